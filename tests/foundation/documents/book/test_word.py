"""A book as Word: everything that the office will go on with is Word's own, and text stays text."""

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.oxml.ns import qn

from gerakan.foundation.documents.book.numbering import UnknownAnchor, numbered
from gerakan.foundation.documents.book.text import Run, words
from gerakan.foundation.documents.book.tree import Book, Chart, Paragraph, Points, Section, Series, Shape, Table
from gerakan.foundation.documents.book.word import book_docx
from gerakan.foundation.documents.book.word_fit import lies_across
from tests.factories.books import HOSTILE, a_book, a_small_book
from tests.reading import style_of, words_of

UNSEEN = "Rp1\u202e000\x07\x00 \udc80 \u2067tinggi"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SCHEMA = {
    name: order.split()
    for name, order in {
        "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind jc outlineLvl rPr sectPr",
        "rPr": "rStyle rFonts b bCs i iCs vanish color sz szCs shd lang",
        "tblPr": "tblStyle tblW jc tblBorders tblLayout tblCellMar tblLook tblCaption",
        "tcPr": "tcW gridSpan shd vAlign",
        "sectPr": "headerReference footerReference type pgSz pgMar",
        "style": "name basedOn next uiPriority qFormat pPr rPr tblPr tblStylePr",
        "lvl": "start numFmt pStyle suff lvlText lvlJc pPr",
        "settings": "zoom defaultTabStop characterSpacingControl updateFields compat themeFontLang decimalSymbol listSeparator",
    }.items()
}
ENTRY = re.compile(r"^ *(\S.*?) +(\d+)$", re.MULTILINE)
BOOKMARK, FIELD = re.compile(r"^[A-Za-z_]\w{0,39}$"), re.compile(r"^(REF|TOC|SEQ|STYLEREF|PAGE|PAGEREF|NUMPAGES)\b")


def a_short_book() -> Book:
    """The first chapters without the cards of programmes, the wide ones, an annex with a table of its own."""
    book = a_book(programmes=18)
    opening, pillar, other, *_others, money, road, signed = book.chapters
    within = Section(
        "dalam", "Rincian", (Paragraph((Run("", refers_to="dalam"), Run(" dan "), Run("", refers_to="lampiran"))),)
    )
    annex = Section("lampiran", "Lampiran", (Table("t-lampiran", "Lampiran", ("a",), (("1",),)),), is_numbered=False)
    said = Paragraph(
        (
            Run("Lihat "),
            Run("", refers_to="t-lampiran"),
            Run(", "),
            Run("", refers_to="dana"),
            Run("12", datum="indikator/I-1/target/2030"),
        )
    )
    opening = replace(opening, blocks=(*opening.blocks, said), sections=(*opening.sections, within))
    short, shorter = (_with_charts(part, count) for part, count in ((pillar, 4), (other, 2)))
    return replace(book, chapters=(opening, short, shorter, money, road, annex, signed))


def _with_charts(pillar: Section, blocks: int) -> Section:
    programmes, targets, funds = pillar.sections[:3]
    return replace(pillar, sections=(programmes, targets, replace(funds, blocks=funds.blocks[:blocks])))


@pytest.fixture(scope="module")
def book() -> Book:
    return a_short_book()


@pytest.fixture(scope="module")
def made(book) -> bytes:
    return book_docx(book)


@pytest.fixture(scope="module")
def body(made) -> Any:
    return Document(io.BytesIO(made)).element.body


def bookmarks(body) -> dict[str, str]:
    """Name and the words inside."""
    found = {}
    for start in body.iter(qn("w:bookmarkStart")):
        inside, piece = "", start.getnext()
        while piece.tag != qn("w:bookmarkEnd"):
            inside, piece = inside + words_of(piece), piece.getnext()
        found[start.get(qn("w:name"))] = inside
    return found


