"""Numbers as Indonesians write them in a sentence, read back with the precision that they are written with."""

import re
from dataclasses import dataclass
from decimal import Decimal

SCALES = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12}
WRITTEN = re.compile(
    r"(?:rp\.?\s*)?(?P<sign>-)?(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?\s*(?P<scale>"
    + "|".join(SCALES)
    + r")?\b(?:\s*(?:rupiah|persen|%))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Written:
    """A number and half of its last written digit."""

    value: Decimal
    half: Decimal

    def stands_for(self, value: float) -> bool:
        """Whether this is how the value reads when it is rounded as written."""
        return abs(Decimal(repr(float(value))) - self.value) <= self.half


def read_number(text: str) -> Written | None:
    """The number a text consists of; None when it is none.

    >>> read_number("Rp2,5 miliar").value
    Decimal('2500000000')
    >>> read_number("2,5 miliar").stands_for(2_512_000_000), read_number("2,50 miliar").stands_for(2_512_000_000)
    (True, False)
    >>> read_number("1.250 unit") is None, read_number("40 %").value
    (True, Decimal('40'))
    """
    match = WRITTEN.fullmatch(text.strip().removesuffix("%").strip())
    if not match:
        return None
    part = match["part"] or ""
    power = SCALES.get((match["scale"] or "").lower(), 0)
    digits = int(match["whole"].replace(".", "") + part)
    shift = power - len(part)
    value = Decimal(f"{match['sign'] or ''}{digits}e{shift}")
    half = Decimal(f"5e{shift - 1}") if part or power else Decimal(0)
    return Written(Decimal(int(value)) if shift >= 0 else value, half)
