"""Text as it may be kept: no marks that a page, Word or typst would read as orders."""

import re
import unicodedata
from collections.abc import Iterator

MOST_LETTERS = 60_000
LINES_END = re.compile("\r\n|[\r\u0085\u2028\u2029\x0b\x0c]")
HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Control characters, marks that turn the direction of writing, half letters; none of them is seen, all of them act."""
WORD = re.compile(r"\w+(?:[-.,']\w+)*")


def clean(text: str) -> str:
    """One kind of line end, one way of writing a letter, nothing unseen."""
    lines = HIDDEN.sub("", LINES_END.sub("\n", text))
    return unicodedata.normalize("NFC", lines).rstrip()


def word_count(text: str) -> int:
    """How many words a person would count."""
    return sum(1 for _word in WORD.finditer(text))


def paragraphs(text: str) -> Iterator[str]:
    """Parts that blank lines divide, for comparing."""
    for part in re.split(r"\n\s*\n", text):
        if part.strip():
            yield part.strip()
