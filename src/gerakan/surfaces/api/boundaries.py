"""Outlines of regions as GeoJSON that says of itself what it is."""

from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from gerakan.foundation.regions.maps import boundary_note
from gerakan.foundation.regions.models import Boundary, BoundarySet
from gerakan.surfaces.api.pages import Limit, Offset

router = Router()


class Properties(Schema):
    """Whose outline, and of what kind."""

    kode: str = Field(examples=["35.29"])
    nama: str = Field(examples=["Kabupaten Sumenep"])
    provinsi: str = Field(examples=["Jawa Timur"])
    batas: str = Field(examples=["Batas indikatif, bukan batas resmi."])


class Feature(Schema):
    """One region."""

    type: str = Field("Feature", examples=["Feature"])
    properties: Properties
    geometry: dict[str, Any] = Field(examples=[{"type": "MultiPolygon", "coordinates": []}])


class Collection(Schema):
    """A FeatureCollection with the members that RFC 7946 allows beside its own."""

    type: str = Field("FeatureCollection", examples=["FeatureCollection"])
    keterangan: str = Field(examples=["Batas indikatif, bukan batas resmi."])
    resmi: bool = Field(examples=[False])
    sumber: str = Field(examples=["titik desa dan garis pantai Natural Earth 1:10 juta"])
    jumlah: int = Field(examples=[514])
    features: list[Feature]


class BoundaryQuery(Schema):
    """What the outlines can be narrowed by."""

    provinsi: str = Field("", pattern=r"^([0-9]{2})?$", description="Kode provinsi.", examples=["35"])


@router.get("", response=Collection, summary="Batas daerah (GeoJSON)", operation_id="list_boundaries")
def list_boundaries(
    request: HttpRequest, asked: Query[BoundaryQuery], limit: Limit = 600, offset: Offset = 0
) -> dict[str, object]:
    """Coordinates are longitude and latitude (WGS 84). Boundaries that we derived are indicative and say so."""
    rows = Boundary.objects.select_related("region__province").order_by("region__code")
    if asked.provinsi:
        rows = rows.filter(region__province__code=asked.provinsi)
    note, present = boundary_note(), BoundarySet.objects.first()
    return {
        "keterangan": note.text,
        "resmi": note.is_official,
        "sumber": present.source if present else "",
        "jumlah": rows.count(),
        "features": [_feature(row, note.text) for row in rows[offset : offset + limit]],
    }


def _feature(row: Boundary, note: str) -> dict[str, object]:
    region = row.region
    properties = {"kode": region.code, "nama": region.name, "provinsi": region.province.name, "batas": note}
    return {"properties": properties, "geometry": row.geometry}
