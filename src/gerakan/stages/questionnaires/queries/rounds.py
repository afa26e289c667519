"""Rounds and the regions in them."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.models import RoleAssignment, User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.instruments.models import InstrumentVersion
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui.navigation import StageState, Standing
from gerakan.stages.invitations.models import Invitation
from gerakan.stages.questionnaires.models import Clarification, Evidence, Round, Submission
from gerakan.stages.questionnaires.permissions import may_sign

State = Submission.State
UNSENT = (State.FILLING, State.CHECKED)
IN_HAND = (State.SENT, State.AMENDING, State.VERIFIED)


def round_of(edition: Edition) -> Round | None:
    """An edition asks once."""
    return Round.objects.filter(edition=edition).select_related("edition", "version__instrument").first()


def unasked(asked: Round) -> QuerySet[Region]:
    """Regions that confirmed and have no submission in this round."""
    confirmed = Invitation.objects.filter(edition=asked.edition, state=Invitation.State.CONFIRMED)
    return Region.objects.filter(pk__in=confirmed.values("region")).exclude(submissions__round=asked)


def submissions_of(asked: Round) -> QuerySet[Submission]:
    """With progress, evidence that waits and open questions, in one query."""
    open_questions = Clarification.objects.filter(submission=OuterRef("pk"), state=Clarification.State.OPEN)
    unchecked = Evidence.objects.filter(
        submission=OuterRef("pk"), check_state=Evidence.Check.WAITING, removed_at__isnull=True
    )
    rows = Submission.objects.filter(round=asked).select_related("region__province", "round__edition")
    return rows.annotate(
        asked_count=Coalesce(Sum("parts__asked_count"), 0),
        answered_count=Coalesce(Sum("parts__answered_count"), 0),
        missing_now=Coalesce(Sum("parts__missing_count"), 0),
        has_question=Exists(open_questions),
        has_unchecked=Exists(unchecked),
    ).prefetch_related("parts__aspect")


def is_overdue(submission: Submission) -> bool:
    """Past the day and not sent."""
    return submission.state in UNSENT and submission.round.due_on < timezone.localdate()


def counts_of(asked: Round) -> dict[str, int]:
    """How many regions are where (one query)."""
    rows = Submission.objects.filter(round=asked)
    return rows.aggregate(
        filling=Count("pk", filter=Q(state__in=UNSENT)),
        sent=Count("pk", filter=Q(state__in=(State.SENT, State.AMENDING))),
        verified=Count("pk", filter=Q(state=State.VERIFIED)),
        late=Count("pk", filter=Q(is_late=True)),
    )


def usable_versions() -> QuerySet[InstrumentVersion]:
    """What a round may ask."""
    rows = InstrumentVersion.objects.filter(state=InstrumentVersion.State.PUBLISHED)
    return rows.select_related("instrument").order_by("instrument__title", "-number")


def signers_of(region: Region) -> list[User]:
    """Who may approve and send today."""
    rows = RoleAssignment.objects.in_force().filter(
        region=region, role__in=(Role.REGION_HEAD, Role.REGION_SECRETARY), user__is_active=True
    )
    return [row.user for row in rows.select_related("user") if may_sign(row)]


def is_verified(region: Region, edition: Edition) -> bool:
    """May assessors rely on the dossier?"""
    return Submission.objects.filter(round__edition=edition, region=region, state=State.VERIFIED).exists()


def stage_state(edition: Edition | None, user: Actor) -> StageState:
    """Running while a round is open; waiting are submissions to verify."""
    if edition is None:
        return StageState(Standing.LATER)
    at_hand = Count("submissions", filter=Q(submissions__state=State.SENT))
    left = Count("submissions", filter=Q(submissions__state__in=(*UNSENT, State.SENT, State.AMENDING)))
    row = Round.objects.filter(edition=edition).annotate(at_hand=at_hand, left=left).values("state", "at_hand", "left")
    found = row.first()
    if found is None:
        return StageState(Standing.LATER)
    is_done = found["state"] == Round.State.CLOSED and not found["left"]
    waiting = found["at_hand"] if user.has_perm("questionnaires.verify") else 0  # type: ignore[union-attr]
    return StageState(Standing.DONE if is_done else Standing.RUNNING, waiting)
