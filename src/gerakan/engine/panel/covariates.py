"""Fixed effects beside the crossed ones: place in the day, and ties of raters to units by their ground."""

from dataclasses import dataclass

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.panel.marks import Marks

ORDER = "order"


@dataclass(frozen=True, slots=True, eq=False)
class Covariates:
    """columns: shape (marks, names). `order` is centred, in places; a tie column is 1 for marks of a tied rater."""

    names: tuple[str, ...]
    columns: FloatArray
    warnings: tuple[str, ...]


def covariates(marks: Marks) -> Covariates:
    """Columns of the recorded order and of every ground of tie; those that the marks cannot tell are left out, and that is said."""
    named: list[tuple[str, FloatArray]] = []
    if marks.order is not None:
        known = np.isfinite(marks.order)
        centre = marks.order[known].mean() if known.any() else 0.0
        named.append((ORDER, np.where(known, marks.order - centre, 0.0)))
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
