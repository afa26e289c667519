"""Numbers as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gerakan.foundation.exchange.figures import DecimalMark, Remark, Sense, read_column, read_number
from gerakan.foundation.exchange.readers import number
from gerakan.foundation.exchange.writing import _written


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("18,98", 18.98), ("18.98", 18.98), (" 71,15 ", 71.15), ("1.234.567,8", 1234567.8), ("1,234,567.8", 1234567.8),
        ("1.234.567", 1234567), ("1 234 567", 1234567), ("1\u00a0234,5", 1234.5), ("12,5 %", 12.5), ("Rp 1.234.567,-", 1234567),
        ("(12,5)", -12.5), ("−3,5", -3.5), ("-3.5", -3.5), ("0,123", 0.123), ("1234,567", 1234.567), ("12,3456", 12.3456),
        ("1,5e3", 1500), ("7,4*", 7.4), ("18 ,98", 18.98), (7148.0, 7148), (5, 5),
    ],
)  # fmt: skip
def test_one_cell_is_read_in_any_notation(written, expected):
    assert read_number(written).number == expected


@pytest.mark.parametrize(
    ("written", "sense"),
    [
        ("", Sense.BLANK), ("   ", Sense.BLANK), (None, Sense.BLANK), ("...", Sense.NOT_REPORTED), ("…", Sense.NOT_REPORTED),
        ("n.a.", Sense.NOT_REPORTED), ("NA", Sense.NOT_REPORTED), ("#N/A", Sense.NOT_REPORTED), ("–", Sense.NOT_REPORTED),
        ("tidak berlaku", Sense.NOT_APPLICABLE), ("Dirahasiakan", Sense.SUPPRESSED), ("abc", Sense.UNREADABLE),
        ("12.34.5", Sense.UNREADABLE), ("1,23,4", Sense.UNREADABLE), ("12 3", Sense.UNREADABLE), (True, Sense.UNREADABLE),
        ("1.234", Sense.AMBIGUOUS), ("1,234", Sense.AMBIGUOUS), ("9e999", Sense.UNREADABLE), (float("inf"), Sense.UNREADABLE),
    ],
)  # fmt: skip
def test_what_is_no_number_says_what_it_is(written, sense):
    assert read_number(written).sense is sense


def test_a_dash_is_remarked_upon_because_bps_prints_it_for_zero():
    assert read_number("-").remark is Remark.DASH


@pytest.mark.parametrize(
    ("cells", "bounds", "expected"),
    [
        (["18,98", "9,485", "7,1"], (None, None), 9.485),
        (["1.234.567", "9.485", "12.300"], (None, None), 9485),
        (["9800", "9.485", "12000"], (None, None), 9485),
        (["9.485"], (0, 100), 9.485),
        (["9.485"], (500, 20000), 9485),
    ],
)
def test_the_column_or_the_possible_range_settles_two_meanings_and_says_so(cells, bounds, expected):
    reading = read_column(cells, bounds=bounds)[cells.index(next(c for c in cells if c[1:2] in ",." and len(c) == 5))]

    assert reading.number == expected
    assert reading.remark in {Remark.SETTLED_BY_COLUMN, Remark.SETTLED_BY_RANGE}


def test_a_column_of_nothing_but_two_meanings_is_never_guessed():
    assert {reading.sense for reading in read_column(["1.234", "2.345"])} == {Sense.AMBIGUOUS}
    assert [answer.problem for answer in number(["1.234"])] == ["Dua arti: 1,234 atau 1234."]


@pytest.mark.parametrize(("mark", "expected"), [(DecimalMark.POINT, 1.234), (DecimalMark.COMMA, 1234)])
def test_a_person_may_say_which_mark_is_decimal(mark, expected):
    assert read_column(["1.234"], mark=mark)[0].number == expected


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e14, max_value=1e14))
def test_every_number_we_write_is_read_back_exactly(value):
    assert number([str(_written(value))])[0].value == value
