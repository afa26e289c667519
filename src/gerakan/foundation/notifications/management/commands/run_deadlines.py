"""gerakan run_deadlines."""

from typing import Any

from django.core.management.base import BaseCommand

from gerakan.foundation.notifications.deadlines import run_deadlines


class Command(BaseCommand):
    """Each deadline is carried out once."""

    help = "Jalankan akibat tenggat yang lewat."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{run_deadlines()} tenggat dijalankan")
