"""What people see: review page, versions, comparison, RPJMD; what everybody sees, and what nobody else does."""

import csv
import gzip
import hashlib
import io
import json
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils.html import escape

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.notifications.models import Notice, Reminder
from gerakan.stages.chapters.commands.writing import save_section
from gerakan.stages.chapters.queries.contents import contents_of
from gerakan.stages.masterplans.models import Masterplan, Mission, MoneyLine, Reference
from gerakan.stages.masterplans.queries.plans import money_by_year
from gerakan.stages.reviews.commands import adopting, reviewing
from gerakan.stages.reviews.commands.periods import note_period
from gerakan.stages.reviews.models import PlanningPeriod, PlanVersion, Publication
from gerakan.stages.reviews.queries.alarms import alarms_of
from gerakan.stages.reviews.queries.comparing import compare
from gerakan.stages.reviews.queries.money import money_of
from gerakan.stages.reviews.queries.reading import figure
from tests.factories.accounts import somebody
from tests.factories.masterplans import changed, typed
from tests.factories.reviews import Case, a_case, a_published_plan, a_version, made_public
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(scope="module", autouse=True)
def shown(request: pytest.FixtureRequest) -> Iterator[tuple[Case, Publication]]:
    with standing_rows(request):
        yield a_published_plan(filled=4)


@pytest.fixture
def case(shown: tuple[Case, Publication]) -> Case:
    return shown[0]


def address(shown: Publication, name: str = "plan", *more: object) -> str:
    return reverse(f"published:{name}", args=[shown.plan.edition.slug, shown.plan.region.slug, *more])


def many_times(contents: dict, count: int) -> dict:
    """The same programmes, with what hangs on them, under new codes, until there are so many."""
    rows = contents["rows"]
    whole = [row for row in rows["program"] if not row["parent"]]
    grown = {code: list(own) for code, own in rows.items()}
    for number in range(len(whole), count):
        source, code = whole[number % len(whole)], f"P-{number + 900}"
        grown["program"].append(source | {"code": code, "name": f"{source['name']} {number}", "depends_on": []})
        for sheet in ("anggaran", "indikator", "peta-jalan", "risiko", "rujukan"):
            own = [row for row in rows[sheet] if row.get("programme") == source["code"]]
            grown[sheet] += [row | {"programme": code, "code": f"{row['code']}-{number}"} for row in own]
    return contents | {"rows": grown}


def test_a_visitor_reads_a_hundred_programmes_in_one_light_page(case, client, django_assert_max_num_queries):
    bare = a_case(is_sample=True)
    publication = made_public(bare.plan, by=bare.writer, contents=many_times(contents_of(case.plan), 100))
    client.get(address(publication))
    with django_assert_max_num_queries(8):
        answer = client.get(address(publication))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert len(gzip.compress(answer.content)) < 150_000
    for words in (bare.plan.region.name, publication.version.sha256, "Peta jalan", "Hana Contoh", "Data contoh"):
        assert words in page
    contents = PlanVersion.objects.get(pk=publication.version_id).contents
    names = {row["name"] for row in contents["rows"]["program"] if not row["parent"]}
    assert len(names) == 100
    assert all(escape(name) in page for name in names)
    assert bare.plan.region.name in client.get(reverse("published:plans")).content.decode()


def test_the_page_names_the_file_s_fingerprint_and_tables_are_taken_away(shown, client):
    publication = shown[1]
    file = client.get(address(publication, "contents", publication.version.number))
    assert json.loads(file.content)["version"]["sha256"] == publication.version.sha256
    assert hashlib.sha256(file.content).hexdigest() in client.get(publication.plan_url).text
    table = client.get(address(publication, "table", publication.version.number, "program")).content.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(table)))
    assert len(lines) == len(json.loads(file.content)["rows"]["program"]) + 1
    assert client.get(address(publication, "table", publication.version.number, "pemangku")).status_code == 404


