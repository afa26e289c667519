"""The frozen inputs of a run, one list (pool) at a time, with what was filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from gerakan.engine.arrays import BoolArray, FloatArray
from gerakan.engine.errors import InputError
from gerakan.engine.index import IndexData, IndexSpec
from gerakan.stages.shortlisting.calculations.specs import spec_of
from gerakan.stages.shortlisting.queries.inputs import NOT_APPLICABLE, TOGETHER


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """One list: its regions, its specification, the values as they are used.

    reported: shape (units, indicators), before filling. data: after filling. filled: per unit, code to [rule, value] or [rule, value, year].
    """

    name: str
    spec: IndexSpec
    data: IndexData
    reported: FloatArray
    filled: tuple[dict[str, list[Any]], ...]
    aside: tuple[tuple[str, FloatArray], ...] = ()
    """Regions that do not compete, with their reported values, shape (indicators,)."""

    @property
    def filled_mask(self) -> BoolArray:
        """Cells that were put in; shape (units, indicators)."""
        return np.isnan(self.reported) & np.isfinite(self.data.values)


def pool_names(parameters: Mapping[str, Any]) -> list[str]:
    """Ranked apart per kind, or together."""
    return [TOGETHER] if parameters["together"] else ["kota", "kabupaten"]


def pools_of(inputs: Mapping[str, Any], parameters: Mapping[str, Any]) -> list[Pool]:
    """Every list that has regions."""
    kinds = {unit["kind"] for unit in inputs["units"]}
    return [pool_of(inputs, parameters, name) for name in pool_names(parameters) if name in {TOGETHER, *kinds}]


def pool_of(inputs: Mapping[str, Any], parameters: Mapping[str, Any], name: str) -> Pool:
    """One list; raises InputError when its data cannot be used."""
    everybody = [i for i, unit in enumerate(inputs["units"]) if name in {TOGETHER, unit["kind"]}]
    rows = [i for i in everybody if _competes(inputs["units"][i], parameters)]
    codes = list(inputs["indicators"])
    values = np.array([inputs["values"][i] for i in rows], dtype=float).reshape(len(rows), len(codes))
    applies = np.array([[state != NOT_APPLICABLE for state in inputs["states"][i]] for i in rows], dtype=bool)
    absent = [code for code, column in zip(codes, applies.T, strict=True) if not column.any()]
    spec = spec_of(parameters, absent)
    units = tuple(inputs["units"][i]["code"] for i in rows)
    table = IndexData(units, tuple(codes), values, applies).select(spec.codes)
    complete, filled = _fill(table, _rules(parameters), inputs["earlier"])
    at = [codes.index(code) for code in spec.codes]
    aside = tuple(
        (inputs["units"][i]["code"], np.array(inputs["values"][i], dtype=float)[at]) for i in everybody if i not in rows
    )
    return Pool(name, spec, IndexData(units, spec.codes, complete, table.applicable), table.values, filled, aside)


def _competes(unit: Mapping[str, Any], parameters: Mapping[str, Any]) -> bool:
    return bool(unit["autonomous"]) or not parameters["only_autonomous"]


def _rules(parameters: Mapping[str, Any]) -> dict[str, tuple[str, int]]:
    return {item["code"]: (item["filling"], item["direction"]) for item in parameters["indicators"]}


def _fill(
    table: IndexData, rules: Mapping[str, tuple[str, int]], earlier: Mapping[str, Any]
) -> tuple[FloatArray, tuple[dict[str, list[Any]], ...]]:
    values = table.values.copy()
    filled: tuple[dict[str, list[Any]], ...] = tuple({} for _unit in table.units)
    for j, code in enumerate(table.codes):
        rule, direction = rules[code]
        for i in np.flatnonzero(np.isnan(table.values[:, j]) & table.applicable[:, j]):
            known = earlier.get(code, {}).get(table.units[i])
            put = _substitute(table.values[:, j], rule, direction, known, code)
            if put is not None:
                values[i, j] = put[1]
                filled[i][code] = put
    return values, filled


def _substitute(column: FloatArray, rule: str, direction: int, known: Any, code: str) -> list[Any] | None:
    """The rule, the value it puts in (and the year that value is of); None leaves the cell empty."""
    if rule == "reweight" or (rule == "last_known" and known is None):
        return None
    if rule == "last_known":
        return [rule, float(known[1]), known[0]]
    if np.isnan(column).all():
        raise InputError("kolom ini kosong", place="data", row="semua", column=code)
    if rule == "median":
        return [rule, float(np.nanmedian(column))]
    return [rule, float(np.nanmin(column) if direction == 1 else np.nanmax(column))]
