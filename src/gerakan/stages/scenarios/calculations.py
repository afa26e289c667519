"""Assumptions to the engine and back: plain values in, plain values out, so that a frozen run can be computed again."""

from collections.abc import Mapping
from typing import Any

from gerakan.engine import ENGINE_VERSION
from gerakan.engine.errors import InputError
from gerakan.engine.scenario import Assumption, Question, scenario
from gerakan.foundation.audit.fingerprint import canonical

__all__ = ["DRAWS", "ENGINE_VERSION", "InputError", "scenario_result"]

DRAWS = 4000
DIGITS = 12
"""Of a frozen number: less than what two processors may differ by."""
Plain = Mapping[str, Any]


def question_of(inputs: Plain, parameters: Plain) -> Question:
    """What is asked."""
    bound = parameters["bound"]
    return Question(
        parameters["base_year"], parameters["until"], inputs["indicator"]["direction"], parameters["rule"],
        None if bound is None else float(bound), parameters["correlation"] / 100,
        {int(year): float(value) for year, value in inputs["targets"].items()},
    )  # fmt: skip


def assumption_of(row: Plain, parameters: Plain) -> Assumption:
    """A row; on screen the share of the distance that a programme closes is a percentage."""
    is_programme = row["kind"] == "programme"
    scale = 100 if is_programme and parameters["rule"] == "gap" else 1
    low, mode, high = (float(row[name]) / scale for name in ("low", "mode", "high"))
    if not is_programme:
        return Assumption(row["code"], row["kind"], low, mode, high)
    return Assumption(row["code"], row["kind"], low, mode, high, row["chance"] / 100, row["starts"], row["full"])


def scenario_result(inputs: Plain, parameters: Plain) -> dict[str, Any]:
    """Numbers of every screen. Raises InputError."""
    rows = [assumption_of(row, parameters) for row in inputs["assumptions"]]
    found = scenario(question_of(inputs, parameters), rows, draws=parameters["draws"], seed=parameters["seed"])
    result = {
        "years": [
            {"year": one.year, "without": _short(one.without), "value": _short(one.value), "mean": _one(one.mean),
             "target": one.target, "chance": one.chance, "verdict": one.verdict}
            for one in found.years
        ],
        "start": _one(found.start), "trend": _one(found.trend), "beyond": found.beyond,
        "added": [{"code": one.code, "mean": _one(one.mean), "low": _one(one.low), "high": _one(one.high)} for one in found.added],
        "weights": [{"code": one.code, "correlation": _one(one.correlation)} for one in found.weights],
    }  # fmt: skip
    plain: dict[str, Any] = canonical(result)
    return plain


def _one(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


def _short(values: tuple[float, ...]) -> list[float]:
    return [_one(value) for value in values]
