"""Who holds which office of a region, from when until when, as what, and by which mandate."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.regions.models import Region
from gerakan.stages.institutions.models.reach import OfRegion, RegionalQuerySet


class OfficeHolderQuerySet(RegionalQuerySet["OfficeHolder"]):
    """Holders of all regions, through time."""

    def on(self, day: datetime.date) -> Self:
        """In office on that day."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)

    def overlapping(self, since: datetime.date, until: datetime.date | None) -> Self:
        """In office on some day of a period, its end open when None."""
        rows = self.filter(Q(until__isnull=True) | Q(until__gte=since))
        return rows if until is None else rows.filter(since__lte=until)


class OfficeHolder(OfRegion):
    """One person in one office for a time; a user only where the person signs in."""

    class Office(models.TextChoices):
        HEAD = "head", _("Kepala daerah")
        DEPUTY = "deputy", _("Wakil kepala daerah")
        SEKDA = "sekda", _("Sekretaris daerah")
        DISKOMINFO = "diskominfo", _("Kepala Diskominfo")
        BAPPEDA = "bappeda", _("Kepala Bappeda")
        AGENCY = "agency", _("Kepala perangkat daerah")

    class Capacity(models.TextChoices):
        DEFINITIVE = "definitif", _("Pejabat definitif")
        PENJABAT = "pj", _("Penjabat (Pj.)")
        PELAKSANA_TUGAS = "plt", _("Pelaksana tugas (Plt.)")
        PELAKSANA_HARIAN = "plh", _("Pelaksana harian (Plh.)")

    ROLES = {
        Office.HEAD: Role.REGION_HEAD, Office.SEKDA: Role.REGION_SECRETARY, Office.DISKOMINFO: Role.REGION_ADMIN,
        Office.BAPPEDA: Role.PLANNING_AGENCY, Office.AGENCY: Role.AGENCY,
    }  # fmt: skip
    HOLDING = (Capacity.DEFINITIVE, Capacity.PENJABAT)
    STANDING_IN = (Capacity.PELAKSANA_TUGAS, Capacity.PELAKSANA_HARIAN)

    region = models.ForeignKey(Region, models.PROTECT, related_name="office_holders", verbose_name=_("daerah"))
    office = models.CharField(_("jabatan"), max_length=12, choices=Office)
    agency = models.CharField(_("perangkat daerah"), max_length=200, blank=True)
    name = models.CharField(_("nama"), max_length=200)
    employee_number = models.CharField(_("NIP"), max_length=30, blank=True)
    capacity = models.CharField(_("kedudukan"), max_length=10, choices=Capacity, default=Capacity.DEFINITIVE)
    mandate_number = models.CharField(_("nomor surat mandat"), max_length=120, blank=True)
    mandate_on = models.DateField(_("tanggal surat mandat"), null=True, blank=True)
    since = models.DateField(_("mulai menjabat"))
    until = models.DateField(_("hari terakhir"), null=True, blank=True)
    end_reason = models.CharField(_("sebab berakhir"), max_length=300, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="offices", verbose_name=_("akun")
    )

    objects = OfficeHolderQuerySet.as_manager()

    class Meta:
        verbose_name = _("pejabat")
        verbose_name_plural = _("pejabat")
        ordering = ("region__code", "office", "agency", "-since", "pk")
        indexes = [models.Index(fields=["region", "office", "since"], name="office_holder_in_time")]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="office_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(capacity="definitif") | (~Q(mandate_number="") & Q(mandate_on__isnull=False)),
                name="acting_holder_has_a_mandate",
            ),
            models.CheckConstraint(
                condition=(Q(office="agency") & ~Q(agency="")) | (~Q(office="agency") & Q(agency="")),
                name="agency_head_names_the_agency",
            ),
            models.UniqueConstraint(
                fields=["region", "office", "agency"],
                condition=Q(until__isnull=True, capacity__in=["definitif", "pj"]),
                name="one_open_holder_an_office",
            ),
            models.UniqueConstraint(
                fields=["region", "office", "agency"], condition=Q(until__isnull=True, capacity__in=["plt", "plh"]),
                name="one_open_stand_in_an_office",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.name}, {self.title}"

    @property
    def stands_in(self) -> bool:
        """Beside a holder or in an empty chair, never the holder."""
        return self.capacity in self.STANDING_IN

    @property
    def is_over(self) -> bool:
        """The last day has passed."""
        return self.until is not None and self.until < timezone.localdate()

    @property
    def office_label(self) -> str:
        """The office in words, the agency by its name."""
        return f"{_('Kepala')} {self.agency}" if self.agency else str(self.get_office_display())

    @property
    def title(self) -> str:
        """As it stands under a signature."""
        acting = "" if self.capacity == self.Capacity.DEFINITIVE else f"{self.capacity.capitalize()}. "
        return f"{acting}{self.office_label}"

    @property
    def role(self) -> str:
        """The role that goes with the office, "" where none does."""
        return self.ROLES.get(self.Office(self.office), "")
