"""How complete a plan is, by named parts; words that say nothing count for nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from gerakan.engine.plan.pillars import PILLARS, SUBDIMENSIONS
from gerakan.engine.plan.prose import echoes, filler, repeated, same, worn
from gerakan.engine.plan.rules.finance import LEAST_PLAUSIBLE
from gerakan.engine.plan.rules.finding import Place
from gerakan.engine.plan.rules.reading import Reading
from gerakan.engine.plan.structure import Plan, PlanIndicator, Programme, QuickWin, words

Need = tuple[Place, bool]
"""A thing that should be there, and whether it is."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part: how many things it needs, how many are there, and where those are that are not."""

    name: str
    met: int
    needed: int
    missing: tuple[Place, ...]

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.met / self.needed if self.needed else 0.0


@dataclass(frozen=True, slots=True)
class Completeness:
    """Every part weighs the same."""

    parts: tuple[Part, ...]

    @property
    def share(self) -> float:
        """0 to 1."""
        return sum(part.share for part in self.parts) / len(self.parts)


def completeness(plan: Plan) -> Completeness:
    """What is there of what a plan needs.

    >>> completeness(Plan("35.29")).share
    0.0
    """
    return Completeness(tuple(_part(name, needs) for name, needs in _Wants(plan).parts().items()))


def _part(name: str, needs: Iterator[Need]) -> Part:
    own = tuple(needs)
    missing = tuple(place for place, is_there in own if not is_there)
    return Part(name, len(own) - len(missing), len(own), missing)


