"""A backup comes back whole, on both databases, or not at all."""

import os
import sqlite3
import subprocess
from contextlib import closing

import psycopg
import pytest

import archive
import postgres


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A data folder with one row, one upload and a key."""
    folder = tmp_path / "house"
    (folder / "files" / "surat").mkdir(parents=True)
    (folder / "files" / "surat" / "1.pdf").write_bytes(b"%PDF")
    (folder / "secret_key").write_text("rahasia", encoding="ascii")
    monkeypatch.setenv("GERAKAN_DATA", str(folder))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return folder


@pytest.fixture
def row(house):
    connection = sqlite3.connect(house / "gerakan.sqlite3")
    with closing(connection):
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE mark (value INTEGER)")
        connection.execute("INSERT INTO mark VALUES (4)")
        connection.commit()
        yield connection  # still open: a backup must not need the house to stand still


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """A second, empty house; calling it moves there."""

    def move():
        monkeypatch.setenv("GERAKAN_DATA", str(tmp_path / "new"))
        return tmp_path / "new"

    return move


@pytest.mark.usefixtures("row")
def test_a_backup_comes_back_whole(tmp_path, elsewhere):
    packed = archive.backup(tmp_path / "safe")
    new = elsewhere()

    archive.restore(packed)

    with closing(sqlite3.connect(new / "gerakan.sqlite3")) as connection:
        assert connection.execute("SELECT value FROM mark").fetchall() == [(4,)]
    assert (new / "files" / "surat" / "1.pdf").read_bytes() == b"%PDF"
    assert (new / "secret_key").read_text(encoding="ascii") == "rahasia"
    assert sorted(path.name for path in new.iterdir()) == ["files", "gerakan.sqlite3", "secret_key"]


@pytest.mark.usefixtures("row")
def test_an_archive_is_for_its_owner_only(tmp_path):
    packed = archive.backup(tmp_path / "safe")

    assert packed.stat().st_mode & 0o077 == 0
    subprocess.run(["sha256sum", "--check", "--quiet", f"{packed.name}.sha256"], cwd=packed.parent, check=True)


@pytest.mark.usefixtures("row")
def test_a_changed_archive_is_refused(tmp_path, elsewhere):
    packed = archive.backup(tmp_path / "safe")
    packed.write_bytes(packed.read_bytes() + b"\0")
    new = elsewhere()

    with pytest.raises(archive.Refusal, match="tidak cocok"):
        archive.restore(packed)
    assert not new.exists()


@pytest.mark.usefixtures("row")
def test_a_house_that_is_lived_in_is_left_alone(tmp_path, house):
    packed = archive.backup(tmp_path / "safe")

    with pytest.raises(archive.Refusal, match=r"gerakan\.sqlite3 dan files"):
        archive.restore(packed)
    assert (house / "secret_key").exists()


def test_nothing_to_save_is_said(house, tmp_path, capsys):
    assert archive.main(["backup", str(tmp_path / "safe")]) == 1
    assert f"Tidak ada basis data di {house / 'gerakan.sqlite3'}" in capsys.readouterr().err
    assert list((tmp_path / "safe").iterdir()) == []


@pytest.mark.usefixtures("house")
def test_a_dump_of_postgresql_comes_back_and_only_into_an_empty_database(tmp_path, elsewhere, monkeypatch):
    programs = postgres.find_programs()
    if programs is None:
        pytest.skip("Server PostgreSQL tidak ada di sini.")
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    with postgres.throwaway() as address:
        monkeypatch.setenv("DATABASE_URL", address)
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("CREATE TABLE mark AS SELECT 4 AS value")
            packed = archive.backup(tmp_path / "safe")
            new = elsewhere()

            with pytest.raises(archive.Refusal, match="already exists"):
                archive.restore(packed)
            assert list(new.iterdir()) == []

            connection.execute("DROP TABLE mark")
            archive.restore(packed)
            assert connection.execute("SELECT value FROM mark").fetchall() == [(4,)]
    assert sorted(path.name for path in new.iterdir()) == ["files", "secret_key"]
