"""Screens of comparison: the own plan beside published ones, and published ones beside each other for everybody."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.regions.models import Region
from gerakan.stages.comparisons.calculations import Nearness, copies, nearness
from gerakan.stages.comparisons.calculations.likeness import MOST as MOST_PLANS
from gerakan.stages.comparisons.documents import shares_chart
from gerakan.stages.comparisons.exchange import comparison_xlsx
from gerakan.stages.comparisons.queries.comparing import Comparison, compare
from gerakan.stages.comparisons.queries.sides import Side, candidates, draft_side, key_of, published_side
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.queries.plans import plans_for
from gerakan.stages.reviews.models import Publication
from gerakan.stages.reviews.queries.published import history_of

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 20
MOST, PROPOSED, OFFERED = 4, 3, 12
"""Beside the own plan; chosen at first sight; shown with their reasons."""


@require_GET
def own(request: Request, pk: int) -> HttpResponse:
    """The draft, or the version that is public, beside the published plans of others."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    public = (
        Publication.objects.current()
        .filter(plan=plan)
        .select_related("version", "plan__region", "plan__edition")
        .first()
    )
    wants_public = public is not None and request.GET.get("naskah") == "umum"
    side = published_side(public) if public is not None and wants_public else draft_side(plan)
    context = {"plan": plan, "edition": plan.edition, "has_public": public is not None, "wants_public": wants_public}
    return _answer(request, "comparisons/own.html", context | _compared(side, request.GET))


@require_GET
def likeness(request: Request, pk: int) -> HttpResponse:
    """Texts that stand in another region's published plan too, side by side."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    found = copies(plan)
    page = Paginator(found, SHOWN).get_page(request.GET.get("halaman"))
    context = {
        "plan": plan, "edition": plan.edition, "page": page, "count": len(found),
        "plan_count": min(candidates(plan.region_id).count(), MOST_PLANS), "most": MOST_PLANS,
    }  # fmt: skip
    return render(request, "comparisons/likeness.html", context)


@login_not_required
@require_GET
def public(request: HttpRequest, edition: str, region: str) -> HttpResponse:
    """A published plan beside other published ones; nothing else is ever read here."""
    rows = history_of(edition, region)
    shown = next((one for one in rows if one.withdrawn_at is None), None)
    if shown is None:
        raise Http404
    context = {"publication": shown, "edition": shown.plan.edition, "region": shown.plan.region}
    return _answer(request, "comparisons/public.html", context | _compared(published_side(shown), request.GET))


def _answer(request: HttpRequest, template: str, context: Mapping[str, Any]) -> HttpResponse:
    """The page, or its tables as a workbook from the same address."""
    found = context.get("comparison")
    if found is None or request.GET.get("unduh") != "xlsx":
        return render(request, template, context)
    answer = HttpResponse(comparison_xlsx(found), content_type=WORKBOOK)
    name = f"banding-rencana-{context['side'].region.slug}-{timezone.localdate():%Y-%m-%d}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _compared(side: Side, asked: QueryDict) -> dict[str, Any]:
    rows = {key_of(row): row for row in candidates(side.region.pk)}
    near = nearness(side.region) if rows else {}
    ordered = sorted(rows, key=lambda key: _order(rows[key], near))
    wanted = [key for key in dict.fromkeys(asked.getlist("d")) if key in rows]
    chosen = wanted[:MOST]
    if "d" not in asked:
        chosen = ordered[:PROPOSED]
    offered = [
        _offer(key, rows[key], near, is_chosen=key in chosen) for key in dict.fromkeys([*ordered[:OFFERED], *chosen])
    ]
    others = [(key, rows[key].plan.region.name) for key in ordered[OFFERED:] if key not in chosen]
    context = {
        "offered": offered,
        "others": others,
        "most": MOST,
        "count": len(rows),
        "side": side,
        "is_cut": len(wanted) > MOST,
    }
    if not chosen:
        return context
    found = compare([side, *(published_side(rows[key]) for key in chosen)])
    return context | {"comparison": found, "chart": _chart(found)}


def _order(row: Publication, near: Mapping[str, Nearness]) -> tuple[float, str]:
    known = near.get(row.plan.region.code)
    return (known.distance if known else float("inf"), row.plan.region.name)


def _offer(key: str, row: Publication, near: Mapping[str, Nearness], *, is_chosen: bool) -> dict[str, Any]:
    region: Region = row.plan.region
    return {
        "key": key,
        "region": region,
        "edition": row.plan.edition,
        "near": near.get(region.code),
        "is_chosen": is_chosen,
    }


def _chart(found: Comparison) -> Any:
    title = _("Bagian tiap pilar dari uang rencana, %s") % found.span
    headings: Sequence[str] = (_("Pilar"), *(side.name for side in found.sides))
    return shares_chart(found, title, tuple(headings))
