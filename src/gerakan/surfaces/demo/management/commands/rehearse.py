"""gerakan rehearse: a whole assessment with known truth, and what the panel model finds again of it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gerakan.foundation.editions.commands import EditionRefused
from gerakan.foundation.workflow import TransitionRefused
from gerakan.surfaces.demo import rehearsal, story
from gerakan.surfaces.demo.recovered import report


class Command(BaseCommand):
    """Makes a test edition beside the others; the live ones are never touched."""

    help = "Latihan penilaian penuh dengan asesor yang keketatannya diketahui; hasil taksiran dicetak di samping kebenarannya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--regions", type=int, default=165)
        parser.add_argument("--assessors", type=int, default=20)
        parser.add_argument("--panel", type=int, default=3, help="asesor per daerah")
        parser.add_argument("--seed", type=int, default=2027)

    def handle(self, *args: Any, **options: Any) -> None:
        size = rehearsal.Size(options["regions"], options["assessors"], options["panel"])
        story.tell()
        try:
            done = rehearsal.rehearse(size, seed=options["seed"], say=self.stdout.write)
        except (TransitionRefused, EditionRefused, RuntimeError) as reason:
            raise CommandError(str(reason)) from reason
        for line in report(done):
            self.stdout.write(line)
