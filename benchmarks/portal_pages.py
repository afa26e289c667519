"""Public pages over the real register, each as a ratio to the page "Tentang" (frame only, no question of its own) in the same run.

Targets: the map page under 150 KB gzipped with what it loads, 20 queries, and 60 ms of server time on a quiet core.
Processor time is printed, so that neighbours do not count. Uses a database of its own.
Run: python benchmarks/portal_pages.py
"""

import gzip
import os
import re
import statistics
import sys
import tempfile
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]
os.environ["DJANGO_SETTINGS_MODULE"] = "gerakan.config.settings"
os.environ["GERAKAN_DATA"] = tempfile.mkdtemp()

import django  # noqa: E402 - settings read the folder above

django.setup()

from django.contrib.staticfiles import finders  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

ROUNDS = 15
FRAME = "/tentang/"
PAGES = (
    "/",
    "/?tampil=petak",
    "/daerah/",
    "/daerah/kabupaten-sumenep/",
    "/corong/",
    "/api/v1/batas",
    "/data/daerah.json",
)


def milliseconds(client: Client, path: str) -> float:
    """Median processor time of one answer, after one to warm up."""
    client.get(path)
    times = []
    for _ in range(ROUNDS):
        begun = process_time()
        client.get(path)
        times.append((process_time() - begun) * 1000)
    return statistics.median(times)


def weight(page: bytes) -> int:
    """Gzipped bytes of the answer and of every style, script and icon that it names."""
    named = set(re.findall(rb'(?:href|src)="/static/([^"#?]+)', page))
    files = [found for name in named if (found := finders.find(name.decode()))]
    return len(gzip.compress(page)) + sum(len(gzip.compress(Path(file).read_bytes())) for file in files)


def main() -> None:
    """Print one line per page."""
    for command in ("migrate", "createcachetable", "load_regions", "load_editions", "derive_boundaries"):
        call_command(command, verbosity=0)
    client = Client()
    frame = milliseconds(client, FRAME)
    print(f"{FRAME:32} {frame:7.1f} ms")
    for path in PAGES:
        with CaptureQueriesContext(connection) as asked:
            page = client.get(path).content
        count = len(asked)
        spent = milliseconds(client, path)
        print(
            f"{path:32} {spent:7.1f} ms  ratio {spent / frame:5.1f}  {count:3} queries  {weight(page) / 1000:6.1f} KB gz"
        )


if __name__ == "__main__":
    main()
