"""The register of regions."""

import datetime
from typing import Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema

from gerakan.foundation.editions.queries import participations_of
from gerakan.foundation.regions.models import Region, RegionQuerySet
from gerakan.foundation.regions.queries import search_regions
from gerakan.surfaces.api.pages import Limit, Missing, Offset, Page, RegionCode, cut

router = Router()


class RegionOut(Schema):
    """A kabupaten or kota of today."""

    kode: str = Field(alias="code", examples=["35.29"])
    kode_bps: str = Field(alias="bps_code", description="Kode BPS 2018.", examples=["3529"])
    nama: str = Field(alias="name", examples=["Kabupaten Sumenep"])
    jenis: str = Field(alias="kind", examples=["kabupaten"])
    alamat: str = Field(alias="slug", description="Alamat untuk selamanya.", examples=["kabupaten-sumenep"])
    kode_provinsi: str = Field(alias="province.code", examples=["35"])
    provinsi: str = Field(alias="province.name", examples=["Jawa Timur"])
    gugus_pulau: str = Field(alias="province.island_group", examples=["jawa"])
    ibu_kota: str = Field(alias="capital", examples=["Sumenep"])
    lintang: float = Field(alias="latitude", examples=[-7.00457])
    bujur: float = Field(alias="longitude", examples=[113.86236])
    luas_km2: float = Field(alias="area_km2", examples=[2093.47])
    penduduk: int = Field(alias="population", description="Jiwa, Desember 2024.", examples=[1150000])
    zona_waktu: str = Field(alias="timezone", examples=["Asia/Jakarta"])
    otonom: bool = Field(alias="is_autonomous", description="Punya APBD dan DPRD sendiri.", examples=[True])


class VersionOut(Schema):
    """Code, name and province in one period."""

    kode: str = Field(alias="code", examples=["35.29"])
    nama: str = Field(alias="name", examples=["Kabupaten Sumenep"])
    provinsi: str = Field(alias="province.name", examples=["Jawa Timur"])
    sejak: datetime.date | None = Field(alias="valid_from", examples=[None])
    sampai: datetime.date | None = Field(alias="valid_to", description="Sampai sebelum hari ini.", examples=[None])


class TookPartOut(Schema):
    """One edition of a region."""

    edisi: str = Field(alias="edition.slug", examples=["2019"])
    peran: str = Field(alias="role", description="selected, withdrawn, substitute …", examples=["selected"])
    keyakinan: str = Field(alias="confidence", examples=["high"])
    sumber: str = Field(alias="source_url", examples=["https://contoh.go.id/daftar"])
    data_contoh: bool = Field(alias="edition.is_sample", description="Dibuat untuk peragaan.", examples=[False])


class RegionQuery(Schema):
    """What a list of regions can be narrowed by."""

    cari: str = Field(
        "",
        max_length=100,
        pattern=r"^[^\x00]*$",
        description="Nama, nama lama, kode, atau provinsi.",
        examples=["sumenep"],
    )
    jenis: Literal["", "kabupaten", "kota"] = ""
    provinsi: str = Field("", pattern=r"^([0-9]{2})?$", description="Kode provinsi.", examples=["35"])


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


@router.get("/{kode}", response={200: RegionFileOut, 404: Missing}, summary="Satu daerah", operation_id="get_region")
def get_region(request: HttpRequest, kode: RegionCode) -> Region:
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
