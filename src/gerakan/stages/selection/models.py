"""A frozen ranking, where each region stands in it, and the conditions that a person looked at."""

from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.roles import REGION_ROLES, Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.assessment.models import Case
from gerakan.stages.shortlisting.models import Run
from gerakan.stages.terms.models import Condition, Terms
from gerakan.stages.trust.models import TrustRun


class ConditionCheck(models.Model):
    """Somebody looked whether a region fulfils a condition; the last look counts."""

    condition = models.ForeignKey(Condition, models.PROTECT, related_name="checks", verbose_name=_("syarat"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("daerah"))
    is_met = models.BooleanField(_("memenuhi"))
    note = models.TextField(_("keterangan"), blank=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(_("diperiksa"), auto_now=True)

    class Meta:
        verbose_name = _("pemeriksaan syarat")
        verbose_name_plural = _("pemeriksaan syarat")
        ordering = ("region__code", "condition")
        constraints = [
            models.UniqueConstraint(fields=["condition", "region"], name="one_check_of_a_condition"),
            models.CheckConstraint(condition=Q(is_met=True) | ~Q(note=""), name="unmet_condition_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.region}: {self.condition}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.condition.terms.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code


def in_room_of(user: Actor, path: str = "") -> Q:
    """Staff and auditors every room, members of a plenary the rooms of their edition."""
    if not user.has_perm("selection.see_work"):  # type: ignore[union-attr]
        return Q(pk__in=[])
    hat = hat_of(user)
    if hat is None or hat.role != Role.PLENARY or hat.edition_id is None:
        return Q(pk__isnull=False)  # an empty Q would vanish beside another
    return Q(**{f"{path}edition": hat.edition_id})


class SelectionRunQuerySet(models.QuerySet["SelectionRun"]):
    """Rankings of all editions."""

    def visible_to(self, user: Actor) -> Self:
        """Those of the rooms this person sits in; everybody what was published of editions they may know of."""
        published = Q(publication__isnull=False, edition__in=Edition.objects.visible_to(user))
        return self.filter(in_room_of(user) | published)

    def that_count(self) -> Self:
        """Not trials."""
        return self.filter(trial_name="")


class SelectionRun(models.Model):
    """Inputs, terms, seed, engine version and result of one ranking; never changed. A trial decides nothing."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="selection_runs")
    terms = models.ForeignKey(Terms, models.PROTECT, related_name="runs", verbose_name=_("ketentuan"))
    trust_run = models.ForeignKey(TrustRun, models.PROTECT, related_name="+")
    index_run = models.ForeignKey(Run, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(_("nomor"))
    trial_name = models.CharField(_("nama uji coba"), max_length=80, blank=True)
    trial_note = models.TextField(_("mengapa dicoba"), blank=True)
    computed_at = models.DateTimeField(_("dihitung"), auto_now_add=True)
    computed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("oleh"))
    engine_version = models.CharField(_("versi mesin"), max_length=40)
    inputs = models.JSONField(help_text="a row per region: marks, index, figures, attributes, what bars it")
    parameters = models.JSONField(help_text="the rule as the engine was told it")
    results = models.JSONField(help_text="prices of the quotas; whom all quotas together moved")
    content_hash = models.CharField(_("sidik isi"), max_length=64, unique=True)

    objects = SelectionRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("perhitungan peringkat")
        verbose_name_plural = _("perhitungan peringkat")
        ordering = ("-pk",)
        constraints = [models.UniqueConstraint(fields=["edition", "number"], name="one_selection_run_number")]

    def __str__(self) -> str:
        if self.trial_name:
            return f"Uji coba “{self.trial_name}”, {self.edition}"
        return f"Peringkat {self.edition}, perhitungan {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a ranking is frozen")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The ranking."""
        return reverse("selection:ranking", args=[self.pk])

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("a ranking is kept")

    @property
    def is_trial(self) -> bool:
        """Nothing can be decided on it."""
        return bool(self.trial_name)

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code


class SelectionPublication(models.Model):
    """From this moment everybody may read the ranking; a row of its own, because a ranking never changes."""

    run = models.OneToOneField(SelectionRun, models.PROTECT, related_name="publication", verbose_name=_("perhitungan"))
    published_at = models.DateTimeField(_("diumumkan"), auto_now_add=True)

    class Meta:
        verbose_name = _("pengumuman peringkat")
        verbose_name_plural = _("pengumuman peringkat")

    def __str__(self) -> str:
        return str(self.run)


Shut = Callable[[Actor], Q]
SHUT: list[Shut] = []
"""What later stages know about people who are out of the room: rows of standings that this person must not read."""


def out_of_room(user: Actor) -> Q:
    """Standings of regions for which this person is out of the room."""
    return reduce(or_, (shut(user) for shut in SHUT), Q(pk__in=[]))


class SelectionStandingQuerySet(models.QuerySet["SelectionStanding"]):
    """Places in all rankings."""

    def visible_to(self, user: Actor) -> Self:
        """Marks with reasons and evidence: all in the room; after publication its own region. The list says the rest."""
        hat = hat_of(user)
        if hat is None or hat.region_id is None or hat.role not in REGION_ROLES:
            return self.filter(in_room_of(user, "run__")).exclude(out_of_room(user))
        return self.filter(run__publication__isnull=False, region_id=hat.region_id)


class SelectionStanding(models.Model):
    """One region in a ranking. Marks, index and score from 0 to 100."""

    class Place(models.TextChoices):
        CHOSEN = "chosen", _("Di dalam garis")
        RESERVE = "reserve", _("Cadangan")
        BELOW = "below", _("Di bawah garis")
        BARRED = "barred", _("Tidak memenuhi syarat")

    class Zone(models.TextChoices):
        CERTAIN = "certain", _("Pasti")
        GREY = "grey", _("Abu-abu")
        OUT = "out", _("Di luar")

    run = models.ForeignKey(SelectionRun, models.PROTECT, related_name="standings")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("daerah"))
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    marks = models.FloatField(_("nilai asesor"))
    marks_se = models.FloatField(_("galat baku nilai"))
    index = models.FloatField(_("indeks"))
    points = models.JSONField(help_text="part to its points of the score")
    elements = models.JSONField(help_text="rows of [code, title, mark 0-4, per cent of the marks]")
    score = models.FloatField(_("skor"))
    rank = models.PositiveSmallIntegerField(_("peringkat"))
    low = models.PositiveSmallIntegerField(_("peringkat terbaik (90 %)"))
    high = models.PositiveSmallIntegerField(_("peringkat terburuk (90 %)"))
    tied = models.CharField(_("pemutus skor sama"), max_length=60, blank=True)
    place = models.CharField(_("tempat"), max_length=10, choices=Place)
    position = models.PositiveSmallIntegerField(_("urutan cadangan"), null=True)
    chance = models.FloatField(_("peluang"))
    weighings = models.FloatField(
        _("bagian bobot wajar"), help_text="share of the acceptable weightings that choose it"
    )
    zone = models.CharField(_("zona"), max_length=10, choices=Zone)
    barred_because = models.TextField(_("syarat yang belum terpenuhi"), blank=True)

    objects = SelectionStandingQuerySet.as_manager()

    class Meta:
        verbose_name = _("kedudukan dalam peringkat")
        verbose_name_plural = _("kedudukan dalam peringkat")
        ordering = ("rank",)
        constraints = [
            models.UniqueConstraint(fields=["run", "region"], name="one_selection_standing_each"),
            models.UniqueConstraint(fields=["run", "rank"], name="no_selection_rank_twice"),
        ]

    def __str__(self) -> str:
        return f"{self.region}: {self.rank}"

    def get_absolute_url(self) -> str:
        """Its explanation sheet."""
        return reverse("selection:sheet", args=[self.pk])

    @property
    def edition_code(self) -> str:
        """For the log, and names of files."""
        return self.run.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code
