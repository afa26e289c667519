"""The table that an index is computed from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gerakan.engine.arrays import BoolArray, FloatArray
from gerakan.engine.errors import InputError

NOT_APPLICABLE = "NA"


@dataclass(frozen=True, slots=True, eq=False)
class IndexData:
    """Values of indicators (columns) for units (rows).

    values: shape (units, indicators), in data units, nan where there is no value.
    applicable: same shape; False where the indicator does not exist for the unit, which is not the same as missing.
    """

    units: tuple[str, ...]
    codes: tuple[str, ...]
    values: FloatArray
    applicable: BoolArray

    def __post_init__(self) -> None:
        shape = (len(self.units), len(self.codes))
        if self.values.shape != shape or self.applicable.shape != shape:
            raise InputError(f"ukuran tabel {self.values.shape} tidak sama dengan {shape}", place="data")
        if len(set(self.units)) != shape[0]:
            twice = next(unit for unit in self.units if self.units.count(unit) > 1)
            raise InputError(f"'{twice}' muncul dua kali", place="data", row=twice, column="unit")
        if np.isinf(self.values).any():
            row, column = np.argwhere(np.isinf(self.values))[0]
            raise InputError("nilai tak hingga", place="data", row=self.units[row], column=self.codes[column])

    @classmethod
    def from_rows(
        cls, units: Sequence[str], codes: Sequence[str], rows: Sequence[Sequence[float | str | None]]
    ) -> "IndexData":
        """Plain Python values: None is not reported, "NA" does not apply.

        >>> IndexData.from_rows(["a", "b"], ["x"], [[1.0], ["NA"]]).applicable.tolist()
        [[True], [False]]
        """
        shape = (len(units), len(codes))
        applicable = np.array([[cell != NOT_APPLICABLE for cell in row] for row in rows], dtype=bool).reshape(shape)
        values = [[np.nan if cell in (None, NOT_APPLICABLE) else float(cell) for cell in row] for row in rows]
        return cls(tuple(units), tuple(codes), np.array(values, dtype=float).reshape(shape), applicable)

    def select(self, codes: Sequence[str]) -> "IndexData":
        """The same units with these columns in this order."""
        for code in codes:
            if code not in self.codes:
                raise InputError(f"kolom '{code}' tidak ada", place="data", row="kepala tabel", column=code)
        at = [self.codes.index(code) for code in codes]
        return IndexData(self.units, tuple(codes), self.values[:, at], self.applicable[:, at])
