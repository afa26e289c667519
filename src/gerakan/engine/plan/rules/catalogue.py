"""Every rule, by code."""

from collections.abc import Mapping

from gerakan.engine.plan.rules import (
    coverage,
    delivery,
    finance,
    links,
    measures,
    periods,
    proof,
    registers,
    spoken,
    writing,
)
from gerakan.engine.plan.rules.rule import Rule

_FAMILIES = (links, coverage, measures, finance, periods, registers, proof, writing, spoken, delivery)

RULES: Mapping[str, Rule] = {one.code: one for family in _FAMILIES for one in family.RULES}
