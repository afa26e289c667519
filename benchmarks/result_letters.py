"""A letter to each of 165 regions after the plenary, in Word and PDF with marks, number, checksum, audit event; limit 60 s.

Reference in the same run: the same 165 PDFs alone, by the same compiler, without register and database.
"""

import os
import tempfile
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gerakan.config.settings")
os.environ["GERAKAN_DATA"] = tempfile.mkdtemp()

import django

django.setup()  # models can be imported only after this, hence the late imports below

from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from gerakan.foundation.documents.content import Imprint, LetterContent  # noqa: E402
from gerakan.foundation.documents.models import Letter, NumberSeries  # noqa: E402
from gerakan.foundation.documents.pdf import letter_pdf  # noqa: E402
from gerakan.stages.plenary.commands import letters as verbs  # noqa: E402
from gerakan.stages.plenary.queries import letters  # noqa: E402
from tests.factories.invited_lists import SENDER  # noqa: E402
from tests.factories.plenary import a_plenary, a_selection_run, some_regions  # noqa: E402

COUNT, LIMIT = 165, 60


def main() -> None:
    """Print seconds for both."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    NumberSeries.objects.create(unit="DJAI", year=timezone.localdate().year, pattern="B-{nomor:03}/{tahun}")
    run = a_selection_run(regions=some_regions(COUNT), places=25, reserve=5, grey=())
    sitting = a_plenary(run)
    plenary = sitting.published()
    rows = list(letters.unwritten(plenary).select_related("plenary__run__terms", "standing__case__ruling__version"))
    began = time.perf_counter()
    for decision in rows:
        verbs.write_letter(decision, sender=SENDER, by=sitting.staff)
    issued = time.perf_counter() - began
    contents = [LetterContent.from_data(letter.data) for letter in Letter.objects.all()]
    began = time.perf_counter()
    for number, content in enumerate(contents):
        letter_pdf(content, Imprint(str(number), timezone.localdate(), "https://contoh.id/verifikasi/x/"))
    bare = time.perf_counter() - began
    print(
        f"{COUNT} result letters: {issued:.1f} s; {COUNT} PDFs alone: {bare:.1f} s; ratio {issued / bare:.2f}; limit {LIMIT} s"
    )
    assert len(contents) == COUNT
    assert issued < LIMIT


if __name__ == "__main__":
    main()
