"""Charts that the office can go on editing: native ones with their numbers in a workbook that starts nothing."""

import io
import math
from typing import Any, Final

import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from gerakan.foundation.documents.book.clean import one_line
from gerakan.foundation.documents.book.colours import INK
from gerakan.foundation.documents.book.drawing import series_colours
from gerakan.foundation.documents.book.slide_house import paint
from gerakan.foundation.documents.book.tree import Chart, Shape
from gerakan.foundation.exchange.writing import SAFE

LETTERS: Final = Pt(18)
GRID: Final = "#d9dee5"
KINDS: Final = {
    (Shape.BARS, False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    (Shape.BARS, True): XL_CHART_TYPE.BAR_CLUSTERED,
    (Shape.STACKED, False): XL_CHART_TYPE.COLUMN_STACKED,
    (Shape.STACKED, True): XL_CHART_TYPE.BAR_STACKED,
    (Shape.LINE, False): XL_CHART_TYPE.LINE_MARKERS,
    (Shape.LINE, True): XL_CHART_TYPE.LINE_MARKERS,
    (Shape.AREA, False): XL_CHART_TYPE.AREA_STACKED,
    (Shape.AREA, True): XL_CHART_TYPE.AREA_STACKED,
}
STEPS: Final = (
    ("rupiah", "ribu rupiah", "juta rupiah", "miliar rupiah", "triliun rupiah"),
    ("rupiah", "thousand rupiah", "million rupiah", "billion rupiah", "trillion rupiah"),
)
"""Of thousands, in the languages of decks."""
DASHES: Final = (MSO_LINE.SOLID, MSO_LINE.DASH, MSO_LINE.ROUND_DOT, MSO_LINE.DASH_DOT)
MARKERS: Final = (XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.SQUARE, XL_MARKER_STYLE.TRIANGLE, XL_MARKER_STYLE.DIAMOND)


def place_chart(shapes: Any, chart: Chart, box: tuple[int, int, int, int]) -> None:
    """A native chart in the box, told in a sentence to who does not see it."""
    frame = shapes.add_chart(KINDS[chart.shape, chart.is_horizontal], *box, _data(chart))
    frame.name = one_line(chart.caption)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", one_line(chart.alt))  # noqa: SLF001 - python-pptx knows no alternative texts
    drawn = frame.chart
    drawn.part.chart_workbook.update_from_xlsx_blob(_workbook(chart))
    drawn.font.size, drawn.font.color.rgb = LETTERS, paint(INK)
    drawn.has_title = True
    unit, form = _read_as(chart)
    drawn.chart_title.text_frame.text = one_line(f"{chart.caption} ({unit})" if unit else chart.caption)
    letters = drawn.chart_title.text_frame.paragraphs[0].runs[0].font
    letters.size, letters.bold = LETTERS, False
    _axes(drawn, chart, form)
    _series(drawn, chart)


def _read_as(chart: Chart) -> tuple[str, str]:
    """Unit and form of the axis: money in the unit in which it is spoken of; the numbers behind it stay exact."""
    columns = zip(*([abs(value or 0) for value in one.values] for one in chart.series), strict=True)
    is_stacked = chart.shape in {Shape.STACKED, Shape.AREA}
    most = max((sum(column) if is_stacked else max(column) for column in columns), default=0)
    names = next((names for names in STEPS if chart.unit in names), (chart.unit,))
    least = names.index(chart.unit)
    up = min(int(math.log10(max(most, 1))) // 3, len(names) - 1 - least)
    whole = most / 1000**up >= 10 or chart.few()
    return names[least + up], ("#,##0" if whole else "0.0" if up else "General") + "," * up


def _data(chart: Chart) -> CategoryChartData:
    data = CategoryChartData()
    data.categories = [one_line(category) or " " for category in chart.categories]
    for one in chart.series:
        data.add_series(one_line(one.name) or " ", one.values)
    return data


def _workbook(chart: Chart) -> bytes:
    """In the cells that the chart reads; words stay words, whatever they begin with."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, SAFE)
    page = book.add_worksheet("Sheet1")
    text = book.add_format({"quote_prefix": True})
    for row, category in enumerate(chart.categories, start=1):
        page.write_string(row, 0, one_line(category) or " ", text)
    for column, one in enumerate(chart.series, start=1):
        page.write_string(0, column, one_line(one.name) or " ", text)
        for row, value in enumerate(one.values, start=1):
            if value is not None:
                page.write_number(row, column, value)
    book.close()
    return out.getvalue()


def _axes(drawn: Any, chart: Chart, form: str) -> None:
    value, category = drawn.value_axis, drawn.category_axis
    value.has_major_gridlines = True
    value.major_gridlines.format.line.color.rgb = paint(GRID)
    value.format.line.fill.background()
    value.tick_labels.number_format, value.tick_labels.number_format_is_linked = form, False
    if chart.few():
        value.major_unit = 1
    category.has_major_gridlines = False
    if chart.is_horizontal and chart.shape in {Shape.BARS, Shape.STACKED}:
        category.reverse_order = True
        value.tick_label_position = XL_TICK_LABEL_POSITION.HIGH  # which is below, since the order is turned


def _series(drawn: Any, chart: Chart) -> None:
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        drawn.legend.font.size = LETTERS
    plot = drawn.plots[0]
    if chart.shape in {Shape.BARS, Shape.STACKED}:
        plot.gap_width = 50
    for at, (one, hue) in enumerate(zip(plot.series, series_colours(chart), strict=True)):
        if chart.shape == Shape.LINE:
            _line(one, at, hue)
        else:
            one.format.fill.solid()
            one.format.fill.fore_color.rgb = paint(hue)


def _line(one: Any, at: int, hue: str) -> None:
    """Told apart by dash and mark too."""
    one.smooth = False
    one.format.line.color.rgb, one.format.line.width = paint(hue), Pt(3)
    one.format.line.dash_style = DASHES[at % len(DASHES)]
    one.marker.style, one.marker.size = MARKERS[at % len(MARKERS)], 10
    one.marker.format.fill.solid()
    one.marker.format.fill.fore_color.rgb = paint(hue)
    one.marker.format.line.color.rgb = paint(hue)
