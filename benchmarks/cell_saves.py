"""Saving cells of plans: 100 writers on 25 plans at work against a real server; the slowest twentieth beside one person alone.

python benchmarks/cell_saves.py            SQLite
python tools/postgres.py python benchmarks/cell_saves.py
Named reference in the same run: the median save of one person alone. Target: p95 with 100 at work is at most 5 times that;
no acknowledged cell is lost. Four people write in each plan, two of them in the same rows; each types a cell every PAUSE
seconds on average. Beside it, for information: all 100 at the very same moment.
"""

import http.client
import json
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
from benchmarks.mark_saves import ask, serve, together  # noqa: E402 - the path is set first

PLANS, WRITERS, TYPED, PAUSE, ALONE, FACTOR = 25, 4, 4, 10.0, 40, 5
FIELDS = ("name", "owner", "location", "beneficiaries")


class Writer:
    """Somebody who fills a column of a plan's programmes, one cell at a time."""

    def __init__(self, told: dict[str, str]) -> None:
        self.path = f"/rencana-induk/{told['plan']}/lembar/program/sel/"
        self.rows, self.field, self.session = told["rows"], told["field"], told["session"]
        self.standing: dict[str, str] = {}
        self.seconds: list[float] = []
        self.faults: list[str] = []
        self.unanswered: dict[str, str] = {}

    def type(self, number: int) -> None:
        """One cell, timed; what was acknowledged is remembered."""
        row = self.rows[number % len(self.rows)]
        text = f"{self.field} {row} kali {number}"
        edit = {"row": row, "field": self.field, "text": text, "seen": self.standing.get(row, "")}
        begun = time.perf_counter()
        try:
            self.send(edit)
        except (OSError, http.client.HTTPException) as lost_line:
            self.unanswered = edit
            self.faults.append(type(lost_line).__name__)
        self.seconds.append(time.perf_counter() - begun)

    def send(self, edit: dict[str, str]) -> None:
        """Until it is answered; the same edit may be sent again."""
        status, body = ask("POST", self.path, json.dumps({"edits": [edit], "since": 10**9}), self.session)
        if status != 200 or json.loads(body)["outcomes"][0]["status"] != "saved":
            self.faults.append(f"{status}: {body[:200]!r}")
            return
        self.standing[edit["row"]] = edit["text"]


def prepare() -> list[dict[str, object]]:
    """25 plans with four programmes each, four writers of each, and a session for everybody."""
    import django  # noqa: PLC0415 - the environment is set first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client, override_settings  # noqa: PLC0415

    from gerakan.foundation.accounts.roles import Role  # noqa: PLC0415
    from gerakan.stages.masterplans.models import Programme  # noqa: PLC0415
    from tests.factories.accounts import somebody  # noqa: PLC0415
    from tests.factories.editions import EditionFactory  # noqa: PLC0415
    from tests.factories.masterplans import a_plan, typed  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    people: list[dict[str, object]] = []
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        edition = EditionFactory(year=2027, slug="menulis-rencana")
        for _plan in range(PLANS):
            plan, first = a_plan(edition=edition)
            typed(plan, "program", *({"code": f"P-{number}"} for number in range(4)), by=first)
            rows = list(Programme.objects.filter(plan=plan).values_list("pk", flat=True))
            others = [somebody(Role.PLANNING_AGENCY, region=plan.region) for _other in range(WRITERS - 1)]
            for user, field in zip([first, *others], FIELDS, strict=True):
                client = Client()
                client.force_login(user, "django.contrib.auth.backends.ModelBackend")
                session = client.cookies["sessionid"].value
                people.append({"plan": plan.pk, "rows": rows, "field": field, "session": session})
    return people


def at_work(writer: Writer) -> None:
    """At moments of its own."""
    moments = random.Random(writer.path + writer.field)  # noqa: S311 - the same moments in every run
    for number in range(TYPED):
        time.sleep(moments.uniform(0, 2 * PAUSE))
        writer.type(number)


def measure(writers: list[Writer]) -> dict[str, float]:
    """Alone, all at once, at work together."""
    first = writers[0]
    for number in range(ALONE):
        first.type(number)
    alone = statistics.median(first.seconds[5:])
    first.seconds.clear()
    together(writers, lambda writer: writer.type(4))  # type: ignore[arg-type]  # anybody who works
    burst = sorted(second for writer in writers for second in writer.seconds)
    for writer in writers:
        writer.seconds.clear()
    together(writers, at_work)  # type: ignore[arg-type]
    seconds = sorted(second for writer in writers for second in writer.seconds)
    return {
        "alone": alone, "p50": statistics.median(seconds), "p95": seconds[int(len(seconds) * 0.95)], "saves": len(seconds),
        "burst_p95": burst[int(len(burst) * 0.95)],
    }  # fmt: skip


def lost(writers: list[Writer]) -> int:
    """Cells that were acknowledged and are not there."""
    from gerakan.stages.masterplans.models import Programme  # noqa: PLC0415

    rows = {row.pk: row for row in Programme.objects.all()}
    return sum(
        getattr(rows[int(row)], writer.field) != text for writer in writers for row, text in writer.standing.items()
    )


def main() -> int:
    """Prints the figures; fails when a target is missed."""
    port = os.environ.get("PORT", "8471")
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "GERAKAN_DATA": folder, "DJANGO_SETTINGS_MODULE": "gerakan.config.settings", "PORT": port,
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        }  # fmt: skip
        writers = [Writer(told) for told in prepare()]  # type: ignore[arg-type]
        server = serve()
        try:
            found = measure(writers)
        finally:
            server.terminate()
            server.wait(20)
        missing = lost(writers)
    faults = [fault for writer in writers for fault in writer.faults]
    ratio = found["p95"] / found["alone"]
    where = "PostgreSQL" if "DATABASE_URL" in os.environ else "SQLite"
    print(f"{where}: alone {found['alone'] * 1000:.1f} ms; {len(writers)} at work ({found['saves']:.0f} saves): "
          f"median {found['p50'] * 1000:.1f} ms, p95 {found['p95'] * 1000:.1f} ms = {ratio:.1f} x; lost {missing}, errors {len(faults)}; "
          f"all at one moment: p95 {found['burst_p95'] * 1000:.0f} ms")  # fmt: skip
    for fault in faults[:3]:
        print(fault)
    return int(ratio > FACTOR or bool(missing or faults))


if __name__ == "__main__":
    sys.exit(main())
