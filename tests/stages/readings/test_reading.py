"""What the rules find in documents as offices write them, and what they say openly that they cannot read."""

import io
import zipfile
from dataclasses import asdict

import docx
import pytest

from gerakan.foundation.exchange import FileRefused
from gerakan.stages.readings.exchange import opening
from gerakan.stages.readings.exchange.figures import number, rupiah, scale_in, span
from gerakan.stages.readings.exchange.opening import open_document
from gerakan.stages.readings.exchange.rules import found_in
from gerakan.stages.readings.exchange.word import MOST_COLUMNS, read_word
from gerakan.stages.readings.queries.vocabulary import head_of, pillar_in, section_of, uncoded
from tests.factories.small_pdf import a_pdf
from tests.factories.ugly_plan import an_ugly_plan


def read(name: str, data: bytes):
    return found_in(open_document(name, data), starts=2028, years=10)


def said(found, sheet):
    return {
        one.title: {k: v for k, v in one.cells.items() if v and k not in {"name", "text"}}
        for one in found.in_order()
        if one.sheet == sheet
    }


def test_an_ugly_word_file_is_read():
    found = read("rencana.docx", an_ugly_plan())

    assert [one.title for one in found.in_order() if one.sheet == "kerangka"] == [
        "Kota yang melayani dan menyejahterakan warganya"
    ]
    assert list(said(found, "misi")) == ["Mendekatkan layanan kepada setiap warga", "Menumbuhkan usaha warga"]
    assert said(found, "program") == {
        "Layanan Satu Pintu Digital": {"pillar": "Tata kelola cerdas"},
        "Angkutan Sekolah Gratis": {"pillar": "Kehidupan cerdas", "owner": "Dinas Perhubungan", "starts": "2028", "ends": "2030"},
        "Penyusunan SOP layanan": {"kind": "Kegiatan", "pillar": "Tata kelola cerdas", "owner": "Diskominfo"},
        "Pelatihan petugas loket": {"kind": "Kegiatan", "pillar": "Tata kelola cerdas", "owner": "BKPSDM"},
    }  # fmt: skip
    assert said(found, "indikator") == {
        "Waktu layanan rata-rata": {"unit": "menit", "baseline": "90", "baseline_year": "2026", "y1": "60", "y2": "45,5"},
        "Petugas yang dilatih": {"unit": "orang", "y1": "1200", "y2": "1500"},
    }  # fmt: skip
    assert said(found, "anggaran") == {
        "Anggaran Layanan Satu Pintu Digital": {"source": "APBD", "y1": "1250000000", "y2": "2500000000"}
    }
    links = {one.title: {field: other.title for field, other in one.links.items()} for one in found.wanted if one.links}
    assert links["Pelatihan petugas loket"] == {"parent": "Layanan Satu Pintu Digital"}
    assert links["Petugas yang dilatih"] == {"programme": "Pelatihan petugas loket"}
    assert [asdict(one)["why"][:24] for one in found.unread] == [
        "Tahun ini di luar tahun ", "Alinea dengan uang yang ", "Tabel yang kepalanya tid",
    ]  # fmt: skip


