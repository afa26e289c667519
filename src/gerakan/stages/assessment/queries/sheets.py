"""Questions about sheets: what is still missing, how far they are, whose they are."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.editions.phases import allows
from gerakan.stages.assessment.models import Case, Mark, MarkSheet
from gerakan.stages.assessment.models.marks import MarkSheetQuerySet
from gerakan.stages.assessment.permissions import MARKS_MAY_CHANGE
from gerakan.stages.assessment.queries.masks import region_is_masked
from gerakan.stages.assessment.queries.rubric import EXTREMES, Place, items_with_evidence, places, tree_of_case
from gerakan.stages.calibration.queries import has_calibrated, owed_words

SAID = ("level", "does_not_apply", "reason", "confidence", "quotation", "page")
RELATED = ("case__ruling__version__instrument", "case__ruling__edition", "case__region__province", "case__interview")


@dataclass(frozen=True)
class Gaps:
    """Why a sheet cannot be sent yet, by item title."""

    unmarked: list[str]
    unexplained: list[str]
    unproven: list[str]

    def __bool__(self) -> bool:
        return bool(self.unmarked or self.unexplained or self.unproven)


def sheets() -> MarkSheetQuerySet:
    """With everything a page about a sheet shows."""
    return MarkSheet.objects.select_related("engagement__assessor__user", "seat", *RELATED)


def sheets_to_mark() -> MarkSheetQuerySet:
    """With what a save needs and no more: two hundred people save at once."""
    return MarkSheet.objects.select_related("engagement__assessor", "case__region", "case__ruling__edition")


def own_sheets(user: Actor, edition: Edition | None) -> QuerySet[MarkSheet]:
    """An assessor's sheets of an edition, in the order of the interviews; `marked` says how far each is."""
    rows = sheets().visible_to(user).owned_by(user).that_count()
    if edition is not None:
        rows = rows.filter(case__ruling__edition=edition)
    done = Count("marks", filter=Q(marks__level__isnull=False) | Q(marks__does_not_apply=True))
    order = (F("case__interview__slot__date").asc(nulls_last=True), F("case__interview__slot__starts_at").asc(), "pk")
    rows = rows.annotate(marked=done, is_masked=region_is_masked("case__"))
    return rows.select_related("case__interview__slot", "case__interview__room").order_by(*order)


def marks_by_code(sheet: MarkSheet) -> dict[str, Mark]:
    """Standing marks of one sheet."""
    return {mark.item.code: mark for mark in sheet.marks.select_related("item")}


def gaps_of(sheet: MarkSheet) -> Gaps:
    """Items without a mark, without the reason they need, and extremes without their passage."""
    marks = marks_by_code(sheet)
    proven = items_with_evidence(sheet.case)
    asked = places(tree_of_case(sheet.case))
    return Gaps(
        unmarked=[place.item.title for place in asked if not _is_marked(marks.get(place.item.code))],
        unexplained=[place.item.title for place in asked if _lacks_reason(place, marks.get(place.item.code))],
        unproven=[
            place.item.title
            for place in asked
            if lacks_proof(place, marks.get(place.item.code), was_brought=place.item.pk in proven)
        ],
    )


def lacks_proof(place: Place, mark: Mark | None, *, was_brought: bool) -> bool:
    """An extreme that must rest on a passage and does not; where nothing was brought, 0 needs none and 4 cannot be given."""
    if mark is None or mark.level not in EXTREMES or not place.item.needs_proof:
        return False
    if not was_brought:
        return mark.level == EXTREMES[-1]
    return mark.evidence_id is None or not (mark.page or mark.quotation)


def why_closed(sheet: MarkSheet) -> str:
    """Why nothing can be saved on this sheet now, or nothing."""
    if sheet.state == MarkSheet.State.SENT:
        return _("Lembar ini sudah dikirim; nilainya tidak berubah lagi di sini.")
    if sheet.state == MarkSheet.State.REMOVED:
        return _("Anda tidak lagi duduk di panel daerah ini.")
    if sheet.case.state == Case.State.WITHDRAWN:
        return _("Daerah ini mengundurkan diri; penilaiannya dihentikan.")
    if sheet.case.state != Case.State.MARKING:
        return _("Penilaian mandiri daerah ini sudah selesai.")
    return why_frozen(sheet.case) or (owed_words() if must_calibrate(sheet) else "")


def why_frozen(case: Case) -> str:
    """Why the phase of the edition lets no mark change, or nothing."""
    if allows(MARKS_MAY_CHANGE, case.ruling.edition_id, case.region_id):
        return ""
    return _("Fase edisi ini menahan perubahan nilai. Tunggu sampai sekretariat beralih fase.")


def must_calibrate(sheet: MarkSheet) -> bool:
    """Sample cases come before regions, where the edition demands it."""
    return not has_calibrated(sheet.engagement_id, sheet.case.ruling.edition_id)


def state_of(mark: Mark | None) -> dict[str, Any] | None:
    """A standing mark as a device keeps it."""
    if mark is None:
        return None
    said = {name: getattr(mark, name) for name in SAID}
    return said | {"evidence": mark.evidence_id, "key": str(mark.key or ""), "saved_at": mark.saved_at.isoformat()}


def _is_marked(mark: Mark | None) -> bool:
    return mark is not None and (mark.level is not None or mark.does_not_apply)


def _lacks_reason(place: Place, mark: Mark | None) -> bool:
    return mark is not None and place.item.needs_reason(mark.level) and not mark.reason.strip()
