"""A year's edition: its rule and calendar, who took part, and the counts that were published."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.regions.models import Province, Region


class EditionQuerySet(models.QuerySet["Edition"]):
    """Editions, the newest first."""

    def visible_to(self, user: Actor) -> EditionQuerySet:
        """Visitors see what counts; people who sign in also see rehearsals and preparations."""
        if user.is_authenticated:
            return self
        return self.filter(is_test=False).exclude(state=Edition.State.PREPARING)

    def that_count(self) -> EditionQuerySet:
        """Neither rehearsals nor samples."""
        return self.filter(is_test=False, is_sample=False)


class Edition(models.Model):
    """One round of the movement; what differs between years is data of this row."""

    class State(models.TextChoices):
        PREPARING = "preparing", _("disiapkan")
        OPEN = "open", _("berjalan")
        CLOSED = "closed", _("selesai")
        ARCHIVED = "archived", _("arsip")

    slug = models.SlugField(_("alamat"), max_length=40, unique=True)
    year = models.PositiveSmallIntegerField(_("tahun"))
    name = models.CharField(_("nama"), max_length=120)
    theme = models.CharField(_("tema"), max_length=200, blank=True)
    rule = models.TextField(_("cara memilih daerah"), blank=True)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.PREPARING, editable=False)
    is_test = models.BooleanField(_("edisi uji"), default=False)
    is_sample = models.BooleanField(_("data contoh"), default=False)
    starts_on = models.DateField(_("mulai"), null=True, blank=True)
    ends_on = models.DateField(_("selesai"), null=True, blank=True)
    copied_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="copies", verbose_name=_("disalin dari")
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "is_test", "slug"]
        verbose_name = _("edisi")
        verbose_name_plural = _("edisi")
        constraints = [
            models.UniqueConstraint(
                fields=["year"], condition=Q(is_test=False, is_sample=False), name="one_real_edition_a_year"
            ),
            models.CheckConstraint(condition=Q(year__range=(2017, 2100)), name="edition_year_is_plausible"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="edition_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The staff page of this edition."""
        return reverse("editions:detail", args=[self.slug])

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.slug

    @property
    def is_changeable(self) -> bool:
        """Words and dates may change until the edition is closed."""
        return self.state in {self.State.PREPARING, self.State.OPEN}

    @property
    def reference_day(self) -> dt.date:
        """The day whose codes and provinces hold for this edition."""
        return self.starts_on or dt.date(self.year, 1, 1)


