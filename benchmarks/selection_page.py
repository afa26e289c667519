"""The ranking of 514 regions on screen, against a plain list of the same 514 rows in the same run.

Targets: every page opens within 1 s on a quiet core, with as many queries for 514 rows as for 50; processor time is printed, so
that neighbours do not count. Uses a database of its own and invented figures.
Run: python benchmarks/selection_page.py
"""

import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
os.environ["DJANGO_SETTINGS_MODULE"] = "gerakan.config.settings"
os.environ["GERAKAN_DATA"] = tempfile.mkdtemp()

import django  # noqa: E402 - settings read the folder above

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.template import engines  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, override_settings  # noqa: E402
from django.urls import reverse  # noqa: E402

from gerakan.foundation.accounts.roles import Role  # noqa: E402
from gerakan.stages.selection.commands.runs import publish_run  # noqa: E402
from gerakan.stages.selection.models import SelectionRun, SelectionStanding  # noqa: E402
from tests.factories.accounts import somebody  # noqa: E402
from tests.factories.editions import EditionFactory  # noqa: E402
from tests.lists import many_regions  # noqa: E402
from tests.lists_selection import a_stored_ranking  # noqa: E402

ROUNDS, PAGES = 15, (50, 100, 514)


def plain_list(run: SelectionRun) -> Callable[[], object]:
    """Names and ranks of all 514 rows in a bare table: the price of fetching and drawing anything at all."""
    template = engines["django"].from_string(
        "<table>{% for r in rows %}<tr><td>{{ r.region.name }}</td><td>{{ r.rank }}</td></tr>{% endfor %}</table>"
    )
    return lambda: template.render({"rows": SelectionStanding.objects.filter(run=run).select_related("region")})


def timed(name: str, work: Callable[[], object], reference: float | None = None) -> float:
    """Print min and median in milliseconds and the ratio of the minima; returns the minimum."""
    times = []
    work()
    for _round in range(ROUNDS):
        start = process_time()
        work()
        times.append((process_time() - start) * 1000)
    low = min(times)
    ratio = "" if reference is None else f"   x {low / reference:.2f} of the plain list"
    print(f"{name:46} min {low:7.1f}   median {statistics.median(times):7.1f} ms{ratio}")
    return low


def opened(client: Client, name: str, address: str, query: dict[str, Any], reference: float) -> None:
    """Its queries and its time."""
    client.get(address, query)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address, query)
    assert answer.status_code == 200, address
    timed(f"{name}, {len(asked)} queries", lambda: client.get(address, query), reference)


def main() -> None:
    """The page as staff and as a visitor see it, its file, one sheet."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    run = a_stored_ranking(EditionFactory(state="open"), many_regions(514))
    publish_run(run, by="uji")
    staff, visitor = Client(), Client()
    staff.force_login(somebody(Role.SECRETARIAT), "django.contrib.auth.backends.ModelBackend")
    address = reverse("selection:ranking", args=[run.pk])
    reference = timed("reference: bare table, 514 rows", plain_list(run))
    for size in PAGES:
        opened(staff, f"ranking, staff, {size} rows", address, {"per": size}, reference)
    opened(visitor, "ranking, visitor, 514 rows", address, {"per": 514}, reference)
    every: dict[str, Any] = {"unduh": "csv", "kolom": ["region", "rank", "elements", "reviews", "barred"]}
    opened(staff, "file with reasons, 514 rows", address, every, reference)
    sheet = run.standings.order_by("rank")[99]
    opened(staff, "sheet of one region", sheet.get_absolute_url(), {}, reference)


if __name__ == "__main__":
    with override_settings(WHITENOISE_AUTOREFRESH=True):  # else every client reads all static files first
        main()
