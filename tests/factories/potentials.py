"""Figures by sector that exist nowhere: regions with their own leanings, beside a whole that grows evenly."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.regions.models import Region
from gerakan.stages.potentials import commands
from gerakan.stages.potentials.exchange import sector_sheet
from gerakan.stages.potentials.models import CODES, Delivery, PotentialRun, SectorFigure
from gerakan.stages.potentials.queries.figures import inputs_of
from tests.factories.accounts import somebody
from tests.factories.indicators import csv_bytes

YEARS = (2021, 2022, 2023)
SECTOR_CHOICES = {"measure": "constant", "reference": "", "without": [], "smallest": 0.01, "level": 0.9}
PEOPLE_CHOICES = {
    "people": 100_000, "year_before": 2010, "share_before": 0.3, "year_now": 2020, "share_now": 0.36,
    "growth": [0.005, 0.01, 0.015], "spread": 0.5, "ceiling": 1.0, "source": "Sensus 2010 dan 2020",
}  # fmt: skip


def value_of(place: int, sector: int, year: int) -> float:
    """Sector `place` is four times as large there as elsewhere, and grows by 8 per cent instead of 3."""
    is_own = sector == place % len(CODES)
    size = 1000.0 * (1 + sector % 5) * (4 if is_own else 1)
    return round(size * (1.08 if is_own else 1.03) ** (year - YEARS[0]), 3)


def whole_of(sector: int, year: int) -> float:
    """The nation: a thousand ordinary regions."""
    return round(1000.0 * (1 + sector % 5) * 1000 * 1.03 ** (year - YEARS[0]), 3)


def a_table(
    region: Region, *, place: int = 0, with_whole: bool = True, suffix: str = ".csv", nation: int = 1000, **changed: Any
) -> bytes:
    """A filled template; `nation`: how many ordinary regions it holds; `changed`: what every row says instead."""
    rows = [
        {
            "region_code": region.code, "region": region.name, "sector": code, "year": year, "value": value_of(place, s, year),
            "whole": whole_of(s, year) * nation / 1000 if with_whole else None, "note": "satu pabrik semen" if code == "C" else "", **changed,
        }
        for year in YEARS
        for s, code in enumerate(CODES)
    ]  # fmt: skip
    return sector_sheet.export(rows, suffix=suffix)


def an_uploaded_delivery(region: Region, data: bytes | None = None, **changed: Any) -> Delivery:
    """As Bappeda sends it."""
    by = somebody(Role.PLANNING_AGENCY, region=region)
    said = {"measure": "constant", "source": "BPS (contoh)", "dated": dt.date(2024, 2, 28), "reference": "Indonesia"}
    data = a_table(region) if data is None else data
    return commands.deliver(region, name="pdrb.csv", data=data, is_sample=True, by=by, **{**said, **changed})


def an_applied_delivery(region: Region, data: bytes | None = None, **changed: Any) -> Delivery:
    """With its figures in force."""
    delivery = an_uploaded_delivery(region, data, **changed)
    commands.apply_delivery(delivery, by=delivery.created_by)
    return delivery


def many_figures(regions: Sequence[Region], *, with_whole: bool = False) -> Delivery:
    """One applied table of the secretariat for all of them; each region leans to another sector."""
    delivery = Delivery.objects.create(
        measure="constant", source="BPS (contoh)", dated=dt.date(2024, 2, 28), name="semua.csv", sha256="0" * 64, state="applied",
        is_sample=True, created_by=somebody(Role.SECRETARIAT),
    )  # fmt: skip
    SectorFigure.objects.bulk_create(
        SectorFigure(
            delivery=delivery, region=region, measure="constant", sector=code, year=year, value=value_of(place, s, year),
            whole=whole_of(s, year) if with_whole else None,
        )
        for place, region in enumerate(regions)
        for year in YEARS
        for s, code in enumerate(CODES)
    )  # fmt: skip
    return delivery


def a_sector_run(region: Region, **choices: Any) -> PotentialRun:
    """Frozen by the region's Bappeda from what stands, or from a fresh table."""
    inputs = inputs_of(region, "constant")
    if inputs is None:
        an_applied_delivery(region)
        inputs = inputs_of(region, "constant")
    inputs["region_count"] = 514  # the register of a test is not the country
    by = somebody(Role.PLANNING_AGENCY, region=region)
    return commands.freeze(region, kind="sectors", inputs=inputs, parameters={**SECTOR_CHOICES, **choices}, by=by)


def a_people_run(region: Region, **choices: Any) -> PotentialRun:
    """People to 2045."""
    by = somebody(Role.REGION_ADMIN, region=region)
    inputs = {"region": region.code, "name": region.name}
    return commands.freeze(region, kind="people", inputs=inputs, parameters={**PEOPLE_CHOICES, **choices}, by=by)


def table_of_rows(rows: Sequence[Sequence[Any]]) -> bytes:
    """A CSV with the sheet's headings and these cells."""
    return csv_bytes([[str(column.title) for column in sector_sheet.columns], *rows])
