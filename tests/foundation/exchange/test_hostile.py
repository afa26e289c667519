"""Files that are refused, each with one sentence, before anything parses them."""

import io
import struct
import zipfile
import zlib

import pytest

from gerakan.foundation.exchange import FileRefused, read_tables
from gerakan.foundation.exchange.safety import MAX_BYTES, check_size
from tests.factories.indicators import csv_bytes, xlsx_bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ROWS = [["Nama", "Nilai"], ["Sumenep", 1.5]]


def rezipped(data: bytes, **entries: bytes) -> bytes:
    """The workbook with these entries added or replaced ("__" stands for "/", "_dot_" for ".")."""
    wanted = {name.replace("__", "/").replace("_dot_", "."): content for name, content in entries.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {*old.namelist(), *wanted}:
            new.writestr(name, wanted.get(name) or old.read(name))
    return out.getvalue()


def lying_bomb() -> bytes:
    """An entry whose directory says 10 bytes and which unpacks to 400 MB."""
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(squeezer.compress(b"0" * 10_000_000) for _ in range(40)) + squeezer.flush()
    data = bytearray(rezipped(xlsx_bytes(ROWS), xl__media__a_dot_bin=b"0123456789"))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        entry = archive.getinfo("xl/media/a.bin")
        others = [(item.filename, archive.read(item)) for item in archive.infolist() if item is not entry]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in others:
            new.writestr(name, content)
    return _with_raw_entry(out.getvalue(), b"xl/media/a.bin", packed, claimed_size=10)


def _with_raw_entry(data: bytes, name: bytes, packed: bytes, *, claimed_size: int) -> bytes:
    end = data.rfind(b"PK\x05\x06")
    count, _size, start = struct.unpack_from("<HII", data, end + 10)
    fields = (20, 0, 8, 0, 33, 0, len(packed), claimed_size, len(name), 0)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", *fields) + name + packed
    listed = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, *fields, 0, 0, 0, 0, start) + name
    directory = data[start:end] + listed
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count + 1, count + 1, len(directory), start + len(local), 0)
    return data[:start] + local + directory + tail


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.xlsx", b"MZ\x90\x00" + b"0" * 100, "sebuah program"),
        ("a.csv", b"\x7fELF" + b"0" * 100, "sebuah program"),
        ("a.exe", b"whatever", "tidak dapat dibaca sebagai tabel"),
        ("a.pdf", b"%PDF-1.7", "tidak dapat dibaca sebagai tabel"),
        ("a.xlsm", xlsx_bytes(ROWS), "dapat berisi makro"),
        ("a.xlsb", xlsx_bytes(ROWS), "dapat berisi makro"),
        ("a.xlsx", b"just text", "bukan buku kerja .xlsx"),
        ("a.xlsx", xlsx_bytes(ROWS)[:900], "rusak"),
        ("a.xlsx", OLE + b"\0" * 100 + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        ("a.xls", b"<html><table></table></html>", "halaman web"),
        ("a.xls", xlsx_bytes(ROWS), "bukan buku kerja .xls"),
        ("a.xls", OLE + "_VBA_PROJECT".encode("utf-16-le"), "makro"),
        ("a.xls", OLE + b"\0" * 600, "rusak"),
        ("a.csv", xlsx_bytes(ROWS), "bukan CSV"),
        ("a.csv", b"a;b\n1;\x00\n", "bukan CSV"),
        ("a.csv", b"", "kosong"),
        ("a.csv", b"\n;;\n", "tidak berisi tabel"),
        ("a.xlsx", rezipped(xlsx_bytes(ROWS), xl__vbaProject_dot_bin=b"x"), "makro"),
        ("a.ods", xlsx_bytes(ROWS), "tidak sesuai|yang sesuai"),
    ],
    ids=range(19),
)  # fmt: skip
def test_what_is_not_an_honest_table_is_refused_with_a_sentence(name, data, sentence):
    with pytest.raises(FileRefused, match=sentence):
        read_tables(name, data)


def test_fifty_megabytes_are_refused_before_they_are_read():
    with pytest.raises(FileRefused, match="50 MB; paling besar 49 MB"):
        check_size(MAX_BYTES)


def test_a_zip_bomb_that_admits_its_size_is_refused():
    with pytest.raises(FileRefused, match="mengembang"):
        read_tables("a.xlsx", rezipped(xlsx_bytes(ROWS), xl__media__a_dot_bin=b"\0" * 20_000_000))


def test_a_zip_bomb_that_lies_about_its_size_is_refused():
    with pytest.raises(FileRefused, match="mengembang"):
        read_tables("a.xlsx", lying_bomb())


def test_thousands_of_entries_are_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for at in range(2001):
            archive.writestr(f"{at}.xml", b"")

    with pytest.raises(FileRefused, match="mengembang"):
        read_tables("a.xlsx", out.getvalue())


def test_two_cells_at_the_far_ends_of_a_sheet_do_not_exhaust_the_memory():
    import xlsxwriter  # noqa: PLC0415 - only here

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    page = book.add_worksheet()
    page.write(0, 0, 1)
    page.write(1_048_575, 16_383, 1)
    book.close()

    with pytest.raises(FileRefused, match="terlalu luas"):
        read_tables("a.xlsx", out.getvalue())


@pytest.mark.parametrize(
    "cell", ["=cmd|' /C calc'!A0", "=1+1", " =HYPERLINK(1)", "+cmd|' /C calc'!A0", "@SUM(1+1)", "-CALL(1)"]
)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_formula_in_a_text_is_refused_and_its_cell_named(cell, kind):
    rows = [["Nama", "Nilai"], ["Sumenep", cell]]
    data = csv_bytes(rows) if kind == "csv" else xlsx_bytes(rows)

    with pytest.raises(FileRefused, match=r"Sel B2 di lembar .* berisi rumus"):
        read_tables(f"a.{kind}", data)


def test_a_formula_that_starts_a_program_is_refused():
    sheet = b'<worksheet><sheetData><row r="1"><c r="A1"><f>cmd|\'/C calc\'!A0</f><v>1</v></c></row></sheetData></worksheet>'

    with pytest.raises(FileRefused, match="DDE"):
        read_tables("a.xlsx", rezipped(xlsx_bytes(ROWS), xl__worksheets__sheet1_dot_xml=sheet))


@pytest.mark.parametrize("harmless", ["- Angka sementara", "-", "-5,2", "+3", "'=ditulis oleh kami", "@kemendagri"])
def test_what_only_looks_like_a_formula_passes(harmless):
    assert read_tables("a.csv", csv_bytes([["Nama", "Nilai"], ["Sumenep", harmless]]))[0].cell(1, 1) == harmless
