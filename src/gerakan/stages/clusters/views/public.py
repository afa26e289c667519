"""Joint plans that everybody may read."""

from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_safe

from gerakan.foundation.audit.fingerprint import content_bytes, content_hash
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing import Column, Empty, Listing
from gerakan.foundation.ui.masking import masked, masked_all
from gerakan.stages.clusters.models import Charter, JointPlan, JointProgramme, Publication
from gerakan.stages.clusters.queries import comparing
from gerakan.stages.clusters.queries import plans as queries
from gerakan.stages.masterplans.models import MoneyLine


def public_url(row: Publication) -> str:
    """Its lasting address."""
    return row.plan.public_url


published_listing = Listing(
    name="clusters_public.plans",
    title=gettext_lazy("Rencana bersama"),
    columns=(
        Column("name", gettext_lazy("Nama"), value="plan.name", sort="plan__name", link=public_url),
        Column("kind", gettext_lazy("Jenis"), value="plan.get_kind_display", sort="plan__kind"),
        Column("edition", gettext_lazy("Edisi"), value="plan.edition.name", sort="plan__edition__year"),
        Column("at", gettext_lazy("Diumumkan"), value="at", sort="at", show=formats.moment),
        Column("version", gettext_lazy("Versi"), value="number", sort="number", align="end"),
    ),
    search=("plan__name", "plan__edition__name"),
    order="name",
    page_sizes=(50, 100, 500),
    empty=Empty(
        gettext_lazy("Belum ada rencana bersama yang diumumkan"),
        gettext_lazy("Rencana kawasan dan provinsi muncul di sini setelah piagamnya berlaku dan diumumkan."),
    ),
)  # fmt: skip


@login_not_required
@require_GET
def plans(request: HttpRequest) -> HttpResponse:
    """The newest public version of each."""
    return published_listing.respond(request, queries.published(), "clusters/public_plans.html")


@login_not_required
@require_GET
def plan(request: HttpRequest, edition: str, slug: str) -> HttpResponse:
    """The current version; when all were withdrawn, the page that says why."""
    rows = queries.history_of(edition, slug)
    if not rows:
        raise Http404
    return _page(request, next((one for one in rows if one.withdrawn_at is None), rows[0]), rows)


@login_not_required
@require_GET
def version(request: HttpRequest, edition: str, slug: str, number: int) -> HttpResponse:
    """One version at its lasting address."""
    rows = queries.history_of(edition, slug)
    shown = next((one for one in rows if one.number == number), None)
    if shown is None:
        raise Http404
    if shown == next((one for one in rows if one.withdrawn_at is None), None):
        return redirect(shown.plan.public_url)
    return _page(request, shown, rows)


def _page(request: HttpRequest, shown: Publication, rows: list[Publication]) -> HttpResponse:
    said = masked_all(shown.contents)
    for one in rows:
        one.withdrawn_because = masked(one.withdrawn_because)
    context: dict[str, Any] = {
        "publication": shown, "rows": rows, "edition": shown.plan.edition, "is_withdrawn": shown.withdrawn_at is not None,
        "current": next((one for one in rows if one.withdrawn_at is None), None),
    }  # fmt: skip
    if shown.withdrawn_at is None:
        context |= {
            "sha256": content_hash(**said), "head": said["head"], "kind": JointPlan.Kind(said["head"]["kind"]).label, "charter": said["charter"],
            "texts": [(comparing.label(Charter, name), said["charter"][name]) for name in Charter.TEXTS],
            "members": [one for one in said["members"] if not one["until"]], "programmes": [_told(one) for one in said["programmes"]],
            "total": sum(one["total"] for one in said["programmes"]),
        }  # fmt: skip
    return render(request, "clusters/public_plan.html", context, status=410 if shown.withdrawn_at else 200)


def _told(row: dict[str, Any]) -> dict[str, Any]:
    """A programme with its words and sums as a page shows them."""
    names = [name for name in comparing.FIELDS if name not in {"name", "problem"}]
    words = [(comparing.label(JointProgramme, name), comparing.said(name, row[name])) for name in names]
    money = [(str(MoneyLine.Source(name).label), sums, sum(sums)) for name, sums in row["money"].items()]
    goals = [(year, formats.number(Decimal(value))) for year, value in row["targets"].items()]
    return row | {"words": [one for one in words if one[1]], "sources": money, "goals": goals}


@login_not_required
@require_safe
def contents(request: HttpRequest, edition: str, slug: str, number: int) -> HttpResponse:
    """The version as data, masked as the page is (ADR 52); the page names the SHA-256 of these bytes."""
    rows = (one for one in queries.history_of(edition, slug) if one.withdrawn_at is None)
    found = next((one for one in rows if one.number == number), None)
    if found is None:
        raise Http404
    answer = HttpResponse(content_bytes(**masked_all(found.contents)), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="rencana-bersama-{slug}-{edition}-v{number}.json"'
    return answer
