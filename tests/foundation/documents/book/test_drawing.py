"""Charts of the tree as specs."""

import pytest

from gerakan.foundation.documents.book.drawing import drawn, series_colours
from gerakan.foundation.documents.book.tree import Chart, Series, Shape


def chart(*series: Series, shape: Shape = Shape.BARS) -> Chart:
    return Chart("g", "Dana", "Dana naik.", shape, ("2026", "2027"), series, unit="juta")


def test_colours_of_the_series_stay_and_the_others_differ_from_them():
    colours = series_colours(chart(Series("a", (1, 2), "#a01a5c"), Series("b", (1, 2)), Series("c", (1, 2))))

    assert colours[0] == "#a01a5c"
    assert len(set(colours)) == 3


def test_the_table_of_numbers_says_what_is_unknown_and_writes_as_the_language_does():
    made = chart(Series("a", (1234.5, None)))

    assert drawn(made).rows == (("2026", "1.234,5"), ("2027", "tidak ada data"))
    assert drawn(made, language="en").rows == (("2026", "1,234.5"), ("2027", "no data"))
    assert drawn(made).headings == ("Uraian", "a (juta)")


@pytest.mark.parametrize("shape", list(Shape))
def test_every_shape_is_drawn_without_inline_style(shape):
    page = drawn(chart(Series("a", (1, None), "#a01a5c"), Series("a", (2, 3)), shape=shape)).svg

    assert 'aria-label="Dana naik."' in page
    assert "style=" not in page
    assert "#a01a5c" in page


def test_few_whole_things_are_counted_one_by_one():
    assert chart(Series("a", (1, 2)), Series("b", (1, 3))).few() == 3
    assert chart(Series("a", (1, 2)), Series("b", (1, 3)), shape=Shape.STACKED).few() == 5
    assert [chart(Series("a", values)).few() for values in ((1.5, 2), (1, 6), (-1, 2), (None, 0))] == [0, 0, 0, 0]
    assert ">0,5<" not in drawn(chart(Series("a", (1, 1)))).svg
