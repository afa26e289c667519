"""Numbers, rupiah and years as plans write them."""

import re
from decimal import Decimal, InvalidOperation

from gerakan.foundation.exchange.figures import SCALES

FIGURE = re.compile(r"-?\d[\d.,]*")
SCALE_WORDS = re.compile(r"\b(ribuan|ribu|jutaan|juta|miliaran|miliar|milyar|triliun|trilyun)\b")
BLANKS = {"", "-", "–", "—", "...", "…", "n/a", "tidak ada"}
SPAN = re.compile(r"(20[1-9]\d)\s*(?:-|–|—|s\s*/?\.?\s*d\.?|sampai(?:\s+dengan)?|hingga)\s*(20[1-9]\d)")
YEAR = re.compile(r"\b(20[1-9]\d)\b")
WITH_YEAR = re.compile(r"^(.*?)\(?\s*(?:tahun\s*)?((?:19|20)\d\d)\s*\)?$", re.IGNORECASE)
MOST = 10**15


def number(text: str) -> Decimal | None:
    """A number as Indonesians write it (1.250,5); None for none."""
    found = FIGURE.search(text.replace(" ", ""))
    if text.strip().casefold() in BLANKS or found is None:
        return None
    bare = found[0].rstrip(".,")
    commas, points = bare.count(","), bare.count(".")
    if commas == 1 and (not points or bare.rindex(".") < bare.index(",")):
        bare = bare.replace(".", "").replace(",", ".")
    elif points == 1 and not commas and len(bare.rpartition(".")[2]) != 3:
        pass  # 71.5 was typed by a machine
    else:
        bare = bare.replace(".", "").replace(",", "")
    try:
        return Decimal(bare)
    except InvalidOperation:
        return None


def scale_in(text: str) -> int:
    """What amounts below such a heading are counted in: "(ribu rupiah)", "(Rp juta)"; 1 when it does not say."""
    found = SCALE_WORDS.search(text.casefold())
    return (
        SCALES[found[1].removesuffix("an") if found[1] in {"ribuan", "jutaan", "miliaran"} else found[1]]
        if found
        else 1
    )


def rupiah(text: str, scale: int = 1) -> int | None:
    """Whole rupiah of "Rp1,5 miliar", "500 jt", "1.500.000.000,00"; a word in the cell goes before the heading's."""
    words = text.casefold().replace("rp.", "").replace("rp", "").strip()
    amount = number(words)
    if amount is None:
        return None
    tail = re.search(r"\d\s*([a-z]+)\.?\s*$", words)
    amount *= SCALES.get(tail[1], scale) if tail else scale
    return int(amount.to_integral_value()) if 0 <= amount <= MOST else None


def span(text: str) -> tuple[int, int] | None:
    """First and last year of "2028–2030", "2028 s.d. 2030", "2028"."""
    if found := SPAN.search(text):
        return int(found[1]), int(found[2])
    years = [int(year) for year in YEAR.findall(text)]
    return (min(years), max(years)) if years and len(years) <= 12 else None


def typed(value: Decimal | int) -> str:
    """As a sheet is typed: decimal comma, no thousands."""
    plain = format(value.normalize() if isinstance(value, Decimal) else Decimal(value), "f")
    return plain.replace(".", ",")
