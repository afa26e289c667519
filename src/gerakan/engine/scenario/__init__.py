"""Scenarios to a target: assumptions with a range in, paths with a range and what each programme adds out."""

from gerakan.engine.scenario.computing import Added, Outcome, Weight, Year, scenario, verdict
from gerakan.engine.scenario.question import Assumption, Question
from gerakan.engine.scenario.sharing import shares_of_product

__all__ = [
    "Added",
    "Assumption",
    "Outcome",
    "Question",
    "Weight",
    "Year",
    "scenario",
    "shares_of_product",
    "verdict",
]
