"""`gerakan seal`, `verify` and `replay`: the same on another machine, and every touch found and named."""

import random
import shutil
import zipfile
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gerakan.compute.dossier.archive import Archive, manifest_of, read_archive, write_archive
from gerakan.compute.dossier.verify import faults
from tests.factories.dossiers import a_decision, rows_of, write

RAW = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


@pytest.fixture(scope="module")
def decided(tmp_path_factory, gerakan_line) -> Path:
    return a_decision(tmp_path_factory.mktemp("keputusan") / "berkas", gerakan_line)


@pytest.fixture
def folder(decided, tmp_path) -> Path:
    """A copy that a test may spoil."""
    return Path(shutil.copytree(decided, tmp_path / "berkas"))


@pytest.fixture
def keys(tmp_path) -> dict[str, Path]:
    own = Ed25519PrivateKey.generate()
    public = own.public_key().public_bytes(RAW[0], serialization.PublicFormat.SubjectPublicKeyInfo)
    for name, data in (("private", own.private_bytes(*RAW)), ("public", public)):
        (tmp_path / f"{name}.pem").write_bytes(data)
    return {name: tmp_path / f"{name}.pem" for name in ("private", "public")}


@pytest.fixture
def gerakan(gerakan_line, tmp_path):
    def call(*words: object):
        return gerakan_line(*map(str, words), folder=tmp_path)

    return call


def rewritten(dossier: Path, change) -> Path:
    """The archive with other contents under the manifest that it had."""
    with zipfile.ZipFile(dossier) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    change(files)
    with zipfile.ZipFile(dossier, "w") as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return dossier


def replaced(path: str, old: bytes, new: bytes):
    def change(files: dict[str, bytes]) -> None:
        assert old in files[path]
        files[path] = files[path].replace(old, new, 1)

    return change


def lines_moved(path: str, move):
    def change(files: dict[str, bytes]) -> None:
        lines = files[path].splitlines(keepends=True)
        move(lines)
        files[path] = b"".join(lines)

    return change


def swap(lines: list[bytes]) -> None:
    lines[3], lines[5] = lines[5], lines[3]


def test_a_sealed_decision_replays_the_same(gerakan, folder, keys):
    sealed = gerakan("seal", folder, "--out", "dossier.zip", "--key", keys["private"])
    verified = gerakan("verify", "dossier.zip", "--key", keys["public"])
    replayed = gerakan("replay", "dossier.zip")

    assert (sealed.returncode, sealed.stderr) == (0, "")
    assert keys["public"].read_text() in sealed.stdout
    assert verified.stdout.startswith("utuh: 24 berkas, sidik akhir ")
    assert verified.returncode == 0
    assert replayed.stdout.startswith("sama: Penetapan contoh")
    assert replayed.returncode == 0


def test_the_same_content_is_the_same_archive(gerakan, folder, tmp_path):
    for name in ("one.zip", "two.zip"):
        gerakan("seal", folder, "--out", name)

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


TOUCHES = {
    "a changed mark": (lines_moved("02-panel/totals.csv", lambda lines: lines.__setitem__(4, b"35.02,A02,butir-00,4.0\n")),
                       "02-panel/totals.csv: baris 5 berubah"),
    "a changed weight": (replaced("03-penetapan/spec.toml", b"marks = 80", b"marks = 75"),
                         "03-penetapan/spec.toml: baris 8 berubah"),
    "a missing file": (lambda files: files.pop("01-indeks/ranks.csv"), "01-indeks/ranks.csv: tercatat, tetapi tidak ada"),
    "a reordered row": (lines_moved("02-panel/totals.csv", swap),
                        "02-panel/totals.csv: baris 4 pindah tempat (semula baris 6)"),
    "a row taken out": (lines_moved("02-panel/totals.csv", lambda lines: lines.pop(7)), "02-panel/totals.csv: baris 8 hilang"),
    "a row put in": (lines_moved("02-panel/totals.csv", lambda lines: lines.insert(7, b"35.09,A01,butir-00,4\n")),
                     "02-panel/totals.csv: baris 8 ditambahkan"),
    "a foreign file": (lambda files: files.update({"05-surat/baru.txt": b"x"}), "05-surat/baru.txt: ada, tetapi tidak tercatat"),
    "other line ends": (lambda files: files.update({"dossier.toml": files["dossier.toml"].replace(b"\n", b"\r\n")}),
                        "dossier.toml: tanda akhir baris berubah"),
}  # fmt: skip


@pytest.mark.parametrize("touch", TOUCHES)
def test_every_touch_is_found_and_named_by_both(gerakan, folder, tmp_path, touch):
    change, said = TOUCHES[touch]
    gerakan("seal", folder, "--out", "dossier.zip")
    rewritten(tmp_path / "dossier.zip", change)

    verified, replayed = gerakan("verify", "dossier.zip"), gerakan("replay", "dossier.zip")

    assert (verified.returncode, verified.stdout.strip()) == (1, said)
    assert (replayed.returncode, replayed.stdout.strip()) == (1, said)


def test_any_changed_byte_is_found(gerakan, folder, tmp_path):
    gerakan("seal", folder, "--out", "dossier.zip")
    whole = read_archive(tmp_path / "dossier.zip")
    chance = random.Random(2027)
    for _n in range(1000):
        path = chance.choice(sorted(whole.files))
        data = bytearray(whole.files[path])
        if not data:
            continue
        at = chance.randrange(len(data))
        data[at] ^= chance.randrange(1, 256)
        touched = Archive(whole.place, whole.manifest_bytes, whole.manifest, {**whole.files, path: bytes(data)}, None)
        (found,) = faults(touched)
        assert found.startswith(f"{path}: baris ") or "tanda akhir" in found


