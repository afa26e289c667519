"""All rules on a plan of 100 programmes, again after one edit, completeness, and likeness with 50 other plans.

Named reference in the same run: reading the same plan once from its JSON text. Targets on a quiet machine: all rules 1 s,
after one edit 0.2 s.
Run: python benchmarks/plan_checks.py
"""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from gerakan.engine.plan import Checker, Others, OtherText, Plan, Yardsticks, check
from gerakan.engine.plan.completeness import completeness
from gerakan.engine.plan.likeness import own_prints
from gerakan.engine.plan.nearest import _nearest
from gerakan.engine.plan.plain import as_plain
from gerakan.engine.plan.prose import filler, prose, same
from gerakan.engine.plan.specimen import specimen

TIMES, PLANS, PARAGRAPHS = 7, 50, 200


def timed(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """Median seconds of several runs."""
    taken = []
    for _ in range(TIMES):
        before()
        began = perf_counter()
        work()
        taken.append(perf_counter() - began)
    return median(taken)


def forget() -> None:
    """As in a fresh process."""
    for remembered in (own_prints, filler, same, _nearest):
        remembered.cache_clear()


def edited(plan: Plan, number: int) -> Plan:
    """One name of one programme typed anew."""
    at = number % len(plan.programmes)
    changed = replace(plan.programmes[at], name=f"{plan.programmes[at].name} diperbarui {number}")
    return replace(plan, programmes=(*plan.programmes[:at], changed, *plan.programmes[at + 1 :]))


def others() -> Others:
    """Chapters of fifty plans, each paragraph its own."""
    words = [text for _, text, _ in prose(specimen(programmes=150))]
    texts = (
        OtherText(
            f"{of:02d}",
            "passages",
            str(number),
            "text",
            f"{of} {number} " + f" {of} ".join(words[number : number + 20]),
        )
        for of in range(PLANS)
        for number in range(PARAGRAPHS)
    )
    return Others(texts)


def run() -> None:
    """One line each."""
    plan = specimen(programmes=100)
    text = json.dumps(as_plain(plan))
    reading = timed(lambda: json.loads(text))
    yardsticks = Yardsticks(others=others())
    checker = Checker()
    checker.check(plan, yardsticks)
    edits = iter(edited(plan, number) for number in range(TIMES))
    figures = {
        "all rules, fresh": timed(lambda: check(plan, yardsticks), forget),
        "all rules, again": timed(lambda: check(plan, yardsticks)),
        "after one edit": timed(lambda: checker.check(next(edits), yardsticks)),
        "nothing changed": timed(lambda: checker.check(plan, yardsticks)),
        "completeness": timed(lambda: completeness(plan)),
        "likeness indexed": timed(others),
    }
    print(
        f"reading JSON      {reading * 1000:8.1f} ms  {len(text) / 1024:.0f} KB, {len(plan.programmes)} programmes and activities"
    )
    for name, seconds in figures.items():
        print(f"{name:17} {seconds * 1000:8.1f} ms  x {seconds / reading:7.1f} of reading JSON")


if __name__ == "__main__":
    run()
