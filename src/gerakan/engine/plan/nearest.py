"""The official name that a name was probably meant to be."""

from collections.abc import Collection
from difflib import SequenceMatcher
from functools import lru_cache

from gerakan.engine.plan.prose import same

LIKE = 0.6
"""Names less alike than this propose nothing."""


def nearest(name: str, known: Collection[str]) -> str:
    """The most alike of the known names, or an empty string; equal likeness: the first by alphabet.

    >>> nearest("Dinas Kesehatn", ("Dinas Kesehatan", "Dinas Perhubungan"))
    'Dinas Kesehatan'
    >>> nearest("zzz", ("Dinas Kesehatan",))
    ''
    """
    return _nearest(name, tuple(sorted(known)))


@lru_cache(maxsize=5_000)
def _nearest(name: str, known: tuple[str, ...]) -> str:
    own = same(name)
    best, likeness = "", LIKE
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(own)
    for other in known:
        matcher.set_seq1(same(other))
        if matcher.real_quick_ratio() > likeness and matcher.quick_ratio() > likeness and matcher.ratio() > likeness:
            best, likeness = other, matcher.ratio()
    return best
