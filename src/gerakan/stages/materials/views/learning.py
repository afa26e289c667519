"""Reading a lesson, taking the test, seeing what came of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.stages.materials import permissions
from gerakan.stages.materials.commands import learning as commands
from gerakan.stages.materials.forms import AnswersForm
from gerakan.stages.materials.models import Attempt, Course, Lesson
from gerakan.stages.materials.queries import courses as queries
from gerakan.stages.materials.queries.library import size_words
from gerakan.stages.materials.queries.text import html_of
from gerakan.stages.mentoring.views.asking import tried


@require_http_methods(["GET", "POST"])
def lesson(request: Request, pk: int, number: int) -> HttpResponse:
    """A few minutes of reading; a post says that it was read and goes on."""
    course = get_for(request.user, permissions.READ, Course.objects.select_related("edition"), pk=pk)
    found = get_object_or_404(course.lessons, number=number)
    own, count = queries.enrolment_of(request.user, course), course.lessons.count()
    if request.method == "POST" and own is not None:
        if not tried(request, lambda: commands.finish_lesson(own, lesson=found, by=request.user)):
            return redirect("materials:lesson", pk, own.read_count + 1)
        return redirect("materials:lesson", pk, number + 1) if number < count else redirect(course)
    context = {
        "course": course, "edition": course.edition, "lesson": found, "html": html_of(found.text, below=1), "own": own, "count": count,
        "size": size_words(found.size), "before": number - 1, "after": number + 1 if number < count else 0,
        "may_begin": own is None and permissions.LEARN.allows(request.user),
        "may_finish": own is not None and number == own.read_count + 1,
    }  # fmt: skip
    return render(request, "materials/lesson.html", context)


@require_POST
def test(request: Request, pk: int) -> HttpResponse:
    """Begin the test, or go on with the one that is open."""
    own = get_for(request.user, permissions.LEARN, queries.enrolments().filter(user=request.user.pk), course=pk)
    waiting = own.attempts.filter(submitted_at__isnull=True).first()
    if waiting is not None:
        return redirect(waiting)
    made: list[Attempt] = []
    if tried(request, lambda: made.append(commands.begin_test(own, by=request.user))):
        return redirect(made[0])
    return redirect(own.course)


@require_http_methods(["GET", "POST"])
@never_cache
def attempt(request: Request, pk: int) -> HttpResponse:
    """The questions; a post answers them all. Once answered, what came of it."""
    found = get_for(request.user, permissions.LEARN, queries.attempts().filter(enrolment__user=request.user.pk), pk=pk)
    if found.submitted_at is not None:
        return _result(request, found)
    form = AnswersForm(request.POST or None, attempt=found)
    act = lambda: commands.answer_test(found, answers=form.answers(), by=request.user)  # noqa: E731
    if form.is_bound and form.is_valid() and tried(request, act):
        return redirect(found)
    if form.errors:
        messages.error(request, _("Jawab semua pertanyaan dahulu."))
    context = {
        "attempt": found,
        "form": form,
        "course": found.enrolment.course,
        "edition": found.enrolment.course.edition,
    }
    return render(request, "materials/test.html", context, status=422 if form.is_bound else 200)


def _result(request: Request, found: Attempt) -> HttpResponse:
    course = found.enrolment.course
    lessons = {row.number: row for row in course.lessons.all()}
    marked = [_marked(one, chosen, lessons) for one, chosen in zip(found.asked, found.answers, strict=True)]
    context = {
        "attempt": found, "course": course, "edition": course.edition, "own": found.enrolment, "marked": marked,
    }  # fmt: skip
    return render(request, "materials/result.html", context)


def _marked(one: dict[str, Any], chosen: list[int], lessons: dict[int, Lesson]) -> dict[str, Any]:
    """What was chosen and whether it is right; the page shows which options were right only to whoever passed."""
    options = [(text, place in chosen, is_right) for place, (text, is_right) in enumerate(one["options"])]
    is_right = all(was_chosen == right for _text, was_chosen, right in options)
    lesson_read = lessons.get(one["lesson"])
    return {"text": one["text"], "options": options, "is_right": is_right, "why": one["why"], "lesson": lesson_read}
