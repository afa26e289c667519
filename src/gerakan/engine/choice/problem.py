"""Candidates, quotas, and the plain matrix problem that they make."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.errors import InputError


@dataclass(frozen=True, slots=True)
class Quota:
    """At least `min` and at most `max` chosen candidates have `value` in `column`; None is no bound."""

    column: str
    value: str
    min: int | None = None
    max: int | None = None

    def __post_init__(self) -> None:
        for name, bound in (("min", self.min), ("max", self.max)):
            if bound is not None and bound < 0:
                raise InputError(f"kuota {self.column} = {self.value} tidak boleh negatif", row=self.value, column=name)
        if self.min is not None and self.max is not None and self.min > self.max:
            raise InputError(f"min kuota {self.column} = {self.value} melebihi max", row=self.value, column="min")


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Who may be chosen. merit: shape (units,), any unit of measurement, more is better.

    attributes: column to one value per unit, in the same order.
    """

    units: tuple[str, ...]
    merit: FloatArray
    attributes: Mapping[str, Sequence[str]]

    def __post_init__(self) -> None:
        if self.merit.shape != (len(self.units),):
            raise InputError("jumlah nilai tidak sama dengan jumlah calon", place="data", row="semua", column="merit")
        if len(set(self.units)) != len(self.units):
            twice = next(unit for unit in self.units if self.units.count(unit) > 1)
            raise InputError(f"'{twice}' muncul dua kali", place="data", row=twice, column="unit")
        for i in np.flatnonzero(~np.isfinite(self.merit)):
            raise InputError("nilai merit kosong", place="data", row=self.units[i], column="merit")


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """Choose `count` columns of `members` so that every row sum lies between `low` and `high`.

    Candidates stand from the highest merit to the lowest, equal merits by name: the answer cannot depend on the order of a
    file. members: shape (quotas, units). merit: shape (units,). order: position of each among the given candidates.
    """

    units: tuple[str, ...]
    merit: FloatArray
    members: FloatArray
    low: FloatArray
    high: FloatArray
    count: int
    order: tuple[int, ...]

    def without(self, quota: int) -> "Problem":
        """The same choice, one quota lifted."""
        keep = np.arange(len(self.low)) != quota
        return self.only(np.flatnonzero(keep).tolist())

    def only(self, quotas: Sequence[int]) -> "Problem":
        """The same choice under some of the quotas."""
        at = list(quotas)
        return Problem(self.units, self.merit, self.members[at], self.low[at], self.high[at], self.count, self.order)

    def meets(self, chosen: FloatArray) -> bool:
        """A choice, shape (units,) of 0 and 1, keeps every quota."""
        sums = self.members @ chosen
        return bool((sums >= self.low).all() and (sums <= self.high).all() and chosen.sum() == self.count)


def make_problem(candidates: Candidates, quotas: Sequence[Quota], count: int) -> Problem:
    """Matrices of a choice; refuses quotas on columns that are not there."""
    if count < 0:
        raise InputError("jumlah yang dipilih tidak boleh negatif", row="choose", column="choose")
    for quota in quotas:
        if quota.column not in candidates.attributes:
            raise InputError(f"kolom '{quota.column}' tidak ada", place="data", row="kepala tabel", column=quota.column)
    order = sorted(range(len(candidates.units)), key=lambda i: (-float(candidates.merit[i]), candidates.units[i]))
    members = [[float(candidates.attributes[quota.column][i] == quota.value) for i in order] for quota in quotas]
    return Problem(
        units=tuple(candidates.units[i] for i in order),
        merit=candidates.merit[order],
        members=np.array(members, dtype=float).reshape(len(quotas), len(order)),
        low=np.array([quota.min or 0 for quota in quotas], dtype=float),
        high=np.array([len(order) if quota.max is None else quota.max for quota in quotas], dtype=float),
        count=count,
        order=tuple(order),
    )
