"""gerakan verify_run ID: is a frozen run what its own inputs give?"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gerakan.stages.shortlisting.calculations.checking import difference_of
from gerakan.stages.shortlisting.models import Run


class Command(BaseCommand):
    """Exit code 1 when the frozen content gives another result."""

    help = "Hitung ulang satu perhitungan dari isi bekunya dan bandingkan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("id", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        run = Run.objects.select_related("scheme__edition").filter(pk=options["id"]).first()
        if run is None:
            raise CommandError(f"Tidak ada perhitungan nomor {options['id']}.")
        if difference := difference_of(run):
            raise CommandError(f"{run}: berbeda. Yang pertama: {difference}")
        self.stdout.write(f"{run}: sama. Sidik {run.content_hash}")
