"""./run: the site and its background worker, together until one ends or the person stops them."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
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


def serve(port: int) -> int:
    """Until Ctrl-C or SIGTERM (0), or until one of the two ends by itself (1)."""
    began = time.monotonic()
    free_port()
    log = data_folder() / "log"
    log.mkdir(parents=True, exist_ok=True)
    with _stops_politely(), _running(port, log) as (site, worker):
        try:
            _wait_until_it_answers(site, port, log / "site.log")
            say(f"\nGerakan siap di http://{HOST}:{port}/ (dalam {seconds(time.monotonic() - began)})")
            _introduce()
            say(f"Catatan: {log}. Tekan Ctrl-C untuk berhenti.")
            return _watch(site, worker, log)
        except KeyboardInterrupt:
            say("\nMenghentikan Gerakan …")
            return 0


@contextmanager
def _running(port: int, log: Path) -> Iterator[tuple[subprocess.Popen[bytes], subprocess.Popen[bytes]]]:
    known = environment() | {"PORT": str(port)}
    site = _start([str(BIN / "gunicorn"), "--config", "deploy/gunicorn.py"], known, log / "site.log")
    worker = _start([str(BIN / "gerakan"), "db_worker"], known, log / "worker.log")
    try:
        yield site, worker
    finally:
        _stop([site, worker])


def _start(words: list[str], known: dict[str, str], log: Path) -> subprocess.Popen[bytes]:
    """In a session of its own, so that Ctrl-C reaches us only and we end it in order."""
    with log.open("ab") as out:
        return subprocess.Popen(
            words, cwd=ROOT, env=known, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
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


def _wait_until_it_answers(site: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if site.poll() is not None:
            raise Trouble(_last_words("Situs tidak dapat dijalankan.", log))
        if _answers(port):
            return
        time.sleep(0.1)
    raise Trouble(_last_words(f"Situs belum menjawab sesudah {PATIENCE_SECONDS} detik.", log))


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


def _watch(site: subprocess.Popen[bytes], worker: subprocess.Popen[bytes], log: Path) -> int:
    while site.poll() is None and worker.poll() is None:
        time.sleep(0.5)
    name, what = ("site.log", "Situs") if site.poll() is not None else ("worker.log", "Pekerja latar")
    raise Trouble(_last_words(f"{what} berhenti sendiri.", log / name))


def _last_words(sentence: str, log: Path) -> str:
    tail = log.read_text(encoding="utf-8", errors="replace")[-TAIL_CHARACTERS:]
    return f"{explain(tail) or sentence}\n{tail}\n(catatan lengkap: {log})"
