"""What ./run says before it does anything, and the throwaway database server."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

import postgres
from house.places import ROOT


def setup(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "tools/setup.py", *words],
        cwd=ROOT, env=os.environ | variables, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_a_taken_port_is_told_before_anything_is_done():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        done = setup("serve", PORT=str(port))

    assert done.returncode == 1
    assert done.stdout.strip() == (
        f"Port {port} sedang dipakai program lain. Hentikan program itu, atau pilih port lain: "
        f"PORT={port % 65535 + 1} ./run"
    )
    assert done.stderr == ""


@pytest.mark.parametrize("port", ["delapan", "0", "70000", "-1"])
def test_a_port_that_is_none_is_told(port):
    done = setup("serve", PORT=port)

    assert done.returncode == 1
    assert f"PORT={port} bukan nomor port" in done.stdout


def test_an_unknown_word_shows_the_usage():
    done = setup("sajikan")

    assert done.returncode == 2
    assert "Pemakaian" in done.stdout


def test_an_old_python_is_told_what_is_needed(tmp_path):
    (tmp_path / "dirname").symlink_to(shutil.which("dirname") or "")
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
    old.chmod(0o755)

    done = subprocess.run(
        ["/bin/sh", str(ROOT / "test")], env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert done.stderr.startswith("Gerakan memerlukan Python 3.11 atau lebih baru.")


@pytest.fixture
def _server() -> None:
    if postgres.find_programs() is None:
        if "CI" in os.environ:
            pytest.fail("Server PostgreSQL tidak ada, padahal CI memerlukannya.")
        pytest.skip("Server PostgreSQL tidak ada di sini.")


@pytest.mark.usefixtures("_server")
def test_a_throwaway_server_answers_and_leaves_nothing():
    with postgres.throwaway() as address:
        with psycopg.connect(address) as connection:
            assert connection.execute("SELECT current_user, current_database()").fetchone() == ("gerakan", "gerakan")
            folder = Path(str(connection.execute("SHOW data_directory").fetchone()[0])).parent
        assert folder.is_dir()

    assert not folder.exists()


@pytest.mark.usefixtures("_server")
def test_a_command_gets_the_address_and_gives_its_exit_code():
    code = "import os, sys; sys.exit(7 if os.environ['DATABASE_URL'].startswith('postgresql://') else 1)"

    assert postgres.main([sys.executable, "-c", code]) == 7
