"""One side of a comparison: a frozen version that everybody may read, or the own draft of whoever may read it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gerakan.foundation.regions.models import FactSource, Region
from gerakan.foundation.ui.masking import masked
from gerakan.stages.chapters.queries.contents import LiveRows, head_of
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.reviews.models import PlanVersion, Publication
from gerakan.stages.reviews.queries.public import COLUMNS
from gerakan.stages.reviews.queries.published import listed

NEEDED = ("program", "anggaran", "indikator", "quick-win")
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Side:
    """A plan as contents, and where it comes from."""

    region: Region
    head: Mapping[str, Any]
    rows: Mapping[str, Sequence[Row]]
    url: str
    version: int | None
    at: dt.datetime | None

    @property
    def name(self) -> str:
        """Of its region."""
        return str(self.region.name)

    @property
    def is_draft(self) -> bool:
        """Nobody but its own team and its readers sees this side."""
        return self.version is None

    @property
    def years(self) -> range:
        """From its first year to its last."""
        return range(self.head["starts"], self.head["starts"] + self.head["years"])

    @property
    def contents(self) -> dict[str, Any]:
        """In the shape that sums of money read."""
        return {"head": self.head, "rows": self.rows}


def key_of(row: Publication) -> str:
    """How an address names a published plan."""
    return f"{row.plan.edition.slug}/{row.plan.region.slug}"


def candidates(region: int) -> "QuerySet[Publication]":
    """Current publications of all other regions."""
    return listed().exclude(plan__region=region)


def published_side(row: Publication) -> Side:
    """Without the chapters: only what is compared is read, as everybody reads it (ADR 52)."""
    version = PlanVersion.objects.filter(pk=row.version_id)
    head, rows = version.values_list("contents__head", "contents__rows").get()
    return Side(row.plan.region, head, _public(rows), row.plan_url, row.version.number, row.at)


def _public(rows: Mapping[str, Sequence[Row]]) -> dict[str, list[Row]]:
    """Sheets that are compared, their public columns, without ways to reach a person."""
    return {code: [{field: _said(row[field]) for field in COLUMNS[code] if field in row} for row in rows.get(code, ())] for code in NEEDED}  # fmt: skip


def _said(value: Any) -> Any:
    return masked(value) if isinstance(value, str) else value


def draft_side(plan: Masterplan) -> Side:
    """As it stands now."""
    live = LiveRows(plan)
    return Side(plan.region, head_of(plan), {code: live[code] for code in NEEDED}, plan.get_absolute_url(), None, None)


@dataclass(frozen=True)
class People:
    """Where the number of people comes from, the same for all sides."""

    source: str
    on: dt.date | None


def people() -> People:
    """As the register says."""
    row = FactSource.objects.filter(fact="population").first()
    return People(row.label, row.dated) if row else People("", None)


def said_of(side: Side) -> str:
    """Which text of the plan this is."""
    if side.is_draft:
        return _("rancangan hari ini, belum diumumkan")
    return _("versi %s yang diumumkan") % side.version