def fields(piece) -> list[tuple[str, str]]:
    """(code, what it says), of fields that begin and end in one paragraph."""
    found, open_code, said = [], None, ""
    for one in piece.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:t")):
        if one.tag == qn("w:instrText"):
            open_code, said = one.text.strip(), ""
        elif one.tag == qn("w:t"):
            said += one.text
        elif one.get(qn("w:fldCharType")) == "end" and open_code:
            found.append((open_code, said))
            open_code = None
    return found


def counted(body, *, by_word: bool) -> list[tuple[str, str]]:
    """(number or label, title) of headings and captions, as Word counts when it renews its fields; or as LibreOffice does.

    Word begins a series anew at each heading of the level in the switch; LibreOffice does not know that switch.
    """
    levels, series, found = [0] * 6, Counter(), []
    for piece in body.iter(qn("w:p")):
        style = style_of(piece)
        if style.startswith("Heading"):
            level = int(style[-1]) - 1
            is_bare = piece.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}[@{qn('w:val')}='0']") is not None
            if not is_bare:
                levels = [*levels[:level], levels[level] + 1, *[0] * (5 - level)]
            if level == 0 and by_word:
                series.clear()
            for code, _said in fields(piece):
                series[code.split()[1]] = int(code.rpartition("\\r ")[2])
            number = ".".join(map(str, levels[: level + 1]))
            found.append(("" if is_bare else number if level else f"Bab {number}", words_of(piece)))
        elif style == "Caption":
            found.append(_caption_by_word(piece, levels, series))
    return found


def _caption_by_word(piece, levels, series) -> tuple[str, str]:
    codes = [code for code, _said in fields(piece)]
    kind, switch = re.match(r"SEQ (\w+) \\\* ARABIC \\(\w(?: \d+)?)", codes[-1]).groups()
    series[kind] = int(switch[2:]) if switch.startswith("r") else series[kind] + 1
    chapter = f"{levels[0]}." if codes[0] == "STYLEREF 1 \\s" else ""
    label = f"{kind} {chapter}{series[kind]}"
    return label, words_of(piece).removeprefix(label).strip()


def test_word_counts_headings_and_captions_to_the_numbers_of_every_other_output(book, body):
    numbers = numbered(book)
    titles = {section.anchor: section.title for section in book.sections()}
    headings = [
        (f"Bab {number}" if number.isdigit() else number, titles[anchor]) for anchor, number in numbers.sections.items()
    ]
    captions = [(one.label, one.caption) for one in (*numbers.tables, *numbers.figures)]

    for by_word in (True, False):
        found = counted(body, by_word=by_word)
        assert sorted(found) == sorted(headings + captions)
        assert [row for row in found if row in headings] == headings


def test_every_reference_resolves_and_says_what_its_place_is_called(book, body):
    numbers, marks = numbered(book), bookmarks(body)
    used = {run.refers_to for block in book.blocks() if isinstance(block, Paragraph) for run in block.runs} - {""}

    references = [
        (code.split()[1], said)
        for piece in body.iter(qn("w:p"))
        for code, said in fields(piece)
        if code.startswith("REF")
    ]

    assert len(references) >= 10
    assert all(BOOKMARK.match(name) for name in marks)
    assert {name for name, _said in references} <= set(marks)
    texts = {words_of(piece) for piece in body.iter(qn("w:p"))}
    assert {f"{numbers.reference('t-lampiran')}", "Bagian 1.3 dan “Lampiran”"} <= {
        said for _name, said in references
    } | texts
    for anchor in used:
        said = numbers.reference(anchor)
        assert any(said in text for text in texts), said


