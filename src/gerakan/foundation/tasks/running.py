"""Start background work and tell how far it is.

A stage's tasks.py declares a function `def make_letters(progress: Progress, *, list_id: int) -> str` and decorates it with
`@background("Membuat surat")`; a view calls `make_letters.start(by=user, list_id=3)` and shows the returned Job.
"""

import importlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django_tasks import task

from gerakan.foundation.tasks.models import Job

logger = logging.getLogger(__name__)


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
        Job.objects.filter(pk=self.job.pk).update(**fields)
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
        """Queue it once the surrounding transaction has committed."""
        job = Job.objects.create(name=str(self.label), started_by=by)
        transaction.on_commit(lambda: _enqueue(job.pk, self.path, arguments))
        return job


def background(label: str | Promise) -> Callable[[Work], Background]:
    """Declare a function of a module as background work; it returns the sentence shown at the end."""
    return lambda work: Background(work, label)


def _enqueue(job_id: int, path: str, arguments: dict[str, Any]) -> None:
    run_job.enqueue(job_id, path, arguments)


@task()
def run_job(job_id: int, path: str, arguments: dict[str, Any]) -> None:
    """Run the work of one job; a second delivery of the same job does nothing."""
    claimed = Job.objects.filter(pk=job_id, state=Job.State.WAITING).update(state=Job.State.RUNNING)
    if not claimed:
        return
    job = Job.objects.get(pk=job_id)
    try:
        message = _work(path)(Progress(job), **arguments)
    except Exception:
        logger.exception("job %s failed", job_id)
        _finish(job, Job.State.FAILED, _("Pekerjaan gagal dan tidak mengubah apa pun setelah langkah terakhir. Ulangi."))
        raise
    _finish(job, Job.State.DONE, message)


def _work(path: str) -> Work:
    module, _sep, name = path.partition(":")
    declared = getattr(importlib.import_module(module), name)
    if not isinstance(declared, Background):
        raise LookupError(f"{path} is not background work")
    return declared.work


def _finish(job: Job, state: str, message: str) -> None:
    Job.objects.filter(pk=job.pk).update(state=state, message=message, finished_at=timezone.now())
