"""Runs in a process of its own: pages and text of a PDF that somebody uploaded, under limits of memory and time."""

import io
import json
import resource
import subprocess
import sys
from dataclasses import dataclass

MEMORY = 1_000_000_000
SECONDS = 20
MOST_PAGES = 200


@dataclass(frozen=True)
class PdfText:
    """How many pages, and the words on them; none for a picture of paper."""

    page_count: int
    text: str


class Unreadable(ValueError):
    """The file is no PDF that can be opened."""


def read(data: bytes) -> PdfText:
    """Raises Unreadable; nothing that a hostile file tries reaches this process."""
    try:
        run = subprocess.run(  # noqa: S603 - our own module, by its path
            [sys.executable, "-I", __file__], input=data, capture_output=True, timeout=SECONDS + 10, check=False
        )
        told = json.loads(run.stdout)
    except (subprocess.TimeoutExpired, ValueError) as failure:
        raise Unreadable from failure
    if "error" in told:
        raise Unreadable(told["error"])
    return PdfText(told["pages"], told["text"])


def main() -> None:
    """The file on standard input; the answer on standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        from pypdf import PdfReader  # noqa: PLC0415 - needed in the small process only

        pages = PdfReader(io.BytesIO(sys.stdin.buffer.read())).pages
        text = "\n".join(page.extract_text() for _place, page in zip(range(MOST_PAGES), pages, strict=False))
        answer: dict[str, object] = {"pages": len(pages), "text": text}
    except Exception as error:  # noqa: BLE001 - whatever a broken file causes has one answer
        answer = {"error": type(error).__name__}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
