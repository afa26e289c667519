"""The public register: decided appeals and corrections; and the two people behind a correction."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.appeals import permissions, tasks
from gerakan.stages.appeals.commands import corrections as verbs
from gerakan.stages.appeals.forms import CorrectionForm, ReasonForm
from gerakan.stages.appeals.models import Appeal, Correction
from gerakan.stages.appeals.queries import corrections as queries
from gerakan.stages.appeals.queries.appeals import appeals, decided_of, grounds_of, marked_items
from gerakan.stages.appeals.queries.effects import Effect
from gerakan.stages.appeals.views.appeals import words_of
from gerakan.stages.plenary.queries.results import published

correction_listing = Listing(
    name="appeals.corrections",
    title=gettext_lazy("Register perbaikan hasil"),
    columns=(
        Column("number", gettext_lazy("Nomor"), sort="number", link=lambda row: row.get_absolute_url()),
        Column("edition", gettext_lazy("Edisi"), value="edition.name", sort="edition__year"),
        Column("region", gettext_lazy("Daerah"), value="region.name", sort="region__name"),
        Column("change", gettext_lazy("Semula dan menjadi"), value=queries.change_in_words),
        Column("reason", gettext_lazy("Mengapa")),
        Column("authority", gettext_lazy("Atas dasar")),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state"),
        Column("signed_at", gettext_lazy("Berlaku sejak"), sort="signed_at", show=formats.moment),
        Column("version", gettext_lazy("Versi hasil"), value="after.number", align="end"),
    ),
    filters=(Choice("keadaan", gettext_lazy("Keadaan"), Correction.State.choices, lookup="state"),),
    search=("region__name", "reason", "authority"),
    order="-number",
    empty=Empty(
        gettext_lazy("Belum ada perbaikan"),
        gettext_lazy("Hasil yang diumumkan belum pernah diperbaiki. Perbaikan tidak mempunyai jalan lain selain register ini."),
    ),
)  # fmt: skip

outcome_listing = Listing(
    name="appeals.outcomes",
    title=gettext_lazy("Putusan keberatan"),
    columns=(
        Column("region", gettext_lazy("Daerah"), value="region.name", sort="region__name",
               link=lambda row: f"/keberatan/putusan/{row.pk}/"),
        Column("verdict", gettext_lazy("Putusan pertama"), value="decision.verdict_label"),
        Column("outcome", gettext_lazy("Putusan keberatan"), value="get_outcome_display", sort="outcome"),
        Column("decided_at", gettext_lazy("Diputus"), sort="decided_at", show=formats.moment),
    ),
    filters=(Choice("putusan", gettext_lazy("Putusan keberatan"), Appeal.Outcome.choices, lookup="outcome"),),
    search=("region__name",),
    order="-decided_at",
    empty=Empty(
        gettext_lazy("Belum ada keberatan yang diputus"), gettext_lazy("Keberatan terbuka bagi umum setelah diputus.")
    ),
)  # fmt: skip


@login_not_required
@require_safe
def register(request: HttpRequest, slug: str | None = None) -> HttpResponse:
    """Every correction, of one edition or of all: what, before, after, why, by whose authority, when."""
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug) if slug else None
    rows = queries.corrections().visible_to(request.user)
    context = {
        "edition": edition,
        "frame": _frame(request),
        "may_correct": permissions.CORRECT.allows(request.user),
        "unregistered": queries.unregistered_versions(edition) if edition else [],
    }
    shown = rows.filter(edition=edition) if edition else rows
    return correction_listing.respond(request, shown, "appeals/register.html", context)


@login_not_required
@require_safe
def outcomes(request: HttpRequest, slug: str) -> HttpResponse:
    """Decided appeals of an edition."""
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    context = {"edition": edition, "frame": _frame(request)}
    return outcome_listing.respond(request, decided_of(edition, request.user), "appeals/outcomes.html", context)


@login_not_required
@require_safe
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """What was contested, what the panel found and why; nothing that the region wrote or sent."""
    found = get_object_or_404(appeals().told(request.user), pk=pk)
    context = {
        "appeal": found, "edition": found.edition, "frame": _frame(request), "grounds": grounds_of(found),
        "effect": Effect.from_data(found.effect) if found.effect else None,
        "correction": queries.corrections().filter(appeal=found).visible_to(request.user).first(),
    }  # fmt: skip
    return render(request, "appeals/outcome.html", context)


@login_not_required
@require_safe
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    """One line of the register with everybody who moved."""
    found = get_for(request.user, permissions.SEE_CORRECTION, queries.corrections(), pk=pk)
    effect = queries.effect_of(found)
    waits = found.state == Correction.State.PROPOSED
    context = {
        "correction": found, "edition": found.edition, "frame": _frame(request), "effect": effect, "marks": queries.changed_marks(found),
        "may_sign": waits and permissions.SIGN.allows(request.user, found),
        "is_own": found.proposed_by_id == request.user.pk,
        "may_drop": waits and not found.appeal_id and permissions.CORRECT.allows(request.user, found),
        "with_agreement": queries.with_agreement(found.edition, [move.region_id for move in effect.others]),
    }  # fmt: skip
    return render(request, "appeals/correction.html", context)


@require_POST
def sign(request: Request, pk: int) -> HttpResponse:
    """The second signature; the work runs in the background."""
    found = get_for(request.user, permissions.SIGN, queries.corrections(), pk=pk)
    job = tasks.sign_correction.start(by=request.user, correction_id=found.pk, user_id=request.user.pk)
    return redirect("tasks:job", job.pk)


@require_POST
def drop(request: Request, pk: int) -> HttpResponse:
    """A proposal that was a mistake."""
    found = get_for(request.user, permissions.CORRECT, queries.corrections(), pk=pk)
    form = ReasonForm(request.POST)
    try:
        verbs.drop(found, reason=form.cleaned_data["reason"] if form.is_valid() else "", by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect(found)


@require_http_methods(["GET", "POST"])
def propose(request: Request, slug: str) -> HttpResponse:
    """An error of arithmetic that somebody found: region, marks, reason, authority."""
    check(request.user, permissions.CORRECT)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    result = published(edition)
    rows = result.decisions.select_related("region", "standing__case").order_by("region__name") if result else []
    chosen = next((row for row in rows if str(row.region_id) == request.GET.get("daerah")), None)
    items = marked_items(edition, chosen.standing.case) if chosen else []
    form = CorrectionForm(request.POST or None, items=items) if chosen else None
    if result and chosen and form and request.method == "POST" and form.is_valid():
        job = tasks.propose_correction.start(
            by=request.user, plenary_id=result.pk, region_id=chosen.region_id, marks=form.marks(),
            reason=form.cleaned_data["reason"], authority=form.cleaned_data["authority"], user_id=request.user.pk,
        )  # fmt: skip
        return redirect("tasks:job", job.pk)
    if form and form.errors:
        messages.error(request, words_of(form))
    context = {"edition": edition, "rows": rows, "chosen": chosen, "form": form, "waiting": queries.waiting_of(edition)}
    return render(request, "appeals/propose.html", context, status=422 if form and form.errors else 200)


def _frame(request: HttpRequest) -> str:
    """Whoever is signed in stays in the frame of work."""
    return "ui/staff.html" if request.user.is_authenticated else "ui/public.html"
