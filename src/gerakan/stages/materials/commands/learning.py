"""Verbs of whoever learns: begin, read in order, take the test."""

import random
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import REGION_ROLES
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.materials import permissions
from gerakan.stages.materials.models import Attempt, Course, Enrolment, Lesson, Question
from gerakan.stages.materials.queries.courses import enrolments

MOST_A_DAY = 3
"""Attempts in 24 hours [default]: enough to try again, too few to guess one's way through."""
_chance = random.SystemRandom()


@command
def begin(course: Course, *, by: User) -> Enrolment:
    """The person's own way through a course, for the region whose hat the person wears; never twice."""
    check(by, permissions.READ, course)
    check(by, permissions.LEARN)  # whoever only looks on would be counted among those who stopped
    if course.state != Course.State.PUBLISHED:
        raise TransitionRefused(_("Kursus ini tidak dibuka sekarang."))
    hat = hat_of(by)
    region = hat.region if hat is not None and hat.role in REGION_ROLES else None
    row, made = Enrolment.objects.get_or_create(course=course, user=by, defaults={"region": region, "office": by.title})
    if not made:
        raise TransitionRefused(_("Anda sudah mengikuti kursus ini."))
    record("course.begun", row, by=by, changes={"title": course.title})
    return row


@command
def finish_lesson(enrolment: Enrolment, *, lesson: Lesson, by: User) -> None:
    """This one was read; lessons are finished in order, and reading again changes nothing that counts."""
    row = _locked(enrolment)
    check(by, permissions.LEARN, row)
    if lesson.number > row.read_count + 1:
        raise TransitionRefused(_("Selesaikan dahulu pelajaran %d.") % (row.read_count + 1))
    row.read_count, row.last_at = max(row.read_count, lesson.number), timezone.now()
    row.save(update_fields=["read_count", "last_at"])
    record("course.read", row, by=by, changes={"lesson": str(lesson)})


@command
def begin_test(enrolment: Enrolment, *, by: User) -> Attempt:
    """The questions as they stand now, shuffled; who left a test open goes on with it."""
    row = _locked(enrolment)
    check(by, permissions.LEARN, row)
    if row.read_count < row.course.lessons.count():
        raise TransitionRefused(_("Selesaikan dahulu semua pelajaran; tes dibuka sesudahnya."))
    if row.completed_at is not None:
        raise TransitionRefused(_("Anda sudah lulus tes ini."))
    if row.attempts.filter(submitted_at__isnull=True).exists():
        raise TransitionRefused(_("Tes Anda masih terbuka; lanjutkan yang itu."))
    _refuse_guessing(row)
    asked = [_asked(question) for question in row.course.questions.select_related("lesson")]
    if not asked:
        raise TransitionRefused(_("Kursus ini belum mempunyai tes."))
    _chance.shuffle(asked)
    made = Attempt.objects.create(
        enrolment=row, number=row.attempts.count() + 1, asked=asked, question_count=len(asked)
    )
    record("course.test_begun", made, by=by, changes={"number": made.number})
    return made


@command
def answer_test(attempt: Attempt, *, answers: Sequence[Sequence[int]], by: User) -> Attempt:
    """Every question answered, marked once. answers: for each question the places of the options that were chosen."""
    held = Attempt.objects.select_for_update(of=("self",)).select_related("enrolment").get(pk=attempt.pk)
    row = _locked(held.enrolment)
    check(by, permissions.LEARN, row)
    if held.submitted_at is not None:
        raise TransitionRefused(_("Jawaban tes ini sudah dikirim."))
    if len(answers) != len(held.asked) or not all(answers):
        raise TransitionRefused(_("Jawab semua pertanyaan dahulu."))
    now = timezone.now()
    held.answers = [sorted(set(chosen)) for chosen in answers]
    held.right_count = sum(_is_right(one, chosen) for one, chosen in zip(held.asked, held.answers, strict=True))
    held.submitted_at, held.is_passed = now, held.percent >= row.course.pass_percent
    held.save()
    row.best_percent, row.last_at = max(row.best_percent or 0, held.percent), now
    if held.is_passed and row.completed_at is None:
        row.completed_at = now
    row.save(update_fields=["best_percent", "last_at", "completed_at"])
    record("course.test_answered", held, by=by, changes={"right": held.right_count, "questions": held.question_count})
    return held


def _asked(question: Question) -> dict[str, Any]:
    options = [list(option) for option in question.options]
    _chance.shuffle(options)
    return {
        "text": question.text, "several": question.right_count > 1, "options": options, "why": question.why,
        "lesson": question.lesson.number,
    }  # fmt: skip


def _is_right(one: dict[str, Any], chosen: Sequence[int]) -> bool:
    return list(chosen) == [place for place, (_text, is_right) in enumerate(one["options"]) if is_right]


def _refuse_guessing(row: Enrolment) -> None:
    since = timezone.now() - timedelta(days=1)
    if row.attempts.filter(begun_at__gt=since).count() >= MOST_A_DAY:
        raise TransitionRefused(
            _("Tiga percobaan dalam sehari sudah dipakai. Baca lagi pelajarannya, lalu coba besok.")
        )


def _locked(enrolment: Enrolment) -> Enrolment:
    Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)
    return enrolments().get(pk=enrolment.pk)
