"""A sitting, who attends it, and who is out of the room for a region."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import OVERSIGHT, hat_of
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.assessors.models import Tie
from gerakan.stages.plenary.models.sealing import SEALED
from gerakan.stages.selection.models import SelectionRun

ALL = ~Q(pk__in=[])
"""Every row; an empty Q would vanish beside an "or"."""


class PlenaryQuerySet(models.QuerySet["Plenary"]):
    """Results of all editions, version by version."""

    def visible_to(self, user: Actor) -> Self:
        """The room while it decides; everybody once it is published."""
        return self.filter(self.in_room_of(user) | self.published_for(user))

    def update(self, **kwargs: Any) -> int:
        """Of a frozen result only its announcement is still to come."""
        if set(kwargs) - {"state", "announce_at", "published_at"} and self.order_by().filter(state__in=SEALED).exists():
            raise TypeError("this result is frozen")
        return super().update(**kwargs)

    @staticmethod
    def in_room_of(user: Actor, path: str = "") -> Q:
        """Staff and auditors every room, members the rooms of their edition."""
        if OVERSIGHT.holds(user):
            return ALL
        hat = hat_of(user)
        if hat is None or hat.role != Role.PLENARY:
            return Q(pk__in=[])
        return Q(**{f"{path}edition": hat.edition_id}) if hat.edition_id else ALL

    @staticmethod
    def published_for(user: Actor, path: str = "") -> Q:
        """Announced, of editions that this person may know of."""
        editions = Edition.objects.visible_to(user)
        return Q(**{f"{path}state": "published", f"{path}edition__in": editions})


class Plenary(models.Model):
    """One version of the result of an edition; later versions are corrections."""

    class State(models.TextChoices):
        PREPARING = "preparing", _("Disiapkan")
        SITTING = "sitting", _("Bersidang")
        DECIDED = "decided", _("Diputuskan")
        FROZEN = "frozen", _("Dibekukan")
        PUBLISHED = "published", _("Diumumkan")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="plenaries", verbose_name=_("edisi"))
    number = models.PositiveSmallIntegerField(_("versi hasil"), default=1)
    run = models.ForeignKey(SelectionRun, models.PROTECT, related_name="plenaries", verbose_name=_("peringkat"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.PREPARING)
    held_on = models.DateField(_("tanggal sidang"))
    place = models.CharField(_("tempat sidang"), max_length=200)
    quorum = models.PositiveSmallIntegerField(_("kuorum"), default=3)
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("ketua sidang")
    )
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="corrected_by", verbose_name=_("memperbaiki")
    )
    reason = models.TextField(_("alasan versi ini"), blank=True)
    announce_at = models.DateTimeField(_("diumumkan mulai"), null=True, blank=True)
    frozen_at = models.DateTimeField(_("dibekukan"), null=True)
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    content_hash = models.CharField(_("sidik isi"), max_length=64, blank=True)
    published_at = models.DateTimeField(_("diumumkan pada"), null=True)

    objects = PlenaryQuerySet.as_manager()

    class Meta:
        verbose_name = _("hasil penetapan")
        verbose_name_plural = _("hasil penetapan")
        ordering = ("edition", "-number")
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="one_result_number"),
            models.CheckConstraint(condition=Q(quorum__gte=1), name="quorum_is_somebody"),
            models.CheckConstraint(
                condition=Q(number=1, corrects__isnull=True) | (Q(number__gt=1, corrects__isnull=False) & ~Q(reason="")),
                name="later_result_corrects_and_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=SEALED) | (~Q(content_hash="") & Q(frozen_at__isnull=False)),
                name="frozen_result_has_fingerprint",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False), name="published_result_says_when"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Penetapan {self.edition}, versi {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk and Plenary.objects.filter(pk=self.pk, state__in=SEALED).exists():
            raise TypeError("this result is frozen")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The room."""
        return reverse("plenary:room", args=[self.pk])

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("a result is kept")

    @property
    def is_open(self) -> bool:
        """May anything still be said?"""
        return self.state in {self.State.PREPARING, self.State.SITTING}

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code


class Attendance(models.Model):
    """A member came; who left is no longer in the room."""

    plenary = models.ForeignKey(Plenary, models.CASCADE, related_name="attendances")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("anggota"))
    is_present = models.BooleanField(_("hadir"), default=True)
    noted_at = models.DateTimeField(_("dicatat"), auto_now=True)

    class Meta:
        verbose_name = _("kehadiran")
        verbose_name_plural = _("kehadiran")
        ordering = ("member__name",)
        constraints = [models.UniqueConstraint(fields=["plenary", "member"], name="one_attendance_each")]

    def __str__(self) -> str:
        return str(self.member)


class RecusalQuerySet(models.QuerySet["Recusal"]):
    """Who is out of the room for which region."""

    def that_hold(self) -> Self:
        """Not lifted."""
        return self.filter(lifted_because="")

    def visible_to(self, user: Actor) -> Self:
        """Staff and auditors all, a member the own."""
        if OVERSIGHT.holds(user):
            return self
        return self.filter(member_id=user.pk)


class Recusal(models.Model):
    """This person neither sees nor hears nor votes about this region, in any version of the result."""

    class Source(models.TextChoices):
        TIE = "tie", _("Ikatan asesor")
        DECLARED = "declared", _("Dinyatakan anggota")
        ENTERED = "entered", _("Dicatat sekretariat")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="recusals")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="recusals", verbose_name=_("anggota")
    )
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("daerah"))
    source = models.CharField(_("asal"), max_length=10, choices=Source)
    reason = models.CharField(_("alasan"), max_length=300)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("dicatat"), auto_now_add=True)
    lifted_because = models.CharField(_("alasan dicabut"), max_length=300, blank=True)

    objects = RecusalQuerySet.as_manager()

    class Meta:
        verbose_name = _("benturan kepentingan")
        verbose_name_plural = _("benturan kepentingan")
        ordering = ("region__code", "member__name")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "member", "region"], condition=Q(lifted_because=""), name="one_recusal_each"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="recusal_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.region}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code


def closed_to(user: Actor, *, edition: str, region: str) -> Q:
    """Rows about regions for which this person is out of the room: recused, or tied as an assessor."""
    if not user.pk:
        return Q(pk__in=[])
    own = Recusal.objects.that_hold().filter(
        member_id=user.pk, edition=models.OuterRef(edition), region=models.OuterRef(region)
    )
    ties = Tie.objects.that_close().filter(
        Q(region=models.OuterRef(region)) | Q(province=models.OuterRef(f"{region}__province")),
        assessor__user_id=user.pk,
    )
    return Q(models.Exists(own)) | Q(models.Exists(ties))
