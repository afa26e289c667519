"""Questions about regions on their way: who they are, what they owe, what stands in a stage's way."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.editions.models import Edition, Participation
from gerakan.foundation.ui.navigation import StageState, Standing
from gerakan.stages.mentoring.models import (
    Deliverable,
    DeliverableQuerySet,
    Guidance,
    GuidanceQuerySet,
    GuidanceStage,
    Remark,
    Seat,
    Version,
)
from gerakan.stages.mentoring.models.programmes import MOST_STAGES, REGION_SIDE, REGION_TEAM

State = GuidanceStage.State
LABELS = dict(State.choices)


@dataclass(frozen=True)
class Step:
    """A stage in the stepper."""

    label: str
    state: str
    note: str
    url: str


def guidances() -> GuidanceQuerySet:
    """With edition and region."""
    return Guidance.objects.select_related("participation__edition", "participation__region__province")


def guidances_of(user: Actor) -> GuidanceQuerySet:
    """Every guidance this person may know of, the newest edition first."""
    return guidances().visible_to(user).order_by("-participation__edition__year", "participation__region__code")


def overview(edition: Edition) -> QuerySet[Guidance]:
    """All regions by stages: each stage's state, what is late, the lead; one query, however many."""
    stage = GuidanceStage.objects.filter(guidance=OuterRef("pk"))
    lead = Seat.objects.filter(guidance=OuterRef("pk"), role=Seat.Role.LEAD, ended_at__isnull=True)
    compulsory = Remark.objects.filter(is_compulsory=True).exclude(state=Remark.State.RESOLVED)
    states = {f"state_{n}": Subquery(stage.filter(number=n).values("state")[:1]) for n in range(1, MOST_STAGES + 1)}
    return guidances().filter(participation__edition=edition).annotate(
        lead_name=Subquery(lead.values("user__name")[:1]),
        late_count=_count(Deliverable.objects.late(), "stage__guidance"),
        waiting_count=_count(Deliverable.objects.filter(state=Deliverable.State.SUBMITTED), "stage__guidance"),
        remark_count=_count(compulsory, "deliverable__stage__guidance"),
        passed_count=_count(GuidanceStage.objects.filter(state=State.PASSED), "guidance"),
        **states,
    )  # fmt: skip


def _count(rows: QuerySet[Any], path: str) -> Coalesce:
    """How many of these belong to the outer guidance."""
    own = rows.filter(**{path: OuterRef("pk")}).order_by().values(path).annotate(n=Count("pk"))
    return Coalesce(Subquery(own.values("n")), Value(0))


def not_begun(edition: Edition) -> QuerySet[Participation]:
    """Regions that take part and have no guidance yet."""
    rows = Participation.objects.took_part().filter(edition=edition, guidance__isnull=True)
    return rows.select_related("region__province", "edition").order_by("region__code")


def stages_of(guidance: Guidance) -> list[GuidanceStage]:
    """With what is to be delivered in each, and how many remarks are open."""
    remarks = Count("remarks", filter=~Q(remarks__state=Remark.State.RESOLVED), distinct=True)
    delivered = Deliverable.objects.select_related("expected").annotate(
        open_remarks=remarks, last_version=Max("versions__number")
    )
    rows = guidance.stages.select_related("workshop", "passed_by", "guidance__participation__region")
    return list(rows.prefetch_related(Prefetch("deliverables", delivered.order_by("expected__order", "pk"))))


def stages_for(user: Actor) -> QuerySet[GuidanceStage]:
    """Stages of guidances that the person may see."""
    rows = GuidanceStage.objects.filter(guidance__in=Guidance.objects.visible_to(user))
    return rows.select_related("workshop", "guidance__participation__region", "guidance__participation__edition")


def begun_until(guidance: Guidance) -> int:
    """The last stage that was held or has something delivered; 0 when none was."""
    delivered = Deliverable.objects.filter(stage=OuterRef("pk")).exclude(state=Deliverable.State.WAITING)
    idle = Q(state__in=(State.WAITING, State.OPEN)) & ~Q(Exists(delivered))
    return guidance.stages.exclude(idle).aggregate(last=Max("number"))["last"] or 0


def steps_of(stages: Iterable[GuidanceStage]) -> list[Step]:
    """For the stepper."""
    looks = {State.PASSED: "done", State.WAITING: "later"}
    return [
        Step(
            f"{row.roman}. {row.workshop.title}", looks.get(State(row.state), "current"), str(LABELS[row.state]),
            f"#tahap-{row.number}",
        )
        for row in stages
    ]  # fmt: skip


def team_of(guidance: Guidance) -> list[Seat]:
    """Who sits there now, the lead first."""
    order = list(Seat.Role.values)
    rows = Seat.objects.filter(guidance=guidance, ended_at__isnull=True).select_related("user__organisation")
    return sorted(rows, key=lambda seat: (order.index(seat.role), seat.pk))


