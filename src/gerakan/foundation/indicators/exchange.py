"""Values out of the house, in the shapes in which they come in; each comes back unchanged."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.exchange import Column, Sheet, number, text, whole_number
from gerakan.foundation.exchange.writing import grid, text_file
from gerakan.foundation.indicators.models import Indicator, IndicatorValue
from gerakan.foundation.regions.models import Region

State = IndicatorValue.State
# Words that the reader of numbers knows (exchange.figures.WORDS); an empty cell says nothing at all.
WORDS = {State.NOT_REPORTED: "…", State.NOT_APPLICABLE: "tidak berlaku", State.SUPPRESSED: "dirahasiakan"}

long_sheet = Sheet(
    Column("region_code", _("Kode wilayah"), text, help=_("Kode Kemendagri, misalnya 35.29."), example="35.29"),
    Column("region", _("Kabupaten/Kota"), text, required=False, example="Kabupaten Sumenep"),
    Column("indicator", _("Indikator"), text, help=_("Kode dari pustaka indikator."), example="poverty_rate"),
    Column("year", _("Tahun"), whole_number, example="2021"),
    Column("value", _("Nilai"), number, required=False,
           help=_("Angka; … bila tidak dilaporkan, “tidak berlaku”, “dirahasiakan”. Sel kosong tidak mengubah apa pun."),
           example="18,76"),
    name=_("Nilai indikator"),
)  # fmt: skip


def said(value: IndicatorValue) -> Any:
    """What is written into the cell."""
    if value.state != State.OBSERVED:
        return WORDS[State(value.state)]
    return value.value_class if value.value is None else value.value


def long_rows(values: Iterable[IndicatorValue]) -> Iterable[dict[str, Any]]:
    """One line a value; give values with region and indicator selected."""
    for value in values:
        yield {
            "region_code": value.region.code,
            "region": value.region.name,
            "indicator": value.indicator.code,
            "year": value.year,
            "value": said(value),
        }


def wide_header(figures: Sequence[tuple[Indicator, int]]) -> list[str]:
    """Headings that the guess of columns recognises exactly, year included."""
    return [str(_("Kode wilayah")), str(_("Kabupaten/Kota")), *(f"{item.name} {year}" for item, year in figures)]


def wide_file(
    figures: Sequence[tuple[Indicator, int]],
    regions: Iterable[Region],
    values: Iterable[IndicatorValue],
    *,
    suffix: str,
) -> bytes:
    """Regions by indicators as .xlsx or .csv; without values it is the template."""
    found = {(value.region_id, value.indicator_id, value.year): said(value) for value in values}
    lines = [
        [region.code, region.name, *(found.get((region.pk, item.pk, year)) for item, year in figures)]
        for region in regions
    ]
    if suffix == ".csv":
        return text_file(wide_header(figures), lines)
    return grid(str(_("Nilai indikator")), wide_header(figures), lines)


def long_file(values: Iterable[IndicatorValue], *, suffix: str) -> bytes:
    """One line a value as .xlsx or .csv."""
    return long_sheet.export(long_rows(values), suffix=suffix)
