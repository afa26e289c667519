"""Passages that stand in another plan too: shared runs of three words, so that a word changed here and there hides nothing."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

WORD = re.compile(r"\w+")
RUN = 3
LEAST_RUNS = 12
"""Shorter texts say too little to be called copied."""
ALIKE = 0.5
"""Share of a passage's runs that the other text holds too."""


@dataclass(frozen=True, slots=True)
class OtherText:
    """A text of another plan, and where it stands there."""

    plan: str
    sheet: str
    code: str
    field: str
    text: str


@lru_cache(maxsize=50_000)
def runs(text: str) -> frozenset[int]:
    """Fingerprints of every run of three words, capitals and punctuation aside."""
    words = WORD.findall(text.casefold())
    whole = (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    return frozenset(int.from_bytes(blake2b(run.encode(), digest_size=8).digest()) for run in whole)


class Others:
    """Texts of other plans, indexed once and asked often."""

    def __init__(self, texts: Iterable[OtherText] = ()) -> None:
        self.texts = tuple(texts)
        self._holders: dict[int, list[int]] = defaultdict(list)
        for number, one in enumerate(self.texts):
            for run in runs(one.text):
                self._holders[run].append(number)

    def __bool__(self) -> bool:
        return bool(self.texts)

    def likest(self, text: str) -> tuple[OtherText, float] | None:
        """The text that holds most of this one, and its share; None below the line. Equal shares: the first.

        >>> word = "program ini menata pengangkutan sampah pasar dengan jadwal tetap dan petugas yang tercatat setiap hari"
        >>> others = Others([OtherText("35.10", "passages", "2.1", "text", "Menurut kami " + word + " kerja.")])
        >>> others.likest(word + " tanpa henti")[1] > 0.8
        True
        """
        own = runs(text)
        if len(own) < LEAST_RUNS:
            return None
        counts = Counter(number for run in own for number in self._holders.get(run, ()))
        if not counts:
            return None
        number, shared = min(counts.items(), key=lambda item: (-item[1], item[0]))
        share = shared / len(own)
        return (self.texts[number], share) if share >= ALIKE else None


NO_OTHERS = Others()
