"""Screens of the register: the list, one region through time, the finder of names."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gerakan.foundation.access import check, get_for
from gerakan.foundation.regions import commands, permissions, queries
from gerakan.foundation.regions.forms import DecisionForm, NamesForm
from gerakan.foundation.regions.lists import REGISTER
from gerakan.foundation.regions.models import Region
from gerakan.foundation.regions.words import in_words


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """All regions of today; searching finds old names and codes too."""
    check(request.user, permissions.BROWSE)
    rows = Region.objects.visible_to(request.user).select_related("province").distinct()
    return REGISTER.respond(request, rows, "regions/register.html")


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One region: facts with their sources, codes and names through time, other writings."""
    check(request.user, permissions.BROWSE)
    known = queries.region_at_address(slug)
    if known is None:
        raise Http404
    if known.slug != slug:
        return redirect(known, permanent=True)
    region = get_for(request.user, permissions.VIEW, Region.objects.select_related("province"), pk=known.pk)
    return render(request, "regions/detail.html", {"region": region, **queries.file_of(region)})


@require_http_methods(["GET", "POST"])
def names(request: HttpRequest) -> HttpResponse:
    """Paste dirty names, get regions; a POST of names changes nothing."""
    check(request.user, permissions.BROWSE)
    form = NamesForm(request.POST or request.GET or None)
    answers = []
    if form.is_valid():
        finder = queries.region_finder()
        convention = form.cleaned_data["bps_convention"]
        found = [(text, finder.find_region(text, bps_convention=convention)) for text in form.cleaned_data["names"]]
        answers = [in_words(text, finding) for text, finding in found]
    may_decide = permissions.DECIDE_NAME.allows(request.user)
    return render(request, "regions/names.html", {"form": form, "answers": answers, "may_decide": may_decide})


@require_http_methods(["POST"])
def decide(request: HttpRequest) -> HttpResponse:
    """Remember what a writing means."""
    check(request.user, permissions.DECIDE_NAME)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Keputusan tidak lengkap: pilih satu daerah."))
        return redirect("regions:names")
    region, text = form.cleaned_data["region"], form.cleaned_data["text"]
    try:
        commands.remember_name(region, text=text, seen_in=form.cleaned_data["seen_in"], by=request.user)
    except commands.NameTaken as taken:
        messages.error(request, str(taken))
    else:
        messages.success(request, _("Mulai sekarang “%(text)s” berarti %(region)s.") % {"text": text, "region": region})
    return redirect("regions:names")
