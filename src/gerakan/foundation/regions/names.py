"""How a written name is taken apart: kind, base name, letters. Pure text, no database."""

import re
import unicodedata
from dataclasses import dataclass

KABUPATEN, KOTA = "kabupaten", "kota"
KIND_WORDS = {
    "kabupaten": KABUPATEN,
    "kab": KABUPATEN,
    "pemkab": KABUPATEN,
    "bupati": KABUPATEN,
    "kota": KOTA,
    "kodya": KOTA,
    "kotamadya": KOTA,
    "pemkot": KOTA,
    "walikota": KOTA,
}
LEADING_NOISE = {"pemerintah", "pemerintahan", "pemda"}
SECOND_WORDS = {"administrasi", "adm", "administratif"}
SPELLED_OUT = {
    "kep": "kepulauan",
    "kepul": "kepulauan",
    "adm": "administrasi",
    "p": "pulau",
    "provinsi": "",
    "prov": "",
}
WORD = re.compile(r"[A-Za-z]+")
WALI_KOTA = re.compile(r"\bwali\s+kota\b", re.IGNORECASE)
CODE = re.compile(r"(\d{2})[.\s]?(\d{1,2})")


@dataclass(frozen=True)
class WrittenName:
    """A name as written: the kind it claims, its letters without the kind, and all its letters."""

    kind: str | None
    base: str
    whole: str
    base_text: str


@dataclass(frozen=True)
class WrittenCode:
    """A code as written; `is_dotted` tells Kemendagri's form from plain digits."""

    digits: str
    is_dotted: bool

    @property
    def dotted(self) -> str:
        """The form of the register: "35.29"."""
        return f"{self.digits[:2]}.{self.digits[2:]}"


def read_code(text: str) -> WrittenCode | None:
    """A region's code in "35.29", "3529" or "35 29"; None when the text is anything else."""
    match = CODE.fullmatch(text.strip())
    if not match:
        return None
    return WrittenCode(match[1] + match[2], is_dotted="." in text)


def read_name(text: str) -> WrittenName:
    """Strips titles and marks, finds the kind at the front or the end, folds the rest to letters.

    >>> read_name("Kab. Kep. Sangihe *")
    WrittenName(kind='kabupaten', base='kepulauansangihe', whole='kabkepulauansangihe', base_text='Kep Sangihe')
    >>> read_name("BANDUNG (KOTA)").kind
    'kota'
    """
    words = _words(text)
    while words and words[0][0] in LEADING_NOISE:
        words = words[1:]
    kind, rest = _split_kind(words)
    return WrittenName(
        kind=kind,
        base=_letters(rest),
        whole=_letters(words),
        base_text=" ".join(original for _, original in rest),
    )


def letters(text: str) -> str:
    """Only the letters, abbreviations spelled out: "Kep. Riau" and "KEPULAUAN  RIAU" agree."""
    return _letters(_words(text))


def _words(text: str) -> list[tuple[str, str]]:
    """Pairs of folded and original word; accents, digits, footnote marks and punctuation are gone."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return [(word.lower(), word) for word in WORD.findall(WALI_KOTA.sub("Walikota", plain))]


def _split_kind(words: list[tuple[str, str]]) -> tuple[str | None, list[tuple[str, str]]]:
    if len(words) < 2:
        return None, words
    if words[0][0] in KIND_WORDS:
        return KIND_WORDS[words[0][0]], _without_second_word(words[1:])
    if words[-1][0] in KIND_WORDS:
        return KIND_WORDS[words[-1][0]], words[:-1]
    return None, _without_second_word(words)


def _without_second_word(words: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return words[1:] if len(words) > 1 and words[0][0] in SECOND_WORDS else words


def _letters(words: list[tuple[str, str]]) -> str:
    return "".join(SPELLED_OUT.get(folded, folded) for folded, _ in words)
