"""What staff write: courses, lessons, questions, the list of skills."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.models import Edition
from gerakan.stages.materials import permissions
from gerakan.stages.materials.commands import courses as commands
from gerakan.stages.materials.commands.skills import publish_skills
from gerakan.stages.materials.forms import (
    CourseForm,
    LessonForm,
    QuestionForm,
    SkillsForm,
    facts_of,
    initial_question,
)
from gerakan.stages.materials.models import Course, Question, SkillList
from gerakan.stages.materials.queries.marks import mark_of
from gerakan.stages.materials.queries.skills import current_skills
from gerakan.stages.mentoring.views.asking import tried

FORM = "materials/writing_form.html"


@require_http_methods(["GET", "POST"])
def new_course(request: Request, slug: str) -> HttpResponse:
    """Begin a course."""
    check(request.user, permissions.CURATE)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    return _course(request, edition, None)


@require_http_methods(["GET", "POST"])
def edit_course(request: Request, pk: int) -> HttpResponse:
    """Another title, audience, skill, pass mark."""
    found = get_for(request.user, permissions.CURATE, Course.objects.select_related("edition"), pk=pk)
    return _course(request, found.edition, found)


def _course(request: Request, edition: Edition, found: Course | None) -> HttpResponse:
    form = CourseForm(request.POST or None, instance=found, initial={"seen": found.revision if found else 0})
    if form.is_bound and form.is_valid():
        facts = dict(form.cleaned_data)
        seen, made = facts.pop("seen") or 0, list[Course]()

        def act() -> None:
            made.append(commands.write_course(found, edition=edition, facts=facts, seen=seen, by=request.user))

        if tried(request, act, _("Kursus disimpan.")):
            return redirect(made[0])
    context = {
        "form": form,
        "edition": edition,
        "course": found,
        "heading": found.title if found else _("Tulis kursus"),
        "back": found.get_absolute_url() if found else reverse("materials:courses", args=[edition.slug]),
    }
    return render(request, FORM, context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def edit_lesson(request: Request, pk: int, number: int) -> HttpResponse:
    """Other words of a lesson; the number after the last one adds a lesson."""
    course = get_for(request.user, permissions.CURATE, Course.objects.select_related("edition"), pk=pk)
    found = course.lessons.filter(number=number).first()
    form = LessonForm(request.POST or None, instance=found, initial={"seen": mark_of(found)})
    act = lambda: commands.write_lesson(course, number=number, **facts_of(form), by=request.user)  # noqa: E731
    if form.is_bound and form.is_valid() and tried(request, act, _("Pelajaran disimpan.")):
        return redirect(course)
    heading = str(found) if found else _("Tambah pelajaran")
    context = {
        "form": form,
        "edition": course.edition,
        "course": course,
        "heading": heading,
        "back": course.get_absolute_url(),
    }
    return render(request, FORM, context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def new_question(request: Request, pk: int) -> HttpResponse:
    """One question more."""
    course = get_for(request.user, permissions.CURATE, Course.objects.select_related("edition"), pk=pk)
    return _question(request, course, None)


@require_http_methods(["GET", "POST"])
def edit_question(request: Request, pk: int, which: int) -> HttpResponse:
    """Other words, other options."""
    course = get_for(request.user, permissions.CURATE, Course.objects.select_related("edition"), pk=pk)
    return _question(request, course, get_object_or_404(course.questions, pk=which))


def _question(request: Request, course: Course, found: Question | None) -> HttpResponse:
    shown = {"seen": mark_of(found)} | (initial_question(found) if found else {})
    form = QuestionForm(request.POST or None, course=course, initial=shown)
    act = lambda: commands.write_question(found, **form.cleaned_data, by=request.user)  # noqa: E731
    if form.is_bound and form.is_valid() and tried(request, act, _("Pertanyaan disimpan.")):
        return redirect(course)
    heading, back = _("Pertanyaan tes"), course.get_absolute_url()
    context = {"form": form, "edition": course.edition, "course": course, "heading": heading, "back": back}
    return render(request, FORM, context, status=422 if form.is_bound else 200)


@require_POST
def remove_question(request: Request, pk: int, which: int) -> HttpResponse:
    """No longer asked."""
    course = get_for(request.user, permissions.CURATE, Course.objects.select_related("edition"), pk=pk)
    found = get_object_or_404(course.questions.select_related("course"), pk=which)
    tried(request, lambda: commands.remove_question(found, by=request.user), _("Pertanyaan dihapus."))
    return redirect(course)


@require_GET
def skills(request: Request) -> HttpResponse:
    """The list in use and those before."""
    check(request.user, permissions.READ)
    lists = SkillList.objects.select_related("published_by").prefetch_related("skills")
    context = {"lists": lists, "may_curate": permissions.CURATE.allows(request.user)}
    return render(request, "materials/skills.html", context)


@require_http_methods(["GET", "POST"])
def edit_skills(request: Request) -> HttpResponse:
    """The next version of the list."""
    check(request.user, permissions.CURATE)
    lines = "\n".join(f"{row.code} | {row.name} | {row.meaning}" for row in current_skills())
    form = SkillsForm(request.POST or None, initial={"skills": lines})
    act = lambda: publish_skills(form.cleaned_data["skills"], note=form.cleaned_data["note"], by=request.user)  # noqa: E731
    if form.is_bound and form.is_valid() and tried(request, act, _("Daftar keahlian diterbitkan.")):
        return redirect("materials:skills")
    context = {"form": form, "heading": _("Daftar keahlian"), "back": reverse("materials:skills")}
    return render(request, FORM, context, status=422 if form.is_bound else 200)
