"""Rows of the plan's direction: missions, goals, strategies, the codes of the plans above it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.stages.masterplans.models.pillars import SubDimension, of_its_pillar
from gerakan.stages.masterplans.models.rows import PlanRow, long_text, one_code, one_of, short_text
from gerakan.stages.mentoring.models import Pillar


class Mission(PlanRow):
    """One mission of the vision."""

    PREFIX = "MS"

    text = long_text(_("misi"))

    class Meta(PlanRow.Meta):
        verbose_name = _("misi")
        verbose_name_plural = _("Misi")
        constraints = [one_code("one_mission_code")]


class Goal(PlanRow):
    """What shall be reached; indicators measure it."""

    PREFIX = "SS"

    mission = models.ForeignKey(
        Mission, models.PROTECT, null=True, blank=True, related_name="goals", verbose_name=_("misi")
    )
    text = long_text(_("sasaran"))

    class Meta(PlanRow.Meta):
        verbose_name = _("sasaran")
        verbose_name_plural = _("Sasaran")
        constraints = [one_code("one_goal_code")]


class Strategy(PlanRow):
    """How a goal is reached in one sub-dimension."""

    PREFIX = "ST"

    class Kind(models.TextChoices):
        SO = "SO", _("SO: kekuatan memakai peluang")
        WO = "WO", _("WO: peluang menutup kelemahan")
        ST = "ST", _("ST: kekuatan menahan ancaman")
        WT = "WT", _("WT: kelemahan dan ancaman dikurangi")

    pillar = one_of(_("pilar"), Pillar)
    subdimension = one_of(_("subdimensi"), SubDimension)
    goal = models.ForeignKey(
        Goal, models.PROTECT, null=True, blank=True, related_name="strategies", verbose_name=_("sasaran")
    )
    text = long_text(_("strategi"))
    kind = one_of(_("jenis"), Kind)

    class Meta(PlanRow.Meta):
        verbose_name = _("strategi")
        verbose_name_plural = _("Strategi")
        constraints = [one_code("one_strategy_code"), of_its_pillar("strategy_under_its_pillar")]


class Scheme(models.TextChoices):
    """Plans and code lists that a programme refers to."""

    RPJMD = "RPJMD", _("RPJMD")
    RENSTRA = "RENSTRA", _("Renstra")
    RKPD = "RKPD", _("RKPD")
    SPBE = "SPBE", _("Arsitektur SPBE")
    RTRW = "RTRW", _("RTRW")
    SDG = "SDG", _("TPB/SDG")
    RPJPN = "RPJPN", _("RPJPN dan RPJMN")


class PlanningCode(PlanRow):
    """A code that is in force in one of the plans above; references must name one."""

    PREFIX = "KD"

    scheme = one_of(_("rujukan"), Scheme)
    key = short_text(_("kode rujukan"), length=60)
    title = short_text(_("nama"), length=300)

    class Meta(PlanRow.Meta):
        verbose_name = _("kode perencanaan")
        verbose_name_plural = _("Kode perencanaan")
        constraints = [one_code("one_planning_code")]
