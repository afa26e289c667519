"""The roadmap as one drawing: bars by pillar, milestones, an arrow from what is waited for to what waits."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gerakan.foundation.documents.book.clean import one_line
from gerakan.foundation.documents.book.colours import known
from gerakan.stages.roadmaps.queries.spans import Line, grouped

LABEL, ROW, HEAD, BAR = 300, 30, 34, 12
WIDTHS = {1: 600, 5: 124, 10: 62}
LETTERS = 42
INK, SOFT, GRID, PAPER, WRONG = "#10243e", "#475a72", "#d9dee5", "#ffffff", "#a1260d"


@dataclass(frozen=True)
class Placed:
    """A line and the height of its middle."""

    line: Line
    y: float


def gantt(lines: Sequence[Line], years: range, *, address: Callable[[Line], str], title: str) -> SafeString:
    """Every row is a link to its sheet; arrows that run backwards are marked, since they cannot be kept."""
    year = next((width for count, width in WIDTHS.items() if len(years) <= count), WIDTHS[10])
    placed, heads, high = _placed(lines)
    wide = LABEL + year * len(years)
    body = [
        _grid(years, year, high),
        format_html_join(
            "", '<text x="4" y="{}" font-weight="650" fill="{}">{}</text>', ((y, INK, name) for name, y in heads)
        ),
        *(_row(one, years, year, address(one.line)) for one in placed),
        *_arrows(placed, years, year),
    ]
    return format_html(
        '<svg class="gantt" viewBox="0 0 {} {}" width="{}" height="{}" role="group" aria-label="{}" font-size="12">{}</svg>',
        wide, high, wide, high, title, format_html_join("", "{}", ((part,) for part in body)),
    )  # fmt: skip


def told(line: Line) -> str:
    """What a reader hears of a row."""
    parts = [f"{line.code} {line.span.name}", line.years]
    if line.span.waits_for:
        parts.append(_("menunggu %s") % ", ".join(line.span.waits_for))
    if line.early:
        parts.append(_("mulai sebelum %s selesai") % ", ".join(line.early))
    parts += [_("tonggak %(year)s: %(text)s") % {"year": year, "text": text} for year, text in line.span.milestones]
    return one_line("; ".join(parts))


def _placed(lines: Sequence[Line]) -> tuple[list[Placed], list[tuple[str, float]], int]:
    placed, heads, y = [], [], HEAD
    for name, found in grouped(lines):
        heads.append((name, y + ROW / 2 + 4))
        y += ROW
        for line in found:
            placed.append(Placed(line, y + ROW / 2))
            y += ROW
    return placed, heads, y + 6


def _grid(years: range, year: int, high: int) -> SafeString:
    lines = format_html_join("", '<path d="M{} {}V{}" stroke="{}"/>', ((LABEL + at * year, HEAD - 8, high, GRID) for at in range(len(years) + 1)))  # fmt: skip
    names = format_html_join(
        "",
        '<text x="{}" y="16" text-anchor="middle" fill="{}">{}</text>',
        ((LABEL + at * year + year / 2, SOFT, one) for at, one in enumerate(years)),
    )
    return format_html("{}{}", lines, names)


def _row(one: Placed, years: range, year: int, address: str) -> SafeString:
    line, indent = one.line, 16 if one.line.is_part else 4
    name = shorten(one_line(f"{line.code} {line.span.name}"), LETTERS - (2 if line.is_part else 0), placeholder="…")
    return format_html(
        '<a href="{}" aria-label="{}"><title>{}</title><rect x="0" y="{}" width="{}" height="{}" fill="none" pointer-events="all"/>'
        '<text x="{}" y="{}" fill="{}">{}</text>{}{}</a>',
        address, told(line), told(line), one.y - ROW / 2, LABEL + year * len(years), ROW,
        indent, one.y + 4, INK, name, _bar(one, years, year), _milestones(one, years, year),
    )  # fmt: skip


def _bar(one: Placed, years: range, year: int) -> SafeString:
    first, last = max(one.line.span.first, years[0]), min(one.line.span.last, years[-1])
    high = BAR - 4 if one.line.is_part else BAR
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" rx="3" fill="{}"/>',
        LABEL + (first - years[0]) * year + 3, one.y - high / 2, (last - first + 1) * year - 6, high, known(one.line.span.colour, SOFT),
    )  # fmt: skip


def _milestones(one: Placed, years: range, year: int) -> SafeString:
    marked = sorted({when for when, _text in one.line.span.milestones if when in years})
    return format_html_join(
        "",
        '<path d="M{} {}l5 5l-5 5l-5 -5z" fill="{}" stroke="{}" stroke-width="1.5"/>',
        ((LABEL + (when - years[0]) * year + year / 2, one.y - 5, PAPER, INK) for when in marked),
    )


def _arrows(placed: Sequence[Placed], years: range, year: int) -> Iterator[SafeString]:
    """Only between rows of this picture."""
    at = {one.line.code: one for one in placed}
    for one in placed:
        for code in one.line.span.waits_for:
            if code in at and code != one.line.code:
                yield _arrow(at[code], one, years, year)


def _arrow(before: Placed, after: Placed, years: range, year: int) -> SafeString:
    is_wrong = before.line.code in after.line.early
    x1 = LABEL + (min(before.line.span.last, years[-1]) - years[0] + 1) * year - 3
    x2 = LABEL + (max(after.line.span.first, years[0]) - years[0]) * year + 3
    turn = max(x1 + 6, x2 - 8) if x2 > x1 + 10 else x1 + 6
    lane = after.y - ROW / 2 if after.y > before.y else after.y + ROW / 2
    way = (
        f"H{turn:g}V{after.y:g}H{x2 - 6:g}"
        if x2 > x1 + 10
        else f"H{turn:g}V{lane:g}H{x2 - 10:g}V{after.y:g}H{x2 - 6:g}"
    )
    return format_html(
        '<path d="M{} {}{}" fill="none" stroke="{}" stroke-width="1.25"{}/><path d="M{} {}l-6 -4v8z" fill="{}"/>',
        x1, before.y, way, WRONG if is_wrong else SOFT, mark_safe(' stroke-dasharray="4 3"') if is_wrong else "",
        x2, after.y, WRONG if is_wrong else SOFT,
    )  # fmt: skip
