"""Asking all rules, or again only those whose sheets have changed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from gerakan.engine.plan.rules.catalogue import RULES
from gerakan.engine.plan.rules.finding import RANK, Finding
from gerakan.engine.plan.rules.reading import Reading
from gerakan.engine.plan.rules.rule import Rule
from gerakan.engine.plan.rules.yardsticks import DEFAULT, Yardsticks
from gerakan.engine.plan.structure import Plan

HEAD = ("region", "region_name", "name", "starts", "years", "rpjmd", "vision", "keywords")
"""Fields of a plan that every rule may read."""


@dataclass(frozen=True, slots=True)
class Report:
    """findings: severe ones first, then by rule, in the order of the sheets; unasked: rules that had nothing to compare with.

    versions: of every rule that was asked, so that a report can be told from a later one.
    """

    findings: tuple[Finding, ...]
    unasked: tuple[str, ...]
    versions: Mapping[str, int]


def check(plan: Plan, yardsticks: Yardsticks = DEFAULT, *, only: Collection[str] | None = None) -> Report:
    """What all rules, or only these, say about a plan."""
    return Checker(only=only).check(plan, yardsticks)


@dataclass(frozen=True, slots=True)
class _Remembered:
    """What a rule read when it was last asked, and what it said."""

    read: tuple[object, ...]
    yardsticks: Yardsticks
    asked: bool
    findings: tuple[Finding, ...]


class Checker:
    """Keeps what each rule said as long as the sheets that it reads stay the same."""

    def __init__(self, *, only: Collection[str] | None = None) -> None:
        self._rules = [one for code, one in RULES.items() if only is None or code in only]
        self._memory: dict[str, _Remembered] = {}

    def check(self, plan: Plan, yardsticks: Yardsticks = DEFAULT) -> Report:
        """All findings of this plan; rules whose sheets are as before are not asked again."""
        reading = Reading(plan, yardsticks)
        said = {one.code: self._say(one, reading) for one in self._rules}
        findings = [finding for one in said.values() for finding in one.findings]
        return Report(
            tuple(sorted(findings, key=lambda finding: (RANK[finding.severity], finding.rule))),
            tuple(code for code, one in said.items() if not one.asked),
            {one.code: one.version for one in self._rules if said[one.code].asked},
        )

    def _say(self, one: Rule, reading: Reading) -> _Remembered:
        read = tuple(getattr(reading.plan, name) for name in (*HEAD, *one.reads))
        before = self._memory.get(one.code)
        if before is not None and before.yardsticks is reading.yardsticks and _alike(before.read, read):
            return before
        asked = one.can_be_asked(reading)
        self._memory[one.code] = _Remembered(read, reading.yardsticks, asked, one.findings(reading) if asked else ())
        return self._memory[one.code]


def _alike(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return all(left is right or left == right for left, right in zip(one, other, strict=True))
