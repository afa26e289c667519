"""Screens of plans: who may, what a device is told of its cells, the way without a script, taking back."""

import datetime
import json
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Participation
from gerakan.stages.masterplans.models import Change, Masterplan, Mission, Programme
from gerakan.stages.masterplans.queries import screen
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory
from tests.factories.masterplans import a_plan, changed, typed
from tests.factories.mentoring import a_guidance, seated
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db


def at(name: str, *arguments: object) -> str:
    return reverse(f"masterplans:{name}", args=arguments)


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def send(user: User, plan: Masterplan, sheet: str, *edits: dict, **more: object):
    body = json.dumps({"edits": edits, "since": plan.revision, **more})
    return as_(user).post(at("cells", plan.pk, sheet), body, content_type="application/json")


# Rights


def test_who_reads_writes_or_knows_nothing_of_a_plan():
    way = a_guidance()
    mentor, stranger = seated(way), seated(a_guidance())
    plan, writer = a_plan(edition=way.edition)
    Masterplan.objects.filter(pk=plan.pk).update(region=way.region)
    plan = Masterplan.objects.get(pk=plan.pk)
    typed_by = somebody(Role.AGENCY, region=way.region)
    typed(plan, "misi", {"text": "Rahasia kota"}, by=typed_by)
    row = Mission.objects.get().pk
    readers = [
        mentor,
        somebody(Role.SECRETARIAT),
        somebody(Role.AUDITOR),
        somebody(Role.REGION_HEAD, region=way.region),
    ]
    for reader in readers:
        page = as_(reader).get(at("sheet", plan.pk, "misi"))
        assert (page.status_code, b"Rahasia kota" in page.content) == (200, True)
        assert b"data-csrf" not in page.content.split(b"</thead>")[1]
        assert b"sheet.js" not in page.content
        assert as_(reader).get(at("row", plan.pk, "misi", row)).status_code == 403
        assert send(reader, plan, "misi", {"key": "a", "field": "text", "text": "x"}).status_code == 403
    for outsider in (stranger, writer, somebody(Role.ASSESSOR)):
        for name, arguments in (
            ("plan", ()),
            ("sheet", ("misi",)),
            ("cells", ("misi",)),
            ("history", ()),
            ("row", ("misi", row)),
        ):
            assert as_(outsider).get(at(name, plan.pk, *arguments)).status_code == 404
    assert b"Rencana induk" in as_(typed_by).get(at("plan", plan.pk)).content
    listed = {user: as_(user).get(at("plans")).content.decode() for user in (mentor, stranger)}
    assert (plan.region.name in listed[mentor], plan.region.name in listed[stranger]) == (True, False)


def test_a_row_of_another_plan_is_not_found():
    plan, writer = a_plan()
    other, their = a_plan(edition=plan.edition)
    typed(other, "misi", {"text": "Rahasia"}, by=their)
    row = Mission.objects.get().pk
    assert as_(writer).get(at("row", plan.pk, "misi", row)).status_code == 404
    assert as_(writer).post(at("remove_row", plan.pk, "misi", row)).status_code == 404
    [outcome] = send(writer, plan, "misi", {"row": row, "field": "text", "text": "x", "seen": "Rahasia"}).json()[
        "outcomes"
    ]
    assert (outcome["status"], outcome["text"]) == ("refused", "x")
    assert Mission.objects.get().text == "Rahasia"


def test_a_region_begins_its_plan_or_reads_why_not():
    edition, region = EditionFactory(year=2027, state="open"), RegionFactory()
    writer, head = somebody(Role.PLANNING_AGENCY, region=region), somebody(Role.REGION_HEAD, region=region)
    assert "tidak mengikuti" in as_(writer).post(at("own")).content.decode()
    Participation.objects.create(edition=edition, region=region, role="selected")
    assert b'method="post">' not in as_(head).get(at("own")).content.split(b"<main")[1]
    assert as_(head).post(at("own")).status_code == 403
    assert as_(writer).post(at("own")).url == Masterplan.objects.get().get_absolute_url()
    assert as_(head).get(at("own")).status_code == 302


