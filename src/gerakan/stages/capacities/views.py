"""A region's map, its people, and the regions of an edition beside each other."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.hats import region_of
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing import BulkAction, Choice, Column, Empty, Listing
from gerakan.foundation.workflow import TransitionRefused
from gerakan.foundation.workflow.asking import tried
from gerakan.stages.capacities import commands, permissions, queries
from gerakan.stages.capacities.forms import AbilityForm, NeedForm, TrainingForm
from gerakan.stages.capacities.models import Ability, Need, Training
from gerakan.stages.capacities.workflow import training_workflow
from gerakan.stages.masterplans.queries.plans import own_plan, plans_for
from gerakan.stages.materials.queries.skills import skill_names

people_listing = Listing(
    name="capacities.people",
    title=gettext_lazy("Orang dan keahlian"),
    columns=(
        Column("name", gettext_lazy("Nama"), sort="name"),
        Column("office", gettext_lazy("Jabatan"), sort="office"),
        Column("skill", gettext_lazy("Keahlian"), value="skill_name"),
        Column("level", gettext_lazy("Tingkat"), value="get_level_display", sort="level"),
        Column("evidence", gettext_lazy("Dari mana kita tahu"), sort="evidence"),
        Column("noted", gettext_lazy("Dicatat"), value="noted_at", sort="noted_at", show=formats.moment, is_hidden=True),
    ),
    filters=(Choice("tingkat", gettext_lazy("Tingkat"), Ability.Level.choices, lookup="level"),),
    search=("name", "office", "evidence"),
    order="name",
    page_sizes=(50, 100, 500),
    bulk=(BulkAction("end", gettext_lazy("Tidak lagi dapat atau pindah"), permission="capacities.fill"),),
    empty=Empty(
        gettext_lazy("Belum ada orang yang dicatat"),
        gettext_lazy("Catat siapa dapat melakukan apa; yang lulus kursus di sini terhitung dengan sendirinya."),
    ),
)  # fmt: skip
compared_listing = Listing(
    name="capacities.compared",
    title=gettext_lazy("Kemampuan daerah"),
    columns=(
        Column("region", gettext_lazy("Daerah"), sort=True, link=lambda row: row.get_absolute_url()),
        Column("people", gettext_lazy("Orang"), sort=True, align="end"),
        Column("skills", gettext_lazy("Keahlian"), sort=True, align="end"),
        Column("needs", gettext_lazy("Keperluan"), sort=True, align="end"),
        Column("marked", gettext_lazy("Program tanpa orang"), sort=True, align="end"),
        Column("late", gettext_lazy("Pelatihan terlambat"), sort=True, align="end"),
    ),
    search=("region",),
    order="-marked",
    page_sizes=(50, 100, 500),
    empty=Empty(gettext_lazy("Belum ada rencana induk"), gettext_lazy("Peta kemampuan berdiri di samping rencana induk suatu daerah.")),
    row_class=lambda row: "tint" if row.marked else "",
)  # fmt: skip


@require_GET
def start(request: Request) -> HttpResponse:
    """The regions of the edition in use."""
    check(request.user, permissions.COMPARE)
    edition = chosen_edition(request)
    return redirect("capacities:compared", edition.slug) if edition else redirect("editions:list")


@require_GET
def compared(request: Request, slug: str) -> HttpResponse:
    """Regions beside each other, the most marked first."""
    check(request.user, permissions.COMPARE)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    rows = queries.compared(request.user, edition)
    return compared_listing.respond(request, rows, "capacities/compared.html", {"edition": edition})


@require_GET
def own(request: Request) -> HttpResponse:
    """The map of one's own region; it stands beside the plan."""
    check(request.user, permissions.OWN)
    plan = own_plan(region_of(request.user), chosen_edition(request))
    if plan is None:
        messages.info(request, _("Peta kemampuan berdiri di samping rencana induk; mulai rencananya lebih dahulu."))
        return redirect("workspace:home")
    return redirect("capacities:capacity", plan.pk)


