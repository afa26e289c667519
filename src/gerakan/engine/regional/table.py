"""Figures by region, sector and year, and the whole that they are compared with."""

from dataclasses import dataclass

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.errors import InputError


@dataclass(frozen=True, slots=True, eq=False)
class SectorTable:
    """Output or jobs; nan where a figure was not delivered.

    values: shape (regions, sectors, years), zero or more. whole: shape (sectors, years), the nation or province;
    without one it is the sum of the regions (is_summed). Years ascend.
    """

    regions: tuple[str, ...]
    sectors: tuple[str, ...]
    years: tuple[int, ...]
    values: FloatArray
    whole: FloatArray
    is_summed: bool = False

    def whole_between(self, first: int, last: int) -> tuple[FloatArray, FloatArray]:
        """The whole in two years; a sum counts only cells that have a figure in both, else holes would look like growth."""
        if not self.is_summed:
            return self.whole[:, first], self.whole[:, last]
        both = np.isfinite(self.values[:, :, first]) & np.isfinite(self.values[:, :, last])
        before, after = (np.where(both, self.values[:, :, at], 0.0).sum(axis=0) for at in (first, last))
        return before, after

    @property
    def totals(self) -> FloatArray:
        """All sectors together; shape (regions, years)."""
        totals: FloatArray = np.nansum(self.values, axis=1)
        return totals

    @property
    def shares(self) -> FloatArray:
        """Each sector's part of its region; shape (regions, sectors, years), nan where nothing was delivered."""
        return divided(self.values, self.totals[:, None, :])

    @property
    def whole_shares(self) -> FloatArray:
        """Each sector's part of the whole; shape (sectors, years)."""
        return divided(self.whole, np.nansum(self.whole, axis=0)[None, :])


def make_table(
    regions: tuple[str, ...],
    sectors: tuple[str, ...],
    years: tuple[int, ...],
    values: FloatArray,
    whole: FloatArray | None = None,
) -> SectorTable:
    """Checked figures; raises InputError for negative ones, for unordered years and for shapes that do not fit.

    >>> table = make_table(("a", "b"), ("x", "y"), (2020,), np.array([[[1.0], [3.0]], [[3.0], [1.0]]]))
    >>> table.whole[:, 0].tolist(), table.shares[0, :, 0].tolist()
    ([4.0, 4.0], [0.25, 0.75])
    """
    if values.shape != (len(regions), len(sectors), len(years)):
        raise InputError("bentuk tabel tidak sesuai dengan daerah, sektor, dan tahunnya", place="data", row="semua")
    if list(years) != sorted(set(years)):
        raise InputError("tahun harus naik dan tidak berulang", place="data", row="semua", column="year")
    if bad := np.argwhere(np.isinf(values) | (values < 0)).tolist():
        r, s, t = bad[0]
        raise InputError(
            f"nilai {sectors[s]} tahun {years[t]} harus nol atau lebih", place="data", row=regions[r], column="value"
        )
    summed = np.nansum(values, axis=0) if whole is None else whole
    if summed.shape != values.shape[1:] or not (np.isfinite(summed) & (summed >= 0)).all():
        raise InputError("angka acuan harus lengkap dan nol atau lebih", place="data", row="acuan", column="value")
    return SectorTable(regions, sectors, years, values, summed, whole is None)


def without(table: SectorTable, sectors: frozenset[str]) -> SectorTable:
    """The same figures as if these sectors did not exist, in the regions and in the whole: oil, gas and mines left out."""
    keep = [at for at, sector in enumerate(table.sectors) if sector not in sectors]
    if not keep:
        raise InputError("tidak ada sektor yang tersisa", place="data", row="semua", column="sector")
    kept = tuple(table.sectors[at] for at in keep)
    return SectorTable(table.regions, kept, table.years, table.values[:, keep], table.whole[keep], table.is_summed)


def divided(part: FloatArray, whole: FloatArray) -> FloatArray:
    """A part of a whole; nan where the whole is nothing."""
    part, whole = np.broadcast_arrays(part, whole)
    answer: FloatArray = np.divide(part, whole, out=np.full(part.shape, np.nan), where=whole > 0)
    return answer
