"""Questions about events."""

from django.db.models import Count, Q, QuerySet

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.stages.ceremonies.models import SigningEvent


def events_for(user: Actor, edition: Edition) -> QuerySet[SigningEvent]:
    """Events of an edition, with how many are expected and how many came."""
    rows = SigningEvent.objects.visible_to(user).filter(edition=edition)
    return rows.annotate(
        expected=Count("attendees"), present=Count("attendees", filter=Q(attendees__was_there=True))
    ).order_by("starts_at")
