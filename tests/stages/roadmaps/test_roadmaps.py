"""A plan over its years: the picture, what a delay moves, money that adds up."""

import io
import re

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.models import Event
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans.commands.cells import undo
from gerakan.stages.masterplans.models import Masterplan, Milestone, MoneyLine, PlanIndicator, Programme
from gerakan.stages.masterplans.queries.plans import money_by_year
from gerakan.stages.roadmaps import commands
from gerakan.stages.roadmaps.queries.money import budget_of, cells_of
from gerakan.stages.roadmaps.queries.spans import View, lines_of, spans_of, undated
from tests.factories.accounts import somebody
from tests.factories.masterplans import a_plan, changed, typed
from tests.standing import standing_rows

HOSTILE = "<script>alert(1)</script> \u202eterbalik"


@pytest.fixture(scope="module")
def written(request, django_db_setup):
    """2028-2037: P-001 (with a part) holds up P-002, which holds up P-003; P-004 waits for nobody."""
    with standing_rows(request):
        plan, writer = a_plan()
        typed(
            plan, "program",
            {"code": "P-001", "name": "Jaringan", "pillar": "ekonomi", "starts": "2028", "ends": "2029"},
            {"code": "P-002", "name": HOSTILE, "pillar": "lingkungan", "starts": "2030", "ends": "2031"},
            {"code": "P-003", "name": "Aplikasi", "pillar": "ekonomi", "starts": "2031", "ends": "2036"},
            {"code": "P-004", "name": "Pelatihan", "starts": "2028", "ends": "2028"},
            {"code": "P-005", "name": "Belum bertahun", "starts": "2028"},
            by=writer,
        )  # fmt: skip
        keys = dict(Programme.objects.filter(plan=plan).values_list("code", "pk"))
        changed(plan, "program", keys["P-002"], writer, depends_on=("", "P-001"))
        changed(plan, "program", keys["P-003"], writer, depends_on=("", "P-002"))
        typed(
            plan,
            "program",
            {
                "code": "P-001.1",
                "kind": "kegiatan",
                "parent": "P-001",
                "name": "Persiapan",
                "starts": "2028",
                "ends": "2028",
            },
            by=writer,
        )
        typed(plan, "peta-jalan", {"programme": "P-002", "year": "2031", "text": "Selesai"}, by=writer)
        typed(
            plan, "anggaran",
            {"programme": "P-001.1", "source": "APBD", "kind": "Investasi", "y1": "100", "y2": "50"},
            {"programme": "P-002", "source": "CSR", "kind": "Operasional", "y3": "70", "y4": "30"},
            {"programme": "P-004", "y1": "5"},
            by=writer,
        )  # fmt: skip
        typed(plan, "pagu", {"label": "RPJMD", "y1": "104", "y3": "80"}, by=writer)
        typed(
            plan,
            "indikator",
            {"name": "Terhubung", "programme": "P-002", "y3": "10", "y4": "20,5"},
            {"name": "Terpakai", "programme": "P-003", "y10": "1"},
            by=writer,
        )
        plan.refresh_from_db()
        yield plan, writer


@pytest.fixture
def plan(written, db) -> Masterplan:
    return Masterplan.objects.get(pk=written[0].pk)


@pytest.fixture
def writer(written):
    return written[1]


def programme(plan, code) -> Programme:
    return Programme.objects.get(plan=plan, code=code)


def years(plan) -> dict[str, tuple[int | None, int | None]]:
    return {row.code: (row.starts, row.ends) for row in Programme.objects.filter(plan=plan)}


def test_a_delay_moves_what_follows_with_its_milestones_money_and_targets(plan, writer):
    commands.delay(plan, programme=programme(plan, "P-001"), years=2, revision=plan.revision, by=writer)

    assert years(plan) == {
        "P-001": (2030, 2031), "P-001.1": (2030, 2030), "P-002": (2031, 2032), "P-003": (2032, 2037),
        "P-004": (2028, 2028), "P-005": (2028, None),
    }  # fmt: skip
    assert Milestone.objects.get(plan=plan).year == 2032
    moved = MoneyLine.objects.filter(plan=plan).order_by("code").values_list("y1", "y2", "y3", "y4", "y5")
    assert list(moved) == [(None, None, 100, 50, None), (None, None, None, 70, 30), (5, None, None, None, None)]
    targets = dict(PlanIndicator.objects.filter(plan=plan).values_list("name", "y5"))
    assert targets == {"Terhubung": pytest.approx(20.5), "Terpakai": None}
    assert PlanIndicator.objects.get(plan=plan, name="Terpakai").y10 == 1
    assert "P-003 +1" in str(Event.objects.filter(action="roadmap.delayed").get().changes)


def test_a_move_is_history_that_can_be_taken_back(plan, writer):
    before = years(plan)
    commands.delay(plan, programme=programme(plan, "P-004"), years=3, revision=plan.revision, by=writer)
    plan.refresh_from_db()

    for revision in range(plan.revision, plan.revision - 2, -1):
        undo(plan, revision=revision, by=writer)

    assert years(plan) == before


@pytest.mark.parametrize(
    ("code", "far", "said"),
    [("P-001", 4, "Melewati tahun terakhir rencana: P-003"), ("P-005", 1, "Isi dahulu tahun mulai dan selesai")],
)
def test_a_move_out_of_the_plan_is_refused_and_nothing_moves(plan, writer, code, far, said):
    before = years(plan)

    with pytest.raises(TransitionRefused, match=said):
        commands.delay(plan, programme=programme(plan, code), years=far, revision=plan.revision, by=writer)

    assert years(plan) == before


