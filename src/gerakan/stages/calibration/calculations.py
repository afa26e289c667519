"""How far assessors agree on the sample cases; the engine computes, this file speaks rows."""

import math
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gerakan.engine.panel.agreement import OVERALL, agreement
from gerakan.engine.panel.marks import make_marks
from gerakan.foundation.ui import formats
from gerakan.stages.calibration.models import CalibrationSet
from gerakan.stages.calibration.queries.results import sent_marks

ITEM = "nilai"
"""One item for the engine: each sample item is a unit of its own, so that the intervals resample sample items."""
SEED = 2027


@dataclass(frozen=True)
class Told:
    """A statistic with its interval (90 %); the bounds are missing where the engine gives none."""

    value: float
    lower: float | None
    upper: float | None

    @property
    def bounds(self) -> str:
        """The interval in words."""
        if self.lower is None or self.upper is None:
            return ""
        told = {"low": formats.number(self.lower, 2), "high": formats.number(self.upper, 2)}
        return _("90 %%: %(low)s sampai %(high)s") % told


def agreement_of(calibration: CalibrationSet) -> dict[str, Told]:
    """By the engine's name of the statistic; empty until two assessors have sent the same case."""
    rows = sent_marks(calibration)
    if not rows:
        return {}
    marks = make_marks(
        [str(item) for item, _code, _level in rows], [code for _item, code, _level in rows], [ITEM] * len(rows),
        [float(level) for _item, _code, level in rows],
    )  # fmt: skip
    found = agreement(marks, seed=SEED)
    return {
        one.statistic: Told(one.value, _finite(one.lower), _finite(one.upper))
        for one in found
        if one.scope == OVERALL and math.isfinite(one.value)
    }


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
