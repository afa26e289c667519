"""What the plenary ranks by: the final marks of every region on a scale of 100, corrected or raw, and how sure they are."""

from typing import Literal

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.errors import InputError
from gerakan.engine.published import published

Basis = Literal["raw", "corrected"]
BASES: tuple[Basis, ...] = ("raw", "corrected")
TIMES = 25.0
"""From levels 0 to 4 to 0 to 100."""
HALF_WIDTH = 1.6448536269514722
"""Standard errors on each side of an interval of 90 %."""


def decided_marks(
    final_totals: FloatArray,
    raw: FloatArray,
    corrected: FloatArray,
    lower: FloatArray,
    upper: FloatArray,
    *,
    basis: Basis,
    raw_error: FloatArray | None = None,
) -> tuple[FloatArray, FloatArray]:
    """Marks and their standard errors, 0 to 100; all arrays of shape (units,), in levels 0 to 4.

    final_totals: from the final item marks of each region. raw, corrected, lower, upper: what the panel found of its
    independent marks, with the ends of the 90 % interval; nan where it found nothing. raw_error: standard error of each
    raw mean (`engine.panel.spread.raw_errors`), asked for on a raw basis.

    marks = 25 x (final + corrected - raw) with se = 25 x (upper - lower) / (2 x 1.645); on a raw basis 25 x final with
    25 x raw_error, since the interval belongs to the corrected mark, which was drawn to the mean and so is narrower.
    Nothing is clamped: a correction may lead beyond 0 or 100. A unit of which the panel says nothing is not corrected
    and is held to be as unsure as the least sure of the others; when the panel says nothing of anybody, se is 0.

    Raises InputError for an empty final total, for an interval turned round, and for basis "corrected" when the panel
    refused to correct (every corrected is nan). The panel's figures count with the digits that its table publishes.

    >>> marks, se = decided_marks(*(np.array([x]) for x in (3.0, 2.5, 2.7, 2.4, 3.0)), basis="corrected")
    >>> marks.round(2).tolist(), se.round(2).tolist()
    ([80.0], [4.56])
    """
    raw, corrected, lower, upper = (published(column) for column in (raw, corrected, lower, upper))
    own = published(np.full(len(raw), np.nan) if raw_error is None else raw_error)
    _refuse(final_totals, raw, corrected, lower, upper)
    if basis not in BASES:
        raise InputError(f"dasar '{basis}' tidak dikenal; yang dikenal: {', '.join(BASES)}", column="basis")
    if basis == "corrected" and len(corrected) and np.isnan(corrected).all():
        said = (
            "koreksi asesor ditolak karena desain panel terputus; dasar “corrected” tidak dapat dipakai, pakailah “raw”"
        )
        raise InputError(said, column="basis")
    if basis == "raw":
        return TIMES * final_totals, TIMES * _filled(own)
    moved = np.nan_to_num(corrected - raw)
    return TIMES * (final_totals + moved), TIMES * _filled((upper - lower) / (2 * HALF_WIDTH))


def _filled(errors: FloatArray) -> FloatArray:
    """Who is not known is no surer than anybody else."""
    known = errors[~np.isnan(errors)]
    return np.nan_to_num(errors, nan=float(known.max()) if len(known) else 0.0)


def _refuse(final_totals: FloatArray, *panel: FloatArray) -> None:
    if any(column.shape != final_totals.shape for column in panel):
        raise ValueError("every column has one value per unit")
    for at in np.flatnonzero(~np.isfinite(final_totals)):
        raise InputError("nilai akhir kosong", place="data", row=f"ke-{at + 1}", column="final")
    lower, upper = panel[-2:]
    for at in np.flatnonzero(upper < lower):
        raise InputError("batas atas di bawah batas bawah", place="data", row=f"ke-{at + 1}", column="upper")