def test_a_pdf_is_read_by_the_places_of_its_words():
    heads = [(60, 700, 9, "Program"), (220, 700, 9, "Indikator"), (380, 700, 9, "2028"), (440, 700, 9, "2029")]
    first = [
        (60, 686, 9, "Bank Sampah di"), (220, 686, 9, "Sampah terpilah"), (382, 686, 9, "12,5"), (442, 686, 9, "20"),
        (60, 675, 9, "Setiap Kelurahan"), (60, 661, 9, "Taman Saku"), (220, 661, 9, "Taman baru"), (382, 661, 9, "3"), (442, 661, 9, "4"),
    ]  # fmt: skip
    text = [
        (60, 760, 16, "Smart Environment"),
        (60, 740, 10, "Tabel 1 Program lingkungan"),
        *heads,
        *first,
        (60, 630, 9, "Sumber: Bappeda"),
    ]
    found = read(
        "rencana.pdf", a_pdf([(60, 760, 16, "Kata Pengantar"), (60, 730, 10, "Terima kasih kepada semua " * 8)], text)
    )

    assert said(found, "program") == {
        "Bank Sampah di Setiap Kelurahan": {"pillar": "Lingkungan cerdas"}, "Taman Saku": {"pillar": "Lingkungan cerdas"},
    }  # fmt: skip
    assert said(found, "indikator") == {
        "Sampah terpilah": {"y1": "12,5", "y2": "20"},
        "Taman baru": {"y1": "3", "y2": "4"},
    }
    assert {(one.page, one.place) for one in found.wanted if one.sheet == "program"} == {
        (2, "tabel “Program lingkungan”, baris 1"), (2, "tabel “Program lingkungan”, baris 2"),
    }  # fmt: skip


def a_word_archive(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {"word/document.xml": b"<x/>", **parts}.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("pindaian.pdf", lambda: a_pdf([], []), "pindaian"),
        ("kunci.pdf", lambda: a_pdf([(60, 700, 9, "rahasia")], password="x"), "kata sandi"),
        ("rusak.pdf", lambda: b"%PDF-1.4 rusak", "rusak"),
        ("lama.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Word lama"),
        ("kunci.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        ("bom.docx", lambda: a_word_archive(bom=b"0" * 20_000_000), "mengembang"),
        ("makro.docx", lambda: a_word_archive(**{"word/vbaProject.bin": b"x"}), "makro"),
        ("rusak.docx", a_word_archive, "rusak"),
        ("gambar.png", lambda: b"\x89PNG", "Hanya Word"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_so(name, data, why):
    with pytest.raises(FileRefused, match=why):
        open_document(name, data())


def test_neither_endless_text_nor_a_span_that_lies_fills_the_memory(monkeypatch):
    document = docx.Document()
    cell = document.add_table(1, 2).cell(0, 0)
    cell.text = "Sel yang mengaku selebar dunia"
    cell._tc.grid_span = 2_000_000_000
    out = io.BytesIO()
    document.save(out)

    [table] = read_word(out.getvalue()).blocks

    assert len(table.rows[0]) == MOST_COLUMNS + 1
    monkeypatch.setattr(opening, "MOST_XML", 1_000)
    with pytest.raises(FileRefused, match="terlalu panjang"):
        open_document("rencana.docx", out.getvalue())


def test_figures_as_indonesians_write_them():
    assert [rupiah(text) for text in ("Rp1,5 miliar", "Rp. 500 jt", "1.500.000.000,00", "2 M", "-")] == [
        1_500_000_000, 500_000_000, 1_500_000_000, 2_000_000_000, None,
    ]  # fmt: skip
    assert rupiah("514.000", scale_in("Biaya program (ribu rupiah)")) == 514_000_000
    assert [str(number(text)) for text in ("1.250,5", "71.5", "1.200", "45,5 %")] == ["1250.5", "71.5", "1200", "45.5"]
    assert [span(text) for text in ("2028 s.d. 2030", "2028–2030", "2029")] == [
        (2028, 2030),
        (2028, 2030),
        (2029, 2029),
    ]


def test_words_of_plans():
    assert [pillar_in(text) for text in ("3.4 Smart Living (Kehidupan)", "B. Smart Mobility", "Smart City")] == [
        "living",
        "living",
        "",
    ]
    assert [section_of(text) for text in ("BAB II VISI DAN MISI", "2.2 Tujuan dan Sasaran", "Program Smart Economy", "Penutup")] == [
        "vision", "sasaran", "program", "",
    ]  # fmt: skip
    assert [head_of(text) for text in ("Target 2028", "Tahun ke-3", "OPD Pelaksana", "Pagu (Rp juta)", "Warna")] == [
        "year", "year", "owner", "money", "",
    ]  # fmt: skip
    assert uncoded("• P-001 Layanan Akta") == "Layanan Akta"
