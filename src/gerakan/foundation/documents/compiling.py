"""Runs in a process of its own: a long paper is set by typst, whose 200 MB go back to the machine when it is done."""

import datetime
import json
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from typing import Any

SECONDS = 300
PDF = b"%PDF"


class NotSet(RuntimeError):
    """The template and its data do not go together; the text is the compiler's."""


@dataclass(frozen=True)
class Task:
    """Paths of a template and of the folder it may read, its data as JSON, the day that stands in the file ("2027-01-31" or empty)."""

    template: str
    root: str
    data: str
    day: str = ""


def compiled(task: Task) -> bytes:
    """PDF/UA-1 and PDF/A-2a, in this process. Raises NotSet."""
    import typst  # noqa: PLC0415 - 84 MB of compiler, needed by few requests

    stamp = datetime.datetime.combine(datetime.date.fromisoformat(task.day), datetime.time(), datetime.UTC) if task.day else None  # fmt: skip
    try:
        # ignore_system_fonts: a paper looks the same on every machine, in the fonts of the wheel.
        compiler = typst.Compiler(
            input=task.template, root=task.root, ignore_system_fonts=True, sys_inputs={"data": task.data},
            package_path=tempfile.gettempdir(), package_cache_path=tempfile.gettempdir(),
        )  # fmt: skip
        made: Any = compiler.compile(format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=stamp)
    except typst.TypstError as error:
        raise NotSet(error.message) from error
    if not isinstance(made, bytes):
        raise NotSet("no pages")
    return made


def compiled_apart(task: Task) -> bytes:
    """The same bytes from a process of its own. Raises NotSet."""
    try:
        run = subprocess.run(  # noqa: S603 - our own module, by its path
            [sys.executable, "-I", __file__], input=json.dumps(asdict(task)).encode(), capture_output=True,
            timeout=SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as late:
        raise NotSet(f"not done in {SECONDS} s") from late
    if not run.stdout.startswith(PDF):
        raise NotSet((run.stdout or run.stderr[-2000:]).decode(errors="replace") or f"ended with {run.returncode}")
    return run.stdout


def main() -> None:
    """A task on standard input; the paper, or why there is none, on standard output."""
    try:
        answer = compiled(Task(**json.load(sys.stdin.buffer)))
    except NotSet as error:
        answer = str(error).encode()
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main()
