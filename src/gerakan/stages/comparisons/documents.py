"""The one picture of a comparison: how each plan divides its money among the pillars."""

from typing import Any

from gerakan.foundation.ui import formats
from gerakan.foundation.ui.charts.chart import INK, NARROW, PILLARS, STRONG, WIDE, Chart
from gerakan.stages.comparisons.queries.comparing import Comparison

Spec = dict[str, Any]


def shares_chart(comparison: Comparison, title: str, headings: tuple[str, ...]) -> Chart | None:
    """Bars of one hundred per cent, a pillar a piece; None where no plan names money in the common years."""
    values = [
        {"side": side.name, "pillar": label, "order": order, "share": round(100 * cell.share, 1), "colour": PILLARS.get(code, STRONG)}
        for order, (code, label, cells) in enumerate(comparison.pillars)
        for side, cell in zip(comparison.sides, cells, strict=True)
        if cell.share
    ]  # fmt: skip
    if not values:
        return None
    rows = [(label, *(formats.share(cell.share) for cell in cells)) for _code, label, cells in comparison.pillars]
    spec: Spec = {
        "data": {"values": values},
        "width": WIDE - 220,
        "height": {"step": 40},
        "mark": {"type": "bar", "height": 22},
        "encoding": {
            "y": {"field": "side", "type": "nominal", "title": None, "sort": [side.name for side in comparison.sides],
                  "axis": {"labelColor": INK, "grid": False, "labelLimit": 180}},
            "x": {"field": "share", "type": "quantitative", "title": "%", "stack": "zero", "scale": {"domain": [0, 100], "clamp": True}},
            "color": {"field": "pillar", "type": "nominal", "title": None,
                      "sort": [label for _code, label, _cells in comparison.pillars],
                      "scale": {"domain": [label for _code, label, _cells in comparison.pillars],
                                "range": [PILLARS.get(code, STRONG) for code, _label, _cells in comparison.pillars]},
                      "legend": {"orient": "bottom", "columns": 2, "columnPadding": 32, "labelLimit": 0}},
            "order": {"field": "order", "type": "quantitative"},
        },
    }  # fmt: skip
    return Chart(title, spec, headings, rows, "", narrow_spec=_narrow(spec))


def _narrow(spec: Spec) -> Spec:
    """Names a word a line, the legend one below another."""
    encoding = spec["encoding"]
    axis = {**encoding["y"]["axis"], "labelExpr": "split(datum.label, ' ')", "labelOffset": -14}
    color = {**encoding["color"], "legend": {**encoding["color"]["legend"], "columns": 1}}
    turned = {**encoding, "y": {**encoding["y"], "axis": axis}, "color": color}
    return {**spec, "width": NARROW - 150, "height": {"step": 56}, "encoding": turned}
