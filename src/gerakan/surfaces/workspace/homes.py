"""What else a home shows, by role: the way of the edition, own indicators, the chain of the log."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.audit.models import Event, PublishedHead
from gerakan.foundation.audit.publishing import current_head
from gerakan.foundation.audit.queries import Entry, in_words
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.indicators.models import IndicatorQuerySet
from gerakan.foundation.indicators.queries import library
from gerakan.stages.invitations.models import EligibilityRule, Invitation, InvitationList
from gerakan.stages.invitations.models.lists import InvitationListQuerySet
from gerakan.stages.shortlisting.models import Run, Scheme

LAST_EVENTS = 6


@dataclass(frozen=True)
class Step:
    """One step of a way; fits the stepper."""

    label: str
    state: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class LogState:
    """The log at a glance; the whole chain is walked by `gerakan verify_audit` and by the daily chore."""

    count: int
    head: str
    published: PublishedHead | None
    events: list[Entry]


def way_of(edition: Edition) -> list[Step]:
    """How far penjaringan has come in an edition (one query); letters are sent when none waits."""
    letters = Invitation.objects.filter(edition=OuterRef("pk"))
    is_sent = Exists(letters.filter(sent_at__isnull=False)) & ~Exists(letters.filter(state=Invitation.State.PREPARED))
    facts = Edition.objects.filter(pk=edition.pk).values_list(
        Exists(EligibilityRule.objects.filter(edition=OuterRef("pk"), is_active=True)),
        Exists(Scheme.objects.filter(edition=OuterRef("pk")).exclude(state=Scheme.State.DRAFT)),
        Exists(Run.objects.filter(scheme__edition=OuterRef("pk"))),
        Exists(_lists(state=InvitationList.State.APPROVED)),
        ExpressionWrapper(is_sent, output_field=BooleanField()),
        Exists(_lists(published_at__isnull=False)),
    )
    places = (
        (_("Syarat kelayakan"), "invitations:rules"),
        (_("Skema"), "shortlisting:schemes"),
        (_("Perhitungan"), "shortlisting:schemes"),
        (_("Daftar disetujui"), "invitations:lists"),
        (_("Undangan terkirim"), "invitations:invitations"),
        (_("Diumumkan"), "invitations:lists"),
    )
    return _steps(edition, places, facts.get())


def own_indicators(user: Actor) -> IndicatorQuerySet:
    """Those that this person's organisation answers for, with what is known of them."""
    hat = hat_of(user)
    return library().filter(owner_id=hat.organisation_id if hat else None).order_by("name")


def log_state(user: Actor) -> LogState:
    """Length, last fingerprint, last publication, last acts."""
    count, head = current_head()
    events = in_words(Event.objects.visible_to(user).order_by("-pk")[:LAST_EVENTS])
    return LogState(count, head, PublishedHead.objects.order_by("-day").first(), events)


def _lists(**fields: object) -> InvitationListQuerySet:
    return InvitationList.objects.filter(run__scheme__edition=OuterRef("pk"), **fields)


def _steps(edition: Edition, places: Sequence[tuple[str, str]], facts: Sequence[bool]) -> list[Step]:
    now = next((at for at, done in enumerate(facts) if not done), len(facts))
    return [
        Step(label, _state(done=facts[at], current=at == now), reverse(name, args=[edition.slug]))
        for at, (label, name) in enumerate(places)
    ]


def _state(*, done: bool, current: bool) -> str:
    if done:
        return "done"
    return "current" if current else "later"
