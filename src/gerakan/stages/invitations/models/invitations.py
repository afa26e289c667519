"""An invitation: a letter, a deadline, an answer, and who comes next."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.documents.models import Letter
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.invitations.models.lists import InvitationList

ANSWERING_ROLES = (Role.REGION_HEAD, Role.REGION_SECRETARY, Role.REGION_ADMIN)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations of all editions."""

    def visible_to(self, user: Actor) -> Self:
        """Staff and auditors see all; a region its own once it was sent."""
        if user.has_perm("invitations.see_work"):  # type: ignore[union-attr]
            return self
        hat = hat_of(user)
        if hat is None or hat.region_id is None or hat.role not in ANSWERING_ROLES:
            return self.none()
        return self.filter(region_id=hat.region_id, sent_at__isnull=False)


class Invitation(models.Model):
    """A region is called; it confirms, declines or stays silent."""

    class State(models.TextChoices):
        PREPARED = "prepared", _("Disiapkan")
        SENT = "sent", _("Terkirim, menunggu jawaban")
        CONFIRMED = "confirmed", _("Bersedia")
        DECLINED = "declined", _("Menolak")
        LAPSED = "lapsed", _("Tidak menjawab sampai tenggat")
        CANCELLED = "cancelled", _("Dibatalkan")

    invitation_list = models.ForeignKey(InvitationList, models.PROTECT, related_name="invitations")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="invitations")
    region = models.ForeignKey(Region, models.PROTECT, related_name="invitations", verbose_name=_("daerah"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.PREPARED)
    letter = models.ForeignKey(Letter, models.PROTECT, null=True, related_name="+", verbose_name=_("surat"))
    answer_by = models.DateField(_("jawab paling lambat"))
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by", verbose_name=_("menggantikan")
    )
    sent_at = models.DateTimeField(_("dikirim"), null=True)
    answered_at = models.DateTimeField(_("dijawab"), null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("dijawab oleh")
    )
    answer_note = models.TextField(_("keterangan jawaban"), blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("undangan")
        verbose_name_plural = _("undangan")
        ordering = ("region__code",)
        constraints = [models.UniqueConstraint(fields=["edition", "region"], name="one_invitation_per_edition")]

    def __str__(self) -> str:
        return f"Undangan {self.region}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code
