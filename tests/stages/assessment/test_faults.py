"""The server killed while two hundred mark and sixteen write plans: whatever was acknowledged is there, and nothing twice."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tools"))
# Saves to be acknowledged before the server is killed, however slow the machine: a quarter of the people had one.
ENOUGH = 60

JUDGE = """
import collections, json, os, signal, sys, threading, time
sys.path[:0] = [{source!r}, {root!r}, {bench!r}]
import cell_saves as plans
import mark_saves as load
load.PORT, plans.PLANS = {port}, 4
people = [load.Person(int(told["sheet"]), told["session"]) for told in load.prepare()]
writers = [plans.Writer(told) for told in plans.prepare()]
server = load.serve()
sent = {{}}
def work(person):
    tap = person.tap
    for number in range(40):
        tap(number)
        if person.faults:
            return
def write(writer):
    number = 0
    while not writer.faults:
        writer.type(number)
        number += 1
threads = [threading.Thread(target=work, args=(person,)) for person in people]
threads += [threading.Thread(target=write, args=(writer,)) for writer in writers]
for thread in threads:
    thread.start()
def answered():
    return sum(len(person.acknowledged) for person in people)
patience = time.monotonic() + 60
def typed():
    return sum(bool(writer.standing) for writer in writers)
while (answered() < {enough} or typed() < len(writers)) and time.monotonic() < patience:
    time.sleep(0.05)
os.killpg(server.pid, signal.SIGKILL)
for thread in threads:
    thread.join()
lost, doubled = load.lost_and_doubled(people)
acknowledged = answered()
cut = sum(bool(person.faults) for person in people)
from gerakan.stages.assessment.models import Entry, Mark, MarkVersion
from gerakan.foundation.audit.verification import verify
half = Entry.objects.filter(outcome="saved").count() - MarkVersion.objects.count()
odd = [mark.pk for mark in Mark.objects.all() if mark.versions.count() != mark.revision]
server = load.serve()
cut_cells = [writer for writer in writers if writer.unanswered]
for writer in cut_cells:
    writer.faults.clear()
    writer.send(writer.unanswered)
refused = [fault for writer in cut_cells for fault in writer.faults]
from gerakan.stages.masterplans.models import Change
kept = collections.Counter((one.row, field, text) for one in Change.objects.filter(act="changed") for field, text in one.after.items() if text)
again = people[0]
again.faults.clear()
status, body = load.ask("GET", "/penilaian/lembar/%d/" % again.sheet, session=again.session)
server.terminate()
server.wait(20)
print(json.dumps({{"acknowledged": acknowledged, "cut": cut, "lost": lost, "doubled": doubled, "half": half,
                  "odd": odd, "chain": verify().holds, "after": status,
                  "typed": typed(), "cut_cells": len(cut_cells), "refused": refused, "lost_cells": plans.lost(writers),
                  "twice": [one for one, times in kept.items() if times > 1]}}))
"""


def judge(tmp_path, environment, port):
    code = JUDGE.format(
        source=str(ROOT / "src"), root=str(ROOT), bench=str(ROOT / "benchmarks"), port=port, enough=ENOUGH
    )
    told = {
        **os.environ, **environment, "GERAKAN_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "gerakan.config.settings",
        "PORT": str(port), "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=told, capture_output=True, text=True, timeout=500, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.strip().splitlines()[-1]


def soundness(report):
    found = json.loads(report)
    assert found["acknowledged"] >= ENOUGH
    assert found["cut"] > 100
    assert {name: found[name] for name in ("lost", "doubled", "half", "odd")} == {
        "lost": 0,
        "doubled": 0,
        "half": 0,
        "odd": [],
    }
    assert found["typed"] == 16
    assert found["cut_cells"] > 0
    assert (found["refused"], found["lost_cells"], found["twice"]) == ([], 0, [])
    assert found["chain"] is True
    assert found["after"] == 200


@pytest.mark.slow
def test_a_killed_server_loses_nothing_that_it_acknowledged_on_sqlite(tmp_path):
    soundness(judge(tmp_path, {"DATABASE_URL": ""}, 8472))


@pytest.mark.slow
def test_a_killed_server_loses_nothing_that_it_acknowledged_on_postgresql(tmp_path):
    postgres = pytest.importorskip("postgres")
    if postgres.find_programs() is None:
        pytest.skip("PostgreSQL tidak ada di sini.")
    with postgres.throwaway() as address:
        soundness(judge(tmp_path, {"DATABASE_URL": address}, 8473))
