"""Texts of people as every writer sets them: what cannot be seen and yet acts is made visible.

Control characters end XML files and start commands in Word; marks of direction turn the words of a line around, so that
a sum or an address reads as another. Letters of scripts written from the right stay as they are.
"""

import re
from typing import Final

VISIBLE: Final = "\N{REPLACEMENT CHARACTER}"
SILENT: Final = re.compile("[\u200b\u2060\u00ad\ufeff]")
ACTING: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, all but tab and line feed
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction
    "\u2028\u2029\ufff9-\ufffb\U000e0000-\U000e007f"  # separators, annotations, tags
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"  # no characters at all
)


def clean(text: str) -> str:
    r"""The same words without what acts unseen; line feeds stay.

    >>> clean("Rp1\u202e00\x07\r\nbaris dua")
    'Rp1\ufffd00\ufffd\nbaris dua'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return ACTING.sub(VISIBLE, SILENT.sub("", lines))


def one_line(text: str) -> str:
    """For headings, captions, names of sheets and properties."""
    return " ".join(clean(text).split())
