"""What other pages learn of a plan: hand-over, warnings, to-dos, what is public and what is not."""

import datetime
import hashlib
from collections.abc import Iterator

import pytest
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.regions.handing_over import package_of
from gerakan.foundation.ui.masking import MARK, masked
from gerakan.stages.chapters.queries.contents import contents_of
from gerakan.stages.masterplans.models import Hearing, Programme, Risk, Stakeholder
from gerakan.stages.reviews.commands import adopting, remarks, reviewing
from gerakan.stages.reviews.commands.remarks import Anchor
from gerakan.stages.reviews.queries.money import money_of
from gerakan.stages.reviews.queries.public import COLUMNS, WITHHELD
from gerakan.stages.roadmaps import commands as roadmaps
from gerakan.surfaces.workspace.sources import SOURCES
from gerakan.surfaces.workspace.todo import entries_for, entry_count
from tests.factories.accounts import somebody
from tests.factories.institutions import an_act
from tests.factories.masterplans import changed
from tests.factories.reviews import Case, a_case, a_perkada, an_acting_head, approved, made_public
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db
YESTERDAY = timezone.localdate() - datetime.timedelta(days=1)


@pytest.fixture(scope="module", autouse=True)
def case(request: pytest.FixtureRequest) -> Iterator[Case]:
    with standing_rows(request):
        yield a_case(filled=2, is_test=False)


def handed(case: Case) -> dict[str, list[str]]:
    """Section: its lines, gaps marked."""
    return {
        str(one.title): [f"{'! ' if line.is_gap else ''}{line.text}" for line in one.lines]
        for one in package_of(case.plan.region)
    }


def test_a_hand_over_tells_the_plan_from_live_data(case):
    first = Programme.objects.filter(plan=case.plan).first()
    before = handed(case)
    assert before["Catatan telaah yang terbuka"] == before["Keterlambatan peta jalan"] == []
    [told] = [line for line in before["Program rencana induk"] if first.name in line]
    assert first.owner in told
    assert not told.startswith("!")

    remarks.remark(case.plan, anchor=Anchor(), text="Sumber angka belum ditulis.", is_compulsory=True, by=case.lead)
    changed(case.plan, "program", first.pk, case.writer, owner=(first.owner, ""))
    roadmaps.delay(case.again(), programme=first, years=1, revision=case.again().revision, by=case.writer)
    after = handed(case)
    assert after["Catatan telaah yang terbuka"] == ["! Wajib · Catatan, terbuka: Sumber angka belum ditulis."]
    assert any(line.startswith("! ") and "belum ada pemilik" in line for line in after["Program rencana induk"])
    assert len(after["Temuan rencana induk yang terbuka"]) > len(before["Temuan rencana induk yang terbuka"])
    assert f"{first.code} +1" in after["Keterlambatan peta jalan"][-1]
    assert after["Penetapan dan pengumuman rencana"][-1].endswith("lalu meminta telaah.")


def test_a_lapsed_act_shows_on_every_page_that_rests_on_it(client, case):
    region = case.plan.region
    public = made_public(case.plan, by=case.writer)
    inside = [
        reverse("reviews:strip", args=[case.plan.pk]),
        reverse("reviews:review", args=[case.plan.pk]),
    ]
    guided = region.participations.get().guidance.get_absolute_url()
    client.force_login(case.writer)
    assert not [page for page in (*inside, guided) if "Dasar hukum halaman ini" in client.get(page).text]

    decree = an_act(region, kind="sk_tim", in_force_from=YESTERDAY, dated=YESTERDAY, in_force_until=YESTERDAY)
    act = public.adoption.act
    type(act).objects.filter(pk=act.pk).update(dated=YESTERDAY, in_force_from=YESTERDAY, in_force_until=YESTERDAY)
    for page in (*inside, guided):
        assert f"{decree} habis" in client.get(page).text, page
    for page in inside:
        assert f"{act}, yang menetapkan rencana induk" in client.get(page).text, page
    client.logout()
    outside = client.get(public.plan_url).text
    assert f"{act}, yang menetapkan rencana induk" in outside
    assert f"{decree} habis" not in outside
    assert act.get_absolute_url() not in outside


def test_each_step_of_a_plan_waits_for_exactly_those_who_take_it(client, case):
    place = case.plan.region.name
    holder, head = an_acting_head(case.plan.region)
    planner = somebody(Role.PLANNING_AGENCY, region=case.plan.region)

    def waits(person: User) -> list[str]:
        found = entries_for(person, SOURCES)
        assert entry_count(person, SOURCES) == len(found)
        client.force_login(person)
        ours = [one for one in found if one.url.startswith(("/telaah/", "/naskah/"))]
        assert {client.get(one.url).status_code for one in ours} <= {200}
        return [one.title for one in ours]

    assert waits(case.lead) == waits(head) == waits(planner) == []
    reviewing.ask(case.again(), by=case.writer)
    assert waits(case.lead) == [f"Telaah rencana induk {place}"]
    told = remarks.remark(case.plan, anchor=Anchor(), text="Sebut sumbernya.", is_compulsory=True, by=case.lead)
    assert waits(planner) == ["Jawab catatan wajib: Sebut sumbernya."]
    assert waits(head) == []
    remarks.answer(told, text="Sudah.", by=planner)
    assert waits(planner) == []
    assert waits(case.lead) == [f"Telaah rencana induk {place}", "Baca jawaban atas catatan Anda: Sebut sumbernya."]
    remarks.resolve(told, by=case.lead)
    plan = approved(case)
    assert (waits(case.lead), waits(head)) == ([], [f"Tetapkan rencana induk {place}"])
    adopting.adopt(plan, act=a_perkada(plan.region), signer=holder, seen=1, by=head)
    assert (waits(head), waits(planner)) == ([], [f"Umumkan rencana induk {place}"])
    adopting.publish(case.again(), by=planner)
    assert waits(planner) == []