class EditionMilestone(models.Model):
    """A date of the calendar: what happens, from when to when."""

    class Code(models.TextChoices):
        INVITATION = "invitation", _("Undangan")
        QUESTIONNAIRE = "questionnaire", _("Kuesioner")
        ASSESSMENT = "assessment", _("Penilaian")
        RESULT_LETTER = "result_letter", _("Surat hasil")
        AGREEMENT = "agreement", _("Nota kesepahaman")
        MENTORING = "mentoring", _("Bimbingan teknis")
        CLOSING = "closing", _("Penutupan")
        AWARD = "award", _("Penghargaan")

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="milestones", verbose_name=_("edisi"))
    code = models.CharField(_("tonggak"), max_length=20, choices=Code)
    label = models.CharField(_("keterangan"), max_length=200)
    starts_on = models.DateField(_("mulai"))
    ends_on = models.DateField(_("sampai"), null=True, blank=True)
    letter_number = models.CharField(_("nomor surat"), max_length=120, blank=True)
    source_url = models.URLField(_("sumber"), max_length=500, blank=True)

    class Meta:
        ordering = ["edition", "starts_on", "pk"]
        verbose_name = _("tonggak")
        verbose_name_plural = _("tonggak")
        constraints = [
            models.UniqueConstraint(fields=["edition", "code", "starts_on"], name="one_milestone_a_day_and_kind"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="milestone_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Role(models.TextChoices):
    """What became of a region in an edition."""

    CANDIDATE = "candidate", _("calon")
    SELECTED = "selected", _("terpilih")
    RESERVE = "reserve", _("cadangan")
    REFUSED = "refused", _("tidak terpilih")
    WITHDRAWN = "withdrawn", _("terpilih, lalu mundur")
    SUBSTITUTE = "substitute", _("pengganti")


CHOSEN = (Role.SELECTED, Role.WITHDRAWN)
TOOK_PART = (Role.SELECTED, Role.SUBSTITUTE)


class Confidence(models.TextChoices):
    """How sure a fact of the past is."""

    HIGH = "high", _("kuat")
    MEDIUM = "medium", _("cukup")
    LOW = "low", _("lemah")


class ParticipationQuerySet(models.QuerySet["Participation"]):
    """A region's places in editions."""

    def visible_to(self, user: Actor) -> ParticipationQuerySet:
        """As the edition is; candidates of a running edition are known to people who sign in only."""
        if user.is_authenticated:
            return self
        public = self.filter(edition__in=Edition.objects.visible_to(user))
        return public.filter(role__in=(*CHOSEN, Role.SUBSTITUTE))

    def chosen(self) -> ParticipationQuerySet:
        """On the list of chosen regions, whether or not they stayed."""
        return self.filter(role__in=CHOSEN)

    def took_part(self) -> ParticipationQuerySet:
        """Chosen and stayed, or took the place of one that left."""
        return self.filter(role__in=TOOK_PART)

    def that_count(self) -> ParticipationQuerySet:
        """Neither of rehearsals nor of samples."""
        return self.filter(edition__is_test=False, edition__is_sample=False)


class Participation(models.Model):
    """One region in one edition; the way there is in its steps."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="participations", verbose_name=_("edisi"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="participations", verbose_name=_("daerah"))
    role = models.CharField(_("peran"), max_length=12, choices=Role)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name=_("menggantikan")
    )
    confidence = models.CharField(_("keyakinan"), max_length=6, choices=Confidence, default=Confidence.HIGH)
    source_url = models.URLField(_("sumber"), max_length=500, blank=True)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        ordering = ["-edition__year", "region__code"]
        verbose_name = _("keikutsertaan")
        verbose_name_plural = _("keikutsertaan")
        constraints = [
            models.UniqueConstraint(fields=["edition", "region"], name="one_participation_per_region_and_edition"),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | Q(role=Role.SUBSTITUTE), name="only_a_substitute_replaces"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region}, {self.edition}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.slug

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code


class ParticipationStep(models.Model):
    """A step that a region reached: when, by whose act, with which letter."""

    class Step(models.TextChoices):
        LONGLISTED = "longlisted", _("masuk daftar panjang")
        INVITED = "invited", _("diundang")
        ANSWERED = "answered", _("menjawab")
        ATTENDED = "attended", _("hadir")
        VERIFIED = "verified", _("diverifikasi")
        INTERVIEWED = "interviewed", _("diwawancarai")
        SCORED = "scored", _("dinilai")
        SELECTED = "selected", _("terpilih")
        RESERVE = "reserve", _("cadangan")
        REFUSED = "refused", _("tidak terpilih")
        WITHDRAWN = "withdrawn", _("mundur")
        SUBSTITUTED = "substituted", _("masuk sebagai pengganti")
        AGREED = "agreed", _("menandatangani nota kesepahaman")
        MENTORED_1 = "mentored_1", _("bimbingan tahap 1")
        MENTORED_2 = "mentored_2", _("bimbingan tahap 2")
        MENTORED_3 = "mentored_3", _("bimbingan tahap 3")
        MENTORED_4 = "mentored_4", _("bimbingan tahap 4")
        PLAN_DRAFTED = "plan_drafted", _("rencana induk dirancang")
        PLAN_REVIEWED = "plan_reviewed", _("rencana induk ditelaah")
        PLAN_APPROVED = "plan_approved", _("rencana induk disetujui")
        PLAN_ADOPTED = "plan_adopted", _("rencana induk ditetapkan")
        FINISHED = "finished", _("selesai")
        UNDER_EVALUATION = "under_evaluation", _("dievaluasi")

    participation = models.ForeignKey(
        Participation, models.CASCADE, related_name="steps", verbose_name=_("keikutsertaan")
    )
    step = models.CharField(_("langkah"), max_length=20, choices=Step)
    happened_on = models.DateField(_("tanggal"))
    note = models.TextField(_("catatan"), blank=True)
    by_name = models.CharField(_("oleh"), max_length=200)
    letter_number = models.CharField(_("nomor surat"), max_length=120, blank=True)

    class Meta:
        ordering = ["participation", "happened_on", "pk"]
        verbose_name = _("langkah")
        verbose_name_plural = _("langkah")
        constraints = [
            models.UniqueConstraint(fields=["participation", "step"], name="a_step_is_reached_once"),
        ]

    def __str__(self) -> str:
        return f"{self.participation}: {self.get_step_display()}"


class ProvinceParticipation(models.Model):
    """Provinces take part apart from regions and never enter their counts."""

    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="province_participations", verbose_name=_("edisi")
    )
    province = models.ForeignKey(Province, models.PROTECT, related_name="participations", verbose_name=_("provinsi"))
    role = models.CharField(_("peran"), max_length=12, choices=Role)
    confidence = models.CharField(_("keyakinan"), max_length=6, choices=Confidence, default=Confidence.HIGH)
    source_url = models.URLField(_("sumber"), max_length=500, blank=True)

    class Meta:
        ordering = ["-edition__year", "province__code"]
        verbose_name = _("keikutsertaan provinsi")
        verbose_name_plural = _("keikutsertaan provinsi")
        constraints = [
            models.UniqueConstraint(fields=["edition", "province"], name="one_participation_per_province_and_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.province}, {self.edition}"


class FunnelStep(models.Model):
    """What a published count counts, in words that an administrator may improve."""

    code = models.SlugField(_("kode"), max_length=40, unique=True)
    order = models.PositiveSmallIntegerField(_("urutan"))
    label = models.CharField(_("langkah"), max_length=80)
    definition = models.TextField(_("yang dihitung"))

    class Meta:
        ordering = ["order"]
        verbose_name = _("langkah corong")
        verbose_name_plural = _("langkah corong")

    def __str__(self) -> str:
        return self.label


class FunnelCount(models.Model):
    """A number somebody published; conflicting numbers stand side by side, at most one is used in sums."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="funnel_counts", verbose_name=_("edisi"))
    step = models.ForeignKey(FunnelStep, models.PROTECT, related_name="counts", verbose_name=_("langkah"))
    count = models.PositiveIntegerField(_("jumlah"))
    source_url = models.URLField(_("sumber"), max_length=500)
    note = models.CharField(_("catatan"), max_length=300, blank=True)
    is_used_in_sums = models.BooleanField(_("dipakai dalam jumlah kumulatif"), default=False)

    class Meta:
        ordering = ["edition__year", "step__order", "-is_used_in_sums", "-count"]
        verbose_name = _("angka corong")
        verbose_name_plural = _("angka corong")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "step", "count", "source_url"], name="one_row_per_published_count"
            ),
            models.UniqueConstraint(
                fields=["edition", "step"],
                condition=Q(is_used_in_sums=True),
                name="one_count_used_in_sums_per_edition_and_step",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step}: {self.count}"


