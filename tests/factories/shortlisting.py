"""A scheme over a few regions with figures that can be added up by hand."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.indicators.models import Indicator, IndicatorValue
from gerakan.foundation.regions.models import Region
from gerakan.stages.shortlisting.commands import runs, schemes
from gerakan.stages.shortlisting.commands.schemes import GroupRow, IndicatorRow
from gerakan.stages.shortlisting.models import Run, Scheme
from gerakan.stages.shortlisting.queries.schemes import SETTINGS
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory
from tests.factories.indicators import IndicatorFactory
from tests.factories.regions import ProvinceFactory, RegionFactory

YEAR = 2026
PLACES = {"kota": 2, "kabupaten": 2}
MOST_IN_A_PROVINCE = 25


def regions(kota: int = 4, kabupaten: int = 4) -> list[Region]:
    """Kota first, each kind by code."""
    provinces = [ProvinceFactory() for _ in range(0, max(kota, kabupaten, 1), MOST_IN_A_PROVINCE)]
    places = [("kota", n) for n in range(kota)] + [("kabupaten", n) for n in range(kabupaten)]
    return [RegionFactory(province=provinces[n // MOST_IN_A_PROVINCE], kind=kind) for kind, n in places]


def values(indicator: Indicator, places: Sequence[Region], figures: Sequence[float | None], year: int = YEAR) -> None:
    """One figure per region; None stays away."""
    IndicatorValue.objects.bulk_create(
        IndicatorValue(indicator=indicator, region=region, year=year, value=figure, source="BPS")
        for region, figure in zip(places, figures, strict=True)
        if figure is not None
    )


def row(indicator: Indicator, weight: float, **fields: Any) -> IndicatorRow:
    """An indicator hanging from the index."""
    return IndicatorRow(indicator, fields.pop("group", ""), fields.pop("year", YEAR), Decimal(str(weight)), **fields)


def a_scheme(
    *rows: IndicatorRow,
    groups: Sequence[GroupRow] = (),
    settings: Mapping[str, Any] | None = None,
    edition: Edition | None = None,
    by: User | None = None,
    is_ready: bool = True,
) -> Scheme:
    """Written and made ready by the secretariat."""
    by = by or somebody(Role.SECRETARIAT)
    scheme = schemes.open_scheme(edition or EditionFactory(), title="Skema uji", by=by)
    kept = {name: getattr(scheme, name) for name in SETTINGS} | {"normalisation": "minmax"} | dict(settings or {})
    schemes.write_scheme(scheme, settings=kept, groups=groups, indicators=rows, by=by)
    if is_ready:
        schemes.move_scheme(scheme, step="make_ready", by=by)
    return scheme


def two_indicators(places: Sequence[Region]) -> tuple[Indicator, Indicator]:
    """x rises and y falls over the regions of each kind; y counts the other way, so both agree on the order."""
    x, y = IndicatorFactory(code="x", name="Kemampuan"), IndicatorFactory(code="y", name="Kemiskinan", direction=-1)
    half = len(places) // 2
    values(x, places, [float(n) for n in range(half)] * 2)
    values(y, places, [float(10 * (half - n)) for n in range(half)] * 2)
    return x, y


def a_ready_scheme(places: Sequence[Region] | None = None, **fields: Any) -> Scheme:
    """x weighs 25, y 75."""
    x, y = two_indicators(places or regions())
    return a_scheme(row(x, 25), row(y, 75, direction=-1), **fields)


def a_computed_run(scheme: Scheme | None = None, **fields: Any) -> Run:
    """Two hundred draws, seed 1."""
    asked = {"seed": 1, "draws": 200, "places": PLACES, "by": somebody(Role.SECRETARIAT)} | fields
    return runs.compute_run(scheme or a_ready_scheme(), **asked)
