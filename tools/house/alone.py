"""One set-up at a time: the second waits for the first, and a killed one leaves nothing behind."""

import fcntl
import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from house.console import Trouble, explain, say
from house.places import BIN, HOUSE_DATA, ROOT, environment

TAIL_LINES = 15


class Failed(Exception):
    """A program ended badly; holds what it printed."""


class Crew:
    """Runs the programs of one set-up; each holds the lock too, so an orphan keeps a second set-up waiting."""

    def __init__(self, lock: int, log: Path) -> None:
        self.lock = lock
        self.log = log
        self._clerk: Clerk | None = None

    def attempt(self, *words: str | Path) -> str:
        """What the program printed, which also went into the log; raises Failed."""
        with self.log.open("ab") as log:
            log.write(f"\n$ {' '.join(map(str, words))}\n".encode())
            log.flush()
            start = log.tell()
            done = subprocess.run(
                [str(word) for word in words],
                cwd=ROOT, env=environment(), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                pass_fds=(self.lock,), check=False,
            )  # fmt: skip
        printed = self._printed_since(start)
        if done.returncode:
            raise Failed(printed)
        return printed

    def run(self, *words: str | Path) -> str:
        """As attempt, but a failure is told to the person in one sentence."""
        return self.first_that_works(words)

    def first_that_works(self, *ways: Sequence[str | Path]) -> str:
        """Try each way in turn; tells the last failure when none worked."""
        failure = ""
        for words in ways:
            try:
                return self.attempt(*words)
            except (Failed, OSError) as error:
                failure = str(error)
        raise Trouble(self._sentence(failure))

    def manage(self, *words: str) -> str:
        """What a command of Gerakan printed; the first call starts the process that obeys all of them."""
        with self.log.open("ab") as log:
            log.write(f"\n$ gerakan {' '.join(words)}\n".encode())
            log.flush()
            start = log.tell()
            clerk = self._clerk = self._clerk or Clerk(log, self.lock)
            done = clerk.obeys(words)
        printed = self._printed_since(start)
        if not done:
            self.dismiss()
            raise Trouble(self._sentence(printed))
        return printed

    def dismiss(self) -> None:
        """Nothing more is asked of Gerakan."""
        if self._clerk:
            self._clerk.leave()
            self._clerk = None

    def _printed_since(self, start: int) -> str:
        with self.log.open("rb") as log:
            log.seek(start)
            return log.read().decode(errors="replace")

    def _sentence(self, output: str) -> str:
        if known := explain(output):
            return f"{known}\n(catatan lengkap: {self.log})"
        tail = "\n".join(f"  {line}" for line in output.strip().splitlines()[-TAIL_LINES:])
        return f"Langkah ini gagal. Kata-kata terakhirnya:\n{tail}\n(catatan lengkap: {self.log})"


class Clerk:
    """One process that obeys management commands, so that the house is loaded once."""

    def __init__(self, log: IO[bytes], lock: int) -> None:
        answers, pen = os.pipe()
        self._answers = os.fdopen(answers)
        self._process = subprocess.Popen(
            [str(BIN / "gerakan"), "one_by_one", f"--answers={pen}"],
            cwd=ROOT, env=environment(), stdin=subprocess.PIPE, stdout=log, stderr=log, text=True, pass_fds=(lock, pen),
        )  # fmt: skip
        os.close(pen)

    def obeys(self, words: Sequence[str]) -> bool:
        """Whether the command was carried out; what it printed stands in the log."""
        assert self._process.stdin is not None  # noqa: S101 - for the type
        with suppress(BrokenPipeError):
            self._process.stdin.write(json.dumps(words) + "\n")
            self._process.stdin.flush()
        is_done = self._answers.readline() == "done\n"
        if not is_done:
            self._process.wait()  # its last words come after it stopped answering
        return is_done

    def leave(self) -> None:
        """Ends the process; a failed one has ended by itself."""
        assert self._process.stdin is not None  # noqa: S101 - for the type
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.wait()
        self._answers.close()


@contextmanager
def alone() -> Iterator[Crew]:
    """The crew that may change the house, once no other does."""
    try:
        HOUSE_DATA.mkdir(parents=True, exist_ok=True)
        lock = os.open(HOUSE_DATA / "setup.lock", os.O_RDWR | os.O_CREAT, 0o600)
        log = HOUSE_DATA / "setup.log"
        log.touch()
    except OSError as error:
        raise Trouble(explain(str(error)) or f"Folder {HOUSE_DATA} tidak dapat dipakai: {error.strerror}.") from error
    try:
        _wait_for(lock)
        crew = Crew(lock, log)
        try:
            yield crew
        finally:
            crew.dismiss()
    finally:
        os.close(lock)


def _wait_for(lock: int) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("Penyiapan lain sedang berjalan; menunggu sampai selesai …")
        fcntl.flock(lock, fcntl.LOCK_EX)
