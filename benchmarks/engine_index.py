"""The index with all its steps, and the live what-if, for 514 regions x 20 indicators on three levels.

Named reference in the same run: numpy sorting the same table 100 times. Target: all steps within 20 ms on one quiet core.
Run: python benchmarks/engine_index.py
"""

import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from gerakan.engine.index import Group, IndexData, IndexSpec, Indicator, Treatment, compute, prepare, rerank

UNITS, INDICATORS, ROUNDS = 514, 20, 25


def table() -> IndexData:
    """Skewed values with three per cent empty cells."""
    generator = np.random.default_rng(1)
    values = generator.lognormal(size=(UNITS, INDICATORS))
    values[generator.random(values.shape) < 0.03] = np.nan
    codes = tuple(f"x{j}" for j in range(INDICATORS))
    return IndexData(tuple(f"u{i}" for i in range(UNITS)), codes, values, np.ones(values.shape, dtype=bool))


def three_levels() -> IndexSpec:
    """Twenty indicators under five groups under two groups under the index, with treatment of outliers."""
    groups = (
        Group("index"),
        *(Group(f"g{k}", "index") for k in range(2)),
        *(Group(f"h{k}", f"g{k % 2}") for k in range(5)),
    )
    items = tuple(Indicator(f"x{j}", f"h{j % 5}", 1 + j % 3) for j in range(INDICATORS))
    return IndexSpec(items, groups, treatment=Treatment("winsorise_log"))


def timed(name: str, work: Callable[[], object], reference: float | None = None) -> float:
    """Print min, median and max in milliseconds, and the ratio of the minima; returns the minimum."""
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        times.append((perf_counter() - start) * 1000)
    low = min(times)
    ratio = "" if reference is None else f"   x {low / reference:.2f} of the reference"
    print(f"{name:34s} min {low:8.2f}  median {statistics.median(times):8.2f}  max {max(times):8.2f} ms{ratio}")
    return low


def main() -> None:
    """Reference first, then the index and the what-if."""
    data, spec = table(), three_levels()
    prepared = prepare(data, spec)
    reference = timed("reference: 100 sorts of the table", lambda: [np.sort(data.values, axis=0) for _ in range(100)])
    timed("index, all steps (target 20 ms)", lambda: compute(data, spec), reference)
    timed("what-if: other weights, ranked", lambda: rerank(prepared, {"x1": 5.0, "g1": 2.0}), reference)


if __name__ == "__main__":
    main()
