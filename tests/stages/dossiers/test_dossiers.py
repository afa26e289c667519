"""A dossier of a real result: repeated without the database it says sama, and every touch is found and named."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from gerakan.compute.complaints import Complaint
from gerakan.compute.dossier.archive import manifest_of, read_archive, write_archive
from gerakan.compute.dossier.replay import differences
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.dossiers import commands
from gerakan.stages.dossiers.models import CodeKey
from gerakan.stages.plenary.commands import results
from tests.factories.accounts import somebody
from tests.factories.sealed import a_computed_sitting, a_kept_dossier, sealed_of
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(scope="module", autouse=True)
def plenary(request):
    """Frozen, with one departure that two people signed: the fifth of the ranking is chosen and the second is not."""
    with standing_rows(request):
        sitting = a_computed_sitting()
        sitting.depart(5, "selected")
        sitting.depart(2, "refused")
        yield sitting.frozen()


@pytest.fixture(scope="module")
def sealed(plenary):
    return sealed_of(plenary)


@pytest.fixture
def archive(sealed, tmp_path):
    """On another machine: a file and nothing else."""
    file = tmp_path / "arsip.zip"
    file.write_bytes(sealed.data)
    return file


def found(file, tmp_path) -> list[str]:
    return list(differences(read_archive(file), tmp_path / "buka"))


def rows(archive, path: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(archive) as packed:
        return list(csv.DictReader(io.StringIO(packed.read(path).decode())))


def test_a_replay_without_the_database_says_the_same(archive, tmp_path):
    assert found(archive, tmp_path) == []


def test_the_ranking_inside_is_the_frozen_one(archive, plenary):
    told = {
        row["unit"]: (int(row["rank"]), round(float(row["score"]), 6))
        for row in rows(archive, "05-penetapan/ranking.csv")
    }

    assert told == {
        row.region.code: (row.rank, round(row.score, 6)) for row in plenary.run.standings.select_related("region")
    }


def test_departures_stand_inside_with_both_people_by_code(archive, plenary):
    told = rows(archive, "06-keputusan/overrides.csv")
    regions = [row.region.code for row in plenary.run.standings.select_related("region").order_by("rank")]

    assert {(row["unit"], row["from"], row["to"]) for row in told} >= {
        (regions[4], "not_chosen", "chosen"), (regions[1], "chosen", "not_chosen"),
    }  # fmt: skip
    assert all(row["reason"] and row["decided_by"].startswith("A-") for row in told)
    assert all(row["decided_by"] != row["signed_by"] for row in told)


def test_nobody_is_named_inside(archive, plenary):
    people = {
        name
        for row in plenary.decisions.all()
        for name in (str(row.proposed_by), str(row.signed_by), str(row.decided_by))
    }
    codes = set(plenary.run.trust_run.assessors.values_list("engagement__code", flat=True))
    with zipfile.ZipFile(archive) as packed:
        text = "\n".join(packed.read(name).decode() for name in packed.namelist() if name != "manifest.sig")

    assert not [name for name in people - {"None"} if name in text]
    assert not [row for row in rows(archive, "02-nilai/marks.csv") if row["rater"] in codes]


def touched(archive, tmp_path, path: str, touch: Callable[[str], str | None], *, mended: bool) -> list[str]:
    """The archive with one file changed (None: taken out); mended: every fingerprint is made to fit again."""
    with zipfile.ZipFile(archive) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    signature, manifest = files.pop("manifest.sig"), files.pop("manifest.json")
    text = touch(files.pop(path).decode())
    if text is not None:
        files[path] = text.encode()
    if mended:
        manifest = manifest_of(json.loads(manifest)["title"], files)
    out = tmp_path / "diubah.zip"
    write_archive(out, manifest, files, signature)
    return found(out, tmp_path)


def cell(line: int, column: int, value: str) -> Callable[[str], str]:
    def touch(text: str) -> str:
        table = list(csv.reader(io.StringIO(text)))
        table[line][column] = value if table[line][column] != value else f"{value}1"
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(table)
        return out.getvalue()

    return touch


def swap_lines(text: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join([lines[0], lines[2], lines[1], *lines[3:]])


TAMPERINGS = {
    "a changed mark": ("02-nilai/marks.csv", cell(3, 3, "0"), "nilai lembar: 02-nilai/totals.csv, baris"),
    "a changed weight": ("05-penetapan/spec.toml", lambda text: text.replace("marks = 80", "marks = 75").replace("index = 20", "index = 25"),
                         "peringkat akhir: 05-penetapan/ranking.csv, baris"),
    "a missing file": ("04-nilai-akhir/replies.csv", lambda _text: None, "04-nilai-akhir/replies.csv"),
    "a reordered row": ("05-penetapan/regions.csv", swap_lines, "peringkat akhir: 05-penetapan/ranking.csv"),
    "a changed decision": ("06-keputusan/decisions.csv", cell(8, 1, "chosen"), "06-keputusan/decisions.csv, baris 9"),
    "an override without a reason": ("06-keputusan/overrides.csv", cell(1, 3, ""), "tanpa alasan"),
    "a changed result": ("03-panel/units.csv", cell(1, 3, "9"), "panel: 03-panel/units.csv, baris 2"),
}  # fmt: skip


@pytest.mark.parametrize("name", TAMPERINGS)
def test_every_touch_is_found_and_named(archive, tmp_path, name):
    path, touch, _said = TAMPERINGS[name]
    try:
        told = touched(archive, tmp_path, path, touch, mended=False)
    except Complaint as complaint:  # a file that is missing ends the replay
        told = [str(complaint)]

    assert any(path in line for line in told), told


@pytest.mark.parametrize("name", TAMPERINGS)
def test_a_forger_who_mends_every_fingerprint_is_found_by_the_replay(archive, tmp_path, name):
    path, touch, said = TAMPERINGS[name]
    try:
        told = touched(archive, tmp_path, path, touch, mended=True)
    except Complaint as complaint:
        told = [str(complaint)]

    assert any(said in line for line in told), told


def test_the_same_result_is_answered_by_the_same_dossier(plenary):
    first, second = a_kept_dossier(plenary), a_kept_dossier(plenary)

    assert first.number == 1
    assert second.head != first.head or second == first  # the log went on between the two


def test_a_dossier_is_kept(plenary):
    dossier = a_kept_dossier(plenary)

    with pytest.raises(TypeError, match="sealed"):
        dossier.save()
    with pytest.raises(TypeError, match="kept"):
        dossier.delete()


def test_a_destroyed_key_is_not_made_again(plenary):
    a_kept_dossier(plenary)
    with pytest.raises(PermissionDenied):
        commands.destroy_key(plenary.edition, reason="Permintaan.", by=somebody(Role.SECRETARIAT))
    commands.destroy_key(plenary.edition, reason="Permintaan penghapusan.", by=somebody(Role.NATIONAL_ADMIN))

    assert CodeKey.objects.get().secret == ""
    with pytest.raises(TransitionRefused, match="dimusnahkan"):
        a_kept_dossier(plenary)


def test_a_result_that_differs_from_its_ranking_is_not_sealed(plenary):
    plenary.run.standings.filter(rank=3).update(score=99)

    with pytest.raises(TransitionRefused, match="Arsip tidak sama dengan peringkat yang dibekukan"):
        sealed_of(plenary)


def test_nobody_outside_downloads_before_the_announcement(plenary):
    dossier, client = a_kept_dossier(plenary), Client()
    addresses = [reverse(f"dossiers:{name}", args=[dossier.pk]) for name in ("dossier", "download", "public_key")]

    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
    results.publish(plenary, by=somebody(Role.SECRETARIAT))
    assert client.get(addresses[2]).content.startswith(b"-----BEGIN PUBLIC KEY-----")
    assert dossier.head in client.get(addresses[0]).content.decode()
    downloaded = b"".join(client.get(addresses[1]).streaming_content)
    assert hashlib.sha256(downloaded).hexdigest() == dossier.sha256
