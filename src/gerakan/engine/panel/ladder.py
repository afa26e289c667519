"""Steps of a rating scale: which marks are used, how hard each is to reach, and what a mark is expected to be."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from gerakan.engine.arrays import BoolArray, FloatArray, IntArray
from gerakan.engine.panel.marks import Marks

Steps = Literal["common", "item"]
STEPS: tuple[Steps, ...] = ("common", "item")


@dataclass(frozen=True, slots=True, eq=False)
class Ladder:
    """Probability of level k at position eta is proportional to exp(k eta - height[k]).

    lowest: the mark of level 0. group: (items,), which row of `height` an item uses: one for all ("common") or its own.
    height: (groups, levels), sums of thresholds; infinite for a level that nobody used; zero at both ends, so that the
    thresholds of a group sum to zero. A mark never used is left out, and the levels keep their distances.
    """

    lowest: int
    group: IntArray
    height: FloatArray

    @property
    def free(self) -> BoolArray:
        """Heights that are to be estimated: used levels between the lowest and the highest; (groups, levels)."""
        used = np.isfinite(self.height)
        return used & (np.cumsum(used, axis=1) > 1) & (np.cumsum(used[:, ::-1], axis=1)[:, ::-1] > 1)

    def ends(self) -> tuple[IntArray, IntArray]:
        """Lowest and highest level in use; both (groups,)."""
        used = np.isfinite(self.height)
        return used.argmax(axis=1), used.shape[1] - 1 - used[:, ::-1].argmax(axis=1)

    def chances(self, eta: FloatArray, group: IntArray) -> FloatArray:
        """Probabilities of all levels; eta and group of one shape (...); shape (..., levels)."""
        levels = np.arange(self.height.shape[1])
        logs = eta[..., None] * levels - self.height[group]
        logs -= logs.max(axis=-1, keepdims=True)
        chances = np.exp(logs)
        chances /= chances.sum(axis=-1, keepdims=True)
        return chances

    def moments(self, eta: FloatArray, group: IntArray) -> tuple[FloatArray, FloatArray]:
        """Expected level and its variance; both of the shape of eta."""
        chances = self.chances(eta, group)
        levels = np.arange(chances.shape[-1])
        mean = chances @ levels
        return mean, np.maximum(chances @ levels**2 - mean**2, 0.0)

    def thresholds(self, group: int) -> list[float]:
        """Differences of height between neighbouring used levels, per level; in logits."""
        used = np.flatnonzero(np.isfinite(self.height[group]))
        return [float(step) for step in np.diff(self.height[group, used]) / np.diff(used)]


def first_ladder(marks: Marks, steps: Steps, lowest: int) -> Ladder:
    """Heights of zero where a mark was seen: levels of the whole panel, or of each item up to its highest mark."""
    level = np.rint(marks.mark).astype(np.int64) - lowest
    groups = 1 if steps == "common" else len(marks.items)
    group = np.zeros(len(marks.items), dtype=np.int64) if steps == "common" else np.arange(len(marks.items))
    seen = np.zeros((groups, int(level.max()) + 1), dtype=bool)
    seen[group[marks.item], level] = True
    return Ladder(lowest, group, np.where(seen, 0.0, np.inf))
