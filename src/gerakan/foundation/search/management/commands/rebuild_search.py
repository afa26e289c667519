"""gerakan rebuild_search: index everything anew."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from gerakan.foundation.search.indexing import rebuild


class Command(BaseCommand):
    """After a change of what is found, or when in doubt."""

    help = "Bangun ulang indeks pencarian."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--kind", default="", help="Satu jenis saja.")

    def handle(self, *args: Any, **options: Any) -> None:
        for kind, count in rebuild(options["kind"]).items():
            self.stdout.write(f"{kind}: {count}")
