"""Where things are, and what the programs that we start may know."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
BIN = VENV / "bin"
REQUIREMENTS = ROOT / "requirements"
SOURCE = ROOT / "src" / "gerakan"
HOUSE_DATA = ROOT / "var"  # shared by every run: the lock, the log, the data package


def data_folder() -> Path:
    """The database and the uploads: the same rule as gerakan.config.environment."""
    return Path(os.environ.get("GERAKAN_DATA", HOUSE_DATA)).resolve()


def environment() -> dict[str, str]:
    """Ours, with the venv first; byte code is kept, or every start would compile all packages anew."""
    dropped = {"PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "DJANGO_SETTINGS_MODULE"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return kept | {
        "VIRTUAL_ENV": str(VENV),
        "PATH": os.pathsep.join([str(BIN), os.environ.get("PATH", os.defpath)]),
        "GERAKAN_DATA": str(data_folder()),
    }


def command_exists(name: str) -> bool:
    """Does any of our apps have this management command?"""
    return any(SOURCE.glob(f"*/*/management/commands/{name}.py"))
