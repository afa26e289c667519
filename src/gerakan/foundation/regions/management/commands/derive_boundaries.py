"""gerakan derive_boundaries: indicative boundaries from village points and the coast."""

import hashlib
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gerakan.foundation.regions.boundaries import derive_outlines
from gerakan.foundation.regions.coast import CoastMissing, coast_file, read_coast
from gerakan.foundation.regions.commands import replace_boundaries
from gerakan.foundation.regions.models import BoundarySet, Region
from gerakan.foundation.regions.package import PackageMissing, find_package, read_villages

METHOD = "1"


class Command(BaseCommand):
    """Leaves official boundaries alone, and does nothing when the same inputs were used before."""

    help = "Menurunkan batas indikatif (bukan batas resmi) dari titik desa dan garis pantai."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--replace-official", action="store_true", help="ganti juga batas resmi yang sudah diimpor")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            package, coast = find_package(), coast_file()
        except (PackageMissing, CoastMissing) as error:
            raise CommandError(str(error)) from error
        checksum = hashlib.sha256(METHOD.encode() + package.read_bytes() + coast.read_bytes()).hexdigest()
        present = BoundarySet.objects.first()
        if present and (present.checksum == checksum or (present.is_official and not options["replace_official"])):
            self.stdout.write(f"Batas sudah ada: {present.source}.")
            return
        known = set(Region.objects.values_list("code", flat=True))
        if not known:
            raise CommandError("Register daerah masih kosong; jalankan dahulu: gerakan load_regions")
        villages = [village for village in read_villages(package) if village.region_code in known]
        outlines = derive_outlines(villages, read_coast(coast))
        source = f"titik {len(villages)} desa dan garis pantai Natural Earth 1:10 juta"
        replace_boundaries(outlines, source=source, checksum=checksum, is_official=False, by="sistem: penyiapan")
        self.stdout.write(f"{len(outlines)} batas indikatif, bukan batas resmi.")
