"""A masterplan as plain values, and the rules by which a machine checks it."""

from gerakan.engine.plan.likeness import Others, OtherText
from gerakan.engine.plan.rules.catalogue import RULES
from gerakan.engine.plan.rules.checking import Checker, Report, check
from gerakan.engine.plan.rules.finding import Finding, Place, Severity
from gerakan.engine.plan.rules.rule import Rule
from gerakan.engine.plan.rules.yardsticks import Pace, Yardsticks
from gerakan.engine.plan.structure import Plan

__all__ = [
    "RULES",
    "Checker",
    "Finding",
    "OtherText",
    "Others",
    "Pace",
    "Place",
    "Plan",
    "Report",
    "Rule",
    "Severity",
    "Yardsticks",
    "check",
]
