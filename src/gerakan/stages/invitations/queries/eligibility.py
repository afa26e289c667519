"""Who may be invited, and by which rule somebody may not."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from gerakan.foundation.editions.models import Edition, Participation
from gerakan.foundation.indicators.models import IndicatorValue
from gerakan.foundation.regions.models import Region
from gerakan.stages.invitations.models import EligibilityRule, SelfNomination
from gerakan.stages.shortlisting.models import Run, Standing


@dataclass(frozen=True)
class Refusal:
    """The rule that refused a region and the value it was held against."""

    rule_id: int
    words: str
    value: str

    def __str__(self) -> str:
        return f"{self.words} ({self.value})" if self.value else self.words


@dataclass(frozen=True)
class Facts:
    """Everything the rules ask about, fetched once for all regions."""

    running: Mapping[int, str]
    took_part: Mapping[int, str]
    nominated: frozenset[int]
    coverage: Mapping[int, float]
    values: Mapping[tuple[int, int, int], float] = field(default_factory=dict)


def active_rules(edition: Edition) -> list[EligibilityRule]:
    """The rules that apply, in order."""
    return list(edition.eligibility_rules.filter(is_active=True).select_related("indicator"))


def refusals(edition: Edition, regions: Iterable[Region], *, run: Run | None = None) -> dict[int, Refusal]:
    """Region id: the first rule it fails. Regions not in the answer may be invited."""
    rules = active_rules(edition)
    facts = gather_facts(edition, rules, run=run or latest_run(edition))
    found = ((region.pk, first_refusal(region, rules, facts)) for region in regions)
    return {pk: refusal for pk, refusal in found if refusal}


def refusals_by_rule(edition: Edition, *, run: Run | None = None) -> Counter[int]:
    """Rule id: how many regions it refuses today; a trial before the rules apply."""
    found = refusals(edition, Region.objects.select_related("province"), run=run)
    return Counter(refusal.rule_id for refusal in found.values())


def first_refusal(region: Region, rules: Iterable[EligibilityRule], facts: Facts) -> Refusal | None:
    """The first rule in order that this region fails."""
    for rule in rules:
        if rule.exempts_self_nominated and region.pk in facts.nominated:
            continue
        if (value := TESTS[rule.test](region, rule, facts)) is not None:
            return Refusal(rule.pk, rule.words, value)
    return None


def gather_facts(edition: Edition, rules: Iterable[EligibilityRule], *, run: Run | None = None) -> Facts:
    """A bounded number of queries, whatever the number of regions."""
    others = Participation.objects.exclude(edition=edition).took_part().that_count()
    names = others.order_by("edition__year").values_list("region_id", "edition__name", "edition__state")
    return Facts(
        running={region: name for region, name, state in names if state == Edition.State.OPEN},
        took_part={region: name for region, name, _state in names},
        nominated=frozenset(nominated_regions(edition)),
        coverage=_coverage(run),
        values=_values(rules),
    )


def latest_run(edition: Edition) -> Run | None:
    """The newest calculation of an edition."""
    return Run.objects.filter(scheme__edition=edition).first()


def nominated_regions(edition: Edition) -> set[int]:
    """Regions that asked to take part."""
    return set(SelfNomination.objects.filter(edition=edition).values_list("region_id", flat=True))


def _coverage(run: Run | None) -> dict[int, float]:
    if run is None:
        return {}
    return dict(Standing.objects.filter(run=run).values_list("region_id", "coverage_share"))


def _values(rules: Iterable[EligibilityRule]) -> dict[tuple[int, int, int], float]:
    wanted = {(rule.indicator_id, rule.year) for rule in rules if rule.indicator_id}
    if not wanted:
        return {}
    rows = IndicatorValue.objects.current().filter(
        indicator__in={indicator for indicator, _year in wanted}, year__in={year for _indicator, year in wanted}
    )
    return {
        (indicator, year, region): value
        for indicator, year, region, value in rows.values_list("indicator_id", "year", "region_id", "value")
        if value is not None
    }


def _is_autonomous(region: Region, _rule: EligibilityRule, _facts: Facts) -> str | None:
    return None if region.is_autonomous else _("daerah administratif")


def _is_not_running(region: Region, _rule: EligibilityRule, facts: Facts) -> str | None:
    return facts.running.get(region.pk)


def _never_took_part(region: Region, _rule: EligibilityRule, facts: Facts) -> str | None:
    return facts.took_part.get(region.pk)


def _nominated_itself(region: Region, _rule: EligibilityRule, facts: Facts) -> str | None:
    return None if region.pk in facts.nominated else _("tidak mengajukan diri")


def _is_covered(region: Region, rule: EligibilityRule, facts: Facts) -> str | None:
    if not facts.coverage:  # nothing has been computed yet, so nothing can be said
        return None
    share = facts.coverage.get(region.pk, 0.0)
    return None if share >= (rule.threshold or 0) else _("data tersedia %d %%") % round(100 * share)


def _is_at_least(region: Region, rule: EligibilityRule, facts: Facts) -> str | None:
    return _compare(region, rule, facts, lambda value, threshold: value >= threshold)


def _is_at_most(region: Region, rule: EligibilityRule, facts: Facts) -> str | None:
    return _compare(region, rule, facts, lambda value, threshold: value <= threshold)


def _compare(region: Region, rule: EligibilityRule, facts: Facts, passes: Callable[[float, float], bool]) -> str | None:
    value = facts.values.get((rule.indicator_id or 0, rule.year or 0, region.pk))
    if value is None:
        return _("nilai tidak dilaporkan")
    return None if passes(value, rule.threshold or 0.0) else f"{value:g}".replace(".", ",")


def _is_of_kind(region: Region, rule: EligibilityRule, _facts: Facts) -> str | None:
    return None if region.kind == rule.kind else region.get_kind_display()


TESTS: Mapping[str, Callable[[Region, EligibilityRule, Facts], str | None]] = {
    EligibilityRule.Test.AUTONOMOUS: _is_autonomous,
    EligibilityRule.Test.NOT_RUNNING: _is_not_running,
    EligibilityRule.Test.NEVER_TOOK_PART: _never_took_part,
    EligibilityRule.Test.SELF_NOMINATED: _nominated_itself,
    EligibilityRule.Test.COVERAGE: _is_covered,
    EligibilityRule.Test.AT_LEAST: _is_at_least,
    EligibilityRule.Test.AT_MOST: _is_at_most,
    EligibilityRule.Test.KIND: _is_of_kind,
}


def refused_by(rule: EligibilityRule) -> list[tuple[Region, str]]:
    """Every region this rule alone refuses, with the value it was held against."""
    facts = gather_facts(rule.edition, [rule], run=latest_run(rule.edition))
    regions = Region.objects.select_related("province").order_by("code")
    found = ((region, first_refusal(region, [rule], facts)) for region in regions)
    return [(region, refusal.value) for region, refusal in found if refusal]
