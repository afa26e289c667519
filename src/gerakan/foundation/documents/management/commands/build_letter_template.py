"""gerakan build_letter_template: write the Word template anew from its script."""

from typing import Any

from django.core.management.base import BaseCommand

from gerakan.foundation.documents.word_template import TEMPLATE, build


class Command(BaseCommand):
    """For those who change the script; offices change the template in Word."""

    help = "Buat ulang templat Word surat dari skripnya."

    def handle(self, *args: Any, **options: Any) -> None:
        build()
        self.stdout.write(str(TEMPLATE.name))
