"""One workbook for a whole version: four sheets, always in Indonesian; `importing` reads them back without a difference."""

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import xlsxwriter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.exchange import Column, Sheet, choice, number
from gerakan.foundation.exchange.readers import Read
from gerakan.foundation.exchange.table import Cell, is_blank, shown
from gerakan.foundation.exchange.writing import SAFE, write_grid
from gerakan.foundation.instruments.lists import choices_text, columns_text
from gerakan.foundation.instruments.models import Condition, InstrumentVersion, Node
from gerakan.foundation.instruments.tree import Branch, Part, Tree

YES = {"ya": gettext_lazy("ya"), "tidak": gettext_lazy("tidak")}


def prose(cells: Sequence[Cell]) -> list[Read]:
    """Words with their line breaks; the apostrophe of a guarded export is taken off."""
    return [Read(_prose(cell)) for cell in cells]


def _prose(cell: Cell) -> str:
    words = "" if is_blank(cell) else shown(cell).replace("\r\n", "\n").strip()
    return words[1:] if words[:1] == "'" and words[1:2] in tuple("=+-@") else words


def code(cells: Sequence[Cell]) -> list[Read]:
    """Letters, digits, hyphens."""
    return [_code(_prose(cell)) for cell in cells]


def _code(words: str) -> Read:
    try:
        if words:
            validate_slug(words)
    except ValidationError:
        return Read(problem=_("Bukan kode."), remedy=_("Pakai huruf, angka, dan tanda hubung saja."))
    if len(words) > CODE_LENGTH:
        return Read(problem=_("Kode terlalu panjang."), remedy=_("Paling banyak %d huruf.") % CODE_LENGTH)
    return Read(words)


CODE_LENGTH = 40

words_sheet = Sheet(
    Column("name", gettext_lazy("Isian"), choice({"introduction": gettext_lazy("Pengantar"), "release_note": gettext_lazy("Yang berubah")})),
    Column("text", gettext_lazy("Isi"), prose, required=False),
    name=gettext_lazy("Instrumen"),
)  # fmt: skip
parts_sheet = Sheet(
    Column("code", gettext_lazy("Kode"), code),
    Column("kind", gettext_lazy("Jenis"), choice(dict(Node.Kind.choices))),
    Column("parent", gettext_lazy("Di bawah"), code, required=False),
    Column("title", gettext_lazy("Judul"), prose),
    Column("hint", gettext_lazy("Petunjuk"), prose, required=False),
    Column("weight", gettext_lazy("Bobot"), number),
    Column("weight_kota", gettext_lazy("Bobot khusus kota"), number, required=False),
    Column("weight_kabupaten", gettext_lazy("Bobot khusus kabupaten"), number, required=False),
    Column("answer", gettext_lazy("Jawaban daerah"), choice(dict(Node.Answer.choices)), required=False),
    Column("is_required", gettext_lazy("Wajib dijawab"), choice(YES), required=False),
    Column("unit", gettext_lazy("Satuan angka"), prose, required=False),
    Column("lowest", gettext_lazy("Nilai terkecil"), number, required=False),
    Column("highest", gettext_lazy("Nilai terbesar"), number, required=False),
    Column("choices", gettext_lazy("Pilihan"), prose, required=False),
    Column("columns", gettext_lazy("Kolom tabel"), prose, required=False),
    Column("prefill_code", gettext_lazy("Diisi dari indikator"), prose, required=False),
    Column("is_marked", gettext_lazy("Dinilai asesor"), choice(YES), required=False),
    Column("reason_rule", gettext_lazy("Alasan nilai"), choice(dict(Node.Reason.choices)), required=False),
    Column("proof_rule", gettext_lazy("Bukti"), choice(dict(Node.Proof.choices)), required=False),
    Column("proof_kinds", gettext_lazy("Jenis bukti"), prose, required=False),
    Column("may_not_apply", gettext_lazy("Boleh dinyatakan tidak berlaku"), choice(YES), required=False),
    Column("is_penalty", gettext_lazy("Pengurang"), choice(YES), required=False),
    Column("penalty_cap", gettext_lazy("Pengurangan paling banyak"), number, required=False),
    name=gettext_lazy("Bagian"),
)
levels_sheet = Sheet(
    Column("code", gettext_lazy("Kode"), code),
    Column("level", gettext_lazy("Tingkat"), number),
    Column("title", gettext_lazy("Bunyi"), prose, required=False),
    Column("example", gettext_lazy("Contoh"), prose, required=False),
    name=gettext_lazy("Tingkat"),
)
rules_sheet = Sheet(
    Column("code", gettext_lazy("Kode"), code),
    Column("subject", gettext_lazy("Tentang"), choice(dict(Condition.Subject.choices))),
    Column("about", gettext_lazy("Kode butir atau indikator"), prose, required=False),
    Column("test", gettext_lazy("Syarat"), choice(dict(Condition.Test.choices))),
    Column("value", gettext_lazy("Nilai"), prose),
    name=gettext_lazy("Syarat"),
)
SHEETS = (words_sheet, parts_sheet, levels_sheet, rules_sheet)


