"""Slides: nothing lost, nothing small, charts that can be edited and start nothing."""

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

from gerakan.foundation.documents.book.deck import MAX_POINTS, Deck, Figure, Slide
from gerakan.foundation.documents.book.slides import deck_pptx
from gerakan.foundation.documents.book.tree import Chart, Look, Roadmap, Series, Shape, Span, Table
from tests.factories.books import HOSTILE, a_book
from tests.reading import charts_in_slides, shapes_in, tables_in_slides

LEAST = Pt(18)
MONEY = Chart(
    "dana", "Dana menurut tahun", "Dana turun dari 2026.", Shape.STACKED, ("2026", "2027", "2028"),
    (Series("Investasi", (1.25, 0.5, None), "#3d3fa0"), Series("Operasional", (0.1, 0.2, 0.3))), unit="miliar rupiah",
    source="Rencana dana",
)  # fmt: skip
LONG = Table("t", "Program", ("Kode", "Program"), tuple((f"P-{at}", f"Program ke-{at}") for at in range(19)))
ROAD = Roadmap(
    "p", "Peta jalan", tuple(range(2026, 2036)), (Span("P-1", "Akta", 2026, 2028), Span("P-2", "Pasar", 2030, 2030))
)


def a_deck(*slides: Slide) -> Deck:
    return Deck("deck", "Kota Contoh", "2026–2035", "Pemerintah Kota Contoh", "1.3", "22 November 2026", slides,
                is_sample=True, look=a_book(programmes=6).look)  # fmt: skip


@pytest.fixture(scope="module")
def deck() -> Deck:
    return a_deck(
        Slide("Visi", statement="Kota yang menjangkau setiap pulau", notes=("Bacakan perlahan.",)),
        Slide("Pilar", points=tuple(f"Pilar {at}" for at in range(8)), colour="#ffee00"),
        Slide("Uang", points=("Separuh pada dua tahun",), shows=MONEY),
        Slide("Angka", figures=(Figure("Rp2,4 miliar", "tiga tahun"), Figure("72", "program"))),
        Slide("Program", points=("Terbanyak di pulau",), shows=LONG),
        Slide("Peta jalan", shows=ROAD),
        *(Slide(shape, shows=replace(MONEY, shape=shape, is_horizontal=True)) for shape in Shape),
    )


@pytest.fixture(scope="module")
def made(deck) -> bytes:
    return deck_pptx(deck)


def test_what_does_not_fit_goes_on_and_nothing_is_lost(deck):
    fitted = list(deck.fitting())

    assert [slide.title for slide in fitted if slide.title.startswith(("Pilar", "Program"))] == [
        "Pilar (1/2)", "Pilar (2/2)", "Program (1/4)", "Program (2/4)", "Program (3/4)", "Program (4/4)",
    ]  # fmt: skip
    assert max(len(slide.points) for slide in fitted) <= MAX_POINTS
    assert [point for slide in fitted for point in slide.points] == [
        point for slide in deck.slides for point in slide.points
    ]
    assert tuple(row for slide in fitted if isinstance(slide.shows, Table) for row in slide.shows.rows) == LONG.rows
    assert [slide.statement for slide in fitted if slide.statement] == ["Kota yang menjangkau setiap pulau"]


def test_every_slide_has_a_title_of_its_own_the_mark_and_its_number(made):
    slides = Presentation(io.BytesIO(made)).slides
    titles = [slide.shapes.title.text for slide in slides]
    feet = [
        [shape.text for shape in slide.placeholders if shape.placeholder_format.type in {13, 15}] for slide in slides
    ]

    assert len(set(titles)) == len(titles) == 15
    assert all("DATA CONTOH — BUKAN DOKUMEN RESMI · RANCANGAN · Versi 1.3" in " ".join(texts) for texts in feet)
    assert all(len(texts) == 2 for texts in feet)
    assert slides[1].notes_slide.notes_text_frame.text == "Bacakan perlahan."
    assert slides[4].notes_slide.notes_text_frame.text == "Sumber: Rencana dana"


def test_charts_are_the_offices_own_and_hold_the_numbers_of_the_tree(made):
    charts = [shape.chart for shape in shapes_in(made) if shape.has_chart]

    assert charts_in_slides(made)["Dana menurut tahun"] == [(one.name, list(one.values)) for one in MONEY.series]
    assert [chart.chart_type for chart in charts] == [
        XL_CHART_TYPE.COLUMN_STACKED, XL_CHART_TYPE.BAR_CLUSTERED, XL_CHART_TYPE.BAR_STACKED,
        XL_CHART_TYPE.LINE_MARKERS, XL_CHART_TYPE.AREA_STACKED,
    ]  # fmt: skip
    assert list(charts[0].plots[0].categories) == ["2026", "2027", "2028"]
    assert str(charts[0].plots[0].series[0].format.fill.fore_color.rgb) == "3D3FA0"


def test_tables_and_the_roadmap_are_tables(made):
    *tables, road = tables_in_slides(made)

    assert [row for table in tables for row in table[1:]] == [list(row) for row in LONG.rows]
    assert road[0] == ["Program", *map(str, range(2026, 2036))]
    assert road[1][:4] == ["P-1 Akta", "2026–2028", "", ""]
    assert road[2][5] == "2030"


def test_what_is_not_text_is_told_in_words_and_no_letters_are_small(made):
    for shape in shapes_in(made):
        if shape.has_chart or shape.has_table or not shape.has_text_frame:
            assert shape._element.find(".//{*}cNvPr").get("descr"), shape.name
        elif not shape.is_placeholder or shape.placeholder_format.type not in {13, 15}:
            sizes = [run.font.size for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]
            assert all(size >= LEAST for size in sizes), shape.name


def test_hostile_text_and_a_colour_that_is_none_start_nothing():
    nasty = f"={HOSTILE} \u202e\x07 http://contoh.id"
    chart = replace(MONEY, caption=nasty, alt=nasty, unit=nasty, categories=("=1+1", "http://contoh.id", nasty),
                    series=(Series(nasty, (1, 2, 3)), Series("=A1", (1, 2, 3))))  # fmt: skip
    table = Table("t", nasty, (nasty, "="), ((nasty, "@"),))
    deck = replace(a_deck(Slide(nasty, points=(nasty,), shows=chart, notes=(nasty,)), Slide(nasty, shows=table)),
                   title=nasty, owner=nasty, version=nasty, look=Look("merah"))  # fmt: skip

    made = deck_pptx(deck)

    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))
    (drawn,) = [shape.chart for shape in shapes_in(made) if shape.has_chart]
    with zipfile.ZipFile(io.BytesIO(drawn.part.chart_workbook.xlsx_part.blob)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
        assert (b"<f" in sheet, b"hyperlink" in sheet) == (False, False)
    assert Presentation(io.BytesIO(made)).slides[1].shapes.title.text == nasty.replace("\u202e\x07", "\ufffd\ufffd")


def test_every_part_that_is_named_is_there_and_unused_layouts_are_gone(made):
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        names = set(archive.namelist())
        overrides = ElementTree.fromstring(archive.read("[Content_Types].xml"))
        assert {one.get("PartName").lstrip("/") for one in overrides if one.get("PartName")} <= names
    assert len({name for name in names if name.startswith("ppt/slideLayouts/slideLayout")}) == 3
    assert "docProps/thumbnail.jpeg" not in names


def test_a_slide_without_a_title_is_refused():
    with pytest.raises(ValueError, match="title"):
        Slide(" ")
