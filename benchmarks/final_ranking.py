"""The cut line of 514 regions under 30 quotas: proven optimal; and the whole final ranking with both doubts.

Named reference in the same run: the linear relaxation of the same problem by HiGHS, which proves nothing about whole regions.
Target on a quiet machine: proven optimal within 2 s.
Run: python benchmarks/final_ranking.py
"""

import sys
from pathlib import Path
from time import perf_counter

import numpy as np
from scipy import optimize

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]

from gerakan.engine.choice import Candidates, Choice, Quota, choose  # noqa: E402  paths first
from gerakan.engine.choice.final import Final, Finalists, FinalRule, decide_finally  # noqa: E402
from gerakan.engine.choice.noise import repetitions  # noqa: E402
from gerakan.engine.choice.problem import make_problem  # noqa: E402

REGIONS, PLACES, QUOTAS = 514, 100, 30


def a_country(seed: int) -> tuple[Finalists, tuple[Quota, ...]]:
    """Regions in 34 provinces, 7 island groups, 2 kinds, new or not; quotas that pull."""
    random = np.random.default_rng(seed)
    province = random.integers(0, 34, REGIONS)
    attributes = {
        "province": [f"p{p}" for p in province],
        "island": [f"i{p % 7}" for p in province],
        "kind": random.choice(["kota", "kabupaten"], REGIONS, p=[0.2, 0.8]).tolist(),
        "new": random.choice(["ya", "tidak"], REGIONS).tolist(),
    }
    marks = np.round(random.normal(60, 12, REGIONS), 2)
    index = np.round(random.uniform(0, 100, REGIONS), 2)
    quotas = [
        Quota("kind", "kota", min=30),
        Quota("new", "ya", min=55),
        *(Quota("island", f"i{i}", min=12) for i in range(7)),
    ]
    quotas += [Quota("province", f"p{p}", max=4) for p in range(QUOTAS - len(quotas))]
    noise = {"marks": repetitions(marks, np.full(REGIONS, 4.0), draws=2000, seed=seed)}
    units = tuple(f"r{n:03d}" for n in range(REGIONS))
    return Finalists(units, {"marks": marks, "index": index}, noise, attributes), tuple(quotas)


def relaxed(candidates: Candidates, quotas: tuple[Quota, ...]) -> float:
    """Seconds of one linear programme."""
    problem = make_problem(candidates, quotas, PLACES)
    rows = np.vstack([problem.members, -problem.members])
    began = perf_counter()
    optimize.linprog(
        -problem.merit, A_ub=rows, b_ub=np.concatenate([problem.high, -problem.low]),
        A_eq=np.ones((1, REGIONS)), b_eq=[PLACES], bounds=(0, 1), method="highs",
    )  # fmt: skip
    return perf_counter() - began


def run() -> None:
    """One line a country."""
    for seed in range(3):
        people, quotas = a_country(seed)
        score = 0.8 * people.parts["marks"] + 0.2 * people.parts["index"]
        candidates = Candidates(people.units, score, people.attributes)
        reference = relaxed(candidates, quotas)
        began = perf_counter()
        answer = choose(candidates, quotas, PLACES)
        choosing = perf_counter() - began
        assert isinstance(answer, Choice)
        binding = sum(price.binding for price in answer.prices)
        rule = FinalRule(
            {"marks": 80, "index": 20}, PLACES, reserve=10, quotas=quotas, ties=("marks",),
            ranges={"marks": (70, 90), "index": (10, 30)}, draws=2000, seed=seed,
        )  # fmt: skip
        began = perf_counter()
        done = decide_finally(rule, people)
        deciding = perf_counter() - began
        assert isinstance(done, Final)
        print(
            f"seed {seed}: chosen and priced {choosing:6.2f} s  x {choosing / reference:6.1f} of one relaxation  "
            f"({binding} of {QUOTAS} quotas bind); with 2 x 2,000 repetitions {deciding:6.2f} s"
        )


if __name__ == "__main__":
    run()
