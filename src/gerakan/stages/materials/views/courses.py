"""Courses: the list, one course, who follows them, where readers stop, the certificates."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.documents.models import NumberSeries
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.editions.models import Edition
from gerakan.stages.materials import permissions, tasks
from gerakan.stages.materials.commands.courses import move_course
from gerakan.stages.materials.commands.learning import begin as begin_course
from gerakan.stages.materials.models import Course
from gerakan.stages.materials.queries import courses as queries
from gerakan.stages.materials.queries.skills import skill_names
from gerakan.stages.materials.views.listings import course_listing, funnel_listing, people_listing
from gerakan.stages.materials.workflow import course_workflow
from gerakan.stages.mentoring.views.asking import tried
from gerakan.stages.sessions.queries.certificates import plan_of


@require_GET
def start(request: Request) -> HttpResponse:
    """Courses of the edition in use."""
    check(request.user, permissions.READ)
    edition = chosen_edition(request)
    return redirect("materials:courses", edition.slug) if edition else redirect("editions:list")


@require_GET
def courses(request: Request, slug: str) -> HttpResponse:
    """All courses of an edition, and how far the person is in each."""
    check(request.user, permissions.READ)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    context = {
        "edition": edition, "may_curate": permissions.CURATE.allows(request.user),
        "may_see_work": permissions.SEE_WORK.allows(request.user), "may_see_people": permissions.SEE_PEOPLE.allows(request.user),
    }  # fmt: skip
    return course_listing.respond(request, queries.courses(request.user, edition), "materials/courses.html", context)


@require_GET
def course(request: Request, pk: int) -> HttpResponse:
    """Lessons, the test, one's own way through them."""
    found = get_for(request.user, permissions.READ, Course.objects.select_related("edition"), pk=pk)
    own = queries.enrolment_of(request.user, found)
    may_curate = permissions.CURATE.allows(request.user, found)
    context = {
        "course": found, "edition": found.edition, "lessons": found.lessons.order_by("number"), "own": own,
        "attempts": own.attempts.order_by("-number") if own else [], "skill": skill_names().get(found.skill, found.skill),
        "question_count": found.questions.count(), "may_curate": may_curate, "is_open": found.state == Course.State.PUBLISHED,
        "may_begin": own is None and permissions.LEARN.allows(request.user), "next": own.read_count + 1 if own else 1,
        "questions": found.questions.select_related("lesson") if may_curate else [],
        "actions": course_workflow.actions(found, request.user) if may_curate else [],
    }  # fmt: skip
    return render(request, "materials/course.html", context)


@require_POST
def begin(request: Request, pk: int) -> HttpResponse:
    """Follow a course."""
    found = get_for(request.user, permissions.READ, Course.objects.select_related("edition"), pk=pk)
    if tried(request, lambda: begin_course(found, by=request.user)):
        return redirect("materials:lesson", pk, 1)
    return redirect(found)


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """Publish, retire, open again."""
    found = get_for(request.user, permissions.CURATE, Course.objects.select_related("edition"), pk=pk)
    step, note = request.POST.get("action", ""), request.POST.get("note", "")
    if step in {row.name for row in course_workflow.transitions}:
        tried(request, lambda: move_course(found, step=step, note=note, by=request.user), _("Keadaan diubah."))
    return redirect(found)


@require_GET
def people(request: Request, slug: str) -> HttpResponse:
    """Who follows which course: a region its people, mentors their regions', staff everybody."""
    check(request.user, permissions.SEE_PEOPLE)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    may_certify = permissions.CERTIFY.allows(request.user)
    context = {
        "edition": edition, "may_certify": may_certify, "may_see_work": permissions.SEE_WORK.allows(request.user),
        "waiting": queries.uncertified(edition).count() if may_certify else 0,
    }  # fmt: skip
    return people_listing.respond(request, queries.people(request.user, edition), "materials/people.html", context)


@require_GET
def funnel(request: Request, slug: str) -> HttpResponse:
    """Every lesson by how many stopped there, and how each course ends."""
    check(request.user, permissions.SEE_WORK)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    context = {"edition": edition, "outcomes": queries.outcomes(edition)}
    return funnel_listing.respond(request, queries.funnel(edition), "materials/funnel.html", context)


@require_POST
def certify(request: Request, slug: str) -> HttpResponse:
    """All papers that were earned, in the background."""
    check(request.user, permissions.CERTIFY)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    plan = plan_of(edition)
    if plan is None or not NumberSeries.objects.filter(unit=plan.sender.get("unit", "")).exists():
        messages.error(request, _("Isi dahulu ketentuan sertifikat, dan format nomor surat unitnya di register surat."))
        return redirect("materials:people", slug)
    job = tasks.certify_all.start(by=request.user, edition_id=edition.pk, user_id=request.user.pk)
    return redirect("tasks:job", job.pk)
