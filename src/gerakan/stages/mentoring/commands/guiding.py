"""Verbs of a region's way: begun, planned, held, passed; moved to a new version where nothing has begun."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.commands import StepRefused, note_step
from gerakan.foundation.editions.models import Edition, Participation, ParticipationStep
from gerakan.foundation.notifications.workdays import Calendar, calendar
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.mentoring import notices, permissions
from gerakan.stages.mentoring.models import Deliverable, Guidance, GuidanceStage, Workshop
from gerakan.stages.mentoring.queries import guidance as queries
from gerakan.stages.mentoring.queries.programmes import published
from gerakan.stages.mentoring.workflow import stage_workflow

State = GuidanceStage.State
STEPS = {number: f"mentored_{number}" for number in range(1, 5)}


@command
def begin_all(edition: Edition, *, by: User) -> int:
    """A guidance for every region that takes part and has none, its first stage open; returns how many."""
    check(by, permissions.MANAGE)
    Edition.objects.select_for_update().get(pk=edition.pk)
    programme = published(edition)
    if programme is None:
        raise TransitionRefused(_("Terbitkan dahulu program bimbingan edisi ini."))
    places = list(queries.not_begun(edition))
    if not places:
        raise TransitionRefused(_("Semua daerah peserta sudah dibimbing."))
    workshops = list(programme.workshops.all())
    for place in places:
        _begin(place, workshops, by)
    return len(places)


@command
def set_focus(guidance: Guidance, *, pillars: Sequence[str], by: User) -> None:
    """Which pillars this region needs most; matching weighs them."""
    check(by, permissions.MANAGE, guidance)
    before, guidance.focus = guidance.focus, list(pillars)
    guidance.save(update_fields=["focus"])
    record("guidance.focus", guidance, by=by, changes={"focus": [before, guidance.focus]})


@command
def plan(stage: GuidanceStage, *, facts: Mapping[str, Any], by: User) -> None:
    """When and where; what is to be delivered gets its day, and whoever was reminded is reminded of the new one."""
    check(by, permissions.MANAGE, stage)
    _plan(stage, facts, calendar(), by)


@command
def plan_many(edition: Edition, *, number: int, guidances: Iterable[Guidance], facts: Mapping[str, Any], by: User) -> int:  # fmt: skip
    """The same days and place for this stage of many regions; returns how many."""
    check(by, permissions.MANAGE)
    rows = GuidanceStage.objects.filter(
        guidance__in=[row.pk for row in guidances], guidance__participation__edition=edition, number=number
    )
    days, stages = calendar(), list(_with_all(rows.exclude(state=State.PASSED)))
    if not stages:
        raise TransitionRefused(_("Pilih paling sedikit satu daerah yang tahapnya belum lulus."))
    for stage in stages:
        _plan(stage, facts, days, by)
    return len(stages)


@command
def record_link(stage: GuidanceStage, *, recording_link: str, by: User) -> None:
    """Where the recording of the meeting is."""
    check(by, permissions.HOLD, stage)
    before, stage.recording_link = stage.recording_link, recording_link
    stage.save(update_fields=["recording_link"])
    record("guidance.planned", stage, by=by, changes={"recording_link": [before, recording_link]})


@command
def hold(stage: GuidanceStage, *, by: User) -> None:
    """The workshop took place; if everything was delivered before, its results are complete."""
    if stage.starts_on is not None and stage.starts_on > timezone.localdate():
        raise TransitionRefused(_("Tahap ini baru dijadwalkan; catat setelah terlaksana."))
    stage_workflow.fire(stage, "hold", by=by)
    if not queries.not_delivered(stage):
        complete(stage, by=by)


@command
def pass_gate(stage: GuidanceStage, *, by: User) -> None:
    """Everything compulsory is accepted: the next stage opens."""
    _stamp(stage, by, "")
    stage_workflow.fire(stage, "pass", by=by)
    _after_gate(stage, by)


@command
def override_gate(stage: GuidanceStage, *, note: str, by: User) -> None:
    """The secretariat opens the next stage for a reason that stays."""
    _stamp(stage, by, note)
    stage_workflow.fire(stage, "override", by=by, note=note)
    _after_gate(stage, by)


@command
def complete(stage: GuidanceStage, *, by: User) -> None:
    """Nothing compulsory is owed: the mentors' turn."""
    stage_workflow.fire(stage, "complete", by=by)


