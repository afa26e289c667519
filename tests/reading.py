"""What other programs read out of a book's outputs: tables as rows of texts, charts as series of numbers."""

import io
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import python_calamine
from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation

Rows = list[list[str]]
Numbers = list[tuple[str, list[float | None]]]


def words_of(piece: Any) -> str:
    """What stands in a piece of Word, controls and results of fields included, as one line."""
    parts = ("\n" if one.tag == qn("w:br") else one.text or "" for one in piece.iter(qn("w:t"), qn("w:br")))
    return "".join(parts)


def style_of(piece: Any) -> str:
    """The key of a paragraph's style."""
    found = piece.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if found is None else str(found.get(qn("w:val")))


def tables_in_word(made: bytes) -> dict[str, Rows]:
    """Rows by caption ("Tabel 2.1  Program")."""
    read, caption = {}, ""
    for piece in Document(io.BytesIO(made)).element.body:
        if style_of(piece) == "Caption":
            caption = words_of(piece)
        elif piece.tag == qn("w:tbl") and caption:
            read[caption] = [[_cell(cell) for cell in row.iter(qn("w:tc"))] for row in piece.iter(qn("w:tr"))]
            caption = ""
    return read


def _cell(cell: Any) -> str:
    return "\n".join(words_of(paragraph) for paragraph in cell.iter(qn("w:p")))


def sheets_in_excel(made: bytes) -> dict[str, list[list[Any]]]:
    """Rows below the heading line, by the sheet's name; what stands behind the last row is left out."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(made))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)[4:] for name in book.sheet_names}


def charts_in_slides(made: bytes) -> dict[str, Numbers]:
    """What the drawing holds, by its name; raises AssertionError when its workbook says otherwise."""
    read = {}
    for shape in shapes_in(made):
        if shape.has_chart:
            drawn = [(series.name, list(series.values)) for series in shape.chart.plots[0].series]
            assert drawn == _behind(shape.chart.part.chart_workbook.xlsx_part.blob)
            read[shape.name] = drawn
    return read


def tables_in_slides(made: bytes) -> list[Rows]:
    """Every table, in order."""
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows] for shape in shapes_in(made) if shape.has_table
    ]


def shapes_in(made: bytes) -> Iterator[Any]:
    """Every shape of every slide."""
    for slide in Presentation(io.BytesIO(made)).slides:
        yield from slide.shapes


def _behind(workbook: bytes) -> Numbers:
    lines = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(workbook)).get_sheet_by_index(0).to_python()
    names, *rows = lines
    return [(name, [None if row[at] == "" else row[at] for row in rows]) for at, name in enumerate(names) if at]


def text_of_pdf(made: bytes) -> str:
    """As poppler reads it; broken lines are joined."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "buku.pdf")
        path.write_bytes(made)
        read = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True, text=True)
    return read.stdout


def tables_in_page(html: str) -> list[Rows]:
    """Every table of a page of the web."""
    reader = _Tables()
    reader.feed(html)
    return reader.tables


class _Tables(HTMLParser):
    """Cells of rows of tables, whatever is marked up inside."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Rows] = []
        self.is_inside = False

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"td", "th"}:
            self.tables[-1][-1].append("")
            self.is_inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self.is_inside = False

    def handle_data(self, data: str) -> None:
        if self.is_inside:
            self.tables[-1][-1][-1] = " ".join(f"{self.tables[-1][-1][-1]} {data}".split())