# Cells as devices send them


def test_a_device_is_told_what_became_of_every_cell():
    plan, writer = a_plan()
    colleague = somebody(Role.PLANNING_AGENCY, region=plan.region)
    typed(plan, "program", {"name": "Antrean", "owner": "Dinkes"}, by=colleague)
    row = Programme.objects.get().pk
    plan.refresh_from_db()
    changed(plan, "program", row, colleague, owner=("Dinkes", "Dinas Kesehatan"))

    answer = send(
        writer, plan, "program",
        {"row": row, "field": "name", "text": "Antrean daring", "seen": "Antrean"},
        {"row": row, "field": "owner", "text": "RSUD", "seen": "Dinkes"},
        {"row": row, "field": "starts", "text": "kapan-kapan", "seen": ""},
        {"key": "baru", "field": "subdimension", "text": "kesehatan"},
    ).json()  # fmt: skip

    told = {one["field"]: (one["status"], one["text"], one["by"]) for one in answer["outcomes"]}
    assert told["name"] == ("saved", "Antrean daring", "")
    assert told["owner"] == ("conflict", "Dinas Kesehatan", str(colleague))
    assert told["starts"][:2] == ("refused", "kapan-kapan")
    assert [one["cells"]["pillar"] for one in answer["rows"]] == ["", "Kehidupan cerdas"]
    fresh = as_(colleague).get(at("cells", plan.pk, "program"), {"sejak": answer["revision"] - 1}).json()
    assert [one["cells"]["name"] for one in fresh["rows"]] == ["Antrean daring", ""]
    assert str(writer) in fresh["last"]


def test_a_page_that_stood_open_for_a_day_asks_to_sign_in_and_then_tells_each_cell(time_machine):
    plan, writer = a_plan()
    colleague = somebody(Role.PLANNING_AGENCY, region=plan.region)
    typed(plan, "program", {"name": "Antrean", "owner": "Dinkes"}, by=writer)
    row, device = Programme.objects.get().pk, as_(writer)
    assert device.get(at("sheet", plan.pk, "program")).status_code == 200
    time_machine.move_to(timezone.now() + datetime.timedelta(hours=25))
    changed(plan, "program", row, colleague, owner=("Dinkes", "Dinas Kesehatan"))
    edits = [
        {"row": row, "field": "name", "text": "Antrean daring", "seen": "Antrean"},
        {"row": row, "field": "owner", "text": "RSUD", "seen": "Dinkes"},
    ]
    late = device.post(at("cells", plan.pk, "program"), json.dumps({"edits": edits, "since": 1}), "application/json")
    assert (late.status_code, late.url.startswith("/akun/"), Programme.objects.get().name) == (302, True, "Antrean")

    told = {
        one["field"]: (one["status"], one["text"]) for one in send(writer, plan, "program", *edits).json()["outcomes"]
    }
    assert told == {"name": ("saved", "Antrean daring"), "owner": ("conflict", "Dinas Kesehatan")}


def test_a_new_row_sent_twice_is_one_row():
    plan, writer = a_plan()
    edit = {"key": "0a1b2c3d4e5f", "field": "text", "text": "Melayani\r\nsemua\ud800"}
    first, second = (send(writer, plan, "misi", edit).json()["outcomes"][0] for _time in range(2))
    assert (first["row"], first["status"]) == (second["row"], second["status"])
    assert [row.text for row in Mission.objects.all()] == ["Melayani\nsemua"]
    assert Change.objects.count() == 1


def test_figures_are_indonesian_in_every_language(settings):
    plan, writer = a_plan()
    typed(plan, "indikator", {"name": "Cakupan", "baseline": "1,125"}, by=writer)
    client = as_(writer)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = client.get(at("sheet", plan.pk, "indikator")).content.decode()
    assert (">1,125</td>" in page, '<html lang="en"' in page) == (True, True)