def test_contents_and_lists_stand_filled_and_lead_somewhere(book, body):
    numbers, marks = numbered(book), bookmarks(body)
    entries = {style: [] for style in ("TOC", "TableofFigures")}
    for piece in body.iter(qn("w:p")):
        link = piece.find(qn("w:hyperlink"))
        if link is not None:
            assert link.get(qn("w:anchor")) in marks
            assert fields(link) == [(f"PAGEREF {link.get(qn('w:anchor'))} \\h", "")]
            entries["TOC" if style_of(piece) != "TableofFigures" else "TableofFigures"].append(words_of(piece))

    assert entries["TOC"] == [_entry(section, numbers) for section in book.sections()]
    assert entries["TableofFigures"] == [f"{one.label}  {one.caption}" for one in (*numbers.tables, *numbers.figures)]
    codes = [one.text.strip() for one in body.iter(qn("w:instrText"))]
    assert [code for code in codes if code.startswith("TOC")] == [
        'TOC \\o "1-3" \\h \\z \\u', 'TOC \\h \\z \\c "Tabel"', 'TOC \\h \\z \\c "Gambar"',
    ]  # fmt: skip
    assert all(FIELD.match(code) for code in codes)


def _entry(section: Section, numbers) -> str:
    number = numbers.sections[section.anchor]
    return f"{'Bab ' if number.isdigit() else ''}{number}{section.title}"


def test_tables_repeat_their_heads_are_not_torn_and_wide_ones_lie_across(book, made, body):
    tables = [
        table for table in body.iter(qn("w:tbl")) if table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}") is not None
    ]
    across = [block for block in book.blocks() if getattr(block, "is_landscape", False)]
    document = Document(io.BytesIO(made))

    assert all(table.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for table in tables)
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in body.iter(qn("w:tr")))
    assert len(across) >= 2
    lying = "".join("-" if section.page_width > section.page_height else "|" for section in document.sections)
    assert re.fullmatch(r"\|\|(-\|)+", lying)
    assert len({style_of(piece) for piece in body.iter(qn("w:p"))} - {style.style_id for style in document.styles}) == 0


def test_a_sum_stands_out_and_few_rows_do_not_turn_a_page(book, body):
    (summed,) = [block for block in book.blocks() if isinstance(block, Table) and block.has_total]
    strong = [
        row
        for row in body.iter(qn("w:tr"))
        if all(cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}") is not None for cell in row.iter(qn("w:tc")))
    ]
    few = next(block for block in book.blocks() if isinstance(block, Table) and block.is_landscape)

    assert [words_of(cell) for row in strong if len(row) > 3 for cell in row.iter(qn("w:tc"))] == list(summed.rows[-1])
    assert (lies_across(few), lies_across(replace(few, rows=few.rows * 20))) == (False, True)


def test_every_page_but_the_cover_names_version_and_mark_and_counts_itself(made):
    document = Document(io.BytesIO(made))
    cover, *others = document.sections

    assert cover.header.is_linked_to_previous
    for section in others:
        assert "DATA CONTOH — BUKAN DOKUMEN RESMI · RANCANGAN" in words_of(section.header._element)
        assert words_of(section.footer._element).startswith("Pemerintah Kabupaten Contoh · Versi 1.3")
        assert [code for code, _said in fields(section.footer._element)] == ["PAGE", "NUMPAGES"]
    properties = document.core_properties
    assert (properties.title, properties.author, properties.language, properties.version) == (
        "Rencana Induk Kota Cerdas", "Pemerintah Kabupaten Contoh", "id-ID", "1.3",
    )  # fmt: skip
    assert document.settings.element.find(qn("w:updateFields")).get(qn("w:val")) == "true"


def test_every_picture_is_told_in_words_and_a_figure_in_the_text_names_its_datum(book, body):
    told = [shape.get("descr") for shape in body.iter(qn("wp:docPr"))]
    charts = [block.alt for block in book.blocks() if isinstance(block, Chart)]

    assert [words for words in told if words in charts] == charts
    assert len(told) == len(charts) + 3  # coat of arms, and the code on the cover and at the signatures
    assert all(told)
    assert len({shape.get("id") for shape in body.iter(qn("wp:docPr"))}) == len(told)
    assert [tag.get(qn("w:val")) for tag in body.iter(qn("w:tag"))] == ["indikator/I-1/target/2030"]


