"""What the screens ask about the pool and the engagements of an edition."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from gerakan.foundation.accounts.models import RoleAssignment, User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition, EditionMilestone
from gerakan.stages.assessors.models import Assessor, Engagement, Reading, Tie

State = Engagement.State
MOST_DAYS = 14


def pool() -> QuerySet[Assessor]:
    """Everybody who has assessed or may, with editions and closed doors counted."""
    rows = Assessor.objects.select_related("user__organisation", "birth_region", "birth_province", "home_region")
    closing = Q(ties__in=Tie.objects.that_close())
    return rows.annotate(
        edition_count=Count("engagements", filter=Q(engagements__state=State.ACCEPTED), distinct=True),
        tie_count=Count("ties", filter=closing, distinct=True),
    )


def skills_in_use() -> list[tuple[str, str]]:
    """Every skill somebody has, for the filter."""
    found = {skill for skills in Assessor.objects.values_list("skills", flat=True) for skill in skills}
    return [(skill, skill) for skill in sorted(found)]


def with_skill(rows: QuerySet[Assessor], skill: str) -> QuerySet[Assessor]:
    """Those who name this skill; asked in Python, for a list in a column is read differently by each database."""
    keys = [pk for pk, skills in Assessor.objects.values_list("pk", "skills") if skill in skills]
    return rows.filter(pk__in=keys)


def engagements_of(edition: Edition) -> QuerySet[Engagement]:
    """Everybody who was asked for an edition, with word, training and open doubts."""
    doubts = Tie.objects.filter(assessor=OuterRef("assessor"), state=Tie.State.SUSPECTED)
    rows = Engagement.objects.filter(edition=edition).select_related("assessor__user__organisation", "declaration")
    return rows.annotate(has_doubt=Exists(doubts))


def engagements_with_all() -> QuerySet[Engagement]:
    """For one page."""
    return Engagement.objects.select_related("edition", "assessor__user", "declaration")


def own_engagements(user: User) -> QuerySet[Engagement]:
    """A person's part in editions, the newest first."""
    return engagements_with_all().filter(assessor__user=user).order_by("-edition__year", "-pk")


def not_asked(edition: Edition) -> QuerySet[Assessor]:
    """Of the pool: candidates and admitted without an engagement in this edition."""
    asked = Engagement.objects.filter(edition=edition, assessor=OuterRef("pk"))
    usable = Assessor.objects.filter(state__in=(Assessor.State.CANDIDATE, Assessor.State.ADMITTED))
    return usable.exclude(Exists(asked)).select_related("user__organisation")


def state_counts(edition: Edition) -> dict[str, int]:
    """State: how many, and how many are ready (one query)."""
    counted = {state: Count("pk", filter=Q(state=state)) for state in State.values}
    ready = Q(state=State.ACCEPTED, declaration__isnull=False, trained_at__isnull=False)
    return Engagement.objects.filter(edition=edition).aggregate(**counted, ready=Count("pk", filter=ready))


def next_code(edition: Edition) -> str:
    """The next disguise: A01, A02 ..."""
    numbers = [int(code[1:]) for code in _codes(edition) if code[:1] == "A" and code[1:].isdigit()]
    return f"A{max(numbers, default=0) + 1:02d}"


def _codes(edition: Edition) -> list[str]:
    return list(Engagement.objects.filter(edition=edition).values_list("code", flat=True))


def assessment_days(edition: Edition) -> list[dt.date]:
    """Days of the calendar's assessment; none when the calendar does not say."""
    rows = edition.milestones.filter(code=EditionMilestone.Code.ASSESSMENT)
    days: set[dt.date] = set()
    for row in rows:
        length = min((row.ends_on - row.starts_on).days if row.ends_on else 0, MOST_DAYS)
        days |= {row.starts_on + dt.timedelta(n) for n in range(length + 1)}
    return sorted(days)


def why_not_admitted(assessor: Assessor) -> str | None:
    """Admission needs training and the word about ties, in one edition."""
    rows = Engagement.objects.filter(assessor=assessor, state=State.ACCEPTED)
    if rows.filter(trained_at__isnull=False, declaration__isnull=False).exists():
        return None
    if not rows.exists():
        return _("Belum bersedia bertugas pada satu edisi pun.")
    if not rows.filter(declaration__isnull=False).exists():
        return _("Pernyataan ikatan belum diberikan.")
    return _("Pelatihan belum selesai.")


@dataclass(frozen=True)
class Step:
    """One of the four of an assessor's way into an edition, for the stepper."""

    label: str
    state: str
    note: str = ""
    url: str = ""


def steps_of(engagement: Engagement) -> list[Step]:
    """Asked, willing, declared, trained; the first that is missing is the present one."""
    truths = [
        (_("Diminta"), True),
        (_("Bersedia"), engagement.state == State.ACCEPTED),
        (_("Pernyataan ikatan"), engagement.has_declared),
        (_("Pelatihan"), engagement.trained_at is not None),
    ]
    missing = next((at for at, (_label, done) in enumerate(truths) if not done), len(truths))
    return [
        Step(label, "done" if done else "current" if at == missing else "later")
        for at, (label, done) in enumerate(truths)
    ]


def readings_of(engagement: Engagement) -> set[int]:
    """Material that this person has read."""
    return set(Reading.objects.filter(engagement=engagement).values_list("material_id", flat=True))


def staff_of(edition: Edition) -> list[User]:
    """The secretariat of an edition, and of all editions."""
    here = Q(edition=edition) | Q(edition__isnull=True)
    rows = RoleAssignment.objects.filter(here, role=Role.SECRETARIAT).in_force()
    return list(User.objects.filter(is_active=True, assignments__in=rows).distinct())
