"""Two contents side by side: words by paragraph, tables by cell, money by year and pillar."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.documents.matching import matcher_of
from gerakan.stages.chapters.queries.quoting import as_read
from gerakan.stages.chapters.queries.words import paragraphs
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.sheets import SHEETS, Sheet
from gerakan.stages.reviews.queries import joint as joints
from gerakan.stages.reviews.queries.contents import HEAD, Contents
from gerakan.stages.reviews.queries.money import Sums, money_of, years_of
from gerakan.stages.reviews.queries.reading import NONE, cell, heading, name_of

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
MOST_ROWS = 400
MOST_LETTERS = 20_000
Piece = tuple[str, str]
"""("same" | "del" | "ins", words)."""


@dataclass(frozen=True)
class CellChange:
    """A cell before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class RowChange:
    """A row that came, went or changed."""

    code: str
    name: str
    act: str
    cells: Sequence[CellChange]


@dataclass(frozen=True)
class SheetChange:
    """What changed on a sheet; `more` rows are not shown."""

    sheet: Sheet
    rows: Sequence[RowChange]
    more: int = 0


@dataclass(frozen=True)
class ParagraphChange:
    """A paragraph in pieces: what stayed, what went, what came."""

    act: str
    pieces: Sequence[Piece]


@dataclass(frozen=True)
class TextChange:
    """What changed in a section; unchanged paragraphs are left out."""

    code: str
    title: str
    paragraphs: Sequence[ParagraphChange]


@dataclass(frozen=True)
class MoneyChange:
    """A pillar's money before, after, and the difference, year by year; the whole plan last."""

    label: str
    cells: Sequence[tuple[int, int, int]]


@dataclass(frozen=True)
class Comparison:
    """Everything that differs between two contents."""

    head: Sequence[CellChange]
    sheets: Sequence[SheetChange]
    joint: Sequence[RowChange]
    texts: Sequence[TextChange]
    years: Sequence[int]
    money: Sequence[MoneyChange]

    @property
    def is_empty(self) -> bool:
        """They say the same."""
        return not (self.head or self.sheets or self.joint or self.texts)


def compare(before: Contents, after: Contents) -> Comparison:
    """In the order of reading."""
    sheets = (_sheet(sheet, before, after) for sheet in SHEETS.values())
    years = sorted({*years_of(before), *years_of(after)})
    return Comparison(
        list(_head(before["head"], after["head"])), [one for one in sheets if one.rows], list(_joint(before, after)),
        list(_texts(before, after)), years, list(_money(before, after, years)),
    )  # fmt: skip


