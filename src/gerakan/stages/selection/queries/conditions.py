"""Which region fulfils which condition of the terms."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.assessment.models import Case
from gerakan.stages.questionnaires.models import Submission
from gerakan.stages.selection.models import ConditionCheck
from gerakan.stages.terms.models import Condition, Terms

SENT = (Submission.State.SENT, Submission.State.AMENDING, Submission.State.VERIFIED)
FULFILLING = {Condition.Kind.SENT: SENT, Condition.Kind.VERIFIED: (Submission.State.VERIFIED,)}


@dataclass(frozen=True)
class ConditionState:
    """One condition in one region; is_met is None while nobody looked."""

    condition: Condition
    is_met: bool | None
    note: str = ""

    @property
    def words(self) -> str:
        """What bars the region, for its sheet."""
        if self.is_met is None:
            return _("%s: belum diperiksa") % self.condition
        return f"{self.condition}: {self.note}" if self.note else str(self.condition)


@dataclass(frozen=True)
class RegionConditions:
    """All conditions of one region."""

    region: Region
    states: tuple[ConditionState, ...]

    @property
    def open(self) -> list[ConditionState]:
        """Those that bar it."""
        return [state for state in self.states if not state.is_met]

    @property
    def is_looked_at(self) -> bool:
        """Nothing waits for a person."""
        return all(state.is_met is not None for state in self.states)


def regions_of(edition: Edition) -> list[Region]:
    """Those that are marked and did not leave, in the order of their codes."""
    cases = Case.objects.filter(ruling__edition=edition).exclude(state=Case.State.WITHDRAWN)
    return [case.region for case in cases.select_related("region__province").order_by("region__code")]


def conditions_of(terms: Terms, regions: Iterable[Region]) -> list[RegionConditions]:
    """Every region with every condition; three queries."""
    wanted, conditions = list(regions), list(terms.conditions.all())
    submissions = Submission.objects.filter(round__edition=terms.edition_id).values_list("region_id", "state")
    states, looked = dict(submissions), _looked(terms)
    return [
        RegionConditions(
            region, tuple(_state(row, states.get(region.pk, ""), looked[region.pk].get(row.pk)) for row in conditions)
        )
        for region in wanted
    ]


def _looked(terms: Terms) -> dict[int, dict[int, ConditionCheck]]:
    """By region and condition; what was looked at under an earlier version counts where its words are the same."""
    same_words = {row.words: row.pk for row in terms.conditions.all()}
    checks = ConditionCheck.objects.filter(condition__terms__edition=terms.edition_id, condition__words__in=same_words)
    found: dict[int, dict[int, ConditionCheck]] = defaultdict(dict)
    for check in checks.select_related("condition").order_by("checked_at"):
        found[check.region_id][same_words[check.condition.words]] = check
    return found


def _state(condition: Condition, submission: str, check: ConditionCheck | None) -> ConditionState:
    if condition.kind in FULFILLING:
        return ConditionState(condition, submission in FULFILLING[Condition.Kind(condition.kind)])
    return ConditionState(condition, check.is_met, check.note) if check else ConditionState(condition, None)
