"""A chart of the tree as a Vega-Lite spec: one drawing for PDF, Word and web, always with the table of its numbers."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from django.utils import translation

from gerakan.foundation.documents.book import tree
from gerakan.foundation.documents.book.clean import one_line
from gerakan.foundation.documents.book.colours import PALETTE, legible
from gerakan.foundation.documents.book.tree import Shape
from gerakan.foundation.documents.book.wording import wording
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.charts import Chart

Spec = dict[str, Any]
WIDE, HIGH, NARROW, STEP, LETTERS, LINE = 560, 250, 250, 24, 30, 15
LOW, MANY, MANY_LETTERS, TALL, LEAST_STEP, LINE_OF_LEGEND = 125, 10, 64, 380, 20, 44
"""Height of one line alone; from how many bars on their names are longer than high; letters of such a name; all bars; one; letters of a
legend on one line."""
FORMAT, INK = ",.12~g", "#1a2433"
DASHES: Final = ((1, 0), (6, 3), (2, 2), (8, 3, 2, 3))
SYMBOLS: Final = ("circle", "square", "triangle-up", "diamond")


def drawn(chart: tree.Chart, *, language: str = "id") -> Chart:
    """Colours are those of the series; lines differ in dash and mark too, so that no reader needs the colours."""
    with translation.override(language):
        headings, rows = _numbers(chart, language)
    spec = _spec(chart, language, WIDE)
    return Chart(one_line(chart.alt), spec, headings, rows, one_line(chart.source), _spec(chart, language, NARROW))


def series_colours(chart: tree.Chart) -> tuple[str, ...]:
    """One colour a series, in their order; those without take one of the house that is far from those in use."""
    used: list[str] = [legible(one.colour) for one in chart.series if one.colour]
    chosen = []
    for one in chart.series:
        colour = legible(one.colour) if one.colour else _farthest(used)
        used.append(colour)
        chosen.append(colour)
    return tuple(chosen)


def _farthest(used: Sequence[str]) -> str:
    """Of the house's; once they are used up they come again."""
    spare = [colour for colour in PALETTE if colour not in used] or list(PALETTE)
    return max(spare, key=lambda colour: min((_apart(colour, other) for other in used[-len(PALETTE) :]), default=0))


def _apart(one: str, other: str) -> int:
    return sum(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) for at in (1, 3, 5))


def _numbers(chart: tree.Chart, language: str) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    said = wording(language)
    rows = tuple(
        (one_line(category), *(said.unknown if one.values[at] is None else formats.number(one.values[at])
                               for one in chart.series))
        for at, category in enumerate(chart.categories)
    )  # fmt: skip
    return (said.category, *(_named(one.name, chart.unit) for one in chart.series)), rows


def _named(name: str, unit: str) -> str:
    return one_line(f"{name} ({unit})" if unit else name)


def _spec(chart: tree.Chart, language: str, width: int) -> Spec:
    names = _distinct([one_line(one.name) for one in chart.series])
    values = list(_values(chart, names))
    categories = _distinct([one_line(category) for category in chart.categories])
    base: Spec = {"data": {"values": values}, "config": _config(language)}
    if chart.shape in {Shape.LINE, Shape.AREA}:
        high = LOW if len(names) == 1 and width == WIDE else HIGH
        return {**base, "width": width, "height": high, **_over(chart, names, categories)}
    many = 1 if chart.shape == Shape.STACKED else max(1, len(names))
    wrapped = MANY_LETTERS if len(categories) > MANY and width == WIDE else LETTERS
    size: Spec = {"width": width, "height": HIGH}
    if chart.is_horizontal:
        size = {"width": width - 4 * wrapped, "height": {"step": _step(categories, many, wrapped)}}
    return {**base, **size, **_bars(chart, names, categories, wrapped)}


def _step(categories: Sequence[str], many: int, wrapped: int) -> float:
    """Of one bar: names of several lines need room beside their bars, all bars together one page."""
    lines = max((len(textwrap.wrap(name, wrapped)) for name in categories), default=1)
    wished = max(STEP if many == 1 else STEP * 0.6, (LINE * lines + 4) / many)
    return min(wished, max(LEAST_STEP / many, TALL / (max(1, len(categories)) * many)))


def _values(chart: tree.Chart, names: Sequence[str]) -> Iterator[Spec]:
    for one, name in zip(chart.series, names, strict=True):
        for category, value in zip(_distinct([one_line(each) for each in chart.categories]), one.values, strict=True):
            yield {"category": category, "series": name, "value": value, "order": names.index(name)}


