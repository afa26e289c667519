"""Indicators with their baseline and what they shall be in every year."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from gerakan.foundation.documents.book.text import words
from gerakan.foundation.documents.book.tree import Block, Notice, Table
from gerakan.stages.books.documents.cells import NONE, figure, filled, heading
from gerakan.stages.books.documents.source import Row, Source


def targets_table(source: Source, anchor: str, caption: str, rows: Iterable[Row], *, empty: str) -> Block:
    """On its side: a column for every year that has a target."""
    found = list(rows)
    if not found:
        return Notice(words(empty))
    headers = (
        _("Kode"),
        heading("indikator", "name"),
        _("Satuan"),
        _("Nilai dasar"),
        *(str(year) for year in source.years),
    )
    lines = tuple(_line(source, row) for row in found)
    right = tuple(range(3, len(headers)))
    widths = (4, 12, 4, 4, *[3] * len(source.years))
    return filled(Table(anchor, caption, headers, lines, right=right, widths=widths, is_landscape=True, source=_("lembar Indikator")))  # fmt: skip


def _line(source: Source, row: Row) -> tuple[str, ...]:
    base = figure(row["baseline"])
    dated = f"{base} ({row['baseline_year']})" if row["baseline_year"] and base != NONE else base
    targets = (figure(row.get(field)) for _year, field in source.year_fields)
    return row["code"], row["name"], row["unit"] or NONE, dated, *targets


def span_of(source: Source, row: Row) -> str:
    """From its baseline to its last target, in words."""
    targets = [(year, row[field]) for year, field in source.year_fields if row.get(field) is not None]
    if not targets or row["baseline"] is None:
        return _("%(code)s %(name)s: nilai dasar atau target belum diisi") % {"code": row["code"], "name": row["name"]}
    year, last = targets[-1]
    return _("%(code)s %(name)s: dari %(first)s (%(from)s) menjadi %(last)s %(unit)s pada %(year)s") % {
        "code": row["code"], "name": row["name"], "first": figure(row["baseline"]), "from": row["baseline_year"] or NONE,
        "last": figure(last), "unit": row["unit"], "year": year,
    }  # fmt: skip
