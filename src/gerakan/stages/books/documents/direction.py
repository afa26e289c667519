"""Chapters of Buku 2: missions, goals, what measures them, strategies of the pillars."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from gerakan.foundation.documents.book.text import Run, words
from gerakan.foundation.documents.book.tree import Block, Notice, Points, Section
from gerakan.stages.books.documents import charts
from gerakan.stages.books.documents.cells import NONE, Cell, cells, part_name, parts_of, table
from gerakan.stages.books.documents.framing import Entry, Extra, made, sentence
from gerakan.stages.books.documents.source import Row, Source, pillars
from gerakan.stages.books.documents.targets import targets_table
from gerakan.stages.masterplans.models import Strategy

MOST_CHARTS = 6


def missions_table(source: Source, setting: Entry, caption: str) -> Block:
    """With the number of goals that each has."""
    counted: Cell = (_("Sasaran"), lambda row: str(len(source.of("sasaran", mission=row["code"]))))
    return table(setting["anchor"], caption, [*cells("misi", "code", "text"), counted], source.rows("misi"), empty=_("Misi belum diisi."), widths=(2, 10, 2), right=(2,), source=_("lembar Misi"))  # fmt: skip


def goals_table(source: Source, setting: Entry, caption: str) -> Block:
    """By mission."""
    return table(setting["anchor"], caption, cells("sasaran", "code", "mission", "text"), source.rows("sasaran"), empty=_("Sasaran belum diisi."), widths=(2, 2, 9), source=_("lembar Sasaran"))  # fmt: skip


def goal_charts(source: Source) -> Extra:
    """From baseline to target."""
    indicators = [row for row in source.rows("indikator") if row["goal"]]
    drawn = [chart for row in indicators if (chart := charts.target_chart(source, row))][:MOST_CHARTS]
    return Extra(after=tuple(drawn))


def indicators_table(source: Source, setting: Entry, caption: str) -> Block:
    """Of goals, of a pillar's programmes, of quick wins, or all."""
    rows = _indicators(source, setting["only"])
    return targets_table(source, setting["anchor"], caption, rows, empty=_("Indikator untuk bagian ini belum diisi."))


def _indicators(source: Source, only: str) -> Iterable[Row]:
    rows = source.rows("indikator")
    if only == "goals":
        return [row for row in rows if row["goal"]]
    if only == "quick_wins":
        named = {code for row in source.rows("quick-win") for code in row["indicators"] or ()}
        return [row for row in rows if row["code"] in named]
    if only:
        return [row for row in rows if _pillar_of(source, row) == only]
    return rows


def _pillar_of(source: Source, row: Row) -> str:
    programme = source.row("program", row["programme"])
    return str(programme["pillar"]) if programme else ""


def strategies_table(source: Source, setting: Entry, caption: str) -> Block:
    """Of one pillar."""
    rows = [row for part in parts_of(setting["only"]) for row in source.of("strategi", subdimension=part)]
    return table(setting["anchor"], caption, cells("strategi", "code", "subdimension", "goal", "text", "kind"), rows, empty=_("Belum ada strategi pada pilar ini."), widths=(2, 4, 2, 8, 5), source=_("lembar Strategi"))  # fmt: skip


def strategies(source: Source) -> Extra:
    """How many, and which use what of the SWOT."""
    rows, where = source.rows("strategi"), _("lembar Strategi")
    kinds = list(zip(Strategy.Kind.values, map(str, Strategy.Kind.labels), strict=True))
    return Extra(before=(
        sentence(_("Setiap strategi menjawab satu sasaran pada satu subdimensi; jenisnya menunjukkan bagaimana hasil SWOT dipakai.")),
        charts.counts("g-strategies", _("Strategi menurut pilar"), charts.tally(rows, "pillar", pillars()), unit=_("strategi"), source=where),
        charts.counts("g-strategy-kinds", _("Strategi menurut jenis"), charts.tally(rows, "kind", kinds), unit=_("strategi"), source=where),
    ))  # fmt: skip


def strategy_parts(source: Source, pillar: str) -> Extra:
    """The three sub-dimensions one by one."""
    return Extra(parts=tuple(_part(source, part) for part in parts_of(pillar)))


def _part(source: Source, part: str) -> Section:
    """What is wrong, what was decided, which programmes answer."""
    waived = next(iter(source.of("pengecualian", subdimension=part)), None)
    blocks: list[Block] = [Notice(words(_("Dikecualikan: %s") % waived["reason"]))] if waived else []
    if found := source.of("masalah", subdimension=part):
        blocks += [sentence(_("Masalah yang dijawab:")), _points(found, "statement")]
    if planned := source.of("strategi", subdimension=part):
        blocks += [sentence(_("Strategi:")), _points(planned, "text")]
    if serving := [row for row in source.programmes if row["subdimension"] == part]:
        blocks += [sentence(_("Program:")), _points(serving, "name")]
    return made(f"s-part-{part}", part_name(part), *(blocks or [Notice(words(_("Subdimensi ini belum diisi.")))]))


def _points(rows: Iterable[Row], field: str) -> Points:
    return Points(tuple((Run(f"{row['code']} ", is_strong=True), Run(row[field] or NONE)) for row in rows))
