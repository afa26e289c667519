"""gerakan load_indicators: the library of indicators that comes with the project."""

from typing import Any

from django.core.management.base import BaseCommand

from gerakan.foundation.indicators.library import load_library


class Command(BaseCommand):
    """Idempotent; says what it added and changed."""

    help = "Memuat pustaka indikator bawaan."

    def handle(self, *args: Any, **options: Any) -> None:
        added, changed = load_library(by="sistem: penyiapan")
        self.stdout.write(f"{added} indikator ditambahkan, {changed} diperbarui.")
