"""gerakan load_default_instrument: the readiness instrument that comes with the project."""

from typing import Any

from django.core.management.base import BaseCommand

from gerakan.foundation.instruments.default import load_default


class Command(BaseCommand):
    """Idempotent; says what it did."""

    help = "Memuat instrumen kesiapan bawaan."

    def handle(self, *args: Any, **options: Any) -> None:
        version, is_new = load_default(by="sistem: penyiapan")
        said = "dimuat" if is_new else "sudah ada"
        self.stdout.write(f"{version}: {said} ({version.get_state_display()}).")