def test_money_that_would_leave_the_plan_is_named(plan, writer):
    typed(plan, "anggaran", {"programme": "P-004", "y10": "1"}, by=writer)
    plan.refresh_from_db()

    with pytest.raises(TransitionRefused, match=r"akan keluar dari tahun rencana: A-004"):
        commands.delay(plan, programme=programme(plan, "P-004"), years=1, revision=plan.revision, by=writer)


def test_programmes_in_a_ring_and_a_stale_preview_are_refused(plan, writer):
    old = plan.revision
    changed(plan, "program", programme(plan, "P-001").pk, writer, depends_on=("", "P-003"))

    with pytest.raises(TransitionRefused, match="berubah sejak pratinjau"):
        commands.delay(plan, programme=programme(plan, "P-001"), years=1, revision=old, by=writer)
    with pytest.raises(TransitionRefused, match="P-001 > P-003 > P-002 > P-001"):
        commands.delay(plan, programme=programme(plan, "P-001"), years=1, revision=old + 1, by=writer)


def test_sums_agree_with_those_of_the_plan_however_they_are_cut(plan):
    budget = budget_of(plan)
    elsewhere = list(money_by_year(plan))

    assert [one.cost for one in budget.years] == [line["cost"] or 0 for line in elsewhere]
    assert [one.is_over for one in budget.years] == [line["over"] for line in elsewhere]
    assert budget.over == [2028]
    for cut in (budget.by_pillar, budget.by_source, budget.by_kind):
        assert [sum(amounts) for amounts in zip(*(one.years for one in cut), strict=True)] == list(budget.total.years)
    assert sum(cell.amount for cell in cells_of(plan)) == budget.total.total == 255
    assert {(one.name, one.total) for one in budget.by_source} == {("APBD", 150), ("CSR", 100), ("Tanpa sumber", 5)}
    assert budget.years[0].per_head == 105 / plan.region.population


def test_a_part_counts_under_the_pillar_of_its_whole(plan):
    assert [(one.key, one.total) for one in budget_of(plan).by_pillar] == [
        ("economy", 150),
        ("environment", 100),
        ("", 5),
    ]


def test_the_picture_can_be_narrowed_and_names_what_it_cannot_draw(plan):
    codes = [line.code for line in lines_of(plan, View(with_parts=True))]

    assert codes == ["P-001", "P-001.1", "P-003", "P-002", "P-004"]
    assert [line.code for line in lines_of(plan, View(term=1))] == ["P-001", "P-004"]
    assert [span.code for span in spans_of(lines_of(plan, View("environment")))] == ["P-002"]
    assert [row.code for row in undated(plan)] == ["P-005"]


def test_the_page_draws_links_arrows_and_nothing_that_people_typed_as_mark_up(client, plan, writer):
    client.force_login(writer)

    said = client.get(reverse("roadmaps:roadmap", args=[plan.pk]), {"kegiatan": "on"}).content.decode()
    drawing = re.search(r'<svg class="gantt".*?</svg>', said, re.DOTALL).group()

    assert drawing.count("<a href") == 5
    assert drawing.count("l-6 -4v8z") == 2
    assert "<script>alert" not in said
    assert "\u202e" not in drawing
    assert "style=" not in drawing
    assert f"?sorot={programme(plan, 'P-001').pk}" in drawing


def test_what_moves_is_shown_before_it_is_kept(client, plan, writer):
    client.force_login(writer)
    address = reverse("roadmaps:delay", args=[plan.pk])

    shown = client.get(address, {"program": "P-001", "tahun": "2"}).content.decode()
    assert "4 program bergeser" in shown
    assert years(plan)["P-001"] == (2028, 2029)

    stale = client.post(address, {"program": "P-001", "tahun": "2", "revision": plan.revision - 1})
    assert "berubah sejak pratinjau" in stale.content.decode()
    kept = client.post(address, {"program": "P-001", "tahun": "2", "revision": plan.revision})
    assert kept.status_code == 302
    assert years(plan)["P-001"] == (2030, 2031)


def test_only_writers_of_an_open_plan_may_delay(client, plan):
    client.force_login(somebody(Role.SECRETARIAT))

    assert client.get(reverse("roadmaps:money", args=[plan.pk])).status_code == 200
    assert client.get(reverse("roadmaps:delay", args=[plan.pk])).status_code == 403


def test_lists_go_to_excel_with_numbers(client, plan, writer):
    client.force_login(writer)

    answer = client.get(reverse("roadmaps:money_lines", args=[plan.pk]), {"unduh": "xlsx"})
    rows = list(
        load_workbook(io.BytesIO(b"".join(answer) if answer.streaming else answer.content)).worksheets[0].values
    )

    assert sum(row[4] for row in rows if isinstance(row[0], int) and isinstance(row[4], int)) == 255


def test_pages_ask_as_often_for_many_programmes(client, plan, writer, django_assert_max_num_queries):
    client.force_login(writer)
    for name in ("roadmap", "money"):
        client.get(reverse(f"roadmaps:{name}", args=[plan.pk]))
        with django_assert_max_num_queries(16):
            client.get(reverse(f"roadmaps:{name}", args=[plan.pk]))
