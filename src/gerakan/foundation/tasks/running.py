"""Start background work and tell how far it is.

A stage's tasks.py declares a function `def make_letters(progress: Progress, *, list_id: int) -> str` and decorates it with
`@background("Membuat surat")`; a view calls `make_letters.start(by=user, list_id=3)` and shows the returned Job.
"""

import importlib
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django_tasks import task
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import Task

from gerakan.foundation.tasks.models import Job

logger = logging.getLogger(__name__)
BEAT_SECONDS = 15


@dataclass
class Progress:
    """Handed to the work: says what is being done and how far it is."""

    job: Job

    def total(self, count: int) -> None:
        """How many steps there are."""
        self._set(total_count=count)

    def step(self, doing: str, *, done: int | None = None) -> None:
        """One step further (or at step `done`), now doing this."""
        self._set(doing=doing[:200], done_count=self.job.done_count + 1 if done is None else done)

    def result(self, url: str) -> None:
        """Where the person finds what was made."""
        self._set(result_url=url)

    def _set(self, **fields: Any) -> None:
        Job.objects.filter(pk=self.job.pk).update(beat_at=timezone.now(), **fields)
        for name, value in fields.items():
            setattr(self.job, name, value)


Work = Callable[..., str]


@dataclass(frozen=True)
class Background:
    """Work that runs in the worker; `start` puts it into the queue."""

    work: Work
    label: str | Promise

    @property
    def path(self) -> str:
        """Where the worker finds the function again."""
        return f"{self.work.__module__}:{self.work.__name__}"

    def start(self, *, by: Any, **arguments: Any) -> Job:
        """Queue it with the surrounding transaction: both stand or neither."""
        return queue(Job(name=str(self.label), started_by=by, path=self.path, arguments=arguments))


def background(label: str | Promise) -> Callable[[Work], Background]:
    """Declare a function of a module as background work; it returns the sentence shown at the end."""
    return lambda work: Background(work, label)


def queue(job: Job) -> Job:
    """Save a job and put it in line, both or neither."""
    with transaction.atomic():
        job.save()
        put_in_line(run_job, job.pk)
    return job


def put_in_line(work: Task[..., Any], *arguments: Any) -> None:
    """Let the worker do it after the surrounding transaction has committed.

    The queue is a table of the same database, so one transaction holds both and nothing is lost between them.
    Without a worker (GERAKAN_TASKS=immediate) the work is done here, once the transaction has committed.
    """
    if isinstance(work.get_backend(), ImmediateBackend):
        transaction.on_commit(lambda: _enqueue(work, arguments))
    else:
        _enqueue(work, arguments)


def _enqueue(work: Task[..., Any], arguments: tuple[Any, ...]) -> None:
    work.enqueue(*arguments)


@task()
def run_job(job_id: int) -> None:
    """Run the work of one job; a second delivery of the same job does nothing."""
    claimed = Job.objects.filter(pk=job_id, state=Job.State.WAITING).update(
        state=Job.State.RUNNING, beat_at=timezone.now()
    )
    if not claimed:
        return
    job = Job.objects.get(pk=job_id)
    try:
        with _beating(job):
            message = find(job.path).work(Progress(job), **job.arguments)
    except BaseException:  # also when the worker is told to stop at once: the person must not wait for ever
        logger.exception("job %s failed", job_id)
        _finish(
            job, Job.State.FAILED, _("Pekerjaan gagal dan tidak mengubah apa pun setelah langkah terakhir. Ulangi.")
        )
        raise
    _finish(job, Job.State.DONE, message)


def find(path: str) -> Background:
    """The declared work at "module:name"; raises LookupError for anything else."""
    module, _sep, name = path.partition(":")
    declared = getattr(importlib.import_module(module), name)
    if not isinstance(declared, Background):
        raise LookupError(f"{path} is not background work")
    return declared


def _finish(job: Job, state: str, message: str) -> None:
    """Only a running job ends: one that was given up as lost keeps the sentence people have read."""
    Job.objects.filter(pk=job.pk, state=Job.State.RUNNING).update(
        state=state, message=message, finished_at=timezone.now()
    )


def give_up_lost() -> int:
    """Mark work whose worker died as failed, with a sentence; returns how many."""
    return Job.objects.lost().update(
        state=Job.State.FAILED,
        finished_at=timezone.now(),
        message=_("Mesin pekerja berhenti di tengah jalan. Langkah yang sudah selesai tetap ada; ulangi sisanya."),
    )


@contextmanager
def _beating(job: Job) -> Iterator[None]:
    """Signs of life from a thread of its own, so that one long step does not look like death."""
    over = threading.Event()
    thread = threading.Thread(target=_beat, args=(job.pk, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(timeout=BEAT_SECONDS)


def _beat(job_id: int, over: threading.Event) -> None:
    while not over.wait(BEAT_SECONDS):
        Job.objects.filter(pk=job_id, state=Job.State.RUNNING).update(beat_at=timezone.now())
        connection.close()