def _head(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[CellChange]:
    for name in HEAD:
        if before.get(name) != after.get(name):
            label = str(Masterplan._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
            yield CellChange(label, str(before.get(name) or NONE), str(after.get(name) or NONE))


def _joint(before: Contents, after: Contents) -> Iterator[RowChange]:
    """Programmes carried together with others: those that came, went or were agreed on anew."""
    old, new = joints.keyed(before), joints.keyed(after)
    for key in {**new, **old}:
        was, now = old.get(key, {}), new.get(key, {})
        if labels := [label for label in {**now, **was} if was.get(label) != now.get(label)]:
            cells = [CellChange(label, was.get(label, NONE), now.get(label, NONE)) for label in labels]
            yield RowChange(
                key[1], (now or was)[_("Nama")], CHANGED if was and now else ADDED if now else REMOVED, cells
            )


def _sheet(sheet: Sheet, before: Contents, after: Contents) -> SheetChange:
    """Rows are the same row by their key; contents without keys are matched by code."""
    old, new = _by_key(before, sheet), _by_key(after, sheet)
    rows = [row for key in {**new, **old} if (row := _row(sheet, old.get(key), new.get(key), (before, after)))]
    return SheetChange(sheet, rows[:MOST_ROWS], max(len(rows) - MOST_ROWS, 0))


def _by_key(contents: Contents, sheet: Sheet) -> dict[Any, Mapping[str, Any]]:
    return {row.get("row", row["code"]): row for row in contents["rows"].get(sheet.code, ())}


def _row(
    sheet: Sheet, old: Mapping[str, Any] | None, new: Mapping[str, Any] | None, both: tuple[Contents, Contents]
) -> RowChange | None:
    shown = new or old or {}
    heads = both[0]["head"], both[1]["head"]
    cells = list(_cells(sheet, old or {}, new or {}, heads))
    if old is not None and new is not None and not cells:
        return None
    act = CHANGED if old is not None and new is not None else ADDED if new is not None else REMOVED
    return RowChange(str(shown["code"]), name_of(shown), act, cells)


def _cells(
    sheet: Sheet, old: Mapping[str, Any], new: Mapping[str, Any], heads: tuple[Mapping[str, Any], Mapping[str, Any]]
) -> Iterator[CellChange]:
    """Years are compared as years: a plan that begins a year later moved its columns."""
    was = {heading(column, heads[0]): cell(column, old.get(column.field)) for column in sheet.columns} if old else {}
    now = {heading(column, heads[1]): cell(column, new.get(column.field)) for column in sheet.columns} if new else {}
    for label in {**now, **was}:
        before, after = was.get(label, NONE), now.get(label, NONE)
        if before != after:
            yield CellChange(label, before, after)


def _texts(before: Contents, after: Contents) -> Iterator[TextChange]:
    old, new = _sections(before), _sections(after)
    for code, language in {**new, **old}:
        was, now = old.get((code, language), ("", "")), new.get((code, language), ("", ""))
        if was[1] == now[1]:
            continue
        title = (now[0] or was[0]) + ("" if language == "id" else f" ({language})")
        yield TextChange(f"{code}-{language}", title, list(_paragraphs(as_read(was[1], before.get("figures", {})), as_read(now[1], after.get("figures", {})))))  # fmt: skip


def _sections(contents: Contents) -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (one["code"], language): (one["title"], text)
        for one in contents["chapters"]
        for language, text in sorted(one["texts"].items(), reverse=True)
    }


def _paragraphs(before: str, after: str) -> Iterator[ParagraphChange]:
    old, new = list(paragraphs(before)), list(paragraphs(after))
    for act, i, j, k, m in matcher_of(old, new).get_opcodes():
        if act == "equal":
            continue
        pairs = min(j - i, m - k)
        for was, now in zip(old[i : i + pairs], new[k : k + pairs], strict=True):
            yield ParagraphChange(CHANGED, list(_words(was, now)))
        yield from (ParagraphChange(REMOVED, [("del", one)]) for one in old[i + pairs : j])
        yield from (ParagraphChange(ADDED, [("ins", one)]) for one in new[k + pairs : m])


def _words(before: str, after: str) -> Iterator[Piece]:
    """Word by word; paragraphs of a book's length are shown whole."""
    if max(len(before), len(after)) > MOST_LETTERS:
        yield from (("del", before), ("ins", after))
        return
    old, new = before.split(" "), after.split(" ")
    for act, i, j, k, m in matcher_of(old, new).get_opcodes():
        if act == "equal":
            yield "same", " ".join(old[i:j])
            continue
        if j > i:
            yield "del", " ".join(old[i:j])
        if m > k:
            yield "ins", " ".join(new[k:m])


def _money(before: Contents, after: Contents, years: Sequence[int]) -> Iterator[MoneyChange]:
    old, new = _by_year(before), _by_year(after)
    for code, label in {**{code: one[0] for code, one in old.items()}, **{code: one[0] for code, one in new.items()}}.items():  # fmt: skip
        was, now = old.get(code, ("", {}))[1], new.get(code, ("", {}))[1]
        cells = [(was.get(year, 0), now.get(year, 0), now.get(year, 0) - was.get(year, 0)) for year in years]
        yield MoneyChange(label or (_("Semua pilar") if code == "" else _("Tanpa pilar")), cells)


def _by_year(contents: Contents) -> dict[str, tuple[str, dict[int, int]]]:
    """The whole plan comes last."""
    rows: list[Sums] = money_of(contents)
    return {row.code: (row.label, dict(zip(years_of(contents), row.amounts, strict=True))) for row in rows}
