"""Eighty letters issued in Word and PDF with number, checksum and audit event; claim: well under 60 seconds.

Reference in the same run: the same 80 PDFs alone, by the same compiler, without register and database.
"""

import os
import tempfile
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gerakan.config.settings")
os.environ["GERAKAN_DATA"] = tempfile.mkdtemp()

import django

django.setup()  # models can be imported only after this, hence the late imports below

from django.core.management import call_command  # noqa: E402

from gerakan.foundation.documents.commands import issue_letter  # noqa: E402
from gerakan.foundation.documents.content import Imprint  # noqa: E402
from gerakan.foundation.documents.pdf import letter_pdf  # noqa: E402
from tests.factories.documents import DAY, NumberSeriesFactory, content, draft  # noqa: E402

COUNT = 80


def main() -> None:
    """Print seconds for both."""
    call_command("migrate", verbosity=0)
    NumberSeriesFactory()
    letters = [draft() for _number in range(COUNT)]
    began = time.perf_counter()
    for letter in letters:
        issue_letter(letter, by="tolok ukur", dated_on=DAY)
    issued = time.perf_counter() - began
    began = time.perf_counter()
    for number in range(COUNT):
        letter_pdf(content(), Imprint(str(number), DAY, "https://contoh.id/verifikasi/x/"))
    bare = time.perf_counter() - began
    print(f"{COUNT} letters issued: {issued:.1f} s; {COUNT} PDFs alone: {bare:.1f} s; limit 60 s")
    assert issued < 60


if __name__ == "__main__":
    main()
