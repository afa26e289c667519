"""The indicator library and its values."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema

from gerakan.foundation.indicators.models import Indicator, IndicatorValue
from gerakan.surfaces.api.pages import Limit, Offset, Page, cut

router = Router()


class IndicatorOut(Schema):
    """A measure and where it comes from."""

    kode: str = Field(alias="code")
    nama: str = Field(alias="name")
    satuan: str = Field(alias="unit")
    arah: int = Field(alias="direction")
    berlaku_untuk: str = Field(alias="applies_to")
    definisi: str = Field(alias="method")
    sumber: str = Field(alias="source")
    pemilik: str = Field(alias="owner.name")
    lisensi: str = Field(alias="licence")


class ValueOut(Schema):
    """One region, one year."""

    kode: str = Field(alias="region.code")
    nama: str = Field(alias="region.name")
    tahun: int = Field(alias="year")
    nilai: float | None = Field(alias="value")
    kelas: str = Field(alias="value_class")
    keadaan: str = Field(alias="state")
    status: str
    sumber: str = Field(alias="source")
    data_contoh: bool = Field(alias="batch.is_sample", default=False)


@router.get("", response=Page[IndicatorOut], summary="Perpustakaan indikator", operation_id="list_indicators")
def list_indicators(request: HttpRequest, limit: Limit = 100, offset: Offset = 0) -> dict[str, object]:
    """By code."""
    rows = Indicator.objects.visible_to(request.user).select_related("owner").order_by("code")
    return cut(rows, limit, offset)


@router.get("/{kode}/nilai", response=Page[ValueOut], summary="Nilai indikator", operation_id="list_values")
def list_values(
    request: HttpRequest, kode: str, limit: Limit = 100, offset: Offset = 0, tahun: int | None = None
) -> dict[str, object]:
    """Values in force, by region and year."""
    indicator = get_object_or_404(Indicator.objects.visible_to(request.user), code=kode)
    rows = IndicatorValue.objects.current().visible_to(request.user).filter(indicator=indicator)
    if tahun is not None and 1900 <= tahun <= 2200:
        rows = rows.filter(year=tahun)
    return cut(rows.select_related("region", "batch").order_by("region__code", "year"), limit, offset)
