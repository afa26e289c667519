"""What a head shows: a story of slides, each one thought; numbers stand in charts and tables of the tree."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from gerakan.foundation.documents.book.tree import Chart, Look, Roadmap, Table, Texts
from gerakan.foundation.documents.book.widths import shares

MAX_POINTS, MAX_ROWS, MAX_FIGURES = 6, 8, 4


@dataclass(frozen=True)
class Room:
    """What can be read from the last row: letters a line, lines a slide."""

    letters: int
    lines: int


FULL: Final = Room(70, 12)
HALF: Final = Room(32, 12)
FULL_TABLE: Final = Room(92, 12)


@dataclass(frozen=True)
class Figure:
    """One number to be read from the last row: "Rp1,2 triliun" over "sepuluh tahun"."""

    value: str
    meaning: str


@dataclass(frozen=True)
class Slide:
    """A title that is a sentence, and under it what fits: a statement alone, points, figures, one chart, table or roadmap.

    Points stand beside a chart and on a slide before a table. What does not fit goes on to another slide, see
    `Deck.fitting`. `colour` is the pillar's "#rrggbb"; `notes` are what the speaker says, in paragraphs.
    """

    title: str
    points: Texts = ()
    statement: str = ""
    figures: tuple[Figure, ...] = ()
    shows: Chart | Table | Roadmap | None = None
    colour: str = ""
    notes: Texts = ()

    def __post_init__(self) -> None:
        """Raises ValueError when there is no title: readers who do not see find a slide by it."""
        if not self.title.strip():
            raise ValueError("a slide has a title")
        if len(self.figures) > MAX_FIGURES:
            raise ValueError(f"{self.title}: {len(self.figures)} figures on one slide, at most {MAX_FIGURES}")


@dataclass(frozen=True)
class Deck:
    """The slides of one presentation; the cover is made of its own words, so `slides` begin with the vision."""

    code: str
    title: str
    subtitle: str
    owner: str
    version: str
    dated: str
    slides: tuple[Slide, ...]
    language: str = "id"
    is_sample: bool = False
    is_draft: bool = True
    address: str = ""
    look: Look = field(default_factory=Look)

    def fitting(self) -> Iterator[Slide]:
        """The slides as they are set: nothing is left out and nothing made small, long ones go on under "(2/3)"."""
        for slide in self.slides:
            yield from _parts(slide)


def _parts(slide: Slide) -> Iterator[Slide]:
    parts = [*_before(slide), *_shown(slide)]
    for at, part in enumerate(parts, start=1):
        yield replace(part, title=f"{slide.title} ({at}/{len(parts)})") if len(parts) > 1 else part


def _before(slide: Slide) -> list[Slide]:
    """Words and figures: beside a chart, otherwise by themselves; more points than fit go on."""
    room = HALF if isinstance(slide.shows, Chart) else FULL
    portions = _portions([_lines(point, room.letters) for point in slide.points], room.lines, MAX_POINTS)
    if not portions and not slide.statement and not slide.figures:
        return []
    first, *others = portions or [(0, 0)]
    shown = slide.shows if isinstance(slide.shows, Chart) else None
    begun = replace(slide, shows=shown, points=slide.points[slice(*first)])
    return [begun, *(replace(_bare(slide), points=slide.points[slice(*cut)]) for cut in others)]


def _shown(slide: Slide) -> list[Slide]:
    """A table's rows and a roadmap's bars in portions; a chart is never cut."""
    alone = _bare(slide)
    match slide.shows:
        case Table() as table:
            letters = [FULL_TABLE.letters * share / sum(shares(table)) for share in shares(table)]
            heights = [max(map(_lines, row, letters), default=1) for row in table.rows]
            cuts = _portions(heights, FULL_TABLE.lines, MAX_ROWS) or [(0, 0)]
            return [replace(alone, shows=_rows(table, *cut)) for cut in cuts]
        case Roadmap() as roadmap:
            cuts = _portions([1] * len(roadmap.spans), MAX_ROWS, MAX_ROWS) or [(0, 0)]
            return [replace(alone, shows=replace(roadmap, spans=roadmap.spans[slice(*cut)])) for cut in cuts]
        case Chart() if not _before(slide):
            return [slide]
    return [] if _before(slide) else [slide]


def _bare(slide: Slide) -> Slide:
    return replace(slide, points=(), statement="", figures=(), shows=None)


def _portions(heights: Sequence[int], most_lines: int, most: int) -> list[tuple[int, int]]:
    """Where to cut so that no portion is higher or longer and none holds a single last item, where that can be."""
    cuts = _cut(heights, most_lines, most)
    even = _cut(heights, most_lines, math.ceil(len(heights) / len(cuts))) if cuts else cuts
    return even if len(even) == len(cuts) else cuts


def _cut(heights: Sequence[int], most_lines: int, most: int) -> list[tuple[int, int]]:
    """One item always stands, however high."""
    cuts: list[tuple[int, int]] = []
    begins, filled = 0, 0
    for at, height in enumerate(heights):
        if at > begins and (filled + height > most_lines or at - begins >= most):
            cuts.append((begins, at))
            begins, filled = at, 0
        filled += height
    return [*cuts, (begins, len(heights))] if heights else []


def _lines(text: str, letters: float) -> int:
    return max(1, sum(math.ceil(len(line) / max(letters, 1)) for line in text.splitlines()))


def _rows(table: Table, first: int, last: int) -> Table:
    return replace(
        table,
        rows=table.rows[first:last],
        values=table.values[first:last],
        has_total=table.has_total and last >= len(table.rows),
    )
