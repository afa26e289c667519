"""Saving marks: 200 assessors at work against a real server; the slowest twentieth beside one person alone.

python benchmarks/mark_saves.py            SQLite
python tools/postgres.py python benchmarks/mark_saves.py
Target: p95 of a save with 200 at work is at most 10 times the median save of one person; nothing lost, nothing refused.
Each assessor taps once in PAUSE seconds on average, at a moment of its own: faster than anybody reads an item.
Beside it, for information: all 200 at the very same moment.
"""

import http.client
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
PEOPLE, TAPS, PAUSE, ALONE, FACTOR = 200, 4, 10.0, 60, 10
PORT = int(os.environ.get("PORT", "8471"))


def prepare() -> list[dict[str, object]]:
    """A database with 200 sheets, one of each of 200 assessors, and a session for each."""
    import django  # noqa: PLC0415 - the environment is set first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client, override_settings  # noqa: PLC0415

    from tests.factories.assessment import some_sheets  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    people = []
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        for sheet in some_sheets(PEOPLE):
            client = Client()
            client.force_login(sheet.engagement.assessor.user, "django.contrib.auth.backends.ModelBackend")
            people.append({"sheet": sheet.pk, "session": client.cookies["sessionid"].value})
    return people


def serve() -> "subprocess.Popen[bytes]":
    """The server as it is installed."""
    words = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "--access-logfile", "/dev/null"]
    server = subprocess.Popen(  # noqa: S603 - our own server
        words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    for _try in range(300):
        time.sleep(0.1)
        try:
            ask("GET", "/penilaian/pekerja.js")
        except OSError:
            continue
        return server
    raise RuntimeError("the server did not start")


def ask(
    method: str, path: str, body: str = "", session: str = "", line: http.client.HTTPConnection | None = None
) -> tuple[int, bytes]:
    """One request; over an open line when given."""
    own = line or http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
    token = "a" * 32
    heads = {
        "Cookie": f"sessionid={session}; csrftoken={token}",
        "X-CSRFToken": token,
        "Content-Type": "application/json",
    }
    own.request(method, path, body, heads)
    answer = own.getresponse()
    found = answer.status, answer.read()
    if line is None:
        own.close()
    return found


class Person:
    """Somebody who taps; the key of each tap is the base of the next one of the same item."""

    items = ("sdm", "keuangan", "jaringan", "aplikasi")

    def __init__(self, sheet: int, session: str) -> None:
        self.sheet, self.session = sheet, session
        self.last: dict[str, str] = {}
        self.acknowledged: list[str] = []
        self.seconds: list[float] = []
        self.faults: list[str] = []
        self.line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)

    def tap(self, number: int) -> None:
        """One save, timed."""
        item, key = self.items[number % 4], str(uuid.uuid4())
        said = {"level": number % 5, "reason": "Karena demikian adanya."}
        tap = {
            "key": key,
            "item": item,
            "said": said,
            "based_on": self.last.get(item),
            "device": "ukur",
            "sequence": number,
        }
        begun = time.perf_counter()
        try:
            status, body = self._sent(json.dumps([tap]))
        except (OSError, http.client.HTTPException) as lost:
            self.faults.append(type(lost).__name__)
            return
        self.seconds.append(time.perf_counter() - begun)
        if status != 200 or json.loads(body)["receipts"][0]["outcome"] != "saved":
            self.faults.append(f"{status}: {body[:200]!r}")
            return
        self.last[item] = key
        self.acknowledged.append(key)

    def _sent(self, body: str) -> tuple[int, bytes]:
        """A line that the server closed while nobody spoke is opened again, as a browser does."""
        try:
            return self._post(body)
        except (BrokenPipeError, ConnectionResetError, http.client.RemoteDisconnected):
            self.line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
            return self._post(body)

    def _post(self, body: str) -> tuple[int, bytes]:
        return ask("POST", f"/penilaian/lembar/{self.sheet}/entri/", body, self.session, self.line)


def together(people: list[Person], work: Callable[[Person], None]) -> None:
    """Each in a thread of its own."""
    threads = [threading.Thread(target=work, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def at_work(person: Person) -> None:
    """At moments of its own."""
    moments = random.Random(person.sheet)  # noqa: S311 - the same moments in every run
    for number in range(TAPS):
        time.sleep(moments.uniform(0, 2 * PAUSE))
        person.tap(number)


def measure(people: list[Person]) -> dict[str, float]:
    """Alone, at work together, all at once."""
    first = people[0]
    for number in range(ALONE):
        first.tap(number)
    alone = statistics.median(first.seconds[5:])
    first.seconds.clear()
    together(people[1:], lambda person: person.tap(0))  # each has an open line, as a browser has
    burst = sorted(second for person in people for second in person.seconds)
    for person in people:
        person.seconds.clear()
    together(people, at_work)
    seconds = sorted(second for person in people for second in person.seconds)
    return {
        "alone": alone, "p50": statistics.median(seconds), "p95": seconds[int(len(seconds) * 0.95)], "most": seconds[-1],
        "saves": len(seconds), "burst_p95": burst[int(len(burst) * 0.95)],
    }  # fmt: skip


def lost_and_doubled(people: list[Person]) -> tuple[int, int]:
    """What the database has of what was acknowledged."""
    from gerakan.stages.assessment.models import Entry, MarkVersion  # noqa: PLC0415

    keys = [str(key) for key in Entry.objects.values_list("key", flat=True)]
    versions = [str(key) for key in MarkVersion.objects.values_list("key", flat=True)]
    told = {key for person in people for key in person.acknowledged}
    return len(told - set(keys)) + len(told - set(versions)), len(keys) - len(set(keys)) + len(versions) - len(
        set(versions)
    )


def main() -> int:
    """Prints the figures; fails when a target is missed."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "GERAKAN_DATA": folder,
            "DJANGO_SETTINGS_MODULE": "gerakan.config.settings",
            "PORT": str(PORT),
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        }
        people = [Person(int(str(told["sheet"])), str(told["session"])) for told in prepare()]
        server = serve()
        try:
            found = measure(people)
        finally:
            server.terminate()
            server.wait(20)
        lost, doubled = lost_and_doubled(people)
    faults = [fault for person in people for fault in person.faults]
    ratio = found["p95"] / found["alone"]
    where = "PostgreSQL" if "DATABASE_URL" in os.environ else "SQLite"
    print(f"{where}: alone {found['alone'] * 1000:.1f} ms; {PEOPLE} at work ({found['saves']:.0f} saves): median {found['p50'] * 1000:.1f} ms, "
          f"p95 {found['p95'] * 1000:.1f} ms = {ratio:.1f} x, longest {found['most'] * 1000:.0f} ms; lost {lost}, doubled {doubled}, errors {len(faults)}; "
          f"all at one moment: p95 {found['burst_p95'] * 1000:.0f} ms")  # fmt: skip
    for fault in faults[:3]:
        print(fault)
    return int(ratio > FACTOR or bool(lost or doubled or faults))


if __name__ == "__main__":
    sys.exit(main())
