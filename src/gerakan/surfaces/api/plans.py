"""Masterplans that were made public: the list, and one plan with programmes, indicators and money (ADR 52)."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Field, Router, Schema

from gerakan.stages.masterplans.models import YEAR_FIELDS
from gerakan.stages.reviews.models import PlanVersion, Publication
from gerakan.stages.reviews.queries.money import counted
from gerakan.stages.reviews.queries.public import public_contents
from gerakan.stages.reviews.queries.published import listed
from gerakan.surfaces.api.pages import Limit, Missing, Offset, Page, Slug, cut

router = Router()
Row = Mapping[str, Any]


class PlanOut(Schema):
    """A plan that everybody may read: whose, since when, by which act."""

    kode: str = Field(description="Kode Kemendagri daerahnya.", examples=["74.07"])
    nama: str = Field(examples=["Kabupaten Wakatobi"])
    alamat_daerah: str = Field(examples=["kabupaten-wakatobi"])
    provinsi: str = Field(examples=["Sulawesi Tenggara"])
    edisi: str = Field(examples=["bimbingan-2027"])
    data_contoh: bool = Field(description="Dibuat untuk peragaan.", examples=[True])
    versi: int = Field(examples=[1])
    diumumkan: datetime.datetime = Field(examples=["2028-02-01T09:00:00+07:00"])
    produk_hukum: str = Field(examples=["Peraturan Kepala Daerah Nomor 12 Tahun 2028"])
    tanggal_produk_hukum: datetime.date = Field(examples=["2028-01-15"])
    sidik: str = Field(description="SHA-256 seluruh isi yang ditetapkan.", examples=["9f2c…"])
    halaman: str = Field(examples=["/rencana/bimbingan-2027/kabupaten-wakatobi/"])


class ProgrammeOut(Schema):
    """A programme or a part of one."""

    kode: str = Field(examples=["P-001"])
    nama: str = Field(examples=["Layanan Akta di Kelurahan"])
    jenis: str = Field(examples=["program"])
    bagian_dari: str = Field(description="Kode program di atasnya, bila ada.", examples=[""])
    pilar: str = Field(examples=["governance"])
    subdimensi: str = Field(examples=["layanan_publik"])
    perangkat_daerah: str = Field(examples=["Dinas Kependudukan dan Pencatatan Sipil"])
    mulai: int | None = Field(examples=[2028])
    selesai: int | None = Field(examples=[2030])
    unggulan: bool = Field(examples=[True])


class IndicatorOut(Schema):
    """What shows success, with a target a year where one was given."""

    kode: str = Field(examples=["I-001"])
    nama: str = Field(examples=["Kepuasan warga atas layanan"])
    satuan: str = Field(examples=["persen"])
    sasaran: str = Field(description="Kode sasaran, bila ada.", examples=["S-1"])
    program: str = Field(description="Kode program, bila ada.", examples=[""])
    tahun_dasar: int | None = Field(examples=[2026])
    nilai_dasar: float | None = Field(examples=[71])
    target: dict[str, float] = Field(description="Tahun: nilai.", examples=[{"2028": 73, "2029": 75.5}])


class YearOut(Schema):
    """Rupiah of one year: what programmes cost, what the region can spend."""

    tahun: int = Field(examples=[2028])
    biaya: int = Field(description="Rupiah, setiap uang dihitung sekali.", examples=[16000000000])
    pagu: int | None = Field(description="Rupiah; kosong bila tidak disebut.", examples=[17600000000])


class PlanWhole(PlanOut):
    """The public part of one plan."""

    rencana: str = Field(examples=["Rencana induk smart city"])
    mulai: int = Field(examples=[2028])
    tahun: int = Field(description="Banyaknya tahun.", examples=[10])
    visi: str = Field(examples=["Wakatobi yang melayani, sejahtera dari laut, dan lestari bagi anak cucu"])
    misi: list[str] = Field(examples=[["Pelayanan yang dekat dan pasti"]])
    program: list[ProgrammeOut]
    indikator: list[IndicatorOut]
    anggaran: list[YearOut]
    tidak_dimuat: list[str] = Field(description="Lembar yang tidak untuk umum.", examples=[["pemangku"]])
    berkas: str = Field(
        description="Seluruh isi untuk umum sebagai JSON.",
        examples=["/rencana/bimbingan-2027/kabupaten-wakatobi/versi/1.json"],
    )


@router.get("", response=Page[PlanOut], summary="Rencana induk yang diumumkan", operation_id="list_plans")
def list_plans(request: HttpRequest, limit: Limit = 50, offset: Offset = 0) -> dict[str, object]:
    """The current version of every plan, by region; withdrawn ones and rehearsals are not here."""
    page = cut(listed().order_by("plan__region__code", "pk"), limit, offset)
    return page | {"baris": [_of_publication(row) for row in page["baris"]]}  # type: ignore[attr-defined]


@router.get(
    "/{edisi}/{daerah}", response={200: PlanWhole, 404: Missing}, summary="Satu rencana induk", operation_id="get_plan"
)
def get_plan(request: HttpRequest, edisi: Slug, daerah: Slug) -> dict[str, Any]:
    """Vision, programmes, indicators, money a year: what of the current version is public."""
    row = listed().filter(plan__edition__slug=edisi, plan__region__slug=daerah).first()
    if row is None:
        raise Http404
    contents = public_contents(
        row.version, PlanVersion.objects.values_list("contents", flat=True).get(pk=row.version_id)
    )
    rows, head = contents["rows"], contents["head"]
    return {
        **_of_publication(row), "rencana": head["name"], "mulai": head["starts"], "tahun": head["years"],
        "visi": head["vision"] or "", "misi": [one["text"] for one in rows["misi"]],
        "program": [_programme(one) for one in rows["program"]],
        "indikator": [_indicator(one, head["starts"], head["years"]) for one in rows["indikator"]],
        "anggaran": list(_years(contents)), "tidak_dimuat": contents["withheld"],
        "berkas": f"{row.plan_url}versi/{row.version.number}.json",
    }  # fmt: skip


def _of_publication(row: Publication) -> dict[str, Any]:
    region, edition, adoption = row.plan.region, row.plan.edition, row.adoption
    return {
        "kode": region.code, "nama": region.name, "alamat_daerah": region.slug, "provinsi": region.province.name,
        "edisi": edition.slug, "data_contoh": edition.is_sample, "versi": row.version.number, "diumumkan": row.at,
        "produk_hukum": adoption.act_words, "tanggal_produk_hukum": adoption.act_on, "sidik": row.version.sha256,
        "halaman": row.plan_url,
    }  # fmt: skip


def _programme(row: Row) -> dict[str, Any]:
    return {
        "kode": row["code"], "nama": row.get("name") or "", "jenis": row.get("kind") or "",
        "bagian_dari": row.get("parent") or "", "pilar": row.get("pillar") or "",
        "subdimensi": row.get("subdimension") or "", "perangkat_daerah": row.get("owner") or "",
        "mulai": row.get("starts"), "selesai": row.get("ends"), "unggulan": bool(row.get("flagship")),
    }  # fmt: skip


def _indicator(row: Row, starts: int, years: int) -> dict[str, Any]:
    given = ((starts + at, row.get(field)) for at, field in enumerate(YEAR_FIELDS[:years]))
    return {
        "kode": row["code"], "nama": row.get("name") or "", "satuan": row.get("unit") or "",
        "sasaran": row.get("goal") or "", "program": row.get("programme") or "",
        "tahun_dasar": row.get("baseline_year"), "nilai_dasar": row.get("baseline"),
        "target": {str(year): value for year, value in given if value is not None},
    }  # fmt: skip


def _years(contents: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    head = contents["head"]
    cost = [0] * head["years"]
    for _root, amounts in counted(contents):
        cost = [so_far + one for so_far, one in zip(cost, amounts, strict=True)]
    for at, field in enumerate(YEAR_FIELDS[: head["years"]]):
        given = [row[field] for row in contents["rows"]["pagu"] if row.get(field) is not None]
        yield {"tahun": head["starts"] + at, "biaya": cost[at], "pagu": sum(given) if given else None}
