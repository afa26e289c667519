"""`gerakan compute panel MARKS.csv SPEC.toml --out DIR`."""

import argparse
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from gerakan.compute.complaints import told_by_file
from gerakan.compute.panel_marks import PanelTable, panel_table
from gerakan.compute.panel_spec import PanelSpec, read_panel_spec
from gerakan.compute.results import open_directory, write_result
from gerakan.compute.tables import read_table, write_table
from gerakan.engine.arrays import FloatArray
from gerakan.engine.panel.analysis import Analysis, Facet, analyse
from gerakan.engine.panel.decisions import hanging_on_one
from gerakan.engine.panel.marks import Marks
from gerakan.engine.panel.spread import raw_errors
from gerakan.engine.published import DIGITS

FILES = ("units.csv", "raters.csv", "items.csv", "agreement.csv", "components.csv", "result.json")


def describe(parser: argparse.ArgumentParser) -> None:
    """Two files."""
    parser.add_argument("marks", type=Path, metavar="MARKS.csv", help="kolom unit, rater, item, mark")
    parser.add_argument("spec", type=Path, metavar="SPEC.toml", help="top = K, scale, model, seed")


def run(arguments: argparse.Namespace) -> int:
    """Read, analyse, write; a disconnected design is a result, not an error."""
    spec = read_panel_spec(arguments.spec)
    table = read_table(arguments.marks)
    panel = panel_table(table, spec)
    with told_by_file(arguments.marks, arguments.spec, table.lines()):
        done = analyse(
            panel.marks,
            top=spec.top,
            model=spec.model,
            steps=spec.steps,
            scale=spec.scale,
            nodes=spec.nodes,
            seed=spec.seed,
        )
    out = open_directory(arguments.out, FILES)
    _write_tables(out, panel, done)
    _write_facts(out, spec, panel, done)
    return 0


def _write_tables(out: Path, panel: PanelTable, done: Analysis) -> None:
    columns = ["unit", "n_raters", "raw", "corrected", "se", "lower", "upper", "p_top", "zone", "raw_se"]
    _write(out / "units.csv", columns + (["measure"] if done.measure is not None else []), _unit_rows(panel, done))
    facet = ["se", "infit", "outfit"]
    _write(
        out / "raters.csv",
        ["rater", "n_units", "severity", *facet],
        _facet_rows(panel.raters, done.raters, counted=True),
    )
    _write(out / "items.csv", ["item", "difficulty", *facet], _facet_rows(panel.items, done.items, counted=False))
    _write(
        out / "agreement.csv",
        ["scope", "statistic", "value", "lower", "upper"],
        ([own.scope, own.statistic, own.value, own.lower, own.upper] for own in done.agreement),
    )
    _write(out / "components.csv", ["component", "variance"], (list(own) for own in done.variances.items()))


def _write(file: Path, columns: Sequence[str], rows: Iterable[Sequence[float | str | None]]) -> None:
    write_table(file, columns, ([_short(cell) for cell in row] for row in rows))


def _short(cell: float | str | None) -> float | str | None:
    if cell is None or isinstance(cell, str | int) or not math.isfinite(cell):
        return None if isinstance(cell, float) and not math.isfinite(cell) else cell
    return float(f"{cell:.{DIGITS}g}")


def _unit_rows(panel: PanelTable, done: Analysis) -> Iterable[list[float | str | None]]:
    at = {unit: i for i, unit in enumerate(done.marks.units)}
    errors = raw_errors(done.marks.units, *_sheets(done.marks))
    for unit in panel.units:
        i = at.get(unit)
        if i is None:
            yield [unit, 0, *[None] * (8 if done.measure is None else 9)]
            continue
        row: list[float | str | None] = [unit, int(done.n_raters[i]), float(done.raw[i])]
        own, decision = done.corrected, done.decision
        row += [float(x[i]) for x in (own.value, own.se, own.lower, own.upper)] if own else [None] * 4
        row += [float(decision.p_top[i]), decision.zone[i]] if decision else [None, None]
        row.append(float(errors[i]))
        yield row if done.measure is None else [*row, float(done.measure[i])]


def _sheets(marks: Marks) -> tuple[list[str], list[float]]:
    """Unit and mean of every sheet: all items that one rater marked in one unit."""
    sheets: dict[tuple[int, int], list[float]] = defaultdict(list)
    for unit, rater, mark in zip(marks.unit, marks.rater, marks.mark, strict=True):
        sheets[int(unit), int(rater)].append(float(mark))
    return [marks.units[unit] for unit, _rater in sheets], [math.fsum(own) / len(own) for own in sheets.values()]


def _facet_rows(names: Sequence[str], facet: Facet, *, counted: bool) -> Iterable[list[float | str | None]]:
    at = {name: i for i, name in enumerate(facet.names)}
    for name in names:
        i = at.get(name)
        counts: list[float | str | None] = [int(facet.count[i]) if i is not None else 0] if counted else []
        numbers = (facet.value, facet.se, facet.infit, facet.outfit)
        yield [name, *counts, *(None if i is None else float(column[i]) for column in numbers)]


def _write_facts(out: Path, spec: PanelSpec, panel: PanelTable, done: Analysis) -> None:
    known = set(done.marks.units)
    silent = [unit for unit in panel.units if unit not in known]
    write_result(
        out,
        "panel",
        parameters=asdict(spec) | {"scale": list(spec.scale) if spec.scale else None, "interval": 0.9},
        seed=spec.seed,
        warnings=[*panel.unused, *([f"tanpa nilai: {', '.join(silent)}"] if silent else []), *done.warnings],
        connected=done.design.connected,
        groups=[list(group.units) for group in done.design.groups],
        rater_groups=[list(group.raters) for group in done.design.groups],
        single_links=[list(bridge) for bridge in done.design.bridges],
        cut_units=list(done.design.cut_units),
        confounded=dict(done.confounded),
        effects={own.name: _numbers(asdict(own)) for own in done.effects},
        unit_groups=_by_group(panel, done),
        hanging_on_one_rater=_hanging(spec, done),
        **_rasch_facts(done),
    )


def _numbers(facts: dict[str, Any]) -> dict[str, float | str | None]:
    return {key: _short(value) for key, value in facts.items() if key != "name"}


def _by_group(panel: PanelTable, done: Analysis) -> dict[str, dict[str, float | str | None]]:
    """Mean raw and corrected mark of every group of units."""
    found = {}
    for group in sorted(set(panel.groups.values()) - {""}):
        own = [i for i, unit in enumerate(done.marks.units) if panel.groups.get(unit) == group]
        if own:
            corrected = _mean(done.corrected.value, own) if done.corrected else None
            found[group] = {"units": len(own), "raw": _mean(done.raw, own), "corrected": corrected}
    return found


def _mean(values: FloatArray, at: list[int]) -> float | str | None:
    return _short(float(values[at].mean()))


def _hanging(spec: PanelSpec, done: Analysis) -> list[dict[str, Any]]:
    return [asdict(own) for own in hanging_on_one(done.marks, spec.top)] if done.corrected else []


def _rasch_facts(done: Analysis) -> dict[str, Any]:
    fit = done.rasch
    if fit is None:
        return {}
    steps = {name: [_short(step) for step in own] for name, own in fit.thresholds.items()}
    use = {name: {str(mark): count for mark, count in own.items()} for name, own in fit.category_use.items()}
    return {
        "thresholds": steps,
        "category_use": use,
        "halo_inflation": _short(fit.inflation),
        "extreme": list(fit.extreme),
    }
