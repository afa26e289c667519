"""The charter of a joint plan: its text by version, who signed it as what, who would not and why."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gerakan.stages.clusters.models.plans import JointPlan, Membership
from gerakan.stages.institutions.models import OfficeHolder


class Charter(models.Model):
    """One version of what the members agreed on; it is in force once all of them have signed."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Disusun")
        SIGNING = "signing", _("Menunggu tanda tangan")
        IN_FORCE = "in_force", _("Berlaku")
        REPLACED = "replaced", _("Digantikan")

    TEXTS = ("purpose", "organs", "decision_rule", "cost_sharing", "exit_terms")

    plan = models.ForeignKey(JointPlan, models.PROTECT, related_name="charters")
    version = models.PositiveSmallIntegerField(_("versi"))
    purpose = models.TextField(_("tujuan"), blank=True, help_text=_("Untuk apa bekerja bersama, dan untuk siapa."))
    organs = models.TextField(
        _("kelengkapan"), blank=True, help_text=_("Siapa memimpin, siapa menjadi sekretariat bersama, seberapa sering bertemu.")
    )  # fmt: skip
    decision_rule = models.TextField(
        _("cara memutuskan"), blank=True, help_text=_("Mufakat, suara terbanyak, atau cara lain, dan bila tidak tercapai.")
    )  # fmt: skip
    cost_sharing = models.TextField(
        _("pembagian biaya"), blank=True, help_text=_("Dasar pembagian bila program tidak menentukan lain.")
    )
    exit_terms = models.TextField(
        _("keluar dari kerja sama"), blank=True, help_text=_("Kapan diberitahukan, apa yang tetap menjadi kewajiban.")
    )
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    number = models.CharField(_("nomor"), max_length=80, blank=True, default="", editable=False)
    in_force_on = models.DateField(_("berlaku sejak"), null=True, editable=False)

    class Meta:
        verbose_name = _("piagam")
        verbose_name_plural = _("piagam")
        ordering = ("-version",)
        constraints = [
            models.UniqueConstraint(fields=["plan", "version"], name="one_charter_of_a_version"),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(state__in=["draft", "signing"]), name="one_charter_being_made"
            ),
            models.UniqueConstraint(fields=["plan"], condition=Q(state="in_force"), name="one_charter_in_force"),
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="one_charter_of_a_number"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "signing"]) | (Q(in_force_on__isnull=False) & ~Q(number="")),
                name="charter_in_force_has_a_number",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.plan} {self.version}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.plan.edition_code


class Signature(models.Model):
    """A member's answer to one charter: signed by whoever held the office that day, or refused with a reason."""

    charter = models.ForeignKey(Charter, models.CASCADE, related_name="signatures")
    member = models.ForeignKey(Membership, models.PROTECT, related_name="signatures")
    refused_because = models.TextField(_("alasan menolak"), blank=True)
    holder = models.ForeignKey(OfficeHolder, models.PROTECT, null=True, related_name="+")
    signer_name = models.CharField(_("nama"), max_length=200)
    signer_title = models.CharField(_("jabatan"), max_length=200)
    mandate = models.CharField(_("surat mandat"), max_length=120, blank=True)
    signed_on = models.DateField(_("tanggal"))
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("tanda tangan piagam")
        verbose_name_plural = _("tanda tangan piagam")
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["charter", "member"], name="one_signature_of_a_member")]

    def __str__(self) -> str:
        return f"{self.member}: {self.signer_name}"

    @property
    def is_given(self) -> bool:
        """Signed, not refused."""
        return not self.refused_because
