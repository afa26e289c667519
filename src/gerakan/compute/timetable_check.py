"""`gerakan verify_timetable INSTANCE.json PLAN.json`: one line per broken rule; exit 0 none, 1 some, 2 unreadable."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from gerakan.compute.complaints import Complaint
from gerakan.compute.timetable_files import Node, Refused, read_json
from gerakan.compute.timetable_instance import read_instance
from gerakan.engine.timetable import Interview, Plan, verify

BROKEN, BAD_INPUT = 1, 2


def run(argv: Sequence[str]) -> int:
    """Read both files and check every hard rule."""
    parser = argparse.ArgumentParser(
        prog="gerakan verify_timetable", description="Memeriksa setiap aturan keras sebuah jadwal, tanpa basis data."
    )
    parser.add_argument("instance", type=Path, metavar="INSTANCE.json")
    parser.add_argument("plan", type=Path, metavar="PLAN.json")
    arguments = parser.parse_args(argv)
    try:
        lines = check(arguments.instance, arguments.plan)
    except Complaint as complaint:
        print(complaint, file=sys.stderr)
        return BAD_INPUT
    for line in lines:
        print(line)
    return BROKEN if lines else 0


def check(instance_file: Path, plan_file: Path) -> list[str]:
    """One line per broken rule; an interview that is no interview breaks the rule `shape`."""
    instance = read_instance(instance_file)
    plan, lines = read_plan(read_json(plan_file))
    return lines + [str(one) for one in verify(instance, plan)]


def read_plan(root: Node) -> tuple[Plan, list[str]]:
    """The interviews that can be read, and a line for each that cannot."""
    lines: list[str] = []
    interviews = []
    try:
        root.keys(("interviews",))
        nodes = root.at("interviews").items()
    except Refused as refused:
        return Plan(()), [f"shape: {refused}"]
    for node in nodes:
        try:
            interviews.append(_interview(node))
        except Refused as refused:
            lines.append(f"shape: {refused}")
    return Plan(tuple(interviews)), lines


def _interview(node: Node) -> Interview:
    node.keys(("region", "day", "slot", "room", "assessors"))
    return Interview(
        node.at("region").text(),
        _position(node.at("day")),
        _position(node.at("slot")),
        node.at("room").text(),
        tuple(item.text() for item in node.at("assessors").items()),
    )


def _position(node: Node) -> int:
    """A whole number of any sign: whether it exists is a rule of its own."""
    if isinstance(node.value, bool) or not isinstance(node.value, int):
        node.refuse("harus berupa bilangan bulat")
    return node.value
