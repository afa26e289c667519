"""The way over the desks: whose turn, what changed, what was remarked."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gerakan.foundation.documents.signing.wording import Piece, pieces_between
from gerakan.foundation.documents.words import long_date
from gerakan.stages.agreements.models import Agreement, Comment, Turn
from gerakan.stages.drafting.models import Desk

Text = list[dict[str, str]]


@dataclass(frozen=True)
class Change:
    """One clause that differs, word by word."""

    heading: list[Piece]
    pieces: list[Piece]


@dataclass(frozen=True)
class Step:
    """A desk in the chain, for the stepper."""

    label: str
    state: str
    note: str = ""
    url: str = ""


def clauses_of(agreement: Agreement) -> Text:
    """The clauses as they stand now."""
    return [{"heading": row.heading, "text": row.text} for row in agreement.clauses.all()]


def text_of(agreement: Agreement) -> Text:
    """All that a desk approves, for keeping: the clauses, and behind them who signs, where and until when."""
    now = Agreement.objects.get(pk=agreement.pk)
    first = ", ".join(filter(None, (now.national_name, now.national_title, now.national_mandate)))
    second = ", ".join(filter(None, (now.region_name, now.region_title, now.region_mandate)))
    days = [long_date(day) for day in (now.dated_on, now.valid_from, now.valid_until)]
    said = [first, second, ", ".join(now.witnesses), f"{now.place}, {days[0]}", f"{days[1]} – {days[2]}"]
    return [*clauses_of(agreement), {"heading": _("Para pihak dan tanggal"), "text": "\n".join(said)}]


def desks_of(agreement: Agreement) -> list[Desk]:
    """The chain, in order."""
    return list(agreement.template.desks.all())


def turns_of(agreement: Agreement) -> QuerySet[Turn]:
    """Every desk it came to, oldest first."""
    return agreement.turns.select_related("desk", "decided_by").order_by("pk")


def following(agreement: Agreement, desk: Desk) -> Desk | None:
    """The desk after this one."""
    return next((row for row in desks_of(agreement) if row.order > desk.order), None)


def desks_before(turn: Turn) -> list[Desk]:
    """Where a return may go."""
    return [row for row in desks_of(turn.agreement) if row.order < turn.desk.order]


def steps_of(agreement: Agreement, turns: Sequence[Turn]) -> list[Step]:
    """Each desk with where it stands: its last turn decides."""
    last = {turn.desk_id: turn for turn in turns}
    waiting = next((turn for turn in turns if turn.state == Turn.State.WAITING), None)
    return [_step(desk, last.get(desk.pk), waiting) for desk in desks_of(agreement)]


def _step(desk: Desk, turn: Turn | None, waiting: Turn | None) -> Step:
    if waiting is not None and waiting.desk_id == desk.pk:
        return Step(desk.label, "current", _office(desk))
    is_ahead = waiting is not None and desk.order > waiting.desk.order
    if turn is not None and turn.state == Turn.State.APPROVED and not is_ahead:
        return Step(desk.label, "done", str(turn.decided_by or ""))
    return Step(desk.label, "later", _office(desk))


def _office(desk: Desk) -> str:
    """Said once where the desk is called as its office is."""
    told = str(desk.get_role_display())
    return "" if told == desk.label else told


def changes_before(turn: Turn, turns: Sequence[Turn]) -> list[Change]:
    """What the desk before changed: the text it received beside the text it handed on."""
    earlier = [row for row in turns if row.pk < turn.pk]
    return changes_between(earlier[-1].received, turn.received) if earlier else []


def changes_of(turn: Turn) -> list[Change]:
    """What this desk itself changed."""
    return changes_between(turn.received, turn.left or text_of(turn.agreement))


def changes_between(before: Text, after: Text) -> list[Change]:
    """Clause by clause, only those that differ."""
    width = max(len(before), len(after))
    nothing = {"heading": "", "text": ""}
    pairs = zip(_padded(before, width, nothing), _padded(after, width, nothing), strict=True)
    return [
        Change(pieces_between(old["heading"], new["heading"]), pieces_between(old["text"], new["text"]))
        for old, new in pairs
        if old != new
    ]


def comments_of(agreement: Agreement) -> dict[int, list[Comment]]:
    """Remarks by clause."""
    rows = Comment.objects.filter(clause__agreement=agreement).select_related("author", "answered_by")
    found: dict[int, list[Comment]] = {}
    for row in rows:
        found.setdefault(row.clause_id, []).append(row)
    return found


def unanswered(agreement: Agreement) -> QuerySet[Comment]:
    """Remarks of the region that the ministry has not answered."""
    rows = Comment.objects.filter(clause__agreement=agreement, is_regional=True, answered_at__isnull=True)
    return rows.select_related("clause")


def _padded(rows: Text, width: int, nothing: dict[str, str]) -> Text:
    return [*rows, *[nothing] * (width - len(rows))]
