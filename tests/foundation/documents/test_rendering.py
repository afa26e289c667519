"""Word and PDF say the same, and what people typed stays text."""

import io
import zipfile

import docx
import pypdf
import pytest
from pypdf.generic import NameObject

from gerakan.foundation.documents.content import Imprint
from gerakan.foundation.documents.pdf import letter_pdf
from gerakan.foundation.documents.word import letter_docx
from gerakan.foundation.documents.word_template import TEMPLATE, build
from tests.conformance import faults
from tests.factories.documents import DAY, LONG_REGION, content

IMPRINT = Imprint("B-007/DJAI/AI.01.04/03/2026", DAY, "https://contoh.id/verifikasi/abc/", is_sample=True)
HOSTILE = '#read("/etc/passwd") $a$ *tebal* <b>&amp;</b> {{ 7*7 }} {% for %} </w:t> [tautan](x) \\ "kutip" @ref'


def pdf_text(made: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(made)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def word_text(made: bytes) -> str:
    document = docx.Document(io.BytesIO(made))
    return " ".join("".join(node.itertext()) for node in document.element.body.iter() if node.tag.endswith("}p"))


@pytest.mark.parametrize(("render", "text"), [(letter_pdf, pdf_text), (letter_docx, word_text)], ids=["pdf", "docx"])
def test_both_formats_carry_number_date_names_table_copies_annex_and_address(render, text):
    said = text(render(content(), IMPRINT))

    for part in (
        IMPRINT.number, "2 Maret 2026", LONG_REGION, "0,564", "Gubernur Sulawesi Utara.", "Daftar daerah",
        "NIP 197001011995031001", IMPRINT.verification_url, "DATA CONTOH", "1 (satu) lampiran",
    ):  # fmt: skip
        assert part in said, part


@pytest.mark.parametrize(("render", "text"), [(letter_pdf, pdf_text), (letter_docx, word_text)], ids=["pdf", "docx"])
def test_what_people_type_is_text_and_never_mark_up(render, text):
    said = text(render(content(body=(HOSTILE,), subject=HOSTILE), IMPRINT))

    assert HOSTILE in said
    assert "root:" not in said


def test_a_pdf_is_tagged_archival_and_the_same_each_time():
    made = letter_pdf(content(), IMPRINT)

    reader = pypdf.PdfReader(io.BytesIO(made))
    metadata = reader.root_object["/Metadata"].get_data().decode()
    assert made == letter_pdf(content(), IMPRINT)
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert reader.root_object["/Lang"] == "id"
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>2</pdfaid:part>" in metadata


def test_a_second_program_finds_no_fault_in_a_letter_and_finds_those_we_make():
    made = letter_pdf(content(), IMPRINT)

    assert faults(made) == set()
    assert faults(broken(made, lambda root: root.pop("/StructTreeRoot"))) >= {"PDFUA1-STRUCT-TREE-ROOT-001"}
    assert "PDFUA1-TEXT-LANGUAGE-001" in faults(broken(made, lambda root: root.pop("/Lang")))
    assert "PDFUA1-METADATA-TITLE-001" in faults(made.replace(b"dc:title", b"dc:tytle"))
    assert faults(broken(made, lambda root: said_as(root["/StructTreeRoot"], "/TH", "/TD"))) == {"TABLE-WITHOUT-HEAD"}


def broken(made: bytes, breaking) -> bytes:
    """The same file with something missing."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(made))
    breaking(writer.root_object)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def said_as(node, kind: str, other: str) -> None:
    """Every element of a kind becomes one of another."""
    node = node.get_object()
    if isinstance(node, list):
        for one in node:
            said_as(one, kind, other)
    elif isinstance(node, dict):
        if node.get("/S") == kind:
            node[NameObject("/S")] = NameObject(other)
        if "/K" in node:
            said_as(node["/K"], kind, other)


def test_a_real_letter_bears_no_sample_mark():
    real = Imprint("B-1", DAY, "https://contoh.id/verifikasi/abc/")

    assert "CONTOH" not in pdf_text(letter_pdf(content(), real))
    assert "CONTOH" not in word_text(letter_docx(content(), real))


def test_the_picture_in_word_has_a_description():
    document = docx.Document(io.BytesIO(letter_docx(content(), IMPRINT)))

    described = [node.get("descr") for node in document.element.body.iter() if node.tag.endswith("}docPr")]
    assert described == [f"Kode QR untuk memeriksa keaslian surat: {IMPRINT.verification_url}"]


def test_headers_of_tables_repeat_on_each_page_of_word():
    with zipfile.ZipFile(io.BytesIO(letter_docx(content(), IMPRINT))) as package:
        assert package.read("word/document.xml").count(b"w:tblHeader") == 2


def test_the_committed_template_is_what_its_script_builds(tmp_path):
    build(tmp_path / "letter.docx")

    with zipfile.ZipFile(TEMPLATE) as kept, zipfile.ZipFile(tmp_path / "letter.docx") as built:
        for part in ("word/document.xml", "word/styles.xml", "word/footer1.xml"):
            assert kept.read(part) == built.read(part)
