"""gerakan write_permissions: write docs/dev/hak.md from the declared rights; --check only compares."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from gerakan.foundation.access.overview import as_markdown

PAGE = Path(__file__).resolve().parents[6] / "docs/dev/hak.md"


class Command(BaseCommand):
    """Exit code 1 when --check finds the page stale."""

    help = "Tulis daftar hak ke docs/dev/hak.md."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="hanya bandingkan")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("id"):
            page = as_markdown()
        if not options["check"]:
            PAGE.parent.mkdir(parents=True, exist_ok=True)
            PAGE.write_text(page, encoding="utf-8")
        elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page:
            self.stderr.write("docs/dev/hak.md basi: jalankan gerakan write_permissions.")
            sys.exit(1)
