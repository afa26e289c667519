"""Material of an edition by stage and pillar; every version stays."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.stages.materials.models.reach import editions_of
from gerakan.stages.mentoring.models import Pillar
from gerakan.stages.mentoring.models.programmes import MOST_STAGES, roman

LINK_SPEED = 256_000 / 8
"""Bytes a second of a slow line [default]: what a village office may have."""
LIGHT = 300 * 1024
"""Bytes that a slow line brings in about ten seconds."""


class MaterialQuerySet(models.QuerySet["Material"]):
    """The library of all editions."""

    def visible_to(self, user: Actor) -> Self:
        """The secretariat and auditors all; regions and mentors what their edition published; anybody what is open."""
        if user.has_perm("materials.see_work"):  # type: ignore[union-attr]
            return self
        reached = Q(is_public=True) | Q(edition__in=editions_of(user))
        return self.filter(reached, state=Material.State.PUBLISHED)


class Material(models.Model):
    """Something to read before a piece of work; what it says is in its versions."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Rancangan")
        PUBLISHED = "published", _("Terbit")
        RETIRED = "retired", _("Ditarik")

    class Kind(models.TextChoices):
        TEXT = "text", _("Teks")
        FILE = "file", _("Berkas")
        LINK = "link", _("Tautan")

    class Language(models.TextChoices):
        INDONESIAN = "id", _("Bahasa Indonesia")
        ENGLISH = "en", _("Bahasa Inggris")
        REGIONAL = "daerah", _("Bahasa daerah")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="materials", verbose_name=_("edisi"))
    title = models.CharField(_("judul"), max_length=200)
    summary = models.CharField(_("untuk apa"), max_length=300)
    stage = models.PositiveSmallIntegerField(_("tahap"), default=0)
    pillar = models.CharField(_("pilar"), max_length=20, choices=Pillar, blank=True)
    result = models.CharField(_("untuk hasil"), max_length=200, blank=True)
    kind = models.CharField(_("jenis"), max_length=5, choices=Kind, default=Kind.TEXT)
    language = models.CharField(_("bahasa"), max_length=6, choices=Language, default=Language.INDONESIAN)
    is_public = models.BooleanField(_("terbuka untuk umum"), default=False)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.DRAFT)
    latest = models.PositiveSmallIntegerField(_("versi"), default=0)
    size = models.PositiveBigIntegerField(_("besar"), default=0)
    changed_at = models.DateTimeField(_("diubah"), default=timezone.now)

    objects = MaterialQuerySet.as_manager()

    class Meta:
        verbose_name = _("bahan")
        verbose_name_plural = _("bahan")
        ordering = ("edition", "stage", "title")
        constraints = [
            models.UniqueConstraint(fields=["edition", "title"], name="one_material_a_title_and_edition"),
            models.CheckConstraint(condition=Q(stage__range=(0, MOST_STAGES)), name="a_material_of_a_known_stage"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("materials:material", args=[self.pk])

    @property
    def stage_name(self) -> str:
        """I to VI, or for all of them."""
        return roman(self.stage) if self.stage else str(_("semua tahap"))

    @property
    def is_light(self) -> bool:
        """A slow line brings it while one waits."""
        return self.size <= LIGHT

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code


class MaterialVersion(models.Model):
    """What it said from when on: a text, or a file or link that a text may stand beside."""

    material = models.ForeignKey(Material, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("versi"))
    text = models.TextField(_("isi"), blank=True)
    file = models.FileField(_("berkas"), upload_to="bahan/%Y", max_length=300, blank=True)
    file_name = models.CharField(_("nama berkas"), max_length=200, blank=True)
    size = models.PositiveBigIntegerField(_("besar berkas"), default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    link = models.URLField(_("tautan"), max_length=500, blank=True)
    note = models.CharField(_("yang berubah"), max_length=300, blank=True)
    written_at = models.DateTimeField(_("ditulis"), default=timezone.now)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("versi bahan")
        verbose_name_plural = _("versi bahan")
        ordering = ("material", "-number")
        constraints = [
            models.UniqueConstraint(fields=["material", "number"], name="one_material_version_a_number"),
            models.CheckConstraint(
                condition=~Q(text="") | ~Q(file="") | ~Q(link=""), name="a_material_version_says_something"
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(note=""), name="a_later_material_version_says_what_changed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.material}, {_('versi')} {self.number}"

    @property
    def text_size(self) -> int:
        """Bytes of the text."""
        return len(self.text.encode())

    @property
    def wait(self) -> int:
        """Seconds that the file takes on a slow line."""
        return max(1, round(self.size / LINK_SPEED))
