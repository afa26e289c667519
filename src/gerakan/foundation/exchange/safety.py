"""Is this file what its name says, and safe to open? Asked before anything parses it."""

import io
import zipfile
from enum import StrEnum
from pathlib import PurePath

from django.utils.translation import gettext as _

from gerakan.foundation.exchange.archive import check_archive
from gerakan.foundation.exchange.refusal import FileRefused

MAX_BYTES = 50_000_000
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe")
PAGES = (b"<html", b"<!doctype", b"<?xml", b"<table", b"<meta")
VBA, ENCRYPTED = "_VBA_PROJECT".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")


class Format(StrEnum):
    """The files that can be read."""

    XLSX = ".xlsx"
    XLS = ".xls"
    ODS = ".ods"
    CSV = ".csv"


def check_size(size: int) -> None:
    """Ask this of an upload before its bytes are read into memory."""
    if size >= MAX_BYTES:
        raise FileRefused(
            _(
                "Berkas ini %(size)d MB; paling besar 49 MB. Bagi menjadi beberapa berkas, atau buang gambar di dalamnya."
            )
            % {"size": size // 1_000_000}
        )
    if size == 0:
        raise FileRefused(_("Berkas ini kosong. Pilih berkas lain."))


def check_file(name: str, data: bytes) -> Format:
    """The file's format; raises FileRefused with one sentence when it must not be opened."""
    check_size(len(data))
    claimed = _claimed(name)
    if data.startswith(PROGRAMS):
        raise FileRefused(_("Berkas ini sebuah program, bukan tabel. Jangan dibuka; beri tahu pengirimnya."))
    if claimed is Format.CSV:
        _check_text(data)
    elif claimed is Format.XLS:
        _check_ole(data)
    else:
        _check_zip(data, claimed)
    return claimed


def _claimed(name: str) -> Format:
    suffix = PurePath(name).suffix.lower()
    if suffix in {".xlsm", ".xltm", ".xlam", ".xlsb"}:
        raise FileRefused(
            _("Berkas %s dapat berisi makro. Simpan sebagai .xlsx (tanpa makro) lalu unggah lagi.") % suffix
        )
    if suffix in {".txt", ".tsv"}:
        return Format.CSV
    try:
        return Format(suffix)
    except ValueError:
        raise FileRefused(
            _("Berkas “%s” tidak dapat dibaca sebagai tabel. Unggah .xlsx, .xls, .ods, atau .csv.") % name[-60:]
        ) from None


def _check_text(data: bytes) -> None:
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if data.startswith((ZIP, OLE, b"%PDF")) or (b"\0" in data and not is_wide):
        raise FileRefused(_("Isi berkas ini bukan teks, jadi bukan CSV. Unggah dengan nama dan jenis aslinya."))


def _check_ole(data: bytes) -> None:
    if data.lstrip()[:9].lower().startswith(PAGES):
        raise FileRefused(
            _("Berkas ini halaman web yang diberi nama .xls. Buka di Excel, simpan sebagai .xlsx, lalu unggah lagi.")
        )
    if not data.startswith(OLE):
        raise FileRefused(_("Isi berkas ini bukan buku kerja .xls. Simpan ulang sebagai .xlsx lalu unggah lagi."))
    if VBA in data:
        raise FileRefused(_("Berkas ini berisi makro. Simpan sebagai .xlsx (tanpa makro) lalu unggah lagi."))


def _check_zip(data: bytes, claimed: Format) -> None:
    if data.startswith(OLE) and ENCRYPTED in data:
        raise FileRefused(_("Berkas ini dikunci dengan kata sandi. Hapus kata sandinya lalu unggah lagi."))
    if not data.startswith(ZIP):
        raise FileRefused(
            _("Isi berkas ini bukan buku kerja %s. Buka di Excel, simpan ulang, lalu unggah lagi.") % claimed
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_archive(archive, data, marker="content.xml" if claimed is Format.ODS else "xl/workbook.xml")
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError) as error:
        if isinstance(error, FileRefused):
            raise
        raise FileRefused(_("Berkas ini rusak dan tidak dapat dibuka. Minta kiriman ulang.")) from error
