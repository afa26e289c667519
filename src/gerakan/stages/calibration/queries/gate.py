"""The one question of later stages: has this assessor marked what all mark first?"""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from gerakan.stages.assessors.models import Engagement
from gerakan.stages.calibration.models import ACCEPTED, CalibrationSet, CalibrationSheet, SampleCase

DEMANDED = Q(calibration__is_required=True, calibration__state__in=CalibrationSet.OPENED)


def has_calibrated(engagement: int, edition: int) -> bool:
    """Nothing is demanded of this edition, or every sample case is sent; one query by primary keys."""
    done = CalibrationSheet.objects.filter(engagement=engagement, state=CalibrationSheet.State.SENT)
    demanded = SampleCase.objects.filter(DEMANDED, calibration__edition=edition)
    return not demanded.exclude(pk__in=done.values("case")).exists()


def unfinished(calibration: CalibrationSet) -> QuerySet[Engagement]:
    """Assessors of the edition who have not sent every sample case."""
    done = CalibrationSheet.objects.filter(
        engagement=OuterRef(OuterRef("pk")), case=OuterRef("pk"), state=CalibrationSheet.State.SENT
    )
    unsent = SampleCase.objects.filter(~Exists(done), calibration=calibration)
    rows = Engagement.objects.filter(Exists(unsent), edition=calibration.edition_id, state=ACCEPTED)
    return rows.select_related("assessor__user", "edition")


def owed_words() -> str:
    """Why marking waits."""
    return _(
        "Selesaikan kalibrasi lebih dahulu: semua asesor edisi ini menilai contoh yang sama sebelum menilai daerah."
    )