@require_http_methods(["GET", "POST"])
def capacity(request: Request, pk: int) -> HttpResponse:
    """What is marked, skills with their people, needs, the training plan; a post adds a need or a training."""
    right = permissions.FILL if request.method == "POST" else permissions.SEE
    plan = get_for(request.user, right, plans_for(request.user), pk=pk)
    asked = request.POST.get("what", "")
    need = NeedForm(request.POST if asked == "need" else None, plan=plan)
    training = TrainingForm(request.POST if asked == "training" else None)
    if (need.is_valid() and _said(request, plan, need)) or (training.is_valid() and _planned(request, plan, training)):
        return redirect("capacities:capacity", pk)
    found = queries.map_of(plan)
    context = {
        "plan": plan, "edition": plan.edition, "map": found, "need_form": need, "training_form": training,
        "may_fill": permissions.FILL.allows(request.user, plan),
        "trainings": [(row, training_workflow.actions(row, request.user)) for row in found.trainings],
        "names": skill_names(),
    }  # fmt: skip
    return render(request, "capacities/capacity.html", context, status=422 if asked else 200)


def _said(request: Request, plan: Any, form: NeedForm) -> bool:
    return tried(
        request, lambda: commands.say_need(plan, **form.cleaned_data, by=request.user), _("Keperluan disimpan.")
    )


def _planned(request: Request, plan: Any, form: TrainingForm) -> bool:
    facts = form.cleaned_data
    return tried(
        request, lambda: commands.plan_training(plan, facts=facts, by=request.user), _("Pelatihan direncanakan.")
    )


@require_http_methods(["GET", "POST"])
def people(request: Request, pk: int) -> HttpResponse:
    """Who can do what; a post notes one more."""
    right = permissions.FILL if request.method == "POST" else permissions.SEE
    plan = get_for(request.user, right, plans_for(request.user), pk=pk)
    rows = queries.abilities_of(plan, request.user)
    if request.POST.get("aksi") == "end":
        return _ended(request, pk, people_listing.chosen(request, rows))
    form = AbilityForm(request.POST or None)
    act = lambda: commands.note_ability(plan, facts=form.cleaned_data, by=request.user)  # noqa: E731
    if form.is_bound and form.is_valid() and tried(request, act, _("Kemampuan dicatat.")):
        return redirect("capacities:people", pk)
    may_fill = permissions.FILL.allows(request.user, plan)
    context = {"plan": plan, "edition": plan.edition, "form": form if may_fill else None}
    return people_listing.respond(request, rows, "capacities/people.html", context)


def _ended(request: Request, pk: int, chosen: Any) -> HttpResponse:
    ended = 0
    for row in chosen:
        try:
            commands.end_ability(row, by=request.user)
        except TransitionRefused:  # somebody else was quicker: it has ended
            continue
        ended += 1
    messages.success(request, ngettext("%d catatan diakhiri.", "%d catatan diakhiri.", ended) % ended)
    return redirect("capacities:people", pk)


@require_POST
def drop_need(request: Request, pk: int) -> HttpResponse:
    """Not needed after all."""
    found = get_for(request.user, permissions.FILL, Need.objects.select_related("plan__region", "plan__edition"), pk=pk)
    tried(request, lambda: commands.drop_need(found, by=request.user), _("Keperluan dihapus."))
    return redirect("capacities:capacity", found.plan_id)


@require_POST
def act_on_training(request: Request, pk: int) -> HttpResponse:
    """Done, or given up for a reason."""
    found = get_for(
        request.user, permissions.FILL, Training.objects.select_related("plan__region", "plan__edition"), pk=pk
    )
    step, note = request.POST.get("action", ""), request.POST.get("note", "")
    if step in {row.name for row in training_workflow.transitions}:
        tried(
            request, lambda: commands.move_training(found, step=step, note=note, by=request.user), _("Keadaan diubah.")
        )
    return redirect("capacities:capacity", found.plan_id)
