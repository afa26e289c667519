"""Questions about enquiries: what was asked about an item, what waits for the secretariat."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from gerakan.foundation.editions.models import Edition
from gerakan.foundation.editions.phases import allows
from gerakan.foundation.instruments.tree import Item, tree_of
from gerakan.stages.assessment.models import Case, Enquiry, MarkSheet
from gerakan.stages.assessment.permissions import MAY_ASK_REGIONS
from gerakan.stages.questionnaires.models import Clarification, Submission
from gerakan.stages.questionnaires.queries.words import original_in_words

ASKABLE = (Case.State.MARKING, Case.State.CONSOLIDATING)
RELATED = (
    "item",
    "clarification",
    "sheet__engagement__assessor__user",
    "sheet__case__region",
    "sheet__case__ruling__edition",
)


@dataclass(frozen=True)
class Asked:
    """A question that the region was asked about an item, its answer, and the answer as it was before."""

    clarification: Clarification
    original: str


def enquiries() -> QuerySet[Enquiry]:
    """With everything a page about them shows."""
    return Enquiry.objects.select_related(*RELATED)


def enquiries_of(edition: Edition) -> QuerySet[Enquiry]:
    """All of an edition: those that wait first, the others by their last act."""
    rows = enquiries().filter(sheet__case__ruling__edition=edition)
    return rows.order_by(F("decided_at").desc(nulls_first=True), "pk")


def waiting_in(edition: Edition) -> QuerySet[Enquiry]:
    """Nobody has passed them on or declined them."""
    return enquiries_of(edition).filter(state=Enquiry.State.WAITING)


def own_by_item(sheet: MarkSheet) -> dict[int, list[Enquiry]]:
    """What this sheet's owner asked, by item."""
    found: dict[int, list[Enquiry]] = defaultdict(list)
    for row in sheet.enquiries.select_related("item"):
        found[row.item_id].append(row)
    return found


def asked_by_item(case: Case) -> dict[int, list[Asked]]:
    """What the region was asked about each item, whoever wanted to know."""
    items = {item.pk: item for item in tree_of(case.ruling.version).items()}
    found: dict[int, list[Asked]] = defaultdict(list)
    rows = Clarification.objects.filter(
        submission__round__edition=case.ruling.edition_id, submission__region=case.region_id
    )
    for row in rows:
        if item := items.get(row.item_id):
            found[row.item_id].append(Asked(row, original_in_words(item, row.original)))
    return found


def submission_of(case: Case) -> Submission | None:
    """The region's answers to the questionnaire of this edition."""
    rows = Submission.objects.select_related("round__edition", "round__version", "region")
    return rows.filter(round__edition=case.ruling.edition_id, region=case.region_id).first()


def why_not_askable(sheet: MarkSheet) -> str:
    """Why this sheet's owner cannot ask now, or nothing."""
    if sheet.state == MarkSheet.State.REMOVED:
        return _("Anda tidak lagi duduk di panel daerah ini.")
    if sheet.case.state not in ASKABLE:
        return _("Klarifikasi diminta selama penilaian mandiri dan pembahasan panel.")
    if not allows(MAY_ASK_REGIONS, sheet.case.ruling.edition_id, sheet.case.region_id):
        return _("Fase edisi ini tidak menerima permintaan klarifikasi baru.")
    return ""


def askable_item(sheet: MarkSheet, code: str) -> Item | None:
    """An item of this code that the region was asked to answer."""
    items = tree_of(sheet.case.ruling.version).items()
    return next((item for item in items if item.code == code and item.answer), None)
