"""Small and odd panels: an answer or a sentence, never a crash, never a number that is none."""

import numpy as np
import pytest

from gerakan.engine.errors import InputError
from gerakan.engine.panel.analysis import MODELS, analyse
from gerakan.engine.panel.marks import make_marks


def odd_panel(seed: int):
    generator = np.random.default_rng(seed)
    sizes = generator.integers(1, 6), generator.integers(1, 5), generator.integers(1, 4)
    cells = [cell for cell in np.ndindex(*sizes) if generator.random() < generator.choice([0.3, 0.6, 1.0])] or [
        (0, 0, 0)
    ]
    marks = generator.integers(0, generator.integers(2, 6), len(cells)).astype(float).tolist()
    names = ([kind + str(cell[k]) for cell in cells] for k, kind in enumerate("uri"))
    tie = [str(generator.choice(["", "home"])) for _cell in cells]
    return make_marks(*names, marks, order=[float(k % 3) for k in range(len(cells))], tie=tie)


def answered(marks, model):
    """None when every element of a Rasch model is extreme, which is said in words."""
    try:
        return analyse(marks, top=2, model=model, scale=(0, 4))
    except InputError as refusal:
        if "ekstrem" in refusal.problem:
            return None
        raise


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("seed", [0, 3, 27, 30, 54, 90, 137])
def test_an_odd_panel_is_answered_or_refused_in_words(seed, model):
    marks = odd_panel(seed)
    told = answered(marks, model)
    if told is None:
        assert model != "mixed"
        return
    assert (told.corrected is not None) == told.design.connected
    if told.corrected is not None:
        assert np.isfinite([told.corrected.value, told.corrected.se, told.corrected.lower]).all()
        assert told.decision.p_top.sum() == pytest.approx(min(2, len(marks.units)))


@pytest.mark.parametrize("model", MODELS)
def test_equal_marks_throughout(model):
    told = analyse(make_marks([*"aabb"], [*"rsrs"], ["i"] * 4, [2, 2, 2, 2]), top=1, model=model, scale=(0, 4))
    assert told.corrected.value.tolist() == [2, 2]
    assert told.decision.p_top.tolist() == [0.5, 0.5]


def test_one_mark_doubled_is_refused_by_name():
    with pytest.raises(InputError, match="r untuk a"):
        make_marks([*"aa"], [*"rr"], [*"ii"], [1, 2])


def test_no_mark_is_refused():
    with pytest.raises(InputError, match="tidak ada satu nilai"):
        make_marks([], [], [], [])
