"""A dossier of a full edition: 165 regions, 15,180 marks of items, 2,000 fingerprints of files; sealing, verifying, replaying.

Named references in the same run: for sealing and verifying a plain zip of the same bytes, for replaying the five
`gerakan compute` commands by themselves. Targets on a quiet machine: sealed 30 s, replayed 60 s, memory 500 MB.
Run: python benchmarks/dossier.py
"""

import contextlib
import hashlib
import io
import os
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from gerakan.__main__ import main  # noqa: E402  paths first
from tests.factories.dossiers import a_decision, write  # noqa: E402

UNITS = tuple(f"{province:02d}.{number:02d}" for province in range(11, 44) for number in range(1, 6))
FILES = 2000
MEGABYTE = 1024


def in_this_process(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command of `gerakan` in a folder."""
    said = io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(said):
        return subprocess.CompletedProcess(words, main(list(words)), said.getvalue(), "")


def timed(work: Callable[[], object]) -> float:
    """Seconds."""
    began = perf_counter()
    work()
    return perf_counter() - began


def plain_zip(folder: Path, out: Path) -> None:
    """The same bytes, without a fingerprint."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder))


def replayed(place: Path) -> float:
    """In a process of its own, whose memory is looked at afterwards."""
    line = [sys.executable, "-m", "gerakan", "replay", "dossier.zip"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    began = perf_counter()
    done = subprocess.run(line, cwd=place, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    assert done.stdout.startswith("sama"), done.stdout + done.stderr
    return perf_counter() - began


def run() -> None:
    """Three lines."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        folder = place / "berkas"
        computing = timed(lambda: a_decision(folder, in_this_process, units=UNITS, raters=20, items=45))
        rows = [[f"bukti/{n:04d}.pdf", hashlib.sha256(str(n).encode()).hexdigest()] for n in range(FILES)]
        write(folder / "07-berkas/files.csv", ["path", "sha256"], rows)
        plain = timed(lambda: plain_zip(folder, place / "plain.zip"))
        sealing = timed(lambda: in_this_process("seal", "berkas", "--out", "dossier.zip", folder=place))
        verifying = timed(lambda: in_this_process("verify", "dossier.zip", folder=place))
        replaying = replayed(place)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / MEGABYTE
        size = (place / "dossier.zip").stat().st_size / MEGABYTE / MEGABYTE
    print(f"sealed     {sealing:7.2f} s   x {sealing / plain:6.1f} of a plain zip   {size:.1f} MB")
    print(f"verified   {verifying:7.2f} s   x {verifying / plain:6.1f} of a plain zip")
    print(f"replayed   {replaying:7.2f} s   x {replaying / computing:6.1f} of the commands alone   peak {peak:.0f} MB")


if __name__ == "__main__":
    run()
