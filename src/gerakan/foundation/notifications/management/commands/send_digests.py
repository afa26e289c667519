"""gerakan send_digests."""

from typing import Any

from django.core.management.base import BaseCommand

from gerakan.foundation.notifications.digests import send_digests


class Command(BaseCommand):
    """Each notice is in one digest."""

    help = "Kirim ringkasan harian."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{send_digests()} ringkasan dikirim")
