"""What assessors wrote down: one mark per unit, rater and item, in an order that no file can change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from gerakan.engine.arrays import BoolArray, FloatArray, IntArray
from gerakan.engine.errors import InputError


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Marks sorted by unit, rater and item; names sorted too, so that permuting rows changes no bit.

    unit, rater, item: shape (marks,), positions among the names. mark: shape (marks,), on the mark scale.
    order, hour: shape (marks,), place in the rater's day and hour of the clock, nan where unknown; None when nobody recorded it.
    tie: ground of the tie between rater and unit, "" for none; empty tuple when nobody recorded it.
    """

    units: tuple[str, ...]
    raters: tuple[str, ...]
    items: tuple[str, ...]
    unit: IntArray
    rater: IntArray
    item: IntArray
    mark: FloatArray
    order: FloatArray | None = None
    tie: tuple[str, ...] = ()
    hour: FloatArray | None = None

    def __len__(self) -> int:
        return len(self.mark)

    def taken(self, keep: BoolArray) -> "Marks":
        """Some of the marks, with only the names that still occur."""
        at = np.flatnonzero(keep)
        names = {
            field: _used(getattr(self, field + "s"), getattr(self, field)[at]) for field in ("unit", "rater", "item")
        }
        return replace(
            self,
            units=names["unit"][0],
            raters=names["rater"][0],
            items=names["item"][0],
            unit=names["unit"][1],
            rater=names["rater"][1],
            item=names["item"][1],
            mark=self.mark[at],
            order=None if self.order is None else self.order[at],
            tie=tuple(self.tie[i] for i in at) if self.tie else (),
            hour=None if self.hour is None else self.hour[at],
        )

    def pairs(self) -> tuple[IntArray, IntArray, IntArray]:
        """Interviews: unit and rater of each, and for every mark the interview it belongs to."""
        codes, at = np.unique(self.unit * len(self.raters) + self.rater, return_inverse=True)
        return codes // len(self.raters), codes % len(self.raters), at.ravel()

    def raters_per_unit(self) -> IntArray:
        """Number of raters who marked each unit; shape (units,)."""
        return np.bincount(self.pairs()[0], minlength=len(self.units))

    def units_per_rater(self) -> IntArray:
        """Number of units that each rater marked; shape (raters,)."""
        return np.bincount(self.pairs()[1], minlength=len(self.raters))

    def raw(self) -> FloatArray:
        """Plain mean of the marks of each unit; shape (units,)."""
        sums = np.bincount(self.unit, weights=self.mark, minlength=len(self.units))
        return sums / np.bincount(self.unit, minlength=len(self.units))


def make_marks(
    unit: Sequence[str],
    rater: Sequence[str],
    item: Sequence[str],
    mark: Sequence[float],
    *,
    order: Sequence[float | None] | None = None,
    tie: Sequence[str] = (),
    hour: Sequence[float | None] | None = None,
) -> Marks:
    """Marks from columns of equal length; refuses none at all, holes, and two marks of one rater for one item of one unit.

    >>> marks = make_marks(["b", "a"], ["r", "r"], ["i", "i"], [3, 1])
    >>> marks.units, marks.mark.tolist()
    (('a', 'b'), [1.0, 3.0])
    """
    if not len(mark):
        raise InputError("tidak ada satu nilai pun", place="data", row="semua", column="mark")
    values = np.asarray(mark, dtype=float)
    codes = [_coded(names) for names in (unit, rater, item)]
    at = np.lexsort([positions for _names, positions in reversed(codes)])
    marks = Marks(
        units=codes[0][0],
        raters=codes[1][0],
        items=codes[2][0],
        unit=codes[0][1][at],
        rater=codes[1][1][at],
        item=codes[2][1][at],
        mark=values[at],
        order=_recorded(order, at),
        tie=tuple(tie[i] for i in at) if tie else (),
        hour=_recorded(hour, at),
    )
    _refuse(marks)
    return marks


def _coded(names: Sequence[str]) -> tuple[tuple[str, ...], IntArray]:
    known = tuple(sorted(set(names)))
    place = {name: i for i, name in enumerate(known)}
    return known, np.fromiter((place[name] for name in names), dtype=np.int64, count=len(names))


def _recorded(column: Sequence[float | None] | None, at: IntArray) -> FloatArray | None:
    return None if column is None else np.array([np.nan if x is None else x for x in column], dtype=float)[at]


def _used(names: tuple[str, ...], positions: IntArray) -> tuple[tuple[str, ...], IntArray]:
    kept, at = np.unique(positions, return_inverse=True)
    return tuple(names[i] for i in kept), at.ravel().astype(np.int64)


def _refuse(marks: Marks) -> None:
    for i in np.flatnonzero(~np.isfinite(marks.mark)):
        raise InputError("nilai kosong", place="data", row=marks.units[marks.unit[i]], column="mark")
    keys = np.stack([marks.unit, marks.rater, marks.item])
    for i in np.flatnonzero((keys[:, 1:] == keys[:, :-1]).all(axis=0)):
        unit, rater = marks.units[marks.unit[i]], marks.raters[marks.rater[i]]
        said = f"nilai {rater} untuk {unit} pada butir {marks.items[marks.item[i]]} ada dua kali"
        raise InputError(said, place="data", row=unit, column="mark")
