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
    assert verified.stdout.startswith("utuh: 34 berkas, sidik akhir ")
    assert verified.returncode == 0
    assert replayed.stdout.startswith("sama: Penetapan contoh")
    assert replayed.returncode == 0


def test_the_same_content_is_the_same_archive(gerakan, folder, tmp_path):
    for name in ("one.zip", "two.zip"):
        gerakan("seal", folder, "--out", name)

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def another_mark(lines: list[bytes]) -> None:
    """One level of one item on one sheet."""
    unit, rater, item, mark, *rest = lines[4].split(b",")
    lines[4] = b",".join([unit, rater, item, b"0" if mark == b"4" else b"4", *rest])


MARKS = "02-nilai/marks.csv"
TOUCHES = {
    "a changed mark": (lines_moved(MARKS, another_mark), f"{MARKS}: baris 5 berubah"),
    "a changed weight": (replaced("05-penetapan/spec.toml", b"marks = 80\nindex = 20", b"marks = 75\nindex = 25"),
                         "05-penetapan/spec.toml: baris 8 berubah"),
    "a changed weight of an item": (replaced("02-nilai/instrument.csv", b"item,2,,,kota", b"item,9,,,kota"),
                                    "02-nilai/instrument.csv: baris 4 berubah"),
    "a missing file": (lambda files: files.pop("01-indeks/ranks.csv"), "01-indeks/ranks.csv: tercatat, tetapi tidak ada"),
    "a reordered row": (lines_moved(MARKS, swap), f"{MARKS}: baris 4 pindah tempat (semula baris 6)"),
    "a changed decision": (replaced("06-keputusan/decisions.csv", b",reserve\n", b",chosen\n"),
                           "06-keputusan/decisions.csv: baris 5 berubah"),
    "a changed override": (replaced("06-keputusan/overrides.csv", b",P2\n", b",P1\n"), "06-keputusan/overrides.csv: baris 2 berubah"),
    "a changed result": (replaced("05-penetapan/ranking.csv", b",chosen,", b",not_chosen,"),
                         "05-penetapan/ranking.csv: baris 2 berubah"),
    "a row taken out": (lines_moved(MARKS, lambda lines: lines.pop(7)), f"{MARKS}: baris 8 hilang"),
    "a row put in": (lines_moved(MARKS, lambda lines: lines.insert(7, b"35.09,A01,b-00,4,kota\n")),
                     f"{MARKS}: baris 8 ditambahkan"),
    "a foreign file": (lambda files: files.update({"07-surat/baru.txt": b"x"}), "07-surat/baru.txt: ada, tetapi tidak tercatat"),
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


def touched(folder: Path, change) -> None:
    """A folder changed as an archive is."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    before = dict(files)
    change(files)
    for path in files.keys() | before.keys():
        if path not in files:
            (folder / path).unlink()
        elif files[path] != before.get(path):
            (folder / path).write_bytes(files[path])


def test_a_forger_who_mends_all_fingerprints_lacks_the_key(gerakan, folder, keys, tmp_path):
    gerakan("seal", folder, "--out", "dossier.zip", "--key", keys["private"])
    head = read_archive(tmp_path / "dossier.zip").manifest["head"]
    assert "tidak diperiksa" not in gerakan("verify", "dossier.zip", "--head", head).stdout
    assert "tidak diperiksa" in gerakan("verify", "dossier.zip").stdout
    touched(folder, TOUCHES["a changed mark"][0])
    resealed(folder, tmp_path / "dossier.zip")

    assert gerakan("verify", "dossier.zip").returncode == 0
    assert "tanda tangan tidak cocok" in gerakan("verify", "dossier.zip", "--key", keys["public"]).stdout
    assert "bukan yang diumumkan" in gerakan("verify", "dossier.zip", "--head", head).stdout


MENDED = {
    "a changed mark": "nilai lembar: 02-nilai/totals.csv, baris 2 (35.01), kolom mark: tercatat ",
    "a changed weight": "peringkat akhir: 05-penetapan/ranking.csv, baris 2 (",
    "a changed weight of an item": "nilai lembar: 02-nilai/totals.csv, baris 2 (35.01), kolom mark: tercatat ",
    "a missing file": "dossier.toml menyebut 01-indeks/ranks.csv, tetapi berkas itu tidak ada",
    "a changed decision": "chosen, padahal peringkat mengatakan reserve dan tidak ada penyimpangan tercatat",
    "a changed override": ": tanpa tanda tangan orang kedua",
    "a changed result": "peringkat akhir: 05-penetapan/ranking.csv, baris 2 (",
}  # fmt: skip


@pytest.mark.parametrize("touch", MENDED)
def test_a_touch_under_mended_fingerprints_is_found_by_replay(gerakan, folder, tmp_path, touch):
    gerakan("seal", folder, "--out", "dossier.zip")
    touched(folder, TOUCHES[touch][0])
    resealed(folder, tmp_path / "dossier.zip")

    assert gerakan("verify", "dossier.zip").returncode == 0
    replayed = gerakan("replay", "dossier.zip")
    assert replayed.returncode == (2 if touch == "a missing file" else 1)
    assert MENDED[touch] in replayed.stdout + replayed.stderr


def test_a_value_that_was_not_handed_on_is_named(gerakan, folder):
    table = folder / "05-penetapan/regions.csv"
    rows = rows_of(table)
    rows[2]["marks"] = "99"
    write(table, list(rows[0]), (row.values() for row in rows))
    gerakan("seal", folder, "--out", "dossier.zip")

    said = gerakan("replay", "dossier.zip").stdout
    assert said.startswith(
        "05-penetapan/regions.csv, kolom marks, baris 4 (35.03): 99, padahal 04-nilai-akhir/decided.csv, kolom marks"
    )


def override(folder: Path, **change: str) -> None:
    """The one departure of the decision, changed; without a unit it is taken out."""
    table = folder / "06-keputusan/overrides.csv"
    (row,) = rows_of(table)
    row |= change
    write(table, list(row), [row.values()] if row["unit"] else [])


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
