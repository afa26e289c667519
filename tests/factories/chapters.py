"""Text of plans as tests need it."""

from typing import Any

from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.stages.chapters.commands.writing import Outcome, save_section
from gerakan.stages.chapters.models import Section, SectionChange
from gerakan.stages.chapters.queries.blocks import SEE, references_of
from gerakan.stages.chapters.queries.contents import contents_of
from gerakan.stages.chapters.queries.figures import Figures, shown_figures
from gerakan.stages.chapters.queries.sections import places
from gerakan.stages.chapters.queries.words import clean
from gerakan.stages.masterplans.models import Masterplan
from gerakan.surfaces.demo.written_chapters import sample_texts

HERE = "1-latar-belakang"


def wrote(plan: Masterplan, text: str, *, by: User, code: str = HERE, seen: str = "", **details: Any) -> Outcome:
    """Somebody saves a text over what she saw."""
    return save_section(plan, code=code, text=text, seen=seen, by=by, **details)


def filled_chapters(plan: Masterplan, *, by: User | None = None) -> dict[tuple[str, str], str]:
    """Sample text in every section, made of the plan's own rows; what was written, by code and language.

    The rows are made at once: what a save does to them is the matter of other tests.
    """
    by, now = by or plan.begun_by, timezone.now()
    contents = contents_of(plan)
    texts = {place: clean(text) for place, text in sample_texts(contents).items()}
    entries, figures = places(plan), Figures(contents["head"], contents["rows"])
    sections = [
        Section(
            plan=plan, book=entries[code].book, code=code, language=language, title=entries[code].titles[language], text=text,
            revision=1, made_from=1 if language == "en" else None, changed_at=now, changed_by=by,
            figures=shown_figures(figures, [one for one in references_of(text) if not one.startswith(SEE)]),
        )
        for (code, language), text in texts.items()
    ]  # fmt: skip
    made = Section.objects.bulk_create(sections)
    SectionChange.objects.bulk_create(
        SectionChange(section=one, revision=1, text=one.text, begun_at=now, at=now, by=by) for one in made
    )
    return texts
