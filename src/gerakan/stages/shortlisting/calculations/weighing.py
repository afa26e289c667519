"""Other ways to weigh the children of one branch: what people judge pair by pair, and what the data propose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gerakan.engine.errors import InputError
from gerakan.engine.index import prepare
from gerakan.engine.index.ahp import ACCEPTABLE, Judgement, ahp
from gerakan.engine.index.weights import METHODS
from gerakan.stages.shortlisting.calculations.outcome import NotComputable
from gerakan.stages.shortlisting.calculations.pools import pools_of
from gerakan.stages.shortlisting.models import Scheme
from gerakan.stages.shortlisting.queries.inputs import gather_inputs
from gerakan.stages.shortlisting.queries.schemes import parameters_of

__all__ = ["ACCEPTABLE", "Child", "Proposal", "children_of", "judged", "proposals"]


@dataclass(frozen=True, slots=True)
class Child:
    """What hangs from a branch: an indicator or a group, with the weight it has now."""

    code: str
    name: str
    weight: float
    is_indicator: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """Weights of one method in the order of the children, in per cent; or why the method has none."""

    method: str
    pool: str
    weights: tuple[float, ...]
    problem: str = ""


def children_of(scheme: Scheme, branch: str) -> list[Child]:
    """Children in the scheme's order; branch "" is the index itself."""
    parameters = parameters_of(scheme)
    groups = [item for item in parameters["groups"] if item["parent"] == branch]
    own = [item for item in parameters["indicators"] if item["group"] == branch]
    made = [Child(item["code"], item["name"], item["weight"], is_indicator=False) for item in groups]
    return [*made, *(Child(item["code"], item["name"], item["weight"], is_indicator=True) for item in own)]


def judged(children: Sequence[Child], ratios: Mapping[tuple[int, int], float], *, confirmed: bool) -> Judgement:
    """Saaty's weights of the pairwise answers; raises NotComputable above a consistency ratio of 0.10 unless confirmed."""
    matrix = np.ones((len(children), len(children)))
    for (i, j), ratio in ratios.items():
        matrix[i, j], matrix[j, i] = ratio, 1 / ratio
    try:
        return ahp(matrix, confirmed=confirmed)
    except InputError as error:
        raise NotComputable(error.problem) from error


def proposals(scheme: Scheme, children: Sequence[Child]) -> list[Proposal]:
    """What equal weights, entropy, CRITIC, principal components and balance would say, per list; indicators only."""
    codes = [child.code for child in children if child.is_indicator]
    if len(codes) < 2 or len(codes) < len(children):
        return []
    try:
        pools = pools_of(gather_inputs(scheme), parameters_of(scheme))
    except InputError as error:
        return [Proposal("", "", (), error.problem)]
    return [_proposal(method, pool, codes) for pool in pools for method in METHODS]


def _proposal(method: str, pool: Any, codes: Sequence[str]) -> Proposal:
    there = [code for code in codes if code in pool.spec.codes]
    try:
        normalised = prepare(pool.data, pool.spec).normalised[:, [pool.spec.codes.index(code) for code in there]]
        found = dict(zip(there, METHODS[method](normalised), strict=True))
    except InputError as error:
        return Proposal(method, pool.name, (), error.problem)
    return Proposal(method, pool.name, tuple(round(100 * float(found.get(code, 0.0)), 3) for code in codes))
