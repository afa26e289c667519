"""gerakan find_region "Kab. Toba Samosir": which region is meant, and why."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gerakan.foundation.regions.queries import find_region
from gerakan.foundation.regions.words import STATUS_WORDS, WHY_WORDS


class Command(BaseCommand):
    """Prints the answer, or the candidates best first; ends with 1 when no region is certain."""

    help = "Mencari daerah dari nama atau kode yang tertulis."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("text", help="nama atau kode")
        parser.add_argument("--kind", choices=["kabupaten", "kota"], help="jenis yang pasti")
        parser.add_argument("--province", help="nama atau kode provinsi")
        parser.add_argument("--bps", action="store_true", help="tanpa awalan berarti kabupaten, seperti tabel BPS")

    def handle(self, *args: Any, **options: Any) -> None:
        finding = find_region(
            options["text"], kind=options["kind"], province=options["province"], bps_convention=options["bps"]
        )
        if finding.region:
            why = WHY_WORDS[finding.candidates[0].why]
            self.stdout.write(f"{finding.region.code} {finding.region.name} ({STATUS_WORDS[finding.status]}: {why})")
            return
        for candidate in finding.candidates:
            self.stdout.write(
                f"  ? {candidate.region.code} {candidate.region.name}"
                f" ({WHY_WORDS[candidate.why]}, kemiripan {candidate.likeness:.2f})"
            )
        raise CommandError(f"{options['text']}: {STATUS_WORDS[finding.status]}.", returncode=1)
