"""Questions about courses: which there are, how far a person is, where readers stop."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.materials.models import Attempt, Course, CourseCertificate, Enrolment, EnrolmentQuerySet, Lesson


def courses(user: Actor, edition: Edition) -> QuerySet[Course]:
    """Of an edition, with their size and the person's own way through each as `own`."""
    rows = Course.objects.visible_to(user).filter(edition=edition).select_related("edition")
    own = Enrolment.objects.filter(user_id=user.pk or 0)
    return rows.annotate(lesson_count=_sum("lessons", Count("pk")), minutes=_sum("lessons", Sum("minutes"))).prefetch_related(
        Prefetch("enrolments", own, to_attr="own")
    )  # fmt: skip


def _sum(_name: str, what: Count | Sum) -> Coalesce:
    rows = Lesson.objects.filter(course=OuterRef("pk")).order_by().values("course").annotate(n=what).values("n")
    return Coalesce(Subquery(rows), Value(0))


def progress_of(course: Course) -> tuple[int, str]:
    """Of the person who asked for the list: (how far, in words' key) for sorting and show."""
    own: list[Enrolment] = getattr(course, "own", [])
    if not own:
        return 0, "none"
    return own[0].read_count, "passed" if own[0].completed_at else "begun"


def enrolment_of(user: Actor, course: Course) -> Enrolment | None:
    """The person's own."""
    rows = Enrolment.objects.filter(course=course, user_id=user.pk or 0)
    return rows.select_related("course__edition", "user", "region", "certificate__letter").first()


def enrolments() -> EnrolmentQuerySet:
    """With person, course and region."""
    return Enrolment.objects.select_related("course__edition", "user", "region", "certificate__letter")


def attempts() -> "QuerySet[Attempt]":
    """With what they belong to."""
    return Attempt.objects.select_related("enrolment__course__edition", "enrolment__user", "enrolment__region")


def people(user: Actor, edition: Edition) -> EnrolmentQuerySet:
    """Everybody's courses of an edition, as far as the person may know them."""
    rows = enrolments().visible_to(user).filter(course__edition=edition)
    return rows.annotate(lesson_count=_lessons_of_its_course())


def unfinished_by(user: Actor) -> EnrolmentQuerySet:
    """What this person began and has not passed, as long as the course and its edition are open; who read last comes first."""
    rows = enrolments().filter(user_id=user.pk or 0, completed_at__isnull=True, course__state=Course.State.PUBLISHED)
    rows = rows.filter(course__edition__state=Edition.State.OPEN).annotate(lesson_count=_lessons_of_its_course())
    return rows.order_by("-last_at", "pk")


def next_step(row: Enrolment) -> str:
    """Where a person of `unfinished_by` goes on: the first lesson not read, or the course with its test."""
    if row.read_count < row.lesson_count:  # type: ignore[attr-defined]
        return reverse("materials:lesson", args=[row.course_id, row.read_count + 1])
    return row.course.get_absolute_url()


def _lessons_of_its_course() -> Coalesce:
    rows = Lesson.objects.filter(course=OuterRef("course")).order_by().values("course").annotate(n=Count("pk"))
    return Coalesce(Subquery(rows.values("n"), output_field=IntegerField()), Value(0))


def uncertified(edition: Edition) -> EnrolmentQuerySet:
    """Passed, and without paper."""
    return enrolments().completed().filter(course__edition=edition, certificate__isnull=True)


def funnel(edition: Edition) -> QuerySet[Lesson]:
    """Every lesson of the edition's courses: how many reached it, read it, and stopped before it.

    Who is in the course, has read all lessons before this one and not this one, stopped here; also those who are
    reading it today.
    """
    joined = Q(course__enrolments__isnull=False)
    read = joined & Q(course__enrolments__read_count__gte=F("number"))
    reached = joined & Q(course__enrolments__read_count__gte=F("number") - 1)
    rows = Lesson.objects.filter(course__edition=edition).select_related("course")
    return rows.annotate(
        reached=Count("course__enrolments", filter=reached), read=Count("course__enrolments", filter=read)
    ).annotate(stopped=F("reached") - F("read"))  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """How a course ends: people who began, read everything, tried the test, passed."""

    course: Course
    begun: int
    read: int
    tried: int
    passed: int
    certified: int


def outcomes(edition: Edition) -> list[Outcome]:
    """Of each course of an edition, by one query."""
    papers = CourseCertificate.objects.filter(enrolment__course=OuterRef("pk")).order_by()
    rows: QuerySet[Any] = Course.objects.filter(edition=edition).annotate(
        lesson_count=_sum("lessons", Count("pk")),
        certified=Coalesce(Subquery(papers.values("enrolment__course").annotate(n=Count("pk")).values("n")), Value(0)),
    )
    rows = rows.annotate(
        begun=Count("enrolments"),
        read=Count("enrolments", filter=Q(enrolments__read_count__gte=F("lesson_count"), lesson_count__gt=0)),
        tried=Count("enrolments", filter=Q(enrolments__best_percent__isnull=False)),
        passed=Count("enrolments", filter=Q(enrolments__completed_at__isnull=False)),
    )
    return [Outcome(row, row.begun, row.read, row.tried, row.passed, row.certified) for row in rows]


def completed_skills(region: Region) -> Mapping[str, list[Enrolment]]:
    """Skill -> the people of a region who passed a course of it, in any edition; each person once."""
    found: dict[str, dict[int, Enrolment]] = {}
    for row in enrolments().completed().filter(region=region).order_by("completed_at"):
        found.setdefault(row.course.skill, {}).setdefault(row.user_id, row)
    return {skill: list(people.values()) for skill, people in found.items()}
