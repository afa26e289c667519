"""Can assessors be compared at all? The graph of who marked whom, its weak links, and how precise contrasts will be."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.errors import InputError


@dataclass(frozen=True, slots=True)
class Group:
    """Units and raters that are linked to each other and to nobody else; both sorted by name."""

    units: tuple[str, ...]
    raters: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """Verdict on a set of interviews.

    groups: connected pieces, by first unit. bridges: single interviews (unit, rater) whose loss would part some raters from
    others; cut_units: units whose withdrawal would. links: number of units that each pair of raters shares, (raters, raters).
    """

    raters: tuple[str, ...]
    groups: tuple[Group, ...]
    bridges: tuple[tuple[str, str], ...]
    cut_units: tuple[str, ...]
    links: FloatArray

    @property
    def connected(self) -> bool:
        """Every severity can be compared with every other."""
        return len(self.groups) == 1

    @property
    def correctable(self) -> bool:
        """Connected, and by no single interview or unit alone: the rule for correcting marks (features B1)."""
        return self.connected and not self.bridges and not self.cut_units


def check_design(unit: Sequence[str], rater: Sequence[str]) -> Design:
    """Judge who meets whom, before or after the interviews; unit, rater: one entry per interview (repeats are harmless).

    >>> check_design([*"aabb"], [*"rsst"]).connected, check_design([*"ab"], [*"rs"]).connected
    (True, False)
    >>> check_design([*"aabb"], [*"rsst"]).bridges
    (('a', 'r'), ('a', 's'), ('b', 's'), ('b', 't'))

    Bridges and cut vertices: Tarjan (1974), Information Processing Letters 2.
    """
    met = sorted(set(zip(unit, rater, strict=True)))
    if not met:
        raise InputError("tidak ada satu wawancara pun", place="data", row="semua", column="unit")
    units, raters = sorted({u for u, _r in met}), sorted({r for _u, r in met})
    at_unit, at_rater = {u: i for i, u in enumerate(units)}, {r: len(units) + i for i, r in enumerate(raters)}
    near: list[list[int]] = [[] for _node in range(len(units) + len(raters))]
    for u, r in met:
        near[at_unit[u]].append(at_rater[r])
        near[at_rater[r]].append(at_unit[u])
    walk = _walk(near, [node >= len(units) for node in range(len(near))])
    names = [*units, *raters]
    incidence = np.zeros((len(raters), len(units)))
    for u, r in met:
        incidence[at_rater[r] - len(units), at_unit[u]] = 1.0
    return Design(
        raters=tuple(raters),
        groups=_groups(walk.piece, names, len(units)),
        bridges=tuple(sorted((names[min(edge)], names[max(edge)]) for edge in walk.bridges)),
        cut_units=tuple(names[node] for node in sorted(walk.cuts) if node < len(units)),
        links=incidence @ incidence.T,
    )


@dataclass(slots=True)
class _Walk:
    """Depth-first search without recursion: piece of each node, bridges and cut nodes that part raters from raters."""

    piece: list[int]
    bridges: list[tuple[int, int]]
    cuts: set[int]


def _walk(near: list[list[int]], counted: list[bool]) -> _Walk:
    size = len(near)
    found = _Walk([-1] * size, [], set())
    for root in range(size):
        if found.piece[root] < 0:
            _search(near, counted, root, found)
    return found


def _search(near: list[list[int]], counted: list[bool], root: int, found: _Walk) -> None:
    """Walk one piece: order of discovery, lowest order reachable, and raters below each node."""
    order, low, parent, seen = {root: 0}, {root: 0}, {root: -1}, [root]
    below: dict[int, int] = {}
    stack = [(root, iter(near[root]))]
    while stack:
        node, rest = stack[-1]
        step = next((other for other in rest if other != parent[node]), None)
        if step is None:
            stack.pop()
            continue
        if step in order:
            low[node] = min(low[node], order[step])
            continue
        order[step] = low[step] = len(order)
        parent[step] = node
        seen.append(step)
        stack.append((step, iter(near[step])))
    for node in reversed(seen):
        below[node] = below.get(node, 0) + counted[node]
        if parent[node] >= 0:
            below[parent[node]] = below.get(parent[node], 0) + below[node]
            low[parent[node]] = min(low[parent[node]], low[node])
    for node in seen:
        found.piece[node] = root
        if parent[node] > -1 and 0 < below[node] < below[root]:
            _judge(node, parent[node], order, low, found)
    _judge_root(root, seen, parent, below, found)


def _judge(node: int, parent: int, order: dict[int, int], low: dict[int, int], found: _Walk) -> None:
    """Both sides of the step from parent to node hold raters: does losing the step, or the parent, part them?"""
    if low[node] > order[parent]:
        found.bridges.append((node, parent))
    if low[node] >= order[parent] and order[parent] > 0:
        found.cuts.add(parent)


def _judge_root(root: int, seen: list[int], parent: dict[int, int], below: dict[int, int], found: _Walk) -> None:
    if sum(parent[node] == root and below[node] > 0 for node in seen) > 1:
        found.cuts.add(root)


def _groups(piece: list[int], names: list[str], units: int) -> tuple[Group, ...]:
    pieces = sorted(set(piece))
    members = {p: [node for node, own in enumerate(piece) if own == p] for p in pieces}
    return tuple(
        Group(
            tuple(names[node] for node in members[p] if node < units),
            tuple(names[node] for node in members[p] if node >= units),
        )
        for p in pieces
    )


def contrast_errors(unit: Sequence[str], rater: Sequence[str], *, noise: float) -> FloatArray:
    """Standard error of every difference of two severities that the design promises; shape (raters, raters).

    Raters stand sorted by name. noise: variance of an interview's mean mark beyond unit and rater, in squared marks: halo +
    error / items (+ taste / items). Units count as fixed, so that only shared units inform; infinite across groups.

    >>> contrast_errors([*"aabb"], [*"rsrs"], noise=1.0).round(3).tolist()
    [[0.0, 1.0], [1.0, 0.0]]
    """
    met = sorted(set(zip(unit, rater, strict=True)))
    units, raters = sorted({u for u, _r in met}), sorted({r for _u, r in met})
    incidence = np.zeros((len(units), len(raters)))
    for u, r in met:
        incidence[units.index(u), raters.index(r)] = 1.0
    information = np.diag(incidence.sum(axis=0)) - incidence.T @ (incidence / incidence.sum(axis=1, keepdims=True))
    inverse = np.linalg.pinv(information, hermitian=True) * noise
    own = np.diag(inverse)
    errors = np.sqrt(np.maximum(own[:, None] + own - 2 * inverse, 0.0))
    for group in check_design(unit, rater).groups:
        inside = np.isin(raters, group.raters)
        errors[np.ix_(inside, ~inside)] = np.inf
    return errors
