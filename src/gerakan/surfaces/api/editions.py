"""Editions, who took part, and the published funnel."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema

from gerakan.foundation.editions.models import Edition
from gerakan.foundation.editions.queries import funnel_of, participants
from gerakan.surfaces.api.pages import Limit, Missing, Offset, Page, Slug, cut, whole

router = Router()


class EditionOut(Schema):
    """One round of the movement."""

    kode: str = Field(alias="slug", examples=["2019"])
    tahun: int = Field(alias="year", examples=[2019])
    nama: str = Field(alias="name", examples=["Gerakan Menuju 100 Smart City 2019"])
    keadaan: str = Field(alias="state", description="preparing, open, closed, archived", examples=["closed"])
    data_contoh: bool = Field(alias="is_sample", description="Dibuat untuk peragaan.", examples=[False])


class ParticipantOut(Schema):
    """One region in one edition."""

    kode: str = Field(alias="region.code", examples=["35.29"])
    nama: str = Field(alias="region.name", examples=["Kabupaten Sumenep"])
    peran: str = Field(alias="role", examples=["selected"])
    keyakinan: str = Field(alias="confidence", description="high, medium, low", examples=["high"])
    sumber: str = Field(alias="source_url", examples=["https://contoh.go.id/daftar"])
    data_contoh: bool = Field(alias="edition.is_sample", examples=[False])


class FunnelOut(Schema):
    """One published count of one step; conflicting counts are separate rows."""

    tahapan: str = Field(examples=["selected"])
    arti: str = Field(examples=["Kabupaten dan kota pada daftar hasil penilaian."])
    jumlah: int = Field(examples=[25])
    sumber: str = Field(examples=["https://contoh.go.id/angka"])
    catatan: str = Field(examples=[""])
    data_contoh: bool = Field(examples=[False])


@router.get("", response=Page[EditionOut], summary="Daftar edisi", operation_id="list_editions")
def list_editions(request: HttpRequest, limit: Limit = 50, offset: Offset = 0) -> dict[str, object]:
    """Newest first."""
    return cut(Edition.objects.visible_to(request.user), limit, offset)


@router.get(
    "/{kode}/peserta",
    response={200: Page[ParticipantOut], 404: Missing},
    summary="Peserta edisi",
    operation_id="list_participants",
)
def list_participants(request: HttpRequest, kode: Slug, limit: Limit = 100, offset: Offset = 0) -> dict[str, object]:
    """Regions by code; a list may be partial, as the edition's page says."""
    rows = participants(_edition(request, kode), request.user).select_related("edition")
    return cut(rows, limit, offset)


@router.get(
    "/{kode}/corong", response={200: Page[FunnelOut], 404: Missing}, summary="Corong edisi", operation_id="list_funnel"
)
def list_funnel(request: HttpRequest, kode: Slug) -> dict[str, object]:
    """Every published count with its source."""
    edition = _edition(request, kode)
    rows = [
        {
            "tahapan": row.step.code,
            "arti": row.step.definition,
            "jumlah": count.count,
            "sumber": count.source_url,
            "catatan": count.note,
            "data_contoh": edition.is_sample,
        }
        for row in funnel_of(edition)
        for count in row.counts
    ]
    return whole(rows)


def _edition(request: HttpRequest, slug: str) -> Edition:
    return get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
