"""Questions about tasks: whose, of what, who does them, who hears that they are late."""

from django.db.models import QuerySet

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.models import Organisation, RoleAssignment, User
from gerakan.foundation.accounts.roles import REGION_ROLES, Role
from gerakan.foundation.regions.models import Region
from gerakan.stages.mentoring.models import Deliverable, Guidance
from gerakan.stages.mentoring.queries import guidance as guiding
from gerakan.stages.mentoring.queries.people import region_team
from gerakan.stages.sessions.models import Session, Task, TaskQuerySet


def tasks() -> TaskQuerySet:
    """With region, owner and where each comes from."""
    return Task.objects.select_related(
        "guidance__participation__region", "guidance__participation__edition", "owner", "agency", "session",
        "deliverable__expected", "given_by", "done_by",
    )  # fmt: skip


def tasks_for(user: Actor) -> TaskQuerySet:
    """Every task this person may know of, what is due first."""
    return tasks().visible_to(user).order_by("due_on", "pk")


def owed_by(user: Actor) -> TaskQuerySet:
    """What waits for this person."""
    return tasks().open().visible_to(user).owned_by(user).order_by("due_on", "pk")


def of_session(session: Session, user: Actor) -> TaskQuerySet:
    """Given at a meeting, as far as the person may know them."""
    return tasks_for(user).filter(session=session)


def people_of(region: Region) -> QuerySet[User]:
    """Who may own a task of a region: whoever holds a role there today."""
    held = RoleAssignment.objects.filter(role__in=REGION_ROLES, region=region).in_force()
    return User.objects.filter(is_active=True, assignments__in=held).distinct().order_by("name")


def agencies_of(region: Region) -> QuerySet[Organisation]:
    """Agencies that have somebody here today."""
    held = RoleAssignment.objects.filter(region=region, organisation__isnull=False).in_force()
    return Organisation.objects.filter(pk__in=held.values("organisation")).order_by("name")


def deliverables_of(guidance: Guidance) -> QuerySet[Deliverable]:
    """What a task may be for."""
    return guiding.deliverables().filter(stage__guidance=guidance).order_by("stage__number", "expected__order")


def who_does(task: Task) -> list[User]:
    """The owner while working there; else the agency's people; else the region's team, so that no task is nobody's."""
    region = task.guidance.region
    if task.owner is not None and people_of(region).filter(pk=task.owner.pk).exists():
        return [task.owner]
    held = RoleAssignment.objects.filter(role=Role.AGENCY, region=region, organisation=task.agency).in_force()
    people = list(User.objects.filter(is_active=True, assignments__in=held).distinct().order_by("pk"))
    return people or region_team(region)


def source_of(task: Task) -> str:
    """Where it comes from, in words."""
    if task.session is not None:
        return str(task.session)
    return str(task.deliverable.expected.name) if task.deliverable is not None else ""
