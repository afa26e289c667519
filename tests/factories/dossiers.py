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
name = "nilai lembar"
command = "totals"
inputs = ["02-nilai/marks.csv", "02-nilai/instrument.csv"]
results = ["02-nilai/totals.csv", "02-nilai/elements.csv"]
[[step]]
name = "panel"
command = "panel"
inputs = ["02-nilai/totals.csv", "03-panel/spec.toml"]
results = ["03-panel/units.csv", "03-panel/raters.csv"]
[[step]]
name = "nilai akhir"
command = "decided"
inputs = ["04-nilai-akhir/standing.csv", "02-nilai/instrument.csv", "04-nilai-akhir/replies.csv", "03-panel/units.csv"]
options = ["--basis", "corrected"]
results = ["04-nilai-akhir/decided.csv", "04-nilai-akhir/items.csv", "04-nilai-akhir/elements.csv"]
[[step]]
name = "peringkat akhir"
command = "final"
inputs = ["05-penetapan/regions.csv", "05-penetapan/spec.toml"]
results = ["05-penetapan/ranking.csv", "05-penetapan/prices.csv"]
[[passing]]
from = "01-indeks/scores.csv:index"
to = "05-penetapan/regions.csv:index"
[[passing]]
from = "04-nilai-akhir/decided.csv:marks"
to = "05-penetapan/regions.csv:marks"
[[passing]]
from = "04-nilai-akhir/decided.csv:marks_se"
to = "05-penetapan/regions.csv:marks_se"
[decisions]
ranking = "05-penetapan/ranking.csv"
taken = "06-keputusan/decisions.csv"
overrides = "06-keputusan/overrides.csv"
"""
OVERRIDES = ("unit", "from", "to", "reason", "decided_by", "signed_by")
MARKS = ("unit", "rater", "item", "mark", "variant")
Mark = tuple[str, str, str, int | str, str]

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
    folder: Path, run: Run, *, units: Sequence[str] = UNITS, raters: int = 5, items: int = 4, seed: int = 3
) -> Path:
    """Everything that a plenary decided on, from marks of items on, with results computed by `gerakan compute`."""
    chance = random.Random(seed)
    kinds = {unit: "kota" if at % 4 == 0 else "kabupaten" for at, unit in enumerate(units)}
    marks = _marks(chance, kinds, raters, items)
    write(folder / "01-indeks/data.csv", ["unit", "pdrb", "miskin"], _figures(chance, units))
    write(folder / "02-nilai/marks.csv", MARKS, marks)
    write(folder / "02-nilai/instrument.csv", INSTRUMENT, _instrument(items))
    write(folder / "04-nilai-akhir/standing.csv", MARKS, _standing(marks))
    write(folder / "04-nilai-akhir/replies.csv", ["unit", "item", "mark", "reason"], [[units[1], "b-01", 4, "Bukti."]])
    for place, text in (("01-indeks", INDEX_SPEC), ("03-panel", PANEL_SPEC), ("05-penetapan", FINAL_SPEC)):
        (folder / place).mkdir(parents=True, exist_ok=True)
        (folder / place / "spec.toml").write_text(text, encoding="utf-8")
    (folder / "dossier.toml").write_text(PLAN, encoding="utf-8")
    compute_all(folder, run, kinds)
    return folder


def compute_all(folder: Path, run: Run, kinds: dict[str, str]) -> None:
    """Results lie beside what they were computed from; decisions follow the ranking but for one, which two people signed."""
    _compute(run, folder / "01-indeks", "index", "data.csv", "spec.toml")
    _compute(run, folder / "02-nilai", "totals", "marks.csv", "instrument.csv")
    _compute(run, folder / "03-panel", "panel", "../02-nilai/totals.csv", "spec.toml")
    sources = ("standing.csv", "../02-nilai/instrument.csv", "replies.csv", "../03-panel/units.csv")
    _compute(run, folder / "04-nilai-akhir", "decided", *sources, "--basis", "corrected")
    index = {row["unit"]: row["index"] for row in rows_of(folder / "01-indeks/scores.csv")}
    decided = {row["unit"]: row for row in rows_of(folder / "04-nilai-akhir/decided.csv")}
    rows = [
        [unit, *map(decided[unit].get, ("marks", "marks_se")), index[unit], kind, ""] for unit, kind in kinds.items()
    ]
    write(folder / "05-penetapan/regions.csv", ["unit", "marks", "marks_se", "index", "kind", "barred"], rows)
    _compute(run, folder / "05-penetapan", "final", "regions.csv", "spec.toml")
    ranking = rows_of(folder / "05-penetapan/ranking.csv")
    decisions = {row["unit"]: row["decision"] for row in ranking}
    last = ranking[-1]["unit"]
    write(folder / "06-keputusan/decisions.csv", ["unit", "decision"], [*(decisions | {last: "chosen"}).items()])
    write(
        folder / "06-keputusan/overrides.csv",
        OVERRIDES,
        [[last, decisions[last], "chosen", "Pulau terluar.", "P1", "P2"]],
    )


def _figures(chance: random.Random, units: Sequence[str]) -> list[list[object]]:
    return [[unit, round(chance.uniform(20, 90), 2), round(chance.uniform(3, 25), 2)] for unit in units]


INSTRUMENT = ("code", "parent", "kind", "weight", "is_penalty", "penalty_cap", "applies_to")


def _instrument(items: int) -> list[list[object]]:
    """Two elements; the first item weighs more in a kota, and the last takes up to half a point off the second element."""
    rows: list[list[object]] = []
    for element, weight, own in (("tata", 60, range(0, items, 2)), ("sarana", 40, range(1, items, 2))):
        rows.append([element, "", "element", weight, "", "", ""])
        rows += [[f"b-{item:02d}", element, "item", 1 + item % 3, "", "", ""] for item in own if item]
    first = [["b-00", "tata", "item", weight, "", "", kind] for kind, weight in (("kabupaten", 1), ("kota", 2))]
    return [rows[0], *first, *rows[1:], ["denda", "sarana", "item", 0, 1, 0.5, ""]]


def _marks(chance: random.Random, kinds: dict[str, str], raters: int, items: int) -> list[Mark]:
    """Two assessors a region, so that everybody is linked to everybody; one item does not apply in every tenth region."""
    severity = [chance.gauss(0, 0.3) for _rater in range(raters)]
    codes = [f"b-{item:02d}" for item in range(items)]
    rows: list[Mark] = []
    for at, (unit, kind) in enumerate(kinds.items()):
        truth = chance.gauss(2.2, 0.6)
        for k in range(2):
            rater = _place(at, k, raters)
            levels: list[int | str] = [_level(truth - severity[rater] + chance.gauss(0, 0.6)) for _code in codes]
            levels[-1] = "tb" if at % 10 == 5 else levels[-1]
            said = [*zip(codes, levels, strict=True), ("denda", chance.choice((0, 0, 0, 2)))]
            rows += [(unit, f"A{rater:02d}", code, level, kind) for code, level in said]
    return rows


def _level(mark: float) -> int:
    return min(max(round(mark), 0), 4)


def _standing(marks: Sequence[Mark]) -> list[Mark]:
    """After the panel spoke: whoever was two or more levels above the other came down by one."""
    lowest: dict[tuple[str, str], int] = {}
    for unit, _rater, item, mark, _kind in marks:
        if not isinstance(mark, str):
            lowest[unit, item] = min(lowest.get((unit, item), mark), mark)
    return [
        (unit, rater, item, mark - 1 if not isinstance(mark, str) and mark - lowest[unit, item] > 1 else mark, kind)
        for unit, rater, item, mark, kind in marks
    ]


def _place(at: int, k: int, raters: int) -> int:
    """The second assessor of a region sits ever further from the first."""
    return (at + k * (1 + at // raters % (raters - 1))) % raters


def _compute(run: Run, place: Path, command: str, *words: str) -> None:
    done = run("compute", command, *words, "--out", ".", folder=place)
    assert done.returncode == 0, done.stderr
