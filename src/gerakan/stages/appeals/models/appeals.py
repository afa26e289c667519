"""A region's appeal against its decision: grounds, evidence, hearing, outcome."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import OVERSIGHT, hat_of
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.documents.models import Letter
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.instruments.models import Node
from gerakan.foundation.regions.models import Region
from gerakan.stages.appeals.models.kept import Kept, KeptQuerySet
from gerakan.stages.appeals.models.panels import seated
from gerakan.stages.plenary.models import Decision, Plenary, closed_to

APPEALING_ROLES = (Role.REGION_HEAD, Role.REGION_SECRETARY, Role.REGION_ADMIN)
OPEN = ("filed", "returned", "admitted", "heard")
CLOSED = ("decided", "withdrawn", "expired")


class AppealQuerySet(KeptQuerySet):
    """Appeals of all editions."""

    closed = Q(state__in=CLOSED)
    still = frozenset({"letter"})

    def visible_to(self, user: Actor) -> Self:
        """A region its own; staff and auditors what was filed; its panel, unless a tie closes it. Nobody else of the plenary."""
        if OVERSIGHT.holds(user):
            return self.filter(filed_at__isnull=False)
        hat = hat_of(user)
        if hat is not None and hat.role in APPEALING_ROLES:
            return self.filter(region_id=hat.region_id)
        return self.filter(seated(user) & ~closed_to(user, edition="edition", region="region"))

    def told(self, user: Actor) -> Self:
        """Decided, of editions this person may know of: what the public page says of them."""
        return self.filter(state=Appeal.State.DECIDED, edition__in=Edition.objects.visible_to(user))


class Appeal(Kept):
    """Against one decision of one version of the result; once."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Disusun daerah")
        FILED = "filed", _("Diajukan")
        RETURNED = "returned", _("Dikembalikan untuk dilengkapi")
        ADMITTED = "admitted", _("Diterima untuk disidangkan")
        HEARD = "heard", _("Sudah didengar")
        DECIDED = "decided", _("Diputus")
        WITHDRAWN = "withdrawn", _("Dicabut daerah")
        EXPIRED = "expired", _("Tidak diajukan sampai tenggat")

    class Outcome(models.TextChoices):
        GRANTED = "granted", _("Dikabulkan")
        PARTLY = "partly", _("Dikabulkan sebagian")
        REFUSED = "refused", _("Ditolak")
        CONFIRMED = "confirmed", _("Putusan pertama tetap karena panel tidak memutus")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="appeals", verbose_name=_("edisi"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("daerah"))
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="appeal", verbose_name=_("putusan"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.DRAFT)
    file_by = models.DateTimeField(_("diajukan paling lambat"))
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("mulai disusun"), auto_now_add=True)
    filed_at = models.DateTimeField(_("diajukan"), null=True)
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    returned_because = models.TextField(_("yang perlu dilengkapi"), blank=True)
    complete_by = models.DateTimeField(_("dilengkapi paling lambat"), null=True)
    decide_by = models.DateTimeField(_("diputus paling lambat"), null=True)
    hearing_at = models.DateTimeField(_("sidang"), null=True)
    hearing_place = models.CharField(_("tempat sidang"), max_length=200, blank=True)
    hearing_link = models.URLField(_("tautan sidang"), max_length=500, blank=True)
    minutes = models.TextField(_("berita acara"), blank=True)
    revision = models.PositiveSmallIntegerField(
        default=0, help_text="of the findings; the panel agrees to one revision"
    )
    effect = models.JSONField(null=True, help_text="what the findings would do to the ranking; see queries/effects")
    effect_revision = models.PositiveSmallIntegerField(null=True)
    effect_base = models.ForeignKey(
        Plenary, models.PROTECT, null=True, related_name="+", verbose_name=_("dihitung atas")
    )
    outcome = models.CharField(_("putusan keberatan"), max_length=14, choices=Outcome, blank=True)
    reason = models.TextField(_("pertimbangan"), blank=True)
    decided_at = models.DateTimeField(_("diputus"), null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    letter = models.ForeignKey(Letter, models.PROTECT, null=True, related_name="+", verbose_name=_("surat"))

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = _("keberatan")
        verbose_name_plural = _("keberatan")
        ordering = ("filed_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("draft", "expired", "withdrawn"))
                | Q(filed_at__isnull=False, filed_by__isnull=False, decide_by__isnull=False),
                name="filed_appeal_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="decided") | Q(decided_at__isnull=False) & ~Q(outcome="") & ~Q(reason=""),
                name="decided_appeal_says_what_and_why",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | Q(complete_by__isnull=False), name="returned_appeal_says_until_when",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Keberatan {self.region}"

    def get_absolute_url(self) -> str:
        """Its page, for its region, its panel and the secretariat."""
        return reverse("appeals:appeal", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Waiting for somebody's decision."""
        return self.state in OPEN

    @property
    def is_late(self) -> bool:
        """The panel's day is over."""
        return self.is_open and self.decide_by is not None and self.decide_by <= timezone.now()

    @property
    def agreed_count(self) -> int:
        """Members of the panel who agree to the findings as they stand."""
        return self.seats.filter(removed_at__isnull=True, agreed_revision=self.revision).count()

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code


class GroundQuerySet(KeptQuerySet):
    """Grounds of all appeals."""

    closed = Q(appeal__state__in=CLOSED)


class Ground(Kept):
    """One thing that is contested, and what the panel finds of it."""

    class Kind(models.TextChoices):
        ITEM = "item", _("Nilai satu butir")
        CONDITION = "condition", _("Syarat penetapan")
        PROCEDURE = "procedure", _("Tata cara")
        QUOTA = "quota", _("Kuota")

    class Finding(models.TextChoices):
        KEPT = "kept", _("Tetap")
        CHANGED = "changed", _("Diubah")

    appeal = models.ForeignKey(Appeal, models.CASCADE, related_name="grounds")
    kind = models.CharField(_("dasar"), max_length=10, choices=Kind)
    item = models.ForeignKey(Node, models.PROTECT, null=True, related_name="+", verbose_name=_("butir"))
    mark = models.DecimalField(_("nilai yang disanggah"), max_digits=4, decimal_places=2, null=True)
    asked_mark = models.DecimalField(_("nilai yang diminta"), max_digits=4, decimal_places=2, null=True)
    text = models.TextField(_("alasan daerah"))
    revision = models.PositiveSmallIntegerField(default=1)
    finding = models.CharField(_("temuan panel"), max_length=8, choices=Finding, blank=True)
    new_mark = models.DecimalField(_("nilai akhir baru"), max_digits=4, decimal_places=2, null=True)
    finding_reason = models.TextField(_("alasan panel"), blank=True)
    found_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = GroundQuerySet.as_manager()

    class Meta:
        verbose_name = _("dasar keberatan")
        verbose_name_plural = _("dasar keberatan")
        ordering = ("appeal", "pk")
        constraints = [
            models.UniqueConstraint(fields=["appeal", "item"], condition=Q(kind="item"), name="one_ground_an_item"),
            models.UniqueConstraint(fields=["appeal", "kind"], condition=~Q(kind="item"), name="one_ground_a_kind"),
            models.CheckConstraint(condition=~Q(text=""), name="ground_says_why"),
            models.CheckConstraint(
                condition=Q(kind="item", item__isnull=False) | ~Q(kind="item") & Q(item__isnull=True),
                name="ground_names_its_item",
            ),
            models.CheckConstraint(condition=Q(finding="") | ~Q(finding_reason=""), name="finding_says_why"),
            models.CheckConstraint(
                condition=~Q(kind="item", finding="changed") | Q(new_mark__gte=0, new_mark__lte=4),
                name="changed_item_has_its_mark",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The item's title, or what else is contested."""
        return str(self.item.title if self.item else self.get_kind_display())


class AttachmentQuerySet(KeptQuerySet):
    """Evidence of all appeals."""

    closed = Q(ground__appeal__state__in=CLOSED)

    def visible_to(self, user: Actor) -> Self:
        """With its appeal."""
        return self.filter(ground__appeal__in=Appeal.objects.visible_to(user))


def attachment_path(row: "Attachment", name: str) -> str:
    """By year; storage makes the name unique."""
    return f"keberatan/{timezone.localdate().year}/{name}"


class Attachment(Kept):
    """A file or a link beside a ground."""

    ground = models.ForeignKey(Ground, models.CASCADE, related_name="attachments")
    file = models.FileField(_("berkas"), upload_to=attachment_path, max_length=300, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    link = models.URLField(_("tautan"), max_length=500, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("ditambahkan"), auto_now_add=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("bukti keberatan")
        verbose_name_plural = _("bukti keberatan")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=~Q(file="") | ~Q(link=""), name="attachment_is_something"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.file_name or self.link