@pytest.mark.parametrize(
    "body",
    ["", "[]", "{}", '{"edits": 1}', '{"edits": [1]}', '{"edits": [{"field": "text", "text": "x"}]}',
     '{"edits": [{"row": true, "field": "text", "text": "x"}]}', '{"edits": [{"row": 1, "field": "text", "text": 5}]}',
     '{"edits": [{"row": -1, "field": "text", "text": ""}]}', '{"edits": [{"row": 99999999999999999999, "field": "a", "text": ""}]}',
     '{"edits": [{"key": "a", "field": "text", "text": "' + "x" * 20_001 + '"}]}', "[" * 9_000],
    ids=range(12),
)  # fmt: skip
def test_what_is_no_list_of_cells_is_refused_with_a_sentence(body):
    plan, writer = a_plan()
    answer = as_(writer).post(at("cells", plan.pk, "misi"), body, content_type="application/json")
    assert (answer.status_code, answer.json()["sentence"]) == (
        400,
        "Kiriman tidak dapat dibaca. Muat ulang halaman ini.",
    )
    assert not Mission.objects.exists()


def test_too_much_at_once_is_refused_with_a_sentence(settings):
    plan, writer = a_plan()
    many = [{"key": "a", "field": "text", "text": ""}] * 60_001
    assert "Terlalu banyak sel" in send(writer, plan, "misi", *many).json()["sentence"]
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000
    answer = send(writer, plan, "misi", *many)
    assert (answer.status_code, "terlalu besar" in answer.json()["sentence"]) == (413, True)


# Without a script


