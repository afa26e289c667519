"""Programmes as bars over the years: which, in which order, what waits for what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gerakan.foundation.documents.book.tree import Span
from gerakan.foundation.ui.charts.chart import PILLARS as COLOURS
from gerakan.stages.masterplans.models import Masterplan, Milestone, Programme
from gerakan.stages.mentoring.models import Pillar

TERMS = (1, 5, 10)


@dataclass(frozen=True)
class Line:
    """One programme or part of one on the roadmap; `early` are codes that it waits for and that end after it starts."""

    pk: int
    span: Span
    pillar: str
    is_part: bool
    early: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """As on its sheet."""
        return self.span.code

    @property
    def years(self) -> str:
        """From when to when."""
        first, last = self.span.first, self.span.last
        return f"{first}–{last}" if first != last else str(first)


@dataclass(frozen=True)
class View:
    """What a reader zooms to: a pillar, the first years, parts of programmes too."""

    pillar: str = ""
    term: int = TERMS[-1]
    with_parts: bool = False


def programmes_of(plan: Masterplan) -> "QuerySet[Programme]":
    """All, with what they are parts of."""
    return Programme.objects.filter(plan=plan).select_related("parent__parent").order_by("position", "pk")


def years_of(plan: Masterplan, view: View) -> range:
    """The years that the picture shows."""
    return range(plan.starts, plan.starts + min(view.term, plan.years))


def lines_of(plan: Masterplan, view: View) -> list[Line]:
    """By pillar, then by their beginning; parts behind their whole. Those without years are not here."""
    rows = list(programmes_of(plan))
    milestones = _milestones(plan)
    ends = {row.code: row.ends for row in rows}
    made = {row.pk: _line(row, milestones.get(row.pk, ()), ends) for row in rows if row.starts and row.ends}
    years = years_of(plan, view)
    return [made[row.pk] for row in _ordered(rows) if row.pk in made and _is_shown(made[row.pk], view, years)]


def undated(plan: Masterplan) -> "QuerySet[Programme]":
    """Programmes that cannot be drawn yet."""
    missing = Programme.objects.filter(plan=plan, kind=Programme.Kind.PROGRAMME)
    return missing.exclude(starts__isnull=False, ends__isnull=False).order_by("position", "pk")


def spans_of(lines: Iterable[Line]) -> tuple[Span, ...]:
    """For the writers of books and pages."""
    return tuple(line.span for line in lines)


def grouped(lines: Sequence[Line]) -> Iterator[tuple[str, list[Line]]]:
    """Under the names of their pillars."""
    for name, found in groupby(lines, key=lambda line: line.span.group):
        yield name, list(found)


def pillar_of(row: Programme) -> str:
    """Its own, or that of what it is a part of."""
    above = row.parent
    while not row.pillar and above is not None:
        row, above = above, above.parent
    return str(row.pillar)


def pillar_name(pillar: str) -> str:
    """In words."""
    return str(Pillar(pillar).label) if pillar in Pillar.values else _("Tanpa pilar")


def _milestones(plan: Masterplan) -> dict[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = {}
    rows = Milestone.objects.filter(plan=plan, programme__isnull=False, year__isnull=False)
    for programme, year, text in rows.order_by("year", "position").values_list("programme", "year", "text"):
        found.setdefault(programme, []).append((year or 0, text))
    return found


def _line(row: Programme, milestones: Iterable[tuple[int, str]], ends: Mapping[str, int | None]) -> Line:
    pillar = pillar_of(row)
    span = Span(
        row.code, row.name, row.starts or 0, row.ends or 0, group=pillar_name(pillar),
        colour=COLOURS.get(pillar, ""), milestones=tuple(milestones), waits_for=tuple(row.depends_on),
    )  # fmt: skip
    early = tuple(code for code in row.depends_on if (ends.get(code) or 0) > span.first)
    return Line(row.pk, span, pillar, row.kind != Programme.Kind.PROGRAMME, early)


def _ordered(rows: Sequence[Programme]) -> Iterator[Programme]:
    order = {pillar: at for at, pillar in enumerate(Pillar.values)}
    parts: dict[int | None, list[Programme]] = {}
    for row in rows:
        parts.setdefault(row.parent_id, []).append(row)
    tops = sorted(parts.get(None, ()), key=lambda row: (order.get(row.pillar, len(order)), row.starts or 0, row.code))
    waiting, seen = list(reversed(tops)), set()
    while waiting:
        row = waiting.pop()
        if row.pk not in seen:
            seen.add(row.pk)
            yield row
            waiting += reversed(parts.get(row.pk, ()))


def _is_shown(line: Line, view: View, years: range) -> bool:
    if line.is_part and not view.with_parts:
        return False
    if view.pillar and line.pillar != view.pillar:
        return False
    return line.span.first <= years[-1] and line.span.last >= years[0]
