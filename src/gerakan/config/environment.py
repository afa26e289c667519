"""What the machine tells the settings: folders, keys, the database's address."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

PROJECT = Path(__file__).resolve().parents[3]


def flag(name: str, *, default: bool = False) -> bool:
    """A yes/no variable of the environment."""
    value = os.environ.get(name)
    return default if value is None else value.lower() in {"1", "true", "yes", "ya"}


def data_folder() -> Path:
    """Where the database, uploads and derived files live; made when missing."""
    folder = Path(os.environ.get("GERAKAN_DATA", PROJECT / "var")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """The signing key: from the environment, else one made once and kept private."""
    if key := os.environ.get("GERAKAN_SECRET_KEY"):
        return key
    path = folder / "secret_key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50))
    return path.read_text(encoding="ascii")


def database(folder: Path) -> dict[str, Any]:
    """SQLite in the data folder, or PostgreSQL when DATABASE_URL names one."""
    if url := os.environ.get("DATABASE_URL"):
        return _postgres(url)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": folder / "gerakan.sqlite3",
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;",
        },
    }


def _postgres(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(f"DATABASE_URL: skema {parts.scheme!r} tidak dikenal; pakai postgresql://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
