"""gerakan demo: a demonstration edition over the real register, or one from a real table of figures."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gerakan.foundation.indicators.commands import ImportRefused
from gerakan.foundation.workflow import TransitionRefused
from gerakan.surfaces.demo import real_table, story


class Command(BaseCommand):
    """Tells the story once; telling it again changes nothing."""

    help = "Menyiapkan edisi peragaan; --indicators memakai tabel angka nyata melalui impor yang sebenarnya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--indicators", type=Path, help="tabel indikator (.xlsx, .xls, .ods, .csv)")
        parser.add_argument("--year", type=int, default=real_table.YEAR, help="tahun data tabel itu")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path | None = options["indicators"]
        try:
            edition = story.tell() if path is None else self._real(path, options["year"])
        except (TransitionRefused, ImportRefused, OSError) as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(f"Edisi peragaan siap: {edition} (data contoh).")

    def _real(self, path: Path, year: int) -> Any:
        return story.tell_real(path, year=year, weights=real_table.WEIGHTS, names=real_table.NAMES)