class Phase(models.Model):
    """A stretch of an edition in which some rights do not hold; an edition without a current phase withholds none."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="phases", verbose_name=_("edisi"))
    order = models.PositiveSmallIntegerField(_("urutan"))
    name = models.CharField(_("nama"), max_length=120)
    begins_on = models.DateField(_("mulai"), null=True, blank=True)
    ends_on = models.DateField(_("sampai"), null=True, blank=True)
    withheld = models.JSONField(_("hak yang ditahan"), default=list)
    is_current = models.BooleanField(_("berlaku"), default=False)

    class Meta:
        ordering = ["edition", "order", "pk"]
        verbose_name = _("fase")
        verbose_name_plural = _("fase")
        constraints = [
            models.UniqueConstraint(fields=["edition", "name"], name="one_phase_of_a_name"),
            models.UniqueConstraint(fields=["edition"], condition=Q(is_current=True), name="one_current_phase"),
            models.CheckConstraint(
                condition=Q(begins_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
                name="phase_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Restriction(models.Model):
    """A right that an edition withholds now, and for which region it was given back with a reason."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="restrictions")
    right = models.CharField(max_length=80)
    lifted_for = models.ManyToManyField(Region, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "right"], name="one_restriction_each")]

    def __str__(self) -> str:
        return f"{self.edition}: {self.right}"
