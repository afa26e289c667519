"""gerakan migrate: Django's own, quicker on an empty database."""

from typing import Any

from django.core.management.commands.migrate import Command as Migrate

from gerakan.foundation.tasks.migrating import quick_migrations


class Command(Migrate):
    """Everything else is as Django documents it."""

    def handle(self, *args: Any, **options: Any) -> None:
        with quick_migrations():
            super().handle(*args, **options)
