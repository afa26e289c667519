"""Questions about appeals: may this region still appeal, what may it contest, what stands in the way."""

import datetime
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.models import RoleAssignment, User
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.notifications.workdays import add_working_days
from gerakan.foundation.regions.models import Region
from gerakan.stages.appeals.models import Appeal, Attachment, Ground
from gerakan.stages.appeals.models.appeals import APPEALING_ROLES, AppealQuerySet
from gerakan.stages.appeals.queries.corrections import marks_in_force
from gerakan.stages.assessment.models import Case
from gerakan.stages.assessment.queries.rubric import places, tree_of_case
from gerakan.stages.plenary.models import Decision, Plenary
from gerakan.stages.plenary.queries.results import published
from gerakan.stages.replies.models import StagedMark

LAST_MINUTE = datetime.time(23, 59)


@dataclass(frozen=True)
class Right:
    """What a region may appeal against in an edition, until when, and what it has begun."""

    edition: Edition
    decision: Decision
    file_by: datetime.datetime
    appeal: Appeal | None

    @property
    def is_over(self) -> bool:
        """Silence ended it."""
        return self.file_by <= timezone.now()


@dataclass(frozen=True)
class Contested:
    """An item of the instrument with its final mark, and the ground about it if there is one."""

    item_id: int
    code: str
    title: str
    element: str
    mark: Decimal | None
    is_penalty: bool = False
    ground: Ground | None = None


def appeals() -> AppealQuerySet:
    """With everything a page about an appeal shows."""
    rows: AppealQuerySet = Appeal.objects.select_related(
        "edition", "region__province", "decision__plenary__run__terms", "decision__standing", "decision__region", "filed_by",
        "decided_by", "letter", "effect_base",
    ).defer("decision__plenary__run__inputs")  # fmt: skip
    return rows


def appeals_of(edition: Edition, user: Actor) -> AppealQuerySet:
    """Filed ones of an edition that this person may see, in the order in which they are decided."""
    seats = Count("seats", filter=Q(seats__removed_at__isnull=True), distinct=True)
    filed = appeals().filter(edition=edition, filed_at__isnull=False).visible_to(user)
    rows: AppealQuerySet = filed.annotate(ground_count=Count("grounds", distinct=True), seat_count=seats)
    return rows


def own_hearings(user: Actor) -> AppealQuerySet:
    """Appeals whose panel this person sits on, the next hearing first."""
    return appeals().visible_to(user).exclude(state=Appeal.State.WITHDRAWN).order_by("hearing_at", "filed_at", "pk")


def decided_of(edition: Edition, user: Actor) -> AppealQuerySet:
    """What everybody may read."""
    return appeals().filter(edition=edition).told(user).order_by("-decided_at", "pk")


def rights_of(region: Region, user: Actor) -> list[Right]:
    """Every published decision about this region, the newest edition first."""
    rows = Plenary.objects.filter(state=Plenary.State.PUBLISHED, decisions__region=region)
    editions = Edition.objects.filter(pk__in=rows.values("edition")).visible_to(user).order_by("-year", "-pk")
    return [right for edition in editions if (right := right_of(edition, region))]


def right_of(edition: Edition, region: Region) -> Right | None:
    """Against the decision that holds, from the version that last changed it."""
    holding = published(edition)
    decision = Decision.objects.filter(plenary=holding, region=region).first() if holding else None
    if decision is None:
        return None
    origin = origin_of(decision)
    return Right(edition, origin, file_by(origin.plenary), Appeal.objects.filter(decision=origin).first())


def origin_of(decision: Decision) -> Decision:
    """The same verdict in the version where it was first published: a correction of others begins no new time."""
    rows = Decision.objects.select_related("plenary__run__terms", "plenary__edition", "standing", "region")
    found: Decision = rows.get(pk=decision.pk)
    while found.plenary.corrects_id:
        earlier: Decision = rows.get(plenary=found.plenary.corrects_id, region=found.region_id)
        if (earlier.verdict, earlier.position) != (found.verdict, found.position):
            break
        found = earlier
    return found


