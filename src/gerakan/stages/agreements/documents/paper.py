"""The paper of an agreement as PDF and as Word."""

import datetime
import io
from pathlib import Path
from typing import Any

import segno
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from gerakan.foundation.documents.pdf import qr_svg, render_pdf
from gerakan.stages.agreements.documents.content import AgreementContent

TEMPLATE = Path(__file__).resolve().parents[1] / "templates/agreements/agreement.typ"
CHECK = "Periksa keaslian naskah: %s"


def agreement_pdf(content: AgreementContent, *, on: datetime.date | None = None) -> bytes:
    """Tagged, archival PDF."""
    return render_pdf(TEMPLATE, {**content.as_data(), "qr": qr_svg(content.verification_url)}, on=on)


def agreement_docx(content: AgreementContent) -> bytes:
    """The same words for offices that work on them in Word."""
    document: Any = Document()
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Times New Roman", Pt(12)
    _head(document, content)
    for number, (heading, text) in enumerate(content.clauses, 1):
        _centred(document, f"Pasal {number}\n{heading}", bold=True)
        for paragraph in filter(None, text.splitlines()):
            document.add_paragraph(paragraph).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _signatures(document, content)
    document.core_properties.title = f"{content.title}: {content.subject}"[:255]
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _head(document: Any, content: AgreementContent) -> None:
    mark = "DATA CONTOH" if content.is_sample else "RANCANGAN" if content.is_draft else ""
    for line in filter(None, (mark, content.title.upper(), "ANTARA", content.first.office.upper(), "DAN",
                              content.second.office.upper(), "TENTANG", content.subject.upper())):  # fmt: skip
        _centred(document, line, bold=True)
    _centred(document, f"Nomor: {content.first.number}\nNomor: {content.second.number}")
    for place, party in enumerate((content.first, content.second), 1):
        document.add_paragraph(
            f"{place}. {party.name}, {party.standing}, bertindak untuk dan atas nama {party.office}, "
            f"selanjutnya disebut {_name_of(place)}."
        )


def _signatures(document: Any, content: AgreementContent) -> None:
    document.add_paragraph(f"{content.place}, {content.date}")
    table = document.add_table(rows=1, cols=2)
    for place, (cell, party) in enumerate(zip(table.rows[0].cells, (content.second, content.first), strict=True)):
        cell.text = f"{_name_of(2 - place)},\n{party.title}\n\n\n\n{party.name}"
    if content.witnesses:
        document.add_paragraph("Saksi:")
        for witness in content.witnesses:
            document.add_paragraph(witness, style="List Number")
    image = io.BytesIO()
    segno.make(content.verification_url, error="m").save(image, kind="png", border=0, scale=8)
    shape = document.add_picture(image, width=Cm(2.3))
    shape._inline.docPr.set("descr", CHECK % content.verification_url)  # noqa: SLF001 - python-docx has no alt text
    document.add_paragraph(CHECK % content.verification_url)


def _name_of(place: int) -> str:
    return "PIHAK KESATU" if place == 1 else "PIHAK KEDUA"


def _centred(document: Any, text: str, *, bold: bool = False) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).bold = bold
