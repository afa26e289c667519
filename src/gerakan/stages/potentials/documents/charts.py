"""Charts of potentials, each with the table of its numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.ui import charts, formats
from gerakan.foundation.ui.charts.chart import ACCENT, INK, LINE, NARROW, OK, PRIMARY, STOP, STRONG, WAIT, WIDE, Chart
from gerakan.stages.potentials.documents import titles
from gerakan.stages.potentials.models import name_of

Spec = dict[str, Any]
COLOURS = {"strong": OK, "usual": PRIMARY, "small": WAIT, "little": STRONG}


def quotient_chart(result: Mapping[str, Any]) -> Chart:
    """Every quotient with its range around 1, the strongest on top."""
    rows = [row for row in result["rows"] if row["lq"] is not None]
    rows.sort(key=lambda row: (-row["lq"], row["sector"]))
    items = [(name_of(row["sector"]), row["lower"], row["lq"], row["upper"]) for row in rows]
    note = _("Titik: bagian sektor di daerah dibagi bagiannya pada acuan; garis: selang 90 %. Garis tegak: sama besar.")
    return charts.intervals(
        titles.quotients(result), items, unit=_("location quotient"), decimals=2, cut=1.0, note=note
    )


def quadrant_chart(result: Mapping[str, Any]) -> Chart:
    """Strength against growth; the size of a dot is the part of the economy."""
    rows = [row for row in result["rows"] if row["lq"] is not None and row["growth"] is not None]
    values = [
        {"code": row["sector"], "lq": row["lq"], "growth": row["growth"] * 100, "share": (row["share"] or 0) * 100,
         "colour": COLOURS.get(row["verdict"], STRONG)}
        for row in rows
    ]  # fmt: skip
    table = [
        (name_of(row["sector"]), row["sector"], formats.number(row["lq"], 2), formats.percent(row["growth"] * 100, 1), formats.share(row["share"], 1))
        for row in rows
    ]  # fmt: skip
    spec = _quadrant_spec(values, (result["economy"] or 0) * 100)
    headings = (_("Lapangan usaha"), _("Kode"), "LQ", _("Tumbuh per tahun"), _("Bagian"))
    note = _("Kanan: bagiannya di atas acuan; atas: tumbuh lebih cepat daripada seluruh ekonomi acuan. Huruf: kode lapangan usaha; besar bulatan: bagiannya di daerah. LQ pada skala log, tanpa selangnya.")  # fmt: skip
    narrow = {**spec, "width": NARROW - 90, "height": 300}
    return Chart(titles.quadrants(result), spec, headings, table, note, narrow_spec=narrow)


def _quadrant_spec(values: Sequence[Spec], economy: float) -> Spec:
    x = {"field": "lq", "type": "quantitative", "title": _("location quotient"), "scale": {"type": "log", "nice": False, "padding": 24},
         "axis": {"format": ",.3~g", "tickCount": 5, "grid": False}}  # fmt: skip
    y = {
        "field": "growth",
        "type": "quantitative",
        "title": _("% per tahun"),
        "axis": {"format": ",.3~g", "gridColor": LINE},
    }
    size = {"field": "share", "type": "quantitative", "legend": None, "scale": {"range": [60, 1200]}}
    rule = {"type": "rule", "color": ACCENT, "strokeWidth": 1.5, "strokeDash": [4, 3]}
    return {
        "data": {"values": list(values)},
        "width": WIDE - 90,
        "height": 340,
        "layer": [
            {"data": {"values": [{"lq": 1}]}, "mark": rule, "encoding": {"x": x}},
            {"data": {"values": [{"growth": economy}]}, "mark": rule, "encoding": {"y": y}},
            {"mark": {"type": "point", "filled": True, "opacity": 0.45},
             "encoding": {"x": x, "y": y, "size": size, "color": {"field": "colour", "type": "nominal", "scale": None}}},
            {"mark": {"type": "text", "color": INK, "fontWeight": "bold"},
             "encoding": {"x": x, "y": y, "text": {"field": "code", "type": "nominal"}}},
        ],
    }  # fmt: skip


def shift_chart(result: Mapping[str, Any], unit: str) -> Chart:
    """What the region itself added or lost, sector by sector."""
    rows = [row for row in result["rows"] if row["competitive"] is not None]
    rows.sort(key=lambda row: (-row["competitive"], row["sector"]))
    items = [(name_of(row["sector"]), row["competitive"]) for row in rows]
    colours = {name: OK if amount >= 0 else STOP for name, amount in items}
    return _clear(
        charts.bars(titles.own_parts(rows, unit), items, unit=unit, decimals=0, colours=colours, keep_order=True)
    )


def _clear(chart: Chart) -> Chart:
    """Numbers of bars that run to the left stand right of the zero line, not upon the bar."""
    return replace(chart, spec=_beside(chart.spec), narrow_spec=_beside(chart.narrow_spec or chart.spec))


def _beside(spec: Mapping[str, Any]) -> Spec:
    values = [{**row, "at": max(row["at"], 0)} for row in spec["data"]["values"]]
    return {**spec, "data": {"values": values}}


def parts_chart(result: Mapping[str, Any], unit: str) -> Chart:
    """The three parts down to the change."""
    sums = result["sums"]
    items = [(_("Ekonomi acuan"), sums["national"]), (_("Susunan sektor"), sums["mix"]), (_("Daerah sendiri"), sums["competitive"])]  # fmt: skip
    return charts.waterfall(titles.change(sums, unit), items, total_label=_("Perubahan"), unit=unit, decimals=0)


def urban_chart(result: Mapping[str, Any]) -> Chart:
    """The share of people in towns on three paths, with the national projection."""
    names = {"low": _("rendah"), "middle": _("sedang"), "high": _("tinggi")}
    series: dict[str, list[tuple[int, float | None]]] = {
        names[path["name"]]: [
            (year, round(share * 100, 2)) for year, _people, _urban, share in path["points"] if _shown(year, path)
        ]
        for path in result["paths"]
    }
    series[_("nasional 2045")] = [(result["target_year"], round(result["target"] * 100, 2))]
    colours = {names["low"]: WAIT, names["middle"]: PRIMARY, names["high"]: OK, _("nasional 2045"): ACCENT}
    return charts.line(titles.towns(result), series, unit="%", decimals=2, colours=colours)


def people_chart(result: Mapping[str, Any]) -> Chart:
    """People on three paths, in thousands."""
    names = {"low": _("rendah"), "middle": _("sedang"), "high": _("tinggi")}
    series: dict[str, list[tuple[int, float | None]]] = {
        names[path["name"]]: [
            (year, round(people / 1000, 1)) for year, people, _urban, _share in path["points"] if _shown(year, path)
        ]
        for path in result["paths"]
    }
    colours = {names["low"]: WAIT, names["middle"]: PRIMARY, names["high"]: OK}
    return charts.line(titles.people(result), series, unit=_("ribu jiwa"), decimals=1, colours=colours)


def _shown(year: int, path: Mapping[str, Any]) -> bool:
    """The base year and every fifth: the table under the chart stays readable."""
    return year % 5 == 0 or year == path["points"][0][0]
