"""An assessor reads the own record after the edition."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.ui import charts
from gerakan.stages.assessors.models import Assessor
from gerakan.stages.trust import permissions
from gerakan.stages.trust.queries import feedback as queries


@require_safe
def own_feedback(request: Request) -> HttpResponse:
    """The own sheets, the newest edition first."""
    assessor = get_for(request.user, permissions.SEE_FEEDBACK, queries.people(), user_id=request.user.pk)
    return _sheets(request, assessor)


@require_safe
def feedback(request: Request, pk: int) -> HttpResponse:
    """One assessor's sheets; nobody else's name is on them."""
    assessor = get_for(request.user, permissions.SEE_FEEDBACK, queries.people(), pk=pk)
    return _sheets(request, assessor)


def _sheets(request: Request, assessor: Assessor) -> HttpResponse:
    told = [found for row in queries.engagements_with_feedback(assessor.pk) if (found := queries.feedback_of(row))]
    context = {"assessor": assessor, "sheets": [(sheet, _chart(sheet)) for sheet in told]}
    return render(request, "trust/feedback.html", context)


def _chart(told: queries.Feedback) -> charts.Chart | None:
    if told.own.severity is None or not told.others:
        return None
    return charts.histogram(
        _("Keketatan semua asesor edisi ini, tanpa nama; garis merah: Anda"), told.others, unit=_("tingkat"),
        cut=told.own.severity,
    )  # fmt: skip
