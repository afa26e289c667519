"""Choices and columns as lines of text: “kode = bunyi”, “kode = judul = angka”."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.translation import gettext as _

from gerakan.foundation.instruments.tree import TableColumn

COLUMN_KINDS = {"teks": "text", "angka": "number"}
KIND_WORDS = {kind: word for word, kind in COLUMN_KINDS.items()}


def choices_from(text: str) -> tuple[tuple[str, str], ...]:
    """Raises ValidationError with the line that cannot be read."""
    found = [_cut(line) for line in _filled(text)]
    _refuse_twice([code for code, _words in found])
    return tuple(found)


def columns_from(text: str) -> tuple[TableColumn, ...]:
    """Raises ValidationError with the line that cannot be read."""
    found = []
    for line in _filled(text):
        head, _equals, word = line.rpartition("=")
        kind = COLUMN_KINDS.get(word.strip().casefold())
        if kind is None:
            raise ValidationError(_("Akhiri setiap baris dengan “= teks” atau “= angka”."))
        found.append(TableColumn(*_cut(head), kind))
    _refuse_twice([column.code for column in found])
    return tuple(found)


def choices_text(choices: Iterable[tuple[str, str]]) -> str:
    """What `choices_from` reads."""
    return "\n".join(f"{code} = {words}" for code, words in choices)


def columns_text(columns: Iterable[TableColumn]) -> str:
    """What `columns_from` reads."""
    return "\n".join(f"{one.code} = {one.label} = {KIND_WORDS.get(one.kind, one.kind)}" for one in columns)


def _filled(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _cut(line: str) -> tuple[str, str]:
    code, _equals, words = (piece.strip() for piece in line.partition("="))
    if not code or not words:
        raise ValidationError(_("Baris “%s” belum lengkap.") % line)
    try:
        validate_slug(code)
    except ValidationError:
        raise ValidationError(_("“%s” bukan kode: pakai huruf, angka, dan tanda hubung saja.") % code) from None
    return code, words


def _refuse_twice(codes: list[str]) -> None:
    if len(set(codes)) < len(codes):
        raise ValidationError(_("Ada kode yang ditulis dua kali."))
