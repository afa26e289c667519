"""Questions about an edition's programme."""

from django.db.models import Count, Max, Prefetch, QuerySet

from gerakan.foundation.access import Actor
from gerakan.foundation.audit.fingerprint import content_hash
from gerakan.foundation.editions.models import Edition
from gerakan.stages.mentoring.models import Expected, Programme, Workshop

WRITTEN: dict[type, tuple[str, ...]] = {
    Workshop: ("title", "days", "agenda", "materials"),
    Expected: ("name", "accepted_when", "chapter", "is_compulsory", "due_days"),
}
"""What a form of each replaces."""


def mark_of(row: Workshop | Expected | None) -> str:
    """What a form must bring back that is about to replace words: equal for equal ones, empty for none."""
    return content_hash(**{name: getattr(row, name) for name in WRITTEN[type(row)]}) if row else ""


def programmes() -> QuerySet[Programme]:
    """With everything a page about a programme shows."""
    expected = Prefetch("expected", Expected.objects.order_by("order", "pk"))
    workshops = Prefetch("workshops", Workshop.objects.order_by("number").prefetch_related(expected))
    return Programme.objects.select_related("edition", "published_by").prefetch_related(workshops)


def programme_to_read(edition: Edition, user: Actor, number: int | None = None) -> Programme | None:
    """This version, or the newest one that the person may see."""
    rows = programmes().filter(edition=edition, pk__in=Programme.objects.visible_to(user))
    return (rows.filter(number=number) if number else rows).order_by("-number").first()


def versions_of(edition: Edition, user: Actor) -> QuerySet[Programme]:
    """All that the person may see, the newest first."""
    return Programme.objects.visible_to(user).filter(edition=edition).order_by("-number")


def published(edition: Edition) -> Programme | None:
    """What regions work by: the newest published version."""
    return programmes().filter(edition=edition, state=Programme.State.PUBLISHED).order_by("-number").first()


def next_number(edition: Edition) -> int:
    """Of the next version."""
    return (Programme.objects.filter(edition=edition).aggregate(last=Max("number"))["last"] or 0) + 1


def workshops_without_results(programme: Programme) -> list[Workshop]:
    """Stages in which nothing is asked for."""
    rows = Workshop.objects.filter(programme=programme).annotate(n=Count("expected"))
    return list(rows.filter(n=0).order_by("number"))


def workshops_for(user: Actor) -> QuerySet[Workshop]:
    """Stages of programmes that the person may see."""
    seen = Programme.objects.visible_to(user)
    return Workshop.objects.filter(programme__in=seen).select_related("programme__edition")


def expected_for(user: Actor) -> QuerySet[Expected]:
    """What is to be delivered in them."""
    rows = Expected.objects.filter(workshop__in=workshops_for(user))
    return rows.select_related("workshop__programme__edition")
