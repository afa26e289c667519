"""Questions about scenarios: what a plan offers to them, what still lacks, what was computed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.stages.masterplans.models import YEAR_FIELDS, Masterplan, PlanIndicator, Programme
from gerakan.stages.scenarios.models import Assumption, Scenario, ScenarioRun

Kind = Assumption.Kind
MOST_COMPARED = 6
CELL_NAMES = {field.name: field.verbose_name for field in Assumption._meta.fields}


def scenarios_for(user: Actor) -> "QuerySet[Scenario]":
    """Those this person may read, with the plan they belong to."""
    return Scenario.objects.visible_to(user).select_related("plan__region__province", "plan__edition", "begun_by")


def runs_for(user: Actor) -> "QuerySet[ScenarioRun]":
    """Frozen ones this person may read."""
    return ScenarioRun.objects.visible_to(user).select_related(
        "scenario__plan__region__province", "scenario__plan__edition", "computed_by"
    )


def listed(plan: Masterplan) -> "QuerySet[Scenario]":
    """Of a plan, with what the newest run says of the last year and what the indicator is called."""
    newest = ScenarioRun.objects.filter(scenario=OuterRef("pk")).order_by("-number")
    named = PlanIndicator.objects.filter(plan=OuterRef("plan"), code=OuterRef("indicator"))
    rows = Scenario.objects.filter(plan=plan).select_related("plan", "begun_by")
    found: QuerySet[Scenario] = rows.annotate(
        last_years=Subquery(newest.values("result__years")[:1]), computed_at=Subquery(newest.values("computed_at")[:1]),
        indicator_name=Subquery(named.values("name")[:1]),
    )  # fmt: skip
    return found


def testable(plan: Masterplan) -> list[PlanIndicator]:
    """Indicators with a direction, a baseline and a target: those that a scenario can test."""
    rows = PlanIndicator.objects.filter(plan=plan, baseline__isnull=False).exclude(direction="")
    return [row for row in rows.select_related("goal", "programme") if targets_of(plan, row)]


def indicator_of(scenario: Scenario) -> PlanIndicator | None:
    """As the plan has it today; None when its row was removed."""
    return PlanIndicator.objects.filter(plan=scenario.plan_id, code=scenario.indicator).first()


def targets_of(plan: Masterplan, row: PlanIndicator) -> dict[int, Any]:
    """By year, those that are filled."""
    said = zip(plan.all_years, (getattr(row, field) for field in YEAR_FIELDS), strict=False)
    return {year: value for year, value in said if value is not None}


def programmes_of(plan: Masterplan) -> list[Programme]:
    """Whole programmes, in the order of the sheet."""
    rows = Programme.objects.filter(plan=plan, parent__isnull=True).select_related("strategy")
    return list(rows.order_by("position", "pk"))


def related(plan: Masterplan, row: PlanIndicator) -> list[Programme]:
    """Programmes that the plan itself ties to this indicator: its own, or those whose strategy serves its goal."""
    own = row.programme
    while own is not None and own.parent is not None:
        own = own.parent
    return [
        one for one in programmes_of(plan)
        if (own is not None and one.pk == own.pk)
        or (row.goal_id and one.strategy is not None and one.strategy.goal_id == row.goal_id)
    ]  # fmt: skip


def addable(scenario: Scenario, rows: Sequence[Assumption]) -> list[Programme]:
    """Programmes of the plan that the scenario does not name yet."""
    known = {row.code for row in rows}
    return [one for one in programmes_of(scenario.plan) if one.code not in known]


def lacks_of(scenario: Scenario, rows: Sequence[Assumption], row: PlanIndicator | None) -> Iterator[str]:
    """What must be filled before anything can be computed, in words; nothing is guessed."""
    if row is None:
        yield _("Indikator %s sudah tidak ada dalam rencana.") % scenario.indicator
    elif not any(scenario.base_year < year <= scenario.until for year in targets_of(scenario.plan, row)):
        yield _("Indikator %(code)s tidak bertarget di antara %(first)s dan %(last)s.") % {
            "code": row.code, "first": scenario.base_year + 1, "last": scenario.until}  # fmt: skip
    for one in rows:
        empty = [str(CELL_NAMES[name]) for name in _needed(one) if _is_empty(one, name)]
        if empty:
            yield _("%(row)s: isi %(cells)s.") % {"row": _called(one), "cells": ", ".join(empty)}


def _needed(one: Assumption) -> tuple[str, ...]:
    own = ("starts", "full") if one.kind == Kind.PROGRAMME else ()
    return ("low", "mode", "high", *own, "source", "source_year")


def _is_empty(one: Assumption, name: str) -> bool:
    return getattr(one, name) in (None, "")


def _called(one: Assumption) -> str:
    return f"{one.code} {one.label}" if one.kind == Kind.PROGRAMME else str(one.get_kind_display())


def content_of(
    scenario: Scenario, rows: Sequence[Assumption], row: PlanIndicator, *, draws: int
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Inputs and parameters of a run, plain: decimals as text, years as they are."""
    targets = targets_of(scenario.plan, row)
    inputs = {
        "region": scenario.plan.region.code, "region_name": scenario.plan.region.name,
        "plan": scenario.plan.name, "plan_revision": scenario.plan.revision, "name": scenario.name,
        "indicator": {
            "code": row.code, "name": row.name, "unit": row.unit, "direction": row.direction, "formula": row.formula,
            "source": row.source,
        },
        "targets": {str(year): _plain(value) for year, value in targets.items() if scenario.base_year < year <= scenario.until},
        "assumptions": [_assumption(one) for one in rows], "is_sample": scenario.plan.edition.is_sample,
    }  # fmt: skip
    parameters = {
        "base_year": scenario.base_year, "until": scenario.until, "rule": scenario.rule, "bound": _plain(scenario.bound),
        "correlation": scenario.correlation, "seed": scenario.seed, "draws": draws,
    }  # fmt: skip
    return inputs, parameters


