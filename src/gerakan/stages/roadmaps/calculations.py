"""Rows of a plan as tasks for the engine, and what a delay of one would move."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gerakan.engine.plan.delays import Move, Task, WaitingInARing
from gerakan.engine.plan.delays import moved as moved_tasks
from gerakan.stages.masterplans.models import Masterplan, Programme
from gerakan.stages.roadmaps.queries.spans import programmes_of


@dataclass(frozen=True)
class Moved:
    """One programme with its years before and after; `because` is the programme that pushes it."""

    programme: Programme
    years: int
    because: Programme | None
    is_beyond: bool

    @property
    def starts(self) -> int:
        """The new first year."""
        return (self.programme.starts or 0) + self.years

    @property
    def ends(self) -> int:
        """The new last year."""
        return (self.programme.ends or 0) + self.years


class CannotMove(ValueError):
    """The text says why."""


def moves(plan: Masterplan, *, programme: Programme, years: int) -> list[Moved]:
    """The programme and everything that must follow, in the order of the sheet. Raises CannotMove."""
    rows = list(programmes_of(plan))
    try:
        found = moved_tasks(list(_tasks(rows)), programme.code, years)
    except WaitingInARing as ring:
        raise CannotMove(_("Program saling menunggu: %s. Perbaiki urutannya lebih dahulu.") % ring) from ring
    except (KeyError, ValueError) as error:
        raise CannotMove(_("Isi dahulu tahun mulai dan selesai %s.") % programme.code) from error
    return list(_told(plan, rows, found))


def _tasks(rows: Sequence[Programme]) -> Iterator[Task]:
    for row in rows:
        whole = row.parent.code if row.parent else ""
        yield Task(row.code, row.starts, row.ends, tuple(row.depends_on), whole)


def _told(plan: Masterplan, rows: Sequence[Programme], found: Sequence[Move]) -> Iterator[Moved]:
    known = {row.code: row for row in rows}
    for move in found:
        row = known[move.code]
        is_beyond = (row.ends or 0) + move.years > plan.all_years[-1]
        yield Moved(row, move.years, known.get(move.because), is_beyond)
