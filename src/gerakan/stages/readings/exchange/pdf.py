"""PDF: words by their places become lines, paragraphs and tables."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.exchange import FileRefused
from gerakan.stages.readings.exchange import pdf_process
from gerakan.stages.readings.exchange.pages import Block, Document, Table
from gerakan.stages.readings.queries.vocabulary import head_of

ITEM = re.compile(r"^\s*(?:[•●▪◦‣➢✓\-–*]|\(?[a-z0-9]{1,2}[.)])\s+\S|^\s*[•●▪◦‣➢✓]$")
ENDS = re.compile(r"^\s*(?:Sumber\s*:|Tabel\s+\d|Gambar\s+\d|Keterangan\s*:)", re.IGNORECASE)
NUMBERED = re.compile(r"^\s*(?:BAB\s+[IVXLC\d]+|\d+(?:\.\d+)+\.?\s|\d+\s+[A-Z])")
FIGURES = re.compile(r"^[\s\d.,%–—\-Rp()]+$")
SAME, PART = 2.0, 0.52
LEADERS = re.compile(r"(?:\.\s?){6,}")
"""Points between baselines of one line; width of a letter as a share of its size."""


@dataclass
class Line:
    """Words on one baseline."""

    y: float
    size: float
    chunks: list[Any] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of it; words that follow closely are one."""
        said = ""
        for before, chunk in pairwise([None, *self.chunks]):
            is_apart = before is not None and chunk[0] - _end(before) > chunk[2] * 0.3
            said += f"{' ' if is_apart else ''}{chunk[3]}"
        return " ".join(said.split())

    @property
    def is_bold(self) -> bool:
        """Every word of it."""
        return all(chunk[4] for chunk in self.chunks)


@dataclass
class Grid:
    """A table while it is read: where its columns begin and end, its rows."""

    starts: list[float]
    ends: list[float]
    heads: list[str]
    rows: list[list[str]] = field(default_factory=list)
    pages: list[int | None] = field(default_factory=list)


def read_pdf(data: bytes) -> Document:
    """Raises FileRefused when it is locked or broken."""
    try:
        told = pdf_process.read(data)
    except pdf_process.Unreadable as error:
        if error.kind == "locked":
            raise FileRefused(_("PDF ini dikunci dengan kata sandi. Hapus kata sandinya lalu unggah lagi.")) from error
        raise FileRefused(
            _("PDF ini rusak atau terlalu besar dan tidak dapat dibuka. Simpan ulang, atau unggah versi Word.")
        ) from error
    pages = [_lines(page["chunks"]) for page in told["pages"]]
    _drop_running_heads(pages)
    pictures = [number for number, lines in enumerate(pages, start=1) if not lines]
    builder = Builder(_body_size(pages))
    for number, (lines, page) in enumerate(zip(pages, told["pages"], strict=True), start=1):
        builder.page(number, lines, page["rules"])
    return Document(builder.done(), told["page_count"], pictures)


def _lines(chunks: Sequence[Any]) -> list[Line]:
    lines: list[Line] = []
    for chunk in sorted(chunks, key=lambda one: (-one[1], one[0])):
        if lines and abs(lines[-1].y - chunk[1]) <= SAME:
            lines[-1].chunks.append(chunk)
        else:
            lines.append(Line(chunk[1], chunk[2], [chunk]))
    for line in lines:
        line.chunks.sort(key=lambda one: one[0])
        line.size = max(chunk[2] for chunk in line.chunks)
    return [line for line in lines if not LEADERS.search(line.text) and not _is_drawn(line.text)]


def _is_drawn(text: str) -> bool:
    """Labels of a chart arrive letter by letter."""
    words = text.split()
    return len(words) > 3 and sum(len(word) == 1 for word in words) > len(words) * 0.6


