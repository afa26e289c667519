"""CSV as it is found: any delimiter, encoding, byte order mark and line end."""

import csv
import io
from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from gerakan.foundation.exchange.refusal import FileRefused

DELIMITERS = ";,\t|"
SAMPLE_LINES = 50


def decode(data: bytes) -> str:
    """UTF-8 or UTF-16 with a mark, else UTF-8, else what Windows writes."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _decoded(data, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(data, "cp1252")


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileRefused(
            _("Huruf di berkas ini tidak terbaca. Simpan ulang sebagai “CSV UTF-8” lalu unggah.")
        ) from error


def delimiter_of(text: str) -> str:
    """The mark that cuts most lines into the same number of at least two pieces; a decimal comma does not win."""
    lines = [line for line in io.StringIO(text).readlines()[:SAMPLE_LINES] if line.strip()]
    return max(DELIMITERS, key=lambda mark: _regularity(lines, mark))


def _regularity(lines: Iterable[str], mark: str) -> tuple[int, int]:
    widths = Counter(len(row) for row in csv.reader(lines, delimiter=mark) if len(row) > 1)
    if not widths:
        return (0, 0)
    width, lines_of_that_width = widths.most_common(1)[0]
    return (lines_of_that_width, width)


def read_rows(data: bytes) -> list[list[str | float | bool | None]]:
    """All lines; an empty cell is None."""
    text = decode(data)
    # The module's own limit is 128 KB a cell; no cell of an honest table comes near.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    try:
        return [[cell or None for cell in row] for row in reader]
    except csv.Error as error:
        raise FileRefused(
            _("Baris %d di berkas ini tidak dapat dibaca sebagai CSV. Buka di Excel lalu simpan sebagai .xlsx.")
            % reader.line_num
        ) from error
