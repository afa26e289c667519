"""One text for one content: its fingerprint, and the first place where two contents differ."""

import hashlib
import json
import math
from collections.abc import Mapping
from typing import Any


def canonical(value: Any) -> Any:
    """Values that come back from every database as they went in: no NaN, no -0.0, no 1e22."""
    if isinstance(value, Mapping):
        return {str(name): canonical(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [canonical(inner) for inner in value]
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return int(value) if value.is_integer() else value
    return value


def content_bytes(**parts: Any) -> bytes:
    """The canonical JSON of the named parts: what their fingerprint is of, and what a file must hold to be checked by it."""
    return json.dumps(canonical(parts), sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def content_hash(**parts: Any) -> str:
    """SHA-256 over the canonical JSON of the named parts."""
    return hashlib.sha256(content_bytes(**parts)).hexdigest()


def first_difference(before: Any, after: Any, path: str = "") -> str | None:
    """Where two contents part, and both values there; None when they are the same."""
    before, after = canonical(before), canonical(after)
    if isinstance(before, dict) and isinstance(after, dict):
        for name in sorted({*before, *after}):
            if found := first_difference(before.get(name), after.get(name), f"{path}/{name}"):
                return found
        return None
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for i, pair in enumerate(zip(before, after, strict=True)):
            if found := first_difference(*pair, f"{path}/{i}"):
                return found
        return None
    return None if before == after else f"{path}: {before!r} ≠ {after!r}"
