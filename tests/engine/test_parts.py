"""`decided_marks`: what the plenary ranks by, computed by hand."""

import numpy as np
import pytest

from gerakan.engine.choice.parts import decided_marks
from gerakan.engine.errors import InputError

NAN = float("nan")


def columns(*rows: tuple[float, ...]) -> list[np.ndarray]:
    return [np.array(column, dtype=float) for column in zip(*rows, strict=True)]


def test_the_correction_moves_the_final_mark_and_the_interval_gives_its_error():
    marks, se = decided_marks(*columns((3.0, 2.8, 2.6, 2.4355, 2.7645), (2.0, 2.0, 2.5, 2.0, 3.0)), basis="corrected")

    assert marks == pytest.approx([25 * 2.8, 25 * 2.5])
    assert se == pytest.approx([25 * 0.329 / 3.2897073, 25 / 3.2897073])


def test_on_a_raw_basis_nobody_moves_and_the_error_is_the_raw_means_own():
    rows = columns((3.0, 2.8, 2.6, 2.4, 2.8), (2.0, 2.0, 2.5, 2.0, 3.0))

    marks, se = decided_marks(*rows, basis="raw", raw_error=np.array([0.3, NAN]))

    assert marks.tolist() == [75.0, 50.0]
    assert se.tolist() == [7.5, 7.5]  # who is not known is no surer than the others


def test_who_is_not_in_the_panel_is_not_corrected_and_no_surer_than_the_others():
    marks, se = decided_marks(
        *columns((3.0, NAN, NAN, NAN, NAN), (2.0, 2.0, 2.5, 2.0, 3.0), (1.0, 1.0, 1.0, 0.9, 1.1)), basis="corrected"
    )

    assert marks.tolist() == [75.0, 62.5, 25.0]
    assert se[0] == se[1] > se[2] > 0


def test_a_correction_may_lead_beyond_the_scale():
    marks, _se = decided_marks(*columns((3.9, 3.5, 3.8, 3.6, 4.0), (0.1, 0.5, 0.2, 0.0, 0.4)), basis="corrected")

    assert marks == pytest.approx([105.0, -5.0])


def test_a_refused_correction_cannot_be_the_basis():
    rows = columns((3.0, 2.8, NAN, NAN, NAN), (2.0, 2.0, NAN, NAN, NAN))

    with pytest.raises(InputError, match="pakailah “raw”"):
        decided_marks(*rows, basis="corrected")

    marks, se = decided_marks(*rows, basis="raw")
    assert (marks.tolist(), se.tolist()) == ([75.0, 50.0], [0.0, 0.0])


@pytest.mark.parametrize(
    ("row", "said"),
    [((NAN, 2, 2, 1, 3), "nilai akhir kosong"), ((2, 2, 2, 3, 1), "batas atas di bawah batas bawah")],
)
def test_what_cannot_be_is_refused_with_its_place(row, said):
    with pytest.raises(InputError, match=said) as refused:
        decided_marks(*columns((1, 1, 1, 1, 1), row), basis="raw")

    assert (refused.value.place, refused.value.row) == ("data", "ke-2")


def test_columns_of_other_lengths_and_unknown_bases_are_refused():
    four = columns((1, 1, 1, 1))
    with pytest.raises(ValueError, match="one value per unit"):
        decided_marks(np.array([1.0, 2.0]), *four, basis="raw")
    with pytest.raises(InputError, match="tidak dikenal"):
        decided_marks(np.array([1.0]), *four, basis="other")
