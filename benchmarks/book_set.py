"""All four books of a plan with sixty programmes as PDF and Word: claim 10 s.

Named reference in the same run: the biggest PDF alone. A fresh process, as in a worker; contents are made beforehand.
Run: python benchmarks/book_set.py
"""

import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

HOME = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(HOME / "src"), str(HOME)]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gerakan.config.settings")
os.environ["GERAKAN_DATA"] = tempfile.mkdtemp(prefix="gerakan-")

import django  # noqa: E402 - the settings stand first

django.setup()

from django.core.management import call_command  # noqa: E402

from gerakan.stages.books.documents.binding import Binding  # noqa: E402
from gerakan.stages.books.queries.shelf import BOOKS  # noqa: E402
from tests.factories.filled_plans import a_filled_plan  # noqa: E402

SECONDS = 10.0


def main() -> None:
    """Every book in both formats, then their sum beside the biggest alone."""
    call_command("migrate", verbosity=0)
    plan, _writer = a_filled_plan(60)
    binding = Binding(plan, None)
    total = biggest = 0.0
    for work in BOOKS:
        for form in ("pdf", "docx"):
            began, worked = perf_counter(), process_time()
            made = binding.written(work, form, "id")
            seconds = perf_counter() - began
            total, biggest = total + seconds, max(biggest, seconds)
            print(
                f"{work:9} {form:5} {seconds:5.2f} s  {process_time() - worked:5.2f} s of work  {len(made) / 1024:6.0f} KB"
            )
    print(f"all       {'':5} {total:5.2f} s  limit {SECONDS} s, {total / biggest:.1f} times the biggest")
    if total > SECONDS:
        sys.exit("too slow")


if __name__ == "__main__":
    main()
