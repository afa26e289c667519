"""`gerakan compute plan_sample --out DIR`: a clean sample plan, to try the checks on and to change."""

import argparse
import json
from typing import Any

from gerakan.compute.results import open_directory, write_result
from gerakan.engine.plan.plain import as_plain
from gerakan.engine.plan.specimen import specimen

FILE = "plan.json"


def describe(parser: argparse.ArgumentParser) -> None:
    """How large, and from when."""
    parser.add_argument("--programmes", type=int, default=60, metavar="N", help="banyaknya program, sedikitnya 18")
    parser.add_argument("--starts", type=int, default=2025, metavar="TAHUN", help="tahun pertama")


def run(arguments: argparse.Namespace) -> int:
    """PLAN.json of `gerakan compute plan`; its region, figures and names are nobody's."""
    out = open_directory(arguments.out, (FILE,))
    plan = sample_plan(programmes=arguments.programmes, starts=arguments.starts)
    (out / FILE).write_text(json.dumps(plan, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    told: dict[str, Any] = {name: len(plan[name]) for name in ("programmes", "indicators", "money", "quick_wins")}
    write_result(
        out, "plan_sample", parameters={"programmes": arguments.programmes, "starts": arguments.starts}, **told
    )
    return 0


def sample_plan(*, programmes: int, starts: int) -> dict[str, Any]:
    """Ten years, every sub-dimension served, no finding; plain values.

    >>> len(sample_plan(programmes=60, starts=2028)["indicators"])
    66
    """
    return as_plain(specimen(programmes=programmes, starts=starts))
