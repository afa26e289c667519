"""The library and the courses that an edition begins with, in our own words; the secretariat changes all of it."""

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "starting"


def starting(name: str) -> list[dict[str, Any]]:
    """Rows of one file: "skills", "materials", or a course.

    >>> starting("skills")[0]["code"]
    'data-workbook'
    """
    told: dict[str, list[dict[str, Any]]] = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return told["rows"]


def starting_courses() -> list[dict[str, Any]]:
    """Every course with its lessons and questions."""
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("course_*.toml"))]
