"""Runs in a process of its own: opens a workbook under limits of memory and time and prints its cells.

A sheet with one cell at A1 and one at XFD1048576 is tiny as a file and exhausts any memory when opened; a process that
may be refused memory answers that, and whatever else a hostile workbook tries, without touching the site.
"""

import datetime as dt
import io
import marshal
import resource
import sys
from typing import Any

import python_calamine

MEMORY = 1_500_000_000
SECONDS = 30


def plain(value: Any) -> str | float | bool | None:
    """Cells are text, numbers, truths or nothing; a date is text as ISO writes it."""
    if value is None or value == "":
        return None
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return str(value)
    return value if isinstance(value, str | float | bool) else float(value)


def sheets(data: bytes, limit: int) -> list[tuple[str, list[list[Any]], list[Any]]]:
    """Name, rows from A1 on and merged ranges of every visible sheet."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    visible = [meta.name for meta in book.sheets_metadata if meta.visible == python_calamine.SheetVisibleEnum.Visible]
    found, count = [], 0
    for name in visible:
        sheet = book.get_sheet_by_name(name)
        count += sheet.total_height * sheet.total_width
        if count > limit:
            raise MemoryError
        rows = [[plain(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
        found.append((name, rows, [list(map(list, span)) for span in sheet.merged_cell_ranges or []]))
    return found


def main() -> None:
    """The workbook on standard input; the answer on standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        answer: Any = ("ok", sheets(sys.stdin.buffer.read(), int(sys.argv[1])))
    except python_calamine.PasswordError:
        answer = ("locked", None)
    except MemoryError:
        answer = ("large", None)
    except Exception as error:  # noqa: BLE001 - whatever a broken file causes has one answer
        answer = ("broken", f"{type(error).__name__}: {error}")
    sys.stdout.buffer.write(marshal.dumps(answer))


if __name__ == "__main__":
    main()
