"""A book of 130 pages with 24 charts as PDF/UA-1: claim 3 s and 400 MB.

Named reference in the same run: typst compiling the same pages without the drawings. Each is measured in a process of its
own, so that neither the compiler's cache nor the drawing engine's memory is shared; the fresh process counts, as in a worker.
Run: python benchmarks/book_pages.py
"""

import io
import resource
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import django
from django.conf import settings

HOME = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(HOME / "src"), str(HOME)]

settings.configure(USE_I18N=True, LANGUAGE_CODE="id", LOGGING_CONFIG=None)
django.setup()

import pypdf  # noqa: E402 - the settings stand before anything that reads the language

from gerakan.foundation.documents.book.pdf import book_pdf  # noqa: E402
from tests.factories.books import a_book  # noqa: E402

PROGRAMMES, SECONDS, MEGABYTES = 82, 3.0, 400


def measure(*, with_charts: bool) -> None:
    """Pages, seconds and peak of this process."""
    book = a_book(programmes=PROGRAMMES, with_charts=with_charts)
    began = perf_counter()
    made = book_pdf(book)
    seconds = perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(len(pypdf.PdfReader(io.BytesIO(made)).pages), seconds, peak)


def measured(what: str) -> tuple[int, float, float]:
    """The same in a fresh process."""
    said = subprocess.run([sys.executable, __file__, what], capture_output=True, text=True, check=True).stdout.split()  # noqa: S603 - this file
    return int(said[0]), float(said[1]), float(said[2])


def main() -> None:
    """Both, and their ratio."""
    pages, seconds, peak = measured("charts")
    bare_pages, bare_seconds, bare_peak = measured("bare")
    print(f"{'book':12} {pages:4} pages  {seconds:5.2f} s  {peak:4.0f} MB   limit {SECONDS} s, {MEGABYTES} MB")
    print(
        f"{'no drawings':12} {bare_pages:4} pages  {bare_seconds:5.2f} s  {bare_peak:4.0f} MB   ratio {seconds / bare_seconds:.2f}"
    )
    if seconds > SECONDS or peak > MEGABYTES:
        sys.exit("too slow or too large")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(with_charts=sys.argv[1] == "charts")
    else:
        main()