def test_money_on_the_page_is_that_of_the_rules(case):
    whole = money_of(contents_of(case.plan))[-1]
    assert list(whole.amounts) == [row["cost"] or 0 for row in money_by_year(case.plan)]
    assert whole.total > 0


def test_decimals_are_written_out():
    assert [figure(value) for value in ("6E+1", "72.5", "0", None, "")] == ["60", "72,5", "0", "–", "–"]


def test_no_draft_leaves_the_region_through_any_door(client):
    case = a_case(filled=1)
    secret = "Visi yang belum boleh dibaca siapa pun"
    typed(case.plan, "misi", {"text": secret}, by=case.writer)
    version = reviewing.ask(case.again(), by=case.writer)
    call_command("rebuild_search", verbosity=0)
    listing, search = reverse("published:plans"), reverse("search:search")
    for path in (listing, f"{listing}?cari={case.plan.region.name}", f"{listing}?unduh=csv", f"{search}?q=belum+boleh"):
        answer = client.get(path)
        assert secret not in b"".join(answer).decode(errors="ignore"), path
    args = [case.plan.edition.slug, case.plan.region.slug]
    for name, more in (("plan", []), ("version", [1]), ("contents", [1]), ("table", [1, "misi"])):
        assert client.get(reverse(f"published:{name}", args=[*args, *more])).status_code == 404
    neighbour = somebody(Role.REGION_ADMIN, region=a_case().plan.region)
    client.force_login(neighbour, backend=BACKEND)
    pk = case.plan.pk
    for name, more in (("review", []), ("version", [1]), ("read_sheet", [1, "misi"]), ("compare", []), ("remarks", []), ("alarms", [])):  # fmt: skip
        assert client.get(reverse(f"reviews:{name}", args=[pk, *more])).status_code == 404
    assert case.plan.region.name not in client.get(reverse("reviews:reviews")).content.decode()
    assert not PlanVersion.objects.visible_to(neighbour).filter(pk=version.pk).exists()


def test_the_region_s_own_page_leads_to_its_plan_and_books_while_they_are_public(shown, client):
    publication = shown[1]
    page = reverse("portal:region", args=[publication.plan.region.slug])
    found = client.get(page).content.decode()
    assert publication.plan_url in found
    assert reverse("books:published", args=[publication.version_id]) in found
    assert escape(publication.adoption.act_words) in found
    adopting.withdraw(publication, reason="Keliru unggah.", by=shown[0].writer)
    assert publication.plan_url not in client.get(page).content.decode()


def test_what_is_withdrawn_loses_its_contents_and_keeps_its_reason(shown, client):
    case, publication = shown
    adopting.withdraw(publication, reason="Lampiran tertukar.", by=case.writer)
    answer = client.get(address(publication))
    assert answer.status_code == 410
    assert "Lampiran tertukar." in answer.content.decode()
    assert client.get(address(publication, "contents", publication.version.number)).status_code == 404
    assert case.plan.region.name not in client.get(reverse("published:plans")).content.decode()


def test_two_versions_differ_by_cell_paragraph_and_rupiah(case, client, django_assert_max_num_queries):
    plan = case.plan
    adopting.revise(case.again(), reason="Perbaikan.", by=case.writer)
    before = contents_of(plan)
    line, mission = (
        MoneyLine.objects.filter(plan=plan, y1__isnull=False).first(),
        Mission.objects.filter(plan=plan).first(),
    )
    amount = f"{line.y1:,}".replace(",", ".")
    changed(case.again(), "anggaran", line.pk, case.writer, y1=(amount, str(line.y1 + 5_000_000)))
    changed(case.again(), "misi", mission.pk, case.writer, text=(mission.text, f"{mission.text} sampai desa"))
    typed(case.again(), "misi", {"text": "Misi baru"}, by=case.writer)
    save_section(case.again(), code="1-latar-belakang", text="Satu.\n\nKota padat.", seen="", by=case.writer)
    found = compare(before, contents_of(plan))

    sheets = {one.sheet.code: one for one in found.sheets}
    assert set(sheets) == {"anggaran", "misi"}
    assert next((row.act, row.code) for row in sheets["misi"].rows) == ("changed", mission.code)
    assert sorted(row.act for row in sheets["misi"].rows) == ["added", "changed"]
    assert [one.act for one in found.texts[0].paragraphs] == ["added", "added"]
    assert [cell[2] for cell in found.money[-1].cells] == [5_000_000, *[0] * 9]
    assert compare(before, before).is_empty

    a_version(case.again(), by=case.writer)
    client.force_login(case.lead, backend=BACKEND)
    path = reverse("reviews:compare", args=[plan.pk]) + "?dari=1&ke=2"
    client.get(path)
    with django_assert_max_num_queries(16):
        page = client.get(path).content.decode()
    assert 'id="lembar-anggaran"' in page
    assert "+5.000.000" in page
    assert client.get(reverse("reviews:compare", args=[plan.pk]) + "?dari=9").status_code == 404