def resealed(folder: Path, dossier: Path) -> None:
    """By somebody without the key, all fingerprints in order."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    write_archive(dossier, manifest_of("Penetapan contoh", files), files, read_archive(dossier).signature)


def test_a_forger_who_mends_all_fingerprints_lacks_the_key_and_the_result(gerakan, folder, keys, tmp_path):
    gerakan("seal", folder, "--out", "dossier.zip", "--key", keys["private"])
    head = read_archive(tmp_path / "dossier.zip").manifest["head"]
    assert "tidak diperiksa" not in gerakan("verify", "dossier.zip", "--head", head).stdout
    assert "tidak diperiksa" in gerakan("verify", "dossier.zip").stdout
    table = folder / "02-panel/totals.csv"
    rows = rows_of(table)
    rows[0]["mark"] = "4.0"
    write(table, list(rows[0]), (row.values() for row in rows))
    resealed(folder, tmp_path / "dossier.zip")

    assert gerakan("verify", "dossier.zip").returncode == 0
    assert "tanda tangan tidak cocok" in gerakan("verify", "dossier.zip", "--key", keys["public"]).stdout
    assert "bukan yang diumumkan" in gerakan("verify", "dossier.zip", "--head", head).stdout
    replayed = gerakan("replay", "dossier.zip")
    assert replayed.returncode == 1
    assert replayed.stdout.startswith("panel: 02-panel/units.csv, baris 2 (35.01), kolom raw: tercatat ")


def test_a_value_that_was_not_handed_on_is_named(gerakan, folder):
    table = folder / "03-penetapan/regions.csv"
    rows = rows_of(table)
    rows[2]["marks"] = "99"
    write(table, list(rows[0]), (row.values() for row in rows))
    gerakan("seal", folder, "--out", "dossier.zip")

    said = gerakan("replay", "dossier.zip").stdout
    assert said.startswith(
        "03-penetapan/regions.csv, kolom marks, baris 4 (35.03): 99, padahal 02-panel/units.csv, kolom raw"
    )


def override(folder: Path, **change: str) -> None:
    """The last of the ranking is chosen, with everything that this needs but for the change."""
    taken = rows_of(folder / "04-keputusan/decisions.csv")
    last = taken[-1]["unit"]
    taken[-1]["decision"] = "chosen"
    write(folder / "04-keputusan/decisions.csv", ["unit", "decision"], (row.values() for row in taken))
    row = {
        "unit": last, "from": "not_chosen", "to": "chosen", "reason": "Pulau terluar.", "decided_by": "P1", "signed_by": "P2",
        **change,
    }  # fmt: skip
    write(folder / "04-keputusan/overrides.csv", list(row), [row.values()] if row["unit"] else [])


def test_an_override_with_reason_and_second_signature_is_sound(gerakan, folder):
    override(folder)
    gerakan("seal", folder, "--out", "dossier.zip")

    assert gerakan("replay", "dossier.zip").stdout.startswith("sama")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"unit": ""}, "chosen, padahal peringkat mengatakan not_chosen dan tidak ada penyimpangan tercatat"),
        ({"reason": " "}, "tanpa alasan"),
        ({"signed_by": "P1"}, "tanpa tanda tangan orang kedua"),
        ({"to": "reserve"}, "menyimpang menjadi reserve, tetapi keputusannya chosen"),
    ],
)
def test_an_unsound_override_is_named(gerakan, folder, change, said):
    override(folder, **change)
    gerakan("seal", folder, "--out", "dossier.zip")

    replayed = gerakan("replay", "dossier.zip")
    assert replayed.returncode == 1
    assert said in replayed.stdout


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda files: files.pop("manifest.json"), "manifest.json tidak ada"),
        (lambda files: files.update({"manifest.json": b"{"}), "manifest.json tidak dapat dibaca"),
        (lambda files: files.update({"manifest.json": b"[]"}), "bukan dari bentuk"),
        (lambda files: files.update({"../luar.txt": b"x"}), "menunjuk ke luar arsip"),
    ],
)
def test_what_is_no_dossier_is_said_in_a_sentence(gerakan, folder, tmp_path, change, said):
    gerakan("seal", folder, "--out", "dossier.zip")
    rewritten(tmp_path / "dossier.zip", change)

    for command in ("verify", "replay"):
        done = gerakan(command, "dossier.zip")
        assert done.returncode == 2
        assert said in done.stderr


def test_other_files_and_faulty_plans_are_said_in_a_sentence(gerakan, folder, tmp_path):
    (tmp_path / "surat.zip").write_text("bukan zip")
    assert "bukan arsip yang utuh" in gerakan("verify", "surat.zip").stderr
    assert "tidak dapat dibaca" in gerakan("replay", "tidak-ada.zip").stderr
    assert "tidak dapat ditulis" in gerakan("seal", folder, "--out", "tidak/ada/d.zip").stderr
    (folder / "01-indeks/ranks.csv").unlink()
    assert (
        "menyebut 01-indeks/ranks.csv, tetapi berkas itu tidak ada" in gerakan("seal", folder, "--out", "d.zip").stderr
    )
    (folder / "dossier.toml").write_text('title = "x"\n[[step]]\nname = "a"\ncommand = "rm"\n')
    assert "perintah tidak dikenal" in gerakan("seal", folder, "--out", "d.zip").stderr
    (folder / "dossier.toml").unlink()
    assert "dossier.toml tidak ada" in gerakan("seal", folder, "--out", "d.zip").stderr
