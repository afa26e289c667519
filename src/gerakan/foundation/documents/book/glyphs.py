"""What the fonts of the typst wheel can show in an archival PDF; anything else would refuse the whole book.

The ranges were found by compiling each character of the Basic Multilingual Plane alone and in random company; scripts that
need shaping are left out, since typst's own fallback may fail on them in company.
"""

import re
from typing import Final

from gerakan.foundation.documents.book.clean import VISIBLE, clean

SHOWN: Final = (
    "\x20-\x7e\n\u00a0-\u00ac\u00ae-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ff"
    "\u0401\u0410-\u044f\u0451\u1e00-\u1eff\u2000-\u200a\u2010-\u2027\u202f-\u2040\u2044-\u2052\u2054-\u205f"
    "\u2070\u2071\u2074-\u208e\u2090-\u209c\u20a0-\u20bf\u2100-\u211e\u2120\u2122\u2124\u2126-\u2151\u2153-\u2184"
    "\u2189\u2190-\u23ff\u2460-\u2606\u2609-\u262f\u2713\u2714\u2717\u2718\u27b1-\u2b73\ufffd"
)
UNSHOWN: Final = re.compile(f"[^{SHOWN}]")
LONG: Final = re.compile(r"[^\s\u200b]{25,}")
PIECE, BREAK_HERE = 12, "\u200b"


def shown(text: str) -> str:
    r"""The same words, with a sign of replacement for every character that would stay blank.

    >>> shown("Taman 🌳 kota")
    'Taman \ufffd kota'
    """
    return UNSHOWN.sub(VISIBLE, clean(text).replace("\t", " "))


def breakable(text: str) -> str:
    """For narrow cells: words longer than any of the language may be broken."""
    return LONG.sub(lambda found: _pieces(found.group()), shown(text))


def _pieces(word: str) -> str:
    return BREAK_HERE.join(word[at : at + PIECE] for at in range(0, len(word), PIECE))
