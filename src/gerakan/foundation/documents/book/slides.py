"""A deck as PowerPoint: real titles, charts and tables that can be edited, notes, the mark on every slide."""

import io
import sys
from collections.abc import Sequence
from typing import Any, Final

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from gerakan.foundation.documents.book.clean import clean, one_line
from gerakan.foundation.documents.book.colours import INK, legible, tint
from gerakan.foundation.documents.book.deck import Deck, Figure, Slide
from gerakan.foundation.documents.book.slide_charts import place_chart
from gerakan.foundation.documents.book.slide_house import (
    ACROSS,
    CONTENT,
    COVER,
    DOWN,
    LEFT,
    TITLE_ONLY,
    TOP,
    dress,
    footed,
    marks,
    paint,
    presentation,
)
from gerakan.foundation.documents.book.slide_tables import place_roadmap, place_table
from gerakan.foundation.documents.book.tree import Chart, Roadmap, Table
from gerakan.foundation.documents.book.word_styles import WARNING
from gerakan.foundation.documents.book.wording import Wording, wording

BESIDE: Final = Inches(4.4)
FIGURES_TALL, FIGURES_ALONE, GAP = Inches(1.75), Inches(2.4), Inches(0.25)
SIZES: Final = ((28, 260), (24, 420), (22, 560), (20, 760), (18, sys.maxsize))
"""Points of letters for at most so many letters on a whole slide; half as many beside a chart."""
LONG_TITLE: Final = 80


def deck_pptx(deck: Deck) -> bytes:
    """The deck as a .pptx file."""
    said = wording(deck.language)
    made = presentation(deck)
    _cover(made, deck, said)
    for slide in deck.fitting():
        _slide(made, slide, deck, said)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _cover(made: Any, deck: Deck, said: Wording) -> None:
    slide = made.slides.add_slide(made.slide_layouts[COVER])
    _title(slide, deck.title, legible(deck.look.colour), large=44, small=36)
    lines = [deck.subtitle, deck.owner, f"{deck.dated} · {said.version} {deck.version}", *marks(deck, said)]
    frame = slide.placeholders[1].text_frame
    frame.text = "\n".join(one_line(line) for line in lines if line)
    for at, paragraph in enumerate(frame.paragraphs):
        is_mark = paragraph.text in marks(deck, said)
        paragraph.alignment, paragraph.space_before = PP_ALIGN.LEFT, Pt(6)
        dress(paragraph, 26 if at == 0 else 20, bold=is_mark or None, colour=WARNING if is_mark else "")
    if deck.address:
        _notes(slide, (deck.address,))
    footed(slide, deck, said)


def _slide(made: Any, slide: Slide, deck: Deck, said: Wording) -> None:
    has_body = bool(slide.points or slide.statement)
    page = made.slides.add_slide(made.slide_layouts[CONTENT if has_body else TITLE_ONLY])
    colour = legible(slide.colour or deck.look.colour)
    _title(page, slide.title, colour)
    top = int(TOP)
    if slide.figures:
        is_alone = not (has_body or slide.shows)
        _figures(page, slide.figures, colour, is_alone=is_alone)
        top += FIGURES_TALL + GAP
    if has_body:
        _body(page.placeholders[1], slide, top)
    left = int(BESIDE + GAP) if has_body else 0
    _shown(page, slide.shows, (LEFT + left, top, ACROSS - left, TOP + DOWN - top), said)
    _notes(page, [*slide.notes, *_source(slide, said)])
    footed(page, deck, said)


def _title(page: Any, text: str, colour: str, *, large: int = 32, small: int = 26) -> None:
    title = page.shapes.title
    title.text = one_line(text)
    dress(title.text_frame.paragraphs[0], small if len(text) > LONG_TITLE else large, bold=True, colour=colour)


def _body(body: Any, slide: Slide, top: int) -> None:
    """A statement in large letters, points under it; narrow where a chart stands beside."""
    is_beside = slide.shows is not None
    body.left, body.top, body.width, body.height = LEFT, top, BESIDE if is_beside else ACROSS, TOP + DOWN - top
    texts = [*([slide.statement] if slide.statement else []), *slide.points]
    size = _size(texts, is_beside=is_beside or bool(slide.figures))
    frame = body.text_frame
    frame.vertical_anchor = MSO_ANCHOR.TOP if slide.points else MSO_ANCHOR.MIDDLE
    frame.text = "\n".join(one_line(text) for text in texts)
    for at, paragraph in enumerate(frame.paragraphs):
        paragraph.space_after = Pt(10)
        dress(paragraph, size)
        if at == 0 and slide.statement:
            _state(paragraph, size)


def _state(paragraph: Any, size: int) -> None:
    paragraph.space_after = Pt(18)
    dress(paragraph, size + 8, bold=True)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-pptx cannot take a bullet away
    properties.set("marL", "0")
    properties.set("indent", "0")
    properties.insert_element_before(properties.makeelement(f"{{{properties.nsmap['a']}}}buNone", {}), "a:defRPr")


def _size(texts: Sequence[str], *, is_beside: bool) -> int:
    letters = sum(map(len, texts)) * (2 if is_beside else 1)
    return next(size for size, most in SIZES if letters <= most)


def _figures(page: Any, figures: Sequence[Figure], colour: str, *, is_alone: bool) -> None:
    """Beside each other; two in a row where they have the slide to themselves. All numbers are of one size."""
    columns = min(len(figures), 2) if is_alone else len(figures)
    width = (ACROSS - GAP * (columns - 1)) // columns
    tall = FIGURES_ALONE if is_alone else FIGURES_TALL
    letters = int(width / Pt(1) / 0.62 / max(len(figure.value) + 1 for figure in figures))
    for at, figure in enumerate(figures):
        down, across = divmod(at, columns)
        card = page.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, LEFT + across * (width + GAP), TOP + down * (tall + GAP), width, tall
        )
        card.name = one_line(figure.meaning)
        card.shadow.inherit = False
        card.fill.solid()
        card.fill.fore_color.rgb = paint(tint(colour, 0.1))
        card.line.fill.background()
        _figure(card.text_frame, figure, colour, letters=min(54, letters))


def _figure(frame: Any, figure: Figure, colour: str, *, letters: int) -> None:
    """The number as large as the card is wide."""
    frame.word_wrap, frame.vertical_anchor, frame.margin_left = True, MSO_ANCHOR.MIDDLE, Inches(0.25)
    frame.text = f"{one_line(figure.value)}\n{one_line(figure.meaning)}"
    value, meaning = frame.paragraphs
    dress(value, max(24, letters), bold=True, colour=colour)
    dress(meaning, 18, colour=INK)
    value.alignment = meaning.alignment = PP_ALIGN.LEFT


def _shown(page: Any, shown: Chart | Table | Roadmap | None, box: tuple[int, int, int, int], said: Wording) -> None:
    match shown:
        case Chart():
            place_chart(page.shapes, shown, box)
        case Table():
            place_table(page.shapes, shown, box)
        case Roadmap():
            place_roadmap(page.shapes, shown, box, said.programme)


def _source(slide: Slide, said: Wording) -> list[str]:
    return [f"{said.source}: {slide.shows.source}"] if slide.shows and slide.shows.source else []


def _notes(page: Any, notes: Sequence[str]) -> None:
    if notes:
        page.notes_slide.notes_text_frame.text = "\n".join(clean(note) for note in notes)
