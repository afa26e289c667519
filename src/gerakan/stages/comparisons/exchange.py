"""A comparison as one workbook: numbers as numbers, texts never as formulas, and in front how far the sides can be compared."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from gerakan.foundation.exchange.writing import HEADER, SAFE, sheet_name
from gerakan.stages.comparisons.queries.comparing import Comparison

COUNT, MONEY, SHARE, FIGURE, PLAIN = "0", "#,##0", "0%", "#,##0.00", ""
FIRST_WIDTH, WIDTH = 44, 24
Value = tuple[Any, str]
"""What a cell holds, and how it looks."""


@dataclass(frozen=True)
class Sheet:
    """A table under its headings."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Value]]


def comparison_xlsx(found: Comparison) -> bytes:
    """All tables of the page, a sheet each."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, SAFE)
    head = made.add_format(HEADER)
    looks = {look: made.add_format({"num_format": look or "General", "valign": "top", "text_wrap": not look}) for look in (COUNT, MONEY, SHARE, FIGURE, PLAIN)}  # fmt: skip
    for sheet in sheets_of(found):
        page = made.add_worksheet(sheet_name(sheet.name))
        page.set_column(0, 0, FIRST_WIDTH)
        page.set_column(1, max(len(sheet.headings) - 1, 1), WIDTH)
        page.freeze_panes(1, 1)
        for at, words in enumerate(sheet.headings):
            page.write_string(0, at, words, head)
        for down, row in enumerate(sheet.rows, start=1):
            for at, (value, look) in enumerate(row):
                _write(page, (down, at), value, looks[look])
    made.close()
    return out.getvalue()


def _write(page: Any, at: tuple[int, int], value: Any, look: Any) -> None:
    if value is None:
        page.write_blank(*at, None, look)
    elif isinstance(value, str):
        page.write_string(*at, value, look)
    else:
        page.write_number(*at, float(value) if isinstance(value, Decimal) else value, look)


def sheets_of(found: Comparison) -> Iterator[Sheet]:
    """In the order of the page; a table that the page leaves out is left out here."""
    yield Sheet(_("Keterangan"), [_("Sejauh mana dapat dibandingkan")], [[(note, PLAIN)] for note in found.notes])
    yield Sheet(_("Uang"), [_("Uang"), *found.names], list(_money(found)))
    yield Sheet(_("Pilar"), [_("Pilar"), *_headings(found, _("program"), _("bagian uang"), _("rupiah setahun per penduduk"))], list(_pillars(found)))  # fmt: skip
    yield Sheet(_("Jenis program"), [_("Jenis program"), *_headings(found, _("program"), _("bagian"))], list(_kinds(found)))  # fmt: skip
    yield Sheet(_("Indikator"), [_("Indikator rencana"), *found.names], list(_counted(found)))
    if found.matches:
        yield Sheet(_("Target"), [_("Indikator"), _("Satuan"), _("Tahun target"), *_headings(found, _("nilai dasar"), _("target"), _("perubahan setahun")), _("Keterangan")], list(_targets(found)))  # fmt: skip
    yield Sheet(_("Subdimensi"), [_("Subdimensi"), _("Pilar"), *found.names], list(_parts(found)))


def _headings(found: Comparison, *words: str) -> list[str]:
    return [f"{name}: {word}" for name in found.names for word in words]


def _money(found: Comparison) -> Iterator[list[Value]]:
    yield [(_("Penduduk"), PLAIN), *((side.region.population, MONEY) for side in found.sides)]
    yield [(_("Tahun rencana"), PLAIN), *((f"{side.years[0]}–{side.years[-1]}", PLAIN) for side in found.sides)]
    yield [(_("Uang seluruh rencana"), PLAIN), *((one.whole, MONEY) for one in found.money)]
    if found.years:
        yield [(_("Rata-rata setahun, %(span)s") % {"span": found.span}, PLAIN), *((one.a_year, MONEY) for one in found.money)]  # fmt: skip
        yield [(_("Setahun per penduduk, %(span)s") % {"span": found.span}, PLAIN), *((one.per_head, MONEY) for one in found.money)]  # fmt: skip


def _pillars(found: Comparison) -> Iterator[list[Value]]:
    for _code, label, cells in found.pillars:
        own = [((cell.programmes, COUNT), (cell.share, SHARE), (cell.per_head, MONEY)) for cell in cells]
        yield [(label, PLAIN), *(value for three in own for value in three)]


def _kinds(found: Comparison) -> Iterator[list[Value]]:
    for heading, lines in found.kinds:
        for _code, label, cells in lines:
            yield [(f"{heading}: {label}", PLAIN), *(value for count, share in cells for value in ((count, COUNT), (share, SHARE)))]  # fmt: skip


def _counted(found: Comparison) -> Iterator[list[Value]]:
    yield [(_("Semua"), PLAIN), *((one.indicators, COUNT) for one in found.readiness)]
    yield [(_("Mempunyai nilai dasar"), PLAIN), *((one.with_baseline, COUNT) for one in found.readiness)]
    yield [
        (_("Mempunyai target tahun terakhir rencananya"), PLAIN),
        *((one.with_last_target, COUNT) for one in found.readiness),
    ]


def _targets(found: Comparison) -> Iterator[list[Value]]:
    for one in found.matches:
        cells: list[Value] = []
        for cell in one.cells:
            three = (cell.baseline, cell.target, cell.a_year) if cell else (None, None, None)
            cells += [(value, FIGURE) for value in three]
        said = _("Tidak dibandingkan: %s") % "; ".join(one.reasons) if one.reasons else "; ".join(one.notes)
        yield [(one.name, PLAIN), (one.unit, PLAIN), (one.year, COUNT), *cells, (said or None, PLAIN)]


def _parts(found: Comparison) -> Iterator[list[Value]]:
    for pillar, parts in found.parts:
        for part in parts:
            yield [(part.label, PLAIN), (pillar, PLAIN), *(("\n".join(names) or None, PLAIN) for names in part.names)]
