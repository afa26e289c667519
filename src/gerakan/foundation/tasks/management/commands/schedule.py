"""gerakan schedule: run the regular chores, in a loop or (--once) from cron."""

import signal
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from gerakan.foundation.tasks.health import beat
from gerakan.foundation.tasks.scheduling import run_due


class Command(BaseCommand):
    """Beside the worker: reminders, deadlines, digests, mail, the head of the log."""

    help = "Jalankan pekerjaan rutin: pengingat, tenggat, surel, ringkasan, pemeriksaan antrean."
    running = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="Sekali saja, untuk cron.")
        parser.add_argument("--interval", type=float, default=20.0, help="Detik di antara dua putaran.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            self._round()
            return
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, self._stop)
        while self.running:
            close_old_connections()
            self._round()
            self._sleep(options["interval"])

    def _round(self) -> None:
        beat("schedule")
        for run in run_due():
            self.stdout.write(f"{run.name}: {run.message}")

    def _sleep(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while self.running and time.monotonic() < until:
            time.sleep(0.2)

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self.running = False
