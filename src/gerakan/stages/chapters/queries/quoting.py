"""Words that a reader copies from a page, found in the text as it is written: figures are references there, marks are unseen."""

import re
from collections.abc import Iterator, Mapping

from gerakan.stages.chapters.models import Language, Section
from gerakan.stages.chapters.queries.blocks import REFERENCE, references_of
from gerakan.stages.chapters.queries.contents import live_figures
from gerakan.stages.chapters.queries.figures import shown_figures
from gerakan.stages.masterplans.models import Masterplan

MARKS = r"\*+|(?m:^[ \t]*(?:[-*>]|\d+[.)]|#{1,6})[ \t]+)"
PIECE = re.compile(rf"{REFERENCE.pattern}|(?P<marks>{MARKS})|(?P<space>\s+)|.", re.DOTALL)


def read_at(plan: Masterplan, code: str) -> tuple[str, Mapping[str, str]]:
    """The Indonesian text of a place, and its figures as a reader sees them."""
    text = Section.objects.filter(plan=plan, code=code, language=Language.INDONESIAN, is_dropped=False).values_list("text", flat=True).first() or ""  # fmt: skip
    return text, shown_figures(live_figures(plan), references_of(text))


def as_read(text: str, figures: Mapping[str, str]) -> str:
    """A text with the figures that its readers see; what names nothing stays as it is written."""
    return REFERENCE.sub(lambda match: figures.get(match[1].strip(), match[0]), text)


def as_written(text: str, figures: Mapping[str, str], quote: str) -> str:
    """The quoted words as the text has them; nothing when they do not stand there."""
    wanted = " ".join(quote.split())
    if quote.strip() and quote in text:
        return quote
    letters = list(_seen(text, figures))
    at = "".join(letter for letter, _start, _end in letters).find(wanted) if wanted else -1
    if at < 0:
        return ""
    start, end = letters[at][1], letters[at + len(wanted) - 1][2]
    before, after = text[:start], text[end:]
    return text[len(before.rstrip("*")) : end + len(after) - len(after.lstrip("*"))]


def _seen(text: str, figures: Mapping[str, str]) -> Iterator[tuple[str, int, int]]:
    """Every letter that a reader sees, and where what it comes from stands; one space for any."""
    last = " "
    for piece in PIECE.finditer(text):
        words = figures.get(piece[1].strip(), piece[0]) if piece[1] else "" if piece["marks"] else piece[0]
        for letter in " ".join(words.split()) if piece[1] else " " if piece["space"] else words:
            if letter != " " or last != " ":
                yield letter, *piece.span()
            last = letter


def with_references(words: str, written: str, figures: Mapping[str, str]) -> str:
    """New words for written ones, in which a figure that stays the same goes on being a reference."""
    for reference in references_of(written):
        said = r"\s+".join(map(re.escape, figures.get(reference, "").split()))
        found = re.search(rf"(?<!\w){said}(?!\w)", words) if said else None
        if found:
            words = f"{words[: found.start()]}[[{reference}]]{words[found.end() :]}"
    return words
