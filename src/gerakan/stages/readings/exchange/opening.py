"""May this file be opened, and as what? Refusals are a person's sentence."""

import io
import zipfile
from pathlib import PurePath

from django.utils.translation import gettext as _

from gerakan.foundation.exchange import FileRefused
from gerakan.foundation.exchange.archive import check_archive
from gerakan.stages.readings.exchange.pages import Document
from gerakan.stages.readings.exchange.pdf import read_pdf
from gerakan.stages.readings.exchange.word import read_word

MAX_BYTES = 50 * 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
LEAST_LETTERS = 200
MOST_XML = 40_000_000
"""Bytes of marked-up text: a book of 600 pages has 15 million; opened, they take more than twenty times as much memory."""


def check_document(name: str, data: bytes) -> str:
    """`.docx` or `.pdf`, by its content; raises FileRefused."""
    if len(data) > MAX_BYTES:
        raise FileRefused(
            _("Berkas ini terlalu besar; paling besar 50 MB. Kecilkan gambarnya atau bagi menjadi beberapa berkas.")
        )
    if not data:
        raise FileRefused(_("Berkas ini kosong. Pilih berkas lain."))
    if data[:1024].find(b"%PDF-") >= 0:
        return ".pdf"
    if data.startswith(OLE):
        if ENCRYPTED in data:
            raise FileRefused(_("Berkas ini dikunci dengan kata sandi. Hapus kata sandinya lalu unggah lagi."))
        raise FileRefused(_("Ini dokumen Word lama (.doc). Simpan sebagai .docx atau PDF, lalu unggah lagi."))
    if data.startswith(b"PK\x03\x04") and PurePath(name).suffix.lower() != ".xlsx":
        _check_archive(data)
        return ".docx"
    raise FileRefused(_("Hanya Word (.docx) dan PDF yang dapat dibaca. Untuk Excel pakai “Buku kerja”."))


def _check_archive(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if "word/document.xml" not in archive.namelist():
                raise FileRefused(_("Isi berkas ini bukan dokumen Word. Simpan ulang sebagai .docx atau PDF."))
            check_archive(archive, data, marker="word/document.xml")
            if sum(entry.file_size for entry in archive.infolist() if entry.filename.endswith(".xml")) > MOST_XML:
                raise FileRefused(_("Teks dokumen ini terlalu panjang. Bagi menjadi beberapa berkas, lalu unggah satu demi satu."))  # fmt: skip
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError) as error:
        if isinstance(error, FileRefused):
            raise
        raise FileRefused(_("Berkas ini rusak dan tidak dapat dibuka. Minta kiriman ulang.")) from error


def open_document(name: str, data: bytes) -> Document:
    """Its paragraphs and tables; raises FileRefused for what is locked, broken or has no text."""
    document = read_pdf(data) if check_document(name, data) == ".pdf" else read_word(data)
    letters = sum(len(block.text) for block in document.blocks if hasattr(block, "text"))
    letters += sum(
        len(cell) for block in document.blocks if hasattr(block, "rows") for row in block.rows for cell in row
    )
    if letters < LEAST_LETTERS and document.pictures:
        raise FileRefused(
            _(
                "Dokumen ini hasil pindaian: halamannya gambar tanpa teks, jadi tidak ada yang dapat dibaca. Cari berkas aslinya (Word atau PDF dari Word), atau ketik langsung di lembar."
            )
        )
    if not letters:
        raise FileRefused(_("Dokumen ini tidak berisi teks."))
    return document
