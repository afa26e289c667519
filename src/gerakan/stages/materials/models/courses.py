"""Courses: lessons to read on a slow line, questions that end them."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.stages.materials.models.reach import editions_of

PASS_PERCENT = 70
MOST_OPTIONS = 8


class Audience(models.TextChoices):
    """For whose work a course is."""

    DATA = "data", _("Petugas data")
    PLANNER = "planner", _("Perencana")
    SURVEYOR = "surveyor", _("Petugas survei")
    COUNCIL = "council", _("Anggota Dewan Smart City")


class CourseQuerySet(models.QuerySet["Course"]):
    """Courses of all editions."""

    def visible_to(self, user: Actor) -> Self:
        """The secretariat and auditors all; regions and mentors what was published, and what they once began."""
        if user.has_perm("materials.see_work"):  # type: ignore[union-attr]
            return self
        published = Q(edition__in=editions_of(user), state=Course.State.PUBLISHED)
        if not user.is_authenticated:
            return self.none()
        return self.filter(published | Q(pk__in=self.model.objects.filter(enrolments__user_id=user.pk).values("pk")))


class Course(models.Model):
    """Lessons in order and one test; whoever passes has a skill of the list."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Rancangan")
        PUBLISHED = "published", _("Terbit")
        RETIRED = "retired", _("Ditarik")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="courses", verbose_name=_("edisi"))
    title = models.CharField(_("judul"), max_length=200)
    summary = models.TextField(_("setelah kursus ini Anda dapat"), max_length=1000)
    audience = models.CharField(_("untuk"), max_length=10, choices=Audience)
    skill = models.SlugField(_("keahlian"), max_length=40)
    pass_percent = models.PositiveSmallIntegerField(_("nilai lulus (%)"), default=PASS_PERCENT)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.DRAFT)
    revision = models.PositiveIntegerField(_("revisi"), default=0)

    objects = CourseQuerySet.as_manager()

    class Meta:
        verbose_name = _("kursus")
        verbose_name_plural = _("kursus")
        ordering = ("edition", "audience", "title")
        constraints = [
            models.UniqueConstraint(fields=["edition", "title"], name="one_course_a_title_and_edition"),
            models.CheckConstraint(condition=Q(pass_percent__range=(1, 100)), name="course_pass_mark_plausible"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("materials:course", args=[self.pk])

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code


class Lesson(models.Model):
    """A few minutes of reading."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="lessons")
    number = models.PositiveSmallIntegerField(_("nomor"))
    title = models.CharField(_("judul"), max_length=200)
    minutes = models.PositiveSmallIntegerField(_("lama membaca (menit)"), default=5)
    text = models.TextField(_("isi"), max_length=20_000)

    class Meta:
        verbose_name = _("pelajaran")
        verbose_name_plural = _("pelajaran")
        ordering = ("course", "number")
        constraints = [
            models.UniqueConstraint(fields=["course", "number"], name="one_lesson_a_number"),
            models.CheckConstraint(condition=Q(number__gte=1) & Q(minutes__range=(1, 120)), name="lesson_plausible"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("materials:lesson", args=[self.course_id, self.number])

    @property
    def size(self) -> int:
        """Bytes of its text."""
        return len(self.text.encode())

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.course.edition_code


class Question(models.Model):
    """One question of the test; `options` are [text, whether it is right]."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="questions")
    lesson = models.ForeignKey(Lesson, models.PROTECT, related_name="questions", verbose_name=_("dari pelajaran"))
    text = models.TextField(_("pertanyaan"), max_length=1000)
    options = models.JSONField(_("pilihan"), default=list)
    why = models.TextField(_("penjelasan sesudah lulus"), max_length=1000)

    class Meta:
        verbose_name = _("pertanyaan")
        verbose_name_plural = _("pertanyaan")
        ordering = ("course", "lesson__number", "pk")

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def right_count(self) -> int:
        """How many options are right."""
        return sum(1 for _text, is_right in self.options if is_right)

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.course.edition_code
