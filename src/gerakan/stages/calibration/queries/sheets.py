"""Questions of the one who marks: what waits, what is still missing, why nothing can be saved."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.calibration.models import (
    CalibrationMark,
    CalibrationSet,
    CalibrationSheet,
    CalibrationSheetQuerySet,
    SampleCase,
    engagements_by,
)
from gerakan.stages.calibration.queries.sets import Place, cases, places_of

SENT = CalibrationSheet.State.SENT


@dataclass(frozen=True)
class Card:
    """One sample item as its card shows it."""

    place: Place
    mark: CalibrationMark | None

    @property
    def is_done(self) -> bool:
        return self.mark is not None and self.mark.level is not None

    @property
    def revision(self) -> int:
        """What the next save must have seen."""
        return self.mark.revision if self.mark else 0

    @property
    def lacks_reason(self) -> bool:
        """The instrument asks for words at this level."""
        mark = self.mark
        return mark is not None and self.place.item.needs_reason(mark.level) and not mark.reason.strip()


def own_cases(user: Actor) -> list[SampleCase]:
    """Every sample case of the own editions, the newest edition first; `sheet_state`, `marked`, `total` say how far."""
    mine = CalibrationSheet.objects.filter(case=OuterRef("pk"), engagement__in=engagements_by(user))
    counted = mine.annotate(done=Count("marks", filter=Q(marks__level__isnull=False)))
    serving = engagements_by(user).values("edition")
    rows = cases().filter(calibration__edition__in=serving, calibration__state__in=CalibrationSet.OPENED)
    rows = rows.annotate(
        sheet_state=Subquery(mine.values("state")[:1]),
        marked=Subquery(counted.values("done")[:1]),
        total=Count("items"),
    )
    return list(rows.order_by("-calibration__edition__year", "-calibration_id", "order", "pk"))


def own_engagement(user: Actor, case: SampleCase) -> Engagement | None:
    """Whose marks these would be."""
    return engagements_by(user).filter(edition=case.calibration.edition_id).first()


def own_sheets(user: Actor) -> CalibrationSheetQuerySet:
    """With what a page about one shows."""
    rows = CalibrationSheet.objects.filter(engagement__in=engagements_by(user))
    return rows.select_related("case__calibration__edition", "case__calibration__version", "engagement")


def own_sheet(user: Actor, case: SampleCase) -> CalibrationSheet | None:
    """None until the first mark."""
    return own_sheets(user).filter(case=case).first()


def own_sent(user: Actor) -> CalibrationSheetQuerySet:
    """Those whose comparison is open."""
    return own_sheets(user).filter(state=SENT)


def cards_of(case: SampleCase, sheet: CalibrationSheet | None) -> list[Card]:
    """Every item of the case with the own mark."""
    marks = {mark.item_id: mark for mark in sheet.marks.all()} if sheet else {}
    return [Card(place, marks.get(place.row.pk)) for place in places_of(case)]


def why_closed(calibration: CalibrationSet, sheet: CalibrationSheet | None) -> str:
    """Why nothing can be saved now, or nothing."""
    if sheet is not None and sheet.state == SENT:
        return _("Contoh ini sudah Anda kirim; nilainya tidak berubah lagi.")
    if calibration.state != CalibrationSet.State.OPEN:
        return _("Kalibrasi edisi ini sedang tidak dibuka. Hubungi sekretariat bila Anda belum selesai.")
    return ""


def why_not_sent(sheet: CalibrationSheet) -> str | None:
    """Complete or not at all, extremes with their reason."""
    cards = cards_of(sheet.case, sheet)
    if unmarked := [card.place.item.title for card in cards if not card.is_done]:
        return _("Belum dinilai: %s.") % "; ".join(unmarked)
    unexplained = [card.place.item.title for card in cards if card.lacks_reason]
    return _("Alasan masih kosong: %s.") % "; ".join(unexplained) if unexplained else None
