"""Stamps, the lock and the sentences of set-up."""

import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from house import packages, preparing
from house.alone import Crew
from house.console import Trouble, explain, progress, seconds
from house.places import ROOT
from house.preparing import Step
from house.stamps import Stamp, fingerprint


@pytest.fixture
def crew(tmp_path):
    with (tmp_path / "lock").open("wb") as lock:
        yield Crew(lock.fileno(), tmp_path / "log")


def test_a_step_is_done_again_only_when_its_inputs_changed(tmp_path, crew):
    done = []
    first = Step("Langkah", lambda _crew: done.append("first"), Stamp(tmp_path / "stamps" / "x", fingerprint(["a"])))
    changed = Step(
        "Langkah", lambda _crew: done.append("changed"), Stamp(tmp_path / "stamps" / "x", fingerprint(["b"]))
    )

    preparing._take(first, crew)
    preparing._take(first, crew)
    preparing._take(changed, crew)

    assert done == ["first", "changed"]


def test_a_step_that_failed_leaves_no_stamp(tmp_path, crew):
    def fail(_crew: Crew) -> None:
        raise Trouble("Listrik padam.")

    step = Step("Langkah", fail, Stamp(tmp_path / "x", "1"))

    with pytest.raises(Trouble, match="Listrik padam"):
        preparing._take(step, crew)
    assert not step.is_done()


def test_a_stamp_does_not_outlive_what_it_vouches_for(tmp_path, crew):
    made = tmp_path / "made"
    step = Step("Langkah", lambda _crew: made.touch(), Stamp(tmp_path / "x", "1"), made.exists)

    preparing._take(step, crew)
    assert step.is_done()
    made.unlink()

    assert not step.is_done()


def test_a_fingerprint_knows_names_contents_and_order():
    readme, lock = ROOT / "README.md", ROOT / "package-lock.json"

    prints = [fingerprint(items) for items in ([readme], [lock], [readme, lock], [lock, readme], ["README.md"])]

    assert len(set(prints)) == len(prints)
    assert fingerprint([readme, lock]) == prints[2]


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("OSError: [Errno 28] No space left on device", "Ruang simpan habis"),
        ("npm error code ENOTFOUND", "Registri paket tidak terjangkau"),
        ("error: error sending request for url", "Registri paket tidak terjangkau"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "sidik tidak cocok"),
        ("The virtual environment was not created because ensurepip is not available.", "python3-venv"),
        ("PermissionError: [Errno 13] Permission denied: '.venv'", "Tidak boleh menulis"),
        ("django.db.utils.OperationalError: database is locked", "sedang dipakai program lain"),
        ("connection to server at 127.0.0.1 failed: Connection refused", "Server PostgreSQL"),
    ],
)
def test_a_known_failure_is_told_in_one_sentence(output, sentence):
    assert sentence in (explain(output) or "")


def test_an_unknown_failure_shows_the_last_words(crew):
    with pytest.raises(Trouble, match=r"(?s)Langkah ini gagal.*tujuh belas.*catatan lengkap"):
        crew.run(sys.executable, "-c", "import sys; sys.exit('tujuh belas')")


def test_the_second_way_is_tried_when_the_first_fails(crew):
    printed = crew.first_that_works(
        [sys.executable, "-c", "raise SystemExit(1)"], ["no-such-program"], [sys.executable, "-c", "print('ketiga')"]
    )

    assert printed.strip() == "ketiga"


def test_commands_are_obeyed_one_by_one_until_one_fails(crew, monkeypatch, tmp_path):
    monkeypatch.setenv("GERAKAN_DATA", str(tmp_path / "house"))

    assert "USE_TZ = True" in crew.manage("diffsettings", "--all")
    process = crew._clerk._process
    with pytest.raises(Trouble, match=r"(?s)Langkah ini gagal.*perintah_yang_tidak_ada.*catatan lengkap"):
        crew.manage("perintah_yang_tidak_ada")
    assert process.poll() == 1
    assert "USE_TZ = True" in crew.manage("diffsettings", "--all")
    crew.dismiss()


def test_progress_says_how_it_ended(capsys):
    with progress("Langkah"):
        pass
    with pytest.raises(ZeroDivisionError), progress("Langkah"):
        raise ZeroDivisionError

    assert capsys.readouterr().out.splitlines() == [
        "Langkah: selesai dalam 0,0 detik", "Langkah: gagal sesudah 0,0 detik",
    ]  # fmt: skip
    assert seconds(12.34) == "12,3 detik"


def test_a_full_disk_is_told_before_anything_is_installed(monkeypatch, crew):
    monkeypatch.setattr("shutil.disk_usage", lambda _path: SimpleNamespace(free=300 * 1024**2))

    with pytest.raises(Trouble, match=r"Ruang simpan tinggal 0,3 GB; diperlukan sedikitnya 2 GB"):
        packages.install_locked(crew, "runtime")
    assert not crew.log.exists()


HOLD = """
import sys, time
sys.path.insert(0, sys.argv[1])
import house.alone as alone
from pathlib import Path
from types import SimpleNamespace
alone.HOUSE_DATA = Path(sys.argv[2])
with alone.alone() as crew:
    print("held", flush=True)
    if sys.argv[3] == "crew":
        crew.run(sys.executable, "-c", "import time; time.sleep(2)")
    time.sleep(float(sys.argv[4]))
"""


def hold(folder: Path, manner: str, how_long: float) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", HOLD, str(ROOT / "tools"), str(folder), manner, str(how_long)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def said(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


def test_a_second_set_up_waits_for_the_first(tmp_path):
    with hold(tmp_path, "alone", 1) as first:
        assert said(first) == "held"
        began = time.monotonic()
        with hold(tmp_path, "alone", 0) as second:
            assert said(second).startswith("Penyiapan lain sedang berjalan")
            assert said(second) == "held"
        assert time.monotonic() - began > 0.5


def test_the_orphan_of_a_killed_set_up_still_holds_the_lock(tmp_path):
    with hold(tmp_path, "crew", 60) as first:
        assert said(first) == "held"
        while "time.sleep" not in (tmp_path / "setup.log").read_text(encoding="utf-8"):
            time.sleep(0.02)
        time.sleep(0.2)
        first.kill()
    with hold(tmp_path, "alone", 0) as second:
        assert said(second).startswith("Penyiapan lain sedang berjalan")
        assert said(second) == "held"
