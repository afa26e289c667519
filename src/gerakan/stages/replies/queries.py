"""Questions about the right of reply: what is disputed, what is decided, how much changed."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.models import RoleAssignment, User
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.instruments.scoring import score
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui.navigation import StageState, Standing
from gerakan.stages.assessment.models import Case
from gerakan.stages.assessment.queries.rubric import Place, places, tree_of_case
from gerakan.stages.questionnaires.models import Evidence
from gerakan.stages.replies.models import Reply, ReplyQuerySet, StagedMark
from gerakan.stages.replies.permissions import REPLYING_ROLES


@dataclass(frozen=True)
class Stages:
    """One item: its place in the rubric and its mark as drafted, answered, final."""

    place: Place
    mark: StagedMark


@dataclass(frozen=True)
class Changed:
    """How much the reply changed."""

    count: int
    total: int

    @property
    def share(self) -> float | None:
        return self.count / self.total if self.total else None


def replies() -> ReplyQuerySet:
    """With everything a page about a reply shows."""
    return Reply.objects.select_related(
        "case__ruling__version__instrument", "case__ruling__edition", "case__region__province", "case__interview",
        "referee__assessor__user", "replied_by",
    )  # fmt: skip


def replies_of(edition: Edition) -> ReplyQuerySet:
    """All of an edition; `disputed_count` says how many items each region does not agree with."""
    rows = replies().filter(case__ruling__edition=edition)
    return rows.annotate(disputed_count=Count("marks", filter=Q(marks__agrees=False)))


def unsent_cases(edition: Edition) -> QuerySet[Case]:
    """Closed by their panels, and not yet with their regions."""
    return Case.objects.filter(ruling__edition=edition, state=Case.State.CLOSED).select_related("region")


def disputed(reply: Reply) -> QuerySet[StagedMark]:
    """Items that the region does not agree with."""
    return reply.marks.filter(agrees=False).select_related("item")


def undecided(reply: Reply) -> QuerySet[StagedMark]:
    """Disputed and without the third person's word."""
    return disputed(reply).filter(decided_at__isnull=True)


def stages_of(reply: Reply) -> list[Stages]:
    """Every item in the order of the rubric."""
    by_item = {mark.item_id: mark for mark in reply.marks.select_related("item", "decided_by")}
    asked = places(tree_of_case(reply.case))
    return [Stages(place, by_item[place.item.pk]) for place in asked if place.item.pk in by_item]


def element_marks(reply: Reply, stages: list[Stages]) -> list[tuple[str, float | None]]:
    """The mark of each element as it stands: final where it is decided, the draft elsewhere."""
    standing = {row.place.item.code: row.mark.standing for row in stages}
    marks = {code: None if mark is None else float(mark) for code, mark in standing.items()}
    tree = tree_of_case(reply.case)
    by_code = score(tree, marks, {code for code, mark in marks.items() if mark is None}).by_code
    return [(element.title, by_code[element.code].mark) for element in tree.elements]


def changed_in(reply: Reply) -> Changed:
    """In one reply."""
    return _changed(StagedMark.objects.filter(reply=reply))


def changed_of(edition: Edition) -> Changed:
    """In all replies of an edition that are final."""
    return _changed(StagedMark.objects.filter(reply__case__ruling__edition=edition, reply__state=Reply.State.FINAL))


def evidence_for(user: Actor, reply: Reply) -> QuerySet[Evidence]:
    """What the region brought to the questionnaire, for whoever may read the reply."""
    if not Reply.objects.filter(pk=reply.pk).visible_to(user).exists():
        return Evidence.objects.none()
    edition = reply.case.ruling.edition_id
    rows = Evidence.objects.filter(submission__region=reply.case.region_id, submission__round__edition=edition)
    return rows.filter(removed_at__isnull=True)


def officials_of(region: Region) -> list[User]:
    """Who may reply for a region today."""
    held = RoleAssignment.objects.filter(role__in=REPLYING_ROLES, region=region).in_force()
    return list(User.objects.filter(is_active=True, assignments__in=held).distinct())


def stage_state(edition: Edition | None, user: Actor) -> StageState:
    """Done when every case that was closed is final; a region's unanswered draft and an audit wait for the person."""
    if edition is None:
        return StageState(Standing.LATER)
    own = Q(state=Reply.State.AUDITING, referee__assessor__user_id=user.pk)
    counted = Reply.objects.filter(case__ruling__edition=edition).aggregate(
        total=Count("pk"), left=Count("pk", filter=~Q(state=Reply.State.FINAL)), own=Count("pk", filter=own)
    )
    if not counted["total"]:
        return StageState(Standing.LATER)
    return StageState(Standing.RUNNING if counted["left"] else Standing.DONE, counted["own"])


def _changed(marks: QuerySet[StagedMark]) -> Changed:
    given = marks.filter(draft__isnull=False)
    return Changed(given.filter(final__isnull=False).exclude(final=F("draft")).count(), given.count())
