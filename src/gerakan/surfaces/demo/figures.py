"""Sample product by sector of the region with the whole plan, and what is computed from it."""

import datetime as dt

from gerakan.foundation.accounts.models import User
from gerakan.foundation.regions.models import Region
from gerakan.stages.potentials import commands
from gerakan.stages.potentials.exchange import sector_sheet
from gerakan.stages.potentials.models import CODES, PotentialRun
from gerakan.stages.potentials.queries.figures import inputs_of
from gerakan.stages.potentials.queries.likeness import inputs_for_peers, traits

YEARS = range(2021, 2026)
OWN = {
    "A": (2_900_000, 1.062), "B": (96_000, 1.021), "C": (310_000, 1.021), "D": (9_000, 1.058), "E": (14_000, 1.032),
    "F": (620_000, 1.035), "G": (760_000, 1.041), "H": (168_000, 1.047), "I": (190_000, 1.081), "J": (205_000, 1.066),
    "K": (128_000, 1.038), "L": (117_000, 1.029), "M,N": (21_000, 1.034), "O": (455_000, 1.024), "P": (290_000, 1.045),
    "Q": (104_000, 1.053), "R,S,T,U": (73_000, 1.036),
}  # fmt: skip
"""Million rupiah in the first year, and growth: an economy of the sea with a young tourism."""
WHOLE = {
    "A": (2_250_000, 1.018), "B": (1_390_000, 1.019), "C": (3_590_000, 1.046), "D": (190_000, 1.047), "E": (19_000, 1.041),
    "F": (1_770_000, 1.042), "G": (2_300_000, 1.044), "H": (860_000, 1.079), "I": (430_000, 1.078), "J": (1_320_000, 1.074),
    "K": (830_000, 1.039), "L": (640_000, 1.026), "M,N": (400_000, 1.068), "O": (760_000, 1.021), "P": (640_000, 1.028),
    "Q": (290_000, 1.055), "R,S,T,U": (410_000, 1.061),
}  # fmt: skip
"""Thousand million rupiah of the area that it is compared with."""
MEASURE, REFERENCE = "constant", "Indonesia"
SOURCE = "Data contoh: PDRB menurut lapangan usaha"
CHOICES = {"measure": MEASURE, "reference": "", "without": [], "smallest": 0.01, "level": 0.9}
PEERS = {"mixes_kinds": False, "reach": 1.5, "count": 10}
PEOPLE = {
    "people": 118_000, "year_before": 2010, "share_before": 0.21, "year_now": 2020, "share_now": 0.27,
    "growth": [0.006, 0.011, 0.016], "spread": 0.5, "ceiling": 1.0, "source": "Data contoh: dua sensus",
}  # fmt: skip


def deliver(region: Region, *, by: User) -> None:
    """The table that Bappeda sends, applied; strength of sectors, regions alike and people to 2045 are frozen."""
    table = sector_sheet.export(_rows(region), suffix=".csv")
    delivery = commands.deliver(
        region, name="pdrb-contoh.csv", data=table, measure=MEASURE, source=SOURCE, dated=dt.date(YEARS[-1] + 1, 3, 1),
        reference=REFERENCE, is_sample=True, by=by,
    )  # fmt: skip
    commands.apply_delivery(delivery, by=by)
    if inputs := inputs_of(region, MEASURE):
        commands.freeze(region, kind="sectors", inputs=inputs, parameters=CHOICES, by=by)
    chosen = [trait for trait in traits() if trait.weight]
    alike = PEERS | {"weights": {trait.code: trait.weight for trait in chosen}}
    commands.freeze(region, kind="peers", inputs=inputs_for_peers(region, chosen), parameters=alike, by=by)
    named = {"region": region.code, "name": region.name}
    commands.freeze(region, kind="people", inputs=named, parameters=PEOPLE, by=by)
    for run in PotentialRun.objects.filter(region=region):
        commands.publish(run, by=by)


def _rows(region: Region) -> list[dict[str, object]]:
    return [
        {"region_code": region.code, "region": region.name, "sector": code, "year": year, "note": "",
         "value": _grown(OWN[code], year), "whole": 1000 * _grown(WHOLE[code], year)}
        for year in YEARS
        for code in CODES
    ]  # fmt: skip


def _grown(first: tuple[int, float], year: int) -> float:
    start, growth = first
    return round(start * growth ** (year - YEARS[0]), 1)
