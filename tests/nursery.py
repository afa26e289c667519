"""Children of one prepared process: a fork costs milliseconds where a fresh interpreter costs seconds.

The nursery has imported what its children need and nothing else; it opens no database and starts no thread.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest

ROOT = Path(__file__).resolve().parent.parent

SERVER = """
import json, os, random, signal, socket, sys, traceback
listener = socket.socket(socket.AF_UNIX)
listener.bind(sys.argv[1])
listener.listen(64)
exec(sys.argv[2])
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
print("ready", flush=True)

def live(line):
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    told, ends, _flags, _from = socket.recv_fds(line, 1 << 20, 3)
    for number, end in enumerate(ends):
        os.dup2(end, number)
        os.close(end)
    random.seed()
    order = json.loads(told)
    os.environ.update(order["environment"])
    os.chdir(order["folder"])
    sys.argv = order["words"]
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")
    code = 0
    try:
        exec(order["body"], {"__name__": "__main__"})
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    line.send(bytes([code & 255]))
    os._exit(code & 255)

while True:
    line, _from = listener.accept()
    if os.fork() == 0:
        listener.close()
        live(line)
    line.close()
"""


class Child:
    """A running child: write to it, read from it line by line, wait for its end."""

    def __init__(self, line: socket.socket, stdin: IO[str], stdout: IO[str], stderr: IO[str]) -> None:
        self._line, self.stdin, self.stdout, self._stderr = line, stdin, stdout, stderr
        self.returncode: int | None = None

    def communicate(self, timeout: float = 60) -> tuple[str, str]:
        """All that is left of its output, and what it said on the error line."""
        self.stdin.close()
        self._line.settimeout(timeout)
        code = self._line.recv(1)
        self.returncode = code[0] if code else -9
        out = self.stdout.read()
        self._stderr.seek(0)
        err = self._stderr.read()
        for each in (self.stdout, self._stderr, self._line):
            each.close()
        return out, err


class Nursery:
    """Starts children of the prepared process."""

    def __init__(self, address: str) -> None:
        self._address = address

    def start(self, body: str, *, words: tuple[str, ...] = (), folder: Path = ROOT, **environment: str) -> Child:
        """A child that runs this piece of Python."""
        line = socket.socket(socket.AF_UNIX)
        line.connect(self._address)
        given, stdin = os.pipe()
        stdout, taken = os.pipe()
        error = tempfile.TemporaryFile("w+")  # noqa: SIM115 - closed by communicate
        order = {"body": body, "words": ["gerakan", *words], "folder": str(folder), "environment": environment}
        socket.send_fds(line, [_packed(order)], [given, taken, error.fileno()])
        os.close(given)
        os.close(taken)
        return Child(line, os.fdopen(stdin, "w"), os.fdopen(stdout), error)


def _packed(order: dict[str, Any]) -> bytes:
    return json.dumps(order).encode()


@contextmanager
def a_nursery(preparation: str, **environment: str) -> Iterator[Nursery]:
    """A process that has run `preparation` and forks from there."""
    with tempfile.TemporaryDirectory(prefix="gerakan-") as folder:
        address = f"{folder}/line"
        line = [sys.executable, "-c", SERVER, address, preparation]
        known = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment}
        with subprocess.Popen(line, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=known) as server:
            assert server.stdout is not None
            if server.stdout.readline().strip() != "ready":
                raise AssertionError(preparation)
            yield Nursery(address)
            server.terminate()


COMMAND_LINE = """
import gerakan.__main__
from gerakan.compute import choice, evaluation, index, panel, ranks, robustness, timetable, timetable_check
from ortools.sat.python import cp_model
from scipy import optimize, stats
"""


@pytest.fixture(scope="session")
def gerakan_line() -> Iterator[Callable[..., subprocess.CompletedProcess[str]]]:
    """`gerakan WORD ...` in a folder, as anybody would type it; Django's settings are out of reach."""
    with a_nursery(COMMAND_LINE, DJANGO_SETTINGS_MODULE="no.such.settings") as nursery:

        def call(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
            child = nursery.start(
                "import sys, gerakan.__main__; sys.exit(gerakan.__main__.main())", words=words, folder=folder
            )
            out, err = child.communicate(timeout=300)
            return subprocess.CompletedProcess(["gerakan", *words], child.returncode or 0, out, err)

        yield call
