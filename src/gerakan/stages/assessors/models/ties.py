"""Ties between assessors and regions: declared by the person, found in records, confirmed or dismissed with a reason."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.regions.models import Province, Region
from gerakan.stages.assessors.models.pool import Assessor, Engagement


class TieDeclaration(models.Model):
    """An assessor's dated word for one edition; "none" is said explicitly."""

    engagement = models.OneToOneField(Engagement, models.PROTECT, related_name="declaration")
    declares_none = models.BooleanField(_("tidak mempunyai ikatan"), default=False)
    declared_at = models.DateTimeField(_("dinyatakan"))

    class Meta:
        verbose_name = _("pernyataan ikatan")
        verbose_name_plural = _("pernyataan ikatan")

    def __str__(self) -> str:
        return f"{self.engagement}: {self.declared_at:%Y-%m-%d}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.engagement.edition_code


class TieQuerySet(models.QuerySet["Tie"]):
    """Ties of all people."""

    def visible_to(self, user: Actor) -> Self:
        """The secretariat and auditors see all, an assessor the own."""
        if user.has_perm("assessors.see_pool"):  # type: ignore[union-attr]
            return self
        return self.filter(assessor__user_id=user.pk)

    def that_close(self) -> Self:
        """In force today, and declared, confirmed, or found and not yet dismissed: in doubt the door is closed."""
        in_force = models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=timezone.localdate())
        return self.filter(in_force).exclude(state=Tie.State.DISMISSED)


class Tie(models.Model):
    """A reason why this person must not know or mark this region; a province stands for all its regions."""

    class Ground(models.TextChoices):
        BIRTH = "birth", _("Lahir di sana")
        HOME = "home", _("Tinggal di sana")
        WORK = "work", _("Bekerja di sana")
        STUDY = "study", _("Belajar di sana")
        CONSULTANCY = "consultancy", _("Konsultan di sana")
        FAMILY = "family", _("Keluarga")
        MENTORING = "mentoring", _("Pernah membimbing")
        OTHER = "other", _("Lainnya")

    class Source(models.TextChoices):
        DECLARED = "declared", _("Dinyatakan")
        FOUND = "found", _("Ditemukan sistem")

    class State(models.TextChoices):
        SUSPECTED = "suspected", _("Menunggu keputusan")
        CONFIRMED = "confirmed", _("Berlaku")
        DISMISSED = "dismissed", _("Tidak berlaku")

    assessor = models.ForeignKey(Assessor, models.PROTECT, related_name="ties", verbose_name=_("asesor"))
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("daerah")
    )
    province = models.ForeignKey(
        Province, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("provinsi")
    )
    ground = models.CharField(_("dasar"), max_length=12, choices=Ground)
    source = models.CharField(_("asal"), max_length=8, choices=Source)
    state = models.CharField(_("keadaan"), max_length=10, choices=State)
    words = models.CharField(_("keterangan"), max_length=300, blank=True)
    reason = models.TextField(_("alasan keputusan"), blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ends_on = models.DateField(_("berlaku sampai"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TieQuerySet.as_manager()

    class Meta:
        verbose_name = _("ikatan")
        verbose_name_plural = _("ikatan")
        ordering = ("assessor__user__name", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(region__isnull=False, province__isnull=True)
                | models.Q(region__isnull=True, province__isnull=False),
                name="tie_to_region_or_province",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="dismissed") | ~models.Q(reason=""), name="dismissed_says_why"
            ),
            models.UniqueConstraint(
                fields=["assessor", "region", "ground", "source"],
                condition=models.Q(region__isnull=False),
                name="one_tie_per_ground_and_region",
            ),
            models.UniqueConstraint(
                fields=["assessor", "province", "ground", "source"],
                condition=models.Q(province__isnull=False),
                name="one_tie_per_ground_and_province",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessor} – {self.region or self.province}: {self.get_ground_display()}"

    @property
    def place(self) -> Region | Province | None:
        """The region, or the province whose regions are all meant."""
        return self.region or self.province

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code if self.region else ""