def _distinct(names: Sequence[str]) -> list[str]:
    """Two series of one name would be drawn as one."""
    return [
        name if name not in names[:at] else f"{name} ({names[:at].count(name) + 1})" for at, name in enumerate(names)
    ]


def _bars(chart: tree.Chart, names: Sequence[str], categories: Sequence[str], wrapped: int) -> Spec:
    across = chart.is_horizontal
    band, length = ("y", "x") if across else ("x", "y")
    encoding: Spec = {
        band: _band(categories, across=across, wrapped=wrapped),
        length: _amount(chart, stack="zero" if chart.shape == Shape.STACKED else None),
        "color": _colour(chart, names),
        "order": {"field": "order", "type": "quantitative"},
    }
    if chart.shape == Shape.BARS and len(names) > 1:
        encoding[f"{band}Offset"] = {"field": "series", "type": "nominal", "sort": list(names)}
    bars: Spec = {"mark": {"type": "bar", "stroke": "#ffffff", "strokeWidth": 0.6}}
    if across and _says_each(chart):
        said = {"text": {"field": "value", "type": "quantitative", "format": FORMAT}, "color": {"value": INK}}
        return {
            "layer": [bars, {"mark": {"type": "text", "align": "left", "dx": 4}, "encoding": said}],
            "encoding": encoding,
        }
    return {**bars, "encoding": encoding}


def _says_each(chart: tree.Chart) -> bool:
    """Beside every bar stands its number, when there is one bar a category and none goes to the left."""
    return len(chart.series) == 1 and all((value or 0) >= 0 for value in chart.series[0].values)


def _over(chart: tree.Chart, names: Sequence[str], categories: Sequence[str]) -> Spec:
    """Categories in their order, most often years."""
    encoding: Spec = {"x": _band(categories, across=False), "color": _colour(chart, names)}
    if chart.shape == Shape.AREA:
        encoding |= {"y": _amount(chart, stack="zero"), "order": {"field": "order", "type": "quantitative"}}
        return {"mark": {"type": "area", "opacity": 0.85, "line": True}, "encoding": encoding}
    encoding |= {
        "y": _amount(chart, stack=None),
        "strokeDash": _told_apart(names, [DASHES[at % len(DASHES)] for at in range(len(names))]),
        "shape": _told_apart(names, [SYMBOLS[at % len(SYMBOLS)] for at in range(len(names))]),
    }
    mark = {
        "type": "line",
        "strokeWidth": 2.5,
        "point": {"filled": True, "size": 60},
        "invalid": "filter",  # a line joins what is known; its points say which years are
    }
    return {"mark": mark, "encoding": encoding}


def _band(categories: Sequence[str], *, across: bool, wrapped: int = LETTERS) -> Spec:
    longest = max(map(len, categories), default=0)
    angle = 0 if across or longest * len(categories) <= 80 else -35
    axis: Spec = {"grid": False, "labelAngle": angle, "labelLimit": 0, "labelExpr": _wrapped(wrapped)}
    return {"field": "category", "type": "nominal", "sort": list(categories), "title": None, "axis": axis}


def _wrapped(letters: int) -> str:
    """Long names take several lines."""
    return f"split(trim(replace(datum.label, regexp('(.{{1,{letters}}})(\\\\s+|$)', 'g'), '$1\\n')), '\\n')"


def _amount(chart: tree.Chart, *, stack: str | None) -> Spec:
    title = textwrap.shorten(one_line(chart.unit), 60) or None
    axis: Spec = {"format": FORMAT, "tickCount": 5}
    if chart.few():  # nobody counts half a programme
        axis["values"] = list(range(chart.few() + 1))
    return {"field": "value", "type": "quantitative", "title": title, "stack": stack, "axis": axis,
            "scale": {"zero": True, "nice": True}}  # fmt: skip


def _colour(chart: tree.Chart, names: Sequence[str]) -> Spec:
    beside = len(names) if sum(map(len, names)) <= LINE_OF_LEGEND else 3
    legend = {"orient": "top", "title": None, "labelLimit": 0, "columns": beside} if len(names) > 1 else None
    return {**_told_apart(names, list(series_colours(chart))), "legend": legend}


def _told_apart(names: Sequence[str], looks: Sequence[Any]) -> Spec:
    scale = {"domain": list(names), "range": [list(look) if isinstance(look, tuple) else look for look in looks]}
    return {"field": "series", "type": "nominal", "scale": scale, "sort": list(names), "legend": {"orient": "top", "title": None}}  # fmt: skip


def _config(language: str) -> Mapping[str, Any]:
    english = {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["Rp", ""]}
    return {"locale": {"number": english}} if language == "en" else {}
