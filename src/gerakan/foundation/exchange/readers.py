"""How the cells of one column are read; each reader sees the whole column, because one cell may explain another."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gerakan.foundation.exchange.figures import Reading, Sense, read_column
from gerakan.foundation.exchange.table import Cell, is_blank, shown


@dataclass(frozen=True)
class Read:
    """A value, or a problem with its remedy."""

    value: Any = None
    problem: str = ""
    remedy: str = ""


def text(cells: Sequence[Cell]) -> list[Read]:
    """Words, spaces tidied; an apostrophe set by our own export against formulas is taken off."""
    return [Read(None if is_blank(cell) else plain_text(cell)) for cell in cells]


def plain_text(cell: Cell) -> str:
    """A cell as text without stray spaces and without the apostrophe of a guarded export."""
    words = " ".join(shown(cell).split())
    return words[1:] if words[:1] == "'" and words[1:2] in tuple("=+-@") else words


def number(cells: Sequence[Cell]) -> list[Read]:
    """Numbers in any notation; blank and "..." are None."""
    return [_number(reading) for reading in read_column(cells)]


def whole_number(cells: Sequence[Cell]) -> list[Read]:
    """Counts and years."""
    return [_whole(answer) for answer in number(cells)]


def day(cells: Sequence[Cell]) -> list[Read]:
    """Dates as 2026-11-21 or 21/11/2026."""
    return [_day(cell) for cell in cells]


def choice(options: Mapping[str, str | Promise]) -> Callable[[Sequence[Cell]], list[Read]]:
    """One of these values, written as its key or its label."""

    def read(cells: Sequence[Cell]) -> list[Read]:
        known = {str(label).casefold(): key for key, label in options.items()}
        known |= {key.casefold(): key for key in options}
        return [_chosen(cell, known, options) for cell in cells]

    return read


def _number(reading: Reading) -> Read:
    if reading.sense is Sense.NUMBER:
        return Read(reading.number)
    problem, remedy = problem_of(reading)
    return Read(problem=problem, remedy=remedy)


def problem_of(reading: Reading) -> tuple[str, str]:
    """Why a cell gives no number, empty when it says so itself (blank, not available)."""
    if reading.sense is Sense.AMBIGUOUS:
        return (
            _("Dua arti: %(small)s atau %(large)s.")
            % {"small": f"{reading.number:g}".replace(".", ","), "large": f"{reading.other:.0f}"},
            _("Pilih tanda desimal berkas ini pada langkah 1, atau tulis tanpa tanda ribuan."),
        )
    if reading.sense is Sense.UNREADABLE:
        return _("Bukan angka."), _("Tulis angka saja, misalnya 12,5; tulis … bila tidak tersedia.")
    return "", ""


def _whole(answer: Read) -> Read:
    if answer.value is None:
        return answer
    if not float(answer.value).is_integer():
        return Read(problem=_("Bukan bilangan bulat."), remedy=_("Tulis tanpa pecahan."))
    return Read(int(answer.value))


def _day(cell: Cell) -> Read:
    if is_blank(cell):
        return Read()
    written = shown(cell).strip().removesuffix(" 00:00:00")
    for pattern in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"):
        try:
            return Read(dt.datetime.strptime(written, pattern).replace(tzinfo=dt.UTC).date())
        except ValueError:
            continue
    return Read(problem=_("Bukan tanggal."), remedy=_("Tulis seperti 2026-11-21 atau 21/11/2026."))


def _chosen(cell: Cell, known: Mapping[str, str], options: Mapping[str, str | Promise]) -> Read:
    if is_blank(cell):
        return Read()
    key = known.get(plain_text(cell).casefold())
    if key is None:
        return Read(
            problem=_("Bukan pilihan yang dikenal."), remedy=_("Pilih: %s.") % ", ".join(map(str, options.values()))
        )
    return Read(key)
