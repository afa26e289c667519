"""The library and what of it answers a plan."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing
from gerakan.foundation.workflow import TransitionRefused
from gerakan.foundation.workflow.asking import tried, whole
from gerakan.stages.masterplans import permissions as plans
from gerakan.stages.masterplans.models import Pillar, Programme
from gerakan.stages.masterplans.queries.plans import plans_for
from gerakan.stages.suggestions import commands, permissions, queries
from gerakan.stages.suggestions.forms import ModelForm, PracticeForm
from gerakan.stages.suggestions.models import ModelProgramme
from gerakan.stages.suggestions.workflow import model_workflow


def model_url(row: ModelProgramme) -> str:
    """Its page."""
    return row.get_absolute_url()


def _yes(value: object) -> str:
    return _("ya") if value else ""


model_listing = Listing(
    name="suggestions.models",
    title=gettext_lazy("Program model"),
    columns=(
        Column("title", gettext_lazy("Nama"), value="title", sort="title", link=model_url),
        Column("pillar", gettext_lazy("Pilar"), value="get_pillar_display", sort="pillar"),
        Column("subdimension", gettext_lazy("Subdimensi"), value="get_subdimension_display", sort="subdimension"),
        Column("low", gettext_lazy("Biaya dari"), value="cost_low", sort="cost_low", show=formats.money, align="end"),
        Column("high", gettext_lazy("Biaya sampai"), value="cost_high", sort="cost_high", show=formats.money, align="end"),
        Column("practices", gettext_lazy("Dijalankan"), value="practice_count", sort="practice_count", align="end"),
        Column("adoptions", gettext_lazy("Dipakai rencana"), value="adoption_count", sort="adoption_count", align="end"),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state"),
        Column("sample", gettext_lazy("Data contoh"), value="is_sample", sort="is_sample", show=_yes, is_hidden=True),
    ),
    filters=(
        Choice("pilar", gettext_lazy("Pilar"), Pillar.choices, lookup="pillar"),
        Choice("keadaan", gettext_lazy("Keadaan"), ModelProgramme.State.choices, lookup="state"),
    ),
    search=("title", "problem", "description"),
    order="title",
    page_sizes=(50, 100, 500),
    empty=Empty(
        gettext_lazy("Pustaka masih kosong"),
        gettext_lazy("Sekretariat menerbitkan program yang sudah berjalan di suatu daerah, dengan hasil dan sumbernya."),
    ),
)  # fmt: skip


@require_GET
def models(request: Request) -> HttpResponse:
    """The library."""
    check(request.user, permissions.READ)
    extra = {"may_curate": permissions.CURATE.allows(request.user)}
    return model_listing.respond(request, queries.library(request.user), "suggestions/models.html", extra)


@require_GET
def model(request: Request, pk: int) -> HttpResponse:
    """What it answers, what it costs, who runs it."""
    found = get_for(request.user, permissions.READ, queries.library(request.user), pk=pk)
    may_curate = permissions.CURATE.allows(request.user, found)
    context = {
        "model": found, "practices": found.practices.select_related("region"), "may_curate": may_curate,
        "form": PracticeForm() if may_curate else None,
        "actions": model_workflow.actions(found, request.user) if may_curate else [],
    }  # fmt: skip
    return render(request, "suggestions/model.html", context)


@require_http_methods(["GET", "POST"])
def new_model(request: Request) -> HttpResponse:
    """Write one."""
    check(request.user, permissions.CURATE)
    return _written(request, None)


@require_http_methods(["GET", "POST"])
def edit_model(request: Request, pk: int) -> HttpResponse:
    """Other words."""
    return _written(request, get_for(request.user, permissions.CURATE, ModelProgramme.objects.all(), pk=pk))


def _written(request: Request, found: ModelProgramme | None) -> HttpResponse:
    initial = {"seen": found.revision if found else 0}
    form = ModelForm(request.POST or None, instance=found, initial=initial)
    if form.is_valid():
        facts = dict(form.cleaned_data)
        seen = facts.pop("seen") or 0
        try:
            return redirect(commands.write_model(found, facts=facts, seen=seen, by=request.user))
        except TransitionRefused as reason:
            messages.error(request, str(reason))
    context = {"form": form, "model": found}
    return render(request, "suggestions/model_form.html", context, status=422 if form.is_bound else 200)


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """Publish, retire, tell who runs it."""
    found = get_for(request.user, permissions.CURATE, ModelProgramme.objects.all(), pk=pk)
    asked = request.POST.get("action", "")
    if asked == "practice":
        _tell_practice(request, found)
    elif asked == "drop":
        row = get_object_or_404(found.practices.select_related("region", "model"), pk=whole(request.POST.get("which")))
        tried(request, lambda: commands.drop_practice(row, by=request.user), _("Pengalaman dihapus."))
    else:
        note = request.POST.get("note", "")
        tried(request, lambda: commands.move(found, step=asked, note=note, by=request.user), _("Keadaan diubah."))
    return redirect(found)


def _tell_practice(request: Request, found: ModelProgramme) -> None:
    form = PracticeForm(request.POST)
    if not form.is_valid():
        messages.error(
            request, " ".join(f"{form[name].label}: {' '.join(map(str, said))}" for name, said in form.errors.items())
        )
        return
    facts: dict[str, Any] = form.cleaned_data
    tried(request, lambda: commands.tell_practice(found, facts=facts, by=request.user), _("Pengalaman dicatat."))


@require_GET
def suggestions(request: Request, pk: int) -> HttpResponse:
    """What of the library this plan's own rows ask for; what was taken over or set aside."""
    plan = get_for(request.user, plans.SEE, plans_for(request.user), pk=pk)
    context = {
        "plan": plan, "edition": plan.edition, "found": queries.suggestions_for(plan),
        "adopted": queries.adopted_by(plan), "dismissed": queries.dismissed_by(plan),
        "may_write": plans.WRITE.allows(request.user, plan),
    }  # fmt: skip
    return render(request, "suggestions/suggestions.html", context)


