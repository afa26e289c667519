"""Screens of the text: who may, what a device is told, the way without a script, both texts side by side."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.chapters.models import Draft, Section
from gerakan.stages.masterplans.models import Masterplan, PlanIndicator
from tests.factories.accounts import somebody
from tests.factories.chapters import HERE, wrote
from tests.factories.masterplans import a_plan, changed, typed
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>\u202e\x00 {{ 7|add:7 }} [x](javascript:1) =1+1 #import"


@pytest.fixture(scope="module")
def standing(request):
    with standing_rows(request):
        plan, writer = a_plan()
        typed(plan, "indikator", {"name": "Air", "unit": "persen", "baseline": "61,5", "y3": "80"}, by=writer)
        typed(plan, "bukti", {"text": "Survei", "source": "BPS 2026", "page": "12"}, by=writer)
        yield plan, writer, somebody(Role.PLANNING_AGENCY, region=plan.region)


@pytest.fixture
def plan(standing):
    return Masterplan.objects.get(pk=standing[0].pk)


@pytest.fixture
def writer(standing):
    return standing[1]


@pytest.fixture
def colleague(standing):
    return standing[2]


def at(name, plan, *more):
    return reverse(f"chapters:{name}", args=[plan.pk, *more])


def as_(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def send(user, plan, text, seen="", key="k", **more):
    body = json.dumps({"text": text, "seen": seen, "key": key, **more})
    return as_(user).post(at("send", plan, HERE), body, content_type="application/json")


def hidden(page, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())[1]


def test_strangers_know_nothing_and_readers_do_not_write(plan, writer):
    wrote(plan, "Rahasia kota.", by=writer)
    secretariat, stranger = somebody(Role.SECRETARIAT), a_plan(edition=plan.edition)[1]
    page = as_(secretariat).get(at("section", plan, HERE))
    assert "Rahasia kota." in page.content.decode()
    assert "data-editor" not in page.content.decode()
    assert send(secretariat, plan, "x").status_code == 403
    assert as_(stranger).get(at("section", plan, HERE)).status_code == 404
    assert as_(writer).get(at("section", plan, "tidak-ada")).status_code == 404
    assert as_(writer).get(reverse("chapters:own")).status_code == 302


def test_a_device_is_told_what_became_of_its_text(plan, writer, colleague):
    row = PlanIndicator.objects.get()
    text = f"Layanan **air** [[indikator/{row.code}/dasar]] persen [[bukti/BK-001]].\n\nRugi 12 persen."
    saved = send(writer, plan, text).json()
    assert (saved["status"], saved["text"], saved["revision"]) == ("saved", text, 1)
    assert "<strong>air</strong>" in saved["preview"]
    assert saved["preview"].count("tanpa bukti") == 1
    assert f"sorot={row.pk}#baris-{row.pk}" in saved["preview"]
    assert "BPS 2026" in saved["margin"]
    assert send(writer, plan, text).json()["revision"] == 1

    late = send(colleague, plan, "Lain.").json()
    assert (late["status"], late["text"], late["by"]) == ("conflict", text, str(writer))
    assert Draft.objects.get().text == "Lain."
    for body in (
        "{}",
        "[]",
        '{"text": 1, "seen": "", "key": ""}',
        "\xff",
        '{"text": "a", "seen": "", "key": "", "follows": -1}',
    ):
        answer = as_(writer).post(at("send", plan, HERE), body, content_type="application/json")
        assert (answer.status_code, answer.json()["sentence"][:7]) == (400, "Kiriman")


def test_hostile_text_is_kept_as_text(plan, writer):
    saved = send(writer, plan, HOSTILE, key="'\x00--").json()
    assert saved["text"] == HOSTILE.replace("\u202e", "").replace("\x00", "")
    assert "<script>" not in saved["preview"]
    for page in ("section", "history", "references"):
        content = as_(writer).get(at(page, plan, HERE)).content.decode()
        assert "<script>alert" not in content
        assert "javascript:1&quot;" not in content


def test_without_a_script_a_conflict_is_decided_side_by_side(plan, writer, colleague):
    wrote(plan, "Satu.\n\nDua.", by=writer)
    here = at("section", plan, HERE)
    page = as_(colleague).get(here)
    wrote(plan, "Satu!\n\nDua.", seen="Satu.\n\nDua.", by=writer)
    answer = as_(colleague).post(
        here, {"text": "Satu.\r\n\r\nDua, tiga.", "seen": hidden(page, "seen"), "key": hidden(page, "key")}, follow=True
    )
    assert answer.redirect_chain[0][0] == at("conflict", plan, HERE)
    assert "Satu!\n\nDua, tiga.</textarea>" in answer.content.decode(), "what only one side changed is proposed"

    form = {
        "text": "Satu!\n\nDua, tiga.",
        "seen": hidden(answer, "seen"),
        "key": "x",
        "settles": hidden(answer, "settles"),
    }
    answer = as_(colleague).post(here, form, follow=True)
    assert "Naskah disimpan." in answer.content.decode()
    assert (Section.objects.get().text, Draft.objects.count()) == ("Satu!\n\nDua, tiga.", 0)


def test_a_changed_figure_is_shown_and_confirmed(plan, writer):
    row = PlanIndicator.objects.get()
    wrote(plan, f"Target [[indikator/{row.code}/target/2030]].", by=writer)
    changed(plan, "indikator", row.pk, writer, y3=("80", "85"))
    page = as_(writer).get(at("section", plan, HERE)).content.decode()
    assert "<del>80</del> <ins>85</ins>" in page
    assert "1 angka berubah" in as_(writer).get(at("outline", plan)).content.decode()
    assert "<del>80</del>" not in as_(writer).get(at("checks", plan)).content.decode()

    reference = f"indikator/{row.code}/target/2030"
    as_(writer).post(at("confirm", plan, HERE), {"reference": reference, f"now-{reference}": "85"})
    assert "<del>80</del>" not in as_(writer).get(at("section", plan, HERE)).content.decode()


def test_the_place_says_who_writes_and_history_brings_back(plan, writer, colleague):
    turn = at("turn", plan, HERE)
    as_(writer).post(turn, {"aksi": "pegang"})
    assert "Belum ada perubahan" in as_(writer).get(at("history", plan, HERE)).content.decode()
    told = as_(colleague).post(turn, {"aksi": "pegang"}, headers={"Accept": "application/json"}).json()
    assert told["holder"] == str(writer)
    assert "sedang menulis bagian ini" in told["sentence"]
    as_(colleague).post(turn, {"aksi": "minta"})
    assert as_(writer).get(turn).json()["asked"] == str(colleague)
    assert "readonly" in as_(colleague).get(at("section", plan, HERE)).content.decode()

    wrote(plan, "Satu.", by=writer)
    wrote(plan, "Dua.", seen="Satu.", by=colleague)
    page = as_(writer).get(at("history", plan, HERE))
    as_(writer).post(at("history", plan, HERE), {"revision": "1", "seen": hidden(page, "seen")})
    assert Section.objects.get().text == "Satu."


def test_english_says_what_changed_and_falls_back(plan, writer):
    wrote(plan, "Satu.", by=writer)
    english = f"{at('section', plan, HERE)}?bahasa=en"
    assert "Belum diterjemahkan" in as_(writer).get(english).content.decode()
    wrote(plan, "One.", by=writer, language="en")
    wrote(plan, "Satu dua.", seen="Satu.", by=writer)
    page = as_(writer).get(english).content.decode()
    assert "berubah sejak diterjemahkan" in page
    assert "<ins>" in page
    assert "terjemahan tertinggal" in as_(writer).get(at("outline", plan)).content.decode()


def test_pages_ask_the_database_little(plan, writer, django_assert_max_num_queries):
    wrote(plan, "Ada [[program/jumlah]] dan [[anggaran/total]] [[bukti/BK-001]] [[indikator/I-001/dasar]].", by=writer)
    client = as_(writer)
    for name, most in (("section", 26), ("outline", 40), ("checks", 40), ("references", 30)):
        address = at(name, plan, *([HERE] if name in ("section", "references") else []))
        client.get(address)
        with django_assert_max_num_queries(most):
            client.get(address)
