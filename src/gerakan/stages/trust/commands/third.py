"""Verbs on third marks: propose from a calculation, send an assessor, refuse."""

from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment.commands.cases import open_cases
from gerakan.stages.interviews.models import Seat
from gerakan.stages.trust import permissions
from gerakan.stages.trust.calculations import proposals_of
from gerakan.stages.trust.models import ThirdMark, TrustRun
from gerakan.stages.trust.queries.third import third_marks_of
from gerakan.stages.trust.workflow import third_mark_workflow

ACTOR = "sistem: penilaian tambahan"


@command
def propose(run: TrustRun, *, by: User) -> list[ThirdMark]:
    """The same calculation proposes the same; what was decided before stays decided."""
    check(by, permissions.DECIDE_THIRD)
    if not run.is_linked:
        raise TransitionRefused(_("Rancangan tidak tersambung; tambahkan dahulu nilai yang menyambungkannya."))
    if run.third_marks.exists():
        raise TransitionRefused(_("Usulan dari perhitungan ini sudah ada. Hitung lagi bila ada nilai baru."))
    made = [ThirdMark(run=run, order=place, **row) for place, row in enumerate(proposals_of(run), 1)]
    ThirdMark.objects.bulk_create(made)
    record("third_marks.proposed", run, by=by, changes={"proposals": len(made)})
    return made


@command
def accept(third: ThirdMark, *, by: User) -> None:
    """Seat the assessor and give a sheet; the region waits blind again until the mark is in."""
    _seat(third, by)
    open_cases(third.run.ruling, by=ACTOR)


@command
def accept_all(run: TrustRun, *, by: User) -> tuple[int, list[str]]:
    """Every proposal that still fits; the others by name with the reason."""
    accepted, refused = 0, []
    for third in third_marks_of(run).filter(state=ThirdMark.State.PROPOSED):
        try:
            _seat(third, by)
        except TransitionRefused as reason:
            refused.append(f"{third.case.region}: {reason}")
        else:
            accepted += 1
    open_cases(run.ruling, by=ACTOR)
    record("third_marks.accepted", run, by=by, changes={"accepted": accepted, "refused": len(refused)})
    return accepted, refused


def _seat(third: ThirdMark, by: User) -> None:
    third_mark_workflow.fire(third, "accept", by=by)
    Seat.objects.create(interview=third.case.interview, engagement=third.engagement, is_third_mark=True)
    _decided(third, by)


@command
def refuse(third: ThirdMark, *, note: str, by: User) -> None:
    """Not this assessor, or not this region; the reason stays."""
    third_mark_workflow.fire(third, "refuse", by=by, note=note)
    third.note = note.strip()
    third.save(update_fields=["note"])
    _decided(third, by)


def _decided(third: ThirdMark, by: User) -> None:
    ThirdMark.objects.filter(pk=third.pk).update(decided_by=by)
