"""gerakan migrate: Django's own, quicker where nothing stands yet."""

from contextlib import nullcontext
from typing import Any

from django.core.management.commands.migrate import Command as Migrate
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from gerakan.foundation.tasks.migrating import quick_migrations


class Command(Migrate):
    """Everything else is as Django documents it; a database in use is taken on step by step, as Django draws it."""

    def handle(self, *args: Any, **options: Any) -> None:
        is_empty = not MigrationRecorder(connections[options["database"]]).applied_migrations()
        with quick_migrations() if is_empty else nullcontext():
            super().handle(*args, **options)
