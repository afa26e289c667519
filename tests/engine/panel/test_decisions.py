"""Decisions on odd panels."""

from gerakan.engine.panel.decisions import hanging_on_one
from gerakan.engine.panel.simulate import Recipe, simulate


def test_a_rater_who_alone_carries_a_tie_can_be_left_out():
    """Without that rater the effect of the tie has no marks at all; the others are still compared."""
    panel = simulate(Recipe(units=24, raters=8, per_unit=3, items=1, levels=None, bonus=0.8, ties=4), seed=3)

    assert set(panel.marks.tie) > {""}
    assert {found.unit for found in hanging_on_one(panel.marks, top=8)} <= set(panel.marks.units)
