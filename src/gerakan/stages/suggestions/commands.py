"""Verbs of the library: write, propose, publish, tell who runs it; take over, set aside."""

from collections.abc import Mapping
from textwrap import shorten
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans import permissions as plans
from gerakan.stages.masterplans.commands.cells import NothingKept, save_cells
from gerakan.stages.masterplans.commands.saving import Edit, Outcome
from gerakan.stages.masterplans.models import Masterplan, MoneyLine, PlanIndicator, Problem, Programme
from gerakan.stages.masterplans.models.rows import YEAR_FIELDS
from gerakan.stages.masterplans.queries.plans import held
from gerakan.stages.masterplans.queries.sheets import SHEETS
from gerakan.stages.suggestions import permissions
from gerakan.stages.suggestions.models import (
    ENOUGH_WORDS,
    LONGEST_TITLE,
    Adoption,
    Dismissal,
    ModelProgramme,
    Practice,
)
from gerakan.stages.suggestions.workflow import model_workflow

State = ModelProgramme.State


@command
def write_model(
    model: ModelProgramme | None, *, facts: Mapping[str, Any], seen: int = 0, is_sample: bool = False, by: User
) -> ModelProgramme:
    """A new model, or other words of one; never over a revision that was not seen."""
    check(by, permissions.CURATE, model)
    row = ModelProgramme(written_by=by, is_sample=is_sample) if model is None else _locked(model)
    if row.revision != seen:
        raise TransitionRefused(_("Orang lain lebih dahulu mengubahnya. Muat ulang, periksa, lalu simpan lagi."))
    for name, value in facts.items():
        setattr(row, name, value)
    row.revision += 1
    row.full_clean(exclude=["written_by", "origin"])
    row.save()
    record("model_programme.written", row, by=by, changes={"title": row.title, "revision": row.revision})
    return row


@command
def propose(programme: Programme, *, by: User) -> ModelProgramme:
    """A programme of a plan as a draft of the library, filled with what the plan says of it."""
    plan = programme.plan
    check(by, permissions.PROPOSE, plan)
    if not programme.subdimension or not programme.name:
        raise TransitionRefused(_("Isi dahulu nama, pilar, dan subdimensi program ini."))
    title = shorten(programme.name, LONGEST_TITLE, placeholder=" …")
    facts = {"written_by": by, "origin": plan, "is_sample": plan.edition.is_sample, **_told_of(programme)}
    made, is_new = ModelProgramme.objects.get_or_create(title=title, defaults=facts)
    if not is_new:
        raise TransitionRefused(_("Program model dengan nama itu sudah ada di pustaka."))
    record("model_programme.proposed", made, by=by, changes={"title": made.title, "code": programme.code})
    return made


def _told_of(programme: Programme) -> dict[str, Any]:
    """Pillar, problem, money and indicator as the plan has them; what it does not say stays empty for the curator."""
    indicator = PlanIndicator.objects.filter(programme=programme).first()
    problems = Problem.objects.filter(plan=programme.plan, code__in=programme.problems)
    lines = MoneyLine.objects.filter(programme=programme)
    cost = sum(getattr(line, year) or 0 for line in lines for year in YEAR_FIELDS)
    said: dict[str, Any] = {
        "pillar": programme.pillar, "subdimension": programme.subdimension, "field": programme.field,
        "beneficiaries": programme.beneficiaries, "problem": "\n".join(row.statement for row in problems),
        "cost_low": cost, "cost_high": cost, "cost_source": str(programme.plan),
    }  # fmt: skip
    if indicator is not None:
        said |= {"indicator": indicator.name, "unit": indicator.unit, "direction": indicator.direction, "formula": indicator.formula}  # fmt: skip
    return said


@command
def move(model: ModelProgramme, *, step: str, note: str = "", by: User) -> None:
    """Publish, retire, open again."""
    model = _locked(model)
    if step == "publish":
        _refuse_unfinished(model)
    model_workflow.fire(model, step, by=by, note=note)


def _refuse_unfinished(model: ModelProgramme) -> None:
    empty = [
        str(field.verbose_name)
        for field in model._meta.fields
        if field.editable and not field.blank and getattr(model, field.name) in ("", None)
    ]
    if empty:
        raise TransitionRefused(_("Lengkapi dahulu: %s.") % ", ".join(empty))


