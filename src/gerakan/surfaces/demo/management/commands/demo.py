"""gerakan demo: a demonstration edition over the real register, or one from a real table of figures."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from gerakan.foundation.exchange import FileRefused
from gerakan.foundation.indicators.commands import ImportRefused
from gerakan.foundation.workflow import TransitionRefused
from gerakan.surfaces.demo import announced, mentored, real_table, rehearsal, snapshot, story

REFUSALS = (TransitionRefused, ImportRefused, FileRefused, OSError, snapshot.NotADemonstration)


class Command(BaseCommand):
    """Tells the story once; telling it again changes nothing."""

    help = "Menyiapkan edisi peragaan; --indicators memakai tabel angka nyata melalui impor yang sebenarnya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--indicators", type=Path, help="tabel indikator (.xlsx, .xls, .ods, .csv)")
        parser.add_argument("--year", type=int, default=real_table.YEAR, help="tahun data tabel itu")
        parser.add_argument(
            "--reset", action="store_true", help="kembali ke awal peragaan; semua yang dimainkan hilang"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path | None = options["indicators"]
        try:
            if options["reset"]:
                self._reset()
            if path is not None:
                self._tell_real(path, options["year"])
            elif not options["reset"]:
                self._tell()
        except REFUSALS as reason:
            raise CommandError(str(reason)) from reason

    def _tell(self) -> None:
        edition = story.tell()
        self._let_the_database_look()
        rehearsal.show(say=lambda _doing: None)
        announced.show(say=lambda _doing: None)
        mentored.show(say=lambda _doing: None)
        self._let_the_database_look()
        if not snapshot.copy_path().is_file():
            snapshot.keep()
        self.stdout.write(f"Edisi peragaan siap: {edition} (data contoh).")

    def _let_the_database_look(self) -> None:
        """Tables filled a moment ago look empty to PostgreSQL's planner until it counts them."""
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")

    def _tell_real(self, path: Path, year: int) -> None:
        edition = story.tell_real(path, year=year, weights=real_table.WEIGHTS, names=real_table.NAMES)
        self.stdout.write(f"Edisi peragaan siap: {edition} (angka {path.name}, keputusan contoh).")

    def _reset(self) -> None:
        snapshot.restore()
        self.stdout.write("Peragaan kembali ke awal; semua orang perlu masuk lagi.")
