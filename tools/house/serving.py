"""./run: the site, its worker and its clock, together until one ends or the person stops them."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from house.console import Trouble, explain, say, seconds
from house.places import BIN, ROOT, command_exists, data_folder, environment

HOST = "127.0.0.1"
PATIENCE_SECONDS = 90
GRACE_SECONDS = 10
TAIL_CHARACTERS = 1500


def free_port() -> int:
    """The port to serve on, checked before minutes are spent on anything else."""
    words = os.environ.get("PORT", "8000")
    if not words.isdigit() or not 0 < int(words) < 65536:
        raise Trouble(f"PORT={words} bukan nomor port. Pakai angka 1 sampai 65535, misalnya: PORT=8001 ./run")
    port = int(words)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise Trouble(f"Port {port} hanya untuk administrator. Pilih port lain: PORT=8001 ./run") from None
        except OSError:
            raise Trouble(
                f"Port {port} sedang dipakai program lain. Hentikan program itu, atau pilih port lain: "
                f"PORT={port % 65535 + 1} ./run"
            ) from None
    return port


@dataclass(frozen=True)
class Part:
    """One program of the house, and where it speaks."""

    title: str
    words: tuple[str, ...]
    log: Path


@dataclass(frozen=True)
class Running:
    """A part and its process."""

    part: Part
    process: subprocess.Popen[bytes]

    def has_ended(self) -> bool:
        """By itself, since we did not stop it."""
        return self.process.poll() is not None


def serve(port: int) -> int:
    """Until Ctrl-C or SIGTERM (0); raises Trouble when a part ends by itself."""
    began = time.monotonic()
    free_port()
    folders = [data_folder() / name for name in ("log", "static")]
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    with _stops_politely(), _running(environment() | {"PORT": str(port), "GERAKAN_BIND": f"{HOST}:{port}"}) as start:
        try:
            first, *others = _parts(folders[0])
            site = start(first)
            _wait_until_it_answers(site, port)
            say(f"\nGerakan siap di http://{HOST}:{port}/ (dalam {seconds(time.monotonic() - began)})")
            parts = [site, *map(start, others)]
            _introduce()
            say(f"Catatan: {folders[0]}. Tekan Ctrl-C untuk berhenti.")
            return _watch(parts)
        except KeyboardInterrupt:
            say("\nMenghentikan Gerakan …")
            return 0


def _parts(log: Path) -> list[Part]:
    """The site first; a real server starts the same three (deploy/)."""
    gerakan = str(BIN / "gerakan")
    parts = [
        Part("Situs", (str(BIN / "gunicorn"), "--config", "deploy/gunicorn.conf.py"), log / "site.log"),
        Part("Pekerja latar", (gerakan, "db_worker"), log / "worker.log"),
    ]
    if command_exists("schedule"):
        parts.append(Part("Pekerjaan rutin", (gerakan, "schedule"), log / "schedule.log"))
    return parts


@contextmanager
def _running(known: dict[str, str]) -> Iterator[Callable[[Part], Running]]:
    """Starts parts; whatever was started is stopped at the end."""
    started: list[Running] = []

    def start(part: Part) -> Running:
        started.append(Running(part, _start(part, known)))
        return started[-1]

    try:
        yield start
    finally:
        _stop([running.process for running in started])


def _start(part: Part, known: dict[str, str]) -> subprocess.Popen[bytes]:
    """In a session of its own, so that Ctrl-C reaches us only and we end it in order."""
    with part.log.open("wb") as out:
        return subprocess.Popen(
            part.words, cwd=ROOT, env=known, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
        )


def _stop(programs: list[subprocess.Popen[bytes]]) -> None:
    for program in programs:
        program.terminate()
    deadline = time.monotonic() + GRACE_SECONDS
    for program in programs:
        try:
            program.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()


@contextmanager
def _stops_politely() -> Iterator[None]:
    """SIGTERM and a closed terminal mean the same as Ctrl-C."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _wait_until_it_answers(site: Running, port: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if site.has_ended():
            raise Trouble(_last_words("Situs tidak dapat dijalankan.", site.part))
        if _answers(port):
            return
        time.sleep(0.1)
    raise Trouble(_last_words(f"Situs belum menjawab sesudah {PATIENCE_SECONDS} detik.", site.part))


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE_SECONDS)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status > 0
    except OSError:
        return False
    finally:
        connection.close()


def _introduce() -> None:
    """The demonstration accounts, one per role."""
    if command_exists("demo_accounts"):
        sys.stdout.flush()
        subprocess.run([BIN / "gerakan", "demo_accounts"], cwd=ROOT, env=environment(), check=False)


def _watch(parts: list[Running]) -> int:
    while not (ended := [part for part in parts if part.has_ended()]):
        time.sleep(0.5)
    raise Trouble(_last_words(f"{ended[0].part.title} berhenti sendiri.", ended[0].part))


def _last_words(sentence: str, part: Part) -> str:
    tail = part.log.read_text(encoding="utf-8", errors="replace")[-TAIL_CHARACTERS:]
    return f"{explain(tail) or sentence}\n{tail}\n(catatan lengkap: {part.log})"
