"""A panel of 165 regions, 20 assessors (3 each), 30 items: every model, what it recovers, and what third marks are worth.

Named reference in the same run: numpy inverting a matrix of 1,000 x 1,000 ten times. Targets on two quiet cores: joint Rasch
0.15 s, marginal Rasch 1.5 s, mixed model with 4,000 posterior draws 3 s; 90 % intervals cover 86-94 % with a halo of 0.5;
P(top K) is calibrated with a slope of 0.9-1.1; proposed third marks beat random ones in 95 of 100 editions.
Run: python benchmarks/engine_panel.py [editions]
"""

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(1, str(Path(__file__).resolve().parents[1]))

from gerakan.engine.panel.agreement import agreement
from gerakan.engine.panel.bonus import home_bonuses
from gerakan.engine.panel.decisions import decide
from gerakan.engine.panel.jmle import fit_joint
from gerakan.engine.panel.mixed import fit_mixed
from gerakan.engine.panel.mml import fit_marginal
from gerakan.engine.panel.rasch import fit_rasch
from gerakan.engine.panel.simulate import Recipe, Simulated, simulate
from tests.engine.panel.editions import edition

FULL = Recipe(units=165, raters=20, per_unit=3, items=30, bonus=0.4, ties=12)
TOP, ROUNDS, PANELS = 80, 3, 40


def timed(name: str, work: Callable[[], object], reference: float | None = None) -> float:
    """Print the best wall and processor time in seconds, and the ratio of processor times; returns the latter."""
    walls, works = [], []
    for _round in range(ROUNDS):
        wall, own = perf_counter(), process_time()
        work()
        walls.append(perf_counter() - wall)
        works.append(process_time() - own)
    ratio = "" if reference is None else f"   x {min(works) / reference:.2f} of the reference"
    print(f"{name:52s} wall {min(walls):7.3f}  processor {min(works):7.3f} s{ratio}")
    return min(works)


def speed(panel: Simulated) -> None:
    """Reference first, then every part."""
    marks = panel.marks
    square = np.random.default_rng(0).normal(size=(1000, 1000))
    reference = timed("reference: ten inverses of 1,000 x 1,000", lambda: [np.linalg.inv(square) for _ in range(10)])
    timed("joint Rasch, estimates (target 0.15)", lambda: fit_joint(marks, "common", 0), reference)
    timed("marginal Rasch, estimates (target 1.5)", lambda: fit_marginal(marks, "common", 0, 61), reference)
    timed("mixed model and 4,000 draws (target 3)", lambda: fit_mixed(marks), reference)
    timed("joint Rasch, partial credit, with fit and draws", lambda: fit_rasch(marks, steps="item"), reference)
    timed("agreement, overall and 30 items", lambda: agreement(marks), reference)


def recovered(panel: Simulated) -> None:
    """The simulated truth beside the estimates of the full panel."""
    fit = fit_mixed(panel.marks)
    truth = {"unit": FULL.unit_sd, "rater": FULL.severity_sd, "item": FULL.item_sd, "unit_x_rater": FULL.halo_sd}
    truth |= {"rater_x_item": FULL.taste_sd, "error": FULL.error_sd}
    print("\nstandard deviation      truth  estimate   (truth before rounding to marks 0..4)")
    for name, value in truth.items():
        print(f"  {name:20s} {value:6.3f}  {(fit.variances[name] or 0) ** 0.5:8.3f}")
    print("severity of assessor    truth  estimate  se")
    for r in range(0, 20, 4):
        own = (panel.severity[r], fit.raters.value[r], fit.raters.se[r])
        print(f"  {panel.marks.raters[r]:20s} {own[0]:6.3f}  {own[1]:8.3f}  {own[2]:.3f}")
    for own in home_bonuses(panel.marks, fit.raters, fit.variances)[:1]:
        print(f"home bonus (pairs)      {FULL.bonus:6.3f}  {own.value:8.3f}  [{own.lower:.3f}, {own.upper:.3f}]")
    print(
        f"home bonus (model)      {FULL.bonus:6.3f}  {fit.fixed.value[0]:8.3f}  [{fit.fixed.lower[0]:.3f}, {fit.fixed.upper[0]:.3f}]"
    )


def honesty() -> None:
    """Coverage of 90 % intervals and calibration of P(top K), against the truth, over many panels with a halo of 0.5."""
    recipe = Recipe(units=80, raters=20, per_unit=2, items=10)
    told: dict[str, list[list[np.ndarray]]] = {"mixed": [], "rasch_jmle": [], "rasch_mml": []}
    for seed in range(PANELS):
        panel = simulate(recipe, 1000 + seed)
        best = np.argsort(np.argsort(-panel.units)) < 25
        mixed = fit_mixed(panel.marks, seed=seed)
        told["mixed"].append([_inside(mixed.units, panel), decide(mixed.draws, 25).p_top, best])
        for method in ("rasch_jmle", "rasch_mml"):
            fit = fit_rasch(panel.marks, method=method, scale=(0, 4), seed=seed)
            told[method].append([_inside(fit.fair, panel), decide(fit.draws, 25).p_top, best])
    print(f"\n{PANELS} panels of 80 x 20 (2 each) x 10, halo 0.5, 25 places")
    for name, rows in told.items():
        inside, chance, best = (np.concatenate([row[k] for row in rows]) for k in range(3))
        slope = np.polyfit(chance, best, 1)[0]
        print(f"  {name:12s} coverage of 90 % intervals {inside.mean():.3f}   slope of calibration {slope:.3f}")


def _inside(told: object, panel: Simulated) -> np.ndarray:
    return (told.lower <= panel.units) & (panel.units <= told.upper)  # type: ignore[attr-defined]


def third_marks(editions: int) -> None:
    """Proposed against random third marks, each edition of known truth marked sixty times."""
    found = [edition(seed, repeats=60) for seed in range(editions)]
    means = [float(np.mean([getattr(own, name) for own in found])) for name in ("without", "at_random", "proposed")]
    better = sum(own.proposed > own.at_random for own in found)
    print(
        "\nshare of the truly best 25 of 80 found: two marks {:.3f}, 20 random thirds {:.3f}, proposed {:.3f}".format(
            *means
        )
    )
    print(f"the proposal is better in {better} of {editions} editions")


def main() -> None:
    """Speed, recovery, honesty, third marks."""
    panel = simulate(FULL, 7)
    speed(panel)
    recovered(panel)
    honesty()
    third_marks(int(sys.argv[1]) if len(sys.argv) > 1 else 100)


if __name__ == "__main__":
    main()
