"""100,000 draws of 514 regions x 20 indicators x 3 levels with noise on the marks: the full rank distribution.

Named references in the same run: the floor (numpy's random numbers and one sort per draw, nothing else) and the naive loop
(one draw after the other through the ordinary index, scaled up from 50 draws). Target: 2 s on two quiet cores.
Run: python benchmarks/engine_robustness.py
"""

import os
import statistics
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from time import perf_counter, process_time

import numpy as np

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from gerakan.engine.index import (
    Group,
    IndexData,
    IndexSpec,
    Indicator,
    Normalisation,
    RobustnessPlan,
    prepare,
    rerank,
    robustness,
)

UNITS, INDICATORS, DRAWS, ROUNDS = 514, 20, 100_000, 3


def table() -> IndexData:
    """Correlated indicators without empty cells."""
    generator = np.random.default_rng(1)
    values = generator.normal(size=(UNITS, INDICATORS)) + generator.normal(size=(UNITS, 1))
    codes = tuple(f"x{j}" for j in range(INDICATORS))
    return IndexData(tuple(f"u{i}" for i in range(UNITS)), codes, values, np.ones(values.shape, dtype=bool))


def three_levels() -> IndexSpec:
    """Twenty indicators under five groups under two groups under the index."""
    groups = (
        Group("index"),
        *(Group(f"g{k}", "index") for k in range(2)),
        *(Group(f"h{k}", f"g{k % 2}") for k in range(5)),
    )
    return IndexSpec(tuple(Indicator(f"x{j}", f"h{j % 5}", 1 + j % 3) for j in range(INDICATORS)), groups)


def floor() -> None:
    """What no method can avoid: random weights and a sort per draw, on two threads."""

    def half(seed: int) -> None:
        generator = np.random.default_rng(seed)
        keys = generator.integers(0, 2**47, (256, UNITS))
        for _ in range(DRAWS // 2 // 256):
            generator.random((256, INDICATORS + 8))
            np.sort(keys, axis=1)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(half, range(2)))


def timed(name: str, work: Callable[[], object], reference: float | None = None, rounds: int = ROUNDS) -> float:
    """Print min, median and max of the wall clock, processor time of the best round, and the ratio; returns the minimum."""
    walls, cores = [], []
    for _ in range(rounds):
        start, burnt = perf_counter(), process_time()
        work()
        walls.append(perf_counter() - start)
        cores.append(process_time() - burnt)
    low = min(walls)
    ratio = "" if reference is None else f"   x {low / reference:.2f} of the floor"
    said = f"min {low:6.2f}  median {statistics.median(walls):6.2f}  max {max(walls):6.2f} s  (processors {min(cores):5.2f} s)"
    print(f"{name:46s} {said}{ratio}")
    return low


def main() -> None:
    """Floor, the target, what makes it dearer, the naive loop."""
    data, spec = table(), three_levels()
    holes = replace(
        data, values=np.where(np.random.default_rng(2).random(data.values.shape) < 0.03, np.nan, data.values)
    )
    noise = {"x0": data.values[:, 0] + np.random.default_rng(3).normal(0, 0.3, (2000, UNITS))}
    scales = tuple(Normalisation(method) for method in ("minmax", "zscore", "percentile_rank"))
    choices = RobustnessPlan(normalisations=scales, aggregations=("arithmetic", "geometric"), leave_one_out=True)

    def draws(table: IndexData, plan: RobustnessPlan, **more: object) -> object:
        return robustness(table, spec, plan, draws=DRAWS, seed=1, top=80, **more)  # type: ignore[arg-type]

    base = timed("floor: random numbers and sorts, 100,000 draws", floor)
    timed(
        "weights and mark noise (target 2 s)", lambda: draws(data, RobustnessPlan(), samples=noise, sobol=False), base
    )
    timed("weights only", lambda: draws(data, RobustnessPlan(), sobol=False), base)
    timed("weights only, 3 % empty cells", lambda: draws(holes, RobustnessPlan(), sobol=False), base)
    timed("126 cells of choices", lambda: draws(data, choices, sobol=False), base)
    timed("126 cells of choices, with Sobol indices", lambda: draws(data, choices), base)
    prepared = prepare(data, spec)
    start = perf_counter()
    for k in range(50):
        rerank(prepared, {"x0": 1 + k / 100})
    naive = (perf_counter() - start) / 50 * DRAWS
    print(f"{'naive loop, scaled up from 50 draws':46s} {naive:10.0f} s   x {naive / base:.0f} of the floor")


if __name__ == "__main__":
    main()
