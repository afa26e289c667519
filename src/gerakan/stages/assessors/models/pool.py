"""People who assess, through all editions, and their part in one edition."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Province, Region


class Background(models.TextChoices):
    """Where an assessor comes from; a panel crosses them."""

    ACADEMIC = "academic", _("Akademisi")
    GOVERNMENT = "government", _("Pemerintah")
    PRACTITIONER = "practitioner", _("Praktisi")


class AssessorQuerySet(models.QuerySet["Assessor"]):
    """The pool."""

    def visible_to(self, user: Actor) -> Self:
        """The secretariat and auditors see the pool; an assessor the own page."""
        if user.has_perm("assessors.see_pool"):  # type: ignore[union-attr]
            return self
        return self.filter(user_id=user.pk)


class Assessor(models.Model):
    """A person of the pool."""

    class State(models.TextChoices):
        CANDIDATE = "candidate", _("Calon")
        ADMITTED = "admitted", _("Diterima")
        PAUSED = "paused", _("Jeda")
        RETIRED = "retired", _("Selesai bertugas")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="assessor", verbose_name=_("orang")
    )
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.CANDIDATE)
    background = models.CharField(_("latar"), max_length=12, choices=Background)
    skills = models.JSONField(_("keahlian"), default=list, blank=True)
    languages = models.JSONField(_("bahasa"), default=list, blank=True)
    timezone = models.CharField(_("zona waktu"), max_length=20, default="Asia/Jakarta")
    max_per_day = models.PositiveSmallIntegerField(_("wawancara sehari"), default=8)
    birth_region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("daerah lahir")
    )
    birth_province = models.ForeignKey(
        Province, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("provinsi lahir")
    )
    home_region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("daerah tempat tinggal")
    )
    is_sample = models.BooleanField(_("contoh"), default=False)

    objects = AssessorQuerySet.as_manager()

    class Meta:
        verbose_name = _("asesor")
        verbose_name_plural = _("asesor")
        ordering = ("user__name",)
        constraints = [
            models.CheckConstraint(condition=models.Q(max_per_day__range=(1, 20)), name="assessor_capacity_plausible"),
        ]

    def __str__(self) -> str:
        return self.user.name


class EngagementQuerySet(models.QuerySet["Engagement"]):
    """Assessors in editions."""

    def visible_to(self, user: Actor) -> Self:
        """As the pool."""
        if user.has_perm("assessors.see_pool"):  # type: ignore[union-attr]
            return self
        return self.filter(assessor__user_id=user.pk)


class Engagement(models.Model):
    """An assessor's part in one edition: asked, accepted, available, trained, declared."""

    class State(models.TextChoices):
        ASKED = "asked", _("Diminta")
        ACCEPTED = "accepted", _("Bersedia")
        DECLINED = "declined", _("Tidak bersedia")
        REMOVED = "removed", _("Diberhentikan dari edisi ini")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="engagements")
    assessor = models.ForeignKey(Assessor, models.PROTECT, related_name="engagements", verbose_name=_("asesor"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.ASKED)
    code = models.CharField(_("kode samaran"), max_length=10)
    max_per_day = models.PositiveSmallIntegerField(_("wawancara sehari"))
    available_dates = models.JSONField(_("hari bersedia"), default=list, blank=True, help_text="ISO dates; empty: all")
    answer_by = models.DateField(_("jawab paling lambat"), null=True)
    answered_at = models.DateTimeField(_("dijawab"), null=True)
    answer_note = models.TextField(_("keterangan"), blank=True)
    trained_at = models.DateTimeField(_("selesai pelatihan"), null=True)

    objects = EngagementQuerySet.as_manager()

    class Meta:
        verbose_name = _("penugasan asesor")
        verbose_name_plural = _("penugasan asesor")
        ordering = ("assessor__user__name",)
        constraints = [
            models.UniqueConstraint(fields=["edition", "assessor"], name="one_engagement_each"),
            models.UniqueConstraint(fields=["edition", "code"], name="one_code_each"),
            models.CheckConstraint(
                condition=models.Q(max_per_day__range=(1, 20)), name="engagement_capacity_plausible"
            ),
        ]

    def __str__(self) -> str:
        return str(self.assessor)

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code

    @property
    def has_declared(self) -> bool:
        """The word of this edition has been given."""
        return hasattr(self, "declaration")
