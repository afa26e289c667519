"""Comparing weights of one branch: pair by pair, and with what the data propose. Nothing here is saved."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gerakan.foundation.access import get_for
from gerakan.stages.shortlisting import permissions
from gerakan.stages.shortlisting.calculations import weighing
from gerakan.stages.shortlisting.calculations.outcome import NotComputable
from gerakan.stages.shortlisting.forms.runs import WEIGHT_PREFIX
from gerakan.stages.shortlisting.forms.weighing import MOST_CHILDREN, PairwiseForm
from gerakan.stages.shortlisting.models import Scheme

METHOD_NAMES = {
    "equal": gettext_lazy("Sama rata"),
    "entropy": gettext_lazy("Entropi"),
    "critic": gettext_lazy("CRITIC"),
    "principal_components": gettext_lazy("Komponen utama"),
    "balanced": gettext_lazy("Seimbang menurut korelasi"),
}


@require_safe
def weigh(request: HttpRequest, pk: int) -> HttpResponse:
    """Given weights beside five proposals and a pairwise judgement; "use" only fills the editor."""
    scheme = get_for(request.user, permissions.EDIT_SCHEME, Scheme.objects.select_related("edition"), pk=pk)
    branch = request.GET.get("cabang", "")
    children = weighing.children_of(scheme, branch)
    is_asked = "banding" in request.GET
    form = PairwiseForm(request.GET if is_asked else None, children=children)
    judgement, problem = _judgement(form, children) if is_asked and form.is_valid() else (None, "")
    context = {
        "scheme": scheme,
        "edition": scheme.edition,
        "branch": branch,
        "children": children,
        "proposals": [_shown(scheme, children, proposal) for proposal in weighing.proposals(scheme, children)],
        "form": form if 2 <= len(children) <= MOST_CHILDREN else None,
        "judgement": judgement,
        "judged": zip(children, 100 * judgement.weights, strict=True) if judgement else [],
        "judgement_url": _adopt_url(scheme, children, 100 * judgement.weights) if judgement else "",
        "problem": problem,
    }
    return render(request, "shortlisting/scheme_weigh.html", context)


def _judgement(form: PairwiseForm, children: Sequence[weighing.Child]) -> tuple[Any, str]:
    try:
        return weighing.judged(children, form.ratios(), confirmed=form.cleaned_data["confirmed"]), ""
    except NotComputable as reason:
        return None, str(reason)


def _shown(scheme: Scheme, children: Sequence[weighing.Child], proposal: weighing.Proposal) -> dict[str, Any]:
    name = METHOD_NAMES.get(proposal.method, "")
    url = _adopt_url(scheme, children, proposal.weights) if proposal.weights else ""
    return {"name": name, "pool": proposal.pool, "weights": proposal.weights, "problem": proposal.problem, "url": url}


def _adopt_url(scheme: Scheme, children: Sequence[weighing.Child], weights: Sequence[float]) -> str:
    """The editor with these weights typed in; rounding is settled on the largest so that the sum stays 100."""
    rounded = [round(float(weight), 3) for weight in weights]
    largest = rounded.index(max(rounded))
    rounded[largest] = round(rounded[largest] + 100 - sum(rounded), 3)
    named = {WEIGHT_PREFIX + child.code: weight for child, weight in zip(children, rounded, strict=True)}
    return f"{reverse('shortlisting:edit_scheme', args=[scheme.pk])}?{urlencode(named)}"
