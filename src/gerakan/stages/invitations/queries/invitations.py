"""What the screens ask about invitations and the reserve."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from gerakan.foundation.accounts.models import RoleAssignment, RoleAssignmentQuerySet, User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.invitations.models import Invitation, InvitationList, ListEntry
from gerakan.stages.invitations.models.invitations import ANSWERING_ROLES
from gerakan.stages.invitations.queries.lists import broken_quotas

GIVEN_UP = (Invitation.State.DECLINED, Invitation.State.LAPSED, Invitation.State.CANCELLED)


@dataclass(frozen=True)
class Next:
    """The reserve region that may take a place, and those passed over because a quota would break."""

    entry: ListEntry | None
    passed_over: tuple[tuple[ListEntry, str], ...]


def invitations_of(edition: Edition) -> QuerySet[Invitation]:
    """All invitations of an edition with what their list shows."""
    return Invitation.objects.filter(edition=edition).select_related(
        "region__province", "letter", "replaces__region", "replaced_by__region", "invitation_list", "answered_by"
    )


def uninvited_entries(invitation_list: InvitationList) -> QuerySet[ListEntry]:
    """Places on the list without an invitation."""
    return invitation_list.entries.filter(place=ListEntry.Place.INVITED).exclude(
        region__in=Invitation.objects.filter(edition=invitation_list.run.scheme.edition).values("region")
    )


def lacks_invitations(invitation_list: InvitationList) -> bool:
    """Approved, and some place has no invitation yet."""
    is_approved = invitation_list.state == InvitationList.State.APPROVED
    return is_approved and uninvited_entries(invitation_list).exists()


def answer_counts(edition: Edition) -> dict[str, int]:
    """State: how many invitations (one query)."""
    counted = {state: Count("pk", filter=Q(state=state)) for state in Invitation.State.values}
    return Invitation.objects.filter(edition=edition).aggregate(**counted)


def unreplaced(edition: Edition) -> QuerySet[Invitation]:
    """Given up, and nobody has been called instead."""
    return invitations_of(edition).filter(state__in=GIVEN_UP, replaced_by__isnull=True)


def overdue(edition: Edition) -> QuerySet[Invitation]:
    """Sent, unanswered, and past the day."""
    return invitations_of(edition).filter(state=Invitation.State.SENT, answer_by__lt=timezone.localdate())


def next_reserve(invitation: Invitation) -> Next:
    """First region of the reserve, in order, that keeps every quota met when it takes this place."""
    source = invitation.invitation_list
    staying = set(
        Invitation.objects.filter(edition=invitation.edition)
        .exclude(state__in=GIVEN_UP)
        .values_list("region_id", flat=True)
    )
    reserve = source.entries.filter(place=ListEntry.Place.RESERVE).exclude(
        region__in=Invitation.objects.filter(edition=invitation.edition).values("region")
    )
    passed_over: list[tuple[ListEntry, str]] = []
    already_broken = set(broken_quotas(source, staying | {invitation.region_id}))
    for entry in reserve.select_related("region").order_by("position"):
        broken = [words for words in broken_quotas(source, staying | {entry.region_id}) if words not in already_broken]
        if not broken:
            return Next(entry, tuple(passed_over))
        passed_over.append((entry, "; ".join(broken)))
    return Next(None, tuple(passed_over))


def last_sender(edition: Edition) -> dict[str, str]:
    """Letterhead and signatory of the newest invitation, so that nobody types them twice."""
    latest = Invitation.objects.filter(letter__isnull=False).order_by("-edition__year", "-pk")
    invitation = latest.select_related("letter").first()
    if invitation is None or invitation.letter is None:
        return {}
    data = invitation.letter.data
    return {
        "unit": invitation.letter.unit,
        "letterhead": "\n".join(data["letterhead"]["lines"]),
        "address": data["letterhead"]["address"],
        "place": data["place"],
        "signatory_name": data["signatory"]["name"],
        "signatory_title": data["signatory"]["title"],
        "signatory_number": data["signatory"]["employee_number"],
    }


def officials_of(region: Region) -> list[User]:
    """Who may answer for a region today."""
    return _holding(RoleAssignment.objects.filter(role__in=ANSWERING_ROLES, region=region))


def staff_of(edition: Edition) -> list[User]:
    """The secretariat of an edition, and of all editions."""
    here = Q(edition=edition) | Q(edition__isnull=True)
    return _holding(RoleAssignment.objects.filter(here, role=Role.SECRETARIAT))


def _holding(assignments: RoleAssignmentQuerySet) -> list[User]:
    return list(User.objects.filter(is_active=True, assignments__in=assignments.in_force()).distinct())
