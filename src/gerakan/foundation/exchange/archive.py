"""A workbook is a ZIP archive: what is in it, and how much would come out of it."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from django.utils.translation import gettext as _

from gerakan.foundation.exchange.refusal import FileRefused

MAX_ENTRIES = 2_000
MAX_UNPACKED = 300_000_000
MAX_RATIO = 250
RATIO_FROM = 5_000_000
CHUNK = 1 << 20
LOCAL_HEADER = 30
# A formula that starts a program (DDE): =cmd|'/C calc'!A0
DDE = re.compile(rb"<f[^>]*>[^<]{0,200}\|[^<]{0,400}!|<ddeLink|of:=DDE\(|table:formula=.{0,20}\bDDE\(", re.IGNORECASE)


def check_archive(archive: zipfile.ZipFile, data: bytes, *, marker: str) -> None:
    """Raises FileRefused when it is no workbook, holds macros or programs, is locked, or is a bomb."""
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if len(entries) > MAX_ENTRIES or _is_bomb(entries):
        raise _bomb()
    if any(entry.flag_bits & 1 for entry in entries):
        raise FileRefused(_("Berkas ini dikunci dengan kata sandi. Hapus kata sandinya lalu unggah lagi."))
    if marker not in names:
        raise FileRefused(
            _("Isi berkas ini bukan buku kerja yang sesuai namanya. Simpan ulang dari Excel lalu unggah.")
        )
    if any(name.endswith("vbaProject.bin") or name.startswith("Basic/") for name in names):
        raise FileRefused(_("Berkas ini berisi makro. Simpan sebagai .xlsx (tanpa makro) lalu unggah lagi."))
    _unpack(entries, data)


def _is_bomb(entries: list[zipfile.ZipInfo]) -> bool:
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        return True
    return any(
        entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1) for entry in entries
    )


def _unpack(entries: list[zipfile.ZipInfo], data: bytes) -> None:
    """The sizes in the directory may lie, so every entry is really unpacked, piece by piece, and thrown away."""
    total = 0
    for entry in entries:
        tail = b""
        for piece in _pieces(entry, data):
            total += len(piece)
            if total > MAX_UNPACKED:
                raise _bomb()
            _check_piece(tail + piece)
            tail = piece[-400:]


def _pieces(entry: zipfile.ZipInfo, data: bytes) -> Iterator[bytes]:
    name_length, extra_length = struct.unpack_from("<HH", data, entry.header_offset + 26)
    start = entry.header_offset + LOCAL_HEADER + name_length + extra_length
    packed = data[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        yield packed
    elif entry.compress_type == zipfile.ZIP_DEFLATED:
        yield from _inflate(packed)
    else:
        raise zipfile.BadZipFile(entry.filename)


def _inflate(packed: bytes) -> Iterator[bytes]:
    stream = zlib.decompressobj(-15)
    try:
        piece = stream.decompress(packed, CHUNK)
        while piece:
            yield piece
            piece = stream.decompress(stream.unconsumed_tail, CHUNK)
    except zlib.error as error:
        raise zipfile.BadZipFile(str(error)) from error


def _check_piece(piece: bytes) -> None:
    if DDE.search(piece):
        raise FileRefused(
            _(
                "Berkas ini berisi rumus yang menjalankan program (DDE). Hapus rumus itu, simpan nilainya saja, unggah lagi."
            )
        )
    if b"<manifest:encryption-data" in piece:
        raise FileRefused(_("Berkas ini dikunci dengan kata sandi. Hapus kata sandinya lalu unggah lagi."))


def _bomb() -> FileRefused:
    return FileRefused(
        _("Berkas ini kecil tetapi mengembang menjadi sangat besar saat dibuka, jadi ditolak. Simpan ulang dari Excel.")
    )
