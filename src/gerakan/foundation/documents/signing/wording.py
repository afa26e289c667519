"""Two wordings of one text, word by word."""

import re
from dataclasses import dataclass

from gerakan.foundation.documents.matching import matcher_of

WORDS = re.compile(r"\S+\s*")


@dataclass(frozen=True)
class Piece:
    """Some words: kept ("same"), added ("ins") or taken out ("del")."""

    kind: str
    words: str


def pieces_between(old: str, new: str) -> list[Piece]:
    """Word by word.

    >>> [(piece.kind, piece.words) for piece in pieces_between("dua tahun", "tiga tahun")]
    [('del', 'dua '), ('ins', 'tiga '), ('same', 'tahun')]
    """
    first, second = WORDS.findall(old), WORDS.findall(new)
    pieces: list[Piece] = []
    for kind, a, b, c, d in matcher_of(first, second).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", "".join(first[a:b])))
            continue
        pieces += [Piece(*pair) for pair in (("del", "".join(first[a:b])), ("ins", "".join(second[c:d]))) if pair[1]]
    return pieces
