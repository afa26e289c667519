"""How an edition will decide: versions of its terms, with quotas, conditions and clusters."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region

MARKS, INDEX = "marks", "index"


class TermsQuerySet(models.QuerySet["Terms"]):
    """Terms of all editions."""

    def visible_to(self, user: Actor) -> Self:
        """Staff and auditors also drafts; everybody else what was published of editions they may know of."""
        if user.has_perm("terms.see_work"):  # type: ignore[union-attr]
            return self
        return self.that_hold().filter(edition__in=Edition.objects.visible_to(user))

    def that_hold(self) -> Self:
        """Published at some time, replaced ones included."""
        return self.exclude(state=Terms.State.DRAFT)


class Terms(models.Model):
    """One version; after publication neither a person nor a program changes it."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Rancangan")
        PUBLISHED = "published", _("Berlaku")
        REPLACED = "replaced", _("Digantikan")

    class Basis(models.TextChoices):
        RAW = "raw", _("nilai mentah")
        CORRECTED = "corrected", _("nilai terkoreksi")

    class Granted(models.TextChoices):
        ADDS = "adds", _("menambah satu tempat")
        SHIFTS = "shifts", _("memperoleh tempat menurut urutan yang dihitung ulang")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="terms")
    number = models.PositiveSmallIntegerField(_("versi"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.DRAFT)
    basis = models.CharField(_("nilai yang dipakai"), max_length=10, choices=Basis, default=Basis.RAW)
    marks_weight = models.FloatField(_("bobot nilai asesor"), default=80, help_text="per cent; the rest is the index")
    marks_lowest = models.FloatField(_("bobot nilai terendah yang wajar"), default=70)
    marks_highest = models.FloatField(_("bobot nilai tertinggi yang wajar"), default=90)
    place_count = models.PositiveSmallIntegerField(_("tempat"), default=25)
    reserve_count = models.PositiveSmallIntegerField(_("cadangan"), default=5)
    ties = models.JSONField(_("penentu bila skor sama"), default=list, help_text="figures in order; then the lot")
    certain = models.FloatField(_("pasti mulai peluang"), default=0.9)
    out = models.FloatField(_("di luar di bawah peluang"), default=0.1)
    draws = models.PositiveIntegerField(_("ulangan"), default=2000)
    seed = models.PositiveIntegerField(_("benih"), default=2027)
    appeal_days = models.PositiveSmallIntegerField(_("hari kerja untuk keberatan"), default=10)
    decide_days = models.PositiveSmallIntegerField(_("hari kerja untuk memutus keberatan"), default=20)
    granted = models.CharField(_("akibat keberatan diterima"), max_length=10, choices=Granted, default=Granted.SHIFTS)
    reason = models.TextField(_("alasan versi ini"), blank=True)
    published_at = models.DateTimeField(_("diumumkan"), null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = TermsQuerySet.as_manager()

    class Meta:
        verbose_name = _("ketentuan penetapan")
        verbose_name_plural = _("ketentuan penetapan")
        ordering = ("edition", "-number")
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="one_terms_number"),
            models.UniqueConstraint(fields=["edition"], condition=Q(state="published"), name="one_terms_in_force"),
            models.UniqueConstraint(fields=["edition"], condition=Q(state="draft"), name="one_terms_draft"),
            models.CheckConstraint(condition=Q(state="draft") | Q(published_at__isnull=False), name="terms_say_since_when"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(number=1) | ~Q(reason=""), name="later_terms_say_why"
            ),
            models.CheckConstraint(
                condition=Q(marks_lowest__gte=0) & Q(marks_lowest__lte=F("marks_weight"))
                & Q(marks_weight__lte=F("marks_highest")) & Q(marks_highest__lte=100),
                name="terms_weight_in_its_range",
            ),
            models.CheckConstraint(
                condition=Q(out__gte=0) & Q(out__lt=F("certain")) & Q(certain__lte=1), name="terms_zones_in_order"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Ketentuan penetapan {self.edition}, versi {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.state != self.State.DRAFT:
            raise TypeError("published terms are frozen")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The page of this version."""
        return reverse("terms:terms", args=[self.edition.slug, self.number])

    @property
    def index_weight(self) -> float:
        """What marks leave to the index of the shortlisting."""
        return 100 - self.marks_weight

    @property
    def weights(self) -> dict[str, float]:
        """Parts to per cent."""
        return {MARKS: self.marks_weight, INDEX: self.index_weight}

    @property
    def ranges(self) -> dict[str, tuple[float, float]]:
        """Parts to the lowest and highest weight that is still acceptable."""
        return {
            MARKS: (self.marks_lowest, self.marks_highest),
            INDEX: (100 - self.marks_highest, 100 - self.marks_lowest),
        }

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code


class TermsQuota(models.Model):
    """At least and at most so many places for regions with this value."""

    class Attribute(models.TextChoices):
        KIND = "kind", _("Jenis daerah")
        ISLAND_GROUP = "island_group", _("Gugus pulau")
        PROVINCE = "province", _("Provinsi")
        NEW_ENTRANT = "new_entrant", _("Pendatang baru")
        SELF_NOMINATED = "self_nominated", _("Mengajukan diri")
        CLUSTER = "cluster", _("Kawasan")

    terms = models.ForeignKey(Terms, models.CASCADE, related_name="quotas")
    attribute = models.CharField(_("menurut"), max_length=20, choices=Attribute)
    value = models.CharField(_("nilai"), max_length=120)
    minimum = models.PositiveSmallIntegerField(_("paling sedikit"), null=True, blank=True)
    maximum = models.PositiveSmallIntegerField(_("paling banyak"), null=True, blank=True)

    class Meta:
        verbose_name = _("kuota penetapan")
        verbose_name_plural = _("kuota penetapan")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["terms", "attribute", "value"], name="one_terms_quota_each"),
            models.CheckConstraint(
                condition=Q(minimum__isnull=False) | Q(maximum__isnull=False), name="terms_quota_says_something"
            ),
            models.CheckConstraint(
                condition=Q(minimum__isnull=True) | Q(maximum__isnull=True) | Q(minimum__lte=F("maximum")),
                name="terms_quota_min_below_max",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_attribute_display()}: {self.value}"


class Condition(models.Model):
    """What a region must fulfil before it may be chosen; it is ranked all the same."""

    class Kind(models.TextChoices):
        SENT = "sent", _("Kuesioner terkirim")
        VERIFIED = "verified", _("Kuesioner terverifikasi")
        STATED = "stated", _("Diperiksa sekretariat")

    terms = models.ForeignKey(Terms, models.CASCADE, related_name="conditions")
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind)
    words = models.CharField(_("syarat"), max_length=200)

    class Meta:
        verbose_name = _("syarat penetapan")
        verbose_name_plural = _("syarat penetapan")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["terms", "words"], name="one_condition_each"),
            models.CheckConstraint(condition=~Q(words=""), name="condition_says_something"),
        ]

    def __str__(self) -> str:
        return self.words


class Cluster(models.Model):
    """A named area of an edition, such as a tourism area, for which places may be kept."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="clusters")
    name = models.CharField(_("kawasan"), max_length=120)

    class Meta:
        verbose_name = _("kawasan")
        verbose_name_plural = _("kawasan")
        ordering = ("name",)
        constraints = [models.UniqueConstraint(fields=["edition", "name"], name="one_cluster_of_a_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code


class ClusterRegion(models.Model):
    """A region lies in one cluster of an edition at most, so that no place counts twice."""

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="members")
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="+")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("daerah"))

    class Meta:
        verbose_name = _("daerah kawasan")
        verbose_name_plural = _("daerah kawasan")
        ordering = ("region__code",)
        constraints = [models.UniqueConstraint(fields=["edition", "region"], name="one_cluster_per_region")]

    def __str__(self) -> str:
        return f"{self.region}: {self.cluster}"
