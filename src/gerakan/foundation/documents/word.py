"""Word by the office's template: the same content and the same number as the PDF."""

import io
import secrets
from dataclasses import asdict
from pathlib import Path
from typing import Any

import segno
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docxtpl import DocxTemplate, InlineImage

from gerakan.foundation.documents.content import Imprint, LetterContent, Table
from gerakan.foundation.documents.word_template import TEMPLATE
from gerakan.foundation.documents.words import amount_in_words, long_date

TEXT_WIDTH = Cm(16)
QR_ALT = "Kode QR untuk memeriksa keaslian surat: %s"


def letter_docx(content: LetterContent, imprint: Imprint, *, template: Path = TEMPLATE) -> bytes:
    """A letter as Word; every value is escaped, so text of people stays text."""
    document = DocxTemplate(template)
    document.init_docx()
    tables: dict[str, Table] = {}
    values = {
        **asdict(content),
        "number": imprint.number,
        "date": long_date(imprint.dated_on),
        "mark": _mark(imprint),
        "annex_count": amount_in_words(len(content.annexes)) + " lampiran",
        "verification_url": imprint.verification_url,
        "qr": InlineImage(document, io.BytesIO(_qr_png(imprint.verification_url)), width=Cm(2.3)),
        "table": _placeholder(tables, content.table) if content.table else "",
        "annexes": [
            {**asdict(annex), "tables": [_placeholder(tables, table) for table in annex.tables]}
            for annex in content.annexes
        ],
    }
    document.render(values, autoescape=True)
    _set_tables(document.docx, tables)
    _describe_images(document.docx, QR_ALT % imprint.verification_url)
    document.docx.core_properties.title = content.subject[:255]
    document.docx.core_properties.author = content.signatory.name[:255]
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _mark(imprint: Imprint) -> str:
    if imprint.is_sample:
        return "DATA CONTOH — BUKAN SURAT RESMI"
    return "RANCANGAN" if imprint.is_draft else ""


def _qr_png(address: str) -> bytes:
    made = io.BytesIO()
    segno.make(address, error="m").save(made, kind="png", border=0, scale=8)
    return made.getvalue()


def _placeholder(tables: dict[str, Table], table: Table) -> str:
    """A word no text can hold, in whose place the table is set after the template is filled."""
    key = secrets.token_hex(16)
    tables[key] = table
    return key


def _set_tables(document: Any, tables: dict[str, Table]) -> None:
    for paragraph in list(document.paragraphs):
        if content := tables.get(paragraph.text):
            _table_before(document, paragraph, content)


def _table_before(document: Any, paragraph: Any, content: Table) -> None:
    rows = (content.headers, *content.rows)
    table = document.add_table(rows=len(rows), cols=len(content.headers), style="Table Grid")
    _fill(table, rows, content)
    _repeat_header(table.rows[0])
    if content.title:
        title = paragraph.insert_paragraph_before(style="Isi Surat")
        title.add_run(content.title).bold = True
        title.paragraph_format.keep_with_next = True
    paragraph._p.addprevious(table._tbl)  # noqa: SLF001 - python-docx adds tables at the end only
    paragraph.text, paragraph.style = content.note, "Keterangan"


def _fill(table: Any, rows: tuple[tuple[str, ...], ...], content: Table) -> None:
    shares = content.widths or (1,) * len(content.headers)
    widths = [int(TEXT_WIDTH * share / sum(shares)) for share in shares]
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    cells = iter(table._cells)  # noqa: SLF001 - row.cells walks the whole table for each row
    for height, row in enumerate(rows):
        for place, value in enumerate(row):
            _write(next(cells), value, width=widths[place], right=place in content.right, bold=height == 0)
    for made in table.rows:
        made._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - no row options


def _write(cell: Any, value: str, *, width: int, right: bool, bold: bool) -> None:
    cell.width = width
    paragraph = cell.paragraphs[0]
    paragraph.style = "Angka Tabel" if right else "Isi Tabel"
    paragraph.add_run(value).bold = bold


def _repeat_header(row: Any) -> None:
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no header rows
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    properties.append(mark)


def _describe_images(document: Any, words: str) -> None:
    for image in document.element.body.iter(qn("wp:docPr")):
        image.set("descr", words)
