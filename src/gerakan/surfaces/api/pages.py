"""Pages of an answer: bounded, because an unbounded limit or offset would break the database."""

from collections.abc import Sequence
from typing import Annotated, Generic, TypeVar

from django.db.models import Model, QuerySet
from ninja import Field, Path, Query, Schema

T = TypeVar("T")
M = TypeVar("M", bound=Model)
LARGEST_PAGE = 600
LAST_OFFSET = 1_000_000

Limit = Annotated[int, Query(ge=1, le=LARGEST_PAGE, description="Banyaknya baris.")]
Offset = Annotated[int, Query(ge=0, le=LAST_OFFSET, description="Baris pertama, dihitung dari 0.")]
Year = Annotated[int | None, Query(ge=1945, le=2200, description="Tahun data.", examples=[2021])]
# A NUL would break PostgreSQL; no code or address holds one.
RegionCode = Annotated[str, Path(pattern=r"^[0-9.]{1,5}$", description="Kode Kemendagri hari ini.", examples=["35.29"])]
Slug = Annotated[str, Path(pattern=r"^[-\w]{1,60}$", description="Kode pada alamat.")]
Number = Annotated[int, Path(ge=1, le=2**31 - 1, description="Nomor daftar.", examples=[1])]


class Missing(Schema):
    """There is no such thing, or this person may not see it."""

    detail: str = Field(examples=["Not Found"])


class Page(Schema, Generic[T]):
    """Some of the rows, and how many there are."""

    jumlah: int = Field(description="Banyaknya seluruh baris.", examples=[1])
    baris: list[T]


def cut(rows: QuerySet[M], limit: int, offset: int) -> dict[str, object]:
    """One page of a QuerySet; two queries."""
    return {"jumlah": rows.count(), "baris": list(rows[offset : offset + limit])}


def whole(rows: Sequence[T]) -> dict[str, object]:
    """A short list as one page."""
    return {"jumlah": len(rows), "baris": list(rows)}
