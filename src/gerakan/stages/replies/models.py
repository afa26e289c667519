"""A region's reply to the panel's draft, and each mark in its three stages: drafted, answered, final."""

from decimal import Decimal
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.editions.phases import withheld
from gerakan.foundation.instruments.models import Node
from gerakan.stages.assessment.models import Case
from gerakan.stages.assessors.models import Engagement, Tie


class ReplyQuerySet(models.QuerySet["Reply"]):
    """Replies of all regions."""

    def visible_to(self, user: Actor) -> Self:
        """Staff and auditors all; a region its own; the panel of the case, and the third person unless a tie closes it."""
        if user.has_perm("replies.see_work"):  # type: ignore[union-attr]
            return self
        hat = hat_of(user)
        if hat is not None and hat.region_id is not None:
            return self.filter(case__region_id=hat.region_id)
        shut = withheld("assessment.panel_reads_marks", edition="case__ruling__edition", region="case__region")
        masked = withheld("assessors.know_regions", edition="case__ruling__edition", region="case__region")
        panel = models.Q(case__in=Case.objects.of_assessor(user)) & ~shut & ~masked
        return self.filter(panel | self.audited_by(user))

    @staticmethod
    def audited_by(user: Actor) -> models.Q:
        """Those this person decides as the third person."""
        region = models.OuterRef("case__region")
        ties = Tie.objects.that_close().filter(
            models.Q(region=region) | models.Q(province=models.OuterRef("case__region__province")),
            assessor__user_id=user.pk or 0,
        )
        return models.Q(referee__assessor__user_id=user.pk, referee__state="accepted") & models.Q(~models.Exists(ties))


class Reply(models.Model):
    """The draft marks of one case before its region, until they are final."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Menunggu tanggapan daerah")
        AUDITING = "auditing", _("Diperiksa pihak ketiga")
        FINAL = "final", _("Final")

    case = models.OneToOneField(Case, models.PROTECT, related_name="reply", verbose_name=_("berkas"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.WAITING)
    reply_by = models.DateField(_("tanggapan paling lambat"))
    replied_at = models.DateTimeField(_("ditanggapi"), null=True)
    replied_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    referee = models.ForeignKey(
        Engagement, models.PROTECT, null=True, related_name="audits", verbose_name=_("pihak ketiga")
    )
    final_at = models.DateTimeField(_("final sejak"), null=True)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        verbose_name = _("tanggapan daerah")
        verbose_name_plural = _("tanggapan daerah")
        ordering = ("case__region__code",)

    def __str__(self) -> str:
        return f"Tanggapan {self.case.region}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.case.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.case.region_code


class StagedMark(models.Model):
    """One item: the panel's draft, the region's answer, the final mark with its reason."""

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="marks")
    item = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name=_("butir"))
    draft = models.DecimalField(_("rancangan nilai"), max_digits=4, decimal_places=2, null=True)
    mark_count = models.PositiveSmallIntegerField(_("banyaknya nilai"), default=0)
    words = models.JSONField(_("alasan panel"), default=list)
    agrees = models.BooleanField(_("setuju"), null=True)
    answer = models.TextField(_("tanggapan"), blank=True)
    link = models.URLField(_("tautan bukti"), max_length=500, blank=True)
    file = models.FileField(_("berkas bukti"), upload_to="tanggapan/%Y", max_length=300, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    revision = models.PositiveSmallIntegerField(default=0)
    final = models.DecimalField(_("nilai akhir"), max_digits=4, decimal_places=2, null=True)
    final_reason = models.TextField(_("alasan nilai akhir"), blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(_("diputuskan"), null=True)

    class Meta:
        verbose_name = _("nilai bertahap")
        verbose_name_plural = _("nilai bertahap")
        ordering = ("reply", "pk")
        constraints = [
            models.UniqueConstraint(fields=["reply", "item"], name="one_staged_mark_each"),
            models.CheckConstraint(
                condition=models.Q(decided_at__isnull=True) | ~models.Q(final_reason=""), name="final_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reply}: {self.item}"

    @property
    def standing(self) -> Decimal | None:
        """The final mark once there is one, the draft until then."""
        return self.draft if self.final is None else self.final

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.reply.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.reply.region_code
