"""A branch is moved, its history stays, and nobody's move is written over."""

import pytest
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.models import Event
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans.commands.cells import remove_rows, undo
from gerakan.stages.masterplans.models import Masterplan, Mission, MoneyLine, Programme
from gerakan.stages.masterplans.queries.history import saves
from gerakan.stages.masterplans.queries.sheets import SHEETS
from gerakan.stages.outlines.commands import AlreadyThere, MovedMeanwhile, Place, move
from gerakan.stages.outlines.queries import Outline, links_of
from tests.factories.accounts import somebody
from tests.factories.masterplans import a_plan, changed, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    """P-001 (P-003, P-004 with P-006), P-002 (P-005)."""
    plan, writer = a_plan()
    typed(plan, "program", {"name": "Layanan"}, {"name": "Lingkungan"}, by=writer)
    parts = [("Antrean", "P-001"), ("Pengaduan", "P-001"), ("Bank sampah", "P-002")]
    typed(plan, "program", *({"name": n, "kind": "Kegiatan", "parent": p} for n, p in parts), by=writer)
    typed(plan, "program", {"name": "Pusat panggilan", "kind": "Subkegiatan", "parent": "P-004"}, by=writer)
    typed(plan, "anggaran", {"programme": "P-004", "source": "APBD"}, by=writer)
    return Masterplan.objects.get(pk=plan.pk), writer


def row(code: str) -> Programme:
    return Programme.objects.get(code=code)


def place(parent: str = "", after: str = "") -> Place:
    return Place(row(parent).pk if parent else None, row(after).pk if after else None)


def drawn(plan: Masterplan) -> str:
    def said(items):
        return " ".join(item.row.code[-1] + (f"({said(item.parts)})" if item.parts else "") for item in items)

    return said(Outline(plan).tops)


def test_a_branch_moves_with_its_history_and_comes_back(case):
    plan, writer = case
    before = row("P-004")

    move(plan, row=before.pk, to=place("P-002"), revision=plan.revision, by=writer)
    assert drawn(plan) == "1(3) 2(4(6) 5)"
    assert list(Programme.objects.values_list("code", flat=True)) == [
        "P-001",
        "P-002",
        "P-003",
        "P-004",
        "P-006",
        "P-005",
    ]
    assert (row("P-004").pk, MoneyLine.objects.get().programme) == (before.pk, before)
    told = saves(plan)[1][0].rows[0]
    assert list(told.cells) == [("Bagian dari", "P-001", "P-002"), ("Tempat (setelah)", "P-003", "paling atas")]
    assert Event.objects.filter(action="masterplan.moved").count() == 1

    plan.refresh_from_db()
    undo(plan, revision=plan.revision, by=writer)
    assert drawn(plan) == "1(3 4(6)) 2(5)"
    with pytest.raises(TransitionRefused, match="tempat"):
        undo(plan, revision=plan.revision, by=writer)


def test_the_order_changes_without_a_new_parent(case):
    plan, writer = case
    move(plan, row=row("P-002").pk, to=place(), revision=plan.revision, by=writer)
    assert drawn(plan) == "2(5) 1(3 4(6))"
    move(plan, row=row("P-003").pk, to=place("P-001", "P-004"), revision=plan.revision, by=writer)
    assert drawn(plan) == "2(5) 1(4(6) 3)"
    with pytest.raises(AlreadyThere):
        move(plan, row=row("P-003").pk, to=place("P-001", "P-004"), revision=plan.revision, by=writer)


@pytest.mark.parametrize(
    ("moving", "parent", "after", "said"),
    [
        ("P-001", "P-002", "", "Program tidak dapat menjadi bagian dari Program P-002"),
        ("P-003", "P-005", "", "Kegiatan tidak dapat menjadi bagian dari Kegiatan"),
        ("P-003", "P-002", "P-004", "Tempat tujuan sudah berubah"),
    ],
)  # fmt: skip
def test_what_cannot_stand_is_refused(case, moving, parent, after, said):
    plan, writer = case
    with pytest.raises(TransitionRefused, match=said):
        move(plan, row=row(moving).pk, to=place(parent, after), revision=plan.revision, by=writer)
    assert drawn(plan) == "1(3 4(6)) 2(5)"


def test_a_colleagues_move_is_shown_with_both_places(case, client):
    plan, writer = case
    other = somebody(Role.PLANNING_AGENCY, region=plan.region)
    moving, seen = row("P-003"), plan.revision
    changed(plan, "program", moving.pk, other, parent=("P-001", "P-002"))
    with pytest.raises(MovedMeanwhile, match="sekarang P-003 ke-1 dari 2 di bawah P-002"):
        move(plan, row=moving.pk, to=place("P-001", "P-004"), revision=seen, by=writer)

    client.force_login(writer)
    data = {"row": moving.pk, "parent": row("P-001").pk, "after": row("P-004").pk, "revision": seen}
    answer = client.post(reverse("outlines:move", args=[plan.pk]), data)
    assert (answer.status_code, answer.json()["by"]) == (409, str(other))
    assert answer.json()["wanted"] == "setelah P-004 di bawah P-001"
    answer = client.post(reverse("outlines:move", args=[plan.pk]), {**data, "revision": answer.json()["revision"]})
    assert (answer.status_code, drawn(plan)) == (200, "1(4(6) 3) 2(5)")
    now = answer.json()["revision"]
    assert client.post(reverse("outlines:move", args=[plan.pk]), data).json()["revision"] == now, (
        "sent twice, done once"
    )

    move(plan, row=row("P-005").pk, to=place("P-001"), revision=seen, by=other)
    answer = client.post(reverse("outlines:move", args=[plan.pk]), {**data, "after": "", "revision": now}).json()
    assert [(one["code"], one["by"]) for one in answer["others"]] == [("P-005", str(other))]