def fields_of(page: str) -> dict[str, str]:
    """What a browser would send back: text, hidden and chosen."""
    main = page.split("<main")[1]
    found = dict.fromkeys(re.findall(r'<select name="([\w-]+)"', main), "")
    for tag in re.findall(r"<input [^>]*>", main):
        name, value = re.search(r'name="([\w-]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and name[1] != "csrfmiddlewaretoken":
            found[name[1]] = value[1] if value else ""
    found |= {name: text.strip() for name, text in re.findall(r'<textarea name="([\w-]+)"[^>]*>([^<]*)<', main)}
    return found


def test_a_row_is_added_changed_and_removed_by_plain_forms():
    plan, writer = a_plan()
    client = as_(writer)
    new, sheet = at("new_row", plan.pk, "misi"), at("sheet", plan.pk, "misi")
    sent = fields_of(client.get(new).content.decode()) | {"text": "Melayani"}
    for _time in range(2):
        assert client.post(new, sent).url.startswith(sheet)
    row = Mission.objects.get()
    address = at("row", plan.pk, "misi", row.pk)
    sent = fields_of(client.get(address).content.decode())
    changed(plan, "misi", row.pk, writer, text=("Melayani", "Melayani warga"))

    refused = client.post(address, sent | {"text": "Melayani semua"})
    assert (refused.status_code, "“Melayani warga”" in refused.content.decode()) == (422, True)
    again = fields_of(refused.content.decode())
    assert (again["text"], again["seen-text"]) == ("Melayani semua", "Melayani warga")
    assert client.post(address, again).status_code == 302
    row.refresh_from_db()
    assert row.text == "Melayani semua"

    typed(plan, "sasaran", {"mission": "MS-001", "text": "Cepat"}, by=writer)
    named = client.post(at("remove_row", plan.pk, "misi", row.pk), follow=True)
    assert "Masih dirujuk oleh Sasaran SS-001" in named.content.decode()
    assert Mission.objects.exists()


def test_the_problem_comes_before_the_technology():
    plan, writer = a_plan()
    typed(plan, "masalah", {"statement": "Antre lama"}, by=writer)
    typed(plan, "program", {"name": "Antrean", "problems": "M-001"}, by=writer)
    address = at("row", plan.pk, "program", Programme.objects.get().pk)
    page = as_(writer).get(address).content.decode()
    assert "Terbuka setelah penerima manfaat dan indikator terisi." in page
    assert re.search(r'<select name="innovation"[^>]*disabled', page)
    as_(writer).post(address, {"innovation": "Teknologi", "beneficiaries": "Pasien", "ends": "kelak"})
    assert (Programme.objects.get().innovation, Programme.objects.get().beneficiaries) == ("", "Pasien")
    typed(plan, "indikator", {"programme": "P-001", "name": "Lama antre"}, by=writer)
    assert "disabled" not in as_(writer).get(address).content.decode().split('name="innovation"')[1].split(">")[0]


def test_the_frame_is_not_written_over_unseen():
    plan, writer = a_plan()
    client, address = as_(writer), at("frame", plan.pk)
    sent = fields_of(client.get(address).content.decode())
    assert client.post(address, sent | {"vision": "Kota tanpa antrean"}).status_code == 302
    late = client.post(address, sent | {"vision": "Kota terang"})
    assert (late.status_code, "Kota tanpa antrean" in late.content.decode()) == (422, True)
    assert Masterplan.objects.get().vision == "Kota tanpa antrean"


# History


def test_a_save_is_read_with_both_texts_and_taken_back():
    plan, writer = a_plan()
    typed(plan, "anggaran", {"source": "APBD", "y1": "1,5 miliar"}, by=writer)
    typed(plan, "misi", *[{"text": f"Misi {number}"} for number in range(12)], by=writer)
    changed(plan, "misi", Mission.objects.first().pk, writer, text=("Misi 0", "<b>Melayani</b>"))
    client = as_(writer)
    page = client.get(at("history", plan.pk)).content.decode()
    for words in ("<del>Misi 0</del>", "<ins>&lt;b&gt;Melayani&lt;/b&gt;</ins>", "1.500.000.000", "dan 4 baris lagi"):
        assert words in page
    client.post(at("history", plan.pk), {"revision": "3"})
    assert Mission.objects.first().text == "Misi 0"
    refused = client.post(at("history", plan.pk), {"revision": "999"}, follow=True)
    assert "Perubahan ini tidak ada." in refused.content.decode()


def test_every_page_of_a_plan_says_where_one_stands_and_what_comes_next():
    plan, writer = a_plan()
    client = as_(writer)
    for name, *more in (("masterplans:findings",), ("masterplans:sheet", "misi"), ("chapters:checks",), ("reviews:compare",), ("roadmaps:money",)):  # fmt: skip
        page = client.get(reverse(name, args=[plan.pk, *more])).content.decode()
        assert page.count('aria-current="page"') >= 2, (name, "on the screen and in the menu of a phone")
        assert "lalu meminta telaah" in page
        assert page.index("thing-nav") < page.index("<h1"), "above the heading, at the same place on each"


# Measures


def test_pages_ask_equally_often_whatever_the_rows(django_assert_max_num_queries):
    plan, writer = a_plan()
    client, pages = as_(writer), [at("plan", plan.pk), at("sheet", plan.pk, "program"), at("history", plan.pk)]
    typed(plan, "masalah", {"statement": "Antre"}, by=writer)
    for count in (1, 59):
        rows = [{"name": f"Program {number}", "problems": "M-001"} for number in range(count)]
        typed(plan, "program", *rows, by=writer)
        for page in pages:
            client.get(page)
            with django_assert_max_num_queries(20):
                assert client.get(page).status_code == 200


def test_many_rows_come_a_hundred_at_a_time(monkeypatch):
    plan, writer = a_plan()
    typed(plan, "misi", *[{"text": f"Misi {number}"} for number in range(500)], by=writer)
    first = as_(writer).get(at("sheet", plan.pk, "misi")).content.decode()
    last = as_(writer).get(at("sheet", plan.pk, "misi"), {"halaman": "5"}).content.decode()
    assert (first.count("<tr id="), 'data-open=""' in first, 'data-open="1"' in last) == (100, True, True)
    assert len(screen.since(plan, screen.SHEETS["misi"], 0)["rows"]) == 500
    monkeypatch.setattr(screen, "MOST_FRESH", 400)
    assert screen.since(plan, screen.SHEETS["misi"], 0)["many"]
