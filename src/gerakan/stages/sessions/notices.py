"""What meetings tell people: planned, moved, cancelled; a task given, due, finished."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.notifications.kinds import Delivery, kinds_of
from gerakan.foundation.notifications.reminding import remind_team, stop_reminders
from gerakan.foundation.notifications.telling import notify
from gerakan.foundation.ui import formats
from gerakan.stages.mentoring.queries.people import or_successors, sekda_of
from gerakan.stages.sessions.models import Session, Task
from gerakan.stages.sessions.queries import sessions as queries
from gerakan.stages.sessions.queries import tasks

DUE_AT = (3, 1, 0, -1, -3)
ESCALATE_AT = (-1, -5)
"""Working days before the day; below zero after it. Late ones also go to the Sekda."""

EXAMPLES = {
    "title": "Bimbingan tahap I", "when": "Selasa, 2 Februari 2027 · 09.00–12.00 WIB", "where": "Balai kota",
    "region": "Kabupaten Sumenep", "task": "Kirim data produksi padi", "day": "Jumat, 4 Juni 2027", "note": "Banjir.",
    "whose": "Dinas Pertanian",
}  # fmt: skip


kind = kinds_of("sessions", EXAMPLES)
"""Declare a message of this stage."""

PLANNED = kind(
    "planned", _("Pertemuan dijadwalkan atau dipindah"),
    ("{{ title }}: {{ when }}", "{{ title }}, {{ when }}. {{ where }}\n\nDatanglah sendiri; jangan diwakilkan."),
    ("{{ title }}: {{ when }}", "{{ title }}, {{ when }}. {{ where }}\n\nPlease come yourself; do not send somebody else."),
)  # fmt: skip
CANCELLED = kind(
    "cancelled", _("Pertemuan dibatalkan"),
    ("{{ title }} dibatalkan", "{{ title }}, {{ when }}, dibatalkan. {{ note }}"),
    ("{{ title }} is cancelled", "{{ title }}, {{ when }}, is cancelled. {{ note }}"),
)  # fmt: skip
TASK_GIVEN = kind(
    "task_given", _("Tugas baru"),
    ("Tugas: {{ task }}, paling lambat {{ day }}", "{{ region }}: {{ task }} ({{ whose }}). Paling lambat {{ day }}."),
    ("Task: {{ task }}, due {{ day }}", "{{ region }}: {{ task }} ({{ whose }}). Due {{ day }}."),
)  # fmt: skip
TASK_DUE = kind(
    "task_due", _("Tugas ditunggu"),
    ("{{ task }}: paling lambat {{ day }}", "{{ region }}: {{ task }} ({{ whose }}) ditunggu paling lambat {{ day }}."),
    ("{{ task }}: due {{ day }}", "{{ region }}: {{ task }} ({{ whose }}) is due {{ day }}."),
)  # fmt: skip
TASK_DONE = kind(
    "task_done", _("Tugas selesai"),
    ("{{ task }} selesai", "{{ region }}: {{ task }} ({{ whose }}) selesai. {{ note }}"),
    ("{{ task }} is done", "{{ region }}: {{ task }} ({{ whose }}) is done. {{ note }}"),
    Delivery.DIGEST,
)  # fmt: skip
TASK_REOPENED = kind(
    "task_reopened", _("Tugas dibuka kembali"),
    ("{{ task }} dibuka kembali", "{{ region }}: {{ task }} dibuka kembali, paling lambat {{ day }}. {{ note }}"),
    ("{{ task }} is open again", "{{ region }}: {{ task }} is open again, due {{ day }}. {{ note }}"),
)  # fmt: skip


def tell_planned(session: Session) -> None:
    """Teams of its regions and their mentors."""
    notify(queries.people_of(session), PLANNED, _of(session), url=session.get_absolute_url())


def tell_cancelled(session: Session, note: str) -> None:
    """Whoever was told of it."""
    notify(queries.people_of(session), CANCELLED, _of(session) | {"note": note}, url=session.get_absolute_url())


def _of(session: Session) -> dict[str, str]:
    where = " · ".join(filter(None, (session.place, session.video_link)))
    return {"title": session.title, "when": queries.when(session), "where": where}


def remind_of(task: Task) -> None:
    """Whoever does it, by working day; what is late goes to the Sekda too, once a step and not once a person."""
    remind_team(
        task, tasks.who_does(task), superior=sekda_of(task.guidance.region), kind=TASK_DUE, due_on=task.due_on, at=DUE_AT,
        values=_of_task(task), url=task.get_absolute_url(), escalate_at=ESCALATE_AT,
    )  # fmt: skip


def stop(task: Task) -> None:
    """Done, cancelled, or somebody else's now."""
    stop_reminders(task, kind=TASK_DUE)


def tell_given(task: Task) -> None:
    """Whoever does it."""
    notify(tasks.who_does(task), TASK_GIVEN, _of_task(task), url=task.get_absolute_url())


def tell_done(task: Task) -> None:
    """Whoever gave it, or who decides there now."""
    people = or_successors(task.given_by, task.guidance.region, task.guidance.edition)
    notify(people, TASK_DONE, _of_task(task) | {"note": task.answer}, url=task.get_absolute_url())


def tell_reopened(task: Task, note: str) -> None:
    """Whoever does it."""
    notify(tasks.who_does(task), TASK_REOPENED, _of_task(task) | {"note": note}, url=task.get_absolute_url())


def _of_task(task: Task) -> dict[str, str]:
    return {
        "task": task.title, "region": task.guidance.region.name, "day": formats.day(task.due_on, weekday=True),
        "whose": task.whose,
    }  # fmt: skip
