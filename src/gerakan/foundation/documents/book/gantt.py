"""One bar of a roadmap as a drawing for pages: years as columns, milestones as diamonds; no inline style."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from gerakan.foundation.documents.book.colours import known
from gerakan.foundation.documents.book.tree import Span

YEAR, HIGH, TOP, THICK = 60, 28, 8, 12
INK, LINE, PAPER = "#10243e", "#d9dee5", "#ffffff"


def bar(span: Span, years: Sequence[int], label: str) -> SafeString:
    """The years of a span; `label` is what a reader hears, most often its years and milestones."""
    wide = YEAR * len(years)
    first, last = max(span.first, years[0]), min(span.last, years[-1])
    body = _running(first - years[0], last - years[0] + 1, known(span.colour)) if first <= last else ""
    return format_html(
        '<svg viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">{}{}{}</svg>',
        wide, HIGH, wide, HIGH, label, _lines(len(years)), body, _milestones(span, years),
    )  # fmt: skip


def _lines(count: int) -> SafeString:
    return format_html_join(
        "", '<path d="M{} 0V{}" stroke="{}"/>', ((at * YEAR, HIGH, LINE) for at in range(count + 1))
    )


def _running(begin: int, end: int, colour: str) -> SafeString:
    x, wide = begin * YEAR + 2, (end - begin) * YEAR - 4
    return format_html('<rect x="{}" y="{}" width="{}" height="{}" rx="4" fill="{}"/>', x, TOP, wide, THICK, colour)


def _milestones(span: Span, years: Sequence[int]) -> SafeString:
    marked = sorted({year - years[0] for year, _said in span.milestones if years[0] <= year <= years[-1]})
    middle = TOP + THICK / 2
    return format_html_join(
        "",
        '<path d="M{} {}l6 6l-6 6l-6 -6z" fill="{}" stroke="{}" stroke-width="1.5"/>',
        ((at * YEAR + YEAR // 2, middle - 6, PAPER, INK) for at in marked),
    )
