"""Files of books as tests need them."""

from typing import Any

from gerakan.stages.books.commands import ask_for, begin, keep
from gerakan.stages.books.models import Rendering
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.reviews.models import PlanVersion


def a_kept_book(
    plan: Masterplan, *, version: PlanVersion | None = None, data: bytes = b"%PDF-uji", **said: Any
) -> Rendering:
    """The executive summary, kept as if it had been made."""
    by, wanted = said.get("by") or plan.begun_by, [("buku3", "pdf", "id")]
    [row] = ask_for(plan, version=version, wanted=wanted, prints={}, by=by)
    begin(row, by=by)
    fingerprint = f"{row.pk:064d}"
    is_draft = said.get("is_draft", version is None)
    keep(row, data=data, fingerprint=fingerprint, revision=plan.revision, is_draft=is_draft, by=by)
    return Rendering.objects.get(pk=row.pk)
