"""Runs in a process of its own: words and rules of an uploaded PDF with their places, under limits of memory and time."""

import io
import json
import resource
import subprocess
import sys
from typing import Any

MEMORY = 2_000_000_000
SECONDS = 240
MOST_PAGES = 600
Chunk = tuple[float, float, float, str, bool]
"""Left edge, baseline from below, size of type, words, set in bold."""


class Unreadable(ValueError):
    """The file is no PDF that can be opened; `kind` is the error's name, or "locked"."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def read(data: bytes) -> dict[str, Any]:
    """{"page_count", "pages": [{"chunks", "rules"}]}; nothing that a hostile file tries reaches this process."""
    try:
        run = subprocess.run(  # noqa: S603 - our own module, by its path
            [sys.executable, "-I", __file__], input=data, capture_output=True, timeout=SECONDS + 20, check=False
        )
        told: dict[str, Any] = json.loads(run.stdout)
    except (subprocess.TimeoutExpired, ValueError) as failure:
        raise Unreadable(type(failure).__name__) from failure
    if "error" in told:
        raise Unreadable(told["error"])
    return told


def _page(page: Any) -> dict[str, Any]:
    chunks: list[Chunk] = []
    lines = _Lines()

    def words(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        is_upright = abs(tm[1]) < 0.01 and abs(cm[1]) < 0.01
        if text.strip() and is_upright:
            x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
            is_bold = "bold" in str((font or {}).get("/BaseFont", "")).lower()
            chunks.append((round(x, 1), round(y, 1), round(abs(size * tm[3] * cm[3]) or size, 1), text, is_bold))

    page.extract_text(visitor_text=words, visitor_operand_before=lines.see)
    return {"chunks": chunks, "rules": sorted(lines.heights, reverse=True)}


class _Lines:
    """Heights of the horizontal lines that were drawn."""

    def __init__(self) -> None:
        self.heights: set[float] = set()
        self.start = (0.0, 0.0)

    def see(self, operator: bytes, operands: Any, cm: Any, _tm: Any) -> None:
        """One instruction of the page."""
        if operator == b"re" and abs(float(operands[3])) < 2 and abs(float(operands[2])) > 15:
            self.heights.add(round(float(operands[1]) * cm[3] + cm[5], 1))
        elif operator in {b"m", b"l"}:
            place = (float(operands[0]), float(operands[1]))
            if operator == b"l" and abs(place[1] - self.start[1]) < 0.5 and abs(place[0] - self.start[0]) > 15:
                self.heights.add(round(place[1] * cm[3] + cm[5], 1))
            self.start = place


def main() -> None:
    """The file on standard input; the answer on standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    answer: dict[str, Any]
    try:
        from pypdf import PdfReader  # noqa: PLC0415 - needed in the small process only

        reader = PdfReader(io.BytesIO(sys.stdin.buffer.read()))
        if reader.is_encrypted and not reader.decrypt(""):
            answer = {"error": "locked"}
        else:
            pages = [_page(page) for _place, page in zip(range(MOST_PAGES), reader.pages, strict=False)]
            answer = {"page_count": len(reader.pages), "pages": pages}
    except Exception as error:  # noqa: BLE001 - whatever a broken file causes has one answer
        answer = {"error": type(error).__name__}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
