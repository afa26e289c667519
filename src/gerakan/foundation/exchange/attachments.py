"""Files that people attach as evidence: what one is, by its content; what may run is refused with a sentence."""

import io
import zipfile
from pathlib import Path

from django.utils.translation import gettext as _

from gerakan.foundation.exchange.archive import check_archive
from gerakan.foundation.exchange.refusal import FileRefused

MAX_BYTES = 50 * 1024 * 1024
HEAD = 4096
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe")
PICTURES = ((b"\xff\xd8\xff", ".jpg"), (b"\x89PNG\r\n\x1a\n", ".png"))
PHONE_PICTURES = (b"heic", b"heix", b"mif1", b"msf1", b"heif", b"avif")
OFFICE = {"word/document.xml": ".docx", "xl/workbook.xml": ".xlsx", "ppt/presentation.xml": ".pptx"}
OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
    b"application/vnd.oasis.opendocument.presentation": ".odp",
}
OLD_OFFICE = (
    ("WordDocument".encode("utf-16-le"), ".doc"),
    ("Workbook".encode("utf-16-le"), ".xls"),
    ("PowerPoint Document".encode("utf-16-le"), ".ppt"),
)
MACROS = "_VBA_PROJECT".encode("utf-16-le")


def check_size(size: int) -> None:
    """Ask this before the first byte."""
    if size > MAX_BYTES:
        raise FileRefused(_("Berkas ini %d MB; paling besar 50 MB. Kecilkan atau bagi menjadi beberapa berkas.") % (
            size // (1024 * 1024)
        ))  # fmt: skip
    if size <= 0:
        raise FileRefused(_("Berkas ini kosong. Pilih berkas lain."))


def suffix_of(path: Path) -> str:
    """The suffix that fits the content; raises FileRefused for what is not on the list."""
    check_size(path.stat().st_size)
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head.startswith(PROGRAMS):
        raise FileRefused(_("Berkas ini sebuah program, bukan bukti. Jangan dibuka; beri tahu pengirimnya."))
    if known := _of_head(head):
        return known
    if head.startswith(b"PK\x03\x04"):
        return _of_archive(path)
    if head.startswith(OLE):
        return _of_old_office(path.read_bytes())
    raise _unknown()


def _of_head(head: bytes) -> str:
    if b"%PDF-" in head[:1024]:
        return ".pdf"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return ".webp"
    if head[4:8] == b"ftyp" and head[8:12] in PHONE_PICTURES:
        return ".heic"
    return next((suffix for mark, suffix in PICTURES if head.startswith(mark)), "")


def _of_archive(path: Path) -> str:
    data = path.read_bytes()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if any(name.endswith("vbaProject.bin") or name.startswith(("Basic/", "Scripts/")) for name in names):
                raise _macros()
            marker = next((name for name in OFFICE if name in names), "")
            suffix = OFFICE.get(marker) or _open_document(archive, names)
            if not suffix:
                raise _unknown()
            check_archive(archive, data, marker=marker or "content.xml")
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError) as error:
        if isinstance(error, FileRefused):
            raise
        raise FileRefused(_("Berkas ini rusak dan tidak dapat dibuka. Minta kiriman ulang.")) from error
    return suffix


def _open_document(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" not in names or archive.getinfo("mimetype").file_size > 100:
        return ""
    return OPEN_DOCUMENTS.get(archive.read("mimetype").strip(), "")


def _of_old_office(data: bytes) -> str:
    if MACROS in data:
        raise _macros()
    found = next((suffix for mark, suffix in OLD_OFFICE if mark in data), "")
    if not found:
        raise _unknown()
    return found


def _macros() -> FileRefused:
    return FileRefused(
        _("Berkas ini berisi makro. Simpan tanpa makro (.docx, .xlsx, .pptx) atau sebagai PDF, lalu unggah lagi.")
    )


def _unknown() -> FileRefused:
    return FileRefused(
        _("Jenis berkas ini tidak diterima. Unggah PDF, foto (JPG, PNG, HEIC, WebP), atau dokumen Office tanpa makro.")
    )