@command
def give_back(stage: GuidanceStage, *, note: str, by: User) -> None:
    """Something compulsory was returned: the region's turn."""
    stage_workflow.fire(stage, "reopen", by=by, note=note)


@command
def move_to(guidance: Guidance, *, workshops: Sequence[Workshop], by: User) -> None:
    """Stages that have not begun follow a new version with their days and places; those that have keep theirs."""
    last = queries.begun_until(guidance)
    following = [row for row in workshops if row.number > last]
    rest = {row.number: row for row in guidance.stages.filter(number__gt=last)}
    notices.stop(Deliverable.objects.filter(stage__in=list(rest.values())))
    GuidanceStage.objects.filter(pk__in=[row.pk for row in rest.values()]).delete()
    _make(guidance, following, {number: _plan_of(row) for number, row in rest.items()})
    record("guidance.moved", guidance, by=by, changes={"stages": [row.number for row in following]})
    _open_next(guidance, by)


def _begin(place: Participation, workshops: Sequence[Workshop], by: User) -> None:
    guidance = Guidance.objects.create(participation=place)
    _make(guidance, workshops, {})
    record("guidance.begun", guidance, by=by)
    _open_next(guidance, by)


def _make(guidance: Guidance, workshops: Sequence[Workshop], plans: Mapping[int, Mapping[str, Any]]) -> None:
    stages = GuidanceStage.objects.bulk_create(
        GuidanceStage(guidance=guidance, workshop=row, number=row.number, **plans.get(row.number, {}))
        for row in workshops
    )
    days = calendar()
    Deliverable.objects.bulk_create(
        Deliverable(stage=stage, expected=asked, due_on=_due(stage, asked.due_days, days))
        for stage in stages
        for asked in stage.workshop.expected.all()
    )


def _plan(stage: GuidanceStage, facts: Mapping[str, Any], days: Calendar, by: User) -> None:
    if stage.state == State.PASSED:
        raise TransitionRefused(_("Tahap %s sudah lulus.") % stage.roman)
    changes = {name: [getattr(stage, name), new] for name, new in facts.items() if getattr(stage, name) != new}
    for name, value in facts.items():
        setattr(stage, name, value)
    stage.save(update_fields=list(facts))
    record("guidance.planned", stage, by=by, changes=changes)
    rows = list(queries.deliverables().filter(stage=stage))
    for row in rows:
        row.due_on = _due(stage, row.expected.due_days, days)
    Deliverable.objects.bulk_update(rows, ["due_on"])
    if stage.state != State.WAITING:
        notices.remind_of(rows)


def _due(stage: GuidanceStage, due_days: int, days: Calendar) -> datetime.date | None:
    end = stage.ends_on or stage.starts_on
    return days.add(end, due_days) if end else None


def _plan_of(stage: GuidanceStage) -> dict[str, Any]:
    names = ("starts_on", "ends_on", "starts_at", "time_zone", "place", "video_link")
    return {name: getattr(stage, name) for name in names}


def _stamp(stage: GuidanceStage, by: User, reason: str) -> None:
    """Who, when and why stand before the state moves: the database refuses a passed stage without them."""
    stage.passed_at, stage.passed_by, stage.gate_reason = timezone.now(), by, reason
    stage.save(update_fields=["passed_at", "passed_by", "gate_reason"])


def _after_gate(stage: GuidanceStage, by: User) -> None:
    notices.stop(stage.deliverables.all())
    if step := STEPS.get(stage.number):
        with suppress(StepRefused):  # noted before, or by hand on another day
            note_step(
                stage.guidance.participation, step=ParticipationStep.Step(step), happened_on=timezone.localdate(),
                by=by, note=stage.gate_reason,
            )  # fmt: skip
    _open_next(stage.guidance, by)


def _open_next(guidance: Guidance, by: User) -> None:
    """The first that waits, when all before it are passed."""
    rows = list(_with_all(GuidanceStage.objects.filter(guidance=guidance)).order_by("number"))
    following = next((row for row in rows if row.state != State.PASSED), None)
    if following is None or following.state != State.WAITING:
        return
    stage_workflow.fire(following, "open", by=by)
    notices.remind_of(queries.deliverables().filter(stage=following))
    notices.tell_opened(following)


def _with_all(rows: Any) -> Any:
    return rows.select_related("workshop", "guidance__participation__region", "guidance__participation__edition")
