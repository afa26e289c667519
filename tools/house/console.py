"""What a person at the terminal sees: a line a step, and one plain sentence when something is wrong."""

import re
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

TICK_SECONDS = 1.0
CLEAR = "\r"
UNREACHED = (
    r"NewConnectionError|ConnectionError|ProxyError|name resolution|dns error|error sending request|Failed to fetch"
    r"|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|Connection refused|timed out|No matching distribution found"
)
REMEDIES = {
    r"No space left|ENOSPC|os error 28": "Ruang simpan habis. Kosongkan sedikitnya 2 GB, lalu jalankan lagi.",
    r"ensurepip is not available|No module named '?ensurepip": (
        "Python di sini tidak punya modul venv. Pasang dahulu, misalnya: sudo apt install python3-venv"
    ),
    r"DO NOT MATCH THE HASHES|[Hh]ash mismatch|EINTEGRITY": (
        "Paket yang diterima berbeda dari yang dikunci (sidik tidak cocok), jadi tidak dipasang. "
        "Periksa cermin registri yang dipakai, lalu jalankan lagi."
    ),
    r"could not connect to server|connection to server .* failed|connection failed: ": (
        "Server PostgreSQL pada DATABASE_URL tidak menjawab. Nyalakan server itu atau perbaiki alamatnya."
    ),
    UNREACHED: "Registri paket tidak terjangkau. Periksa sambungan internet atau proksi, lalu jalankan lagi.",
    r"Permission denied|EACCES|EPERM|os error 13|Read-only file system": (
        "Tidak boleh menulis di folder ini. Periksa pemilik berkas dan haknya, lalu jalankan lagi."
    ),
    r"database is locked": (
        "Basis data sedang dipakai program lain. Hentikan Gerakan yang masih berjalan, lalu jalankan lagi."
    ),
    r"MemoryError|Cannot allocate memory": "Memori komputer tidak cukup. Tutup program lain, lalu jalankan lagi.",
}


class Trouble(Exception):
    """Something is wrong outside the program; the message is for the person and says what to do."""


def say(text: str) -> None:
    """A line at once, even into a pipe."""
    print(text, flush=True)


def explain(output: str) -> str | None:
    """The sentence for what a failed program printed, when we know what it means."""
    return next((sentence for pattern, sentence in REMEDIES.items() if re.search(pattern, output)), None)


@contextmanager
def progress(title: str) -> Iterator[None]:
    """One line with the time it took; on a terminal the seconds run."""
    began = time.monotonic()
    done = threading.Event()
    ticker = threading.Thread(target=_tick, args=(title, began, done), daemon=True)
    live = sys.stdout.isatty()
    if live:
        ticker.start()
    outcome = "gagal sesudah"
    try:
        yield
        outcome = "selesai dalam"
    finally:
        done.set()
        if live:
            ticker.join()
        say(f"{CLEAR if live else ''}{title}: {outcome} {seconds(time.monotonic() - began)}")


def seconds(amount: float) -> str:
    """12,3 detik."""
    return f"{amount:.1f} detik".replace(".", ",")


def _tick(title: str, began: float, done: threading.Event) -> None:
    while not done.wait(TICK_SECONDS):
        print(f"\r{title} … {time.monotonic() - began:.0f} detik ", end="", flush=True)
