"""A region's colour may be any: letters made of it stay legible on white, letters upon it on its own ground (WCAG 2.2 AA)."""

import re
from typing import Final

HOUSE: Final = "#14467c"
WHITE, INK = "#ffffff", "#10243e"
LEAST_CONTRAST: Final = 4.5
HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")
PALETTE: Final = ("#14467c", "#a04500", "#0a6a6b", "#a01a5c", "#765600", "#3d3fa0", "#2f6b22", "#b3202c")
Channels = tuple[int, int, int]


def known(colour: str, otherwise: str = HOUSE) -> str:
    """The colour, or another one where it is none."""
    return colour.lower() if HEX.fullmatch(colour) else otherwise


def contrast(one: str, other: str) -> float:
    """Between 1 and 21.

    >>> contrast("#ffffff", "#000000")
    21.0
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def legible(colour: str) -> str:
    """The same hue, dark enough for words on white.

    >>> legible("#14467c")
    '#14467c'
    """
    tone = known(colour)
    while contrast(tone, WHITE) < LEAST_CONTRAST:
        tone = mixed(tone, "#000000", 0.1)
    return tone


def ink_on(ground: str) -> str:
    """White or ink, whichever reads better there."""
    return max((WHITE, INK), key=lambda ink: contrast(ink, known(ground)))


def tint(colour: str, share: float = 0.12) -> str:
    """A pale ground of the colour."""
    return mixed(WHITE, known(colour), share)


def mixed(one: str, other: str, share: float) -> str:
    """`share` of the other colour in the one.

    >>> mixed("#ffffff", "#000000", 0.5)
    '#808080'
    """
    blended = (round(a * (1 - share) + b * share) for a, b in zip(_channels(one), _channels(other), strict=True))
    return "#{:02x}{:02x}{:02x}".format(*blended)


def _channels(colour: str) -> Channels:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [_linear(channel / 255) for channel in _channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
