"""An assessor's own record of one edition beside the anonymous group, in a tone that teaches."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from gerakan.foundation.ui import formats
from gerakan.stages.assessment.models import Case, MarkSheet, MarkVersion
from gerakan.stages.assessors.models import Assessor, Engagement
from gerakan.stages.calibration.queries.comparison import Summary, whole_summary
from gerakan.stages.trust.models import TrustAssessor, TrustRun
from gerakan.stages.trust.queries.words import Z90

OVER = (Case.State.HANDED, Case.State.WITHDRAWN)


@dataclass(frozen=True)
class Feedback:
    """What one assessor reads after the edition."""

    engagement: Engagement
    run: TrustRun
    own: TrustAssessor
    others: tuple[float, ...]
    sheet_count: int
    same_day_count: int
    mark_count: int
    changed_count: int
    calibration: Summary | None = None

    @property
    def sentences(self) -> list[str]:
        """Strictness first, with how sure that is; then work."""
        return list(self._said())

    def _said(self) -> Iterator[str]:
        if self.own.severity is None:
            yield _("Keketatan Anda tidak dinyatakan: terlalu sedikit daerah, atau rancangan tidak tersambung.")
        else:
            yield self._severity(self.own.severity, Z90 * (self.own.standard_error or 0.0))
        if self.calibration is not None:
            yield _("Pada contoh kalibrasi: %s") % self.calibration.sentence
        yield _("%(same)d dari %(all)d lembar nilai Anda terkirim pada hari wawancaranya.") % {
            "same": self.same_day_count, "all": self.sheet_count,
        }  # fmt: skip
        yield _("Dalam pembahasan panel Anda mengubah %(changed)d dari %(all)d nilai; mengubah nilai karena bukti adalah kerja baik.") % {
            "changed": self.changed_count, "all": self.mark_count,
        }  # fmt: skip

    def _severity(self, severity: float, error: float) -> str:
        low, high = severity - error, severity + error
        told = {
            "value": formats.number(abs(severity), 2),
            "low": formats.number(low, 2),
            "high": formats.number(high, 2),
        }
        if low <= 0 <= high:
            return _("Anda tidak dapat dibedakan dari rata-rata panel (selang %(low)s sampai %(high)s tingkat).") % told
        if severity > 0:
            return (
                _(
                    "Anda memberi nilai kira-kira %(value)s tingkat lebih rendah daripada rata-rata panel (selang %(low)s sampai %(high)s). Bacalah lagi bunyi tingkat 3 dan 4."
                )
                % told
            )
        return (
            _(
                "Anda memberi nilai kira-kira %(value)s tingkat lebih tinggi daripada rata-rata panel (selang %(low)s sampai %(high)s). Bacalah lagi bunyi tingkat 1 dan 2."
            )
            % told
        )


def people() -> QuerySet[Assessor]:
    """The pool, for one page."""
    return Assessor.objects.select_related("user")


def engagements_with_feedback(assessor_id: int) -> QuerySet[Engagement]:
    """Editions whose marking is over and whose marks were calculated."""
    rows = Engagement.objects.filter(assessor_id=assessor_id, edition__ruling__trust_runs__isnull=False)
    left = Case.objects.exclude(state__in=OVER).values("ruling__edition")
    return (
        rows.exclude(edition__in=left).select_related("edition", "assessor__user").distinct().order_by("-edition__year")
    )


def feedback_of(engagement: Engagement) -> Feedback | None:
    """From the newest calculation; None when it does not know this assessor."""
    run = TrustRun.objects.filter(ruling__edition=engagement.edition).defer("inputs").order_by("-pk").first()
    own = run.assessors.filter(engagement=engagement).first() if run else None
    if run is None or own is None:
        return None
    group = run.assessors.filter(severity__isnull=False).order_by("severity").values_list("severity", flat=True)
    sheets = MarkSheet.objects.filter(engagement=engagement, state=MarkSheet.State.SENT)
    versions = MarkVersion.objects.filter(mark__sheet__in=sheets, phase=MarkVersion.Phase.CONSOLIDATION)
    return Feedback(
        engagement=engagement,
        run=run,
        own=own,
        others=tuple(value for value in group if value is not None),
        sheet_count=sheets.count(),
        same_day_count=sheets.filter(sent_at__date=F("case__interview__slot__date")).count(),
        mark_count=sum(len(codes) for _r, code, codes, *_rest in _rows(run) if code == engagement.code),
        changed_count=versions.values("mark").distinct().count(),
        calibration=whole_summary(engagement),
    )


def _rows(run: TrustRun) -> list[tuple[str, str, dict[str, int], float, int, str]]:
    return [tuple(row) for row in run.inputs["rows"]]
