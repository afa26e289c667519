"""gerakan load_editions: the facts of the editions of 2017 to 2024."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gerakan.foundation.editions.commands import load_editions
from gerakan.foundation.editions.loading import RegionsMissing
from gerakan.foundation.editions.models import Edition, FunnelCount, Participation


class Command(BaseCommand):
    """Idempotent; says what it counted."""

    help = "Memuat fakta edisi 2017 sampai 2024: keikutsertaan, corong, kalender."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            touched = load_editions(by="sistem: penyiapan")
        except RegionsMissing as error:
            raise CommandError(str(error)) from error
        real = Participation.objects.that_count()
        self.stdout.write(
            f"{Edition.objects.that_count().count()} edisi, {real.count()} keikutsertaan dari"
            f" {real.values('region').distinct().count()} daerah, {FunnelCount.objects.count()} angka corong"
            f" ({'diperbarui' if touched.total() else 'tidak ada perubahan'})."
        )
