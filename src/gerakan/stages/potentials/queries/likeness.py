"""What regions are compared on: the register, and the indicators that cover most of the country."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.indicators.models import IndicatorValue
from gerakan.foundation.regions.models import Kind, Region
from gerakan.foundation.ui import formats

METROPOLIS = 1_000_000
EARTH_KM = 6371.0
PLAIN = 100
"""From here on decimals say nothing."""
WIDE_ENOUGH = 0.5
"""An indicator is offered when at least so many of the regions have it."""


@dataclass(frozen=True)
class Trait:
    """Something that regions are compared on: where it comes from, and how it weighs unless a person says otherwise."""

    code: str
    label: str | Promise
    weight: float = 0.0
    is_logarithmic: bool = False
    year: int | None = None
    unit: str | Promise = ""


REGISTER = (
    Trait("population", _("Penduduk"), 2.0, is_logarithmic=True, unit=_("orang")),
    Trait("density", _("Kepadatan"), 1.0, is_logarithmic=True, unit=_("orang per km²")),
    Trait("metropolis", _("Jarak ke kota sejuta penduduk terdekat"), 1.0, is_logarithmic=True, unit="km"),
)
PER_HEAD = Trait("gdp_per_head", _("PDRB per penduduk"), 1.0, is_logarithmic=True, unit=_("juta rupiah"))
USUAL = {
    "adjusted_spending": 1.0,
    "mean_years_schooling": 0.5,
    "poverty_rate": 0.5,
    "fiscal_capacity": 1.0,
    "regional_finance": 1.0,
}
"""Weights of indicators that say something about income, people and fiscal room; all others begin at nothing."""


def traits() -> list[Trait]:
    """What can be chosen today."""
    wide = IndicatorValue.objects.current().filter(value__isnull=False, indicator__region__isnull=True)
    rows = wide.values("indicator__code", "indicator__name", "indicator__unit", "year").annotate(n=Count("pk"))
    enough = WIDE_ENOUGH * Region.objects.count()
    latest: dict[str, Trait] = {}
    for row in rows.order_by("indicator__name", "year"):
        if row["n"] >= enough:
            code = row["indicator__code"]
            latest[code] = Trait(
                code, row["indicator__name"], USUAL.get(code, 0.0), False, row["year"], row["indicator__unit"]
            )
    product = latest.pop("gdp", None)
    heads = [Trait("gdp_per_head", PER_HEAD.label, 1.0, True, product.year, PER_HEAD.unit)] if product else []
    return [*REGISTER, *heads, *latest.values()]


def reason(label: str, own: float | None, other: float | None, unit: str) -> str:
    """A trait with the figures of this region and of the other, as it is read: "Kepadatan: 264 dan 208 orang per km²"."""
    both = _("%(own)s dan %(other)s") % {"own": _figure(own), "other": _figure(other)}
    return f"{label}: {both}" if unit.casefold() in label.casefold() else f"{label}: {both} {unit}"


def _figure(value: float | None) -> str:
    return formats.number(value, 0 if value is not None and abs(value) >= PLAIN else 2)


def peer_lines(inputs: Mapping[str, Any], result: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Regions alike, nearest first, with the figures that each reason can be checked against."""
    traits = {code: (label, at, unit) for at, (code, label, _log, _year, unit) in enumerate(inputs["traits"])}
    places = {code: at for at, code in enumerate(inputs["codes"])}
    own = inputs["values"][places[inputs["region"]]]

    def why(row: Mapping[str, Any], found: str) -> list[str]:
        other = inputs["values"][places[row["code"]]]
        return [reason(label, own[at], other[at], unit) for label, at, unit in (traits[code] for code in row[found])]

    return [
        {"code": row["code"], "name": inputs["names"][places[row["code"]]], "distance": row["distance"],
         "similar": why(row, "similar"), "different": why(row, "different")}
        for row in result["rows"]
    ]  # fmt: skip


def inputs_for_peers(region: Region, chosen: Iterable[Trait]) -> dict[str, Any]:
    """Figures of all regions on these traits, as plain values that can be frozen.

    Administrative regions of Jakarta govern nothing of their own, hence are nobody's peers; as cities they are near.
    """
    kept = list(chosen)
    known = Region.objects.order_by("code").values(
        "code", "name", "kind", "population", "area_km2", "latitude", "longitude", "is_autonomous"
    )
    places: list[dict[str, Any]] = [dict(row) for row in known]
    regions = [row for row in places if row["is_autonomous"] or row["code"] == region.code]
    indicators = _indicator_values(kept)
    rows = [[_value(row, trait, indicators, places) for trait in kept] for row in regions]
    with translation.override(settings.LANGUAGE_CODE):  # one content, whoever freezes it
        labels = [[t.code, str(t.label), t.is_logarithmic, t.year, str(t.unit)] for t in kept]
    return {
        "region": region.code,
        "codes": [row["code"] for row in regions],
        "names": [row["name"] for row in regions],
        "kinds": [row["kind"] for row in regions],
        "traits": labels,
        "values": rows,
        "is_sample": _rests_on_samples(kept),
    }


def _indicator_values(kept: list[Trait]) -> dict[tuple[str, str], float]:
    wanted = {"gdp" if trait.code == PER_HEAD.code else trait.code: trait.year for trait in kept if trait.year}
    rows = IndicatorValue.objects.current().filter(
        indicator__code__in=wanted, year__in=set(wanted.values()), value__isnull=False
    )
    found = rows.values_list("indicator__code", "region__code", "year", "value")
    return {(code, region): value or 0.0 for code, region, year, value in found if wanted[code] == year}


def _rests_on_samples(kept: list[Trait]) -> bool:
    codes = ["gdp" if trait.code == PER_HEAD.code else trait.code for trait in kept]
    return IndicatorValue.objects.current().filter(indicator__code__in=codes, batch__is_sample=True).exists()


def _value(
    row: dict[str, Any], trait: Trait, indicators: dict[tuple[str, str], float], regions: list[dict[str, Any]]
) -> float | None:
    if trait.code == "population":
        return float(row["population"])
    if trait.code == "density":
        return float(row["population"]) / float(row["area_km2"])
    if trait.code == "metropolis":
        return _distance_to_metropolis(row, regions)
    if trait.code == PER_HEAD.code:
        product = indicators.get(("gdp", row["code"]))
        return None if product is None or not row["population"] else product / float(row["population"])
    return indicators.get((trait.code, row["code"]))


def _distance_to_metropolis(row: dict[str, Any], regions: list[dict[str, Any]]) -> float | None:
    """Kilometres between the points of the register, at least one; None when there is no such city."""
    cities = [
        c for c in regions if c["kind"] == Kind.KOTA and c["population"] >= METROPOLIS and c["code"] != row["code"]
    ]
    return max(1.0, min(_km(row, city) for city in cities)) if cities else None


def _km(one: dict[str, Any], other: dict[str, Any]) -> float:
    a, b = math.radians(one["latitude"]), math.radians(other["latitude"])
    turn = math.radians(other["longitude"] - one["longitude"])
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))