NAMED = {
    "kind": dict(Node.Kind.choices),
    "answer": dict(Node.Answer.choices),
    "reason_rule": dict(Node.Reason.choices),
    "proof_rule": dict(Node.Proof.choices),
}


def workbook(version: InstrumentVersion, tree: Tree) -> bytes:
    """The version as .xlsx."""
    out = io.BytesIO()
    with translation.override(settings.LANGUAGE_CODE):
        book = xlsxwriter.Workbook(out, SAFE)
        lines = (_word_lines(version), _part_lines(tree), _level_lines(tree), _rule_lines(tree))
        for sheet, rows in zip(SHEETS, lines, strict=True):
            keys = [column.key for column in sheet.columns]
            header = [str(column.title) for column in sheet.columns]
            write_grid(book, str(sheet.name), header, ([row.get(key) for key in keys] for row in rows))
        book.close()
    return out.getvalue()


def _word_lines(version: InstrumentVersion) -> Iterator[dict[str, Any]]:
    yield {"name": _("Pengantar"), "text": version.introduction}
    yield {"name": _("Yang berubah"), "text": version.release_note}


def _part_lines(tree: Tree) -> Iterator[dict[str, Any]]:
    above = {child.code: branch.code for branch in tree.branches() for child in branch.children}
    for part in tree.parts():
        yield {key: _cell(key, value) for key, value in _part_values(part).items()} | {"parent": above.get(part.code)}


def _part_values(part: Part) -> Mapping[str, Any]:
    weights = {f"weight_{kind}": weight for kind, weight in part.weights.items()}
    if isinstance(part, Branch):
        names: Sequence[str] = ("code", "kind", "title", "hint", "weight", "penalty_cap")
        return {name: getattr(part, name) for name in names} | weights
    names = [column.key for column in parts_sheet.columns if hasattr(part, column.key)]
    own = {name: getattr(part, name) for name in names} | {"kind": Node.Kind.ITEM}
    lists = {"choices": choices_text(part.choices), "columns": columns_text(part.columns)}
    return own | lists | {"proof_kinds": ", ".join(part.proof_kinds)} | weights


def _cell(key: str, value: Any) -> Any:
    if isinstance(value, bool):
        return str(YES["ya" if value else "tidak"])
    return str(NAMED[key][value]) if key in NAMED else value


def _level_lines(tree: Tree) -> Iterator[dict[str, Any]]:
    for item in tree.items():
        for told in item.levels:
            yield {"code": item.code, "level": told.level, "title": told.title, "example": told.example}


def _rule_lines(tree: Tree) -> Iterator[dict[str, Any]]:
    for part in tree.parts():
        for rule in part.rules:
            yield {
                "code": part.code, "subject": str(Condition.Subject(rule.subject).label), "about": rule.about,
                "test": str(Condition.Test(rule.test).label), "value": rule.value,
            }  # fmt: skip