class _Wants:
    """The needs of every part, one after another."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.reading = plan, Reading(plan)

    def parts(self) -> Mapping[str, Iterator[Need]]:
        return {
            "direction": self._direction(),
            "analysis": self._analysis(),
            "problems": self._problems(),
            "coverage": self._coverage(),
            "programmes": self._programmes(),
            "indicators": self._indicators(),
            "money": self._money(),
            "roadmap": self._roadmap(),
            "risks": self._risks(),
            "references": self._references(),
            "quick_wins": self._quick_wins(),
            "participation": self._participation(),
        }

    @cached_property
    def _worn(self) -> frozenset[tuple[str, str, str]]:
        """Sheet, field and words that stand in many cells, or in another cell of their row."""
        echoed = ((place.sheet, place.field, worn(place.sheet, text)) for place, _, text in echoes(self.plan))
        return frozenset(repeated(self.plan)) | frozenset(echoed)

    @cached_property
    def _living(self) -> frozenset[str]:
        """Evidence that was not withdrawn."""
        return frozenset(
            one.code for one in self.plan.evidence if not one.withdrawn and self._says("evidence", "text", one.text, 2)
        )

    def _says(self, sheet: str, field: str, text: str, least: int) -> bool:
        """The words of a cell say something of their own."""
        return bool(text.strip()) and not filler(text, least) and (sheet, field, worn(sheet, text)) not in self._worn

    def _proven(self, evidence: tuple[str, ...]) -> bool:
        return bool(self._living & set(evidence))

    def _direction(self) -> Iterator[Need]:
        plan = self.plan
        yield Place("plan", "", "vision"), self._says("plan", "vision", plan.vision, 4)
        yield Place("plan", "", "keywords"), len({same(word) for word in plan.keywords if not filler(word, 1)}) >= 3
        yield Place("missions"), any(self._says("missions", "text", one.text, 4) for one in plan.missions)
        for pillar in PILLARS:
            own = {one.goal for one in plan.strategies if one.pillar == pillar}
            said = any(one.code in own and self._says("goals", "text", one.text, 3) for one in plan.goals)
            yield Place("goals", "", "text"), said
        for code in SUBDIMENSIONS:
            mine = [one for one in plan.strategies if one.subdimension == code]
            is_left_out = code in self._waived
            said = is_left_out or any(self._says("strategies", "text", one.text, 4) for one in mine)
            yield Place("strategies", mine[0].code if mine else "", "text"), said

    @cached_property
    def _waived(self) -> frozenset[str]:
        """Sub-dimensions left out for a reason that says something."""
        return frozenset(
            one.subdimension for one in self.plan.waivers if self._says("waivers", "reason", one.reason, 3)
        )

    def _analysis(self) -> Iterator[Need]:
        lines = {
            (one.component, one.kind)
            for one in self.plan.swot
            if self._says("swot", "statement", one.statement, 3) and self._proven(one.evidence)
        }
        for component in words.COMPONENTS:
            yield from ((Place("swot", "", kind), (component, kind) in lines) for kind in words.SWOT_KINDS)
        gaps = {one.subdimension: one for one in reversed(self.plan.gaps)}
        for code in SUBDIMENSIONS:
            gap = gaps.get(code)
            for field in ("present", "desired", "recommendation"):
                said = gap is not None and self._says("gaps", field, getattr(gap, field), 3)
                yield Place("gaps", gap.code if gap else "", field), said or (gap is None and code in self._waived)

    def _problems(self) -> Iterator[Need]:
        stated = {one.subdimension for one in self.plan.problems}
        for code in SUBDIMENSIONS:
            yield Place("problems", "", "subdimension"), code in stated or code in self._waived
        for one in self.plan.problems:
            yield Place("problems", one.code, "statement"), self._says("problems", "statement", one.statement, 4)
            yield Place("problems", one.code, "evidence"), self._proven(one.evidence)

    def _coverage(self) -> Iterator[Need]:
        served = {one.subdimension for one in self.reading.roots if self._says("programmes", "name", one.name, 2)}
        for code in SUBDIMENSIONS:
            yield Place("programmes", "", "subdimension"), code in served or code in self._waived

    def _programmes(self) -> Iterator[Need]:
        yield Place("programmes"), bool(self.reading.roots)
        for one in self.reading.roots:
            yield Place("programmes", one.code, "name"), self._says("programmes", "name", one.name, 2)
            yield (
                Place("programmes", one.code, "beneficiaries"),
                self._says("programmes", "beneficiaries", one.beneficiaries, 1),
            )
            yield Place("programmes", one.code, "owner"), self._is_agency(one.owner)
            linked = bool(
                {code for member in self.reading.family(one) for code in member.problems} & self._known_problems
            )
            yield Place("programmes", one.code, "problems"), linked
            yield from ((Place("programmes", one.code, field), given) for field, given in self._facts(one).items())

    def _facts(self, one: Programme) -> Mapping[str, bool]:
        """Cells of a programme that hold no free words."""
        within = range(self.plan.starts, self.plan.ends + 1)
        return {
            "strategy": one.strategy in {strategy.code for strategy in self.plan.strategies},
            "innovation": one.innovation in words.INNOVATIONS,
            "field": one.field in words.FIELDS,
            "beneficiaries_number": bool(one.beneficiaries_number),
            "budget_code": any(sign.isdigit() for sign in one.budget_code),
            "starts": one.starts in within,
            "ends": one.ends in within,
            "legal_basis": bool(one.legal_basis) and not filler(one.legal_basis, 2),
        }

    @cached_property
    def _known_problems(self) -> frozenset[str]:
        return frozenset(one.code for one in self.plan.problems)

    def _is_agency(self, name: str) -> bool:
        return name in self.plan.agencies if self.plan.agencies else bool(name) and not filler(name, 2)

    def _indicators(self) -> Iterator[Need]:
        for sheet, code in (
            *(("goals", one.code) for one in self.plan.goals),
            *(("programmes", one.code) for one in self.reading.roots),
        ):
            own = [row for member in self._members(sheet, code) for row in self.reading.indicators.get(member, ())]
            yield Place(sheet, code), any(self._can_be_measured(row) for row in own)

    def _members(self, sheet: str, code: str) -> tuple[str, ...]:
        if sheet != "programmes":
            return (code,)
        return tuple(member.code for member in self.reading.family(self.reading.programmes[code]))

    def _can_be_measured(self, one: PlanIndicator) -> bool:
        has_numbers = one.baseline is not None and one.baseline_year is not None and bool(one.targets)
        moves = has_numbers and any(value != one.baseline for value in one.targets.values())
        says = all(
            self._says("indicators", field, getattr(one, field), least)
            for field, least in (("name", 1), ("formula", 2), ("source", 1))
        )
        return moves and says and bool(one.unit.strip())

    def _money(self) -> Iterator[Need]:
        for one in self.reading.roots:
            own = [row for member in self.reading.family(one) for row in self.reading.money.get(member.code, ())]
            counts = any(row.amount >= LEAST_PLAUSIBLE and row.source in words.SOURCES for row in own)
            yield Place("programmes", one.code), counts
        limited = {one.year for one in self.plan.ceilings if one.amount >= LEAST_PLAUSIBLE}
        for year in range(self.plan.starts, self.plan.ends + 1):
            yield Place("ceilings", "", "amount", year), year in limited

    def _roadmap(self) -> Iterator[Need]:
        marked = {
            (row.programme, row.year) for row in self.plan.milestones if self._says("milestones", "text", row.text, 2)
        }
        for one in self.reading.roots:
            yield Place("programmes", one.code), (one.code, one.ends) in marked
        yield Place("milestones"), bool(marked)

    def _risks(self) -> Iterator[Need]:
        minded = {
            one.programme
            for one in self.plan.risks
            if self._says("risks", "statement", one.statement, 3)
            and self._says("risks", "mitigation", one.mitigation, 2)
            and self._is_agency(one.owner)
            and one.likelihood
            and one.impact
        }
        yield Place("risks"), bool(minded)
        for one in self.reading.roots:
            yield Place("programmes", one.code), any(member.code in minded for member in self.reading.family(one))

    def _references(self) -> Iterator[Need]:
        known = self.plan.known_codes
        good = {
            row.programme
            for row in self.plan.references
            if row.code in known.get(row.scheme, frozenset({row.code})) and row.code.strip()
        }
        yield Place("references"), bool(good)
        for one in self.reading.roots:
            yield Place("programmes", one.code), one.code in good

    def _quick_wins(self) -> Iterator[Need]:
        for pillar in PILLARS:
            own = [one for one in self.plan.quick_wins if one.pillar == pillar]
            yield Place("quick_wins", "", "pillar"), bool(own)
        for one in self.plan.quick_wins:
            yield from self._of_quick_win(one)

    def _of_quick_win(self, one: QuickWin) -> Iterator[Need]:
        for field, least in (("idea", 4), ("novelty", 3), ("sustainability", 3)):
            yield Place("quick_wins", one.code, field), self._says("quick_wins", field, getattr(one, field), least)
        steps = [step for step in one.steps if not filler(step.text, 2)]
        yield Place("quick_wins", one.code, "steps"), len({same(step.text) for step in steps}) >= 3
        yield Place("quick_wins", one.code, "problems"), bool(self._known_problems & set(one.problems))

    def _participation(self) -> Iterator[Need]:
        log = [one for one in self.plan.participation if self._says("participation", "heard", one.heard, 3)]
        heard = {one.helix for one in log}
        yield from ((Place("participation", "", "helix"), helix in heard) for helix in words.HELICES)
        yield (
            Place("participation", "", "changed"),
            any(self._says("participation", "changed", one.changed, 3) for one in log),
        )
