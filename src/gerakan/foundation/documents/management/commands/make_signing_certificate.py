"""gerakan make_signing_certificate: the office's own authority for electronic signatures, in the data folder."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gerakan.foundation.documents.signing.providers import OfficeProvider, SigningRefused


class Command(BaseCommand):
    """Prints the folder; refuses when there is an authority already."""

    help = "Membuat otoritas tanda tangan kantor di folder data; sekali saja."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--office", default="Otoritas Tanda Tangan Gerakan", help="nama instansi pada sertifikat")

    def handle(self, *args: Any, **options: Any) -> None:
        office = OfficeProvider()
        try:
            office.make_authority(options["office"])
        except SigningRefused as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(f"{office.folder}")
