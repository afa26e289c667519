"""Plans that everybody may read."""

import csv
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_safe

from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing import Column, Empty, Listing
from gerakan.foundation.ui.listing.exports import harmless
from gerakan.stages.masterplans.queries.sheets import SHEETS
from gerakan.stages.reviews.models import PlanVersion, Publication
from gerakan.stages.reviews.queries import published as queries
from gerakan.stages.reviews.queries.contents import Contents
from gerakan.stages.reviews.queries.public import public_contents, public_file


def publication_url(row: Publication) -> str:
    """The lasting address of the plan, whatever its version."""
    return row.plan_url


published_listing = Listing(
    name="published.plans",
    title=gettext_lazy("Rencana induk"),
    columns=(
        Column("region", gettext_lazy("Daerah"), value="plan.region.name", sort="plan__region__name", link=publication_url),
        Column("province", gettext_lazy("Provinsi"), value="plan.region.province.name", sort="plan__region__province__name"),
        Column("edition", gettext_lazy("Edisi"), value="plan.edition.name", sort="plan__edition__year"),
        Column("act", gettext_lazy("Ditetapkan dengan"), value="adoption.act_words", sort="adoption__act_words"),
        Column("at", gettext_lazy("Diumumkan"), value="at", sort="at", show=formats.moment),
        Column("version", gettext_lazy("Versi"), value="version.number", sort="version__number", align="end"),
    ),
    search=("plan__region__name", "plan__region__code", "plan__region__province__name"),
    order="region",
    page_sizes=(50, 100, 514),
    empty=Empty(
        gettext_lazy("Belum ada rencana induk yang diumumkan"),
        gettext_lazy("Rencana muncul di sini setelah ditetapkan kepala daerahnya dan diumumkan."),
    ),
)  # fmt: skip


@login_not_required
@require_GET
def plans(request: HttpRequest) -> HttpResponse:
    """The current version of every plan that was made public."""
    return published_listing.respond(request, queries.listed(), "reviews/published_plans.html")


@login_not_required
@require_GET
def plan(request: HttpRequest, edition: str, region: str) -> HttpResponse:
    """The current version; when all were withdrawn, the page that says why."""
    rows = queries.history_of(edition, region)
    if not rows:
        raise Http404
    shown = next((one for one in rows if one.withdrawn_at is None), rows[0])
    return _page(request, shown, rows)


@login_not_required
@require_GET
def version(request: HttpRequest, edition: str, region: str, number: int) -> HttpResponse:
    """One version at its lasting address."""
    rows = queries.history_of(edition, region)
    shown = next((one for one in rows if one.version.number == number), None)
    if shown is None:
        raise Http404
    if next((one for one in rows if one.withdrawn_at is None), None) == shown:
        return redirect(shown.plan_url)
    return _page(request, shown, rows)


def _page(request: HttpRequest, shown: Publication, rows: list[Publication]) -> HttpResponse:
    is_withdrawn = shown.withdrawn_at is not None
    context: dict[str, Any] = {
        "publication": shown, "edition": shown.plan.edition, "region": shown.plan.region, "rows": rows,
        "is_withdrawn": is_withdrawn, "tables": [SHEETS[code] for code in queries.OPEN_TABLES],
        "current": next((one for one in rows if one.withdrawn_at is None), None),
    }  # fmt: skip
    if not is_withdrawn:
        whole = _contents(shown)
        context |= {
            "shown": queries.public_plan(public_contents(shown.version, whole)),
            "file_sha256": public_file(shown.version, whole)[1],
        }
    return render(request, "reviews/published_plan.html", context, status=410 if is_withdrawn else 200)


def _contents(shown: Publication) -> Contents:
    return PlanVersion.objects.values_list("contents", flat=True).get(pk=shown.version_id)


def _open_version(edition: str, region: str, number: int) -> Publication:
    rows = (one for one in queries.history_of(edition, region) if one.withdrawn_at is None)
    found = next((one for one in rows if one.version.number == number), None)
    if found is None:
        raise Http404
    return found


@login_not_required
@require_safe
def contents(request: HttpRequest, edition: str, region: str, number: int) -> HttpResponse:
    """What of the version is public; the page names the SHA-256 of these bytes."""
    found = _open_version(edition, region, number)
    data, _sha256 = public_file(found.version, _contents(found))
    answer = HttpResponse(data, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="rencana-induk-{region}-{edition}-v{number}.json"'
    return answer


@login_not_required
@require_safe
def table(request: HttpRequest, edition: str, region: str, number: int, code: str) -> HttpResponse:
    """One table as CSV."""
    if code not in queries.OPEN_TABLES:
        raise Http404
    found = _open_version(edition, region, number)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{code}-{region}-{edition}-v{number}.csv"'
    rows = queries.table_of(public_contents(found.version, _contents(found)), code)
    csv.writer(answer).writerows([harmless(said) for said in row] for row in rows)
    return answer
