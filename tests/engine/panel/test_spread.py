"""The error of a raw mean: by hand, and true on simulated panels."""

import numpy as np
import pytest

from gerakan.engine.panel.spread import raw_errors


def test_by_hand():
    # within a: 2 and 4 (mean 3), squares 1 + 1; within b: 3, 3, 3; so 2 / (1 + 2) within, divided by 2 and by 3 marks
    errors = raw_errors(["a", "b", "c"], ["a", "a", "b", "b", "b"], [2, 4, 3, 3, 3])

    assert errors[:2] == pytest.approx([np.sqrt(2 / 3 / 2), np.sqrt(2 / 3 / 3)])
    assert np.isnan(errors[2])


def test_one_mark_each_says_nothing():
    assert np.isnan(raw_errors(["a", "b"], ["a", "b"], [2, 4])).all()


def test_ninety_per_cent_of_the_truths_lie_inside():
    chance = np.random.default_rng(5)
    inside = []
    for _panel in range(200):
        truth = chance.normal(2, 0.5, 30)
        units = np.repeat(np.arange(30), 3)
        marks = truth[units] + chance.normal(0, 0.4, 90)
        names = [str(unit) for unit in range(30)]
        errors = raw_errors(names, [str(unit) for unit in units], marks)
        means = marks.reshape(30, 3).mean(axis=1)
        inside.append((np.abs(means - truth) <= 1.6449 * errors).mean())
    assert np.mean(inside) == pytest.approx(0.90, abs=0.01)
