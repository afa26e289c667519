"""Questions about agreements: lists, parties, who has not signed, what is owed, what ends."""

import datetime

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.models import RoleAssignment, User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui.navigation import StageState, Standing
from gerakan.stages.agreements.models import (
    Agreement,
    AgreementFile,
    AgreementQuerySet,
    Duty,
    Party,
    Signature,
    Turn,
)
from gerakan.stages.agreements.models.agreements import REGION_SIDE
from gerakan.stages.agreements.models.duties import DutyQuerySet

RENEW_MONTHS = 6
STAFF_ROLES = (Role.SECRETARIAT, Role.NATIONAL_ADMIN)


def agreements() -> AgreementQuerySet:
    """With everything a page about an agreement shows."""
    return Agreement.objects.select_related("edition", "region__province", "template", "renews__edition")


def agreements_of(edition: Edition) -> AgreementQuerySet:
    """All of an edition, with the desk each waits at and who has signed."""
    signed = Signature.objects.filter(agreement=OuterRef("pk"))
    waiting = Turn.objects.filter(agreement=OuterRef("pk"), state=Turn.State.WAITING)
    return agreements().filter(edition=edition).annotate(
        desk_label=waiting.values("desk__label")[:1],
        waits_since=waiting.values("opened_at")[:1],
        is_signed_by_ministry=Exists(signed.filter(party=Party.MINISTRY)),
        is_signed_by_region=Exists(signed.filter(party=Party.REGION)),
        late_duties=Count(
            "duties", filter=Q(duties__state=Duty.State.OPEN, duties__due_on__lt=timezone.localdate()), distinct=True
        ),
    )  # fmt: skip


def counts_of(edition: Edition) -> dict[str, int]:
    """How many stand where."""
    rows = Agreement.objects.filter(edition=edition).values_list("state").annotate(n=Count("pk")).order_by()
    return dict(rows)


def signed_parties(agreement: Agreement) -> list[str]:
    """Which sides have signed."""
    return list(agreement.signatures.values_list("party", flat=True))


def unsigned_parties(agreement: Agreement) -> list[str]:
    """Which sides have not."""
    signed = set(signed_parties(agreement))
    return [party.value for party in Party if party.value not in signed]


def file_to_sign(agreement: Agreement) -> AgreementFile | None:
    """The paper as it stands: the last signed PDF, else the one that the desks approved."""
    kinds = (AgreementFile.Kind.FINAL, AgreementFile.Kind.ELECTRONIC)
    return agreement.files.filter(kind__in=kinds).order_by("pk").last()


def final_file(agreement: Agreement) -> AgreementFile | None:
    """The text that the last desk approved."""
    return agreement.files.filter(kind=AgreementFile.Kind.FINAL).order_by("version").last()


def signed_file(agreement: Agreement) -> AgreementFile | None:
    """The copy with the signatures."""
    kinds = (AgreementFile.Kind.SCAN, AgreementFile.Kind.ELECTRONIC)
    return agreement.files.filter(kind__in=kinds).order_by("pk").last()


def officials_of(region: Region, *roles: Role) -> list[User]:
    """Who works on a region's agreement today."""
    held = RoleAssignment.objects.filter(role__in=roles or REGION_SIDE, region=region).in_force()
    return list(User.objects.filter(is_active=True, assignments__in=held).distinct())


def holders_of(*roles: Role) -> list[User]:
    """People of the ministry who hold one of these roles today."""
    held = RoleAssignment.objects.filter(role__in=roles).in_force()
    return list(User.objects.filter(is_active=True, assignments__in=held).distinct())


def desk_people(turn: Turn) -> list[User]:
    """Who sits at a desk today."""
    role = Role(turn.desk.role)
    return officials_of(turn.agreement.region, role) if turn.desk.is_regional else holders_of(role)


def duties_for(user: Actor) -> DutyQuerySet:
    """What is owed, of agreements this person may know about."""
    return Duty.objects.visible_to(user).select_related("agreement__region__province", "agreement__edition", "done_by")


def months_before(day: datetime.date, months: int) -> datetime.date:
    """The same day of an earlier month, or its last day.

    >>> months_before(datetime.date(2027, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    number = day.year * 12 + day.month - 1 - months
    year, month = divmod(number, 12)
    following = datetime.date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return datetime.date(year, month + 1, min(day.day, (following - datetime.timedelta(days=1)).day))


def ending_soon(today: datetime.date) -> list[Agreement]:
    """In force, ending within six months, and no renewal was prepared."""
    rows = agreements().filter(state=Agreement.State.IN_FORCE, valid_until__lte=today + datetime.timedelta(days=190))
    renewed = Agreement.objects.filter(renews=OuterRef("pk")).exclude(state=Agreement.State.CANCELLED)
    rows = rows.filter(valid_until__gte=today).exclude(Exists(renewed)).order_by("valid_until", "pk")
    return [row for row in rows if row.valid_until and months_before(row.valid_until, RENEW_MONTHS) <= today]


def run_out(today: datetime.date) -> list[Agreement]:
    """In force on paper and past their last day."""
    return list(agreements().filter(state=Agreement.State.IN_FORCE, valid_until__lt=today))


def public_register() -> AgreementQuerySet:
    """Every agreement that was signed; what ended or was replaced stays."""
    return agreements().public().order_by("-edition__year", "region__name", "pk")


def with_fingerprint(agreement: Agreement, sha256: str) -> AgreementFile | None:
    """The kept file that is exactly this one."""
    return agreement.files.filter(sha256=sha256).exclude(kind=AgreementFile.Kind.DRAFT).first()


def stage_state(edition: Edition | None, user: Actor) -> StageState:
    """Done when none is left unsigned; what lies on the person's own desk waits for the person."""
    if edition is None:
        return StageState(Standing.LATER)
    open_states = (Agreement.State.DRAFT, Agreement.State.REVIEW, Agreement.State.APPROVED)
    hat = getattr(user, "hat", None)
    own = Q(turns__state=Turn.State.WAITING, turns__desk__role=hat.role if hat else "")
    if hat is not None and hat.region_id is not None:
        own &= Q(region=hat.region_id)
    counted = Agreement.objects.filter(edition=edition).exclude(state=Agreement.State.CANCELLED).aggregate(
        total=Count("pk", distinct=True),
        left=Count("pk", filter=Q(state__in=open_states), distinct=True),
        own=Count("pk", filter=own, distinct=True),
    )  # fmt: skip
    if not counted["total"]:
        return StageState(Standing.LATER)
    return StageState(Standing.RUNNING if counted["left"] else Standing.DONE, counted["own"])
