"""What the frame remembers of a person between two pages: figures that cost much and change only when something is done."""

import time
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")

LIFETIME_SECONDS = 30.0
MOST_KEPT = 5_000


class Memory:
    """Values of this process, each true for one stamp and for so many seconds at most."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._kept: dict[Hashable, tuple[Hashable, float, Any]] = {}

    def get(self, key: Hashable, stamp: Hashable, work: Callable[[], T], *, seconds: float = LIFETIME_SECONDS) -> T:
        """The value worked out for this stamp, now or a moment ago."""
        found = self._kept.get(key)
        if found and found[0] == stamp and self._now() < found[1]:
            kept: T = found[2]
            return kept
        value = work()
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        self._kept[key] = (stamp, self._now() + seconds, value)
        return value

    def forget(self) -> None:
        """Everything is worked out anew."""
        self._kept.clear()


memory = Memory()
