"""Lives of sheets and cases."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.assessment import permissions
from gerakan.stages.assessment.models import Case, MarkSheet
from gerakan.stages.assessment.queries import cases, quality, sheets

SHOWN = 5
ACTOR = "sistem: penilaian"


def case_is_being_marked(sheet: MarkSheet) -> str | None:
    """Marks belong to the blind phase; a withdrawn region is not marked."""
    return sheets.why_closed(sheet) or None


def every_item_is_marked(sheet: MarkSheet) -> str | None:
    """Marks are sent complete or not at all, extremes with what they need."""
    gaps = sheets.gaps_of(sheet)
    if gaps.unmarked:
        return _("Belum dinilai: %s.") % _some(gaps.unmarked)
    if gaps.unexplained:
        return _("Alasan masih kosong: %s.") % _some(gaps.unexplained)
    return _("Nilai ekstrem tanpa kutipan bukti: %s.") % _some(gaps.unproven) if gaps.unproven else None


def all_marks_are_in(case: Case) -> str | None:
    """Nobody reads another's mark before."""
    missing = cases.missing_marks(case)
    return (
        ngettext("%d lembar nilai belum masuk.", "%d lembar nilai belum masuk.", missing) % missing if missing else None
    )


def every_difference_is_settled(case: Case) -> str | None:
    """Each owner has kept or changed the own mark, with a reason."""
    left = [row.place.item.title for row in cases.open_differences(case)]
    return _("Beda nilai belum dibahas: %s.") % _some(left) if left else None


def no_flag_is_open(case: Case) -> str | None:
    """A question to a team comes back before the panel closes."""
    waiting = case.flags.filter(settled_at__isnull=True).count()
    words = ngettext("%d pertanyaan menunggu jawaban tim.", "%d pertanyaan menunggu jawaban tim.", waiting)
    return words % waiting if waiting else None


def sample_is_checked(case: Case) -> str | None:
    """A sampled case goes on with a second person's signature only."""
    if case.pk in quality.sample_of(case.ruling) and not quality.is_checked(case):
        return _("Berkas ini terpilih untuk pemeriksaan mutu; orang kedua belum menandatanganinya.")
    return None


def _some(titles: list[str]) -> str:
    rest = len(titles) - SHOWN
    shown = "; ".join(title.rstrip("?") for title in titles[:SHOWN])
    return _("%(shown)s, dan %(rest)d lagi") % {"shown": shown, "rest": rest} if rest > 0 else shown


sheet_workflow: Workflow[MarkSheet] = Workflow(
    "mark_sheet",
    Transition(
        "send", gettext_lazy("Kirim nilai"), MarkSheet.State.DRAFT, MarkSheet.State.SENT,
        permission=permissions.MARK, guards=(case_is_being_marked, every_item_is_marked),
    ),
    Transition(
        "remove", gettext_lazy("Keluarkan lembar"), MarkSheet.State.DRAFT, MarkSheet.State.REMOVED,
        permission=permissions.OPEN_CASES, needs_note=True,
    ),
    Transition(
        "remove", gettext_lazy("Keluarkan lembar"), MarkSheet.State.SENT, MarkSheet.State.REMOVED,
        permission=permissions.OPEN_CASES, needs_note=True,
    ),
    Transition(
        "restore", gettext_lazy("Kembalikan lembar"), MarkSheet.State.REMOVED, MarkSheet.State.DRAFT,
        permission=permissions.OPEN_CASES,
    ),
)  # fmt: skip

State = Case.State
WITHDRAWABLE = (State.MARKING, State.CONSOLIDATING, State.CLOSED)

case_workflow: Workflow[Case] = Workflow(
    "case",
    Transition(
        "discuss", gettext_lazy("Mulai pembahasan"), State.MARKING, State.CONSOLIDATING,
        permission=permissions.OPEN_CASES, guards=(all_marks_are_in,),
    ),
    *(
        Transition(
            "await_marks", gettext_lazy("Tunggu nilai tambahan"), source, State.MARKING,
            permission=permissions.OPEN_CASES,
        )
        for source in (State.CONSOLIDATING, State.CLOSED)
    ),
    Transition(
        "close", gettext_lazy("Tutup pembahasan"), State.CONSOLIDATING, State.CLOSED,
        permission=permissions.CHAIR, guards=(every_difference_is_settled, no_flag_is_open),
    ),
    Transition(
        "reopen", gettext_lazy("Buka kembali"), State.CLOSED, State.CONSOLIDATING,
        permission=permissions.REOPEN, needs_note=True,
    ),
    Transition(
        "hand_over", gettext_lazy("Serahkan ke daerah"), State.CLOSED, State.HANDED,
        permission=permissions.HAND_OVER, guards=(sample_is_checked,),
    ),
    *(
        Transition(
            "withdraw", gettext_lazy("Hentikan: daerah mundur"), source, State.WITHDRAWN,
            permission=permissions.HAND_OVER, needs_note=True,
        )
        for source in WITHDRAWABLE
    ),
)  # fmt: skip


def keep_in_step(case: Case) -> bool:
    """Blind while a mark is awaited, open to the panel when all are in; says whether it was opened now."""
    is_short = cases.missing_marks(case) > 0
    if is_short and case.state in {State.CONSOLIDATING, State.CLOSED}:
        case_workflow.fire(case, "await_marks", by=ACTOR)
    if is_short or case.state != State.MARKING:
        return False
    case_workflow.fire(case, "discuss", by=ACTOR)
    return True
