"""Words and their stems: the same on every database, so that every database finds the same."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

WORD = re.compile(r"\w+")
PLAIN = re.compile(r"[^a-z0-9]+")
LONGEST = 60


@dataclass(frozen=True)
class Word:
    """A word where it stands in a text."""

    start: int
    end: int
    plain: str


def words_of(text: str) -> Iterator[Word]:
    """The words of a text, folded to a-z and 0-9."""
    for match in WORD.finditer(text):
        if plain := fold(match[0]):
            yield Word(match.start(), match.end(), plain)


def fold(word: str) -> str:
    """Without accents, capitals and signs.

    >>> fold("Café")
    'cafe'
    """
    decomposed = unicodedata.normalize("NFKD", word.lower())
    return PLAIN.sub("", decomposed)[:LONGEST]


@lru_cache(maxsize=100_000)
def stem(plain: str) -> str:
    """The root of an Indonesian word: pelayanan, melayani and dilayani are all layan."""
    return fold(_stemmer().stem(plain)) or plain


@cache
def _stemmer() -> Any:
    return StemmerFactory().create_stemmer()


def index_words(texts: Iterable[str]) -> str:
    """What the index keeps of a text: every word as written and its stem, side by side."""
    kept: list[str] = []
    for text in texts:
        for word in words_of(text):
            root = stem(word.plain)
            kept.append(root if root == word.plain else f"{root} {word.plain}")
    return " ".join(kept)
