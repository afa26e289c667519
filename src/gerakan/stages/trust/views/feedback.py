"""An assessor reads the own record after the edition."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
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
    """The own sheet, of the newest edition or a chosen one."""
    mine = get_object_or_404(Assessor, user=request.user)
    return feedback(request, mine.pk)


@require_safe
def feedback(request: Request, pk: int) -> HttpResponse:
    """One assessor's sheet; nobody else's name is on it."""
    assessors = Assessor.objects.select_related("user")
    assessor = get_for(request.user, permissions.SEE_FEEDBACK, assessors, pk=pk)
    sheets = [told for row in queries.engagements_with_feedback(assessor.pk) if (told := queries.feedback_of(row))]
    context = {"assessor": assessor, "sheets": [(told, _chart(told)) for told in sheets]}
    return render(request, "trust/feedback.html", context)


def _chart(told: queries.Feedback) -> charts.Chart | None:
    if told.own.severity is None or not told.others:
        return None
    return charts.histogram(
        _("Keketatan semua asesor edisi ini, tanpa nama; garis merah: Anda"), told.others, unit=_("tingkat"),
        cut=told.own.severity,
    )  # fmt: skip
