"""Passages that stand in another plan too: shared runs of three words, so that a word changed here and there hides nothing."""

import re
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

WORD = re.compile(r"\w+")
RUN = 3
LEAST_RUNS = 12
"""Shorter texts say too little to be called copied."""
ALIKE = 0.5
"""Share of a passage's runs that the other text holds too."""
Prints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class OtherText:
    """A text of another plan, and where it stands there."""

    plan: str
    sheet: str
    code: str
    field: str
    text: str


def prints(text: str) -> Prints:
    """Fingerprints of every run of three words, capitals and punctuation aside, sorted; the same within one process."""
    words = WORD.findall(text.casefold())
    whole = {hash(tuple(words[at : at + RUN])) for at in range(len(words) - RUN + 1)}
    return np.array(sorted(whole), dtype=np.int64)


@lru_cache(maxsize=20_000)
def own_prints(text: str) -> Prints:
    """Remembered, since a plan is asked again after every edit."""
    return prints(text)


class Others:
    """Texts of other plans, indexed once and asked often."""

    def __init__(self, texts: Iterable[OtherText] = ()) -> None:
        known = [(one, found) for one in texts if len(found := prints(one.text)) >= LEAST_RUNS * ALIKE]
        self.texts = tuple(one for one, _found in known)
        runs = np.concatenate([found for _one, found in known] or [np.array([], dtype=np.int64)])
        holders = np.repeat(np.arange(len(known), dtype=np.int32), [len(found) for _one, found in known])
        order = np.argsort(runs, kind="stable")
        self._runs, self._holders = runs[order], holders[order]
        self._plans = np.array([one.plan for one in self.texts], dtype=object)
        self._besides = ""

    def __bool__(self) -> bool:
        return bool(self.texts)

    def besides(self, plan: str) -> "Others":
        """The same index, blind to one plan: its own."""
        found = copy(self)
        found._besides = plan  # noqa: SLF001 - of a copy of itself
        return found

    def likest(self, text: str) -> tuple[OtherText, float] | None:
        """The text that holds most of this one, and its share; None below the line. Equal shares: the first.

        >>> word = "program ini menata pengangkutan sampah pasar dengan jadwal tetap dan petugas yang tercatat setiap hari"
        >>> others = Others([OtherText("35.10", "passages", "2.1", "text", "Menurut kami " + word + " kerja.")])
        >>> others.likest(word + " tanpa henti")[1] > 0.8, others.besides("35.10").likest(word)
        (True, None)
        """
        own = own_prints(text)
        if len(own) < LEAST_RUNS or not self.texts:
            return None
        left, right = (np.searchsorted(self._runs, own, side) for side in ("left", "right"))
        if not (right > left).any():
            return None
        held = np.concatenate([self._holders[a:b] for a, b in zip(left, right, strict=True)])
        numbers, counts = np.unique(held, return_counts=True)
        if self._besides:
            counts = np.where(self._plans[numbers] == self._besides, 0, counts)
        best = int(np.argmax(counts))
        share = float(counts[best]) / len(own)
        return (self.texts[int(numbers[best])], share) if share >= ALIKE else None


NO_OTHERS = Others()
