"""A chart and its three pictures; drawing happens once per spec and process."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

INK, SOFT, LINE, STRONG, PANEL = "#10243e", "#475a72", "#d9dee5", "#7d8a9b", "#ffffff"
PRIMARY, ACCENT, OK, WAIT, STOP = "#14467c", "#b3202c", "#1e7b4f", "#8a5c00", "#a1260d"
PILLARS: Final = {
    "governance": "#3d3fa0",
    "branding": "#a01a5c",
    "economy": "#765600",
    "living": "#0a6a6b",
    "society": "#a04500",
    "environment": "#2f6b22",
}
WIDE, NARROW = 640, 340

CONFIG: Final[dict[str, Any]] = {
    "aria": False,
    "font": "sans-serif",
    "background": None,
    "view": {"stroke": None},
    "axis": {
        "domain": False, "ticks": False, "gridColor": LINE, "labelColor": SOFT, "titleColor": SOFT,
        "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "labelLimit": 220, "labelPadding": 8,
        "labelFlush": False,  # a last label pushed inwards runs into its neighbour
    },
    "text": {"fontSize": 12, "color": INK},
    "legend": {"labelColor": INK, "titleColor": SOFT, "labelFontSize": 12, "symbolType": "circle"},
}  # fmt: skip
NUMBERS: Final = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp", ""]}
TIMES: Final = {
    "dateTime": "%A, %e %B %Y pukul %H.%M", "date": "%d-%m-%Y", "time": "%H.%M.%S", "periods": ["", ""],
    "days": ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"],
    "shortDays": ["Min", "Sen", "Sel", "Rab", "Kam", "Jum", "Sab"],
    "months": ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
               "Oktober", "November", "Desember"],
    "shortMonths": ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
}  # fmt: skip
NOT_FOR_PAGES: Final = re.compile(
    r' (?:style|role|aria-roledescription|aria-hidden|aria-label|xmlns:xlink|version|class)="[^"]*"'
)


@dataclass(frozen=True)
class Chart:
    """A Vega-Lite spec under a title that is a sentence, with the numbers it shows."""

    title: str
    spec: Mapping[str, Any]
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""
    narrow_spec: Mapping[str, Any] | None = field(default=None, repr=False)

    @cached_property
    def svg(self) -> SafeString:
        """For a page: no inline style, colours that the theme's stylesheet replaces."""
        return _for_page(self.document(), self.title)

    @cached_property
    def svg_narrow(self) -> SafeString:
        """The same for a phone: narrower, with text of the same size."""
        spec = self.narrow_spec or {**self.spec, "width": NARROW - 60}
        return _for_page(_svg(_text(spec)), self.title)

    def document(self) -> str:
        """A complete SVG file, for typst and for download."""
        return _svg(_text(self.spec))

    def png(self, scale: float = 2.0) -> bytes:
        """A picture on white, for Word."""
        return _png(self.document(), scale)


def from_altair(
    chart: Any, title: str, headings: Sequence[str], rows: Sequence[Sequence[str]], note: str = ""
) -> Chart:
    """An Altair chart in the house's colours and type; give it its table too."""
    return Chart(title, chart.to_dict(), headings, rows, note)


def _text(spec: Mapping[str, Any]) -> str:
    dressed = {"$schema": "https://vega.github.io/schema/vega-lite/v6.json", **spec}
    dressed["config"] = {**CONFIG, **spec.get("config", {}), "aria": False}
    if "background" in spec:
        dressed["config"]["background"] = spec["background"]
    return json.dumps(dressed, sort_keys=True, default=str)


@lru_cache(maxsize=512)
def _svg(spec: str) -> str:
    import vl_convert  # noqa: PLC0415 - a whole JavaScript engine: only when something is drawn

    drawn: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[], format_locale=NUMBERS, time_format_locale=TIMES)
    return drawn


@lru_cache(maxsize=64)
def _png(document: str, scale: float) -> bytes:
    """Of the drawing that the PDF has had already, which takes half the time of drawing anew."""
    import vl_convert  # noqa: PLC0415 - as above

    head, end, body = document.partition(">")
    ground = f'<rect width="100%" height="100%" fill="{PANEL}"/>'
    drawn: bytes = vl_convert.svg_to_png(f"{head}{end}{ground}{body}", scale=scale)
    return drawn


def _for_page(document: str, title: str) -> SafeString:
    """Safe to put into a page: Vega escapes the texts, and only the title is added here."""
    head, _sep, body = NOT_FOR_PAGES.sub("", document).partition(">")
    opening = format_html('{} role="img" aria-label="{}">', mark_safe(head), title)  # noqa: S308 - Vega's own tag
    return mark_safe(opening + body)  # noqa: S308
