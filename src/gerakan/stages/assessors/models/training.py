"""What assessors learn before they mark: the material of an edition, and who has read it."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.stages.assessors.models.pool import Engagement


class MaterialQuerySet(models.QuerySet["Material"]):
    """Training material of all editions."""

    def visible_to(self, user: Actor) -> Self:
        """The secretariat and auditors see all; an assessor that of editions in which the person takes part."""
        if user.has_perm("assessors.see_pool"):  # type: ignore[union-attr]
            return self
        mine = Engagement.objects.filter(
            edition=models.OuterRef("edition"), assessor__user_id=user.pk or 0, state=Engagement.State.ACCEPTED
        )
        return self.filter(models.Exists(mine))

    def in_use(self) -> Self:
        """Not set aside."""
        return self.filter(is_active=True)


class Material(models.Model):
    """A page or a file that every assessor of an edition reads."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="training_materials")
    title = models.CharField(_("judul"), max_length=200)
    words = models.CharField(_("keterangan"), max_length=300, blank=True)
    link = models.URLField(_("tautan"), max_length=500, blank=True)
    file = models.FileField(_("berkas"), upload_to="pelatihan/%Y/", blank=True)
    is_compulsory = models.BooleanField(_("wajib"), default=True)
    is_active = models.BooleanField(_("dipakai"), default=True)
    order = models.PositiveSmallIntegerField(_("urutan"), default=1)

    objects = MaterialQuerySet.as_manager()

    class Meta:
        verbose_name = _("bahan pelatihan")
        verbose_name_plural = _("bahan pelatihan")
        ordering = ("order", "pk")
        constraints = [
            models.CheckConstraint(condition=~models.Q(link="") | ~models.Q(file=""), name="material_is_somewhere"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code


class Reading(models.Model):
    """An assessor says: read."""

    material = models.ForeignKey(Material, models.PROTECT, related_name="readings")
    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="readings")
    read_at = models.DateTimeField(_("dibaca"), auto_now_add=True)

    class Meta:
        verbose_name = _("bacaan")
        verbose_name_plural = _("bacaan")
        constraints = [models.UniqueConstraint(fields=["material", "engagement"], name="one_reading_each")]

    def __str__(self) -> str:
        return f"{self.engagement}: {self.material}"
