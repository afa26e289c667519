"""Runs that stand beside a public plan: which may, which do, and what everybody reads of them (ADR 52)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gerakan.foundation.ui.masking import masked_all
from gerakan.stages.masterplans.models import YEAR_FIELDS, Masterplan
from gerakan.stages.reviews.models import PlanVersion, Publication
from gerakan.stages.scenarios.models import RunPublication, Scenario, ScenarioRun

SAME = ("name", "unit", "direction")


@dataclass(frozen=True)
class Told:
    """What is public of one indicator, and how many scenarios the region computed for it in all."""

    code: str
    name: str
    runs: Sequence[ScenarioRun]
    computed: int


def publication_of(plan: Masterplan) -> Publication | None:
    """The version that everybody reads now."""
    return Publication.objects.current().filter(plan=plan).first()


def open_plan(edition: str, region: str) -> Publication | None:
    """By its public address."""
    rows = Publication.objects.current().filter(plan__edition__slug=edition, plan__region__slug=region)
    return rows.select_related("plan__region__province", "plan__edition", "version").defer("version__contents").first()


def opened(plan: Masterplan) -> "QuerySet[ScenarioRun]":
    """Runs that are public beside this plan, the newest first."""
    standing = RunPublication.objects.filter(withdrawn_at__isnull=True, run__scenario__plan=plan)
    return ScenarioRun.objects.filter(pk__in=standing.values("run")).select_related("scenario").order_by("-pk")


def misfits(run: ScenarioRun, publication: Publication) -> Iterator[str]:
    """Where the run tests something else than the public plan promises; nothing when it tests just that."""
    contents = PlanVersion.objects.values_list("contents", flat=True).get(pk=publication.version_id)
    indicator, asked = run.inputs["indicator"], run.inputs["targets"]
    row = next((one for one in contents["rows"].get("indikator", ()) if one.get("code") == indicator["code"]), None)
    if row is None:
        yield _("Indikator %s tidak ada dalam rencana yang diumumkan.") % indicator["code"]
        return
    if any((row.get(name) or "") != indicator[name] for name in SAME):
        yield _("Nama, satuan, atau arah indikator %s berbeda dari rencana yang diumumkan.") % indicator["code"]
    if _targets(row, contents["head"], run) != {year: Decimal(value) for year, value in asked.items()}:
        yield _("Target indikator %s berbeda dari rencana yang diumumkan.") % indicator["code"]


def _targets(row: Any, head: Any, run: ScenarioRun) -> dict[str, Decimal]:
    first, last = run.parameters["base_year"], run.parameters["until"]
    years = range(head["starts"], head["starts"] + head["years"])
    said = zip(years, (row.get(field) for field in YEAR_FIELDS), strict=False)
    return {str(year): Decimal(str(value)) for year, value in said if value is not None and first < year <= last}


def told_of(plan: Masterplan) -> list[Told]:
    """By indicator, with the number that stays inside said."""
    found: dict[str, list[ScenarioRun]] = {}
    for run in opened(plan):
        found.setdefault(run.inputs["indicator"]["code"], []).append(readable(run))
    counted = Scenario.objects.filter(plan=plan, runs__isnull=False).distinct().values_list("indicator", flat=True)
    computed = list(counted)
    return [
        Told(code, runs[0].inputs["indicator"]["name"], runs, computed.count(code))
        for code, runs in sorted(found.items())
    ]


def readable(run: ScenarioRun) -> ScenarioRun:
    """The run with masked texts; a copy for reading, since a run is never saved again."""
    run.inputs, run.scenario.name = masked_all(run.inputs), masked_all(run.scenario.name)
    return run
