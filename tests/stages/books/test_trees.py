"""A plan at real size becomes books: every sum is the plan's, every place is set, both languages, hostile and empty plans."""

import re
from itertools import pairwise

import pytest

from gerakan.foundation.documents.book.numbering import numbered
from gerakan.foundation.documents.book.tree import Chart, Notice, Roadmap, Table
from gerakan.stages.books.documents.binding import Binding
from gerakan.stages.books.queries.shelf import FORMATS
from gerakan.stages.chapters.queries.contents import contents_of
from gerakan.stages.masterplans.models import YEAR_FIELDS
from gerakan.stages.masterplans.queries.plans import counted_money
from tests.factories.filled_plans import a_filled_plan
from tests.factories.masterplans import a_plan, typed
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db
BOOKS = [work for work in FORMATS if work != "salindia"]
HOSTILE = "#let x = 1 <script>alert(1)</script> =1+1 *tebal* \u202ebalik \\evil{} $x$ @anchor [[lihat:tidak-ada]]"


@pytest.fixture(scope="module")
def binding(request):
    """Sixty programmes; an activity with money of its own beneath a programme that has some counts nowhere."""
    with standing_rows(request):
        plan, _writer = a_filled_plan(60)
        yield Binding(plan, None)


def amount(text):
    return int(re.sub(r"\D", "", text))


def tables(book):
    return {block.anchor: block for block in book.blocks() if isinstance(block, Table)}


def test_every_table_of_money_ends_in_the_sum_that_counts(binding):
    lines = list(counted_money(binding.plan))
    whole = sum(getattr(line, year) or 0 for line in lines for year in YEAR_FIELDS)
    assert (
        0 < whole < sum(getattr(line, year) or 0 for line in binding.plan.moneyline_rows.all() for year in YEAR_FIELDS)
    )

    source = binding.source("id")
    found = tables(binding.book("buku2", "id"))
    assert source.budget.total == whole
    for anchor in ("tabel-anggaran", "tabel-anggaran-sumber", "t-money-pillars", "t-money-kinds"):
        assert amount(found[anchor].rows[-1][-1]) * source.budget.scale.divisor == whole, anchor
    parts = [amount(found[f"t-money-{one}"].rows[-1][-1]) for one in ("governance", "branding", "economy", "living", "society", "environment")]  # fmt: skip
    assert sum(parts) * source.budget.scale.divisor == whole
    by_year = [sum(getattr(line, field) or 0 for line in lines) for field in YEAR_FIELDS]
    assert [amount(row[1]) * source.budget.scale.divisor for row in found["tabel-anggaran-tahun"].rows[:-1]] == by_year


def test_charts_hold_the_numbers_of_the_tables(binding):
    source = binding.source("id")
    charts = {block.anchor: block for block in binding.book("buku2", "id").blocks() if isinstance(block, Chart)}
    for anchor in ("grafik-anggaran-pilar", "g-money-sources", "g-money-kinds"):
        drawn = sum(value for series in charts[anchor].series for value in series.values)
        assert drawn * source.budget.scale.divisor == source.budget.total
    assert sum(charts["grafik-program-pilar"].series[0].values) == 60


def test_the_four_books_are_whole(binding):
    books = {work: binding.book(work, "id") for work in BOOKS}
    blocks = [block for book in books.values() for block in book.blocks()]
    assert sum(isinstance(block, Chart) for block in blocks) >= 24
    assert all(block.alt for block in blocks if isinstance(block, Chart))
    assert not any(len(block.rows) == 0 for block in blocks if isinstance(block, Table))
    [roadmap] = [block for block in books["buku2"].blocks() if isinstance(block, Roadmap)]
    assert len(roadmap.spans) == 60
    for book in books.values():
        settings = {one["anchor"] for entry in binding.said["chapters"] if entry["book"] == book.code for one in entry["sets"] if one["kind"] != "signatures"}  # fmt: skip
        assert settings <= book.anchors()
        numbered(book)


def test_english_has_english_words_and_says_what_is_not_translated(binding):
    english = binding.book("buku2", "en")
    assert english.title == "Book 2: Masterplan"
    assert english.chapters[3].title == "Action plan"
    headers = tables(english)["tabel-program-governance"].headers
    assert headers[:2] == ("Code", "Name")
    said = binding.said | {"chapters": [one | {"texts": {"id": "Naskah asli."}} if one["code"] == "2-penutup" else one for one in binding.said["chapters"]]}  # fmt: skip
    other = Binding(binding.plan, None)
    other.__dict__["said"] = said
    last = other.book("buku2", "en").chapters[-1]
    assert isinstance(last.blocks[0], Notice)
    assert "not been translated" in last.blocks[0].runs[0].text


def test_an_empty_plan_and_hostile_words_make_books_too(binding):
    plan, writer = a_plan(edition=binding.plan.edition)
    empty = Binding(plan, None)
    for work in BOOKS:
        numbered(empty.book(work, "id"))
    typed(plan, "misi", {"text": HOSTILE}, by=writer)
    typed(plan, "program", {"name": HOSTILE, "pillar": "Ekonomi cerdas", "owner": HOSTILE}, by=writer)
    plan.refresh_from_db()
    hostile = Binding(plan, None)
    assert contents_of(plan)["rows"]["misi"][0]["text"] == HOSTILE
    for work in BOOKS:
        assert hostile.written(work, "pdf", "id").startswith(b"%PDF")
        assert hostile.written(work, "docx", "id").startswith(b"PK")
    assert hostile.written("salindia", "pptx", "id").startswith(b"PK")


def test_a_plan_begun_says_what_is_missing_once_and_loses_no_programme(binding):
    plan, writer = a_plan(edition=binding.plan.edition)
    first = plan.starts
    typed(plan, "program", {"name": "Antrean", "pillar": "Tata kelola cerdas", "starts": str(first), "ends": str(first + 2)}, by=writer)  # fmt: skip
    typed(plan, "program", {"name": "Angkutan", "pillar": "Kehidupan cerdas", "ends": str(first + 3)}, by=writer)
    plan.refresh_from_db()
    book = Binding(plan, None).book("buku2", "id")
    drawn = [span.name for block in book.blocks() if isinstance(block, Roadmap) for span in block.spans]
    said = [block.runs[0].text for block in book.blocks() if isinstance(block, Notice)]
    assert drawn == ["Antrean"]
    assert any("Belum digambar" in text and "Angkutan" in text for text in said)
    assert [row[-1] for row in tables(book)["tabel-program-living"].rows] == [f"sampai {first + 3}"]
    for section in book.sections():
        kinds = [isinstance(block, Notice) for block in section.blocks]
        assert (True, True) not in pairwise(kinds), section.title
