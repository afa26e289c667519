"""Charts of scenarios, each with the table of its numbers."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.ui import charts, formats
from gerakan.foundation.ui.charts.chart import ACCENT, INK, LINE, NARROW, PRIMARY, SOFT, WIDE, Chart
from gerakan.stages.scenarios.documents.sentences import change_unit, decimals_of, name_of

Plain = Mapping[str, Any]
Spec = dict[str, Any]


def path_chart(inputs: Plain, result: Plain) -> Chart:
    """The range over the years, the path without programmes, and the targets as points."""
    places, unit = decimals_of(inputs, result), inputs["indicator"]["unit"]
    values = [
        {"year": one["year"], "low": one["value"][0], "middle": one["value"][1], "high": one["value"][2],
         "without": one["without"][1], "target": one["target"]}
        for one in result["years"]
    ]  # fmt: skip
    rows = [
        (str(one["year"]), *(formats.number(end, places) for end in one["value"]),
         formats.number(one["without"][1], places), formats.number(one["target"], places))
        for one in result["years"]
    ]  # fmt: skip
    headings = (_("Tahun"), _("bawah"), _("tengah"), _("atas"), _("tanpa program"), _("target"))
    title = _("%(name)s sampai %(year)s") % {"name": inputs["indicator"]["name"], "year": result["years"][-1]["year"]}
    note = _("Bidang: rentang 90 %. Garis: nilai tengah. Garis putus-putus: tanpa program. Titik: target rencana.")
    spec = _path_spec(values, unit)
    return Chart(title, spec, headings, rows, note, narrow_spec={**spec, "width": NARROW - 60, "height": 220})


def _path_spec(values: Sequence[Spec], unit: str) -> Spec:
    x = {"field": "year", "type": "quantitative", "scale": {"zero": False, "nice": False},
         "axis": {"format": "d", "tickMinStep": 1, "grid": False, "title": None}}  # fmt: skip
    known = [
        end for row in values for end in (row["low"], row["high"], row["without"], row["target"]) if end is not None
    ]
    room = (max(known) - min(known) or 1) * 0.08

    def y(name: str) -> Spec:
        scale = {"zero": False, "nice": False, "domain": [min(known) - room, max(known) + room]}
        return {"field": name, "type": "quantitative", "title": unit or None, "scale": scale}

    targets = [row for row in values if row["target"] is not None]
    return {
        "data": {"values": list(values)},
        "width": WIDE - 80,
        "height": 260,
        "layer": [
            {"mark": {"type": "area", "color": PRIMARY, "opacity": 0.18}, "encoding": {"x": x, "y": y("low"), "y2": {"field": "high"}}},
            {"mark": {"type": "line", "color": SOFT, "strokeDash": [5, 4]}, "encoding": {"x": x, "y": y("without")}},
            {"mark": {"type": "line", "color": PRIMARY, "strokeWidth": 2.5}, "encoding": {"x": x, "y": y("middle")}},
            {"data": {"values": targets}, "mark": {"type": "point", "filled": True, "size": 90, "color": ACCENT, "opacity": 1},
             "encoding": {"x": x, "y": y("target")}},
        ],
    }  # fmt: skip


def added_chart(inputs: Plain, result: Plain) -> Chart | None:
    """What each programme adds in the last year, with its range; the strongest on top."""
    ordered = sorted(result["added"], key=lambda one: (-abs(one["mean"]), one["code"]))
    items = [(name_of(inputs, one["code"]), one["low"], one["mean"], one["high"]) for one in ordered]
    if not items:
        return None
    title = _("Yang ditambahkan tiap program pada %s") % result["years"][-1]["year"]
    note = _("Titik: rata-rata; garis: rentang 90 %.")
    return charts.intervals(
        title, items, unit=change_unit(inputs["indicator"]["unit"]), decimals=decimals_of(inputs, result) + 1, note=note
    )


def compared_chart(runs: Sequence[Any], target: float | None) -> Chart:
    """The last year of each scenario as a range, beside the target."""
    first = runs[0]
    places = max(decimals_of(run.inputs, run.result) for run in runs)
    items = [(run.scenario.name, *run.result["years"][-1]["value"]) for run in runs]
    unit, last = first.inputs["indicator"]["unit"], first.result["years"][-1]["year"]
    labels = [label for label, *_ends in items]
    known = [end for _label, *ends in items for end in ends] + ([target] if target is not None else [])
    room = (max(known) - min(known) or 1) * 0.1
    x = {"type": "quantitative", "title": unit or None, "axis": {"format": ",.12~g", "tickCount": 5},
         "scale": {"zero": False, "nice": False, "domain": [min(known) - room, max(known) + room]}}  # fmt: skip
    y = {"field": "label", "type": "nominal", "sort": labels, "title": None, "axis": {"labelColor": INK, "grid": False}}
    values = [{"label": label, "low": low, "middle": middle, "high": high} for label, low, middle, high in items]
    layers: list[Spec] = [
        {"mark": {"type": "rule", "strokeWidth": 3, "color": LINE, "strokeCap": "round"},
         "encoding": {"y": y, "x": {"field": "low", **x}, "x2": {"field": "high"}}},
        {"mark": {"type": "point", "filled": True, "size": 90, "color": PRIMARY, "opacity": 1},
         "encoding": {"y": y, "x": {"field": "middle", **x}}},
    ]  # fmt: skip
    if target is not None:
        layers.append({"data": {"values": [{"cut": target}]}, "mark": {"type": "rule", "color": ACCENT, "strokeWidth": 2},
                       "encoding": {"x": {"field": "cut", **x}}})  # fmt: skip
    spec = {"data": {"values": values}, "width": WIDE - 200, "height": {"step": 36}, "layer": layers}
    rows = [(label, *(formats.number(end, places) for end in ends)) for label, *ends in items]
    headings = (_("Skenario"), _("bawah"), _("tengah"), _("atas"))
    title = _("%(name)s pada %(year)s menurut tiap skenario") % {
        "name": first.inputs["indicator"]["name"],
        "year": last,
    }
    note = _("Titik: nilai tengah; garis: rentang 90 %. Garis tegak: target rencana.") if target is not None else ""
    return Chart(title, spec, headings, rows, note, narrow_spec={**spec, "width": NARROW - 130})
