"""A workbook as a region fills it by hand: other spellings, money in words, ranges of years, links to nothing."""

import io
from collections.abc import Sequence

import xlsxwriter

from gerakan.foundation.exchange.writing import SAFE

Line = Sequence[str | int | float]
PAGES: dict[str, Sequence[Line]] = {
    "Masalah": (
        ("kode", "pilar", "subdimensi", "masalah", "bukti"),
        ("M1", "Governance", "Pelayanan publik", "Warga mengantre lebih dari dua jam di kantor layanan", ""),
        ("M2", "Smart Mobility", "Mobilitas", "Angkutan sekolah tidak berjadwal", ""),
        ("M3", "Smart Infrastructure", "Mobilitas", "Parkir di badan jalan pada jam sekolah", ""),
    ),
    "Program": (
        ("kode", "nama", "pilar", "subdimensi", "masalah", "perangkat daerah penanggung jawab", "mulai", "selesai",
         "penerima manfaat", "banyaknya penerima"),
        ("P1", "Antrean dari rumah", "Governance", "Pelayanan publik", "M1", "Dinas Dukcapil", 2028, 2030, "Pemohon dokumen", "12.500"),
        ("P2", "Angkutan sekolah terjadwal", "Living", "Mobilitas", "M2", "Dinas Perhubungan", "2028 s.d. 2031", 2031, "Siswa", "3 ribu"),
        ("P3", "Taman baca kampung", "Society", "Pendidikan", "M9", "Dinas Perpustakaan", 2029, 2028, "Warga", 4000),
        ("P1", "Antrean dari rumah (ganda)", "Governance", "Pelayanan publik", "M1", "Dinas Dukcapil", 2028, 2030, "", ""),
    ),
    "Indikator": (
        ("kode", "program", "indikator", "satuan", "arah", "tahun dasar", "nilai dasar", "2028", "2029", "2030"),
        ("I1", "P1", "Lama antrean", "menit", "makin rendah makin baik", 2027, "135 menit", 90, 60, 30),
        ("I2", "P2", "Angkutan tepat jadwal", "persen", "makin tinggi makin baik", 2027, "41,5", "50%", 65, 80),
    ),
    "Anggaran": (
        ("kode", "program", "sumber", "jenis biaya", "2028", "2029", "2030"),
        ("A1", "P1", "APBD", "Investasi", "1,5 M", 250000000, "250 juta"),
        ("A2", "P2", "APBD", "Operasional", "Rp 500.000.000,-", "lima ratus juta", 500000000),
        ("A3", "P7", "Dana Desa", "Investasi", 100000000, "", ""),
    ),
}  # fmt: skip


def dirty_workbook() -> bytes:
    """As .xlsx, without the page by which the system recognises its own export."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, SAFE)
    for name, lines in PAGES.items():
        page = book.add_worksheet(name)
        for at, line in enumerate(lines):
            page.write_row(at, 0, line)
    book.close()
    return out.getvalue()
