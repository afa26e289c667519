"""Questions about who came: rows of a meeting, and how far the same people came each time."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from django.db.models import Count
from django.db.models.functions import Coalesce

from gerakan.foundation.access import Actor
from gerakan.stages.mentoring.models import Guidance
from gerakan.stages.sessions.models import Attendance, AttendanceQuerySet, Participant, Session
from gerakan.stages.sessions.models.attendance import name_key

PERSON = Coalesce("participant__same_as", "participant")
"""The row under which whoever came is counted."""
JOINABLE = ("guidance__participation__region", "guidance__participation__edition", "same_as")
"""What a participant is read with when two rows are joined or parted."""


@dataclass(frozen=True)
class Gathering:
    """One counted meeting of a region: who of the expected came, who did not, who came instead."""

    session: Session
    came: tuple[Participant, ...]
    missing: tuple[Participant, ...]
    others: tuple[Participant, ...]

    @property
    def share(self) -> float:
        """Of the expected people, those who came themselves."""
        return len(self.came) / (len(self.came) + len(self.missing))


@dataclass(frozen=True)
class Continuity:
    """How far the same people came: the mean share over the meetings; None while nothing can be compared."""

    guidance: Guidance
    expected: tuple[Participant, ...]
    is_named: bool
    gatherings: tuple[Gathering, ...]

    @property
    def score(self) -> float | None:
        """0 to 1."""
        shares = [one.share for one in self.gatherings]
        return sum(shares) / len(shares) if shares else None

    @property
    def others(self) -> list[Participant]:
        """Different people: came to a compared meeting and were never expected."""
        found = {person.pk: person for one in self.gatherings for person in one.others}
        return sorted(found.values(), key=lambda person: person.name)


def attendances_of(session: Session, user: Actor) -> AttendanceQuerySet:
    """Of one meeting, as far as the person may know."""
    return Attendance.objects.visible_to(user).filter(session=session).select_related(
        "participant__guidance__participation__region", "participant__guidance__participation__edition",
        "participant__same_as", "judged_by",
    )  # fmt: skip


def people_at(attendances: AttendanceQuerySet) -> int:
    """How many people, whoever was noted under two names once."""
    return int(attendances.aggregate(n=Count(PERSON, distinct=True))["n"])


def people_of(guidance: Guidance) -> list[Participant]:
    """Everybody of the region who was ever recorded, each once, delegates first."""
    rows = guidance.participants.filter(same_as__isnull=True).prefetch_related("spellings__joined_by")
    return sorted(rows, key=lambda row: (not row.is_awaited, row.name))


def continuity_of(guidance: Guidance) -> Continuity:
    """Of one region."""
    return continuities([guidance])[0]


def continuities(guidances: Iterable[Guidance]) -> list[Continuity]:
    """Of many regions, by two queries however many.

    Expected are the delegates whom the region named; if it named none, those confirmed at its first meeting, which
    then is not compared with itself. A meeting counts when it was held and somebody of the region was confirmed.
    """
    rows = list(guidances)
    named: dict[int, list[Participant]] = defaultdict(list)
    for row in Participant.objects.filter(guidance__in=rows, is_expected=True).select_related("same_as").order_by("name"):  # fmt: skip
        _once(named[row.guidance_id], row.person)
    came = _who_came(rows)
    return [_continuity(row, named[row.pk], came[row.pk]) for row in rows]


def _who_came(guidances: list[Guidance]) -> dict[int, dict[Session, list[Participant]]]:
    found: dict[int, dict[Session, list[Participant]]] = defaultdict(lambda: defaultdict(list))
    rows = Attendance.objects.counted().filter(participant__guidance__in=guidances, session__state=Session.State.HELD)
    for row in rows.select_related("participant__same_as", "session").order_by(
        "session__starts_at", "session", "participant__name"
    ):
        _once(found[row.participant.guidance_id][row.session], row.participant.person)
    return found


def _once(people: list[Participant], person: Participant) -> None:
    if person not in people:
        people.append(person)


def _continuity(guidance: Guidance, named: list[Participant], came: dict[Session, list[Participant]]) -> Continuity:
    meetings = list(came.items())
    expected = named or (meetings[0][1] if meetings else [])
    compared = meetings if named else meetings[1:]
    return Continuity(guidance, tuple(expected), bool(named), tuple(_gathering(*one, expected) for one in compared))


def _gathering(session: Session, there: list[Participant], expected: list[Participant]) -> Gathering:
    awaited, present = {one.pk for one in expected}, {one.pk for one in there}
    return Gathering(
        session,
        came=tuple(one for one in expected if one.pk in present),
        missing=tuple(one for one in expected if one.pk not in present),
        others=tuple(one for one in there if one.pk not in awaited),
    )


def session_of_token(token: str) -> Session | None:
    """The meeting whose QR code says this."""
    return Session.objects.select_related("edition").filter(token=token).first()


ALIKE = 0.85
"""[default] Share of letters in the same order above which two names may be one person; a person decides."""
MOST_ALIKE = 3


def people_like(guidance: Guidance, name: str) -> list[Participant]:
    """Known people of a region whose name is written nearly so, the likest first; nobody when the very name is known.

    Nearly so: letters in the same order (difflib's ratio), or all words of one name begin the other, as with a title at its end.
    """
    key, known = name_key(name), list(Participant.objects.filter(guidance=guidance))
    if any(one.name_key == key for one in known):
        return []
    found = [(_likeness(key, one.name_key), one) for one in known]
    likest = sorted((pair for pair in found if pair[0] >= ALIKE), key=lambda pair: (-pair[0], pair[1].pk))
    return [one for _share, one in likest[:MOST_ALIKE]]


def _likeness(first: str, second: str) -> float:
    short, long = sorted((first.split(), second.split()), key=len)
    if len(short) > 1 and long[: len(short)] == short:
        return 1.0
    return SequenceMatcher(None, first, second).ratio()


MOST_COMPARED = 150
"""People of a region whose names are compared with each other: more than any region sends."""


def maybe_twice(people: list[Participant]) -> list[tuple[Participant, Participant]]:
    """Pairs of a region's people whose names are written nearly alike; a person decides, nothing is joined by itself."""
    pairs = combinations(sorted(people[:MOST_COMPARED], key=lambda row: row.pk), 2)
    return [(first, later) for first, later in pairs if _likeness(first.name_key, later.name_key) >= ALIKE]
