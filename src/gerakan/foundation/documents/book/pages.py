"""A book as plain data in the order of its pages: what the typst template reads."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from typing import Any

from gerakan.foundation.documents.book.clean import one_line
from gerakan.foundation.documents.book.colours import legible, tint
from gerakan.foundation.documents.book.drawing import drawn
from gerakan.foundation.documents.book.glyphs import breakable, shown
from gerakan.foundation.documents.book.leading import with_leads
from gerakan.foundation.documents.book.numbering import Numbering, numbered
from gerakan.foundation.documents.book.text import Run, Runs
from gerakan.foundation.documents.book.tree import (
    Block,
    Book,
    Chart,
    Notice,
    Paragraph,
    Points,
    Roadmap,
    Section,
    Signatures,
    Span,
    Table,
)
from gerakan.foundation.documents.book.widths import MOST_WHOLE, crowding, laid, lines_of, shares, stood
from gerakan.foundation.documents.pdf import qr_svg

Item = dict[str, Any]
TYPE_SIZE, MOST_YEARS, SHORT_LEAD, UNBROKEN, FULL_WIDTH = 9.2, 14, 600, 700, 640
LINES_OF_A_PAGE = 24


def as_pages(book: Book) -> Item:
    """Texts hold no mark-up and only what the fonts can show."""
    numbers = numbered(book)
    return {
        "words": asdict(numbers.wording),
        "depth": book.depth(),
        "has_tables": bool(numbers.tables),
        "has_figures": bool(numbers.figures),
        "lists_share_a_page": bool(numbers.tables) and len(numbers.tables) + len(numbers.figures) <= LINES_OF_A_PAGE,
        **{name: _line(getattr(book, name)) for name in ("title", "subtitle", "owner", "version", "dated", "code")},
        "language": "en" if book.language == "en" else "id",
        "is_sample": book.is_sample,
        "is_draft": book.is_draft,
        "address": _line(book.address),
        "qr": qr_svg(_line(book.address)) if book.address else "",
        "colour": legible(book.look.colour),
        "tint": tint(legible(book.look.colour)),
        "logo": list(book.look.logo),
        "logo_alt": _line(book.look.logo_alt or f"{numbers.wording.coat_of_arms} {book.owner}"),
        "front": list(_turned(_items(book.front, numbers, book.language))),
        "chapters": list(_turned(_items(book.chapters, numbers, book.language))),
    }


def _items(sections: Iterable[Section], numbers: Numbering, language: str, level: int = 1) -> Iterator[Item]:
    for section in sections:
        yield {"kind": "heading", "level": level, "number": numbers.sections[section.anchor],
               "anchor": section.anchor, "title": _line(section.title)}  # fmt: skip
        for block, is_lead in with_leads(list(stood(section.blocks, lambda table: laid(table).is_landscape))):
            yield _block(block, numbers, language) | {"is_lead": is_lead}
        yield from _items(section.sections, numbers, language, level + 1)


def _turned(items: Iterable[Item]) -> Iterator[Item]:
    """Wide tables one after another share their turned pages, with the heading and the line that lead to them."""
    waiting: list[Item] = []
    for is_wide, group in groupby(items, key=lambda item: item.get("is_landscape", False)):
        if is_wide:
            lead = _lead(waiting)
            yield from waiting[: len(waiting) - len(lead)]
            yield {"kind": "turned", "items": [*lead, *group]}
            waiting = []
        else:
            waiting = list(group)
    yield from waiting


def _lead(items: list[Item]) -> list[Item]:
    """Headings right before, with a few words after them; nothing when more stands between."""
    at, length = len(items), 0
    while at and items[at - 1]["kind"] == "paragraph":
        at -= 1
        length += sum(len(run["text"]) for run in items[at]["runs"])
    begins = at
    while begins and items[begins - 1]["kind"] == "heading":
        begins -= 1
    return items[begins:] if begins < at and length <= SHORT_LEAD else []


def _block(block: Block, numbers: Numbering, language: str) -> Item:
    match block:
        case Paragraph(runs):
            return {"kind": "paragraph", "runs": _runs(runs, numbers)}
        case Notice(runs):
            return {"kind": "notice", "runs": _runs(runs, numbers)}
        case Points(items, is_numbered):
            return {"kind": "points", "is_numbered": is_numbered, "items": [_runs(runs, numbers) for runs in items]}
        case Table():
            return _captioned(block, numbers) | _table(block)
        case Chart():
            return _captioned(block, numbers) | _chart(block, language)
        case Roadmap():
            return _captioned(block, numbers) | _roadmap(block, numbers)
        case Signatures():
            return _signatures(block)


def _captioned(block: Table | Chart | Roadmap, numbers: Numbering) -> Item:
    return {
        "anchor": block.anchor,
        "label": numbers.reference(block.anchor),
        "caption": _line(block.caption),
        "source": _line(block.source),
    }


def _runs(runs: Runs, numbers: Numbering) -> list[Item]:
    return [_run(run, numbers) for run in runs]


def _run(run: Run, numbers: Numbering) -> Item:
    return {"text": shown(numbers.said(run)), "strong": run.is_strong, "emphasis": run.is_emphasis, "to": run.refers_to}


def _table(table: Table) -> Item:
    """`is_whole`: so short that a page's end must not cut it."""
    return {
        "kind": "table",
        "is_whole": lines_of(table) <= MOST_WHOLE,
        "is_landscape": table.is_landscape,
        "headers": [breakable(name) for name in table.headers],
        "rows": [[breakable(cell) for cell in row] for row in table.rows],
        "may_break": [at for at, row in enumerate(table.rows) if max(map(len, row), default=0) > UNBROKEN],
        "right": table.right,
        "widths": shares(table),
        "has_total": table.has_total,
        "size": round(TYPE_SIZE / crowding(table), 2),
    }


