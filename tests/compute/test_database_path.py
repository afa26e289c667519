"""A round marked through the real verbs: the tables of its marks give what the database gives."""

import random
from decimal import Decimal
from pathlib import Path

import pytest

from gerakan.compute import run as compute
from gerakan.foundation.instruments.scoring import score
from gerakan.foundation.instruments.tree import tree_of
from gerakan.foundation.instruments.variants import HEADINGS, variant_table
from gerakan.stages.assessment.commands import consolidation
from gerakan.stages.assessment.commands import sheets as marking
from gerakan.stages.assessment.commands.cases import open_cases
from gerakan.stages.assessment.models import Case, Mark, Ruling
from gerakan.stages.assessment.queries.rubric import tree_of_case, trees_of
from gerakan.stages.replies import commands as replying
from gerakan.stages.replies.models import Reply, StagedMark
from gerakan.stages.trust.calculations import outcome_of
from gerakan.stages.trust.queries.marks import independent_marks
from tests.factories.accounts import a_region, an_edition, somebody
from tests.factories.assessment import a_ruling, a_tap, owner, sheets_of
from tests.factories.assessors import a_declared, an_engagement
from tests.factories.dossiers import MARKS, rows_of, write
from tests.factories.instruments import a_published_version, an_element, an_item
from tests.factories.interviews import a_board, an_interview

pytestmark = pytest.mark.django_db
EXACT = 1e-12
NOT_APPLICABLE = {"35.02": (0, 1), "35.03": (0,)}
"""Whose finances which of the two assessors held not applicable."""


def a_rubric() -> list[dict]:
    """Heavier in a kota, a port that only a kota is asked for, a penalty held at its cap."""
    late = an_item("telat", 0, is_penalty=True, penalty_cap=1)
    staff = an_item("sdm", 3, weights={"kota": 5})
    port = an_item("pelabuhan", 2, rules=[["kind", "", "is", "kota"]])
    aspect = {"code": "digital", "title": "Digital", "weight": 3, "item": [an_item("jaringan"), an_item("aplikasi", 2)]}
    return [
        an_element("struktur", 60, staff, an_item("keuangan"), late, penalty_cap=0.4),
        an_element("infrastruktur", 40, port, an_item("jalan"), aspect=[aspect]),
    ]


@pytest.fixture
def ruling() -> Ruling:
    """Six regions, two of four assessors each, every mark sent."""
    edition, chance = an_edition(), random.Random(4)
    ruling = a_ruling(edition, version=a_published_version(a_rubric()), place_count=2)
    people = [a_declared(an_engagement(edition)) for _place in range(4)]
    board = a_board(edition, slots=12)
    pairs = [(0, 1), (1, 2), (2, 3), (3, 0), (0, 2), (1, 3)]
    for place, pair in enumerate(pairs):
        name = f"Kota {place}" if place % 2 else f"Kabupaten {place}"
        an_interview(a_region(f"35.{place + 1:02d}", name), [people[at] for at in pair], board=board, place=2 * place)
    open_cases(ruling, by="uji")
    for case in ruling.cases.select_related("region"):
        base = {item.code: chance.choice((1, 2)) for item in tree_of_case(case).marked_items()}
        for place, sheet in enumerate(sheets_of(case)):
            out = {"keuangan"} if place in NOT_APPLICABLE.get(case.region.code, ()) else set()
            marking.save_entries(sheet, taps=[_tap(chance, *said, out) for said in base.items()], by=owner(sheet))
            marking.send(sheet, by=owner(sheet))
    return ruling


def _tap(chance: random.Random, code: str, level: int, out: set[str]):
    if code in out:
        return a_tap(code, None, does_not_apply=True, reason="Tidak ada di sini.")
    return a_tap(code, level + chance.choice((0, 1)), reason="Demikian adanya.")


def exported(folder: Path, ruling: Ruling, name: str) -> None:
    """Marks as they stand, with the instrument as it shows in each region."""
    trees = trees_of(ruling.cases.select_related("region__province", "ruling__version"))
    table = variant_table(tree_of(ruling.version), trees)
    write(folder / "instrument.csv", HEADINGS, [["" if cell is None else cell for cell in row] for row in table.rows])
    recorded = {(own.region, own.assessor): [own.order, own.tie, own.hour] for own in independent_marks(ruling)}
    marks = Mark.objects.filter(sheet__case__ruling=ruling)
    rows = []
    for mark in marks.select_related("item", "sheet__engagement", "sheet__case__region"):
        names = (mark.sheet.case.region.code, mark.sheet.engagement.code)
        level = "tb" if mark.does_not_apply else mark.level
        rows.append([*names, mark.item.code, level, table.of[mark.sheet.case_id], *recorded[names]])
    write(folder / name, [*MARKS, "order", "tie", "hour"], rows)


