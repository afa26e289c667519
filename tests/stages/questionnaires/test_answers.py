"""Drafts: kept as typed, never over unseen words; parts for people; figures of the library."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from gerakan.foundation.accounts.models import Invitation
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.indicators.models import Objection
from gerakan.foundation.instruments.answering import Unreadable, number
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.questionnaires.commands import answers, parts
from gerakan.stages.questionnaires.commands.answers import AnswerConflict
from gerakan.stages.questionnaires.models import Answer, AnswerVersion
from gerakan.stages.questionnaires.queries.sheets import sheet_of
from tests.factories.accounts import UserFactory, somebody
from tests.factories.indicators import IndicatorFactory, IndicatorValueFactory
from tests.factories.instruments import a_published_version, an_element, an_item
from tests.factories.questionnaires import Asked, an_asked_region
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "read"),
    [("1.234,5", 1234.5), ("1.234", 1234), ("12,5", 12.5), ("12.5", 12.5), ("1,234", 1.234), ("-3", -3), ("0", 0)],
)
def test_numbers_are_read_as_indonesians_write_them(typed, read):
    assert number(typed) == read


@pytest.mark.parametrize("typed", ["dua", "1e99", "12 orang", "..", "1.2.3,4,5"])
def test_what_is_no_number_is_refused_with_a_sentence(typed):
    with pytest.raises(Unreadable):
        number(typed)


def test_every_state_of_an_answer_is_kept():
    asked = an_asked_region()
    asked.say("keuangan", 1)
    asked.say("keuangan", 2, revision=1)
    assert Answer.objects.get().value == 2
    assert list(AnswerVersion.objects.values_list("revision", "value")) == [(1, 1), (2, 2)]


def test_a_save_over_an_unseen_change_is_refused_with_both():
    asked = an_asked_region()
    other = somebody(Role.REGION_ADMIN, region=asked.submission.region)
    asked.say("keuangan", 1)
    asked.say("keuangan", 2, revision=1)
    with pytest.raises(AnswerConflict) as refused:
        asked.say("keuangan", 3, revision=1, by=other)
    [(mine, theirs)] = refused.value.conflicts
    assert (mine.value, theirs.value, theirs.saved_by) == (3, 2, asked.diskominfo)
    assert Answer.objects.get().value == 2


def boxes(asked: Asked, **values: object) -> dict[str, str]:
    """What the browser sends for the page of "struktur", typed over what it showed."""
    found = {}
    for code in ("sdm", "keuangan", "rincian"):
        item = asked.item(code)[1]
        answer = Answer.objects.filter(item=item.pk).first()
        found[f"rev-{item.pk}"] = str(answer.revision if answer else 0)
        if answer:
            found[f"v-{item.pk}"] = str(answer.value).replace(".", ",")
    for code, value in values.items():
        found[f"v-{asked.item(code)[1].pk}"] = str(value)
    return found


def test_a_page_changes_only_what_was_touched_on_it(client):
    asked = an_asked_region()
    asked.say("keuangan", 1)
    page = boxes(asked, sdm=2)
    asked.say("keuangan", 5, revision=1)

    client.force_login(asked.diskominfo)
    answer = client.post(reverse("questionnaires:part", args=[asked.part("struktur").pk]), page)

    assert answer.status_code == 302
    assert dict(Answer.objects.values_list("item__code", "value")) == {"keuangan": 5, "sdm": 2}


def test_a_page_shows_both_texts_where_it_collides_and_keeps_the_rest(client):
    asked = an_asked_region()
    asked.say("keuangan", 1)
    page = boxes(asked, sdm=2, keuangan="7,5")
    asked.say("keuangan", 5, revision=1)

    client.force_login(asked.diskominfo)
    answer = client.post(reverse("questionnaires:part", args=[asked.part("struktur").pk]), page)

    text = answer.content.decode()
    assert "mengubah jawaban ini lebih dahulu" in text
    assert "7,5 miliar rupiah" in text
    assert "5 miliar rupiah" in text
    assert dict(Answer.objects.values_list("item__code", "value")) == {"keuangan": 5, "sdm": 2}


def test_what_cannot_be_read_stays_on_the_page_with_its_sentence(client):
    asked = an_asked_region()
    client.force_login(asked.diskominfo)
    url = reverse("questionnaires:part", args=[asked.part("struktur").pk])
    text = client.post(url, boxes(asked, keuangan="dua belas", sdm=1)).content.decode()
    assert "bukan angka" in text
    assert 'value="dua belas"' in text
    assert dict(Answer.objects.values_list("item__code", "value")) == {"sdm": 1}
    assert "di luar batas" in client.post(url, boxes(asked, keuangan="1.001")).content.decode()


def test_a_table_keeps_its_rows(client):
    asked = an_asked_region()
    item = asked.item("rincian")[1]
    rows = {f"v-{item.pk}-0-nama": "Server", f"v-{item.pk}-0-nilai": "1.250,5", f"v-{item.pk}-3-nama": "Jaringan"}
    client.force_login(asked.diskominfo)
    client.post(reverse("questionnaires:part", args=[asked.part("struktur").pk]), boxes(asked) | rows)
    assert Answer.objects.get(item=item.pk).value == [{"nama": "Server", "nilai": 1250.5}, {"nama": "Jaringan"}]


def save(client, asked: Asked, code: str, value: object, revision: int = 0):
    part, item = asked.item(code)
    data = {"item": item.pk, f"rev-{item.pk}": revision, f"v-{item.pk}": value}
    return client.post(reverse("questionnaires:save", args=[part.pk]), data)


def test_a_single_save_answers_with_revision_and_what_shows_now(client):
    asked = an_asked_region()
    client.force_login(asked.diskominfo)
    answer = save(client, asked, "peraturan", "ya").json()
    assert (answer["revision"], answer["words"], answer["progress"]) == (1, "Ya", "1 dari 3 terjawab")
    assert asked.item("nomor")[1].pk in answer["shown"]


def test_the_same_save_twice_is_kept_once(client):
    asked = an_asked_region()
    client.force_login(asked.diskominfo)
    first, again = (save(client, asked, "keuangan", "12,5").json() for _n in range(2))
    assert first["revision"] == again["revision"] == 1
    assert AnswerVersion.objects.count() == 1


def test_a_colliding_single_save_is_told_with_both_texts(client):
    asked = an_asked_region()
    asked.say("keuangan", 5)
    client.force_login(asked.diskominfo)
    answer = save(client, asked, "keuangan", "7")
    assert answer.status_code == 409
    said = answer.json()
    assert (said["theirs"], said["mine"], said["revision"]) == ("5 miliar rupiah", "7 miliar rupiah", 1)
    assert Answer.objects.get().value == 5


def test_an_agency_fills_its_own_part_and_reads_the_rest(client):
    asked = an_asked_region()
    agency = somebody(Role.AGENCY, region=asked.submission.region)
    parts.give_part(asked.part("regulasi"), email=agency.email.upper(), name="", by=asked.diskominfo)
    asked.say("peraturan", True, by=agency)
    with pytest.raises(PermissionDenied):
        asked.say("keuangan", 3, by=agency)
    client.force_login(agency)
    assert client.get(reverse("questionnaires:part", args=[asked.part("struktur").pk])).status_code == 200
    assert save(client, asked, "keuangan", "3").status_code == 403
    assert save(client, asked, "jenis", "perda").status_code == 200


def test_a_part_goes_by_invitation_to_whoever_has_no_account():
    asked = an_asked_region()
    part = asked.part("regulasi")
    with pytest.raises(TransitionRefused, match="Tulis namanya"):
        parts.give_part(part, email="hukum@contoh.id", name="", by=asked.diskominfo)
    parts.give_part(part, email="hukum@contoh.id", name="Bagian Hukum", by=asked.diskominfo)
    invitation = Invitation.objects.get()
    assert (invitation.role, invitation.region) == (Role.AGENCY, asked.submission.region)
    stranger = UserFactory()
    with pytest.raises(TransitionRefused, match="tanpa peran di daerah Anda"):
        parts.give_part(part, email=stranger.email, name="", by=asked.diskominfo)


def test_a_region_invites_agencies_of_its_own_only(client):
    asked = an_asked_region()
    elsewhere = somebody(Role.REGION_ADMIN, region=RegionFactory())
    with pytest.raises(PermissionDenied):
        parts.give_part(asked.part("regulasi"), email="a@contoh.id", name="A", by=elsewhere)


def asked_with_a_figure() -> tuple[Asked, object]:
    IndicatorFactory(code="apbd", unit="miliar rupiah")
    rows = [an_element("uang", 100, an_item("apbd_tik", 1, answer="number", unit="miliar rupiah", prefill_code="apbd"))]
    asked = an_asked_region(version=a_published_version(rows, code="berangka"))
    figure = IndicatorValueFactory(indicator=IndicatorFactory(code="apbd"), region=asked.submission.region, value=40)
    return asked, figure


def test_a_figure_of_the_library_is_shown_with_its_source_and_confirmed(client):
    asked, figure = asked_with_a_figure()
    part, item = asked.item("apbd_tik")
    client.force_login(asked.diskominfo)
    page = client.get(reverse("questionnaires:part", args=[part.pk])).content.decode()
    assert "Sumber contoh" in page
    client.post(reverse("questionnaires:fact", args=[part.pk, item.pk]), {"benar": "1", f"rev-{item.pk}": "0"})
    answer = Answer.objects.get()
    assert (answer.value, answer.fact, answer.fact_standing) == (40, figure, "confirmed")
    asked.say("apbd_tik", 41, revision=1)
    assert Answer.objects.get().fact_standing == ""


def test_a_contested_figure_goes_to_its_owner_and_the_regions_own_stands():
    asked, figure = asked_with_a_figure()
    part, item = asked.item("apbd_tik")
    told = {"reason": "Realisasi 2021 berbeda.", "evidence": "LKPD 2021", "revision": 0, "by": asked.diskominfo}
    answers.contest_fact(part, item=item, figure=figure, value=55.5, **told)
    assert Objection.objects.get().value == figure
    answer = Answer.objects.get()
    assert (answer.value, answer.fact_standing) == (55.5, "contested")


def test_not_applicable_needs_its_reason():
    asked = an_asked_region()
    asked.fill()
    asked.say("peraturan", None, revision=1, does_not_apply=True)
    assert [one.words for one in sheet_of(asked.fresh()).missing] == ["tulis mengapa tidak berlaku"]
    asked.say("peraturan", None, revision=2, does_not_apply=True, note="Daerah administratif.")
    assert sheet_of(asked.fresh()).missing == []
