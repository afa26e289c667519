"""Bad input becomes one sentence that names the file, the row and the column."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gerakan.engine.errors import InputError


class Complaint(Exception):
    """What is wrong with a file, for a person at a terminal."""

    def __init__(self, file: Path, problem: str, *, row: str | int | None = None, column: str | None = None) -> None:
        where = [str(file)]
        where += [] if row is None else [f"baris {row}"]
        where += [] if column is None else [f"kolom {column}"]
        super().__init__(f"{', '.join(where)}: {problem.rstrip('.')}.")


@contextmanager
def told_by_file(data: Path, spec: Path, lines: dict[str, int]) -> Iterator[None]:
    """Turn what the engine refuses into a sentence about a file; lines: row of each unit in the data."""
    try:
        yield
    except InputError as error:
        file = data if error.place == "data" else spec
        row = error.row
        if error.place == "data" and error.row in lines:
            row = f"{lines[error.row]} ({error.row})"
        raise Complaint(file, error.problem, row=row, column=error.column) from error
