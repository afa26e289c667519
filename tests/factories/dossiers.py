"""A small decision as a folder: index, panel, final ranking, decisions; computed by the commands that anybody has."""

import csv
import random
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

UNITS = tuple(f"35.{number:02d}" for number in range(1, 13))
INDEX_SPEC = """
[[indicator]]
code = "pdrb"
parent = "index"
weight = 0.6

[[indicator]]
code = "miskin"
parent = "index"
weight = 0.4
direction = -1

[[group]]
code = "index"
aggregation = "arithmetic"

[normalisation]
method = "minmax"
lower = 0
upper = 100
"""
PANEL_SPEC = "top = 4\nscale = [0, 4]\nseed = 7\n"
FINAL_SPEC = """
choose = 4
reserve = 2
seed = 7
draws = 200
ties = ["marks"]
[weights]
marks = 80
index = 20
[ranges]
marks = [70, 90]
index = [10, 30]
[[quota]]
column = "kind"
value = "kota"
min = 2
"""
PLAN = """
title = "Penetapan contoh"
[[step]]
name = "indeks"
command = "index"
inputs = ["01-indeks/data.csv", "01-indeks/spec.toml"]
results = ["01-indeks/scores.csv", "01-indeks/ranks.csv"]
[[step]]
name = "panel"
command = "panel"
inputs = ["02-panel/totals.csv", "02-panel/spec.toml"]
results = ["02-panel/units.csv", "02-panel/raters.csv"]
[[step]]
name = "peringkat akhir"
command = "final"
inputs = ["03-penetapan/regions.csv", "03-penetapan/spec.toml"]
results = ["03-penetapan/ranking.csv", "03-penetapan/prices.csv"]
[[passing]]
from = "01-indeks/scores.csv:index"
to = "03-penetapan/regions.csv:index"
[[passing]]
from = "02-panel/units.csv:raw"
to = "03-penetapan/regions.csv:marks"
times = 25
[decisions]
ranking = "03-penetapan/ranking.csv"
taken = "04-keputusan/decisions.csv"
overrides = "04-keputusan/overrides.csv"
"""

Run = Callable[..., Any]


def rows_of(file: Path) -> list[dict[str, str]]:
    """A table of the folder."""
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write(file: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """One line feed a row, as the commands write."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([header, *rows])


def a_decision(
    folder: Path, run: Run, *, units: Sequence[str] = UNITS, raters: int = 5, items: int = 1, seed: int = 3
) -> Path:
    """Everything that a plenary decided on, with results computed by `gerakan compute`."""
    chance = random.Random(seed)
    truth = {unit: chance.gauss(2.2, 0.6) for unit in units}
    write(folder / "01-indeks/data.csv", ["unit", "pdrb", "miskin"], _figures(chance, units))
    write(folder / "02-panel/totals.csv", ["unit", "rater", "item", "mark"], _marks(chance, truth, raters, items))
    for place, text in (("01-indeks", INDEX_SPEC), ("02-panel", PANEL_SPEC), ("03-penetapan", FINAL_SPEC)):
        (folder / place).mkdir(exist_ok=True)
        (folder / place / "spec.toml").write_text(text, encoding="utf-8")
    _compute(run, folder, "index", "01-indeks", "data.csv")
    _compute(run, folder, "panel", "02-panel", "totals.csv")
    index = {row["unit"]: row["index"] for row in rows_of(folder / "01-indeks/scores.csv")}
    raw = {row["unit"]: float(row["raw"]) * 25 for row in rows_of(folder / "02-panel/units.csv")}
    kinds = ["kota" if at % 4 == 0 else "kabupaten" for at in range(len(units))]
    write(
        folder / "03-penetapan/regions.csv",
        ["unit", "marks", "marks_se", "index", "kind", "barred"],
        ([unit, raw[unit], 4, index[unit], kind, ""] for unit, kind in zip(units, kinds, strict=True)),
    )
    _compute(run, folder, "final", "03-penetapan", "regions.csv")
    ranking = rows_of(folder / "03-penetapan/ranking.csv")
    write(
        folder / "04-keputusan/decisions.csv", ["unit", "decision"], ([row["unit"], row["decision"]] for row in ranking)
    )
    write(folder / "04-keputusan/overrides.csv", ["unit", "from", "to", "reason", "decided_by", "signed_by"], [])
    (folder / "dossier.toml").write_text(PLAN, encoding="utf-8")
    return folder


def _figures(chance: random.Random, units: Sequence[str]) -> list[list[object]]:
    return [[unit, round(chance.uniform(20, 90), 2), round(chance.uniform(3, 25), 2)] for unit in units]


def _marks(chance: random.Random, truth: dict[str, float], raters: int, items: int) -> list[list[object]]:
    """Two assessors a region, so that everybody is linked to everybody."""
    return [
        [
            unit,
            f"A{_place(at, k, raters):02d}",
            f"butir-{item:02d}",
            round(min(max(mark + chance.gauss(0, 0.3), 0), 4), 3),
        ]
        for at, (unit, mark) in enumerate(truth.items())
        for k in range(2)
        for item in range(items)
    ]


def _place(at: int, k: int, raters: int) -> int:
    """The second assessor of a region sits ever further from the first."""
    return (at + k * (1 + at // raters % (raters - 1))) % raters


def _compute(run: Run, folder: Path, command: str, place: str, data: str) -> None:
    """Results lie beside what they were computed from."""
    done = run("compute", command, data, "spec.toml", "--out", ".", folder=folder / place)
    assert done.returncode == 0, done.stderr
