"""The page about the checks and the rules say the same."""

import json
import re
from pathlib import Path

from gerakan.compute.plan_reading import read_plan
from gerakan.engine.plan import RULES, check
from gerakan.engine.plan.sentences import SENTENCES, SEVERITIES

PAGE = Path(__file__).resolve().parents[3] / "docs" / "metode" / "pemeriksaan-rencana.md"
LINE = re.compile(r"^\| (R-\d{3})( \*)? \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def test_every_rule_stands_on_the_page_with_its_severity_a_reason_and_an_example():
    written = [
        (code, star, title, severity)
        for code, star, title, severity, _, _ in LINE.findall(PAGE.read_text(encoding="utf-8"))
    ]

    assert written == [
        (code, "" if rule.certain else " *", SENTENCES[code].title, SEVERITIES[rule.severity])
        for code, rule in RULES.items()
    ]


def test_the_example_on_the_page_can_be_read_and_checked(tmp_path):
    example = re.search(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert example
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(json.loads(example[1])), encoding="utf-8")

    found = {one.rule for one in check(read_plan(file)).findings}

    assert not found & {"R-101", "R-102", "R-105", "R-111", "R-604", "R-605"}
    assert {"R-121", "R-403", "R-607"} <= found