def test_hostile_text_stays_text_everywhere():
    nasty = f"{HOSTILE} {UNSEEN}"
    book = a_small_book(
        Paragraph((Run(nasty, datum=nasty), *words("{ TOC } REF x \\h"))), Points((words(nasty),), is_numbered=True),
        Table("t", nasty, (nasty, "b"), ((nasty, "=1+1"),), source=nasty),
        Chart("g", nasty, nasty, Shape.BARS, (nasty,), (Series(nasty, (1,)),)),
        language="en",
    )  # fmt: skip
    names = ("title", "subtitle", "owner", "version", "dated", "code", "address")

    made = book_docx(replace(book, **dict.fromkeys(names, nasty)))

    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    for part in parts.values():
        ElementTree.fromstring(part)
    document = Document(io.BytesIO(made))
    text = words_of(document.element.body)
    assert HOSTILE in text
    assert "\u202e" not in text
    assert "Rp1\ufffd000\ufffd\ufffd" in text
    assert all(FIELD.match(one.text.strip()) for one in document.element.body.iter(qn("w:instrText")))
    assert b"en-GB" in parts["word/styles.xml"]


def test_the_pieces_stand_in_the_order_of_words_schema(made):
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        parts = [
            ElementTree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.startswith("word/") and name.endswith(".xml")
        ]

    seen = Counter()
    for part in parts:
        for piece in part.iter():
            kind = piece.tag.removeprefix(WORD)
            if kind in SCHEMA:
                found = [child.tag.removeprefix(WORD) for child in piece]
                places = [SCHEMA[kind].index(name) for name in found]
                assert places == sorted(places), (kind, found)
                seen[kind] += 1
    assert set(seen) == set(SCHEMA)


def test_each_numbered_list_begins_at_one():
    book = a_small_book(Points((words("a"),), is_numbered=True), Points((words("b"),), is_numbered=True))

    body = Document(io.BytesIO(book_docx(book))).element.body

    lists = [piece.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val"))
             for piece in body.iter(qn("w:p")) if style_of(piece) == "ListNumber"]  # fmt: skip
    assert len(set(lists)) == 2


def test_a_reference_to_nothing_is_refused():
    with pytest.raises(UnknownAnchor):
        book_docx(a_small_book(Paragraph((Run("", refers_to="tidak-ada"),))))


@pytest.mark.slow
@pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice tidak ada; berkas Word tidak dapat dibuka di sini."
)
def test_another_office_sees_every_heading_caption_and_cell_and_counts_the_pages_of_the_lists(book, made, tmp_path):
    """It prints an index as it stands, without pages, but counts them as plain fields; Word counts them in both."""
    (tmp_path / "buku.docx").write_bytes(_with_plain_lists(made))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profil", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", tmp_path, tmp_path / "buku.docx"], check=True, capture_output=True, timeout=120
    )

    laid = _read(tmp_path / "buku.pdf", "-layout")
    flat = ["".join(page.split()) for page in laid.split("\f")]
    text, numbers = "".join(_read(tmp_path / "buku.pdf").split()), numbered(book)
    printed = {"".join(found[1].split()): int(found[2]) for found in ENTRY.finditer(laid)}
    captions = [f"{one.label}{one.caption}" for one in (*numbers.tables, *numbers.figures)]
    for entry in ("".join(one.split()) for one in (*captions, *(_entry(one, numbers) for one in book.sections()))):
        assert entry in flat[printed[entry] - 1], entry
        assert sum(entry in page for page in flat) >= 2
    for block in book.blocks():
        if isinstance(block, Paragraph):
            assert "".join(numbers.plain(block.runs).split()) in text
        if isinstance(block, Table):
            assert all("".join(cell.split()) in text for row in block.rows for cell in row)
    assert len(flat) >= 13
    assert "Error!" not in text


def _read(file: Path, *how: str) -> str:
    return subprocess.run(["pdftotext", *how, file, "-"], check=True, capture_output=True, text=True).stdout


def _with_plain_lists(made: bytes) -> bytes:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"> TOC \\", b"> DAFTAR \\"))
    return changed.getvalue()
