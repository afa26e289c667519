"""Council, team and forum: who sits in them as what, in time and by which act; and when they met."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.regions.models import Region
from gerakan.stages.institutions.models.acts import LegalAct
from gerakan.stages.institutions.models.reach import OfRegion, RegionalQuerySet
from gerakan.stages.mentoring.models import Pillar


class Body(models.TextChoices):
    """The three institutions of a region."""

    COUNCIL = "dewan", _("Dewan Smart City")
    TEAM = "tim", _("Tim Pelaksana")
    FORUM = "forum", _("Forum Smart City")


class MemberQuerySet(RegionalQuerySet["Member"]):
    """Members of all regions, through time."""

    def on(self, day: datetime.date) -> Self:
        """Members on that day."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)


class Member(OfRegion):
    """One person in one place of an institution for a time."""

    class Place(models.TextChoices):
        PATRON = "pelindung", _("Pelindung")
        DIRECTOR = "pengarah", _("Pengarah")
        CHAIR = "ketua", _("Ketua")
        SECRETARY = "sekretaris", _("Sekretaris")
        GROUP_LEAD = "koordinator", _("Koordinator kelompok kerja")
        DATA = "wali_data", _("Wali data")
        MEMBER = "anggota", _("Anggota")

    class Helix(models.TextChoices):
        GOVERNMENT = "pemerintah", _("Pemerintah")
        ACADEMIA = "akademisi", _("Akademisi")
        BUSINESS = "usaha", _("Dunia usaha")
        COMMUNITY = "masyarakat", _("Masyarakat")
        MEDIA = "media", _("Media")

    region = models.ForeignKey(Region, models.PROTECT, related_name="institution_members", verbose_name=_("daerah"))
    body = models.CharField(_("lembaga"), max_length=6, choices=Body)
    place = models.CharField(_("kedudukan"), max_length=12, choices=Place, default=Place.MEMBER)
    name = models.CharField(_("nama"), max_length=200)
    office = models.CharField(_("jabatan"), max_length=200, blank=True)
    agency = models.CharField(_("instansi"), max_length=200, blank=True)
    pillar = models.CharField(_("kelompok kerja"), max_length=12, choices=Pillar, blank=True)
    helix = models.CharField(_("unsur"), max_length=12, choices=Helix, blank=True)
    act = models.ForeignKey(LegalAct, models.PROTECT, related_name="members", verbose_name=_("dasar hukum"))
    since = models.DateField(_("mulai"))
    until = models.DateField(_("hari terakhir"), null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("anggota lembaga")
        verbose_name_plural = _("anggota lembaga")
        ordering = ("region__code", "body", "pk")
        indexes = [models.Index(fields=["region", "body"], name="members_of_region")]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="member_ends_after_start",
            ),
            models.CheckConstraint(
                condition=(Q(body="forum") & ~Q(helix="")) | (~Q(body="forum") & Q(helix="")),
                name="a_forum_member_speaks_for_a_helix",
            ),
            models.CheckConstraint(condition=Q(body="tim") | Q(pillar=""), name="working_groups_are_the_teams"),
            models.CheckConstraint(condition=~Q(place="wali_data") | ~Q(agency=""), name="a_data_person_has_an_agency"),
            models.CheckConstraint(condition=~Q(place="koordinator") | ~Q(pillar=""), name="a_group_lead_has_a_group"),
            models.UniqueConstraint(
                fields=["region", "body", "name", "place", "pillar"], condition=Q(until__isnull=True),
                name="nobody_sits_twice_in_one_place",
            ),
            models.UniqueConstraint(
                fields=["region", "agency"], condition=Q(until__isnull=True, place="wali_data"),
                name="one_data_person_an_agency",
            ),
            models.UniqueConstraint(
                fields=["region", "body"], condition=Q(until__isnull=True, place="ketua"), name="one_chair_a_body",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.name}, {self.get_place_display()} {self.get_body_display()}"


class Meeting(OfRegion):
    """One meeting that took place, with its minutes as file, as link, or as text."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="institution_meetings", verbose_name=_("daerah"))
    body = models.CharField(_("lembaga"), max_length=6, choices=Body, default=Body.COUNCIL)
    held_on = models.DateField(_("tanggal rapat"))
    topic = models.CharField(_("pokok bahasan"), max_length=300)
    decisions = models.TextField(_("keputusan rapat"), blank=True, max_length=8000)
    present_count = models.PositiveSmallIntegerField(_("jumlah hadir"), null=True, blank=True)
    link = models.URLField(_("tautan notula"), max_length=500, blank=True)
    file = models.FileField(_("berkas notula"), upload_to="kelembagaan/%Y", max_length=300, blank=True)
    file_name = models.CharField(_("nama berkas"), max_length=200, blank=True)
    sha256 = models.CharField(_("sidik SHA-256"), max_length=64, blank=True)
    recorded_at = models.DateTimeField(_("dicatat"), default=timezone.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = RegionalQuerySet["Meeting"].as_manager()

    class Meta:
        verbose_name = _("rapat lembaga")
        verbose_name_plural = _("rapat lembaga")
        ordering = ("region__code", "body", "-held_on")
        constraints = [
            models.UniqueConstraint(fields=["region", "body", "held_on"], name="one_meeting_a_body_and_day"),
            models.CheckConstraint(
                condition=~Q(link="") | ~Q(file="") | ~Q(decisions=""), name="a_meeting_leaves_minutes",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_body_display()}: {self.topic}"
