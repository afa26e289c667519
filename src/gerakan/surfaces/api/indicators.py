"""The indicator library and its values."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema

from gerakan.foundation.indicators.models import Indicator, IndicatorValue
from gerakan.surfaces.api.pages import Limit, Missing, Offset, Page, Slug, Year, cut

router = Router()


class IndicatorOut(Schema):
    """A measure and where it comes from."""

    kode: str = Field(alias="code", examples=["poverty_rate"])
    nama: str = Field(alias="name", examples=["Persentase penduduk miskin"])
    satuan: str = Field(alias="unit", examples=["persen"])
    arah: int = Field(
        alias="direction", description="1 makin tinggi makin baik, -1 sebaliknya, 0 konteks", examples=[-1]
    )
    berlaku_untuk: str = Field(alias="applies_to", description="both, kota, kabupaten", examples=["both"])
    definisi: str = Field(alias="method")
    sumber: str = Field(alias="source")
    pemilik: str = Field(alias="owner.name")
    lisensi: str = Field(alias="licence")
    data_contoh: bool = Field(alias="is_sample", examples=[False])


class ValueOut(Schema):
    """One region, one year."""

    kode: str = Field(alias="region.code", examples=["35.29"])
    nama: str = Field(alias="region.name", examples=["Kabupaten Sumenep"])
    tahun: int = Field(alias="year", examples=[2021])
    nilai: float | None = Field(alias="value", examples=[20.51])
    kelas: str = Field(alias="value_class")
    keadaan: str = Field(
        alias="state", description="observed, not_reported, not_applicable, suppressed", examples=["observed"]
    )
    status: str = Field(description="provisional, verified", examples=["provisional"])
    sumber: str = Field(alias="source")
    data_contoh: bool = Field(
        alias="batch.is_sample", default=False, description="Dibuat untuk peragaan.", examples=[False]
    )


@router.get("", response=Page[IndicatorOut], summary="Perpustakaan indikator", operation_id="list_indicators")
def list_indicators(request: HttpRequest, limit: Limit = 100, offset: Offset = 0) -> dict[str, object]:
    """By code."""
    rows = Indicator.objects.visible_to(request.user).select_related("owner").order_by("code")
    return cut(rows, limit, offset)


@router.get(
    "/{kode}/nilai", response={200: Page[ValueOut], 404: Missing}, summary="Nilai indikator", operation_id="list_values"
)
def list_values(
    request: HttpRequest, kode: Slug, limit: Limit = 100, offset: Offset = 0, tahun: Year = None
) -> dict[str, object]:
    """Values in force, by region and year."""
    indicator = get_object_or_404(Indicator.objects.visible_to(request.user), code=kode)
    rows = IndicatorValue.objects.current().visible_to(request.user).filter(indicator=indicator)
    if tahun is not None:
        rows = rows.filter(year=tahun)
    return cut(rows.select_related("region", "batch").order_by("region__code", "year"), limit, offset)
