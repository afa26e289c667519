"""Published lists of penjaringan."""

import datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema

from gerakan.stages.invitations.models import InvitationList
from gerakan.stages.invitations.queries.lists import entries_of
from gerakan.surfaces.api.pages import Limit, Missing, Number, Offset, Page, cut

router = Router()


class ListOut(Schema):
    """A list: its scheme, its seed, its fingerprint."""

    nomor: int = Field(alias="pk", examples=[1])
    edisi: str = Field(alias="run.scheme.edition.slug", examples=["contoh-2027"])
    data_contoh: bool = Field(
        alias="run.scheme.edition.is_sample", description="Dibuat untuk peragaan.", examples=[True]
    )
    skema: str = Field(examples=["Skema penjaringan v1"])
    tempat: int = Field(alias="place_count", examples=[80])
    cadangan: int = Field(alias="reserve_count", examples=[12])
    benih_undian: int = Field(alias="lottery_seed")
    sidik: str = Field(alias="content_hash")
    keadaan: str = Field(alias="state", description="draft, proposed, approved, discarded", examples=["approved"])
    diumumkan: datetime.datetime | None = Field(alias="published_at")

    @staticmethod
    def resolve_skema(row: InvitationList) -> str:
        """Name and version."""
        return str(row.run.scheme)


class EntryOut(Schema):
    """A region's place and why."""

    kode: str = Field(alias="region.code", examples=["35.29"])
    nama: str = Field(alias="region.name", examples=["Kabupaten Sumenep"])
    tempat: str = Field(alias="place", description="invited, reserve, below, not_eligible", examples=["invited"])
    urutan: int | None = Field(alias="position")
    penentu: str = Field(alias="decisive", description="merit, quota, lottery, rule, hand", examples=["merit"])
    penjelasan: str = Field(alias="reason")
    skor: float | None = Field(alias="standing.score", default=None, examples=[None])
    peringkat: int | None = Field(alias="standing.rank", default=None, examples=[None])
    peluang: float | None = Field(alias="standing.chance", default=None, examples=[None])
    zona: str = Field(alias="standing.zone", default="")


@router.get("", response=Page[ListOut], summary="Daftar undangan", operation_id="list_published")
def list_published(request: HttpRequest, limit: Limit = 50, offset: Offset = 0) -> dict[str, object]:
    """Newest first: what was published, and to staff and auditors also what is being drawn up."""
    rows = InvitationList.objects.visible_to(request.user).select_related("run__scheme__edition")
    return cut(rows, limit, offset)


@router.get(
    "/{nomor}", response={200: Page[EntryOut], 404: Missing}, summary="Isi satu daftar", operation_id="get_published"
)
def get_published(request: HttpRequest, nomor: Number, limit: Limit = 600, offset: Offset = 0) -> dict[str, object]:
    """Every region with its place and why."""
    shown = get_object_or_404(InvitationList.objects.visible_to(request.user), pk=nomor)
    return cut(entries_of(shown).order_by("region__code"), limit, offset)
