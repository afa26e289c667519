"""The ranking page over 514 regions, against a plain list of the same 514 rows in the same run.

Targets: at most 12 queries and 60 ms of server time on a quiet core; processor time is printed, so that neighbours do not count.
Uses a database of its own and invented figures. A page with a short form beside it says what the frame of every page costs.
Run: python benchmarks/ranking_page.py
"""

import os
import random
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

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
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from gerakan.foundation.accounts.roles import Role  # noqa: E402
from gerakan.foundation.ui.listing import Column, Empty, Listing  # noqa: E402
from gerakan.stages.shortlisting.models import Run, Scheme, Standing  # noqa: E402
from tests.factories.accounts import somebody  # noqa: E402
from tests.factories.editions import EditionFactory  # noqa: E402
from tests.factories.regions import ProvinceFactory, RegionFactory  # noqa: E402

ROUNDS, PAGES = 25, (50, 100, 514)


def a_run() -> Run:
    """514 ranked regions in 19 provinces, one list."""
    user = somebody(Role.SECRETARIAT)
    scheme = Scheme.objects.create(edition=EditionFactory(), number=1, title="Skema", state="used")
    run = Run.objects.create(
        scheme=scheme, number=1, computed_by=user, engine_version="uji", seed=1, draws=10_000, places={"semua": 80},
        inputs={}, parameters={"indicators": [], "groups": []}, results={}, content_hash="uji",
    )  # fmt: skip
    provinces = [ProvinceFactory() for _ in range(19)]
    regions = [
        RegionFactory(province=provinces[n % 19], code=f"{provinces[n % 19].code}.{n // 19 + 1:02d}")
        for n in range(514)
    ]
    generator = random.Random(1)  # noqa: S311 - figures to look at
    Standing.objects.bulk_create(
        Standing(
            run=run, region=region, pool="semua", score=90 - rank / 8, rank=rank, coverage_share=generator.random(),
            rank_median=rank, rank_low=max(rank - 9, 1), rank_high=min(rank + 9, 514), chance=generator.random(),
            zone=generator.choice(Standing.Zone.values), filled={"x": ["median", 1]}, filled_share=0.1,
        )
        for rank, region in enumerate(regions, 1)
    )  # fmt: skip
    return run


def plain_list(run: Run) -> Callable[[], object]:
    """Names and ranks of all 514 rows in a bare table: the price of fetching and drawing anything at all."""
    template = engines["django"].from_string(
        "<table>{% for r in rows %}<tr><td>{{ r.region.name }}</td><td>{{ r.rank }}</td></tr>{% endfor %}</table>"
    )
    return lambda: template.render({"rows": Standing.objects.filter(run=run).select_related("region")})


def plain_listing(client: Client, run: Run, size: int) -> Callable[[], object]:
    """The house's list of the same rows with two bare columns."""
    listing = Listing(
        name="bench.plain", title="Polos", columns=(Column("name", "Daerah", value="region.name"), Column("rank", "Peringkat")),
        page_sizes=PAGES, empty=Empty("-"),
    )  # fmt: skip
    request = client.get(reverse("shortlisting:ranking", args=[run.pk])).wsgi_request
    request.GET = request.GET.copy()
    request.GET["per"] = str(size)
    rows = Standing.objects.filter(run=run).select_related("region").order_by("rank")
    return lambda: listing.respond(request, rows, "ui/listing.html").content


def timed(name: str, work: Callable[[], object], reference: float | None = None) -> float:
    """Print min and median in milliseconds and the ratio of the minima; returns the minimum."""
    times = []
    work()
    for _ in range(ROUNDS):
        start = process_time()
        work()
        times.append((process_time() - start) * 1000)
    low = min(times)
    ratio = "" if reference is None else f"   x {low / reference:.2f} of the plain list"
    print(f"{name:42} min {low:7.1f}   median {statistics.median(times):7.1f} ms{ratio}")
    return low


def main() -> None:
    """Queries and time of the page at every page size."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    run, client = a_run(), Client()
    client.force_login(run.computed_by)
    address = reverse("shortlisting:ranking", args=[run.pk])
    reference = timed("reference: bare table, 514 rows", plain_list(run))
    timed(
        "frame: a form of six fields, no list",
        lambda: client.get(reverse("shortlisting:compute_run", args=[run.scheme_id])),
        reference,
    )
    for size in PAGES:
        timed(f"plain listing, {size} rows a page", plain_listing(client, run, size), reference)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(address, {"per": size})
        timed(
            f"ranking page, {size} rows a page, {len(asked)} queries",
            lambda size=size: client.get(address, {"per": size}),
            reference,
        )


if __name__ == "__main__":
    main()
