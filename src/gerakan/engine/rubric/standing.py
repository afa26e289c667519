"""One mark per item of a region from the standing marks of its panel, as the region reads it in the draft."""

from collections.abc import Sequence
from decimal import Decimal
from statistics import fmean

HUNDREDTHS = Decimal("0.01")


def drafted(marks: Sequence[float]) -> float | None:
    """Their mean in hundredths, halves to the even one; None when nobody gave a mark.

    >>> drafted([2, 3, 3]), drafted([])
    (2.67, None)
    """
    return float(Decimal(str(fmean(marks))).quantize(HUNDREDTHS)) if marks else None
