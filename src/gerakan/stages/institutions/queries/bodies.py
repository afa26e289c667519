"""Who sits in council, team and forum; when the council met, when it should have, and what is missing in each."""

import calendar
import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.regions.models import Region
from gerakan.stages.institutions.models import Body, LegalAct, Meeting, Member
from gerakan.stages.institutions.queries.acts import acts_of
from gerakan.stages.mentoring.models import Pillar

BASIS = {Body.COUNCIL: LegalAct.Kind.COUNCIL, Body.TEAM: LegalAct.Kind.TEAM, Body.FORUM: LegalAct.Kind.FORUM}
ALSO_BASIS = (LegalAct.Kind.HEAD_DECREE, LegalAct.Kind.HEAD_REGULATION, LegalAct.Kind.REGIONAL_LAW)
MONTHS_SHOWN = 12
PLACES = list(Member.Place.values)


@dataclass(frozen=True)
class Month:
    """One month of the council: its meetings, or that it should have met."""

    first: datetime.date
    meetings: list[Meeting]
    is_over: bool

    @property
    def is_missed(self) -> bool:
        """Over, and nobody met."""
        return self.is_over and not self.meetings


@dataclass(frozen=True)
class Group:
    """Members of one institution that belong together: a working group, a helix, or the lead."""

    label: str
    members: list[Member]


@dataclass(frozen=True)
class Institution:
    """One institution on a day: its act, its members by group, and what it lacks."""

    body: str
    label: str
    act: LegalAct | None
    groups: list[Group]
    lacks: list[str] = field(default_factory=list)

    @property
    def member_count(self) -> int:
        """Everybody once."""
        return sum(len(group.members) for group in self.groups)


def institutions_of(region: Region, day: datetime.date | None = None) -> list[Institution]:
    """The three as they stand on a day (today); four queries."""
    on = day or timezone.localdate()
    rows = list(Member.objects.filter(region=region).on(on).select_related("act"))
    rows.sort(key=lambda row: (PLACES.index(row.place), row.name))
    held = {row.kind: row for row in acts_of(region, on=on).order_by("in_force_from", "pk")}
    return [_institution(Body(body), held.get(BASIS[Body(body)]), [row for row in rows if row.body == body], on) for body in Body]  # fmt: skip


def basis_of(region: Region, body: str) -> QuerySet[LegalAct]:
    """Acts that a membership may rest on."""
    return acts_of(region).filter(kind__in=(BASIS[Body(body)], *ALSO_BASIS))


def meetings_of(region: Region, body: str = Body.COUNCIL) -> QuerySet[Meeting]:
    """The newest first."""
    return Meeting.objects.filter(region=region, body=body).select_related("recorded_by").order_by("-held_on")


def months_of(region: Region, today: datetime.date | None = None) -> list[Month]:
    """The last twelve months since the council exists, the newest first; it meets at least once in each."""
    day = today or timezone.localdate()
    meetings = list(meetings_of(region).filter(held_on__gt=_months_before(day, MONTHS_SHOWN)))
    begun = _council_begins(region, meetings)
    if begun is None:
        return []
    firsts = [_months_before(day, back).replace(day=1) for back in range(MONTHS_SHOWN)]
    return [
        Month(first, [row for row in meetings if row.held_on.replace(day=1) == first], _last_day(first) < day)
        for first in firsts if _last_day(first) >= begun
    ]  # fmt: skip


def next_meeting_due(months: Iterable[Month], today: datetime.date | None = None) -> datetime.date | None:
    """The last day by which the council meets: of this month, or of the next when it has met; None without a council."""
    this = next(iter(months), None)
    if this is None:
        return None
    last = _last_day(this.first)
    return _last_day(last + datetime.timedelta(days=1)) if this.meetings else last


def _institution(body: Body, act: LegalAct | None, rows: list[Member], day: datetime.date) -> Institution:
    return Institution(body, str(body.label), act, _groups(body, rows), _lacks(body, rows, day))


def _groups(body: Body, rows: list[Member]) -> list[Group]:
    if body == Body.FORUM:
        found = [Group(str(helix.label), [row for row in rows if row.helix == helix]) for helix in Member.Helix]
    elif body == Body.TEAM:
        lead = [row for row in rows if not row.pillar and row.place != Member.Place.DATA]
        data = [row for row in rows if row.place == Member.Place.DATA]
        groups = [Group(str(one.label), [row for row in rows if row.pillar == one]) for one in Pillar]
        found = [Group(_("Pimpinan dan sekretariat"), lead), *groups, Group(_("Wali data perangkat daerah"), data)]
    else:
        found = [Group("", rows)]
    return [group for group in found if group.members]


def _lacks(body: Body, rows: list[Member], day: datetime.date) -> list[str]:
    """What an institution of this kind should have and has not; an act that lapsed carries nobody."""
    if not rows:
        return [_("belum ada anggota")]
    lacks = [_("dasar hukum %s tidak berlaku") % act for act in _lapsed_acts(rows, day)]
    if body != Body.FORUM and not any(row.place == Member.Place.CHAIR for row in rows):
        lacks.append(_("belum ada ketua"))
    if body == Body.TEAM:
        empty = [str(one.label) for one in Pillar if not any(row.pillar == one for row in rows)]
        lacks += [_("kelompok kerja belum terisi: %s") % ", ".join(empty)] if empty else []
        lacks += [] if any(row.place == Member.Place.DATA for row in rows) else [_("belum ada wali data")]
    if body == Body.FORUM:
        missing = [str(one.label) for one in Member.Helix if not any(row.helix == one for row in rows)]
        lacks += [_("unsur belum terwakili: %s") % ", ".join(missing)] if missing else []
    return lacks


def _lapsed_acts(rows: list[Member], day: datetime.date) -> list[LegalAct]:
    acts = {row.act_id: row.act for row in rows}
    return [
        act for act in acts.values() if act.in_force_from > day or (act.last_day is not None and act.last_day < day)
    ]


def _council_begins(region: Region, meetings: list[Meeting]) -> datetime.date | None:
    acts = acts_of(region, LegalAct.Kind.COUNCIL).order_by("in_force_from").values_list("in_force_from", flat=True)
    known = [*acts[:1], *(row.held_on for row in meetings)]
    return min(known, default=None)


def _months_before(day: datetime.date, count: int) -> datetime.date:
    number = day.year * 12 + day.month - 1 - count
    year, month = divmod(number, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _last_day(first: datetime.date) -> datetime.date:
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])
