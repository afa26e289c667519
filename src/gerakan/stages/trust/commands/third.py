"""Verbs on third marks: propose from a calculation, send an assessor, refuse."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment.commands.cases import open_cases
from gerakan.stages.interviews.commands import plans
from gerakan.stages.interviews.models import Board, Interview, PlanVersion, Seat
from gerakan.stages.trust import permissions
from gerakan.stages.trust.calculations import Offer, offer_for, proposals_of
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
    """An hour and a room, a seat and a sheet; the region waits blind again until the mark is in."""
    offer = _offer(third.run, [third])
    if third.pk in offer.left:
        raise TransitionRefused(_("Tidak ada tempat: %s.") % offer.left[third.pk])
    third_mark_workflow.fire(third, "accept", by=by)
    _seat(offer, [third], by)


@command
def accept_all(run: TrustRun, *, by: User) -> tuple[int, list[str]]:
    """Every proposal that still fits; the others by name with the reason."""
    waiting = list(third_marks_of(run).filter(state=ThirdMark.State.PROPOSED))
    offer = _offer(run, waiting)
    refused = [f"{third.case.region}: {offer.left[third.pk]}." for third in waiting if third.pk in offer.left]
    accepted = []
    for third in waiting:
        if third.pk in offer.found:
            try:
                third_mark_workflow.fire(third, "accept", by=by)
            except TransitionRefused as reason:
                refused.append(f"{third.case.region}: {reason}")
            else:
                accepted.append(third)
    _seat(offer, accepted, by)
    record("third_marks.accepted", run, by=by, changes={"accepted": len(accepted), "refused": len(refused)})
    return len(accepted), refused


def _offer(run: TrustRun, thirds: Sequence[ThirdMark]) -> Offer:
    """Hours as they are now; nobody publishes another plan until this is done."""
    Board.objects.select_for_update().get(edition=run.ruling.edition_id)
    return offer_for(run.ruling, thirds)


def _seat(offer: Offer, thirds: Sequence[ThirdMark], by: User) -> None:
    """A new version of the timetable, published when the verifier passes it; a seat beside the case, for the sheet."""
    if not thirds:
        return
    board = offer.present.board
    content = plans.Content(**offer.content([third.pk for third in thirds]))
    version = plans.keep_version(board, content=content, source=PlanVersion.Source.REPAIRED, by=by)
    plans.publish(version, note=_("Wawancara lanjutan: %d.") % len(thirds), by=by)
    rows = {row.plan_key: row for row in Interview.objects.filter(board=board, further__gt=0).select_related("region")}
    for third in thirds:
        Seat.objects.create(interview=third.case.interview, engagement=third.engagement, is_third_mark=True)
        ThirdMark.objects.filter(pk=third.pk).update(interview=rows[offer.key(third.pk)], decided_by=by)
    open_cases(thirds[0].run.ruling, by=ACTOR)


@command
def refuse(third: ThirdMark, *, note: str, by: User) -> None:
    """Not this assessor, or not this region; the reason stays."""
    third_mark_workflow.fire(third, "refuse", by=by, note=note)
    third.note = note.strip()
    third.save(update_fields=["note"])
    ThirdMark.objects.filter(pk=third.pk).update(decided_by=by)
