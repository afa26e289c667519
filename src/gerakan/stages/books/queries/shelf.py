"""What was made of a plan, book by book."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from gerakan.foundation.access import Actor
from gerakan.foundation.tasks.models import Job
from gerakan.stages.books.models import Format, Rendering, RenderingQuerySet, Work
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.reviews.models import PlanVersion

FORMATS: Mapping[str, Sequence[str]] = {
    **{work.value: (Format.PDF, Format.WORD, Format.EXCEL) for work in Work if work != Work.SLIDES},
    Work.SLIDES: (Format.SLIDES,),
}
"""What each is made as."""
Wanted = tuple[str, str, str]
"""A book, its format, its language."""
BOOKS = tuple(work for work in FORMATS if work != Work.SLIDES)
"""Those with chapters."""


@dataclass(frozen=True)
class Place:
    """One book in one format: the newest file, and what is being made."""

    format: Format
    ready: Rendering | None
    pending: Rendering | None
    failed: Rendering | None
    is_behind: bool = False

    @property
    def is_stuck(self) -> bool:
        """Its work was killed; it may be asked again."""
        return self.pending is not None and (self.pending.job is None or self.pending.job.is_over)


@dataclass(frozen=True)
class Board:
    """One book with its formats."""

    work: Work
    places: Sequence[Place]

    @property
    def is_book(self) -> bool:
        """It has chapters to be read here."""
        return self.work != Work.SLIDES


def renderings_for(user: Actor) -> RenderingQuerySet:
    """Files this person may know of."""
    return Rendering.objects.visible_to(user).select_related("plan__region", "plan__edition", "version", "asked_by")


def shelf(plan: Masterplan, version: PlanVersion | None, language: str, revision: int) -> list[Board]:
    """Four books and the slides; one query."""
    rows = list(
        Rendering.objects.filter(plan=plan, version=version, language=language)
        .select_related("job", "plan__region", "version")
        .order_by("-pk")[:400]
    )
    return [Board(work, [_place(rows, work, form, revision) for form in FORMATS[work]]) for work in Work]


def _place(rows: list[Rendering], work: str, form: str, revision: int) -> Place:
    own = [row for row in rows if (row.work, row.format) == (work, form)]
    ready = next((row for row in own if row.state == Rendering.State.READY), None)
    newest = own[0] if own else None
    pending = newest if newest and newest.state in Rendering.PENDING else None
    failed = newest if newest and newest.state == Rendering.State.FAILED else None
    behind = ready is not None and ready.version_id is None and ready.revision != revision
    return Place(Format(form), ready, pending, failed, behind)


def current_job(plan: Masterplan) -> Job | None:
    """The work that is being done for this plan's books."""
    pending = Rendering.objects.filter(plan=plan, state__in=Rendering.PENDING, job__isnull=False).select_related("job")
    found = next((row.job for row in pending[:1]), None)
    return found if found and not found.is_over else None


def public_versions() -> "QuerySet[PlanVersion]":
    """Versions that everybody may read."""
    return PlanVersion.objects.public().select_related("plan__region", "plan__edition", "adoption")


def public_books(version: PlanVersion) -> "QuerySet[Rendering]":
    """What anybody may take: the newest of each that shows the adopted version."""
    return (
        Rendering.objects.filter(version=version, is_draft=False)
        .ready()
        .select_related("plan__region", "version")
        .order_by("language", "work", "format", "-pk")
    )


def everything(language: str) -> list[Wanted]:
    """All books in all formats."""
    return [(work, str(form), language) for work, forms in FORMATS.items() for form in forms]
