"""Rows of sums in a delivered table against what their sectors sum to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gerakan.foundation.ui import formats
from gerakan.stages.potentials.exchange.sheet import Line
from gerakan.stages.potentials.models import CODES

ROUNDED = 0.001
"""Sums printed beside rounded parts may be off by this share; more is an error in a cell."""
Said = tuple[int, str, str, str, bool]
"""Row, column, problem, remedy, whether it blocks."""


@dataclass(frozen=True)
class Total:
    """A row that says what all sectors of a region and year are together."""

    row: int
    region: str
    year: int
    value: float | None
    whole: float | None


def misfits(lines: Sequence[Line], totals: Sequence[Total]) -> Iterator[Said]:
    """Sums that are not the sum of their sectors, with the difference and the sectors that are missing."""
    for total in totals:
        parts = [line for line in lines if (line.region.code, line.year) == (total.region, total.year)]
        absent = [code for code in CODES if code not in {line.sector for line in parts}]
        for column in ("value", "whole"):
            told, cells = getattr(total, column), [getattr(line, column) for line in parts]
            if told is None or (column == "whole" and None in cells):
                continue
            found = sum(cells)
            if abs(told - found) > ROUNDED * max(abs(told), found):
                yield total.row, column, _off(told, found), _remedy(absent), True


def _off(told: float, found: float) -> str:
    return _("Jumlah sektornya %(found)s, di sini %(told)s: selisih %(off)s.") % {
        "found": formats.number(found, 0), "told": formats.number(told, 0), "off": formats.number(abs(told - found), 0)
    }  # fmt: skip


def _remedy(absent: Sequence[str]) -> str:
    if absent:
        return _("Lengkapi lapangan usaha %s, atau periksa sel yang salah ketik.") % "; ".join(absent)
    return _("Cari sel yang salah ketik atau berlainan satuan; hapus baris jumlah bila angkanya bukan dari tabel ini.")
