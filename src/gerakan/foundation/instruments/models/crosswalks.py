"""What became of each item between two versions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.instruments.models.versions import InstrumentVersion


class Crosswalk(models.Model):
    """The bridge from an older version to a newer one."""

    older = models.ForeignKey(InstrumentVersion, models.PROTECT, related_name="crosswalks_to_newer")
    newer = models.ForeignKey(InstrumentVersion, models.CASCADE, related_name="crosswalks_to_older")

    class Meta:
        verbose_name = _("padanan versi")
        verbose_name_plural = _("padanan versi")
        constraints = [models.UniqueConstraint(fields=["older", "newer"], name="one_crosswalk_per_pair")]

    def __str__(self) -> str:
        return f"{self.older} → {self.newer}"


class CrosswalkRow(models.Model):
    """One item of the older version, one of the newer; a split or a merger has several rows."""

    class Relation(models.TextChoices):
        SAME = "same", _("sama")
        CHANGED = "changed", _("berubah")
        SPLIT = "split", _("dipecah")
        MERGED = "merged", _("digabung")
        DROPPED = "dropped", _("dihapus")
        ADDED = "added", _("baru")

    crosswalk = models.ForeignKey(Crosswalk, models.CASCADE, related_name="rows")
    old_code = models.SlugField(_("kode lama"), max_length=40, blank=True)
    new_code = models.SlugField(_("kode baru"), max_length=40, blank=True)
    relation = models.CharField(_("hubungan"), max_length=8, choices=Relation)
    note = models.CharField(_("keterangan"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("padanan butir")
        verbose_name_plural = _("padanan butir")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(relation="dropped") | models.Q(new_code=""), name="dropped_has_no_new_code"
            ),
            models.CheckConstraint(
                condition=~models.Q(relation="added") | models.Q(old_code=""), name="added_has_no_old_code"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_code or '–'} → {self.new_code or '–'}"
