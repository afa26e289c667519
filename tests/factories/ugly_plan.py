"""A plan as offices write it: no styles, merged cells, two rows of headings, money in millions, typing of all kinds."""

import io

import docx

TABLE = [
    ["No", "Program", "Kegiatan", "Indikator Kinerja", "Satuan", "Kondisi Awal", "Target", "Target", "OPD Pelaksana"],
    ["No", "Program", "Kegiatan", "Indikator Kinerja", "Satuan", "Kondisi Awal", "2028", "2029", "OPD Pelaksana"],
    ["1", "Layanan Satu Pintu Digital", "Penyusunan SOP layanan", "Waktu layanan rata-rata", "menit", "90 (2026)", "60", "45,5", "Diskominfo"],
    ["", "", "Pelatihan petugas loket", "Petugas yang dilatih", "orang", "-", "1.200", "1.500", "BKPSDM"],
    ["Jumlah", "", "", "", "", "", "", "", ""],
]  # fmt: skip
MONEY = [
    ["Program", "2028", "2029", "2041", "Sumber Dana"],
    ["Layanan Satu Pintu Digital", "1.250", "Rp2,5 miliar", "10", "APBD"],
]


def an_ugly_plan() -> bytes:
    """As Word."""
    document = docx.Document()
    for words in ("RENCANA INDUK SMART CITY", "Daftar Isi"):
        _bold(document, words)
    _bold(document, "BAB II VISI DAN MISI")
    document.add_paragraph("Visi pembangunan smart city adalah “Kota yang melayani dan menyejahterakan warganya”.")
    document.add_paragraph("Misi :")
    document.add_paragraph("Mendekatkan layanan kepada setiap warga", style="List Number")
    document.add_paragraph("Menumbuhkan usaha warga", style="List Number")
    _bold(document, "A. Smart Governance")
    _table(document, TABLE)
    document.add_paragraph("Tabel 3.2 Kebutuhan anggaran (Rp juta)")
    _table(document, MONEY)
    _bold(document, "B. Smart Mobility")
    document.add_paragraph("Program 2: Angkutan Sekolah Gratis")
    document.add_paragraph("Penanggung jawab : Dinas Perhubungan")
    document.add_paragraph("Waktu: 2028 s.d. 2030")
    document.add_paragraph("Biaya program ini sekitar Rp 3 miliar sampai 2030.")
    _table(document, [["Pohon", "Akar"], ["Beringin", "Dalam"]])
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _bold(document: "docx.document.Document", words: str) -> None:
    document.add_paragraph().add_run(words).bold = True


def _table(document: "docx.document.Document", rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for cells, row in zip(rows, table.rows, strict=True):
        for text, cell in zip(cells, row.cells, strict=True):
            cell.text = text
    if len(rows) > 3:
        table.cell(2, 1).merge(table.cell(3, 1))
