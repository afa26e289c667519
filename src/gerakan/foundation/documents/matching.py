"""Two texts beside each other, piece by piece, in a time that nobody's text can stretch."""

from collections.abc import Sequence
from difflib import SequenceMatcher

FEW_ANCHORS, MOST_ANCHORS, MOST_EACH = 2_000, 60_000, 25
"""Pairs of equal pieces: compared as they are; compared at all; on average a piece. What difflib does with them grows faster
than their number: a thousand equal paragraphs against as many took ten seconds, two thousand three minutes."""


def matcher_of(old: Sequence[str], new: Sequence[str]) -> "SequenceMatcher[str]":
    """Of difflib; pieces that come again and again match only beside others, and beyond measure all of it is another text.

    >>> matcher_of(["a", "b", "c"], ["a", "c"]).get_opcodes()
    [('equal', 0, 1, 0, 1), ('delete', 1, 2, 1, 1), ('equal', 2, 3, 1, 2)]
    >>> matcher_of(["a"] * 9000, ["a", "b"] * 9000).get_opcodes()
    [('equal', 0, 1, 0, 1), ('replace', 1, 9000, 1, 18000)]
    """
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if _anchors(matcher, old) > FEW_ANCHORS:
        matcher = SequenceMatcher(None, old, new, autojunk=True)
        if _anchors(matcher, old) > min(MOST_ANCHORS, MOST_EACH * len(old)):
            _places(matcher).clear()
    return matcher


def _anchors(matcher: "SequenceMatcher[str]", old: Sequence[str]) -> int:
    places = _places(matcher)
    return sum(len(places.get(piece, ())) for piece in old)


def _places(matcher: "SequenceMatcher[str]") -> dict[str, list[int]]:
    """Where each piece stands in the second text, without those that are no anchors."""
    found: dict[str, list[int]] = vars(matcher)["b2j"]
    return found