def test_public_data_name_what_they_leave_out_and_reach_nobody(client, case):
    Stakeholder.objects.create(
        plan=case.plan, code="PK-9", name="Ketua Paguyuban", interest=1, influence=5, role="Menolak"
    )
    Hearing.objects.create(plan=case.plan, code="PS-9", who="Ibu Wati", heard="Kepala dinas lambat", changed="Jadwal")
    Risk.objects.create(
        plan=case.plan, code="R-9", statement="Terlambat", cause="Sengketa", mitigation="Mediasi", owner="Budi"
    )
    first = Programme.objects.filter(plan=case.plan).first()
    Programme.objects.filter(pk=first.pk).update(name="Loket (hubungi wati@desa.example, 0812-3456-7890)")
    referred = {"pemangku/PK-9/nama": "Ketua Paguyuban", "pemangku/jumlah": "1"}
    contents = contents_of(case.plan) | {"added_tomorrow": "Ibu Wati", "figures": referred}
    public = made_public(case.plan, by=case.writer, contents=contents)

    answer = client.get(f"{public.plan_url}versi/{public.version.number}.json")
    said, text = answer.json(), answer.content.decode()
    for private in ("Paguyuban", "Wati", "wati@", "0812", "Kepala dinas", "Sengketa", "Budi", "added_tomorrow"):
        assert private not in text, private
    assert (said["withheld"], set(said["rows"])) == (list(WITHHELD), set(COLUMNS))
    [risk] = [row for row in said["rows"]["risiko"] if row["code"] == "R-9"]
    assert risk.pop("row")
    assert risk == {"code": "R-9", "programme": None, "statement": "Terlambat", "mitigation": "Mediasi"}
    assert said["figures"] == {"pemangku/PK-9/nama": MARK, "pemangku/jumlah": "1"}
    assert said["version"] == {"number": public.version.number, "sha256": public.version.sha256}
    assert f"Loket (hubungi {MARK}, {MARK})" in text
    page = client.get(public.plan_url).text
    assert hashlib.sha256(answer.content).hexdigest() in page
    for private in ("Paguyuban", "Sengketa", "wati@", "0812"):
        assert private not in page + client.get("/api/v1/rencana").text, private
    table = client.get(f"{public.plan_url}versi/{public.version.number}/program.csv").text
    assert f"Loket (hubungi {MARK}, {MARK})" in table
    assert "wati@" not in table


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("NIP 198503122010011003", f"NIP {MARK}"),
        ("NIK 3402011203850001", f"NIK {MARK}"),
        ("WA +62 812 3456 7890.", f"WA {MARK}."),
        ("Telepon (0401) 312345", f"Telepon {MARK}"),
        ("2.08.05.2.01.0812", "2.08.05.2.01.0812"),
        ("Rp1.081.234.567.890 untuk 2028–2032", "Rp1.081.234.567.890 untuk 2028–2032"),
        ("1083000000000", "1083000000000"),
    ],
)
def test_numbers_of_people_are_masked_and_money_is_not(text, told):
    assert masked(text) == told
    assert masked(text + "a" * 60_000).startswith(told)  # at once, however long a word somebody pastes


def test_the_interface_and_the_search_know_a_plan_while_it_is_public(client, case):
    holder, head = an_acting_head(case.plan.region)
    plan = approved(case)
    where = f"/api/v1/rencana/{plan.edition.slug}/{plan.region.slug}"
    name = Programme.objects.filter(plan=plan, parent=None).first().name
    assert client.get(where).status_code == 404
    adopting.adopt(plan, act=a_perkada(plan.region), signer=holder, seen=1, by=head)
    public = adopting.publish(case.again(), by=case.writer)

    one = client.get(where).json()
    assert (one["kode"], one["sidik"], one["tidak_dimuat"]) == (plan.region.code, public.version.sha256, list(WITHHELD))
    assert name in [row["nama"] for row in one["program"]]
    assert sum(row["biaya"] for row in one["anggaran"]) == money_of(public.version.contents)[-1].total > 0
    assert client.get("/api/v1/rencana").json()["jumlah"] == 1
    assert public.plan_url in client.get("/cari/", {"q": name}).text
    adopting.withdraw(public, reason="Salah versi.", by=case.writer)
    assert client.get(where).status_code == 404
    assert public.plan_url not in client.get("/cari/", {"q": name}).text
