"""Background work that tests start; the worker imports it by name."""

import os
import time

from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from gerakan.foundation.accounts.models import Organisation
from gerakan.foundation.tasks.running import Progress, background


@background("Menambah baris")
def add_row(progress: Progress, *, number: int) -> str:
    """Leaves one row for each time it ran."""
    progress.total(1)
    Organisation.objects.create(name=f"baris {number} {time.time_ns()}", short_name=str(number))
    progress.step("selesai")
    return f"baris {number}"


@background("Gagal")
def fail(progress: Progress) -> str:
    """Breaks after its first step."""
    progress.total(2)
    progress.step("satu")
    raise RuntimeError("rusak")


@background("Mati")
def die(progress: Progress) -> str:
    """Takes its worker with it, as a power cut does."""
    progress.step("mati")
    os._exit(9)


def drain() -> None:
    """What the worker does with its queue, without closing the connection that the test's transaction lives in."""
    worker = Worker(
        queue_names=["default"], interval=0, batch=True, backend_name="default", startup_delay=False,
        max_tasks=None, worker_id="uji", excluded_queue_names=[],
    )  # fmt: skip
    for row in list(DBTaskResult.objects.ready()):
        row.claim(worker.worker_id)
        worker.run_task(row)
