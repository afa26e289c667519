"""What a region promised, what became of it year by year, and the sheet on which head and agencies sign."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.regions.models import Region
from gerakan.stages.institutions.models.acts import LegalAct
from gerakan.stages.institutions.models.offices import OfficeHolder
from gerakan.stages.institutions.models.reach import OfRegion, RegionalQuerySet
from gerakan.stages.mentoring.models import Guidance


class CommitmentSheet(OfRegion):
    """The commitment that closes stage IV: its words, its promises, and one seat for each who signs."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Disusun")
        SIGNING = "signing", _("Menunggu tanda tangan")
        COMPLETE = "complete", _("Lengkap")

    guidance = models.OneToOneField(
        Guidance, models.PROTECT, related_name="commitment_sheet", verbose_name=_("bimbingan")
    )
    region = models.ForeignKey(Region, models.PROTECT, related_name="commitment_sheets", verbose_name=_("daerah"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.DRAFT)
    text = models.TextField(_("bunyi komitmen"), max_length=4000)
    opened_at = models.DateTimeField(_("dibuka untuk tanda tangan"), null=True)
    file = models.FileField(_("berkas"), upload_to="kelembagaan/%Y", max_length=300, blank=True)
    sha256 = models.CharField(_("sidik SHA-256"), max_length=64, blank=True)

    objects = RegionalQuerySet["CommitmentSheet"].as_manager()

    class Meta:
        verbose_name = _("lembar komitmen")
        verbose_name_plural = _("lembar komitmen")
        ordering = ("region__code", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | (~Q(sha256="") & Q(opened_at__isnull=False)),
                name="a_sheet_is_signed_as_printed",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{_('Lembar komitmen')} {self.region}"

    def get_absolute_url(self) -> str:
        return reverse("institutions:sheet", args=[self.pk])

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.guidance.edition_code


class CommitmentSeat(models.Model):
    """Somebody who is to sign: an office, and once signed who held it on that day."""

    sheet = models.ForeignKey(CommitmentSheet, models.CASCADE, related_name="seats")
    office = models.CharField(_("jabatan"), max_length=12, choices=OfficeHolder.Office)
    agency = models.CharField(_("perangkat daerah"), max_length=200, blank=True)
    signed_on = models.DateField(_("ditandatangani"), null=True)
    holder = models.ForeignKey(OfficeHolder, models.PROTECT, null=True, related_name="commitments")
    document_sha256 = models.CharField(_("sidik dokumen yang ditandatangani"), max_length=64, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("penanda tangan komitmen")
        verbose_name_plural = _("penanda tangan komitmen")
        ordering = ("sheet", "pk")
        constraints = [
            models.UniqueConstraint(fields=["sheet", "office", "agency"], name="one_seat_an_office_and_sheet"),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True) | (Q(holder__isnull=False) & ~Q(document_sha256="")),
                name="a_commitment_names_holder_and_document",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.label)

    @property
    def label(self) -> str:
        """The office in words, the agency by its name."""
        return f"{_('Kepala')} {self.agency}" if self.agency else str(self.get_office_display())


class Promise(OfRegion):
    """One promise: what, by whom, when, where it was given, and until when it should be kept."""

    class Kind(models.TextChoices):
        BUDGET = "anggaran", _("Anggaran")
        PEOPLE = "orang", _("Orang")
        REGULATION = "regulasi", _("Regulasi")
        ATTENDANCE = "kehadiran", _("Kehadiran pimpinan")
        OTHER = "lain", _("Lainnya")

    class Source(models.TextChoices):
        INTERVIEW = "wawancara", _("Wawancara penilaian")
        AGREEMENT = "nota", _("Nota kesepahaman")
        SHEET = "komitmen", _("Lembar komitmen")
        MEETING = "pertemuan", _("Pertemuan atau rapat")

    region = models.ForeignKey(Region, models.PROTECT, related_name="promises", verbose_name=_("daerah"))
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind)
    text = models.CharField(_("janji"), max_length=500)
    amount = models.PositiveBigIntegerField(_("rupiah"), null=True, blank=True)
    made_by = models.CharField(_("dijanjikan oleh"), max_length=200)
    made_on = models.DateField(_("dijanjikan pada"))
    due_on = models.DateField(_("paling lambat"), null=True, blank=True)
    source = models.CharField(_("sumber"), max_length=10, choices=Source)
    evidence = models.CharField(_("bukti janji"), max_length=300, blank=True)
    sheet = models.ForeignKey(CommitmentSheet, models.PROTECT, null=True, blank=True, related_name="promises")
    recorded_at = models.DateTimeField(_("dicatat"), default=timezone.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = RegionalQuerySet["Promise"].as_manager()

    class Meta:
        verbose_name = _("janji daerah")
        verbose_name_plural = _("janji daerah")
        ordering = ("region__code", "made_on", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(kind="anggaran"), name="money_is_a_budget_promise",
            ),
            models.CheckConstraint(
                condition=(Q(source="komitmen") & Q(sheet__isnull=False)) | (~Q(source="komitmen") & Q(sheet__isnull=True)),
                name="a_promise_of_a_sheet_names_it",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.text[:120]

    def get_absolute_url(self) -> str:
        return reverse("institutions:promise", args=[self.pk])

    @property
    def is_fixed(self) -> bool:
        """Printed on a sheet that is being signed: its words stay."""
        return self.sheet is not None and self.sheet.state != CommitmentSheet.State.DRAFT


class PromiseYear(models.Model):
    """What had become of a promise in one year, with the evidence; the latest word on a year stands."""

    class Standing(models.TextChoices):
        NOT_YET = "belum", _("Belum dimulai")
        UNDER_WAY = "berjalan", _("Berjalan")
        KEPT = "dipenuhi", _("Dipenuhi")
        BROKEN = "tidak", _("Tidak dipenuhi")
        DROPPED = "gugur", _("Tidak berlaku lagi")

    promise = models.ForeignKey(Promise, models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField(_("tahun"))
    standing = models.CharField(_("keadaan"), max_length=10, choices=Standing)
    note = models.CharField(_("keterangan"), max_length=500, blank=True)
    evidence = models.CharField(_("bukti"), max_length=300, blank=True)
    act = models.ForeignKey(
        LegalAct, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("produk hukum")
    )
    told_at = models.DateTimeField(_("dicatat"), default=timezone.now)
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("keadaan janji")
        verbose_name_plural = _("keadaan janji")
        ordering = ("promise", "-year")
        constraints = [
            models.UniqueConstraint(fields=["promise", "year"], name="one_word_on_a_promise_a_year"),
            models.CheckConstraint(
                condition=~Q(standing="dipenuhi") | ~Q(evidence="") | Q(act__isnull=False),
                name="a_kept_promise_has_evidence",
            ),
            models.CheckConstraint(
                condition=~Q(standing__in=["tidak", "gugur"]) | ~Q(note=""), name="a_broken_promise_says_why",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.year}: {self.get_standing_display()}"
