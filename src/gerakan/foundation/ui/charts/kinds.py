"""The few kinds of chart: direct labels instead of legends, zero lines, intervals as thin bars with dots."""

import json
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.ui import formats
from gerakan.foundation.ui.charts.chart import (
    ACCENT,
    INK,
    LINE,
    NARROW,
    OK,
    PRIMARY,
    STOP,
    STRONG,
    WIDE,
    Chart,
)  # fmt: skip

Spec = dict[str, Any]
STEP = 26


def bars(
    title: str,
    items: Sequence[tuple[str, float | None]],
    *,
    unit: str = "",
    decimals: int = 1,
    cut: float | None = None,
    colours: Mapping[str, str] | None = None,
    keep_order: bool = False,
    note: str = "",
) -> Chart:
    """Horizontal bars, longest first; what is missing stands below and says so."""
    longest_first = sorted(items, key=lambda item: (item[1] is None, -(item[1] or 0)))
    values = [_bar(label, value, decimals, (colours or {}).get(label, PRIMARY))
              for label, value in (items if keep_order else longest_first)]  # fmt: skip
    layers: list[Spec] = [
        {"mark": {"type": "bar", "cornerRadiusEnd": 2, "height": 16},
         "encoding": {"x": _x("value", unit), "color": {"field": "colour", "type": "nominal", "scale": None}}},
        {"mark": {"type": "text", "align": "left", "dx": 6, "color": INK},
         "encoding": {"x": _x("at", unit), "text": {"field": "text", "type": "nominal"}}},
        *_cut(cut),
    ]  # fmt: skip
    rows = [(value["label"], value["text"]) for value in values]
    return _chart(title, _layered(values, layers), (_("Nama"), unit or _("Nilai")), rows, note)


def intervals(
    title: str,
    items: Sequence[tuple[str, float, float, float]],
    *,
    unit: str = "",
    decimals: int = 1,
    cut: float | None = None,
    note: str = "",
) -> Chart:
    """(label, low, best, high) as a thin bar with a dot, in the order given."""
    values = [{"label": label, "low": low, "value": value, "high": high} for label, low, value, high in items]
    layers: list[Spec] = [
        {"mark": {"type": "rule", "strokeWidth": 3, "color": STRONG, "strokeCap": "round"},
         "encoding": {"x": _x("low", unit), "x2": {"field": "high"}}},
        {"mark": {"type": "point", "filled": True, "size": 90, "color": PRIMARY, "opacity": 1},
         "encoding": {"x": _x("value", unit)}},
        *_cut(cut),
    ]  # fmt: skip
    rows = [(label, *(formats.number(number, decimals) for number in (low, value, high)))
            for label, low, value, high in items]  # fmt: skip
    return _chart(title, _layered(values, layers), (_("Nama"), _("Bawah"), unit or _("Nilai"), _("Atas")), rows, note)


def waterfall(
    title: str,
    items: Sequence[tuple[str, float]],
    *,
    total_label: str = "",
    unit: str = "",
    decimals: int = 1,
    cut: float | None = None,
    note: str = "",
) -> Chart:
    """Contributions one after another down to their sum."""
    values: list[Spec] = []
    level = 0.0
    for label, amount in items:
        values.append(
            _step(label, level, level + amount, f"{amount:+}", colour=OK if amount >= 0 else STOP, decimals=decimals)
        )
        level += amount
    values.append(_step(total_label or _("Jumlah"), 0, level, "", colour=PRIMARY, decimals=decimals))
    layers: list[Spec] = [
        {"mark": {"type": "bar", "height": 16, "cornerRadius": 2},
         "encoding": {"x": _x("begin", unit), "x2": {"field": "end"},
                      "color": {"field": "colour", "type": "nominal", "scale": None}}},
        {"mark": {"type": "text", "align": "left", "dx": 6, "color": INK},
         "encoding": {"x": _x("most", unit), "text": {"field": "text", "type": "nominal"}}},
        *_cut(cut),
    ]  # fmt: skip
    rows = [(value["label"], value["text"]) for value in values]
    return _chart(title, _layered(values, layers), (_("Nama"), unit or _("Nilai")), rows, note)


FEW_YEARS = 8
"""So many years are all named on an axis."""


