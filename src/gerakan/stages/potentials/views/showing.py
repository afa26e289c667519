"""From numbers to what a page shows: the same for a calculation being tried and for a frozen one."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gerakan.foundation.regions.maps import Shape, point_svg
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui import formats
from gerakan.stages.potentials.calculations import RESULTS
from gerakan.stages.potentials.documents import charts, sentences
from gerakan.stages.potentials.models import Measure, name_of
from gerakan.stages.potentials.queries.likeness import peer_lines

Content = Mapping[str, Any]
NEAREST = 8


def sectors_shown(inputs: Content, parameters: Content, result: Content) -> dict[str, Any]:
    """Strength, growth, shift and share, nearness."""
    unit = sentences.unit_of(inputs["measure"])
    lines = sentences.sector_lines(result, inputs["notes"], inputs["measure"])
    others = [line for line in lines if line.verdict != "strong"]
    return {
        "strong": [line for line in lines if line.verdict == "strong"],
        "others": others,
        "questions": sentences.questions_of(others),
        "klassen": sentences.klassen_rows(result),
        "warnings": sentences.warnings_of(inputs, result),
        "structure": sentences.structure_sentence(result, inputs["measure"]),
        "shift": sentences.shift_sentence(result, inputs),
        "unit": unit,
        "measure_label": Measure(inputs["measure"]).label,
        "reference": sentences.reference_of(inputs),
        "years": f"{inputs['years'][0]}–{inputs['years'][-1]}",
        "without": [name_of(code) for code in parameters["without"]],
        "smallest": parameters["smallest"] * 100,
        "quotient_chart": charts.quotient_chart(result),
        "quadrant_chart": charts.quadrant_chart(result),
        "parts_chart": charts.parts_chart(result, unit),
        "shift_chart": charts.shift_chart(result, unit),
        "parts": [(name_of(row["sector"]), row) for row in result["rows"]],
        "sums": result["sums"],
        "yearly": [row for row in result["years"] if row["year"]],
        "dynamic": next(row for row in result["years"] if not row["year"]),
        "near": [(name_of(row["sector"]), row, sentences.near_sentence(row)) for row in result["near"]["rows"][:NEAREST]],
        "near_count": result["near"]["region_count"],
        "sources": inputs["sources"],
    }  # fmt: skip


def peers_shown(inputs: Content, parameters: Content, result: Content) -> dict[str, Any]:
    """The likeness of regions, with the figures that each reason can be checked against."""
    weighed = [(label, parameters["weights"].get(code), year) for code, label, _log, year, _unit in inputs["traits"]]
    return {
        "rows": _with_pages(peer_lines(inputs, result)),
        "map": _peer_map(inputs, result),
        "compared": result["compared"],
        "weighed": weighed,
        "reach": parameters["reach"],
        "mixes_kinds": parameters["mixes_kinds"],
        "is_sample": inputs["is_sample"],
        "leaves_out": not Region.objects.filter(is_autonomous=False, code__in=inputs["codes"]).exists(),
    }


def _with_pages(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each with the public page of its region, where the register still has it."""
    slugs = dict(Region.objects.filter(code__in=[row["code"] for row in rows]).values_list("code", "slug"))
    return [
        {**row, "url": reverse("portal:region", args=[slugs[row["code"]]]) if row["code"] in slugs else ""}
        for row in rows
    ]


def _peer_map(inputs: Content, result: Content) -> SafeString | None:
    """Where they lie; None without any."""
    found = {row["code"]: row["distance"] for row in result["rows"]}
    if not found:
        return None

    def shape(region: Region) -> Shape | None:
        url = reverse("portal:region", args=[region.slug])
        if region.code == inputs["region"]:
            return Shape(url, _("%s: daerah ini") % region.name, "t5")
        if region.code not in found:
            return None
        said = {"name": region.name, "distance": formats.number(found[region.code], 2)}
        return Shape(url, _("%(name)s: jarak %(distance)s") % said, "t4")

    return point_svg(shape, label=_("Letak daerah yang serupa; setiap daerah sebuah tautan"))


def people_shown(inputs: Content, parameters: Content, result: Content) -> dict[str, Any]:
    """Three paths beside the national projection."""
    return {
        "sentences": sentences.people_sentences(result, inputs["name"]),
        "method": sentences.people_method(result, parameters),
        "urban_chart": charts.urban_chart(result),
        "people_chart": charts.people_chart(result),
        "paths": result["paths"],
        "target": result["target"] * 100,
    }


def people_tried(inputs: Content, parameters: Content) -> dict[str, Any]:
    """The page of a path under somebody's own assumptions. Raises InputError."""
    result = RESULTS["people"](inputs, parameters)
    return {"is_computed": True, **people_shown(inputs, parameters, result)}


SHOWN = {"sectors": sectors_shown, "peers": peers_shown, "people": people_shown}
