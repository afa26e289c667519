"""Builds letter.docx, the Word template; the office may then change it in Word and keep its own.

Run `gerakan build_letter_template` after a change here; the template itself is committed.
"""

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

TEMPLATE = Path(__file__).resolve().parent / "templates/documents/letter.docx"
FONT = "Times New Roman"
STYLES: dict[str, dict[str, Any]] = {
    "Kop Surat": {"bold": True, "size": 13, "align": WD_ALIGN_PARAGRAPH.CENTER, "after": 0},
    "Alamat Kop": {"size": 9.5, "align": WD_ALIGN_PARAGRAPH.CENTER, "after": 0},
    "Tanda Contoh": {"bold": True, "size": 11, "align": WD_ALIGN_PARAGRAPH.CENTER, "after": 8, "colour": "A1260D"},
    "Isi Surat": {"size": 11.5, "align": WD_ALIGN_PARAGRAPH.JUSTIFY, "after": 6},
    "Baris Surat": {"size": 11.5, "after": 0},
    "Isi Tabel": {"size": 10.5, "after": 0},
    "Angka Tabel": {"size": 10.5, "after": 0, "align": WD_ALIGN_PARAGRAPH.RIGHT},
    "Keterangan": {"size": 9, "after": 8},
    "Tembusan": {"size": 10, "after": 0},
}


def build(path: Path = TEMPLATE) -> None:
    """Write the template."""
    document = Document()
    _page(document)
    _styles(document)
    _head(document)
    _body(document)
    _signature(document)
    _annexes(document)
    document.core_properties.title = "{{ subject }}"
    document.core_properties.language = "id-ID"
    document.save(str(path))


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2.2)
    footer = section.footer.paragraphs[0]
    footer.style = document.styles["Footer"]
    footer.add_run("{{ number }}\t\t")
    _page_number(footer)


def _page_number(paragraph: Any) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)  # noqa: SLF001 - python-docx offers no page number of its own


def _styles(document: Any) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(11.5)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "id-ID")
    normal.element.rPr.append(language)
    heading = document.styles["Heading 1"]
    heading.font.name, heading.font.size, heading.font.color.rgb = FONT, Pt(12.5), RGBColor(0, 0, 0)
    heading.element.rPr.rFonts.set(qn("w:asciiTheme"), "")
    for name, look in STYLES.items():
        _style(document, name, **look)


def _style(
    document: Any,
    name: str,
    *,
    size: float,
    after: float,
    bold: bool = False,
    align: Any = None,
    colour: str = "000000",
) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size, style.font.bold = Pt(size), bold
    style.font.color.rgb = RGBColor.from_string(colour)
    style.paragraph_format.space_after, style.paragraph_format.space_before = Pt(after), Pt(0)
    style.paragraph_format.alignment = align


def _head(document: Any) -> None:
    _loop(document, "line in letterhead.lines", "{{ line|upper }}", "Kop Surat")
    document.add_paragraph("{{ letterhead.address }}", "Alamat Kop")
    last = document.add_paragraph("{{ letterhead.contact }}", "Alamat Kop")
    _rule_below(last)
    document.add_paragraph("{{ mark }}", "Tanda Contoh")
    table = document.add_table(rows=1, cols=2)
    _widths(table, Cm(11), Cm(5))
    block, place = table.rows[0].cells
    block.paragraphs[0].text, block.paragraphs[0].style = "Nomor\t: {{ number or '…' }}", "Baris Surat"
    for line in ("Sifat\t: {{ nature }}", "{%p if annexes %}", "Lampiran\t: {{ annex_count }}", "{%p endif %}"):
        block.add_paragraph(line, "Baris Surat")
    block.add_paragraph("Hal\t: ", "Baris Surat").add_run("{{ subject }}").bold = True
    for paragraph in block.paragraphs:
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(2))
        paragraph.paragraph_format.left_indent = Cm(2.25)
        paragraph.paragraph_format.first_line_indent = Cm(-2.25)
    place.paragraphs[0].text, place.paragraphs[0].style = "{{ place }}, {{ date }}", "Baris Surat"
    place.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _body(document: Any) -> None:
    document.add_paragraph("", "Baris Surat")
    document.add_paragraph("Yth.", "Baris Surat")
    _loop(document, "row in addressee", "{{ row }}", "Baris Surat")
    document.add_paragraph("", "Baris Surat")
    document.add_paragraph("{{ greeting }}", "Isi Surat")
    _loop(document, "paragraph in body", "{{ paragraph }}", "Isi Surat")
    document.add_paragraph("{%p if table %}", "Isi Surat")
    document.add_paragraph("{{ table }}", "Isi Surat")
    document.add_paragraph("{%p endif %}", "Isi Surat")
    _loop(document, "paragraph in closing", "{{ paragraph }}", "Isi Surat")


def _signature(document: Any) -> None:
    table = document.add_table(rows=1, cols=2)
    _widths(table, Cm(6.4), Cm(9.6))
    check, sign = table.rows[0].cells
    check.paragraphs[0].text, check.paragraphs[0].style = "{{ qr }}", "Keterangan"
    check.add_paragraph("Periksa keaslian surat: {{ verification_url }}", "Keterangan")
    sign.paragraphs[0].text, sign.paragraphs[0].style = "{{ signatory.title }},", "Baris Surat"
    sign.paragraphs[0].paragraph_format.space_after = Cm(1.7)
    sign.add_paragraph("", "Baris Surat").add_run("{{ signatory.name }}").bold = True
    sign.add_paragraph("{%p if signatory.employee_number %}", "Baris Surat")
    sign.add_paragraph("NIP {{ signatory.employee_number }}", "Baris Surat")
    sign.add_paragraph("{%p endif %}", "Baris Surat")
    _keep_together(table)
    document.add_paragraph("{%p if copies %}", "Baris Surat")
    document.add_paragraph("Tembusan:", "Tembusan").paragraph_format.space_before = Pt(10)
    _loop(document, "copy in copies", "{{ loop.index }}. {{ copy }}", "Tembusan")
    document.add_paragraph("{%p endif %}", "Baris Surat")


def _annexes(document: Any) -> None:
    document.add_paragraph("{%p for annex in annexes %}", "Baris Surat")
    head = document.add_paragraph("Lampiran surat nomor {{ number }}, {{ date }}", "Keterangan")
    head.paragraph_format.page_break_before, head.alignment = True, WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("{{ annex.title }}", "Heading 1")
    _loop(document, "paragraph in annex.paragraphs", "{{ paragraph }}", "Isi Surat")
    _loop(document, "each in annex.tables", "{{ each }}", "Isi Surat")
    document.add_paragraph("{%p endfor %}", "Baris Surat")


def _loop(document: Any, loop: str, text: str, style: str) -> None:
    for line in (f"{{%p for {loop} %}}", text, "{%p endfor %}"):
        document.add_paragraph(line, style)


def _rule_below(paragraph: Any) -> None:
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "12"), ("space", "4"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001 - python-docx draws no borders
    paragraph.paragraph_format.space_after = Pt(10)


def _widths(table: Any, *widths: Any) -> None:
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, cell, width in zip(table.columns, table.rows[0].cells, widths, strict=True):
        column.width = cell.width = width


def _keep_together(table: Any) -> None:
    properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no row options
    properties.append(OxmlElement("w:cantSplit"))
