"""Whoever may not read a questionnaire learns nothing of it by any door."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.questionnaires.commands import evidence
from gerakan.stages.questionnaires.models import Evidence, Submission
from tests.factories.accounts import somebody
from tests.factories.questionnaires import PDF, Asked, an_asked_region
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db
SECRET = "Rahasia kuesioner Sumenep"
STRANGERS = {
    "another region": lambda: somebody(Role.REGION_ADMIN, region=RegionFactory()),
    "another region's head": lambda: somebody(Role.REGION_HEAD, region=RegionFactory()),
    "an assessor": lambda: somebody(Role.ASSESSOR),
    "the plenary": lambda: somebody(Role.PLENARY),
    "a mentor": lambda: somebody(Role.MENTOR),
    "nobody in particular": somebody,
    "a visitor": lambda: None,
}


@pytest.fixture
def asked() -> Asked:
    """A sent questionnaire with a secret text and a file."""
    asked = an_asked_region()
    asked.say("keuangan", 12, note=SECRET)
    asked.say("sdm", 3)
    part, item = asked.item("sdm")
    evidence.add_file(part, item=item, file=SimpleUploadedFile(f"{SECRET}.pdf", PDF), by=asked.diskominfo)
    return asked


def addresses(asked: Asked) -> list[str]:
    """Every address that shows something of this submission."""
    sub, part, proof = asked.submission.pk, asked.part("struktur").pk, Evidence.objects.get().pk
    item = asked.item("sdm")[1].pk
    with_submission = ("submission", "check_up", "approve", "export_one", "frozen", "verification")
    return [
        *(reverse(f"questionnaires:{name}", args=[sub]) for name in with_submission),
        *(reverse(f"questionnaires:{name}", args=[part]) for name in ("part", "holders")),
        reverse("questionnaires:add_evidence", args=[part, item]),
        reverse("questionnaires:evidence_file", args=[proof]),
        reverse("questionnaires:ask", args=[sub, item]),
        reverse("questionnaires:round", args=[asked.round.edition.slug]),
        reverse("questionnaires:round", args=[asked.round.edition.slug]) + "?unduh=csv",
        reverse("questionnaires:export", args=[asked.round.edition.slug]),
        reverse("questionnaires:start"),
        reverse("questionnaires:own"),
        reverse("search:search") + "?q=Rahasia+kuesioner",
        "/beranda/",
    ]


@pytest.mark.parametrize("stranger", STRANGERS)
def test_nothing_leaks_to(stranger, asked, client: Client):
    person = STRANGERS[stranger]()
    if person:
        client.force_login(person)
        assert not Submission.objects.visible_to(person).exists()
        assert not Evidence.objects.visible_to(person).exists()
    told = {}
    for url in addresses(asked):
        answer = client.get(url)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if (
            SECRET.encode() in body.replace(b"Rahasia kuesioner&quot;", b"")
            or PDF in body
            or asked.submission.region.name.encode() in body
        ):
            told[url] = answer.status_code
    assert told == {}


def test_strangers_change_nothing_either(asked, client: Client):
    proof = Evidence.objects.get()
    part, item = asked.item("sdm")
    for build in STRANGERS.values():
        client.logout()
        if person := build():
            client.force_login(person)
        for url in (
            reverse("questionnaires:save", args=[part.pk]), reverse("questionnaires:part", args=[part.pk]),
            reverse("questionnaires:act", args=[asked.submission.pk]), reverse("questionnaires:check_evidence", args=[proof.pk]),
            reverse("questionnaires:withdraw_evidence", args=[proof.pk]),
            reverse("questionnaires:begin_upload", args=[part.pk, item.pk]),
        ):  # fmt: skip
            assert client.post(url, {"item": item.pk, "action": "withdraw", "note": "x"}).status_code in (302, 403, 404)
    proof.refresh_from_db()
    assert (proof.removed_at, proof.check_state, asked.fresh().state) == (None, "waiting", "filling")


def test_an_agency_of_the_region_reads_and_changes_nothing_it_was_not_given(asked, client: Client):
    client.force_login(somebody(Role.AGENCY, region=asked.submission.region))
    part = asked.part("struktur")
    assert SECRET in client.get(reverse("questionnaires:part", args=[part.pk])).content.decode()
    assert client.post(reverse("questionnaires:part", args=[part.pk]), {}).status_code == 403
    assert client.post(reverse("questionnaires:withdraw_evidence", args=[Evidence.objects.get().pk])).status_code == 403
    assert client.get(reverse("questionnaires:holders", args=[part.pk])).status_code == 403
    assert client.get(reverse("questionnaires:approve", args=[asked.submission.pk])).status_code == 403


def test_the_workbook_holds_every_answer_and_starts_nothing(asked, client: Client):
    asked.say("peraturan", True)
    asked.say("nomor", "=cmd|'/C calc'!A0")
    client.force_login(asked.staff)
    content = client.get(reverse("questionnaires:export", args=[asked.round.edition.slug])).content
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = {row[5].value: row for row in book["Jawaban"].iter_rows()}
    assert cells["keuangan"][8].value == 12
    assert cells["keuangan"][11].value == SECRET
    assert cells["nomor"][7].value == "'=cmd|'/C calc'!A0"
    assert [row[5].value for row in book["Bukti"].iter_rows(min_row=2)] == [f"{SECRET}.pdf"]
