"""Background work that tests start; the worker imports it by name."""

import os
import time

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
