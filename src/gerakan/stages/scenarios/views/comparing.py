"""Scenarios of one target side by side."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.ui import formats
from gerakan.foundation.workflow.asking import whole
from gerakan.stages.masterplans.queries.plans import plans_for
from gerakan.stages.scenarios import permissions, queries
from gerakan.stages.scenarios.documents import charts, sentences
from gerakan.stages.scenarios.models import ScenarioRun


@require_GET
def compare(request: Request, pk: int) -> HttpResponse:
    """The newest run of each chosen scenario; what cannot be compared says why not."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    offered = list(queries.listed(plan).filter(runs__isnull=False).distinct())
    asked = [whole(text) for text in request.GET.getlist("s")] or _usual(offered)
    runs = queries.compared(plan, asked)
    reasons = queries.why_not_comparable(runs)
    context: dict[str, Any] = {
        "plan": plan, "edition": plan.edition, "offered": offered, "chosen": {run.scenario_id for run in runs},
        "runs": runs, "reasons": reasons, "most": queries.MOST_COMPARED,
        "crumbs": [(_("Skenario"), reverse("scenarios:scenarios", args=[plan.pk]))],
    }  # fmt: skip
    if len(runs) > 1 and not reasons:
        context |= _side_by_side(runs)
    return render(request, "scenarios/compare.html", context)


def _usual(offered: Sequence[Any]) -> list[int]:
    """At first sight: all of the indicator that has the most scenarios."""
    by: dict[tuple[str, int], list[int]] = {}
    for row in offered:
        by.setdefault((row.indicator, row.until), []).append(row.pk)
    return max(by.values(), key=len, default=[])


def _side_by_side(runs: Sequence[ScenarioRun]) -> dict[str, Any]:
    last = [sentences.tested(run.result)[-1] for run in runs]
    places = max(sentences.decimals_of(run.inputs, run.result) for run in runs)
    target = last[0]["target"] if last[0]["year"] == runs[0].parameters["until"] else None
    said = [
        {"run": run, "ends": [formats.number(end, places) for end in run.result["years"][-1]["value"]],
         "without": formats.number(run.result["years"][-1]["without"][1], places), "word": sentences.word(one["verdict"]),
         "tone": sentences.TONES[one["verdict"]], "chance": sentences.chance_words(one["chance"]), "year": one["year"]}
        for run, one in zip(runs, last, strict=True)
    ]  # fmt: skip
    return {"chart": charts.compared_chart(runs, target), "said": said, "rows": _added(runs, places + 1),
            "different": _different(runs), "unit": sentences.change_unit(runs[0].inputs["indicator"]["unit"])}  # fmt: skip


def _added(runs: Sequence[ScenarioRun], places: int) -> list[tuple[str, list[str]]]:
    """Every programme with what it adds in each scenario; a dash where it is not part of it."""
    means = [{one["code"]: one["mean"] for one in run.result["added"]} for run in runs]
    names = {row["code"]: f"{row['code']} {row['label']}" for run in runs for row in run.inputs["assumptions"]}
    codes = sorted({code for own in means for code in own})
    return [
        (names[code], [sentences.signed(own[code], places) if code in own else formats.MISSING for own in means])
        for code in codes
    ]


def _different(runs: Sequence[ScenarioRun]) -> list[tuple[str, list[str]]]:
    """Assumptions that are not the same in all: low, likeliest, high."""
    rows = [{one["code"]: one for one in run.inputs["assumptions"]} for run in runs]
    found = []
    for code in sorted({code for own in rows for code in own}):
        said = [_cells(own.get(code)) for own in rows]
        if len(set(said)) > 1:
            first = next(own[code] for own in rows if code in own)
            name = first["label"] if first["kind"] == "programme" else sentences.name_of(runs[0].inputs, code)
            found.append((f"{code} {name}" if first["kind"] == "programme" else name, said))
    return found


def _cells(row: Any) -> str:
    if row is None:
        return formats.MISSING
    ends = " – ".join(formats.number(float(row[name])).replace("-", "−") for name in ("low", "mode", "high"))
    return f"{ends}; {row['chance']} %" if row["kind"] == "programme" and row["chance"] != 100 else ends
