"""Who can be compared with whom: linked designs accepted, nested ones refused, weak links named."""

import random

import numpy as np
import pytest

from gerakan.engine.errors import InputError
from gerakan.engine.panel.design import check_design, contrast_errors


def pieces(met) -> int:
    """Connected pieces by merging sets, as slowly as possible."""
    groups = []
    for unit, rater in met:
        touching = [group for group in groups if ("u", unit) in group or ("r", rater) in group]
        groups = [group for group in groups if group not in touching]
        groups.append({("u", unit), ("r", rater)}.union(*touching))
    return groups


def parts_raters(met) -> bool:
    return sum(any(kind == "r" for kind, _name in group) for group in pieces(met)) > 1


def random_interviews(drawn: random.Random):
    units, raters = drawn.randint(2, 9), drawn.randint(2, 6)
    met = {(f"u{u}", f"r{drawn.randrange(raters)}") for u in range(units) for _mark in range(drawn.randint(1, 3))}
    return sorted(met)


def test_verdicts_on_a_thousand_random_designs():
    drawn = random.Random(3)
    linked = 0
    for _design in range(1000):
        met = random_interviews(drawn)
        verdict = check_design(*zip(*met, strict=True))
        assert verdict.connected is (len(pieces(met)) == 1)
        if not verdict.connected:
            continue
        linked += 1
        bridges = [edge for edge in met if parts_raters([other for other in met if other != edge])]
        raters = {rater for _unit, rater in met}
        lost = {edge: raters - {rater for other, rater in [m for m in met if m != edge]} for edge in met}
        bridges += [edge for edge, gone in lost.items() if gone and len(raters) > 1]
        assert set(verdict.bridges) == set(bridges), met
    assert 300 < linked < 1000


def test_cut_units_are_those_whose_withdrawal_parts_raters():
    drawn = random.Random(4)
    for _design in range(400):
        met = random_interviews(drawn)
        verdict = check_design(*zip(*met, strict=True))
        if verdict.connected:
            for unit in {unit for unit, _rater in met}:
                left = [edge for edge in met if edge[0] != unit]
                gone = {r for u, r in met if u == unit} - {r for _u, r in left}
                others = len({r for _u, r in met}) - len(gone)
                parted = parts_raters(left) or (bool(gone) and others > 0) or len(gone) > 1
                assert (unit in verdict.cut_units) is parted, met


def test_a_thousand_nested_panels_are_refused_and_their_linked_sisters_accepted():
    drawn = random.Random(5)
    for _design in range(1000):
        panels, each = drawn.randint(2, 4), drawn.randint(3, 6)
        nested = [(f"u{p}-{u}", f"r{p}-{k}") for p in range(panels) for u in range(each) for k in range(3)]
        assert len(check_design(*zip(*nested, strict=True)).groups) == panels
        exchanged = [(f"u{p}-{u}", f"r{(p + 1) % panels}-{u}") for p in range(panels) for u in range(3)]
        assert check_design(*zip(*nested, *exchanged, strict=True)).correctable


def test_groups_are_named_with_their_raters():
    groups = check_design([*"aabbc"], [*"rsstt"]).groups
    assert len(groups) == 1
    groups = check_design([*"ab"], [*"rs"]).groups
    assert [(group.units, group.raters) for group in groups] == [(("a",), ("r",)), (("b",), ("s",))]


def test_contrasts_are_those_of_least_squares_with_units_fixed():
    unit, rater = [0, 0, 1, 1, 2, 2, 3, 3], [0, 1, 1, 2, 2, 0, 0, 1]
    design = np.hstack([np.eye(4)[unit], np.eye(3)[rater]])
    inverse = np.linalg.pinv(design.T @ design)[4:, 4:] * 0.3
    expected = np.sqrt(np.add.outer(np.diag(inverse), np.diag(inverse)) - 2 * inverse)
    found = contrast_errors([str(u) for u in unit], [str(r) for r in rater], noise=0.3)
    assert found == pytest.approx(expected, abs=1e-7)


def test_contrasts_across_groups_are_infinite():
    errors = contrast_errors([*"aabb"], [*"rsto"], noise=1.0)
    assert np.isinf(errors[1, 0])
    assert np.isfinite(errors[1, 2])


def test_no_interview_is_refused():
    with pytest.raises(InputError):
        check_design([], [])