def _drop_running_heads(pages: Sequence[list[Line]]) -> None:
    """What stands at the same height on many pages, figures aside, is no text of the plan."""

    def mark(line: Line) -> tuple[str, int]:
        return re.sub(r"\d+", "#", line.text), round(line.y / 4)

    counts = Counter(mark(line) for lines in pages for line in {mark(one): one for one in lines}.values())
    least = max(3, len(pages) // 4)
    for lines in pages:
        lines[:] = [line for line in lines if counts[mark(line)] < least or len(line.chunks) > 3]


def _body_size(pages: Sequence[list[Line]]) -> float:
    sizes = Counter(line.size for lines in pages for line in lines for _letter in range(len(line.text) // 20 + 1))
    return sizes.most_common(1)[0][0] if sizes else 11.0


class Builder:
    """Blocks page by page; a table may go on over pages."""

    def __init__(self, body: float) -> None:
        self.body = body
        self.blocks: list[Block | Table] = []
        self.grid: Grid | None = None
        self.open: list[Line] = []
        self.number = 0

    def page(self, number: int, lines: list[Line], rules: Sequence[float]) -> None:
        """One more page."""
        at, before = 0, None
        if self.grid and not self._goes_on(lines):
            self._end_table()
        while at < len(lines):
            if grid_lines := self._header(lines, at, rules):
                self._flush(number)
                at = self._table(lines, at, grid_lines, rules, number)
                before = None
            elif self.grid is not None and at == 0:
                at = self._body(lines, 0, rules, number)
            else:
                self._line(lines[at], before, number)
                before = lines[at]
                at += 1
        self._flush(number)

    def done(self) -> list[Block | Table]:
        """All blocks."""
        self._end_table()
        return self.blocks

    def _goes_on(self, lines: Sequence[Line]) -> bool:
        """The next page begins with the same table: its head again, or words where its columns begin."""
        if not lines or self.grid is None:
            return False
        begun = [chunk[0] for chunk in lines[0].chunks]
        fit = sum(any(abs(x - start) < 6 for start in self.grid.starts) for x in begun)
        return len(begun) > 1 and fit >= len(begun) * 0.6

    # Tables
    def _header(self, lines: Sequence[Line], at: int, rules: Sequence[float]) -> int:
        """How many lines the head of a table has that begins here; 0 for none."""
        if len(lines[at].chunks) < 2 or not any(head_of(chunk[3]) for chunk in lines[at].chunks):
            return 0
        count = 1
        while at + count < len(lines) and count < 5:
            above, below = lines[at + count - 1], lines[at + count]
            is_cut = any(below.y + below.size * 0.9 < rule < above.y - 0.5 for rule in rules)
            if above.y - below.y > 1.32 * above.size or (is_cut and count > 1):
                break
            count += 1
        for length in range(count, 0, -1):
            heads = [head_of(text) for _x, _end, text in _columns(lines[at : at + length])]
            known = [head for head in heads if head]
            if len(set(known)) >= 2 and len(known) >= len(heads) * 0.5:
                return length
        return 0

    def _table(self, lines: Sequence[Line], at: int, height: int, rules: Sequence[float], number: int) -> int:
        columns = _columns(lines[at : at + height])
        heads = [text for _x, _end, text in columns]
        if self.grid is None or self.grid.heads != heads:
            self._end_table()
            self.grid = Grid([x for x, _end, _text in columns], [end for _x, end, _text in columns], heads)
        else:
            self.grid.starts, self.grid.ends = [x for x, _e, _t in columns], [end for _x, end, _t in columns]
        return self._body(lines, at + height, rules, number)

    def _body(self, lines: Sequence[Line], at: int, rules: Sequence[float], number: int) -> int:
        """The lines that belong to the open table become rows; where the text goes on."""
        grid = self.grid
        if grid is None:
            return at
        end = at
        while end < len(lines) and self._is_inside(grid, lines, end, at):
            end += 1
        body = lines[at:end]
        for group in _grouped(body, rules, grid):
            cells = [""] * len(grid.starts)
            for line in group:
                for chunk in line.chunks:
                    where = _column_of(chunk, grid)
                    cells[where] = f"{cells[where]} {chunk[3].strip()}".strip()
            grid.rows.append(cells)
            grid.pages.append(number)
        if end < len(lines):
            self._end_table()
        return end

    def _is_inside(self, grid: Grid, lines: Sequence[Line], at: int, first: int) -> bool:
        line = lines[at]
        if ENDS.match(line.text) or line.size > self.body * 1.12 or min(c[0] for c in line.chunks) < grid.starts[0] - 8:
            return False
        gap = lines[at - 1].y - line.y if at else 0.0
        if at > first and gap > 4.5 * line.size:
            return False
        is_alone = len(line.chunks) == 1 and line.size > lines[first].size * 1.1
        return not (is_alone or (at == first and gap > 6 * line.size))

    def _end_table(self) -> None:
        if self.grid and self.grid.rows:
            self.number += 1
            pages = [self.grid.pages[0], *self.grid.pages]
            self.blocks.append(Table(self.number, [self.grid.heads, *self.grid.rows], pages))
        self.grid = None

    # Paragraphs
    def _line(self, line: Line, before: Line | None, number: int) -> None:
        if self.grid is not None:
            self._end_table()
        begins = before is None or self._level(line) != self._level(before) or before.y - line.y > 1.65 * line.size
        is_back = (
            bool(self.open and ITEM.match(self.open[0].text)) and line.chunks[0][0] < self.open[0].chunks[0][0] + 3
        )
        if begins or is_back or self._level(line) or ITEM.match(line.text):
            self._flush(number)
        self.open.append(line)

    def _level(self, line: Line) -> int:
        text = line.text
        if len(text) > 100 or text.endswith((",", ";")):
            return 0
        if line.size > self.body * 1.25:
            return 1
        if line.size > self.body * 1.03 and (NUMBERED.match(text) or line.is_bold):
            return 2
        is_short = line.is_bold and not text.endswith(".") and len(text) < 80 and line.size >= self.body * 0.98
        return 4 if is_short or (text.isupper() and len(text) > 3) else 0

    def _flush(self, number: int) -> None:
        if not self.open:
            return
        text = " ".join(" ".join(line.text for line in self.open).split())
        self.number += 1
        level = self._level(self.open[0])
        is_item = bool(ITEM.match(self.open[0].text)) and not level
        self.blocks.append(Block(self.number, text, number, level, is_item, text.startswith(("“", '"'))))
        self.open = []


def _columns(lines: Sequence[Line]) -> list[tuple[float, float, str]]:
    """(left edge, right edge, words) of what stands above each column."""
    columns: list[list[Any]] = []
    for line in lines:
        for chunk in line.chunks:
            end = _end(chunk)
            known = next(
                (one for one in columns if (chunk[0] < one[1] - 1 and end > one[0] + 1) or abs(one[0] - chunk[0]) < 5),
                None,
            )
            if known and (known[3] != line.y or chunk[0] - known[1] < chunk[2] * 0.5):
                known[0], known[1], known[2], known[3] = (
                    min(known[0], chunk[0]),
                    max(known[1], end),
                    f"{known[2]} {chunk[3].strip()}",
                    line.y,
                )
            else:
                columns.append([chunk[0], end, chunk[3].strip(), line.y])
    return [(x, end, text) for x, end, text, _y in sorted(columns, key=lambda one: float(one[0]))]


def _end(chunk: Any) -> float:
    return float(chunk[0] + len(chunk[3].strip()) * chunk[2] * PART)


def _column_of(chunk: Any, grid: Grid) -> int:
    """Words stand under the left edge of their heading, figures under its left or right edge, whichever is nearer."""
    x, end = chunk[0], _end(chunk)
    if FIGURES.match(chunk[3]):
        far = [
            min(abs(x - s), abs(end - e), abs((x + end) / 2 - (s + e) / 2))
            for s, e in zip(grid.starts, grid.ends, strict=True)
        ]
        return far.index(min(far))
    return max((number for number, start in enumerate(grid.starts) if start <= x + 5), default=0)


def _grouped(lines: Sequence[Line], rules: Sequence[float], grid: Grid) -> Iterator[list[Line]]:
    """Lines of one row together: by drawn rules, else by wider gaps, else by what stands in the first column."""
    if not lines:
        return
    gaps = [above.y - below.y for above, below in pairwise(lines)]
    ruled = [any(below.y + 1 < rule < above.y - 0.5 for rule in rules) for above, below in pairwise(lines)]
    least = min(gaps, default=0.0)
    is_gapped = bool(gaps) and max(gaps) > 1.12 * least and least > 0
    group = [lines[0]]
    for line, gap, cut in zip(lines[1:], gaps, ruled, strict=True):
        if any(ruled):
            is_new = cut
        elif is_gapped:
            is_new = gap > 1.12 * least
        else:
            is_new = any(_column_of(chunk, grid) == 0 for chunk in line.chunks)
        if is_new:
            yield group
            group = []
        group.append(line)
    yield group