def _chart(chart: Chart, language: str) -> Item:
    """`share` of the width of the page, so that letters have one size in all drawings, and none is too high for it."""
    svg = _portable(drawn(chart, language=language).document())
    wide, high = (float(found) for found in re.findall(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"', svg)[0])
    share = min(1.0, wide / FULL_WIDTH, wide / high)
    return {"kind": "chart", "svg": svg, "alt": _line(chart.alt), "share": round(share, 3)}


def _roadmap(roadmap: Roadmap, numbers: Numbering) -> Item:
    grouped = groupby(roadmap.spans, key=lambda span: span.group)
    return {
        "kind": "roadmap",
        "is_landscape": len(roadmap.years) > MOST_YEARS,
        "years": [str(year) for year in roadmap.years],
        "groups": [{"name": _line(name), "spans": [_span(span, roadmap, numbers) for span in spans]}
                   for name, spans in grouped],
    }  # fmt: skip


def _span(span: Span, roadmap: Roadmap, numbers: Numbering) -> Item:
    """`cells` by year: 0 nothing, 1 runs, and `edges` where it begins and ends."""
    runs = [span.first <= year <= span.last for year in roadmap.years]
    waits = f"{numbers.wording.waits_for} {', '.join(span.waits_for)}" if span.waits_for else ""
    return {
        "code": _line(span.code),
        "name": breakable(one_line(span.name)),
        "when": f"{span.first}–{span.last}" if span.last != span.first else str(span.first),
        "waits": _line(waits),
        "milestones": [_line(f"{year}: {said}") for year, said in span.milestones],
        "runs": runs,
        "begins": [year == span.first for year in roadmap.years],
        "ends": [year == span.last for year in roadmap.years],
        "marked": [any(year == at for at, _said in span.milestones) for year in roadmap.years],
        "colour": legible(span.colour),
    }


def _signatures(block: Signatures) -> Item:
    return {
        "kind": "signatures",
        "place_and_date": _line(block.place_and_date),
        "intro": shown(block.intro),
        "people": [[_line(text) for text in person] for person in block.people],
        "address": _line(block.address),
        "qr": qr_svg(block.address) if block.address else "",
    }


def _line(text: str) -> str:
    return shown(one_line(text))


def _portable(svg: str) -> str:
    """In the fonts that the compiler has, with what they can show."""
    return shown(svg).replace('font-family="sans-serif"', 'font-family="Libertinus Serif"')
