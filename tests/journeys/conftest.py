"""What journeys start from: the real register, people, and for some the told demonstration edition.

Pictures for the guides are taken with GERAKAN_GAMBAR=folder in the environment only.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from PIL import Image

from gerakan.surfaces.demo import people, story
from tests.browser import Visitor
from tests.journeys import conduct
from tests.journeys.phones import Phone, a_phone


@pytest.fixture(scope="session")
def _kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bekal")


@pytest.fixture
def register(transactional_db: None, _kept: Path) -> None:
    """38 provinces, 514 regions, the editions of 2017-2024, the library of indicators."""
    _once(_kept / "register", lambda: [call_command(f"load_{name}") for name in ("regions", "editions", "indicators")])


@pytest.fixture
def demonstration(transactional_db: None, _kept: Path) -> None:
    """Also boundaries and the demonstration edition as `gerakan demo` tells it."""

    def tell() -> None:
        for name in ("load_regions", "load_editions", "load_indicators", "derive_boundaries"):
            call_command(name)
        story.tell()

    _once(_kept / "demonstration", tell)


@pytest.fixture
def team(register: None) -> dict[str, Any]:
    """One person per role of the ministry."""
    return people.staff()


@pytest.fixture
def phone(browser: Any, live_server: Any) -> Iterator[Callable[..., Phone]]:
    """Opens telephones; each is a device of its own."""
    opened: list[Phone] = []

    def take(user: Any = None, **options: Any) -> Phone:
        opened.append(a_phone(browser, live_server.url, user, **options))
        return opened[-1]

    yield take
    for each in opened:
        each.page.context.close()


@pytest.fixture
def picture() -> Callable[[Visitor, str], None]:
    """Keeps a picture when a folder was given."""
    folder = os.environ.get("GERAKAN_GAMBAR", "")

    def keep(visitor: Visitor, name: str) -> None:
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            path = Path(folder) / f"{name}.png"
            visitor.page.screenshot(path=path)
            Image.open(path).convert("RGB").quantize(96).save(path, optimize=True)

    return keep


def _once(kept: Path, make: Callable[[], object]) -> None:
    """The second test takes the rows of the first from a copy (SQLite), or makes them again."""
    if connection.vendor != "sqlite":
        make()
        return
    connection.ensure_connection()
    if kept.is_file():
        with sqlite3.connect(kept) as source:
            source.backup(connection.connection)
        return
    make()
    with sqlite3.connect(kept) as target:
        connection.connection.backup(target)


@pytest.fixture(autouse=True)
def _works_offline(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mail stays in memory; the worker plays in this process and needs no second thread to say that it lives."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    monkeypatch.setattr("gerakan.foundation.tasks.running.BEAT_SECONDS", 3600)


@pytest.fixture(autouse=True)
def _all_pages_are_sound() -> Iterator[None]:
    """What every look of the journey found: axe, policy, other hosts, errors, pages wider than the screen."""
    conduct.FAULTS.clear()
    yield
    assert not conduct.FAULTS, "\n" + "\n".join(dict.fromkeys(conduct.FAULTS))
