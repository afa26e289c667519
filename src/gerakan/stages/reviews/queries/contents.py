"""Contents of a plan (ADR 51): their fingerprint and their parts."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from gerakan.stages.chapters.queries.template import template
from gerakan.stages.masterplans.queries.sheets import SHEETS, Part

Contents = Mapping[str, Any]
HEAD = ("name", "starts", "years", "rpjmd_starts", "rpjmd_ends", "keywords", "vision")
"""Fields of the plan itself that people typed."""


def canonical(contents: Contents) -> bytes:
    """One spelling of the same contents, whatever the database did to the order of keys."""
    return json.dumps(contents, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def fingerprint(contents: Any) -> str:
    """SHA-256 of the canonical spelling; the public file has these very bytes."""
    return hashlib.sha256(canonical(contents)).hexdigest()


@dataclass(frozen=True)
class PlanPart:
    """What a mentor accepts at once: a group of sheets, or a chapter of a book."""

    code: str
    label: str
    digest: str
    sheets: tuple[str, ...] = ()
    chapter: str = ""


def parts_of(contents: Contents) -> list[PlanPart]:
    """In the order of reading; a chapter with its sections is one part."""
    return [*_sheet_parts(contents), *_chapters(contents)]


def _sheet_parts(contents: Contents) -> Iterator[PlanPart]:
    for part in Part:
        own = tuple(code for code, sheet in SHEETS.items() if sheet.part == part)
        said: dict[str, Any] = {code: contents["rows"].get(code, []) for code in own}
        if part == Part.DIRECTION:
            said["head"] = {name: contents["head"].get(name) for name in HEAD}
        yield PlanPart(part.value, str(part.label), fingerprint(said), own)


def _chapters(contents: Contents) -> Iterator[PlanPart]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for section in contents.get("chapters", ()):
        found.setdefault(section["chapter"], []).append(section)
    for code, sections in found.items():
        if any(text.strip() for section in sections for text in section["texts"].values()):
            said = [{"title": one["title"], "texts": one["texts"]} for one in sections]
            label = f"{_book(sections[0]['book'])}: {sections[0]['title']}"
            yield PlanPart(code, label, fingerprint(said), chapter=code)


def _book(code: str) -> str:
    titles = {one.code: one.titles for one in template().books}.get(code, {})
    return titles.get((get_language() or "id")[:2], titles.get("id", code))
