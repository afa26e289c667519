"""Files judged by content, whole or in pieces; withdrawn and kept; checked with a reason."""

import hashlib
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gerakan.foundation.exchange import FileRefused, attachments, pieces
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.questionnaires.commands import evidence
from gerakan.stages.questionnaires.models import Evidence, Upload
from gerakan.stages.questionnaires.queries.sheets import sheet_of
from tests.factories.questionnaires import PDF, Asked, an_asked_region

pytestmark = pytest.mark.django_db


def archive(**entries: bytes) -> bytes:
    """A ZIP; __ in a name stands for a slash, _dot_ for a point."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


DOCX = archive(word__document_dot_xml=b"<w/>", word__media__a=b"x")
GOOD = {
    ".pdf": PDF,
    ".jpg": b"\xff\xd8\xff\xe0" + b"\0" * 40,
    ".png": b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
    ".heic": b"\0\0\0\x18ftypheic" + b"\0" * 40,
    ".docx": DOCX,
    ".odt": archive(mimetype=b"application/vnd.oasis.opendocument.text", content_dot_xml=b"<o/>"),
}
BAD = {
    "program": (b"MZ" + b"\0" * 200, "sebuah program"),
    "script": (b"#!/bin/sh\nrm -rf /\n", "sebuah program"),
    "page": (b"<html><script>alert(1)</script></html>", "tidak diterima"),
    "picture that runs": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "tidak diterima"),
    "macros": (archive(word__document_dot_xml=b"<w/>", word__vbaProject_dot_bin=b"x"), "makro"),
    "old macros": (attachments.OLE + b"\0" * 600 + attachments.MACROS, "makro"),
    "archive": (archive(a_dot_txt=b"x"), "tidak diterima"),
    "broken": (DOCX[: len(DOCX) // 2], "rusak"),
    "bomb": (archive(word__document_dot_xml=b"<w/>", word__b=b"\0" * 60_000_000), "sangat besar"),
    "empty": (b"", "kosong"),
}


def given(asked: Asked, name: str, content: bytes) -> Evidence:
    """Sent with the form."""
    part, item = asked.item("sdm")
    return evidence.add_file(part, item=item, file=SimpleUploadedFile(name, content), by=asked.diskominfo)


@pytest.mark.parametrize("suffix", GOOD)
def test_what_a_file_is_follows_from_its_content(suffix):
    kept = given(an_asked_region(), "dari-telepon.exe", GOOD[suffix])
    assert kept.name == f"dari-telepon{suffix}"
    assert kept.sha256 == hashlib.sha256(GOOD[suffix]).hexdigest()
    with kept.file.open("rb") as file:
        assert file.read() == GOOD[suffix]


@pytest.mark.parametrize("what", BAD)
def test_what_may_run_or_breaks_is_refused_with_a_sentence(what):
    content, words = BAD[what]
    asked = an_asked_region()
    with pytest.raises(FileRefused, match=words):
        given(asked, "bukti.pdf", content)
    assert not Evidence.objects.exists()


def test_a_file_over_fifty_megabytes_is_refused_before_its_first_byte():
    asked = an_asked_region()
    part, item = asked.item("sdm")
    with pytest.raises(FileRefused, match="paling besar 50 MB"):
        evidence.begin_upload(part, item=item, name="besar.pdf", size=51 * 1024 * 1024, by=asked.diskominfo)


def begun(client, asked: Asked, content: bytes) -> dict[str, object]:
    """Announce it over the line."""
    part, item = asked.item("sdm")
    client.force_login(asked.diskominfo)
    url = reverse("questionnaires:begin_upload", args=[part.pk, item.pk])
    return client.post(url, {"name": "perda.pdf", "size": len(content)}).json()


def piece(client, way: dict[str, object], start: int, content: bytes):
    return client.post(f"{way['piece']}?dari={start}", content, content_type="application/octet-stream")


def test_a_file_in_pieces_goes_on_where_the_line_broke(client):
    asked, content = an_asked_region(), PDF + b"x" * 3000
    way = begun(client, asked, content)
    assert piece(client, way, 0, content[:1000]).json() == {"offset": 1000}
    # the answer was lost: the same piece again is refused with the place to go on from
    again = piece(client, way, 0, content[:1000])
    assert (again.status_code, again.json()) == (409, {"offset": 1000})
    resumed = begun(client, asked, content)
    assert (resumed["offset"], resumed["piece"]) == (1000, way["piece"])
    assert client.get(way["piece"]).json() == {"offset": 1000}
    piece(client, way, 1000, content[1000:])

    done = client.post(way["finish_upload"], {"sha256": hashlib.sha256(content).hexdigest(), "title": "Perda"})

    assert done.json()["url"].startswith(reverse("questionnaires:part", args=[asked.part("struktur").pk]))
    kept = Evidence.objects.get()
    assert (kept.title, kept.size, kept.sha256) == ("Perda", len(content), hashlib.sha256(content).hexdigest())
    assert not Upload.objects.exists()


def test_a_file_that_changed_on_the_way_is_thrown_away(client):
    asked = an_asked_region()
    way = begun(client, asked, PDF)
    piece(client, way, 0, PDF)
    answer = client.post(way["finish_upload"], {"sha256": "0" * 64})
    assert (answer.status_code, Evidence.objects.count()) == (400, 0)
    assert "sidik berbeda" in answer.json()["error"]
    assert client.get(way["piece"]).json() == {"offset": 0}


def test_an_unfinished_file_is_no_evidence(client):
    asked = an_asked_region()
    way = begun(client, asked, PDF)
    piece(client, way, 0, PDF[:10])
    assert client.post(way["finish_upload"], {}).status_code == 400
    assert not Evidence.objects.exists()


def test_more_than_was_announced_is_refused(client):
    asked = an_asked_region()
    way = begun(client, asked, PDF)
    assert piece(client, way, 0, PDF + b"y").status_code == 400
    assert piece(client, way, -1, b"y").status_code == 409
    assert pieces.offset_of(Upload.objects.get().token) == 0


def test_nobody_adds_to_the_file_of_another(client):
    asked = an_asked_region()
    way = begun(client, asked, PDF)
    client.force_login(asked.head)
    assert client.get(way["piece"]).status_code == 404


def test_withdrawn_evidence_is_kept_and_no_longer_counts():
    asked = an_asked_region()
    asked.say("sdm", 2)
    kept = asked.prove("sdm")
    assert "sdm" not in {one.item.code for one in sheet_of(asked.fresh()).missing}
    evidence.withdraw(kept, by=asked.diskominfo)
    assert "sdm" in {one.item.code for one in sheet_of(asked.fresh()).missing}
    assert Evidence.objects.get().removed_by == asked.diskominfo
    with pytest.raises(TransitionRefused, match="sudah ditarik"):
        evidence.withdraw(kept, by=asked.diskominfo)


def test_a_refusal_of_evidence_says_why():
    asked = an_asked_region()
    kept = asked.sent().evidence.get()
    with pytest.raises(TransitionRefused, match="Tulis mengapa"):
        evidence.check_evidence(kept, accepted=False, note=" ", by=asked.staff)
    evidence.check_evidence(kept, accepted=False, note="Nomor peraturan berbeda.", by=asked.staff)
    kept.refresh_from_db()
    assert (kept.check_state, kept.check_note, kept.checked_by) == ("refused", "Nomor peraturan berbeda.", asked.staff)


def test_nothing_is_added_after_sending():
    asked = an_asked_region()
    asked.sent()
    with pytest.raises(TransitionRefused, match="terkirim"):
        asked.prove("sdm", title="Terlambat")


def test_a_file_leaves_the_house_to_be_saved_and_never_run(client):
    asked = an_asked_region()
    kept = given(asked, "perda.pdf", PDF)
    client.force_login(asked.diskominfo)
    answer = client.get(reverse("questionnaires:evidence_file", args=[kept.pk]))
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"] == 'attachment; filename="perda.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert client.get(f"/files/{kept.file.name}").status_code == 404
