"""The register of regions."""

import datetime
from typing import Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema

from gerakan.foundation.editions.queries import participations_of
from gerakan.foundation.regions.models import Region, RegionQuerySet
from gerakan.foundation.regions.queries import search_regions
from gerakan.surfaces.api.pages import Limit, Offset, Page, cut

router = Router()


class RegionOut(Schema):
    """A kabupaten or kota of today."""

    kode: str = Field(alias="code", examples=["35.29"])
    kode_bps: str = Field(alias="bps_code")
    nama: str = Field(alias="name", examples=["Kabupaten Sumenep"])
    jenis: str = Field(alias="kind")
    alamat: str = Field(alias="slug")
    kode_provinsi: str = Field(alias="province.code")
    provinsi: str = Field(alias="province.name")
    gugus_pulau: str = Field(alias="province.island_group")
    ibu_kota: str = Field(alias="capital")
    lintang: float = Field(alias="latitude")
    bujur: float = Field(alias="longitude")
    luas_km2: float = Field(alias="area_km2")
    penduduk: int = Field(alias="population")
    zona_waktu: str = Field(alias="timezone")
    otonom: bool = Field(alias="is_autonomous")


class VersionOut(Schema):
    """Code, name and province in one period."""

    kode: str = Field(alias="code")
    nama: str = Field(alias="name")
    provinsi: str = Field(alias="province.name")
    sejak: datetime.date | None = Field(alias="valid_from")
    sampai: datetime.date | None = Field(alias="valid_to")


class TookPartOut(Schema):
    """One edition of a region."""

    edisi: str = Field(alias="edition.slug")
    peran: str = Field(alias="role")
    keyakinan: str = Field(alias="confidence")
    sumber: str = Field(alias="source_url")


class RegionQuery(Schema):
    """What a list of regions can be narrowed by."""

    cari: str = Field("", max_length=100, description="Nama, nama lama, kode, atau provinsi.")
    jenis: Literal["", "kabupaten", "kota"] = ""
    provinsi: str = Field("", max_length=2, description="Kode provinsi.")


class RegionFileOut(RegionOut):
    """A region with its history and the editions it took part in."""

    riwayat: list[VersionOut]
    keikutsertaan: list[TookPartOut]


@router.get("", response=Page[RegionOut], summary="Daftar daerah", operation_id="list_regions")
def list_regions(
    request: HttpRequest, asked: Query[RegionQuery], limit: Limit = 50, offset: Offset = 0
) -> dict[str, object]:
    """Search by name, former name, code or province; narrow by kind and province code."""
    return cut(_narrowed(search_regions(asked.cari), asked.jenis, asked.provinsi), limit, offset)


@router.get("/{kode}", response=RegionFileOut, summary="Satu daerah", operation_id="get_region")
def get_region(request: HttpRequest, kode: str) -> Region:
    """By its code of today."""
    region = get_object_or_404(Region.objects.select_related("province"), code=kode)
    region.riwayat = list(region.versions.select_related("province"))  # type: ignore[attr-defined]
    region.keikutsertaan = list(participations_of(region, request.user))  # type: ignore[attr-defined]
    return region


def _narrowed(rows: RegionQuerySet, kind: str, province: str) -> RegionQuerySet:
    if kind:
        rows = rows.filter(kind=kind)
    if province:
        rows = rows.filter(province__code=province)
    return rows.select_related("province").order_by("code")
