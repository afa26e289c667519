"""Beginning afresh: only on a demonstration, all of it, within a second."""

import sqlite3
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from gerakan.surfaces.demo import snapshot
from tests.factories.accounts import UserFactory
from tests.factories.editions import EditionFactory

pytestmark = pytest.mark.django_db


def test_a_real_person_stands_in_the_way():
    person = UserFactory(is_sample=False)

    with pytest.raises(CommandError, match=f"bukan contoh .{person.email}."):
        call_command("demo", reset=True)


@pytest.mark.parametrize("kind", [{}, {"is_test": True}])
def test_an_edition_of_ones_own_stands_in_the_way(kind):
    EditionFactory(year=2031, name="Edisi sungguhan", **kind)

    with pytest.raises(CommandError, match="Edisi sungguhan"):
        call_command("demo", reset=True)


def test_a_database_that_is_no_file_says_that_it_cannot(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "NAME", "file:memory")

    assert snapshot.keep() is False
    with pytest.raises(CommandError, match="SQLite dalam berkas"):
        call_command("demo", reset=True)


def test_without_a_kept_story_there_is_nothing_to_go_back_to(settings, tmp_path, monkeypatch):
    settings.DATA = tmp_path
    monkeypatch.setattr(snapshot, "live_path", lambda: a_database(tmp_path / "live"))

    with pytest.raises(CommandError, match="gerakan demo"):
        call_command("demo", reset=True)


def a_database(path: Path, *rows: str) -> Path:
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA journal_mode=WAL")
        file.execute("CREATE TABLE django_migrations (app TEXT, name TEXT)")
        file.execute("INSERT INTO django_migrations VALUES ('accounts', '0001_initial')")
        file.execute("CREATE TABLE told (row TEXT)")
        file.executemany("INSERT INTO told VALUES (?)", [(row,) for row in rows])
    file.close()
    return path


def rows_of(path: Path) -> list[str]:
    file = sqlite3.connect(path)
    found = [row for (row,) in file.execute("SELECT row FROM told")]
    file.close()
    return found


def test_the_copy_replaces_everything_also_while_somebody_reads(tmp_path):
    told = a_database(tmp_path / "told", "awal")
    live = a_database(tmp_path / "live", "awal", "dimainkan")
    reader = sqlite3.connect(live)
    assert reader.execute("SELECT count(*) FROM told").fetchone() == (2,)

    snapshot.copy(told, live)

    assert rows_of(live) == ["awal"]
    assert reader.execute("SELECT count(*) FROM told").fetchone() == (1,)
    reader.close()


def test_the_shape_of_a_database_is_its_migrations(tmp_path):
    assert snapshot.migrations_of(a_database(tmp_path / "told")) == {("accounts", "0001_initial")}
