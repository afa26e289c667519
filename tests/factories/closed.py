"""A hall whose marks are final, written in bulk: for stories that begin when the panels have closed."""

import datetime
from collections.abc import Sequence
from statistics import fmean

from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.instruments.models import Node
from gerakan.foundation.regions.models import Region
from gerakan.stages.assessment.models import Case, Mark, MarkSheet, MarkVersion, Ruling
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.interviews.models import Interview, Seat
from gerakan.stages.replies.models import Reply, StagedMark
from tests.factories.accounts import somebody
from tests.factories.assessment import ITEMS, a_ruling
from tests.factories.assessors import a_declared, an_engagement
from tests.factories.interviews import a_board
from tests.factories.selection import an_index
from tests.factories.trust import a_trust_run

Levels = tuple[int, ...]


def a_closed_hall(edition: Edition, regions: Sequence[Region], levels: Sequence[tuple[Levels, Levels]]) -> Ruling:
    """Two of four assessors each, agreed by every region, weighed; the regions come in the order of their index.

    levels: for each region what its two assessors gave to the four items.
    """
    ruling = a_ruling(edition)
    people = [a_declared(an_engagement(edition)) for _n in range(4)]
    cases = _cases(ruling, regions)
    sheets = [_sheets(case, people, place) for place, case in enumerate(cases)]
    MarkSheet.objects.bulk_create(sheet for pair in sheets for sheet in pair)
    items = {node.code: node for node in Node.objects.filter(version=ruling.version, code__in=ITEMS)}
    by, now = somebody(Role.SECRETARIAT), timezone.now()
    marks = Mark.objects.bulk_create(
        Mark(sheet=sheet, item=items[code], level=level, reason=f"Karena {code} demikian adanya.", saved_at=now)
        for pair, both in zip(sheets, levels, strict=True)
        for sheet, own in zip(pair, both, strict=True)
        for code, level in zip(ITEMS, own, strict=True)
    )
    MarkVersion.objects.bulk_create(mark.as_version(MarkVersion.Phase.BLIND, by=by) for mark in marks)
    _agree(cases, marks)
    an_index(edition, regions)
    a_trust_run(ruling)
    return ruling


def _cases(ruling: Ruling, regions: Sequence[Region]) -> list[Case]:
    board, now = a_board(ruling.edition, slots=12), timezone.now()
    talks = Interview.objects.bulk_create(Interview(board=board, region=region) for region in regions)
    return Case.objects.bulk_create(
        Case(ruling=ruling, region=talk.region, interview=talk, state=Case.State.HANDED, closed_at=now)
        for talk in talks
    )


def _sheets(case: Case, people: Sequence[Engagement], place: int) -> list[MarkSheet]:
    """Every pair meets, so that nobody stands alone."""
    pairs = [(a, b) for a in range(len(people)) for b in range(a + 1, len(people))]
    seats = Seat.objects.bulk_create(
        Seat(interview=case.interview, engagement=people[at], is_chair=not order)
        for order, at in enumerate(pairs[place % len(pairs)])
    )
    sent = {"state": MarkSheet.State.SENT, "sent_at": timezone.now()}
    return [MarkSheet(case=case, engagement=seat.engagement, seat=seat, **sent) for seat in seats]


def _agree(cases: Sequence[Case], marks: Sequence[Mark]) -> None:
    """The draft of every item is what both gave in the mean, and final."""
    by, final_at = timezone.localdate() + datetime.timedelta(days=5), timezone.now()
    rows = Reply.objects.bulk_create(
        Reply(case=case, state=Reply.State.FINAL, reply_by=by, final_at=final_at) for case in cases
    )
    replies = {reply.case_id: reply for reply in rows}
    given: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        given.setdefault((mark.sheet.case_id, mark.item_id), []).append(mark)
    StagedMark.objects.bulk_create(
        StagedMark(
            reply=replies[case], item_id=item, mark_count=len(own), words=[mark.reason for mark in own],
            draft=fmean(mark.level or 0 for mark in own), final=fmean(mark.level or 0 for mark in own),
        )
        for (case, item), own in given.items()
    )  # fmt: skip
