"""Pages of an answer: bounded, because an unbounded limit or offset would break the database."""

from collections.abc import Sequence
from typing import Annotated, Generic, TypeVar

from django.db.models import Model, QuerySet
from ninja import Field, Query, Schema

T = TypeVar("T")
M = TypeVar("M", bound=Model)
LARGEST_PAGE = 600
LAST_OFFSET = 1_000_000

Limit = Annotated[int, Query(ge=1, le=LARGEST_PAGE, description="Banyaknya baris.")]
Offset = Annotated[int, Query(ge=0, le=LAST_OFFSET, description="Baris pertama, dihitung dari 0.")]


class Page(Schema, Generic[T]):
    """Some of the rows, and how many there are."""

    jumlah: int = Field(description="Banyaknya seluruh baris.")
    baris: list[T]


def cut(rows: QuerySet[M], limit: int, offset: int) -> dict[str, object]:
    """One page of a QuerySet; two queries."""
    return {"jumlah": rows.count(), "baris": list(rows[offset : offset + limit])}


def whole(rows: Sequence[T]) -> dict[str, object]:
    """A short list as one page."""
    return {"jumlah": len(rows), "baris": list(rows)}