def file_by(plenary: Plenary) -> datetime.datetime:
    """The last minute of the right: working days of the terms, counted from the publication."""
    if plenary.published_at is None:
        raise ValueError("not published")
    return end_after(timezone.localdate(plenary.published_at), plenary.run.terms.appeal_days)


def end_after(day: datetime.date, working_days: int) -> datetime.datetime:
    """The last minute of that working day, in Jakarta."""
    last = datetime.datetime.combine(add_working_days(day, working_days), LAST_MINUTE)
    return timezone.make_aware(last)


def contestable(appeal: Appeal) -> list[Contested]:
    """Every marked item of its region, with the ground about it if there is one; not a penalty that took nothing off."""
    grounds = {ground.item_id: ground for ground in grounds_of(appeal) if ground.item_id}
    rows = marked_items(appeal.edition, appeal.decision.standing.case)
    return [replace(row, ground=grounds.get(row.item_id)) for row in rows if not row.is_penalty or row.mark]


def is_better(mark: Decimal, than: Decimal | None, *, is_penalty: bool) -> bool:
    """More is better, and of a penalty less; any mark is better than none.

    >>> is_better(Decimal(3), Decimal(2), is_penalty=False), is_better(Decimal(3), Decimal(2), is_penalty=True)
    (True, False)
    """
    if than is None:
        return True
    return mark < than if is_penalty else mark > than


def marked_items(edition: Edition, case: Case) -> list[Contested]:
    """Every marked item in the order of the rubric, with the mark that counts now."""
    marks = marks_in_force(edition, case)
    return [
        Contested(
            place.item.pk,
            place.item.code,
            place.item.title,
            place.element,
            _decimal(marks[place.item.code]),
            is_penalty=place.item.is_penalty,
        )
        for place in places(tree_of_case(case))
        if place.item.code in marks
    ]


def _decimal(mark: float | None) -> Decimal | None:
    return None if mark is None else Decimal(str(mark)).quantize(Decimal("0.01"))


def grounds_of(appeal: Appeal) -> QuerySet[Ground]:
    """With item, evidence and who found what."""
    rows: QuerySet[Ground] = Ground.objects.filter(appeal=appeal).select_related("item", "found_by")
    return rows.prefetch_related("attachments").order_by("pk")


def grounds_for(user: Actor) -> QuerySet[Ground]:
    """Of appeals that this person may see."""
    rows: QuerySet[Ground] = Ground.objects.filter(appeal__in=Appeal.objects.visible_to(user))
    return rows.select_related("appeal__region", "appeal__edition", "item")


def words_of_first_panel(appeal: Appeal) -> dict[int, StagedMark]:
    """Item: what was drafted, answered and decided before, for the panel."""
    rows = StagedMark.objects.filter(reply__case=appeal.decision.standing.case_id)
    return {row.item_id: row for row in rows}


def attachments(user: Actor) -> QuerySet[Attachment]:
    """Evidence that this person may open."""
    rows: QuerySet[Attachment] = Attachment.objects.visible_to(user).select_related("ground__appeal__region")
    return rows


def earlier_open(appeal: Appeal) -> Appeal | None:
    """One of the same edition that was complete before and is not decided yet."""
    rows = Appeal.objects.filter(edition=appeal.edition_id, state__in=("filed", "admitted", "heard"))
    earlier = Q(filed_at__lt=appeal.filed_at) | Q(filed_at=appeal.filed_at, pk__lt=appeal.pk)
    found: Appeal | None = rows.filter(earlier).exclude(pk=appeal.pk).select_related("region").first()
    return found


def officials_of(region: Region) -> list[User]:
    """Who may write for a region today."""
    held = RoleAssignment.objects.filter(role__in=APPEALING_ROLES, region=region).in_force()
    return list(User.objects.filter(is_active=True, assignments__in=held).distinct())


def holders_of(*roles: str, edition: Edition) -> list[User]:
    """Who holds one of these roles for this edition, or for all."""
    here = Q(edition=edition) | Q(edition__isnull=True)
    held = RoleAssignment.objects.filter(here, role__in=roles).in_force()
    return list(User.objects.filter(is_active=True, assignments__in=held).distinct().order_by("name", "pk"))