def line(
    title: str,
    series: Mapping[str, Sequence[tuple[int, float | None]]],
    *,
    unit: str = "",
    decimals: int = 1,
    colours: Mapping[str, str] | None = None,
    bounds: tuple[float, float] | None = None,
    note: str = "",
) -> Chart:
    """Values over years; a missing year breaks the line, the name stands at the line's end.

    bounds: the least and the most that a value can be, for scales that do not begin at zero.
    """
    values = [{"name": name, "x": x, "y": y, "colour": (colours or {}).get(name, PRIMARY)}
              for name, points in series.items() for x, y in points]  # fmt: skip
    lasts = [next((point for point in reversed(points) if point[1] is not None), None) for points in series.values()]
    ends = [{"name": name, "x": end[0], "y": end[1]} for name, end in zip(series, lasts, strict=True) if end]
    x = {"field": "x", "type": "quantitative", "axis": _years(series), "scale": {"zero": False, "nice": False}}
    y = {
        "field": "y",
        "type": "quantitative",
        "title": unit or None,
        "scale": {"domain": list(bounds)} if bounds else {"zero": True},
    }
    hue = {"field": "colour", "type": "nominal", "scale": None}
    layers: list[Spec] = [
        {"mark": {"type": "line", "strokeWidth": 2.5, "point": {"filled": True, "size": 50}, "invalid": "break-paths-show-domains"},
         "encoding": {"x": x, "y": y, "color": hue, "detail": {"field": "name", "type": "nominal"}}},
        {"data": {"values": ends}, "mark": {"type": "text", "align": "left", "dx": 8, "color": INK, "limit": 120},
         "encoding": {"x": x, "y": y, "text": {"field": "name", "type": "nominal"}}},
    ]  # fmt: skip
    spec = {"data": {"values": values}, "width": WIDE - 80, "height": 240, "layer": layers}
    return _line_chart(title, spec, series, decimals, note)


def _years(series: Mapping[str, Sequence[tuple[int, float | None]]]) -> Spec:
    """Few years are all named on the axis, the last one too; of many as many as fit."""
    named = sorted({x for points in series.values() for x, _y in points})
    axis: Spec = {"format": "d", "tickMinStep": 1, "grid": False, "title": None}
    return axis | {"values": named} if len(named) <= FEW_YEARS else axis


