"""gerakan run_reminders."""

from typing import Any

from django.core.management.base import BaseCommand

from gerakan.foundation.notifications.reminding import run_reminders


class Command(BaseCommand):
    """Safe to run as often as one likes."""

    help = "Kirim pengingat yang harinya tiba."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{run_reminders()} orang diingatkan")