def test_without_a_script_a_form_moves(case, client):
    plan, writer = case
    client.force_login(writer)
    address = reverse("outlines:place", args=[plan.pk, row("P-003").pk])
    asked = client.get(address).content.decode()
    assert 'value="P-001"' in asked
    data = {"parent": "P-009", "after": "", "revision": plan.revision}
    assert "P-009 tidak ada" in client.post(address, data).content.decode()
    answer = client.post(address, {**data, "parent": "P-002 Lingkungan", "after": "P-005"})
    assert (answer.status_code, drawn(plan)) == (302, "1(4(6)) 2(5 3)")


def test_several_rows_go_together_each_a_revision_and_who_cannot_stays(case, client):
    plan, writer = case
    client.force_login(writer)
    address = reverse("outlines:several", args=[plan.pk, "program"])
    ticked = client.get(address, {"pilih": [row(code).pk for code in ("P-006", "P-004", "P-003", "P-002")]})
    assert "3 baris dipindahkan bersama" in ticked.content.decode(), "a part goes along with its whole"

    going = {"pilih": [row(code).pk for code in ("P-002", "P-003", "P-004", "P-006")], "revision": plan.revision}
    said = client.post(address, {**going, "where": "behind", "after": "P-005"}, follow=True).content.decode()

    assert drawn(plan) == "1 2(5 3 4(6))"
    assert "2 baris dipindahkan." in said
    assert "P-002: " in said
    revision = Masterplan.objects.get().revision
    assert revision == plan.revision + 2
    again = client.post(address, {**going, "where": "behind", "after": "P-005", "pilih": [row("P-003").pk]})
    assert "sudah di tempat itu" in again.content.decode()
    assert "Tulis kode barisnya" in client.post(address, {**going, "where": "behind"}).content.decode()
    for number in (revision, revision - 1):
        undo(plan, revision=number, by=writer)
    assert drawn(plan) == "1(3 4(6)) 2(5)"


def test_rows_of_any_sheet_change_their_order(case, client):
    plan, writer = case
    typed(plan, "misi", *({"text": f"Misi {n}"} for n in range(1, 5)), by=writer)
    client.force_login(writer)
    missions = dict(Mission.objects.values_list("code", "pk"))
    address = reverse("outlines:several", args=[plan.pk, "misi"])
    assert address in client.get(reverse("masterplans:sheet", args=[plan.pk, "misi"])).content.decode()
    data = {"pilih": [missions["MS-004"], missions["MS-002"]], "revision": plan.revision + 1}

    client.post(address, {**data, "where": "first"})

    assert list(Mission.objects.values_list("code", flat=True)) == ["MS-002", "MS-004", "MS-001", "MS-003"]
    undo(plan, revision=Masterplan.objects.get().revision, by=writer)
    assert list(Mission.objects.values_list("code", flat=True)) == ["MS-002", "MS-001", "MS-003", "MS-004"]
    client.post(address, {**data, "where": "last", "pilih": [missions["MS-001"]]})
    assert Mission.objects.last().code == "MS-001"


def test_both_sides_of_the_plans_above_are_listed(case, client):
    plan, writer = case
    codes = [{"scheme": "RPJMD", "key": key, "title": f"Program {key}"} for key in ("1.01", "1.02")]
    typed(plan, "kode", *codes, by=writer)
    named = [("P-003", "RPJMD", "1.01"), ("P-001", "RPJMD", "9.99"), ("P-002", "TPB/SDG", "3.8")]
    typed(plan, "rujukan", *({"programme": p, "scheme": s, "key": k} for p, s, k in named), by=writer)
    found = {one.scheme: one for one in links_of(plan)}
    mine = found["RPJMD"]
    assert ([one.key for one in mine.unused], [one.key for one in mine.unlisted]) == (["1.02"], ["9.99"])
    assert ([one.code for one in mine.unlinked], mine.used_count) == (["P-002"], 1), "a part speaks for its whole"
    assert [one.code for one in found["SDG"].unlinked] == ["P-001"]
    client.force_login(somebody(Role.REGION_SECRETARY, region=plan.region))
    shown = client.get(reverse("outlines:links", args=[plan.pk])).content.decode()
    assert "1 rujukan ke kode yang tidak terdaftar" in shown
    assert "Renstra" in shown.partition("Belum dipakai:")[2]


def test_ten_thousand_rows_are_asked_once(case, client, django_assert_max_num_queries):
    plan, writer = case
    Programme.objects.bulk_create(
        Programme(plan=plan, code=f"X-{number}", name="Program", position=number + 10) for number in range(300)
    )
    client.force_login(writer)
    client.get(reverse("outlines:outline", args=[plan.pk]))
    with django_assert_max_num_queries(16):
        shown = client.get(reverse("outlines:outline", args=[plan.pk]) + "?halaman=2").content.decode()
    assert "X-98<" in shown
    assert f'data-before="{row("X-97").pk}"' in shown


def test_a_whole_is_removed_with_its_parts_and_comes_back(case):
    plan, writer = case
    MoneyLine.objects.all().delete()
    gone = [row(code).pk for code in ("P-004", "P-006", "P-001", "P-003")]
    remove_rows(plan, sheet=SHEETS["program"], rows=gone, by=writer)
    assert drawn(plan) == "2(5)"
    undo(plan, revision=Masterplan.objects.get().revision, by=writer)
    assert drawn(plan) == "2(5) 1(3 4(6))"
