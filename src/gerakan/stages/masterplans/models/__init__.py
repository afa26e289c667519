"""Rows of a masterplan."""

from gerakan.stages.masterplans.models.accepted import AcceptedFinding
from gerakan.stages.masterplans.models.analysis import Evidence, Gap, Hearing, Problem, Stakeholder, SwotLine, Waiver
from gerakan.stages.masterplans.models.direction import Goal, Mission, PlanningCode, Scheme, Strategy
from gerakan.stages.masterplans.models.pillars import GIFFINGER, PILLAR_OF, Field, Helix, SubDimension
from gerakan.stages.masterplans.models.plans import YEARS, Change, Masterplan, OfPlan
from gerakan.stages.masterplans.models.programmes import (
    Ceiling,
    Milestone,
    MoneyLine,
    PlanIndicator,
    Programme,
    QuickWin,
    QuickWinStep,
    Reference,
    Risk,
)
from gerakan.stages.masterplans.models.rows import YEAR_FIELDS, PlanRow
from gerakan.stages.mentoring.models import Pillar

__all__ = [
    "GIFFINGER", "PILLAR_OF", "YEARS", "YEAR_FIELDS", "AcceptedFinding", "Ceiling", "Change", "Evidence", "Field",
    "Gap", "Goal", "Hearing", "Helix", "Masterplan", "Milestone", "Mission", "MoneyLine", "OfPlan", "Pillar", "PlanIndicator",
    "PlanRow", "PlanningCode", "Problem", "Programme", "QuickWin", "QuickWinStep", "Reference", "Risk", "Scheme",
    "Stakeholder", "Strategy", "SubDimension", "SwotLine", "Waiver",
]  # fmt: skip
