"""The four books as their table of contents: what is written, what waits for somebody, who writes now."""

from collections.abc import Sequence
from dataclasses import dataclass

from gerakan.foundation.accounts.models import User
from gerakan.stages.chapters.models import Section
from gerakan.stages.chapters.queries.claims import claims_of
from gerakan.stages.chapters.queries.contents import Contents, sections_of
from gerakan.stages.chapters.queries.sections import holder
from gerakan.stages.chapters.queries.template import CHAPTER, template
from gerakan.stages.chapters.queries.words import word_count
from gerakan.stages.masterplans.models import Masterplan


@dataclass(frozen=True)
class Line:
    """One place: its text in both languages, in words and open questions."""

    code: str
    title: str
    is_chapter: bool
    is_written: bool
    is_local: bool
    words: int = 0
    stale: int = 0
    unproven: int = 0
    has_english: bool = False
    is_behind: bool = False
    section: Section | None = None
    holder: User | None = None


@dataclass(frozen=True)
class BookOutline:
    """A book's lines in order."""

    code: str
    title: str
    lines: Sequence[Line]

    @property
    def places(self) -> list[Line]:
        """Those that hold text."""
        return [line for line in self.lines if line.is_written]

    @property
    def begun(self) -> int:
        """Places that say something."""
        return sum(1 for line in self.places if line.words)

    @property
    def words(self) -> int:
        """Of the whole book."""
        return sum(line.words for line in self.places)


def outline(plan: Masterplan, contents: Contents, language: str = "id") -> list[BookOutline]:
    """Of a plan's contents, with who writes where now."""
    sections = sections_of(plan)
    stale = [one["code"] for one in contents["stale"]]
    open_claims = [one.code for one in claims_of(contents) if one.is_open and one.language == "id"]
    holds_parts = {one["chapter"] for one in contents["chapters"] if one["level"] != CHAPTER}

    def line(told: Contents) -> Line:
        code = told["code"]
        own, english = sections.get((code, "id")), sections.get((code, "en"))
        return Line(
            code, told["titles"][language], told["level"] == CHAPTER, code not in holds_parts, told["is_local"],
            words=word_count(told["texts"].get("id", "")), stale=stale.count(code), unproven=open_claims.count(code),
            has_english=bool(told["texts"].get("en")), section=own, holder=holder(own) if own else None,
            is_behind=bool(own and english and english.text and (english.made_from or 0) < own.revision),
        )  # fmt: skip

    return [
        BookOutline(
            book.code, book.titles[language], [line(one) for one in contents["chapters"] if one["book"] == book.code]
        )
        for book in template().books
    ]
