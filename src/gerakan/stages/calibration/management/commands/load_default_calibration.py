"""gerakan load_default_calibration: the sample cases of the project for one edition, waiting to be opened."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gerakan.foundation.accounts.models import User
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.instruments.default import load_default
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.calibration.commands import defaults, sets
from gerakan.stages.calibration.models import CalibrationSet


class Command(BaseCommand):
    """Refuses a set that holds sample cases already."""

    help = "Menyiapkan set kalibrasi bawaan bagi satu edisi."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("edisi", help="alamat pendek edisi, misalnya 2027")
        parser.add_argument("--oleh", required=True, help="surel orang sekretariat yang menyiapkannya")

    def handle(self, *args: Any, **options: Any) -> None:
        edition = Edition.objects.filter(slug=options["edisi"]).first()
        person = User.objects.filter(email=options["oleh"]).first()
        if edition is None or person is None:
            raise CommandError("Edisi atau orangnya tidak dikenal.")
        version, _new = load_default(by="sistem: penyiapan")
        try:
            made = CalibrationSet.objects.filter(edition=edition).first()
            made = made or sets.prepare(edition, version=version, by=person)
            count = defaults.use_default(made, by=person)
        except TransitionRefused as reason:
            raise CommandError(str(reason)) from None
        self.stdout.write(f"{made}: {count} contoh disiapkan.")
