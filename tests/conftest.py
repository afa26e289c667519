"""What every test may rely on; folders add their own fixtures beside their tests."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.management import create_contenttypes
from django.db import connection
from django.db.models.signals import post_migrate
from hypothesis import settings as hypothesis

from gerakan.foundation.ui.memory import memory
from tests.browser import browser, visit  # noqa: F401 - fixtures for every test that looks at a screen
from tests.emptied import quick_emptying
from tests.migrated import keep_tables, tables_of_the_last_run
from tests.nursery import gerakan_line  # noqa: F401 - a fixture for every test
from tests.races import _prepared, processes  # noqa: F401 - fixtures for every test
from tests.standing import in_a_place_of_its_own

ROOT = Path(__file__).resolve().parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"
JOURNEYS = ROOT / "tests" / "journeys"

hypothesis.register_profile("house", deadline=None, derandomize="CI" in os.environ)
hypothesis.load_profile("house")


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Iterator[None]:
    """Whatever lies in journeys drives a browser; on PostgreSQL only what asks a database is run again.

    What takes longest begins first, so that no worker ends alone with it.
    """
    for item in items:
        if JOURNEYS in item.path.parents:
            item.add_marker("journey")
    yield
    if "DATABASE_URL" in os.environ:
        pure = [item for item in items if not _asks_a_database(item)]
        config.hook.pytest_deselected(items=pure)
        items[:] = [item for item in items if item not in set(pure)]
    items[:] = _dealt(items)


def _dealt(items: list[pytest.Item]) -> list[pytest.Item]:
    """Workers are given equal parts in this order: each part begins with its share of what takes longest, modules whole."""
    long = {item: mark.args[0] for item in items if (mark := item.get_closest_marker("begins_first"))}
    rest = [item for item in items if item not in long]
    dealt: list[pytest.Item] = []
    heads = _heads(long, int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")))
    for number, head in enumerate(heads):
        room = max((len(items) - len(dealt)) // (len(heads) - number) - len(head), 0)
        dealt += head + rest[:room]
        del rest[:room]
    return dealt + rest


def _heads(long: dict[pytest.Item, int], workers: int) -> list[list[pytest.Item]]:
    """The longest module to whom has least so far."""
    modules: dict[Path, list[pytest.Item]] = {}
    for item in long:
        modules.setdefault(item.path, []).append(item)
    heads: list[list[pytest.Item]] = [[] for _ in range(workers)]
    for path in sorted(modules, key=lambda path: (-sum(map(long.__getitem__, modules[path])), path)):
        min(heads, key=lambda head: sum(map(long.__getitem__, head))).extend(modules[path])
    return heads


def pytest_collection_finish() -> None:
    """What is loaded by now lives as long as the run: the collector of garbage need not walk through it every second."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _asks_a_database(item: pytest.Item) -> bool:
    """Also a slow test, which starts servers of its own."""
    marks = {mark.name for mark in item.iter_markers()}
    return bool(marks & {"django_db", "slow"} or {"db", "transactional_db"} & set(getattr(item, "fixturenames", ())))


@pytest.fixture(scope="session")
def _in_a_file(request: pytest.FixtureRequest) -> bool:
    """Whether browsers will ask while others write: in memory, the threads of a server would share one connection."""
    return connection.vendor == "sqlite" and any(item.get_closest_marker("journey") for item in request.session.items)


@pytest.fixture(scope="session")
def django_db_keepdb(_in_a_file: bool) -> bool:
    """A file of this run only, which holds the tables of the last run before it is migrated."""
    return _in_a_file


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, _in_a_file: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Journeys run on a database like that of a real office."""
    if _in_a_file:
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("basis-data") / "gerakan.sqlite3")


@pytest.fixture(scope="session")
def _tables_of_the_last_run(django_db_modify_db_settings: None) -> Iterator[str]:
    """The name of the database that is not the tests'."""
    with tables_of_the_last_run():
        yield str(connection.settings_dict["NAME"])


@pytest.fixture(scope="session")
def django_db_setup(_tables_of_the_last_run: str, django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """pytest-django's own, with the tables already there when no migration is new."""
    if str(connection.settings_dict["NAME"]) == _tables_of_the_last_run:
        pytest.fail(
            "Uji ini meminta basis data tanpa tanda pytest.mark.django_db: yang terbuka basis data Anda sendiri."
        )
    with django_db_blocker.unblock():
        keep_tables()
    # Emptying the tables after a test would write Django's own permissions anew; nothing of ours reads them.
    post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")
    post_migrate.disconnect(create_contenttypes)
    with quick_emptying():
        yield


@pytest.fixture(autouse=True)
def _own_place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """LocaleMiddleware would leak the language of one test into the next."""
    with in_a_place_of_its_own(tmp_path_factory):
        yield


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """A test that is rolled back leaves the same keys to the next: what the frame remembers of them is another's."""
    memory.forget()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The public data sets that lie beside the repository on the project's machines."""
    if not SHARED_DATA.is_dir():
        pytest.skip("../shared/data tidak ada di sini.")
    return SHARED_DATA


@pytest.fixture(scope="session")
def chromium() -> str:
    """The system's browser; CI must have one."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found:
        return found
    if "CI" in os.environ:
        pytest.fail("Chromium tidak ada, padahal CI memerlukannya.")
    pytest.skip("Chromium tidak ada; pasang untuk menjalankan uji peramban.")