def histogram(
    title: str, values: Sequence[float], *, unit: str = "", bins: int = 20, cut: float | None = None, note: str = ""
) -> Chart:
    """How values are spread; the cut line when there is one."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    width = (high - low) / bins or 1.0
    counts = [0] * bins
    for value in values:
        counts[min(int((value - low) / width), bins - 1)] += 1
    data = [
        {"begin": low + at * width, "end": low + (at + 1) * width, "count": count} for at, count in enumerate(counts)
    ]
    layers: list[Spec] = [
        {"mark": {"type": "bar", "color": PRIMARY, "stroke": "#ffffff"},
         "encoding": {"x": {"field": "begin", "type": "quantitative", "title": unit or None, "bin": {"binned": True}},
                      "x2": {"field": "end"}, "y": {"field": "count", "type": "quantitative", "title": _("banyaknya")}}},
        *_cut(cut),
    ]  # fmt: skip
    spec = {"data": {"values": data}, "width": WIDE - 60, "height": 220, "layer": layers}
    rows = [(f"{formats.number(row['begin'], 2)} – {formats.number(row['end'], 2)}", str(row["count"])) for row in data]
    return _chart(title, (spec, {**spec, "width": NARROW - 60}), (unit or _("Nilai"), _("Banyaknya")), rows, note)


def tornado(title: str, items: Sequence[tuple[str, float, float]], *, note: str = "", decimals: int = 2) -> Chart:
    """Sobol indices (label, first, total), most influential on top: the pale bar is the total, the dark one its own."""
    ordered = sorted(items, key=lambda item: item[2], reverse=True)
    values = [{"label": label, "first": first, "total": total,
               "text": f"{formats.number(first, decimals)} / {formats.number(total, decimals)}"}
              for label, first, total in ordered]  # fmt: skip
    layers: list[Spec] = [
        {"mark": {"type": "bar", "height": 16, "color": LINE, "cornerRadiusEnd": 2}, "encoding": {"x": _x("total", "")}},
        {"mark": {"type": "bar", "height": 8, "color": PRIMARY, "cornerRadiusEnd": 2}, "encoding": {"x": _x("first", "")}},
        {"mark": {"type": "text", "align": "left", "dx": 6, "color": INK},
         "encoding": {"x": _x("total", ""), "text": {"field": "text", "type": "nominal"}}},
    ]  # fmt: skip
    rows = [
        (label, formats.number(first, decimals), formats.number(total, decimals)) for label, first, total in ordered
    ]
    return _chart(title, _layered(values, layers), (_("Nama"), _("Sendiri"), _("Bersama yang lain")), rows, note)


def _bar(label: str, value: float | None, decimals: int, colour: str) -> Spec:
    text = _("tidak ada data") if value is None else formats.number(value, decimals)
    return {"label": label, "value": value, "at": value or 0, "text": text, "colour": colour}


def _x(name: str, unit: str) -> Spec:
    return {"field": name, "type": "quantitative", "title": unit or None, "axis": {"format": ",.12~g", "tickCount": 5},
            "scale": {"zero": True}}  # fmt: skip


def _layered(values: list[Spec], layers: list[Spec]) -> tuple[Spec, Spec]:
    """The wide and the narrow spec of a chart with one row a label."""
    return _rows_spec(values, layers, width=WIDE - 180, letters=28), _rows_spec(
        values, layers, width=NARROW - 130, letters=16
    )


def _rows_spec(values: list[Spec], layers: list[Spec], *, width: int, letters: int) -> Spec:
    labels = [value["label"] for value in values]
    lines = {label: len(textwrap.wrap(label, letters)) or 1 for label in labels}
    wrapped = f"split(trim(replace(datum.label, regexp('(.{{1,{letters}}})(\\\\s+|$)', 'g'), '$1\\n')), '\\n')"
    axis = {"labelColor": INK, "grid": False, "labelExpr": wrapped, "labelLimit": 0, "labelOffset": _middle(lines)}
    y = {"field": "label", "type": "nominal", "sort": labels, "title": None, "axis": axis}
    return {
        "data": {"values": values},
        "width": width,
        "height": {"step": max(STEP, 12 + 14 * max(lines.values(), default=1))},
        "layer": [layer if "data" in layer else _with_y(layer, y) for layer in layers],
    }


def _with_y(layer: Spec, y: Spec) -> Spec:
    return {**layer, "encoding": {"y": y, **layer["encoding"]}}


def _middle(lines: Mapping[str, int]) -> Spec:
    """Lift labels of several lines so that their middle stands beside the bar."""
    several = {count: [label for label in lines if lines[label] == count] for count in set(lines.values()) - {1}}
    tests = [
        {"test": f"indexof({json.dumps(labels)}, datum.value) >= 0", "value": -7 * (count - 1)}
        for count, labels in several.items()
    ]
    return {"condition": tests, "value": 0}


def _step(label: str, begin: float, end: float, amount: str, *, colour: str, decimals: int) -> Spec:
    sign = "+" if amount.startswith("+") else ""
    text = sign + formats.number(end - begin, decimals)
    return {"label": label, "begin": begin, "end": end, "most": max(begin, end), "text": text, "colour": colour}


def _cut(cut: float | None) -> list[Spec]:
    if cut is None:
        return []
    return [{"data": {"values": [{"cut": cut}]}, "mark": {"type": "rule", "color": ACCENT, "strokeWidth": 2},
             "encoding": {"x": {"field": "cut", "type": "quantitative"}}}]  # fmt: skip


def _chart(
    title: str, specs: tuple[Spec, Spec], headings: Sequence[str], rows: Sequence[Sequence[str]], note: str
) -> Chart:
    wide, narrow = specs
    return Chart(title, wide, headings, rows, note, narrow_spec=narrow)


def _line_chart(
    title: str, spec: Spec, series: Mapping[str, Sequence[tuple[int, float | None]]], decimals: int, note: str
) -> Chart:
    years = sorted({x for points in series.values() for x, _y in points})
    known = {name: dict(points) for name, points in series.items()}
    rows = [(str(year), *(formats.number(known[name].get(year), decimals) for name in series)) for year in years]
    headings = (_("Tahun"), *series)
    return Chart(title, spec, headings, rows, note, narrow_spec={**spec, "width": NARROW - 100, "height": 200})
