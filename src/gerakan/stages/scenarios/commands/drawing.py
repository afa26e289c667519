"""Verbs of scenarios: begin, write, add and drop programmes, copy, drop, compute and freeze."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.fingerprint import canonical, content_hash
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans.models import Masterplan, PlanIndicator, Programme
from gerakan.stages.scenarios import permissions, queries
from gerakan.stages.scenarios.calculations import DRAWS, ENGINE_VERSION, InputError, scenario_result
from gerakan.stages.scenarios.models import FIRST_YEAR, LAST_YEAR, Assumption, Scenario, ScenarioRun

Kind = Assumption.Kind
BASELINE, TREND = "dasar", "tren"
HEAD = ("name", "note", "base_year", "until", "rule", "bound", "correlation", "seed")


@command
def begin(plan: Masterplan, *, indicator: PlanIndicator, facts: Mapping[str, Any], by: User) -> Scenario:
    """What the plan knows is filled in with its source; what it does not know stays empty."""
    check(by, permissions.WRITE, plan)
    _refuse_name(plan, facts["name"])
    targets = queries.targets_of(plan, indicator)
    base = indicator.baseline_year or plan.starts - 1
    if not targets or max(targets) <= base:
        raise TransitionRefused(_("Isi dahulu target indikator ini sesudah tahun dasarnya."))
    if base < FIRST_YEAR or max(targets) > LAST_YEAR:
        said = {"first": FIRST_YEAR, "last": LAST_YEAR}
        raise TransitionRefused(_("Tahun dasar dan target sebuah skenario antara %(first)s dan %(last)s.") % said)
    made = Scenario.objects.create(
        plan=plan, indicator=indicator.code, base_year=base, until=max(targets), begun_by=by, revision=1, **facts
    )
    known = dict.fromkeys(("low", "mode", "high"), indicator.baseline)
    _row(made, Kind.BASELINE, BASELINE, indicator.name, source=indicator.source, source_year=base, **known)
    _row(made, Kind.TREND, TREND, indicator.name)
    for programme in queries.related(plan, indicator):
        _row_of(made, programme)
    record("scenario.begun", made, by=by, changes={"name": made.name, "indicator": made.indicator})
    return made


def _refuse_name(plan: Masterplan, name: str, *, but: int = 0) -> None:
    if Scenario.objects.filter(plan=plan, name=name).exclude(pk=but).exists():
        raise TransitionRefused(_("Sudah ada skenario bernama “%s”. Beri nama lain.") % name)


def _row(scenario: Scenario, kind: str, code: str, label: str, **cells: Any) -> Assumption:
    return Assumption.objects.create(scenario=scenario, kind=kind, code=code, label=label, **cells)


def _row_of(scenario: Scenario, programme: Programme) -> Assumption:
    """Its years are known to the plan; its effect is not."""
    years = {"starts": programme.starts, "full": programme.ends}
    if None not in years.values() and years["full"] < years["starts"]:  # type: ignore[operator]
        years["full"] = None
    return _row(scenario, Kind.PROGRAMME, programme.code, programme.name[:300], **years)


@command
def write(
    scenario: Scenario, *, head: Mapping[str, Any], rows: Mapping[int, Mapping[str, Any]], seen: int, by: User
) -> Scenario:
    """The question and all cells at once; never over a revision that was not seen."""
    found = _held(scenario, by)
    if found.revision != seen:
        raise TransitionRefused(_("Orang lain lebih dahulu mengubahnya. Muat ulang, periksa, lalu simpan lagi."))
    _refuse_name(found.plan, head["name"], but=found.pk)
    for name in HEAD:
        setattr(found, name, head[name])
    _saved(found)
    own = {row.pk: row for row in found.assumptions.all()}
    for key, cells in rows.items():
        for name in Assumption.CELLS:
            if name in cells:
                setattr(own[key], name, cells[name])
        own[key].save()
    record("scenario.written", found, by=by, changes={"name": found.name, "revision": found.revision})
    return found


@command
def add_programmes(scenario: Scenario, *, codes: Sequence[str], by: User) -> int:
    """Programmes of the plan as rows whose effect is still empty; those that are there already stay as they are."""
    found = _held(scenario, by)
    fresh = [one for one in queries.addable(found, list(found.assumptions.all())) if one.code in set(codes)]
    if not fresh:
        raise TransitionRefused(_("Pilih program rencana yang belum ada dalam skenario ini."))
    for programme in fresh:
        _row_of(found, programme)
    _saved(found)
    record("scenario.row_added", found, by=by, changes={"code": ", ".join(one.code for one in fresh)})
    return len(fresh)


@command
def drop_row(scenario: Scenario, *, row: int, by: User) -> None:
    """A programme leaves the scenario; where the indicator starts and how it moves stay."""
    found = _held(scenario, by)
    own = found.assumptions.filter(pk=row, kind=Kind.PROGRAMME).first()
    if own is None:
        raise TransitionRefused(_("Program itu sudah tidak ada dalam skenario ini."))
    record("scenario.row_dropped", found, by=by, changes={"code": own.code})
    own.delete()
    _saved(found)


@command
def copy(scenario: Scenario, *, name: str, by: User) -> Scenario:
    """The same question and assumptions under another name, to change a few of them."""
    found = _held(scenario, by)
    rows = list(found.assumptions.all())
    _refuse_name(found.plan, name)
    made = Scenario.objects.create(
        plan=found.plan, indicator=found.indicator, begun_by=by, revision=1,
        **{field: getattr(found, field) for field in HEAD if field != "name"}, name=name,
    )  # fmt: skip
    kept = ("kind", "code", "label", *Assumption.CELLS)
    Assumption.objects.bulk_create(
        Assumption(scenario=made, **{field: getattr(row, field) for field in kept}) for row in rows
    )
    record("scenario.copied", made, by=by, changes={"name": name})
    return made


@command
def drop(scenario: Scenario, *, by: User) -> None:
    """Given up before anything was computed."""
    found = _held(scenario, by)
    if found.runs.exists():
        raise TransitionRefused(_("Skenario yang pernah dihitung disimpan; hitungannya tetap dapat dibaca."))
    record("scenario.dropped", found, by=by, changes={"name": found.name})
    found.delete()


@command
def compute(scenario: Scenario, *, by: User) -> ScenarioRun:
    """Compute and keep; the very same content again is answered by the run that exists."""
    found = _held(scenario, by)
    rows, row = list(found.assumptions.all()), queries.indicator_of(found)
    lacks = list(queries.lacks_of(found, rows, row))
    if lacks or row is None:
        raise TransitionRefused(" ".join(lacks))
    inputs, parameters = queries.content_of(found, rows, row, draws=DRAWS)
    told = {name: value for name, value in inputs.items() if name not in queries.VOLATILE}
    digest = content_hash(engine=ENGINE_VERSION, inputs=told, parameters=parameters)
    same: ScenarioRun | None = found.runs.filter(content_hash=digest).first()
    if same is not None:
        record("scenario.confirmed", same, by=by, changes={"content_hash": digest})
        return same
    try:
        result = scenario_result(inputs, parameters)
    except InputError as error:
        raise TransitionRefused(f"{error.row or ''} {error.column or ''}: {error.problem}.".strip()) from error
    last = found.runs.order_by("-number").first()
    run: ScenarioRun = ScenarioRun.objects.create(
        scenario=found, number=last.number + 1 if last else 1, computed_by=by, engine_version=ENGINE_VERSION,
        seed=found.seed, inputs=canonical(inputs), parameters=canonical(parameters), result=result,
        content_hash=digest, is_sample=bool(inputs["is_sample"]),
    )  # fmt: skip
    record("scenario.frozen", run, by=by, changes={"content_hash": digest})
    return run


def _held(scenario: Scenario, by: User) -> Scenario:
    """Locked until the transaction ends."""
    rows = Scenario.objects.select_for_update(of=("self",)).select_related("plan__region", "plan__edition")
    found: Scenario = rows.get(pk=scenario.pk)
    check(by, permissions.WRITE, found)
    return found


def _saved(scenario: Scenario) -> None:
    scenario.revision += 1
    scenario.save()
