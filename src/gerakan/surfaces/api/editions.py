"""Editions, who took part, and the published funnel."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema

from gerakan.foundation.editions.models import Edition
from gerakan.foundation.editions.queries import funnel_of, participants
from gerakan.surfaces.api.pages import Limit, Offset, Page, cut, whole

router = Router()


class EditionOut(Schema):
    """One round of the movement."""

    kode: str = Field(alias="slug")
    tahun: int = Field(alias="year")
    nama: str = Field(alias="name")
    keadaan: str = Field(alias="state")
    data_contoh: bool = Field(alias="is_sample")


class ParticipantOut(Schema):
    """One region in one edition."""

    kode: str = Field(alias="region.code")
    nama: str = Field(alias="region.name")
    peran: str = Field(alias="role")
    keyakinan: str = Field(alias="confidence")
    sumber: str = Field(alias="source_url")


class FunnelOut(Schema):
    """One published count of one step; conflicting counts are separate rows."""

    tahapan: str
    arti: str
    jumlah: int
    sumber: str
    catatan: str


@router.get("", response=Page[EditionOut], summary="Daftar edisi", operation_id="list_editions")
def list_editions(request: HttpRequest, limit: Limit = 50, offset: Offset = 0) -> dict[str, object]:
    """Newest first."""
    return cut(Edition.objects.visible_to(request.user), limit, offset)


@router.get("/{kode}/peserta", response=Page[ParticipantOut], summary="Peserta edisi", operation_id="list_participants")
def list_participants(request: HttpRequest, kode: str, limit: Limit = 100, offset: Offset = 0) -> dict[str, object]:
    """Regions by code; a list may be partial, as the edition's page says."""
    return cut(participants(_edition(request, kode), request.user), limit, offset)


@router.get("/{kode}/corong", response=Page[FunnelOut], summary="Corong edisi", operation_id="list_funnel")
def list_funnel(request: HttpRequest, kode: str) -> dict[str, object]:
    """Every published count with its source."""
    rows = [
        {
            "tahapan": row.step.code,
            "arti": row.step.definition,
            "jumlah": count.count,
            "sumber": count.source_url,
            "catatan": count.note,
        }
        for row in funnel_of(_edition(request, kode))
        for count in row.counts
    ]
    return whole(rows)


def _edition(request: HttpRequest, slug: str) -> Edition:
    return get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