@require_POST
def decide(request: Request, pk: int) -> HttpResponse:
    """Take a model over, set it aside, think again."""
    plan = get_for(request.user, plans.WRITE, plans_for(request.user), pk=pk)
    asked, which = request.POST.get("action", ""), whole(request.POST.get("which"))
    if asked == "reconsider":
        row = get_object_or_404(queries.dismissed_by(plan), pk=which)
        tried(request, lambda: commands.reconsider(row, by=request.user), _("Saran ini ditimbang lagi."))
        return redirect("suggestions:suggestions", pk)
    found = get_object_or_404(ModelProgramme.objects.visible_to(request.user), pk=which)
    if asked == "adopt":
        tried(
            request,
            lambda: commands.adopt(found, plan=plan, by=request.user),
            _("Program ditambahkan; lengkapi barisnya."),
        )
    elif asked == "dismiss":
        reason = request.POST.get("reason", "")
        tried(
            request,
            lambda: commands.dismiss(found, plan=plan, reason=reason, by=request.user),
            _("Saran dikesampingkan."),
        )
    return redirect("suggestions:suggestions", pk)


@require_POST
def propose(request: Request, pk: int) -> HttpResponse:
    """A programme of a plan for the library."""
    check(request.user, permissions.PROPOSE)
    rows = Programme.objects.filter(plan__in=plans_for(request.user)).select_related("plan__region", "plan__edition")
    programme = get_object_or_404(rows, pk=pk)
    check(request.user, permissions.PROPOSE, programme.plan)
    made: list[ModelProgramme] = []
    act = lambda: made.append(commands.propose(programme, by=request.user))  # noqa: E731
    if tried(request, act, _("Diusulkan; sekretariat akan memeriksanya.")):
        return redirect(made[0])
    return redirect("masterplans:row", programme.plan_id, "program", pk)
