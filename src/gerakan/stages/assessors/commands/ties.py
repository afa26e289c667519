"""Verbs of ties: declared by the person, found in records, decided by the secretariat."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Province, Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessors import permissions
from gerakan.stages.assessors.models import Assessor, Engagement, Tie, TieDeclaration
from gerakan.stages.assessors.queries import findings
from gerakan.stages.assessors.workflow import tie_workflow


@dataclass(frozen=True)
class Declared:
    """One tie as its owner says it: to a region, or to a whole province."""

    ground: str
    region: Region | None = None
    province: Province | None = None
    words: str = ""

    def __str__(self) -> str:
        return f"{self.region or self.province}: {Tie.Ground(self.ground).label}"


@command
def declare(
    engagement: Engagement, *, ties: Sequence[Declared] = (), declares_none: bool = False, by: User
) -> TieDeclaration:
    """The word of one edition. Ties said in earlier editions stand until the secretariat lifts them; new ones are added."""
    if not permissions.ANSWER.allows(by, engagement):
        raise PermissionDenied(_("Ikatan hanya dinyatakan oleh asesornya sendiri."))
    if engagement.state not in {Engagement.State.ASKED, Engagement.State.ACCEPTED}:
        raise TransitionRefused(_("Penugasan ini sudah berakhir."))
    declared = Tie.objects.filter(assessor=engagement.assessor, source=Tie.Source.DECLARED)
    _refuse_unclear(ties, declares_none=declares_none, before=declared.that_close().exists())
    for tie in ties:
        _keep_declared(engagement.assessor, tie)
    word, _made = TieDeclaration.objects.update_or_create(
        engagement=engagement, defaults={"declares_none": declares_none, "declared_at": timezone.now()}
    )
    changes = {"declares_none": declares_none, "ties": [str(tie) for tie in ties]}
    record("ties.declared", word, by=by, changes=changes)
    return word


def _refuse_unclear(ties: Sequence[Declared], *, declares_none: bool, before: bool) -> None:
    if declares_none and (ties or before):
        raise TransitionRefused(_("“Tidak ada ikatan” bertentangan dengan ikatan yang dinyatakan."))
    if not (declares_none or ties or before):
        raise TransitionRefused(_("Sebutkan setiap ikatan, atau nyatakan dengan jelas bahwa tidak ada."))


def _keep_declared(assessor: Assessor, tie: Declared) -> None:
    """Said again: in force again, whatever had been decided before."""
    Tie.objects.update_or_create(
        assessor=assessor, region=tie.region, province=tie.province, ground=tie.ground, source=Tie.Source.DECLARED,
        defaults={"state": Tie.State.CONFIRMED, "words": tie.words, "ends_on": None},
    )  # fmt: skip


@command
def find_ties(edition: Edition, *, by: User) -> int:
    """Search the records for ties of everybody asked; new ones close doors until somebody decides."""
    check(by, permissions.DECIDE_TIES)
    found = _keep_found(findings.people_of(edition))
    record("ties.searched", edition, by=by, changes={"found": found})
    return found


def _keep_found(people: Iterable[Assessor]) -> int:
    """Ties from the records that no row tells of yet; what was once decided is not asked again."""
    people = list(people)
    rows = Tie.objects.filter(assessor__in=people, source=Tie.Source.FOUND)
    known = set(rows.values_list("assessor_id", "region_id", "province_id", "ground"))
    new = [hit for hit in findings.hits_for(people) if hit.key not in known]
    Tie.objects.bulk_create(
        Tie(
            assessor_id=hit.assessor, region_id=hit.region, province_id=hit.province, ground=hit.ground,
            source=Tie.Source.FOUND, state=Tie.State.SUSPECTED, words=hit.words[:300],
        )
        for hit in new
    )  # fmt: skip
    return len(new)


@command
def confirm(tie: Tie, *, by: User, note: str = "") -> None:
    """The door stays closed."""
    _decide(tie, "confirm", by, note)


@command
def dismiss(tie: Tie, *, note: str, by: User) -> None:
    """The door opens, for a stated reason."""
    _decide(tie, "dismiss", by, note)


@command
def lift(tie: Tie, *, note: str, by: User) -> None:
    """A tie that held no longer does, for a stated reason."""
    _decide(tie, "lift", by, note)


@command
def reinstate(tie: Tie, *, note: str, by: User) -> None:
    """It holds after all."""
    _decide(tie, "reinstate", by, note)


def _decide(tie: Tie, name: str, by: User, note: str) -> None:
    """The reason stands before the state moves: the database refuses a dismissal without one."""
    Tie.objects.filter(pk=tie.pk).update(reason=note, decided_by=by)
    tie_workflow.fire(tie, name, by=by, note=note)
    tie.reason, tie.decided_by = note, by
