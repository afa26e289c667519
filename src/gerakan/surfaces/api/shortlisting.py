"""Published lists of penjaringan."""

import datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema

from gerakan.stages.shortlisting.models import InvitationList
from gerakan.stages.shortlisting.queries.lists import entries_of
from gerakan.surfaces.api.pages import Limit, Offset, Page, cut

router = Router()


class ListOut(Schema):
    """A list that was published."""

    nomor: int = Field(alias="pk")
    edisi: str = Field(alias="run.scheme.edition.slug")
    skema: str
    tempat: int = Field(alias="place_count")
    cadangan: int = Field(alias="reserve_count")
    benih_undian: int = Field(alias="lottery_seed")
    sidik: str = Field(alias="content_hash")
    diumumkan: datetime.datetime | None = Field(alias="published_at")

    @staticmethod
    def resolve_skema(row: InvitationList) -> str:
        """Name and version."""
        return str(row.run.scheme)


class EntryOut(Schema):
    """A region's place and why."""

    kode: str = Field(alias="region.code")
    nama: str = Field(alias="region.name")
    tempat: str = Field(alias="place")
    urutan: int | None = Field(alias="position")
    penentu: str = Field(alias="decisive")
    penjelasan: str = Field(alias="reason")
    skor: float | None = Field(alias="standing.score", default=None)
    peringkat: int | None = Field(alias="standing.rank", default=None)
    peluang: float | None = Field(alias="standing.chance", default=None)
    zona: str = Field(alias="standing.zone", default="")


@router.get("", response=Page[ListOut], summary="Daftar yang diumumkan", operation_id="list_published")
def list_published(request: HttpRequest, limit: Limit = 50, offset: Offset = 0) -> dict[str, object]:
    """Newest first."""
    rows = InvitationList.objects.filter(published_at__isnull=False).select_related("run__scheme__edition")
    return cut(rows, limit, offset)


@router.get("/{nomor}", response=Page[EntryOut], summary="Isi satu daftar", operation_id="get_published")
def get_published(request: HttpRequest, nomor: int, limit: Limit = 600, offset: Offset = 0) -> dict[str, object]:
    """Every region with its place; only lists that were published."""
    published = InvitationList.objects.filter(published_at__isnull=False)
    shown = get_object_or_404(published, pk=min(max(nomor, 0), 2**31))
    return cut(entries_of(shown).order_by("region__code"), limit, offset)