def test_a_mentor_reads_figures_and_not_their_references(case, client):
    text = "> Catatan.\n\nSejak [[rencana/mulai]], lihat [[lihat:tabel-anggaran]].\n\n- **Butir** satu"
    adopting.revise(case.again(), reason="Perbaikan.", by=case.writer)
    save_section(case.again(), code="1-latar-belakang", text=text, seen="", by=case.writer)
    client.force_login(case.lead, backend=BACKEND)
    page = client.get(reverse("reviews:read_chapter", args=[case.plan.pk, 0, "1-pendahuluan"])).content.decode()
    assert "[[" not in page
    assert f"Sejak {case.plan.starts}, lihat" in page
    assert "<strong>Butir</strong> satu" in page
    asked = client.get(
        reverse("reviews:new_remark", args=[case.plan.pk]), {"naskah": "1-latar-belakang"}
    ).content.decode()
    assert f"Sejak {case.plan.starts}, lihat" in asked, "what one copies stands below the form"


def test_pages_of_review_are_bounded(case, client, django_assert_max_num_queries):
    client.force_login(case.lead, backend=BACKEND)
    for name, most, *more in (("review", 60, ), ("version", 20, 1), ("read_sheet", 20, 1, "program"), ("alarms", 25), ("strip", 16)):  # fmt: skip
        path = reverse(f"reviews:{name}", args=[case.plan.pk, *more])
        client.get(path)
        with django_assert_max_num_queries(most):
            assert client.get(path).status_code == 200, path


def test_a_changed_rpjmd_lists_what_is_broken_and_opens_a_guided_revision(case):
    plan = case.again()
    assert [one for one in alarms_of(plan) if not one.is_warning] == []
    assert Reminder.objects.filter(kind="reviews.period_ends", done_at=None).exists()
    reference = Reference.objects.filter(plan=plan, scheme="RPJMD").order_by("pk").first()
    keys = set(Reference.objects.filter(plan=plan, scheme="RPJMD").values_list("key", flat=True))
    period = PlanningPeriod(
        starts=plan.rpjmd_starts + 1, ends=plan.rpjmd_ends + 5, act="Perda 3/2029", codes=sorted(keys - {reference.key})
    )
    note_period(plan, period=period, by=case.writer)
    found = alarms_of(plan)
    broken = Reference.objects.filter(plan=plan, scheme="RPJMD", key=reference.key).count()
    assert [one.code for one in found if not one.is_warning].count("unknown") == broken
    assert "changed" in {one.code for one in found}
    assert Notice.objects.filter(kind="reviews.period_changed", person=case.writer).exists()

    adopting.revise(case.again(), reason=found[0].sentence, by=case.writer)
    assert case.again().state == Masterplan.State.DRAFT
    assert not Reminder.objects.filter(kind="reviews.period_ends", done_at=None).exists()
    changed(case.again(), "rujukan", reference.pk, case.writer, key=(reference.key, min(keys - {reference.key})))
    left = [one.code for one in alarms_of(case.again()) if not one.is_warning]
    assert left.count("unknown") == broken - 1
