"""One place of the books: which there are, what stands there, who holds it."""

from datetime import timedelta

from django.utils import timezone

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.models import User
from gerakan.stages.chapters.models import Language, Section
from gerakan.stages.chapters.queries.contents import entries_of
from gerakan.stages.chapters.queries.template import Entry
from gerakan.stages.masterplans.models import Masterplan

HELD_FOR = timedelta(minutes=3)
"""A hold ends by itself; every save renews it."""


def places(plan: Masterplan) -> dict[str, Entry]:
    """Every place that holds text, by its code, in the order of reading: the template's and the region's own chapters."""
    own = Section.objects.filter(plan=plan, is_local=True, is_dropped=False).defer("text", "figures")
    entries = entries_of({(one.code, one.language): one for one in own})
    return {entry.code: entry for entry in entries if entry.is_written}


def section_of(plan: Masterplan, entry: Entry, language: str = Language.INDONESIAN) -> Section:
    """What stands there; a row that is not kept yet when nothing does."""
    found = Section.objects.filter(plan=plan, code=entry.code, language=language)
    people = ("changed_by", "held_by", "asked_by")
    return found.select_related(*people, "plan__region", "plan__edition").first() or Section(
        plan=plan, book=entry.book, code=entry.code, language=language, title=entry.titles[language],
        is_local=entry.is_local,
    )  # fmt: skip


def holder(section: Section, *, besides: Actor | None = None) -> User | None:
    """Who is writing it now, unless that is this person."""
    if section.held_by is None or section.held_until is None or section.held_until <= timezone.now():
        return None
    return None if section.held_by == besides else section.held_by
