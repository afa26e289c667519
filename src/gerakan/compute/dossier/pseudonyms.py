"""Codes that stand for people in a dossier: the same person has one code inside it, and another in every other edition.

A code is a keyed fingerprint (HMAC-SHA256). Who has the key can prove whose code it is; once the key is destroyed, nobody
can, though the dossier and its marks stay as they were sealed.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable

PREFIX = "A-"
SHORTEST, LONGEST = 8, 52
KEY_BYTES = 32


def new_key() -> bytes:
    """For one edition; kept apart from the dossier, and destroyed when codes may no longer lead to people."""
    return secrets.token_bytes(KEY_BYTES)


def pseudonyms(people: Iterable[str], *, key: bytes, edition: str) -> dict[str, str]:
    """By person (any name that is theirs alone): the code, eight letters and digits, or more should two ever be alike.

    Codes say nothing of order, so tables are sorted by code before they are written.

    >>> pseudonyms(["asesor-1"], key=bytes(32), edition="2027")
    {'asesor-1': 'A-...'}
    """
    if len(key) < KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes or more")
    whole = {person: _letters(person, key, edition) for person in people}
    for length in range(SHORTEST, LONGEST + 1):
        codes = {person: PREFIX + letters[:length] for person, letters in whole.items()}
        if len(set(codes.values())) == len(codes):
            return codes
    raise ValueError("two people have the same fingerprint")


def _letters(person: str, key: bytes, edition: str) -> str:
    """The edition goes in with its length, so that no two pairs of edition and person read the same."""
    said = f"{len(edition)}:{edition}:{person}".encode()
    return base64.b32encode(hmac.new(key, said, hashlib.sha256).digest()).decode().rstrip("=")
