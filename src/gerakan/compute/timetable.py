"""`gerakan compute timetable INSTANCE.json --out DIR`."""

import argparse
from dataclasses import asdict
from pathlib import Path
from time import monotonic
from typing import Any

from gerakan.compute.arguments import whole_number
from gerakan.compute.results import open_directory, write_result
from gerakan.compute.timetable_files import write_json
from gerakan.compute.timetable_instance import as_json, read_instance
from gerakan.engine.timetable import Conflict, Instance, Solution, Unsolved, conflict, solve

FILES = ("plan.json", "report.json", "conflict.json", "result.json")
NO_ANSWER = 3
SOLVING, EXPLAINING = 30.0, 37.0
"""Seconds after the start by which the search for a plan, and for a clash, ends; the command itself ends within 45."""


def describe(parser: argparse.ArgumentParser) -> None:
    """One file."""
    parser.add_argument("instance", type=Path, metavar="INSTANCE.json", help="hari, ruang, penilai, daerah, ikatan")
    parser.add_argument("--seed", type=whole_number, default=0, metavar="S", help="benih pencarian (0)")


def run(arguments: argparse.Namespace) -> int:
    """Read, solve, write; exit 3 when there is no plan, and `conflict.json` says why."""
    start = monotonic()
    instance = read_instance(arguments.instance)
    out = open_directory(arguments.out, FILES)
    answer = solve(instance, seed=arguments.seed, remaining=lambda: start + SOLVING - monotonic())
    if isinstance(answer, Solution):
        write_json(out / "plan.json", {"interviews": [as_json(one) for one in answer.plan.interviews]})
        status: str = answer.status
        report = _report(answer)
    else:
        status = "infeasible" if answer.impossible else "unknown"
        report = _explained(out, instance, answer, arguments.seed, start)
    write_json(out / "report.json", {"status": status, **report})
    write_result(
        out, "timetable", parameters=_size(instance), seed=arguments.seed, status=status, warnings=_notes(answer)
    )
    return 0 if isinstance(answer, Solution) else NO_ANSWER


def _report(answer: Solution) -> dict[str, Any]:
    cost = answer.cost
    links = answer.connectivity
    return {
        "cost": cost,
        "bound": answer.bound,
        "gap": (cost - answer.bound) / cost if cost else 0.0,
        "soft": [asdict(goal) | {"label": goal.label, "cost": goal.cost, "bound": goal.bound} for goal in answer.goals],
        "connectivity": {
            "connected": links.connected,
            "components": links.components,
            "groups": [list(group) for group in links.groups],
            "single_links": [{"assessors": [one, two], "region": region} for one, two, region in links.single_links],
            "pairs_met": links.pairs_met,
            "pairs": links.pairs,
        },
    }


def _explained(out: Path, instance: Instance, answer: Unsolved, seed: int, start: float) -> dict[str, Any]:
    """What clashes, where that is proven; an empty report otherwise."""
    if answer.impossible:
        found = conflict(instance, seed=seed, remaining=lambda: start + EXPLAINING - monotonic())
        write_json(out / "conflict.json", _conflict(found))
    return {"cost": None, "bound": None, "gap": None, "soft": [], "connectivity": None}


def _conflict(found: Conflict) -> dict[str, Any]:
    rules = [{"rule": one.rule, "subject": one.subject, **dict(one.values), "words": one.words} for one in found.rules]
    return {"status": "infeasible", "minimal": found.minimal, "rules": rules, "words": found.words}


def _size(instance: Instance) -> dict[str, Any]:
    return {
        "regions": len(instance.regions),
        "assessors": len(instance.assessors),
        "rooms": len(instance.rooms),
        "slots": sum(1 for _ in instance.times()),
        "ties": len(instance.ties),
        "linked": instance.linked,
    }


def _notes(answer: Solution | Unsolved) -> list[str]:
    if isinstance(answer, Solution):
        return (
            []
            if answer.connectivity.connected
            else ["Panel tidak terhubung: nilai antarkelompok tidak dapat dibandingkan."]
        )
    return [] if answer.impossible else ["Waktu habis sebelum jadwal ditemukan atau terbukti mustahil."]
