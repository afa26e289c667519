"""What the machine says about a plan: findings, completeness, exceptions, the file to check oneself."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.workflow.asking import tried
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.calculations import plan_json, standing
from gerakan.stages.masterplans.commands import exceptions
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.plans import plans_for
from gerakan.stages.masterplans.queries.sheets import SHEETS

SEVERITIES = {
    "severe": (gettext_lazy("Berat"), "stop"),
    "warning": (gettext_lazy("Peringatan"), "wait"),
    "hint": (gettext_lazy("Saran"), "info"),
}
PARTS = {
    "direction": gettext_lazy("Visi, misi, sasaran, strategi"), "analysis": gettext_lazy("SWOT dan kesenjangan"),
    "problems": gettext_lazy("Masalah"), "coverage": gettext_lazy("Subdimensi yang dilayani"),
    "programmes": gettext_lazy("Isi program"), "indicators": gettext_lazy("Indikator"),
    "money": gettext_lazy("Anggaran dan pagu"), "roadmap": gettext_lazy("Peta jalan"), "risks": gettext_lazy("Risiko"),
    "references": gettext_lazy("Rujukan"), "quick_wins": gettext_lazy("Quick win"),
    "participation": gettext_lazy("Peran serta"),
}  # fmt: skip
SHOWN, MISSING = 50, 12


@require_safe
def findings(request: Request, pk: int) -> HttpResponse:
    """By severity, with both places of each as links; completeness by part."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    found = standing(plan)
    sheet, severity = request.GET.get("lembar", ""), request.GET.get("tingkat", "")
    chosen = found.of(sheet=sheet, severity=severity)
    page = Paginator(chosen, SHOWN).get_page(request.GET.get("halaman"))
    context = {
        "plan": plan, "edition": plan.edition, "found": found, "page": page, "count": len(chosen),
        "items": [(one, *SEVERITIES[one.told.severity]) for one in page],
        "levels": [(code, label, tone, found.counts.get(code, 0)) for code, (label, tone) in SEVERITIES.items()],
        "sheets": SHEETS.values(), "sheet": sheet, "severity": severity, "parts": list(_parts(found)),
        "percent": int(found.checked.share * 100), "is_foreign": get_language() != "id",
        "may_write": permissions.WRITE.allows(request.user, plan),
        "may_agree": permissions.AGREE.allows(request.user, plan),
    }  # fmt: skip
    return render(request, "masterplans/findings.html", context)


def _parts(found: Any) -> Any:
    for part in found.checked.parts:
        hidden = max(len(part.cells) - MISSING, 0)
        yield PARTS.get(part.name, part.name), part, part.cells[:MISSING], hidden


@require_POST
def accept_finding(request: Request, pk: int) -> HttpResponse:
    """The region leaves a finding standing, for a reason."""
    plan = get_for(request.user, permissions.WRITE, plans_for(request.user), pk=pk)
    said = {"fingerprint": request.POST.get("fingerprint", ""), "reason": request.POST.get("reason", "")[:4000]}
    done = _("Pengecualian diajukan; berlaku setelah disetujui pembimbing.")
    tried(request, lambda: exceptions.accept_finding(plan, **said, by=request.user), done)
    return redirect("masterplans:findings", pk)


@require_POST
def agree(request: Request, pk: int, row: int) -> HttpResponse:
    """The mentor's consent."""
    plan = get_for(request.user, permissions.AGREE, plans_for(request.user), pk=pk)
    found = get_object_or_404(plan.accepted.select_related("plan__region", "plan__edition"), pk=row)
    tried(request, lambda: exceptions.agree(found, by=request.user), _("Pengecualian disetujui."))
    return redirect("masterplans:findings", pk)


@require_POST
def withdraw(request: Request, pk: int, row: int) -> HttpResponse:
    """The region takes an exception back."""
    plan = get_for(request.user, permissions.WRITE, plans_for(request.user), pk=pk)
    found = get_object_or_404(plan.accepted.select_related("plan__region", "plan__edition"), pk=row)
    tried(request, lambda: exceptions.withdraw(found, by=request.user), _("Pengecualian dicabut."))
    return redirect("masterplans:findings", pk)


@require_safe
def self_check(request: Request, pk: int) -> HttpResponse:
    """PLAN.json: the same findings on the command line without this site."""
    plan: Masterplan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    answer = HttpResponse(plan_json(plan), content_type="application/json")
    name = f"rencana-induk-{plan.region.slug}-{plan.revision}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
