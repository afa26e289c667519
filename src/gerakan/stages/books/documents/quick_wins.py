"""The Quick Win book: what people feel within a year, each from its problem to what remains."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from gerakan.foundation.documents.book.text import Run, words
from gerakan.foundation.documents.book.tree import Block, Notice, Points, Section
from gerakan.stages.books.documents import charts
from gerakan.stages.books.documents.cells import cells, said, table
from gerakan.stages.books.documents.framing import Entry, Extra, made, sentence
from gerakan.stages.books.documents.source import Row, Source
from gerakan.stages.books.documents.targets import span_of


def one_by_one(source: Source) -> Extra:
    """An overview in pictures, then each from its problem to what remains."""
    rows, where = source.rows("quick-win"), _("lembar Quick win")
    if not rows:
        return Extra()
    served = [(row["name"], row["beneficiaries_number"] or 0) for row in rows]
    lasting = [(row["name"], row["months"] or 0) for row in rows]
    return Extra(
        after=(
            charts.counts("g-served", _("Penerima manfaat quick win"), served, unit=_("penerima"), source=where),
            charts.counts("g-lasting", _("Lama quick win"), lasting, unit=_("bulan"), source=where),
        ),
        parts=tuple(_one(source, row) for row in rows),
    )


def steps_table(source: Source, setting: Entry, caption: str) -> Block:
    """All quick wins, month by month."""
    columns = cells("langkah", "quick_win", "month", "text")
    return table(setting["anchor"], caption, columns, source.rows("langkah"), empty=_("Langkah belum diisi."), widths=(2, 2, 9), source=_("lembar Langkah quick win"))  # fmt: skip


def lasting(source: Source) -> Extra:
    """What remains after twelve months."""
    rows = [row for row in source.rows("quick-win") if row["sustainability"]]
    said = tuple((Run(f"{row['code']} {row['name']}: ", is_strong=True), Run(row["sustainability"])) for row in rows)
    return Extra(after=(Points(said),) if said else ())


def _one(source: Source, row: Row) -> Section:
    key = row["row"]
    return Section(
        f"qw-{key}", row["name"] or row["code"], (sentence(_lead(row)),),
        (
            made(f"qw-{key}-problem", _("Masalah"), _problems(source, row)),
            made(f"qw-{key}-idea", _("Gagasan dan kebaruan"), sentence(said("quick-win", "idea", row)), sentence(said("quick-win", "novelty", row))),
            made(f"qw-{key}-steps", _("Langkah menurut bulan"), _steps(source, row)),
            made(f"qw-{key}-indicators", _("Indikator"), *_indicators(source, row)),
            made(f"qw-{key}-risks", _("Risiko"), _risks(source, row)),
            made(f"qw-{key}-after", _("Keberlanjutan"), sentence(said("quick-win", "sustainability", row))),
        ),
    )  # fmt: skip


def _lead(row: Row) -> str:
    return _("%(pillar)s, %(part)s. Dikerjakan oleh %(owner)s mulai %(start)s selama %(months)s bulan untuk %(people)s penerima manfaat.") % {
        "pillar": said("quick-win", "pillar", row), "part": said("quick-win", "subdimension", row),
        "owner": said("quick-win", "owner", row), "start": said("quick-win", "starts_on", row),
        "months": said("quick-win", "months", row), "people": said("quick-win", "beneficiaries_number", row),
    }  # fmt: skip


def _problems(source: Source, row: Row) -> Block:
    found = [problem for code in row["problems"] or () if (problem := source.row("masalah", code))]
    if not found:
        return Notice(words(_("Masalah yang dijawab belum disebut.")))
    return Points(tuple(words(f"{one['code']} {one['statement']}") for one in found))


def _steps(source: Source, row: Row) -> Block:
    steps = sorted(source.of("langkah", quick_win=row["code"]), key=lambda one: one["month"] or 0)
    return table(f"t-steps-{row['row']}", _("Langkah %s") % row["name"], cells("langkah", "month", "text"), steps, empty=_("Langkah belum diisi."), widths=(1, 7), source=_("lembar Langkah quick win"))  # fmt: skip


def _indicators(source: Source, row: Row) -> Iterator[Block]:
    found = [one for code in row["indicators"] or () if (one := source.row("indikator", code))]
    if not found:
        yield Notice(words(_("Indikator belum disebut.")))
        return
    yield Points(tuple(words(span_of(source, one)) for one in found))
    drawn = [chart for one in found if (chart := charts.target_chart(source, one))]
    for chart in drawn[:1]:  # two quick wins may rest on one indicator
        yield replace(chart, anchor=f"{chart.anchor}-{row['row']}")


def _risks(source: Source, row: Row) -> Block:
    rows = source.of("risiko", programme=row["programme"]) if row["programme"] else ()
    columns = cells("risiko", "code", "statement", "likelihood", "impact", "mitigation", "owner")
    return table(f"t-risks-{row['row']}", _("Risiko %s") % row["name"], columns, rows, empty=_("Risiko program induknya belum diisi."), widths=(2, 6, 2, 2, 6, 4), right=(2, 3), source=_("lembar Risiko"))  # fmt: skip
