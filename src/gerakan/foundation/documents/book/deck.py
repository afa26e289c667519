"""What a head shows: a story of slides, each one thought; numbers stand in charts and tables of the tree."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from gerakan.foundation.documents.book.tree import Chart, Look, Roadmap, Table, Texts

MAX_POINTS = 6
MAX_ROWS = 8
MAX_FIGURES = 4


@dataclass(frozen=True)
class Figure:
    """One number to be read from the last row: "Rp1,2 triliun" over "sepuluh tahun"."""

    value: str
    meaning: str


@dataclass(frozen=True)
class Slide:
    """A title that is a sentence, and under it what fits: a statement alone, points, figures, one chart, table or roadmap.

    Points stand beside a chart and above a table. What does not fit goes on to another slide, see `fitting`. `colour`
    is the pillar's "#rrggbb"; `notes` are what the speaker says, in paragraphs, and where the numbers come from.
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
    shown = _portions(slide.shows)
    points = [slide.points[at : at + MAX_POINTS] for at in range(0, len(slide.points), MAX_POINTS)]
    count = max(len(shown), len(points), 1)
    for at in range(count):
        yield replace(
            slide,
            title=f"{slide.title} ({at + 1}/{count})" if count > 1 else slide.title,
            points=points[at] if at < len(points) else (),
            statement=slide.statement if at == 0 else "",
            figures=slide.figures if at == 0 else (),
            shows=shown[at] if at < len(shown) else None,
        )


def _portions(shown: Chart | Table | Roadmap | None) -> list[Chart | Table | Roadmap]:
    """A table's rows and a roadmap's bars in portions; a chart is never cut."""
    if isinstance(shown, Roadmap):
        cuts = range(0, max(len(shown.spans), 1), MAX_ROWS)
        return [replace(shown, spans=shown.spans[at : at + MAX_ROWS]) for at in cuts]
    if not isinstance(shown, Table):
        return [shown] if shown else []
    starts = range(0, max(len(shown.rows), 1), MAX_ROWS)
    return [_rows(shown, at, at + MAX_ROWS) for at in starts]


def _rows(table: Table, first: int, last: int) -> Table:
    return replace(
        table,
        rows=table.rows[first:last],
        values=table.values[first:last],
        has_total=table.has_total and last >= len(table.rows),
    )
