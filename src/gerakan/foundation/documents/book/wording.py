"""The fixed words of a book, in its own language and not in the one of the screen."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Wording:
    """What every writer says in the same words."""

    chapter: str
    section: str
    table: str
    figure: str
    contents: str
    tables: str
    figures: str
    source: str
    version: str
    page: str
    sample: str
    sample_short: str
    draft: str
    numbers: str
    category: str
    unknown: str
    programme: str
    milestones: str
    waits_for: str
    continued: str
    check: str
    coat_of_arms: str
    contents_sheet: str
    sheets_note: str
    sheet: str
    caption: str
    code: str
    group: str
    begins: str
    ends: str


INDONESIAN: Final = Wording(
    chapter="Bab", section="Bagian", table="Tabel", figure="Gambar",
    contents="Daftar Isi", tables="Daftar Tabel", figures="Daftar Gambar",
    source="Sumber", version="Versi", page="Halaman {page} dari {count}",
    sample="DATA CONTOH — BUKAN DOKUMEN RESMI", sample_short="DATA CONTOH", draft="RANCANGAN",
    numbers="Angka pada gambar ini", category="Uraian", unknown="tidak ada data",
    programme="Program", milestones="Tonggak", waits_for="Menunggu", continued="lanjutan",
    check="Periksa keaslian buku ini:", coat_of_arms="Lambang",
    sheets_note="Untuk dibaca dan dihitung. Yang diubah lalu dimasukkan kembali adalah buku kerja rencana, bukan berkas ini.",
    contents_sheet="Isi", sheet="Lembar", caption="Judul", code="Kode", group="Kelompok", begins="Mulai", ends="Selesai",
)  # fmt: skip
ENGLISH: Final = Wording(
    chapter="Chapter", section="Section", table="Table", figure="Figure",
    contents="Contents", tables="List of Tables", figures="List of Figures",
    source="Source", version="Version", page="Page {page} of {count}",
    sample="SAMPLE DATA — NOT AN OFFICIAL DOCUMENT", sample_short="SAMPLE DATA", draft="DRAFT",
    numbers="The numbers of this figure", category="Item", unknown="no data",
    programme="Programme", milestones="Milestones", waits_for="Waits for", continued="continued",
    check="Check that this book is genuine:", coat_of_arms="Coat of arms",
    sheets_note="To be read and calculated with. What is changed and brought back is the plan's workbook, not this file.",
    contents_sheet="Contents", sheet="Sheet", caption="Caption", code="Code", group="Group", begins="Begins", ends="Ends",
)  # fmt: skip


def wording(language: str) -> Wording:
    """The words of a language; Indonesian where we have no other."""
    return ENGLISH if language == "en" else INDONESIAN
