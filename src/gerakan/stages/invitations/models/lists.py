"""The invited list: drawn up under quotas, changed by hand only by two people, approved by a second one."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.regions.models import Region
from gerakan.stages.shortlisting.models.runs import Run, Standing


class InvitationListQuerySet(models.QuerySet["InvitationList"]):
    """Lists of all editions."""

    def visible_to(self, user: Actor) -> Self:
        """Staff and auditors see the work; everybody else what is published."""
        if user.has_perm("invitations.see_work"):  # type: ignore[union-attr]
            return self
        return self.filter(published_at__isnull=False)


class InvitationList(models.Model):
    """Who is invited, who waits in reserve, who is out."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Disusun")
        PROPOSED = "proposed", _("Diusulkan")
        APPROVED = "approved", _("Disetujui")
        DISCARDED = "discarded", _("Dibatalkan")

    run = models.ForeignKey(Run, models.PROTECT, related_name="lists")
    number = models.PositiveSmallIntegerField(_("nomor"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.DRAFT)
    place_count = models.PositiveSmallIntegerField(_("jumlah undangan"))
    reserve_count = models.PositiveSmallIntegerField(_("jumlah cadangan"), default=10)
    lottery_seed = models.PositiveBigIntegerField(_("benih undian"), default=0)
    prices = models.JSONField(_("harga kuota"), default=list)
    eligibility = models.JSONField(default=dict, help_text="region code: [rule id, words, value] of those refused")
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("diusulkan oleh")
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("disetujui oleh")
    )
    approved_at = models.DateTimeField(_("disetujui"), null=True)
    content_hash = models.CharField(_("sidik isi"), max_length=64, blank=True)
    published_at = models.DateTimeField(_("diumumkan"), null=True, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = InvitationListQuerySet.as_manager()

    class Meta:
        verbose_name = _("daftar undangan")
        verbose_name_plural = _("daftar undangan")
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="one_list_number"),
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True) | ~models.Q(approved_by=models.F("proposed_by")),
                name="second_person_approves",
            ),
            models.CheckConstraint(
                condition=models.Q(published_at__isnull=True) | models.Q(state="approved"),
                name="only_approved_is_published",
            ),
        ]

    def __str__(self) -> str:
        return f"Daftar {self.number}, {self.run}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.run.edition_code


class Quota(models.Model):
    """At least and at most so many places for regions with this value."""

    class Attribute(models.TextChoices):
        KIND = "kind", _("Jenis daerah")
        ISLAND_GROUP = "island_group", _("Gugus pulau")
        PROVINCE = "province", _("Provinsi")
        NEW_ENTRANT = "new_entrant", _("Pendatang baru")
        SELF_NOMINATED = "self_nominated", _("Mengajukan diri")

    invitation_list = models.ForeignKey(InvitationList, models.CASCADE, related_name="quotas")
    attribute = models.CharField(_("menurut"), max_length=20, choices=Attribute)
    value = models.CharField(_("nilai"), max_length=60)
    minimum = models.PositiveSmallIntegerField(_("paling sedikit"), null=True, blank=True)
    maximum = models.PositiveSmallIntegerField(_("paling banyak"), null=True, blank=True)

    class Meta:
        verbose_name = _("kuota")
        verbose_name_plural = _("kuota")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["invitation_list", "attribute", "value"], name="one_quota_each"),
            models.CheckConstraint(
                condition=models.Q(minimum__isnull=False) | models.Q(maximum__isnull=False), name="quota_says_something"
            ),
            models.CheckConstraint(
                condition=models.Q(minimum__isnull=True)
                | models.Q(maximum__isnull=True)
                | models.Q(minimum__lte=models.F("maximum")),
                name="quota_min_below_max",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_attribute_display()}: {self.value}"


class ListEntryQuerySet(models.QuerySet["ListEntry"]):
    """Places on lists."""

    def visible_to(self, user: Actor) -> Self:
        """As the list is; an invited region reads its own sheet with its invitation."""
        if user.has_perm("invitations.see_work"):  # type: ignore[union-attr]
            return self
        published = models.Q(invitation_list__published_at__isnull=False)
        hat = getattr(user, "hat", None)
        if hat is None or hat.region_id is None:
            return self.filter(published)
        sent = models.Q(
            region_id=hat.region_id,
            invitation_list__invitations__region_id=hat.region_id,
            invitation_list__invitations__sent_at__isnull=False,
        )
        return self.filter(published | sent).distinct()


class ListEntry(models.Model):
    """One region's place on a list and the rule that decided it."""

    class Place(models.TextChoices):
        INVITED = "invited", _("Diundang")
        RESERVE = "reserve", _("Cadangan")
        BELOW = "below", _("Di bawah garis")
        NOT_ELIGIBLE = "not_eligible", _("Tidak memenuhi syarat")

    class Decisive(models.TextChoices):
        MERIT = "merit", _("Peringkat")
        QUOTA = "quota", _("Kuota")
        LOTTERY = "lottery", _("Undian atas nilai sama")
        RULE = "rule", _("Aturan kelayakan")
        HAND = "hand", _("Keputusan dua orang")

    invitation_list = models.ForeignKey(InvitationList, models.CASCADE, related_name="entries")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("daerah"))
    standing = models.ForeignKey(Standing, models.PROTECT, null=True, related_name="+")
    place = models.CharField(_("tempat"), max_length=15, choices=Place)
    position = models.PositiveSmallIntegerField(_("urutan"), null=True)
    decisive = models.CharField(_("penentu"), max_length=10, choices=Decisive)
    reason = models.TextField(_("penjelasan"), blank=True)

    objects = ListEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("baris daftar")
        verbose_name_plural = _("baris daftar")
        ordering = ("position", "region__code")
        constraints = [models.UniqueConstraint(fields=["invitation_list", "region"], name="one_place_per_list")]

    def __str__(self) -> str:
        return f"{self.region}: {self.get_place_display()}"

    @property
    def edition_code(self) -> str:
        """For the log, and names of files."""
        return self.invitation_list.edition_code


class HandChange(models.Model):
    """A departure from the computed list: one region in, one out, a reason, two people."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Menunggu orang kedua")
        APPROVED = "approved", _("Disetujui")
        REJECTED = "rejected", _("Ditolak")

    invitation_list = models.ForeignKey(InvitationList, models.CASCADE, related_name="hand_changes")
    region_in = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("masuk"))
    region_out = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("keluar"))
    reason = models.TextField(_("alasan"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.WAITING)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("perubahan dengan tangan")
        verbose_name_plural = _("perubahan dengan tangan")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="hand_change_has_reason"),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True) | ~models.Q(decided_by=models.F("proposed_by")),
                name="hand_change_second_person",
            ),
            models.CheckConstraint(condition=~models.Q(region_in=models.F("region_out")), name="hand_change_swaps_two"),
        ]

    def __str__(self) -> str:
        return f"{self.region_in} menggantikan {self.region_out}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.invitation_list.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region_in.code
