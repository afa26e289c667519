"""Several commands by one process: set-up would otherwise start an interpreter and load the whole house for each."""

import json
import os
import sys
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    """Obeys its standard input until that ends or a command fails."""

    help = "Read management commands from standard input, each a JSON list on a line, and answer each with a line when it is done."
    requires_system_checks = ()  # the first thing that set-up asks for is to migrate, whose checks are its own

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--answers", type=int, required=True, help="number of the open file to answer on")

    def handle(self, **options: Any) -> None:
        """Answers "done"; a failure is told on the error line and ends the process, since nobody knows how it stands."""
        with os.fdopen(options["answers"], "w") as answers:
            for line in sys.stdin:
                call_command(*json.loads(line))
                sys.stdout.flush()
                print("done", file=answers, flush=True)
