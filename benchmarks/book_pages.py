"""A book of 130 pages with 24 charts as PDF/UA-1: claim 3 s and 400 MB.

Named reference in the same run: typst compiling the same pages without the drawings. Each is measured in a process of its
own, so that neither the compiler's cache nor the drawing engine's memory is shared; the fresh process counts, as in a worker.
The compiler runs apart (`documents/compiling.py`): what counts is the larger of the two, both are printed. Django and all apps
are set up, as in a worker.
Run: python benchmarks/book_pages.py
"""

import io
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import django

HOME = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(HOME / "src"), str(HOME)]

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gerakan.config.settings")
os.environ.setdefault("GERAKAN_DATA", tempfile.mkdtemp(prefix="gerakan-"))
django.setup()

import pypdf  # noqa: E402 - the settings stand before anything that reads the language

from gerakan.foundation.documents.book.pdf import book_pdf  # noqa: E402
from tests.factories.books import a_book  # noqa: E402

PROGRAMMES, SECONDS, MEGABYTES = 82, 3.0, 400


def measure(*, with_charts: bool) -> None:
    """Pages, seconds, peak of this process and of the larger of this and its compiler."""
    book = a_book(programmes=PROGRAMMES, with_charts=with_charts)
    began = perf_counter()
    made = book_pdf(book)
    seconds = perf_counter() - began
    peaks = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(len(pypdf.PdfReader(io.BytesIO(made)).pages), seconds, peaks[0], max(peaks))


def measured(what: str) -> tuple[int, float, float, float]:
    """The same in a fresh process."""
    said = subprocess.run([sys.executable, __file__, what], capture_output=True, text=True, check=True).stdout.split()  # noqa: S603 - this file
    return int(said[0]), float(said[1]), float(said[2]), float(said[3])


def main() -> None:
    """Both, and their ratio."""
    pages, seconds, own, peak = measured("charts")
    bare_pages, bare_seconds, bare_own, bare_peak = measured("bare")
    print(
        f"{'book':12} {pages:4} pages  {seconds:5.2f} s  {own:4.0f} MB, {peak:4.0f} MB   limit {SECONDS} s, {MEGABYTES} MB"
    )
    print(
        f"{'no drawings':12} {bare_pages:4} pages  {bare_seconds:5.2f} s  {bare_own:4.0f} MB, {bare_peak:4.0f} MB   ratio {seconds / bare_seconds:.2f}"
    )
    if seconds > SECONDS or peak > MEGABYTES:
        sys.exit("too slow or too large")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(with_charts=sys.argv[1] == "charts")
    else:
        main()
