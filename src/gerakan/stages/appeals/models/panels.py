"""Who hears an appeal."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.roles import Role

PANEL_ROLES = (Role.PLENARY, Role.ASSESSOR, Role.PANEL_CHAIR)


class PanelSeat(models.Model):
    """A person on the panel of one appeal, and to which revision of the findings that person agrees."""

    appeal = models.ForeignKey("appeals.Appeal", models.PROTECT, related_name="seats")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("anggota"))
    is_chair = models.BooleanField(_("ketua"), default=False)
    appointed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    appointed_at = models.DateTimeField(_("ditunjuk"), auto_now_add=True)
    removed_at = models.DateTimeField(_("digantikan"), null=True)
    removed_because = models.CharField(_("alasan digantikan"), max_length=300, blank=True)
    agreed_revision = models.PositiveSmallIntegerField(_("menyetujui usulan ke"), null=True)

    class Meta:
        verbose_name = _("anggota panel keberatan")
        verbose_name_plural = _("anggota panel keberatan")
        ordering = ("-is_chair", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["appeal", "member"], condition=Q(removed_at__isnull=True), name="one_appeal_seat_each"
            ),
            models.UniqueConstraint(
                fields=["appeal"], condition=Q(is_chair=True, removed_at__isnull=True), name="one_appeal_chair"
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True) | ~Q(removed_because=""), name="replaced_member_says_why"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.member)


def seated(user: Actor) -> Q:
    """Appeals whose panel this person sits on, acting as plenary member or assessor."""
    hat = hat_of(user)
    if hat is None or hat.role not in PANEL_ROLES:
        return Q(pk__in=[])
    return Q(pk__in=PanelSeat.objects.filter(member_id=user.pk, removed_at__isnull=True).values("appeal"))
