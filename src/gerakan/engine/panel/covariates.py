"""Fixed effects beside the crossed ones: place in the day, hour, and ties of raters to units by their ground."""

from dataclasses import dataclass

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.panel.marks import Marks

ORDER, HOUR = "order", "hour"


@dataclass(frozen=True, slots=True, eq=False)
class Covariates:
    """columns: shape (marks, names). `order` and `hour` are centred, in places and hours; a tie column is 1 for marks of a tied rater."""

    names: tuple[str, ...]
    columns: FloatArray
    warnings: tuple[str, ...]


def covariates(marks: Marks, *, hour: bool = False) -> Covariates:
    """Columns of what was recorded and of every ground of tie; those that the marks cannot tell are left out, and that is said.

    hour: also the hour of the clock. It differs between units only, so it is measured and never taken out of their marks.
    """
    recorded = ((ORDER, marks.order), (HOUR, marks.hour if hour else None))
    named = [(name, _centred(column)) for name, column in recorded if column is not None]
    grounds = sorted(set(marks.tie) - {""})
    named += [(f"tie:{ground}", np.array([own == ground for own in marks.tie], dtype=float)) for ground in grounds]
    kept, columns, left_out = [], np.ones((len(marks), 1)), []
    for name, column in named:
        wider = np.hstack([columns, column[:, None]])
        if wider.shape[1] < len(marks) and np.linalg.matrix_rank(wider) == wider.shape[1]:
            kept.append(name)
            columns = wider
        else:
            left_out.append(f"pengaruh {name} tidak dapat ditaksir dari nilai-nilai ini")
    return Covariates(tuple(kept), columns[:, 1:], tuple(left_out))


def _centred(column: FloatArray) -> FloatArray:
    """Unknown places count as average ones."""
    known = np.isfinite(column)
    centre = column[known].mean() if known.any() else 0.0
    return np.where(known, column - centre, 0.0)