def _assumption(one: Assumption) -> dict[str, Any]:
    own: dict[str, Any] = {name: _plain(getattr(one, name)) for name in ("low", "mode", "high")}
    others = ("kind", "code", "label", "chance", "starts", "full", "source", "source_year")
    return {**{name: getattr(one, name) for name in others}, **own}


def _plain(value: Any) -> str | None:
    """12.5000 is 12.5, 60 is 60, never 6E+1."""
    return None if value is None else f"{value.normalize():f}"


def is_stale(run: ScenarioRun, inputs: Mapping[str, Any], parameters: Mapping[str, Any]) -> bool:
    """Assumptions, choices or the plan's targets are not those of the run any more."""
    own = {name: value for name, value in inputs.items() if name not in VOLATILE}
    then = {name: value for name, value in run.inputs.items() if name not in VOLATILE}
    return own != then or dict(parameters) != run.parameters


VOLATILE = {"plan_revision", "name", "plan"}
"""They say where a run came from; nothing is computed of them."""


def compared(plan: Masterplan, keys: Sequence[int]) -> list[ScenarioRun]:
    """The newest run of each chosen scenario, in the order of their names."""
    rows = ScenarioRun.objects.filter(scenario__plan=plan, scenario__in=keys[:MOST_COMPARED])
    newest: dict[int, ScenarioRun] = {}
    for run in rows.select_related("scenario").order_by("number"):
        newest[run.scenario_id] = run
    return sorted(newest.values(), key=lambda run: run.scenario.name)


def why_not_comparable(runs: Sequence[ScenarioRun]) -> list[str]:
    """What sets runs apart, so that their numbers do not mean the same; empty when nothing does."""
    until = min((run.parameters["until"] for run in runs), default=0)
    told = [_identity(run, until) for run in runs]
    return [said for said in (told[0] if told else {}) if len({str(one[said]) for one in told}) > 1]


def _identity(run: ScenarioRun, until: int) -> dict[str, Any]:
    """What must be the same, under what is said when it is not."""
    indicator, asked = run.inputs["indicator"], run.parameters
    return {
        _("Indikatornya berbeda"): (indicator["code"], indicator["name"]),
        _("Satuannya berbeda"): indicator["unit"],
        _("Tahun akhirnya berbeda"): asked["until"],
        _("Tahun dasarnya berbeda"): asked["base_year"],
        _("Targetnya berubah di antara hitungan-hitungan ini"): [
            one for one in sorted(run.inputs["targets"].items()) if int(one[0]) <= until
        ],
    }
