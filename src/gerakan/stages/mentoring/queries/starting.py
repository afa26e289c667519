"""Where a first programme starts: four stages of two days, in our own words; the secretariat changes all of it."""

import json
from pathlib import Path
from typing import Any


def starting_programme() -> list[dict[str, Any]]:
    """Stage by stage: title, agenda, and what is expected."""
    told: list[dict[str, Any]] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    return told
