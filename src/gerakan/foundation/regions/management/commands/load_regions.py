"""gerakan load_regions: the register from the data package and the project's overlay."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gerakan.foundation.regions.commands import load_register
from gerakan.foundation.regions.package import PackageMissing


class Command(BaseCommand):
    """Idempotent; says what it counted."""

    help = "Memuat register provinsi, kabupaten, dan kota."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = load_register(by="sistem: penyiapan")
        except PackageMissing as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{report.provinces} provinsi, {report.kabupaten} kabupaten, {report.kota} kota, {report.aliases} tulisan lain"
            f" ({'tidak ada perubahan' if report.stored.is_empty else 'diperbarui'})."
        )
        for correction in report.outdated_corrections:
            self.stderr.write(f"Koreksi tidak lagi diperlukan: {correction}.")
