"""The line that review lays into the head of every page of a plan."""

from django.urls import reverse
from django.utils.translation import ngettext

from gerakan.foundation.accounts.models import User
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.asides import Aside, Line, Person
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.reviews import permissions
from gerakan.stages.reviews.queries.plans import next_step
from gerakan.stages.reviews.queries.remarks import counts_of


def headline(user: Person, thing: object) -> Aside | None:
    """What has to happen next, and how many remarks are open; one query."""
    if not isinstance(thing, Masterplan) or not isinstance(user, User) or not permissions.SEE.allows(user, thing):
        return None
    count = counts_of(thing)["open"]
    said = ngettext("%(n)s catatan terbuka", "%(n)s catatan terbuka", count) % {"n": formats.number(count)}
    return Aside(next_step(thing), [Line(said, reverse("reviews:remarks", args=[thing.pk]))] if count else [])
