"""Everything a plan says as plain JSON, in a bounded number of queries."""

import json

import pytest

from gerakan.foundation.ui import formats
from gerakan.stages.chapters.models import Section
from gerakan.stages.chapters.queries.blocks import blocks_of
from gerakan.stages.chapters.queries.claims import claims_of
from gerakan.stages.chapters.queries.contents import contents_of
from gerakan.stages.chapters.queries.figures import Figures
from gerakan.stages.chapters.queries.sections import places
from gerakan.stages.chapters.queries.template import template
from gerakan.stages.chapters.queries.words import word_count
from gerakan.stages.masterplans.calculations.building import engine_plan, rows_of
from gerakan.stages.masterplans.queries.plans import money_by_year
from gerakan.stages.masterplans.queries.sheets import SHEETS
from tests.factories.chapters import filled_chapters
from tests.factories.filled_plans import a_filled_plan
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def filled(request):
    with standing_rows(request):
        yield a_filled_plan(programmes=12)


@pytest.fixture
def plan(filled):
    return filled[0]


def test_contents_are_plain_and_bounded(plan, django_assert_max_num_queries):
    Section.objects.create(
        plan=plan, book="buku1", code="1-latar-belakang", text="Ada [[program/jumlah]] program dan [[tidak/ada]].",
        figures={"program/jumlah": "11"},
    )  # fmt: skip
    Section.objects.create(plan=plan, book="buku2", code="2-lokal-1", title="Kampung kami", is_local=True, text="Isi.")
    with django_assert_max_num_queries(len(SHEETS) + 3):
        contents = contents_of(plan)

    assert json.loads(json.dumps(contents)) == contents
    assert contents["format"] == 1
    assert contents["head"]["region"] == plan.region.code
    assert {code: len(rows) for code, rows in contents["rows"].items()} == {
        code: sheet.rows_of(plan).count() for code, sheet in SHEETS.items()
    }
    assert contents["figures"] == {"program/jumlah": "18"}
    [stale] = contents["stale"]
    assert (stale["code"], stale["before"], stale["now"]) == ("1-latar-belakang", "11", "18")
    in_second = [one for one in contents["chapters"] if one["book"] == "buku2"]
    assert in_second[-1]["titles"] == {"id": "Kampung kami", "en": "Kampung kami"}
    assert in_second[-1]["texts"] == {"id": "Isi."}
    anchors = [one["anchor"] for chapter in contents["chapters"] for one in chapter["sets"]]
    assert len(anchors) == len(set(anchors)) > 30


def test_figures_agree_with_the_sheets(plan):
    contents = contents_of(plan)
    figures = Figures(contents["head"], contents["rows"])
    costs = {one["year"]: one["cost"] for one in money_by_year(plan)}
    whole = engine_plan(plan, rows_of(plan))
    indicator = next(one for one in whole.indicators if one.baseline is not None)
    year, target = next(iter(indicator.targets.items()))

    assert figures.shown("anggaran/total") == formats.money(sum(costs.values()))
    assert figures.shown("anggaran/total/2030") == formats.money(costs[2030])
    assert figures.shown(f"indikator/{indicator.code.lower()}/dasar") == formats.number(indicator.baseline)
    assert figures.shown(f"indikator/{indicator.code}/target/{year}") == formats.number(target)
    assert figures.shown(f"program/{whole.programmes[0].code}/nama") == whole.programmes[0].name
    assert figures.shown(f"bukti/{whole.evidence[0].code}") == f"[{whole.evidence[0].code}]"
    assert figures.shown("rencana/akhir") == "2037"


@pytest.mark.parametrize(
    "reference",
    ["", "/", "indikator", "indikator/I-1", "indikator//dasar", "anggaran/total/1999", "anggaran/total/20a0", "pagu", "rencana",
     "anggaran/total/²030", "anggaran/pilar", "program/jumlah/x/y", "indikator/I-1/target/2030/5", "bukti/x/y", "rencana/vision"],
)  # fmt: skip
def test_a_reference_to_nothing_is_empty(plan, reference):
    contents = contents_of(plan)
    assert Figures(contents["head"], contents["rows"]).shown(reference) == ""


def test_the_sample_text_fills_every_section_and_refers_to_what_is_there(plan):
    texts = filled_chapters(plan)
    contents = contents_of(plan)
    known = template().anchors()
    for entry in contents["chapters"]:
        for language, text in entry["texts"].items():
            figures = contents["figures" if language == "id" else "figures_en"]
            said = str(blocks_of(text, figures, known))
            assert "rujukan tidak dikenal" not in said, (entry["code"], said)
    assert {code for code, language in texts if language == "id"} == set(places(plan))
    assert contents["stale"] == []
    assert [one.text for one in claims_of(contents) if one.is_open] == []
    assert sum(word_count(text) for (_code, language), text in texts.items() if language == "id") > 6_000
