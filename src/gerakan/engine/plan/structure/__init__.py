"""A region's masterplan as plain frozen values; every link is a code."""

from gerakan.engine.plan.structure.action import (
    Ceiling,
    Joint,
    Milestone,
    Money,
    PlanIndicator,
    Programme,
    QuickWin,
    Reference,
    Risk,
    Step,
)
from gerakan.engine.plan.structure.direction import Evidence, Gap, Goal, Mission, Problem, Strategy, Swot, Waiver
from gerakan.engine.plan.structure.people import Participation, Stakeholder
from gerakan.engine.plan.structure.plan import SHEETS, Plan, Row, rows
from gerakan.engine.plan.structure.texts import Citation, Passage

__all__ = [
    "SHEETS",
    "Ceiling",
    "Citation",
    "Evidence",
    "Gap",
    "Goal",
    "Joint",
    "Milestone",
    "Mission",
    "Money",
    "Participation",
    "Passage",
    "Plan",
    "PlanIndicator",
    "Problem",
    "Programme",
    "QuickWin",
    "Reference",
    "Risk",
    "Row",
    "Stakeholder",
    "Step",
    "Strategy",
    "Swot",
    "Waiver",
    "rows",
]
