"""Who follows a course, how far, with which attempts; the paper at its end."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.documents.models import Letter
from gerakan.foundation.regions.models import Region
from gerakan.stages.materials.models.courses import Course
from gerakan.stages.mentoring.models import Guidance
from gerakan.stages.mentoring.models.programmes import GUIDING_ROLES, REGION_SIDE


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    """Everybody's courses."""

    def visible_to(self, user: Actor) -> Self:
        """One's own; a region's team its people, mentors those of their regions; the secretariat and auditors all."""
        if user.has_perm("materials.see_work"):  # type: ignore[union-attr]
            return self
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(user_id=user.pk) | _of_ones_regions(user))

    def completed(self) -> Self:
        """Passed the test."""
        return self.filter(completed_at__isnull=False)


def _of_ones_regions(user: Actor) -> Q:
    hat = hat_of(user)
    if hat is not None and hat.role in REGION_SIDE:
        return Q(region_id=hat.region_id)
    if hat is not None and hat.role in GUIDING_ROLES:
        guided = Guidance.objects.all().guided_by(user)
        return Q(region__in=guided.values("participation__region"))
    return Q(pk__in=())


class Enrolment(models.Model):
    """A person in a course; `read_count` lessons were read, in order."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="enrolments")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="enrolments")
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+", verbose_name=_("daerah"))
    office = models.CharField(_("jabatan"), max_length=200, blank=True)
    read_count = models.PositiveSmallIntegerField(_("pelajaran dibaca"), default=0)
    best_percent = models.PositiveSmallIntegerField(_("nilai terbaik (%)"), null=True)
    begun_at = models.DateTimeField(_("mulai"), default=timezone.now)
    last_at = models.DateTimeField(_("terakhir"), default=timezone.now)
    completed_at = models.DateTimeField(_("lulus"), null=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("peserta kursus")
        verbose_name_plural = _("peserta kursus")
        ordering = ("course", "user__name")
        constraints = [
            models.UniqueConstraint(fields=["course", "user"], name="one_enrolment_a_person_and_course"),
            models.CheckConstraint(
                condition=Q(best_percent__isnull=True) | Q(best_percent__range=(0, 100)), name="best_percent_is_a_share"
            ),
            models.CheckConstraint(
                condition=Q(completed_at__isnull=True) | Q(best_percent__isnull=False), name="completed_by_a_test"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.course}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.course.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code if self.region is not None else ""


class Attempt(models.Model):
    """The test as it was asked and answered; `asked` keeps the questions of that moment, right options among them."""

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField(_("percobaan"))
    asked = models.JSONField(_("pertanyaan"), default=list)
    answers = models.JSONField(_("jawaban"), default=list)
    right_count = models.PositiveSmallIntegerField(_("benar"), default=0)
    question_count = models.PositiveSmallIntegerField(_("pertanyaan"), default=0)
    is_passed = models.BooleanField(_("lulus"), default=False)
    begun_at = models.DateTimeField(_("mulai"), default=timezone.now)
    submitted_at = models.DateTimeField(_("dikirim"), null=True)

    class Meta:
        verbose_name = _("percobaan tes")
        verbose_name_plural = _("percobaan tes")
        ordering = ("enrolment", "-number")
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "number"], name="one_attempt_a_number"),
            models.UniqueConstraint(
                fields=["enrolment"], condition=Q(submitted_at__isnull=True), name="one_open_attempt_of_a_person"
            ),
            models.CheckConstraint(condition=Q(right_count__lte=F("question_count")), name="no_more_right_than_asked"),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment}, {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("materials:attempt", args=[self.pk])

    @property
    def percent(self) -> int:
        """Right answers of a hundred, cut off: 69.9 does not pass 70."""
        return self.right_count * 100 // self.question_count if self.question_count else 0

    @property
    def questions(self) -> list[dict[str, Any]]:
        """As they may be shown: without which option is right."""
        return [
            {"text": one["text"], "several": one["several"], "options": [text for text, _right in one["options"]]}
            for one in self.asked
        ]

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.enrolment.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.enrolment.region_code


class CourseCertificate(models.Model):
    """One a person and course; the paper is a numbered letter with its check link."""

    enrolment = models.OneToOneField(Enrolment, models.PROTECT, related_name="certificate")
    letter = models.OneToOneField(Letter, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(_("diterbitkan"), default=timezone.now)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("sertifikat kursus")
        verbose_name_plural = _("sertifikat kursus")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.letter.number}, {self.enrolment}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.enrolment.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.enrolment.region_code
