"""Screens of the programme: read it, write a version, publish it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.editions.models import Edition
from gerakan.stages.mentoring import permissions
from gerakan.stages.mentoring.commands import programmes as commands
from gerakan.stages.mentoring.forms import ExpectedForm, WorkshopForm
from gerakan.stages.mentoring.models import Programme
from gerakan.stages.mentoring.queries import programmes as queries
from gerakan.stages.mentoring.views.asking import tried
from gerakan.stages.mentoring.workflow import programme_workflow


@require_GET
def start(request: Request) -> HttpResponse:
    """The programme of the edition in use."""
    check(request.user, permissions.READ_PROGRAMME)
    edition = chosen_edition(request)
    return redirect("mentoring:programme", edition.slug) if edition else redirect("editions:list")


@require_http_methods(["GET", "POST"])
def programme(request: Request, slug: str) -> HttpResponse:
    """A version of the programme; a post begins a draft."""
    check(request.user, permissions.READ_PROGRAMME)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    if request.method == "POST":
        check(request.user, permissions.MANAGE)
        tried(request, lambda: commands.begin_programme(edition, by=request.user))
        return redirect("mentoring:programme", slug)
    number = request.GET.get("versi", "")
    found = queries.programme_to_read(edition, request.user, int(number) if number.isdecimal() and len(number) < 5 else None)  # fmt: skip
    is_staff = permissions.MANAGE.allows(request.user)
    context = {
        "edition": edition, "programme": found, "versions": queries.versions_of(edition, request.user),
        "may_write": is_staff and found is not None and found.is_draft,
        "may_begin": is_staff and (found is None or not found.is_draft),
        "actions": programme_workflow.actions(found, request.user) if found else [],
        "history": history_of(found) if found and permissions.SEE_WORK.allows(request.user) else [],
    }  # fmt: skip
    return render(request, "mentoring/programme.html", context)


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """Publish, or one stage more or less."""
    found = get_for(request.user, permissions.MANAGE, Programme.objects.select_related("edition"), pk=pk)
    action, by = request.POST.get("action", ""), request.user
    if action == "publish":
        tried(request, lambda: commands.publish(found, by=by), _("Program diterbitkan; sejak kini tidak berubah."))
    elif action == "add":
        tried(request, lambda: commands.write_workshop(found, facts={"title": _("Tahap baru")}, by=by))
    elif action == "drop":
        tried(request, lambda: commands.drop_last_workshop(found, by=by))
    return redirect("mentoring:programme", found.edition.slug)


@require_http_methods(["GET", "POST"])
def workshop(request: Request, pk: int) -> HttpResponse:
    """Title, days, agenda and material of a stage."""
    found = get_for(request.user, permissions.MANAGE, queries.workshops_for(request.user), pk=pk)
    form = WorkshopForm(request.POST or None, instance=found, initial={"seen": queries.mark_of(found)})
    if request.method == "POST" and form.is_valid():
        facts, by = form.cleaned_data, request.user
        seen = facts.pop("seen")
        if tried(
            request, lambda: commands.write_workshop(found.programme, facts=facts, workshop=found, seen=seen, by=by)
        ):
            return redirect("mentoring:programme", found.programme.edition.slug)
    return _form(request, found.programme, form, str(found))


@require_http_methods(["GET", "POST"])
def new_expected(request: Request, pk: int) -> HttpResponse:
    """One thing more to deliver in a stage."""
    found = get_for(request.user, permissions.MANAGE, queries.workshops_for(request.user), pk=pk)
    form = ExpectedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
        tried(request, lambda: commands.write_expected(found, facts=facts, by=request.user))
        return redirect("mentoring:programme", found.programme.edition.slug)
    return _form(request, found.programme, form, _("Hasil baru: %s") % found)


@require_http_methods(["GET", "POST"])
def expected(request: Request, pk: int) -> HttpResponse:
    """Change something to deliver, or ask for it no longer."""
    found = get_for(request.user, permissions.MANAGE, queries.expected_for(request.user), pk=pk)
    slug, by = found.workshop.programme.edition.slug, request.user
    if request.POST.get("action") == "drop":
        tried(request, lambda: commands.drop_expected(found, by=by))
        return redirect("mentoring:programme", slug)
    form = ExpectedForm(request.POST or None, instance=found, initial={"seen": queries.mark_of(found)})
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        seen = facts.pop("seen")
        if tried(
            request, lambda: commands.write_expected(found.workshop, facts=facts, expected=found, seen=seen, by=by)
        ):
            return redirect("mentoring:programme", slug)
    return _form(request, found.workshop.programme, form, found.name)


def _form(request: Request, programme: Programme, form: WorkshopForm | ExpectedForm, title: str) -> HttpResponse:
    is_old = isinstance(form, ExpectedForm) and form.instance.pk is not None
    context = {"edition": programme.edition, "programme": programme, "form": form, "title": title, "may_drop": is_old}
    return render(request, "mentoring/programme_form.html", context)
