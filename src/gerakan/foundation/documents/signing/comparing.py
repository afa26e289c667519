"""Is the signed paper the approved one? Words beside words."""

import re
from dataclasses import dataclass

from gerakan.foundation.documents.matching import matcher_of

WORD = re.compile(r"\w+", re.UNICODE)
MOST = 20
FEW_WORDS = 20


@dataclass(frozen=True)
class Comparison:
    """Share of the approved words that stand in the signed copy, and the first differences; None without text."""

    same_share: float | None
    differences: list[str]


def compare(approved: str, signed: str) -> Comparison:
    """Ignores case, spaces and punctuation; a scan without text cannot be compared.

    >>> compare("para pihak sepakat " * 10, "para pihak sepakat " * 9 + "para pihak menolak").differences
    ['sepakat → menolak']
    """
    first, second = WORD.findall(approved.casefold()), WORD.findall(signed.casefold())
    if len(second) < min(FEW_WORDS, len(first)):
        return Comparison(None, [])
    match = matcher_of(first, second)
    same = sum(block.size for block in match.get_matching_blocks())
    parts = [_words(first[a:b], second[c:d]) for kind, a, b, c, d in match.get_opcodes() if kind != "equal"]
    return Comparison(same / len(first) if first else None, parts[:MOST])


def _words(old: list[str], new: list[str]) -> str:
    return f"{' '.join(old)[:200] or '∅'} → {' '.join(new)[:200] or '∅'}"
