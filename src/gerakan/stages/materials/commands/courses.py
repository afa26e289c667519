"""Verbs of whoever writes courses."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.materials import permissions
from gerakan.stages.materials.models import Course, Lesson, Question
from gerakan.stages.materials.models.courses import MOST_OPTIONS
from gerakan.stages.materials.queries.marks import mark_of
from gerakan.stages.materials.queries.skills import skill_names
from gerakan.stages.materials.workflow import course_workflow

Options = Sequence[tuple[str, bool]]


@command
def write_course(
    course: Course | None, *, edition: Edition, facts: Mapping[str, Any], seen: int = 0, by: User
) -> Course:
    """A new course, or other words of one; never over a revision that was not seen."""
    check(by, permissions.CURATE, course)
    row = Course(edition=edition) if course is None else _locked(course)
    if row.revision != seen:
        raise TransitionRefused(_("Orang lain lebih dahulu mengubahnya. Muat ulang, periksa, lalu simpan lagi."))
    if Course.objects.filter(edition=row.edition, title=facts["title"]).exclude(pk=row.pk).exists():
        raise TransitionRefused(_("Kursus dengan judul itu sudah ada pada edisi ini."))
    if facts["skill"] not in skill_names():
        raise TransitionRefused(_("Keahlian ini tidak ada dalam daftar keahlian."))
    for name, value in facts.items():
        setattr(row, name, value)
    row.revision += 1
    row.save()
    record("course.written", row, by=by, changes={name: str(value) for name, value in facts.items()})
    return row


@command
def write_lesson(course: Course, *, number: int, facts: Mapping[str, Any], seen: str | None = None, by: User) -> Lesson:
    """Other words of a lesson, or one more; a course that somebody began keeps its number of lessons.

    seen: the mark of the words that were on the screen; None where nothing was shown.
    """
    row = _locked(course)
    check(by, permissions.CURATE, row)
    lesson = row.lessons.filter(number=number).first()
    _refuse_unseen(lesson, seen)
    if lesson is None:
        if row.enrolments.exists():
            raise TransitionRefused(_("Kursus ini sudah diikuti orang: pelajarannya boleh diperbaiki, tidak ditambah."))
        lesson = Lesson(course=row, number=row.lessons.count() + 1)
    for name, value in facts.items():
        setattr(lesson, name, value)
    lesson.save()
    _revise(row)
    record("course.lesson", row, by=by, changes={"lesson": str(lesson)})
    return lesson


@command
def write_question(
    question: Question | None,
    *,
    lesson: Lesson,
    text: str,
    options: Options,
    why: str,
    seen: str | None = None,
    by: User,
) -> Question:
    """One question; attempts that were made keep the words they were asked with. seen: as of a lesson."""
    course = _locked(lesson.course)
    check(by, permissions.CURATE, course)
    _refuse_no_choice(options)
    standing = course.questions.filter(pk=question.pk).first() if question else None
    _refuse_unseen(standing, seen)
    row = standing or Question(course=course)
    row.lesson, row.text, row.why = lesson, text, why
    row.options = [[said, bool(is_right)] for said, is_right in options]
    row.save()
    _revise(course)
    record("course.question", course, by=by, changes={"text": text})
    return row


@command
def remove_question(question: Question, *, by: User) -> None:
    """No longer asked; a published course keeps enough of them."""
    course = _locked(question.course)
    check(by, permissions.CURATE, course)
    if course.state == Course.State.PUBLISHED:
        raise TransitionRefused(_("Tarik dahulu kursusnya, lalu hapus pertanyaannya."))
    record("course.question_removed", course, by=by, changes={"text": question.text})
    question.delete()
    _revise(course)


@command
def move_course(course: Course, *, step: str, note: str = "", by: User) -> None:
    """Publish, retire, open again."""
    row = _locked(course)
    course_workflow.fire(row, step, by=by, note=note)


def _refuse_no_choice(options: Options) -> None:
    right = sum(1 for _said, is_right in options if is_right)
    if not 2 <= len(options) <= MOST_OPTIONS or not 0 < right < len(options):
        raise TransitionRefused(
            _("Satu pertanyaan memerlukan dua sampai delapan pilihan, sedikitnya satu benar dan satu salah.")
        )
    if len({said for said, _is_right in options}) != len(options):
        raise TransitionRefused(_("Dua pilihan berbunyi sama."))


def _refuse_unseen(row: Lesson | Question | None, seen: str | None) -> None:
    if seen is not None and seen != mark_of(row):
        raise TransitionRefused(_("Orang lain lebih dahulu mengubahnya. Muat ulang, periksa, lalu simpan lagi."))


def _revise(course: Course) -> None:
    course.revision += 1
    course.save(update_fields=["revision"])


def _locked(course: Course) -> Course:
    return Course.objects.select_for_update(of=("self",)).select_related("edition").get(pk=course.pk)
