"""gerakan import_boundaries FILE.geojson: official boundaries by the code of Kemendagri, all or nothing."""

import hashlib
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gerakan.foundation.regions.boundaries import BadBoundaries, outlines, read_official
from gerakan.foundation.regions.commands import replace_boundaries
from gerakan.foundation.regions.models import Region


class Command(BaseCommand):
    """Says in a sentence what to mend when the file does not fit the register."""

    help = "Mengganti batas daerah dengan batas resmi dari berkas GeoJSON."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="GeoJSON (EPSG:4326), satu atau lebih fitur per daerah")
        parser.add_argument("--source", default="", help="sumber batas, ditampilkan di setiap peta")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        known = frozenset(Region.objects.values_list("code", flat=True))
        try:
            areas = read_official(path, known)
        except BadBoundaries as error:
            raise CommandError(f"{error} Tidak ada yang diubah.") from error
        checksum = hashlib.sha256(path.read_bytes()).hexdigest()
        source = options["source"] or path.name
        replace_boundaries(outlines(areas), source=source, checksum=checksum, is_official=True, by="sistem: operator")
        self.stdout.write(f"{len(areas)} batas resmi dimuat dari {path.name}.")
