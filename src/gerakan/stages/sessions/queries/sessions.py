"""Questions about meetings: which, when, whose; what came of them."""

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.models import User
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.navigation import StageState, Standing
from gerakan.stages.mentoring.models import Guidance, GuidanceStage, Seat
from gerakan.stages.mentoring.queries import guidance as guiding
from gerakan.stages.mentoring.queries import people
from gerakan.stages.sessions.models import Attendance, MinuteLine, Session, SessionQuerySet, Task
from gerakan.stages.sessions.queries.attendance import PERSON

State = Session.State
OVER = (State.HELD, State.CANCELLED)
NAMES_SHOWN = 6


def sessions() -> SessionQuerySet:
    """With edition and regions."""
    return Session.objects.select_related("edition").prefetch_related(
        "stages__workshop", "stages__guidance__participation__region", "stages__guidance__participation__edition"
    )


def listed(user: Actor) -> QuerySet[Any]:
    """Those the person may know of, with what came of each as far as the person may know it."""
    came = Attendance.objects.counted().visible_to(user)
    decided = MinuteLine.objects.filter(kind=MinuteLine.Kind.DECISION, is_removed=False)
    tasks = Task.objects.visible_to(user)
    return sessions().visible_to(user).annotate(
        came_count=_count(came, PERSON), decision_count=_count(decided), open_count=_count(tasks.open()),
        late_count=_count(tasks.late()),
    )  # fmt: skip


def _count(rows: QuerySet[Any], what: Any = "pk") -> Coalesce:
    own = rows.filter(session=OuterRef("pk")).order_by().values("session").annotate(n=Count(what, distinct=True))
    return Coalesce(Subquery(own.values("n")), Value(0))


def of_guidance(user: Actor, guidance: Guidance) -> QuerySet[Session]:
    """Meetings of one region, in time."""
    there = Session.stages.through.objects.filter(guidancestage__guidance=guidance).values("session")
    return sessions().visible_to(user).filter(pk__in=there).order_by("starts_at", "pk")


def guidances_at(session: Session) -> QuerySet[Guidance]:
    """Regions that meet there."""
    rows = guiding.guidances().filter(stages__sessions=session).distinct()
    return rows.order_by("participation__region__code")


def region_names(session: Session) -> str:
    """Of the regions at the meeting; of very many the first and how many more."""
    names = sorted({stage.guidance.region.name for stage in session.stages.all()})
    more = len(names) - NAMES_SHOWN
    said = ", ".join(names[:NAMES_SHOWN])
    return _("%(names)s, dan %(n)d daerah lagi") % {"names": said, "n": more} if more > 0 else said


def stage_names(session: Session) -> str:
    """Which stages of the programme it belongs to."""
    return ", ".join(dict.fromkeys(stage.roman for stage in sorted(session.stages.all(), key=lambda row: row.number)))


def when(session: Session) -> str:
    """By the clock of the place: "Selasa, 2 Februari 2027 pukul 09.00–12.00 WITA"."""
    begins, ends = session.begins, session.ends
    last = ends.time() if ends.date() == begins.date() else ends
    hours = f"{formats.clock(begins.time())}–{_end(last)} {session.get_time_zone_display()}"
    return f"{formats.day(begins.date(), weekday=True)} · {hours}"


def when_short(session: Session) -> str:
    """For a row of a list: "2 Feb 2027, 09.00 WITA"."""
    begins = session.begins
    return f"{formats.day(begins.date(), short=True)}, {formats.clock(begins.time())} {session.get_time_zone_display()}"


def _end(last: Any) -> str:
    if hasattr(last, "date"):
        return f"{formats.day(last.date())} {formats.clock(last.time())}"
    return formats.clock(last)


def stages_to_plan(user: Actor, edition: Edition) -> QuerySet[GuidanceStage]:
    """Stages whose meetings this person may plan: all of them, or those of regions the person guides."""
    rows = GuidanceStage.objects.filter(guidance__participation__edition=edition)
    if not user.has_perm("mentoring.manage"):  # type: ignore[union-attr]
        rows = rows.filter(guidance__in=Guidance.objects.all().guided_by(user, *Seat.GUIDING))
    rows = rows.exclude(state=GuidanceStage.State.PASSED)
    return rows.select_related(
        "workshop", "guidance__participation__region", "guidance__participation__edition"
    ).order_by("number", "guidance__participation__region__code")


def people_of(session: Session) -> list[User]:
    """Whoever is told of a meeting: teams of its regions and their mentors."""
    found: dict[int, User] = {}
    for guidance in guidances_at(session):
        for person in (*people.region_team(guidance.region), *people.mentors_of(guidance)):
            found[person.pk] = person
    return list(found.values())


def stage_state(edition: Edition | None, user: Actor) -> StageState:
    """Running while meetings are to come; how many tasks wait for this person."""
    if edition is None:
        return StageState(Standing.LATER)
    own = Task.objects.open().visible_to(user).owned_by(user).filter(guidance__participation__edition=edition)
    mine = own.order_by().values("state").annotate(n=Count("pk")).values("n")
    found = Edition.objects.filter(pk=edition.pk).annotate(
        total=Count("sessions"), left=Count("sessions", filter=~Q(sessions__state__in=OVER)),
        mine=Coalesce(Subquery(mine), Value(0)),
    ).values("total", "left", "mine").get()  # fmt: skip
    if not found["total"]:
        return StageState(Standing.LATER, found["mine"])
    return StageState(Standing.RUNNING if found["left"] else Standing.DONE, found["mine"])
