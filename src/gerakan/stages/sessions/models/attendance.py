"""Who is expected, and who came themselves to which meeting."""

import re
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.stages.mentoring.models import Guidance
from gerakan.stages.sessions.models.sessions import Session, new_token

LEADING_TITLES = re.compile(r"^(?:(?:prof|dr|drs|dra|ir|h|hj|kh|drg|apt|ns|letkol|kol|kombes|akbp)\b\.?\s*)+", re.IGNORECASE)  # fmt: skip


class Rank(models.TextChoices):
    """How high an office stands: the head should be there, not only staff."""

    HEAD = "head", _("Kepala daerah")
    DEPUTY = "deputy", _("Wakil kepala daerah")
    SECRETARY = "secretary", _("Sekretaris daerah")
    ECHELON_2 = "echelon_2", _("Kepala perangkat daerah (eselon II)")
    ECHELON_3 = "echelon_3", _("Administrator (eselon III)")
    ECHELON_4 = "echelon_4", _("Pengawas (eselon IV)")
    STAFF = "staff", _("Staf atau fungsional")
    COUNCIL = "council", _("DPRD")
    OUTSIDE = "outside", _("Di luar pemerintah")


def name_key(name: str) -> str:
    """The same person however the name is written: without titles, capitals and dots.

    >>> name_key("Dr. H. Andi  Rahman, S.T., M.Si.")
    'andi rahman'
    """
    bare = LEADING_TITLES.sub("", " ".join(name.split(",", maxsplit=1)[0].split()))
    return re.sub(r"[^\w ]", "", bare).casefold().strip() or name.casefold().strip()


class Participant(models.Model):
    """A person of a region who takes part in its guidance; `is_expected` when the region named them as delegate.

    `same_as` names the row under which the person is counted when the name was written twice in two ways; never a chain.
    """

    guidance = models.ForeignKey(Guidance, models.PROTECT, related_name="participants")
    name = models.CharField(_("nama"), max_length=200)
    name_key = models.CharField(max_length=200)
    office = models.CharField(_("jabatan"), max_length=200, blank=True)
    rank = models.CharField(_("tingkat"), max_length=10, choices=Rank, default=Rank.STAFF)
    phone = models.CharField(_("telepon"), max_length=30, blank=True)
    is_expected = models.BooleanField(_("utusan tetap"), default=False)
    same_as = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="spellings", verbose_name=_("orang yang sama dengan")
    )
    same_because = models.CharField(_("alasan"), max_length=300, blank=True)
    joined_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    joined_at = models.DateTimeField(_("disatukan"), null=True)

    class Meta:
        verbose_name = _("peserta bimbingan")
        verbose_name_plural = _("peserta bimbingan")
        ordering = ("guidance", "name")
        constraints = [
            models.UniqueConstraint(fields=["guidance", "name_key"], name="one_participant_a_name_and_region"),
            models.CheckConstraint(condition=~Q(name_key=""), name="a_participant_has_a_name"),
            models.CheckConstraint(
                condition=Q(same_as__isnull=True)
                | (~Q(same_because="") & Q(joined_by__isnull=False) & Q(joined_at__isnull=False)),
                name="joined_for_a_reason_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(same_as__isnull=True) | ~Q(same_as=models.F("pk")), name="nobody_is_joined_to_oneself"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def person(self) -> "Participant":
        """Under which row this person is counted."""
        return self.same_as or self

    @property
    def is_awaited(self) -> bool:
        """Named as delegate under one of the names."""
        return self.is_expected or any(one.is_expected for one in self.spellings.all())

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.guidance.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.guidance.region_code


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    """Attendances of all meetings."""

    def visible_to(self, user: Actor) -> Self:
        """As the guidance of the person who came: another region at the same meeting sees nothing of it."""
        if user.has_perm("sessions.see_work"):  # type: ignore[union-attr]
            return self
        return self.filter(participant__guidance__in=Guidance.objects.visible_to(user))

    def counted(self) -> Self:
        """Confirmed by the region or its mentors."""
        return self.filter(state=Attendance.State.CONFIRMED)


class Attendance(models.Model):
    """Somebody was at a meeting; office and rank as they were that day."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Menunggu konfirmasi")
        CONFIRMED = "confirmed", _("Hadir")
        REFUSED = "refused", _("Ditolak")

    class Source(models.TextChoices):
        TYPED = "typed", _("Diisi petugas")
        QR = "qr", _("Presensi QR")

    session = models.ForeignKey(Session, models.PROTECT, related_name="attendances")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="attendances")
    office = models.CharField(_("jabatan"), max_length=200, blank=True)
    rank = models.CharField(_("tingkat"), max_length=10, choices=Rank, default=Rank.STAFF)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.WAITING)
    source = models.CharField(_("asal"), max_length=5, choices=Source, default=Source.TYPED)
    came_at = models.DateTimeField(_("tercatat"), default=timezone.now)
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    rating_token = models.CharField(max_length=40, unique=True, default=new_token)
    has_rated = models.BooleanField(default=False)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("kehadiran")
        verbose_name_plural = _("kehadiran")
        ordering = ("session", "participant__name")
        constraints = [
            models.UniqueConstraint(fields=["session", "participant"], name="one_attendance_a_person_and_session"),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(judged_by__isnull=False), name="somebody_confirmed_an_attendance"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant}, {self.session}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.participant.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.participant.region_code