def deliverables() -> DeliverableQuerySet:
    """With everything a page about one shows."""
    return Deliverable.objects.select_related(
        "expected", "stage__workshop", "stage__guidance__participation__region",
        "stage__guidance__participation__edition",
    )  # fmt: skip


def owed_by(user: Actor) -> QuerySet[Deliverable]:
    """What the person's region is to deliver now, what is due first."""
    rows = deliverables().visible_to(user).owed()
    return rows.order_by("due_on", "stage__number", "expected__order")


def waiting_for(user: Actor) -> QuerySet[Deliverable]:
    """Delivered to regions where the person decides, the oldest first."""
    there = Guidance.objects.all().guided_by(user, *Seat.DECIDING)
    rows = deliverables().filter(state=Deliverable.State.SUBMITTED, stage__guidance__in=there)
    return rows.annotate(sent_at=Max("versions__sent_at")).order_by("sent_at")


def guided_by(user: Actor) -> QuerySet[Any]:
    """Regions of a mentor: where they stand, and in which place the person sits."""
    seat = Seat.objects.filter(guidance=OuterRef("pk"), user=user.pk, ended_at__isnull=True)
    running = GuidanceStage.objects.filter(guidance=OuterRef("pk")).exclude(state__in=(State.WAITING, State.PASSED))
    waits = Deliverable.objects.filter(state=Deliverable.State.SUBMITTED)
    answered = Remark.objects.filter(author=user.pk, state=Remark.State.ANSWERED)
    return guidances().guided_by(user).annotate(
        own_role=Subquery(seat.values("role")[:1]),
        running_number=Subquery(running.order_by("number").values("number")[:1]),
        running_state=Subquery(running.order_by("number").values("state")[:1]),
        running_starts=Subquery(running.order_by("number").values("starts_on")[:1]),
        waiting_count=_count(waits, "stage__guidance"),
        answered_count=_count(answered, "deliverable__stage__guidance"),
    )  # fmt: skip


def versions_of(deliverable: Deliverable) -> list[Version]:
    """The newest first."""
    return list(deliverable.versions.select_related("sent_by", "decided_by").order_by("-number"))


def last_version(deliverable: Deliverable) -> Version | None:
    """What the mentors have before them."""
    return deliverable.versions.order_by("-number").first()


def remarks_of(deliverable: Deliverable) -> list[Remark]:
    """Open ones first."""
    order = list(Remark.State.values)
    rows = deliverable.remarks.select_related(
        "author", "answered_by", "resolved_by", "written_on", "deliverable__stage__guidance__participation"
    )
    return sorted(rows, key=lambda row: (order.index(row.state), not row.is_compulsory, row.pk))


def open_compulsory(**where: Any) -> list[Remark]:
    """Compulsory remarks whose writer is not content yet (of a deliverable, or of a stage)."""
    rows = Remark.objects.filter(is_compulsory=True, **where).exclude(state=Remark.State.RESOLVED)
    return list(rows.select_related("deliverable__expected").order_by("pk"))


def not_accepted(stage: GuidanceStage) -> list[str]:
    """Compulsory deliverables that the mentors have not accepted."""
    rows = stage.deliverables.filter(expected__is_compulsory=True).exclude(state=Deliverable.State.ACCEPTED)
    return list(rows.order_by("expected__order", "pk").values_list("expected__name", flat=True))


def not_delivered(stage: GuidanceStage) -> list[str]:
    """Compulsory deliverables that the region still owes."""
    rows = stage.deliverables.filter(expected__is_compulsory=True, state__in=Deliverable.OWED)
    return list(rows.order_by("expected__order", "pk").values_list("expected__name", flat=True))


def stage_state(edition: Edition | None, user: Actor) -> StageState:
    """Done when every stage is passed; what waits for this person's word or file is counted."""
    if edition is None:
        return StageState(Standing.LATER)
    own = GuidanceStage.objects.filter(guidance__participation__edition=edition).aggregate(
        total=Count("pk", distinct=True), left=Count("pk", filter=~Q(state=State.PASSED), distinct=True),
        own=Count("deliverables", filter=_waits_for(user), distinct=True),
    )  # fmt: skip
    if not own["total"]:
        return StageState(Standing.LATER)
    return StageState(Standing.RUNNING if own["left"] else Standing.DONE, own["own"])


def _waits_for(user: Actor) -> Q:
    """Owed by the person's region, or delivered to the person's table; nothing for everybody else."""
    hat = hat_of(user)
    if hat is not None and hat.role in REGION_TEAM:
        owed = Q(state__in=(State.OPEN, State.HELD, State.SUBMITTED), deliverables__state__in=Deliverable.OWED)
        return owed & Q(guidance__participation__region_id=hat.region_id)
    if hat is not None and hat.role not in REGION_SIDE:
        there = Guidance.objects.all().guided_by(user, *Seat.DECIDING).values("pk")
        return Q(deliverables__state=Deliverable.State.SUBMITTED, guidance__in=there)
    return Q(pk__in=[])
