"""Verbs of tasks: given, made of a decision, changed, finished, opened again, cancelled."""

import secrets
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db.models.fields.files import FieldFile
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.exchange import attachments
from gerakan.foundation.notifications.workdays import add_working_days
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.mentoring.models import Guidance
from gerakan.stages.mentoring.queries.people import region_team
from gerakan.stages.sessions import notices, permissions
from gerakan.stages.sessions.models import MinuteLine, Session, Task
from gerakan.stages.sessions.queries import sessions as meetings
from gerakan.stages.sessions.queries import tasks as queries
from gerakan.stages.sessions.workflow import task_workflow

DAYS = 10
"""Working days that a decision gives when nobody says another day."""
TITLE = 300


class GivenAlready(Exception):
    """The very same task is open already; a second press gives it to nobody twice."""

    def __init__(self, task: Task) -> None:
        super().__init__(_("Tugas ini sudah diberikan."))
        self.task = task


@command
def give(guidance: Guidance, *, facts: Mapping[str, Any], session: Session | None = None, by: User) -> Task:
    """A task for an agency or a person of the region; whoever does it is told and reminded. Raises GivenAlready."""
    check(by, permissions.GIVE_TASK, guidance)
    _refuse_strangers(guidance, facts)
    Guidance.objects.select_for_update().get(pk=guidance.pk)
    alike = {"owner": None, "agency": None, "deliverable": None, **facts}
    if same := Task.objects.open().filter(guidance=guidance, session=session, given_by=by, **alike).first():
        raise GivenAlready(same)
    made = Task.objects.create(guidance=guidance, session=session, given_by=by, **facts)
    _given(made, by)
    return made


@command
def make_of_decision(line: MinuteLine, *, by: User) -> list[Task]:
    """One press: the decision is a task of every region at the table for which this person may speak."""
    line = MinuteLine.objects.select_for_update(of=("self",)).select_related("session__edition").get(pk=line.pk)
    if line.is_removed or not line.is_decision:
        raise TransitionRefused(_("Hanya keputusan yang menjadi tugas."))
    there = [row for row in meetings.guidances_at(line.session) if permissions.GIVE_TASK.allows(by, row)]
    if not there:
        check(by, permissions.GIVE_TASK, line.session)
    known = set(line.tasks.values_list("guidance", flat=True))
    made = [_of_decision(line, row, by) for row in there if row.pk not in known]
    if not made:
        raise TransitionRefused(_("Keputusan ini sudah menjadi tugas."))
    return made


@command
def change(task: Task, *, facts: Mapping[str, Any], by: User) -> None:
    """Another owner, day or wording; reminders follow."""
    check(by, permissions.GIVE_TASK, task)
    task = _locked(task)
    if task.state != Task.State.OPEN:
        raise TransitionRefused(_("Tugas ini sudah %s.") % task.get_state_display().lower())
    _refuse_strangers(task.guidance, facts)
    before = (task.owner_id, task.agency_id)
    changes = {name: [str(getattr(task, name) or ""), str(new or "")] for name, new in facts.items() if getattr(task, name) != new}  # fmt: skip
    for name, value in facts.items():
        setattr(task, name, value)
    task.save(update_fields=list(facts))
    record("session_task.changed", task, by=by, changes=changes)
    notices.stop(task)
    notices.remind_of(task)
    if (task.owner_id, task.agency_id) != before:
        notices.tell_given(task)


@command
def finish(task: Task, *, answer: str, evidence_link: str = "", evidence: "UploadedFile[Any] | None" = None, by: User) -> None:  # fmt: skip
    """Done, with what came of it; nobody is reminded again. Raises FileRefused."""
    task = _locked(task)
    check(by, permissions.FINISH_TASK, task)
    if task.state == Task.State.OPEN:  # else the workflow says who was quicker
        task.answer, task.evidence_link, task.done_at, task.done_by = answer, evidence_link, timezone.now(), by
        if evidence is not None:
            task.evidence_name = _kept(task.evidence, evidence)
        task.save(update_fields=["answer", "evidence_link", "evidence", "evidence_name", "done_at", "done_by"])
    task_workflow.fire(task, "finish", by=by, note=answer)
    notices.stop(task)
    notices.tell_done(task)


@command
def reopen(task: Task, *, note: str, by: User) -> None:
    """Not yet what was asked for, and why; reminders begin again."""
    task = _locked(task)
    task_workflow.fire(task, "reopen", by=by, note=note)
    notices.remind_of(task)
    notices.tell_reopened(task, note)


@command
def cancel(task: Task, *, note: str, by: User) -> None:
    """No longer asked for, for a reason."""
    task_workflow.fire(task, "cancel", by=by, note=note)
    notices.stop(task)


def _of_decision(line: MinuteLine, guidance: Guidance, by: User) -> Task:
    team = region_team(guidance.region)
    if not team:
        raise TransitionRefused(_("%s belum mempunyai orang yang dapat diberi tugas.") % guidance.region)
    title = " ".join(line.text.split())
    made = Task.objects.create(
        guidance=guidance, session=line.session, line=line, given_by=by, owner=team[0], title=title[:TITLE],
        detail=line.text if len(title) > TITLE else "", due_on=add_working_days(timezone.localdate(), DAYS),
    )  # fmt: skip
    _given(made, by)
    return made


def _given(task: Task, by: User) -> None:
    record("session_task.given", task, by=by, changes={"owner": task.whose, "due_on": task.due_on})
    notices.remind_of(task)
    notices.tell_given(task)


def _refuse_strangers(guidance: Guidance, facts: Mapping[str, Any]) -> None:
    region = guidance.region
    owner, agency = facts.get("owner"), facts.get("agency")
    if owner is not None and not queries.people_of(region).filter(pk=owner.pk).exists():
        raise TransitionRefused(_("%(person)s bukan orang %(region)s.") % {"person": owner, "region": region})
    if agency is not None and not queries.agencies_of(region).filter(pk=agency.pk).exists():
        raise TransitionRefused(_("%(person)s bukan orang %(region)s.") % {"person": agency, "region": region})


def _locked(task: Task) -> Task:
    Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    return queries.tasks().get(pk=task.pk)


def _kept(into: FieldFile, file: "UploadedFile[Any]") -> str:
    """Store it and give the name under which people know it; the caller saves the row."""
    attachments.check_size(file.size or 0)
    with tempfile.NamedTemporaryFile() as copy:
        for block in file.chunks():
            copy.write(block)
        copy.flush()
        path = Path(copy.name)
        suffix = attachments.suffix_of(path)
        with path.open("rb") as content:
            into.save(f"{secrets.token_hex(16)}{suffix}", File(content), save=False)
    return f"{PurePath(file.name or 'berkas').stem[:190]}{suffix}"
