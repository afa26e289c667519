"""Totals of rubrics, whatever the order of their parts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gerakan.engine.rubric.scoring import Part, score

LEVELS = st.integers(0, 4)
WEIGHTS = st.floats(0.1, 50, allow_nan=False)


@st.composite
def rubrics(draw):
    elements, marks = [], {}
    for e in range(draw(st.integers(1, 3))):
        codes = [f"{e}-{i}" for i in range(draw(st.integers(1, 4)))]
        marks |= {code: draw(LEVELS) for code in codes}
        children = tuple(Part(code, "item", draw(WEIGHTS)) for code in codes)
        elements.append(Part(f"e{e}", "element", draw(WEIGHTS), children=children))
    return elements, marks


@given(rubrics())
def test_the_order_of_parts_changes_no_digit(rubric):
    elements, marks = rubric
    turned = [replace(element, children=element.children[::-1]) for element in reversed(elements)]

    assert score(turned, marks).total == score(elements, marks).total


@given(rubrics())
def test_a_total_lies_between_the_marks_and_shares_add_up(rubric):
    elements, marks = rubric
    told = score(elements, marks)

    assert min(marks.values()) - 1e-12 <= told.total <= max(marks.values()) + 1e-12
    assert sum(told.by_code[code].share for code in marks) == pytest.approx(100)


@given(rubrics(), st.floats(0.5, 20))
def test_only_proportions_of_weights_count(rubric, factor):
    elements, marks = rubric
    scaled = [
        replace(
            element,
            weight=element.weight * factor,
            children=tuple(replace(child, weight=child.weight * factor) for child in element.children),
        )
        for element in elements
    ]

    assert score(scaled, marks).total == pytest.approx(score(elements, marks).total, abs=1e-12)
