"""From a frozen run to what a page shows."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from gerakan.foundation.ui import formats
from gerakan.stages.scenarios.documents import charts, sentences
from gerakan.stages.scenarios.models import ScenarioRun


def _in_words(row: Mapping[str, Any]) -> dict[str, Any]:
    return {**row, **{name: formats.number(Decimal(row[name])).replace("-", "−") for name in ("low", "mode", "high")}}


def shown(run: ScenarioRun) -> dict[str, Any]:
    """Headline, chart, targets, contributions."""
    inputs, result = run.inputs, run.result
    tone, headline = sentences.headline(inputs, result)
    places = sentences.decimals_of(inputs, result)
    return {
        "run": run,
        "tone": tone,
        "headline": headline,
        "lines": list(sentences.lines(inputs, run.parameters, result)),
        "path_chart": charts.path_chart(inputs, result),
        "added_chart": charts.added_chart(inputs, result),
        "steps": list(sentences.steps(inputs, result)),
        "total": formats.number(result["years"][-1]["mean"], places + 1),
        "last_year": result["years"][-1]["year"],
        "unit": inputs["indicator"]["unit"],
        "assumptions": [_in_words(row) for row in inputs["assumptions"]],
        "targets": [
            {"year": one["year"], "target": formats.number(one["target"], places),
             "ends": [formats.number(end, places) for end in one["value"]], "tone": sentences.TONES[one["verdict"]],
             "word": sentences.word(one["verdict"]), "chance": sentences.chance_words(one["chance"])}
            for one in sentences.tested(result)
        ],
    }  # fmt: skip
