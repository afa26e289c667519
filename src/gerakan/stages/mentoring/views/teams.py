"""Screens of teams: who can guide, what is proposed, who sits with a region."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.editions.models import Edition
from gerakan.stages.mentoring import permissions, tasks
from gerakan.stages.mentoring.commands import teams as commands
from gerakan.stages.mentoring.forms import MentorForm, ProposalForm, ReplacementForm, SeatForm
from gerakan.stages.mentoring.models import Mentor, Proposal
from gerakan.stages.mentoring.queries import guidance as guidances
from gerakan.stages.mentoring.queries import teams as queries
from gerakan.stages.mentoring.views.asking import tried
from gerakan.stages.mentoring.views.listings import mentor_listing
from gerakan.stages.mentoring.workflow import proposal_workflow


@require_GET
def start(request: Request) -> HttpResponse:
    """Mentors of the edition in use."""
    check(request.user, permissions.SEE_WORK)
    edition = chosen_edition(request)
    return redirect("mentoring:mentors", edition.slug) if edition else redirect("editions:list")


@require_GET
def mentors(request: Request, slug: str) -> HttpResponse:
    """Everybody who may guide in an edition, with skills and load."""
    check(request.user, permissions.SEE_WORK)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    context = {
        "edition": edition, "unguided": queries.unguided(edition).count(), "proposal": queries.open_proposal(edition),
        "may_manage": permissions.MANAGE.allows(request.user),
    }  # fmt: skip
    return mentor_listing.respond(request, queries.people_with_load(edition), "mentoring/mentors.html", context)


@require_http_methods(["GET", "POST"])
def mentor(request: Request, pk: int) -> HttpResponse:
    """A person's skills, home and limits."""
    check(request.user, permissions.SAVE_MENTOR if request.method == "POST" else permissions.SEE_MENTOR, User(pk=pk))
    person = get_object_or_404(User, pk=pk)
    row = Mentor.objects.filter(user=person).first() or Mentor(user=person)
    initial = {"closed_regions": list(row.closed_regions.all()) if row.pk else [], "pillars": row.pillars}
    is_staff = permissions.MANAGE.allows(request.user)
    form = MentorForm(request.POST or None, instance=row, initial=initial, is_staff=is_staff)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        closed, by = facts.pop("closed_regions"), request.user
        if tried(request, lambda: commands.save_mentor(person, facts=facts, closed_regions=closed, by=by), _("Disimpan.")):  # fmt: skip
            return redirect("mentoring:mentor", pk)
    return render(request, "mentoring/mentor.html", {"person": person, "form": form})


@require_http_methods(["GET", "POST"])
def proposal(request: Request, slug: str) -> HttpResponse:
    """The proposal that waits, pair by pair; a post computes a new one in the background."""
    check(request.user, permissions.SEE_WORK)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    form = ProposalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        check(request.user, permissions.MANAGE)
        told = {"edition_id": edition.pk, "user_id": request.user.pk}
        return redirect("tasks:job", tasks.propose_teams.start(by=request.user, **told, **form.cleaned_data).pk)
    found = queries.open_proposal(edition)
    is_staff = permissions.MANAGE.allows(request.user)
    context = {
        "edition": edition, "proposal": found, "form": form if is_staff else None,
        "rows": queries.proposed(found) if found else [],
        "actions": proposal_workflow.actions(found, request.user) if found else [],
        "people": queries.people_with_load(edition) if found and is_staff else [],
    }  # fmt: skip
    return render(request, "mentoring/proposal.html", context)


@require_POST
def act_on_proposal(request: Request, pk: int) -> HttpResponse:
    """Everybody sits as proposed, or nobody."""
    found = get_for(request.user, permissions.MANAGE, Proposal.objects.select_related("edition"), pk=pk)
    if request.POST.get("action") == "accept":
        done = tried(request, lambda: commands.accept(found, by=request.user), _("Usulan diterima; semua diberi tahu."))
        return redirect("mentoring:overview" if done else "mentoring:proposal", found.edition.slug)
    tried(request, lambda: commands.discard(found, by=request.user))
    return redirect("mentoring:proposal", found.edition.slug)


@require_POST
def change_proposed(request: Request, pk: int) -> HttpResponse:
    """Somebody else in one seat of the proposal, or nobody."""
    found = get_for(request.user, permissions.MANAGE, queries.proposed_seats(), pk=pk)
    edition = found.proposal.edition
    form = ReplacementForm(request.POST, people=queries.people_who_guide(edition))
    if form.is_valid():
        tried(request, lambda: commands.replace(found, **form.cleaned_data, by=request.user))
    else:
        messages.error(request, _("Pilih orang dari daftar dan tuliskan alasannya."))
    return redirect("mentoring:proposal", edition.slug)


@require_http_methods(["GET", "POST"])
def team(request: Request, pk: int) -> HttpResponse:
    """Who guides one region, and who did; a post seats somebody by hand."""
    right = permissions.MANAGE if request.method == "POST" else permissions.SEE
    found = get_for(request.user, right, guidances.guidances(), pk=pk)
    is_staff = permissions.MANAGE.allows(request.user, found)
    people = queries.people_with_load(found.edition)
    form = SeatForm(request.POST or None, people=people) if is_staff else None
    if request.method == "POST" and form is not None and form.is_valid():
        said = form.cleaned_data
        if tried(request, lambda: commands.assign(found, **said, by=request.user)):
            return redirect("mentoring:team", pk)
    closed = queries.barred(people, [found.region]) if is_staff else {}
    barred = [(person, closed[person.pk, found.region.pk]) for person in people if (person.pk, found.region.pk) in closed]  # fmt: skip
    context = {"guidance": found, "edition": found.edition, "seats": queries.seats_of(found), "form": form,
               "barred": barred}  # fmt: skip
    return render(request, "mentoring/team.html", context)


@require_POST
def end_seat(request: Request, pk: int) -> HttpResponse:
    """A drop-out or a change, with its reason."""
    found = get_for(request.user, permissions.MANAGE, queries.seats(), pk=pk)
    tried(request, lambda: commands.end_seat(found, reason=request.POST.get("note", ""), by=request.user))
    return redirect("mentoring:team", found.guidance_id)