def computed(folder: Path, *words: str) -> None:
    files = (f"{folder}/{word}" if "." in word else word for word in words)
    assert compute([*files, "--out", f"{folder}/{words[0]}"]) == 0


def test_totals_and_corrections_from_tables_are_those_of_the_database(ruling, tmp_path):
    exported(tmp_path, ruling, "marks.csv")
    (tmp_path / "spec.toml").write_text(f"top = 2\nscale = [0, 4]\nseed = {ruling.seed}\n")
    computed(tmp_path, "totals", "marks.csv", "instrument.csv")
    computed(tmp_path, "panel", "totals/totals.csv", "spec.toml")

    sheets = {(sheet.region, sheet.assessor): sheet.total for sheet in independent_marks(ruling)}
    totals = {(row["unit"], row["rater"]): float(row["mark"]) for row in rows_of(tmp_path / "totals/totals.csv")}
    assert {line.split(",")[6] for line in (tmp_path / "instrument.csv").read_text().splitlines()[1:]} > {""}
    assert any(",tb," in line for line in (tmp_path / "marks.csv").read_text().splitlines())
    assert totals == pytest.approx(sheets, abs=EXACT)
    assert len(set(totals.values())) > 6

    regions = dict(ruling.cases.values_list("pk", "region__code"))
    found = {regions[row["case_id"]]: row["corrected"] for row in outcome_of(ruling).standings}
    told = {row["unit"]: float(row["corrected"]) for row in rows_of(tmp_path / "panel/units.csv")}
    assert told == pytest.approx(found, rel=1e-9)


def test_final_totals_from_tables_are_those_of_the_database(ruling, tmp_path):
    case = ruling.cases.first()
    for own in ruling.cases.all():
        _decided(own, disputes=own == case)
    exported(tmp_path, ruling, "standing.csv")
    decisions = StagedMark.objects.filter(decided_at__isnull=False).values_list(
        "reply__case__region__code", "item__code", "final"
    )
    write(tmp_path / "replies.csv", ["unit", "item", "mark"], decisions)
    write(
        tmp_path / "units.csv", ["unit", "raw", "corrected", "lower", "upper", "raw_se"], [["35.01", 2, 2, 1, 3, 0.2]]
    )
    computed(tmp_path, "decided", "standing.csv", "instrument.csv", "replies.csv", "units.csv", "--basis", "raw")

    expected = {
        own.region.code: _final(own) for own in ruling.cases.select_related("region__province", "ruling__version")
    }
    told = {row["unit"]: float(row["final"]) for row in rows_of(tmp_path / "decided/decided.csv")}
    assert told == pytest.approx(expected, abs=EXACT)
    finals = {(row["unit"], row["item"]): row["final"] for row in rows_of(tmp_path / "decided/items.csv")}
    assert finals[case.region.code, "aplikasi"] == "3.25"
    assert finals["35.02", "keuangan"] == "tb"
    assert finals["35.03", "keuangan"] in {"1", "2", "3"}


def _decided(case: Case, *, disputes: bool) -> None:
    first = sheets_of(case)[0]
    if disputes:
        mark = first.marks.get(item__code="sdm")
        consolidation.settle(mark, level=mark.level + 1, reason="Sesudah berunding.", by=owner(first))
    if case.region.code == "35.03":
        for sheet in sheets_of(case):
            mark = sheet.marks.get(item__code="keuangan")
            kept = {"level": mark.level, "does_not_apply": mark.does_not_apply}
            consolidation.settle(mark, **kept, reason="Tetap demikian.", by=owner(sheet))
    consolidation.close(case, by=owner(first))
    official = somebody("region_admin", region=case.region)
    reply = replying.send_to_region(case, by=somebody("secretariat"))
    if not disputes:
        replying.accept(reply, by=official)
        return
    staged = reply.marks.get(item__code="aplikasi")
    replying.answer_item(staged, agrees=False, text="Ada bukti.", seen=0, by=official)
    replying.dispute(reply, by=official)
    referee = an_engagement(case.ruling.edition, "practitioner")
    replying.appoint_referee(reply, referee=referee, by=somebody("secretariat"))
    third = referee.assessor.user
    replying.decide(reply.marks.get(item__code="aplikasi"), final=Decimal("3.25"), reason="Terbukti.", by=third)
    replying.finish(Reply.objects.get(pk=reply.pk), by=third)


def _final(case: Case) -> float | None:
    marks = dict(StagedMark.objects.filter(reply__case=case).values_list("item__code", "final"))
    levels = {code: None if mark is None else float(mark) for code, mark in marks.items()}
    return score(tree_of_case(case), levels, {code for code, mark in marks.items() if mark is None}).total
