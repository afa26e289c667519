"""The text of a plan's books: sections with their history, and what a writer could not save over a colleague."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.stages.masterplans.models import Masterplan

PERSON = settings.AUTH_USER_MODEL


class Language(models.TextChoices):
    """The books' two languages; Indonesian comes first."""

    INDONESIAN = "id", _("Bahasa Indonesia")
    ENGLISH = "en", _("Bahasa Inggris")


class Section(models.Model):
    """The text of one place of a book in one language; `code` is the template's, or of a local chapter.

    `figures`: each reference of the text with the value that its writer last confirmed.
    `made_from`: for a translation, the revision of the Indonesian text that it translates.
    """

    plan = models.ForeignKey(Masterplan, models.CASCADE, related_name="sections", verbose_name=_("rencana"))
    book = models.CharField(_("buku"), max_length=20)
    code = models.SlugField(_("bagian"), max_length=60)
    language = models.CharField(_("bahasa"), max_length=2, choices=Language, default=Language.INDONESIAN)
    title = models.CharField(_("judul"), max_length=200, blank=True)
    is_local = models.BooleanField(_("bab tambahan daerah"), default=False)
    is_dropped = models.BooleanField(_("dilepas"), default=False)
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(_("naskah"), blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    made_from = models.PositiveIntegerField(_("diterjemahkan dari perubahan ke-"), null=True, blank=True)
    figures = models.JSONField(_("angka yang sudah diperiksa"), default=dict)
    changed_at = models.DateTimeField(_("diubah"), null=True, blank=True)
    changed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("diubah oleh"))
    held_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("sedang ditulis"))
    held_until = models.DateTimeField(_("dipegang sampai"), null=True, blank=True)
    asked_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("diminta oleh"))

    class Meta:
        verbose_name = _("bagian naskah")
        verbose_name_plural = _("bagian naskah")
        ordering = ("position", "pk")
        constraints = [
            models.UniqueConstraint(fields=["plan", "code", "language"], name="one_text_a_section_and_language"),
            models.CheckConstraint(condition=Q(is_local=True) | Q(is_dropped=False), name="only_local_chapters_drop"),
            models.CheckConstraint(
                condition=Q(held_by__isnull=True, held_until__isnull=True)
                | Q(held_by__isnull=False, held_until__isnull=False),
                name="a_section_is_held_until_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title or self.code} ({self.language})"

    def get_absolute_url(self) -> str:
        """Where it is read and written."""
        address = reverse("chapters:section", args=[self.plan_id, self.code])
        return address if self.language == Language.INDONESIAN else f"{address}?bahasa={self.language}"

    @property
    def is_kept(self) -> bool:
        """Something was saved or held here; a place that nobody touched has no row."""
        return bool(self.pk)

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.plan.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.plan.region_code


class SectionChange(models.Model):
    """The text as a person left it; saves of one person within a few minutes are one entry.

    `key` is the device's own mark of its last save: sent again after a killed line, it is known.
    """

    section = models.ForeignKey(Section, models.CASCADE, related_name="changes")
    revision = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    note = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=40, blank=True, default="")
    begun_at = models.DateTimeField()
    at = models.DateTimeField()
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("perubahan naskah")
        verbose_name_plural = _("perubahan naskah")
        ordering = ("-revision",)
        constraints = [models.UniqueConstraint(fields=["section", "revision"], name="one_text_a_revision")]

    def __str__(self) -> str:
        return f"{self.section_id} {self.revision}"


class Draft(models.Model):
    """What a person wrote and could not save over a colleague's newer text; it stays until it is decided."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="drafts")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    seen = models.TextField(blank=True)
    text = models.TextField(blank=True)
    key = models.CharField(max_length=40, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("naskah yang belum tersimpan")
        verbose_name_plural = _("naskah yang belum tersimpan")
        ordering = ("-at",)
        constraints = [models.UniqueConstraint(fields=["section", "by", "key"], name="one_draft_a_save")]

    def __str__(self) -> str:
        return f"{self.section_id} {self.by_id}"
