"""What the data say about a scheme before it hurts: gaps, skew, contradiction, and each list's real weights."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.errors import InputError
from gerakan.engine.index.coherence import coherence
from gerakan.engine.index.treatment import KURTOSIS_LIMIT, SKEW_LIMIT, moments
from gerakan.stages.shortlisting.calculations.pools import pool_names
from gerakan.stages.shortlisting.calculations.specs import nominal_shares, spec_of
from gerakan.stages.shortlisting.models import Scheme
from gerakan.stages.shortlisting.queries.inputs import NOT_APPLICABLE, gather_inputs
from gerakan.stages.shortlisting.queries.schemes import parameters_of


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many regions of a kind have a figure, of how many that could."""

    kind: str
    reported: int
    due: int


@dataclass(frozen=True, slots=True)
class Hint:
    """One indicator as it stands in the chosen year."""

    code: str
    name: str
    year: int
    coverage: tuple[Coverage, ...]
    skew: float | None
    kurtosis: float | None
    rest_correlation: float | None
    is_constant: bool

    @property
    def is_skewed(self) -> bool:
        """Outliers would rule a normalisation by range."""
        return self.skew is not None and abs(self.skew) > SKEW_LIMIT and (self.kurtosis or 0) > KURTOSIS_LIMIT

    @property
    def contradicts(self) -> bool:
        """Runs against its siblings: they cancel out each other, or the direction is wrong."""
        return self.rest_correlation is not None and self.rest_correlation < 0

    @property
    def has_no_data(self) -> bool:
        """Nothing for that year."""
        return all(cover.reported == 0 for cover in self.coverage)


def hints_of(scheme: Scheme) -> list[Hint]:
    """One hint per indicator of the scheme, in its order."""
    parameters, inputs = parameters_of(scheme), gather_inputs(scheme)
    if not parameters["indicators"]:
        return []
    values = np.array(inputs["values"], dtype=float).reshape(len(inputs["units"]), len(parameters["indicators"]))
    turned = values * np.array([item["direction"] for item in parameters["indicators"]])
    return [
        _hint(item, j, inputs, values, _rest(turned, parameters, j)) for j, item in enumerate(parameters["indicators"])
    ]


def _hint(item: Mapping[str, Any], j: int, inputs: Mapping[str, Any], values: FloatArray, rest: float | None) -> Hint:
    column = values[:, j]
    skew, kurtosis = moments(column)
    present = column[np.isfinite(column)]
    return Hint(
        code=item["code"],
        name=item["name"],
        year=item["year"],
        coverage=tuple(cover for kind in ("kota", "kabupaten") if (cover := _coverage(kind, j, inputs)).due),
        skew=None if np.isnan(skew) else skew,
        kurtosis=None if np.isnan(kurtosis) else kurtosis,
        rest_correlation=rest,
        is_constant=bool(present.size and np.ptp(present) == 0),
    )


def _coverage(kind: str, j: int, inputs: Mapping[str, Any]) -> Coverage:
    rows = [i for i, unit in enumerate(inputs["units"]) if unit["kind"] == kind]
    due = [i for i in rows if inputs["states"][i][j] != NOT_APPLICABLE]
    return Coverage(kind, sum(inputs["values"][i][j] is not None for i in due), len(due))


def _rest(turned: FloatArray, parameters: Mapping[str, Any], j: int) -> float | None:
    """Correlation with the other indicators of the same branch, over regions that have all."""
    group = parameters["indicators"][j]["group"]
    others = [k for k, item in enumerate(parameters["indicators"]) if item["group"] == group and k != j]
    if not others:
        return None
    rows = np.isfinite(turned[:, [j, *others]]).all(axis=1)
    if rows.sum() < 3:
        return None
    codes = tuple(parameters["indicators"][k]["code"] for k in (j, *others))
    found = float(coherence(turned[:, [j, *others]], codes).item_rest[0])
    return None if np.isnan(found) else found


def shares_by_list(parameters: Mapping[str, Any]) -> dict[str, dict[str, float]]:
    """Per list, every indicator's share of the index when nothing is missing; empty while the tree is unfinished."""
    found: dict[str, dict[str, float]] = {}
    for name in pool_names(parameters):
        absent = [item["code"] for item in parameters["indicators"] if item["applies_to"] not in {"both", name}]
        try:
            found[name] = nominal_shares(spec_of(parameters, [] if name == "semua" else absent))
        except InputError:
            continue
    return found
