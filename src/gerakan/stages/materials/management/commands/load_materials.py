"""gerakan load_materials SLUG: the starting library and courses for an edition."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError, CommandParser

from gerakan.foundation.accounts.models import User
from gerakan.foundation.editions.models import Edition
from gerakan.stages.materials.commands.starting import load_starting


class Command(BaseCommand):
    """Adds what is missing by title; running it again changes nothing."""

    help = "Memuat bahan dan kursus awal ke sebuah edisi."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="edisi, misalnya bimbingan-2027")
        parser.add_argument("--by", required=True, help="surel anggota sekretariat yang memuatnya")

    def handle(self, *args: Any, **options: Any) -> None:
        edition = Edition.objects.filter(slug=options["slug"]).first()
        by = User.objects.filter(email=options["by"]).first()
        if edition is None or by is None:
            raise CommandError("Edisi atau orang itu tidak ditemukan.")
        try:
            counts = load_starting(edition, by=by)
        except PermissionDenied as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(f"{counts['materials']} bahan dan {counts['courses']} kursus ditambahkan ke {edition}.")