@command
def tell_practice(model: ModelProgramme, *, facts: Mapping[str, Any], by: User) -> Practice:
    """Who runs it, since when, with what result and source; a region is told once."""
    check(by, permissions.CURATE, model)
    made = Practice(model=model, **facts)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        raise TransitionRefused(_("Pengalaman %s sudah dicatat.") % made.region) from error
    record("model_programme.practice", model, by=by, changes={"region": made.region.name, "since": made.since})
    return made


@command
def drop_practice(practice: Practice, *, by: User) -> None:
    """It was wrong; a published model keeps at least one."""
    model = _locked(practice.model)
    check(by, permissions.CURATE, model)
    if model.state == State.PUBLISHED and model.practices.count() == 1:
        raise TransitionRefused(_("Program model yang terbit memerlukan sedikitnya satu pengalaman daerah."))
    record("model_programme.practice_dropped", model, by=by, changes={"region": practice.region.name})
    practice.delete()


@command
def adopt(model: ModelProgramme, *, plan: Masterplan, by: User) -> Adoption:
    """The model as a new programme with its indicator; it answers the plan's open problems of its sub-dimension."""
    plan = held(plan, by)
    if model.state != State.PUBLISHED:
        raise TransitionRefused(_("Program model ini tidak terbit lagi."))
    if Adoption.objects.filter(plan=plan, model=model, programme__isnull=False).exists():
        raise TransitionRefused(_("Program model ini sudah dipakai dalam rencana ini."))
    row = _kept(plan, "program", _programme(model, plan), by)
    programme = Programme.objects.get(pk=row)
    _kept(plan, "indikator", _indicator(model, programme), by)
    Dismissal.objects.filter(plan=plan, model=model).delete()
    made = Adoption.objects.create(
        model=model, plan=plan, programme=programme, code=programme.code, revision=model.revision, by=by
    )
    record("model_programme.adopted", plan, by=by, changes={"title": model.title, "code": programme.code})
    return made


def _programme(model: ModelProgramme, plan: Masterplan) -> dict[str, str]:
    answered = {code for row in Programme.objects.filter(plan=plan) for code in row.problems}
    asked = Problem.objects.filter(plan=plan, subdimension=model.subdimension).values_list("code", flat=True)
    return {
        "kind": Programme.Kind.PROGRAMME, "name": model.title, "pillar": model.pillar, "subdimension": model.subdimension,
        "problems": ", ".join(code for code in asked if code not in answered), "beneficiaries": model.beneficiaries,
        "field": model.field,
    }  # fmt: skip


def _indicator(model: ModelProgramme, programme: Programme) -> dict[str, str]:
    return {
        "programme": programme.code, "name": model.indicator, "unit": model.unit, "direction": model.direction,
        "formula": model.formula,
    }  # fmt: skip


def _kept(plan: Masterplan, sheet: str, row: dict[str, str], by: User) -> int:
    """The new row's key; nothing at all is kept when one cell cannot stand."""
    edits = [Edit(field, text, key="saran") for field, text in row.items() if text]
    try:
        outcomes = save_cells(plan, sheet=SHEETS[sheet], edits=edits, by=by)
    except NothingKept as nothing:
        outcomes = nothing.outcomes
    refused = [one.sentence for one in outcomes if one.status != Outcome.SAVED]
    if refused or outcomes[0].row is None:
        raise TransitionRefused(" ".join(refused) or _("Baris program tidak dapat ditambahkan."))
    return outcomes[0].row


@command
def dismiss(model: ModelProgramme, *, plan: Masterplan, reason: str, by: User) -> None:
    """Not for this region, for a reason that a successor can read."""
    check(by, plans.WRITE, plan)
    if len(reason.strip()) < ENOUGH_WORDS:
        raise TransitionRefused(_("Tuliskan alasannya dalam beberapa kata."))
    Dismissal.objects.update_or_create(plan=plan, model=model, defaults={"reason": reason.strip(), "by": by})
    record("model_programme.dismissed", plan, by=by, changes={"title": model.title, "reason": reason.strip()})


@command
def reconsider(dismissal: Dismissal, *, by: User) -> None:
    """It is suggested again."""
    check(by, plans.WRITE, dismissal.plan)
    record("model_programme.reconsidered", dismissal.plan, by=by, changes={"title": dismissal.model.title})
    dismissal.delete()


def _locked(model: ModelProgramme) -> ModelProgramme:
    return ModelProgramme.objects.select_for_update().get(pk=model.pk)
