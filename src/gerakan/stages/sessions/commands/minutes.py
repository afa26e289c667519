"""Verbs of minutes: lines of several writers kept one by one, each judged against what its writer saw."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.sessions import permissions
from gerakan.stages.sessions.models import MinuteLine, Session

MOST_LINES = 200
LONGEST = 4000


@dataclass(frozen=True)
class Said:
    """A line as somebody typed it, and the text that stood there before; no text takes the line away.

    `key` names a new line for good, `device` the page it was typed on and, after a dot, the turn of its save: sent
    twice, it is one line, and a save that arrives late never replaces a later one of the same page.
    """

    text: str
    seen: str = ""
    kind: str = MinuteLine.Kind.NOTE
    line: int | None = None
    key: str = ""
    device: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of a line; `text` is what stands there now and `by` whose it is."""

    SAVED, CONFLICT, REFUSED = "saved", "conflict", "refused"

    said: Said
    status: str
    text: str = ""
    line: int | None = None
    by: str = ""
    sentence: str = ""


class NothingKept(Exception):
    """No line of this save was new and possible; the outcomes say why for each."""

    def __init__(self, outcomes: list[Outcome]) -> None:
        super().__init__(_("Tidak ada baris yang berubah."))
        self.outcomes = outcomes


@command
def save_lines(session: Session, *, lines: Sequence[Said], by: User) -> list[Outcome]:
    """Keep every line that can stand; never over a text that its writer did not see.

    Raises NothingKept when nothing was written.
    """
    check(by, permissions.WRITE, session)
    locked = Session.objects.select_for_update().get(pk=session.pk)
    if locked.state == Session.State.CANCELLED:
        raise TransitionRefused(_("Pertemuan ini dibatalkan; notulennya tidak ditulis lagi."))
    if len(lines) > MOST_LINES:
        raise TransitionRefused(_("Terlalu banyak baris sekaligus (paling banyak 200)."))
    trail: list[tuple[str, str]] = []
    outcomes = [_keep(locked, said, by, trail) for said in lines]
    if not trail:
        raise NothingKept(outcomes)
    locked.save(update_fields=["revision"])
    session.revision = locked.revision
    record("minutes.saved", locked, by=by, changes={"lines": [list(pair) for pair in trail]})
    return outcomes


def _keep(session: Session, said: Said, by: User, trail: list[tuple[str, str]]) -> Outcome:
    text = said.text.strip()
    if len(text) > LONGEST:
        return Outcome(said, Outcome.REFUSED, sentence=_("Baris ini terlalu panjang (paling banyak 4.000 huruf)."))
    row = _known(session, said)
    if row is None:
        return _add(session, said, text, by, trail)
    stands = "" if row.is_removed else row.text
    if text == stands and (said.kind == row.kind or not text):
        return Outcome(said, Outcome.SAVED, stands, row.pk)
    if text != stands and not _may_replace(row, said, stands, by):
        return Outcome(said, Outcome.CONFLICT, stands, row.pk, str(row.changed_by))
    if not text and row.tasks.exists():
        return Outcome(said, Outcome.REFUSED, stands, row.pk, sentence=_("Keputusan yang sudah menjadi tugas tidak dihapus."))  # fmt: skip
    trail.append((stands, text))
    _write(session, row, said, text, by)
    return Outcome(said, Outcome.SAVED, text, row.pk)


def _known(session: Session, said: Said) -> MinuteLine | None:
    rows = session.lines.select_related("changed_by")
    if said.line is not None:
        return rows.filter(pk=said.line).first()
    return rows.filter(key=said.key).first() if said.key else None


def _may_replace(row: MinuteLine, said: Said, stands: str, by: User) -> bool:
    """The writer saw what stands there, or wrote it earlier on the same page: an answer that was lost is no conflict."""
    (page, turn), (last_page, last_turn) = _turn_of(said.device), _turn_of(row.device)
    if page and page == last_page and row.changed_by_id == by.pk:
        return turn >= last_turn
    return said.seen.strip() == stands


def _turn_of(device: str) -> tuple[str, int]:
    """The page and the turn of its save; 0 when a device counts none."""
    page, _dot, turn = device.partition(".")
    return page, int(turn) if turn.isascii() and turn.isdecimal() else 0


def _add(session: Session, said: Said, text: str, by: User, trail: list[tuple[str, str]]) -> Outcome:
    if said.line is not None:
        return Outcome(said, Outcome.REFUSED, sentence=_("Baris ini tidak ada pada notulen ini."))
    if not text:
        return Outcome(said, Outcome.SAVED)
    last = session.lines.aggregate(last=Max("position"))["last"] or 0
    row = MinuteLine(session=session, position=last + 1, key=said.key[:60], written_by=by)
    trail.append(("", text))
    _write(session, row, said, text, by)
    return Outcome(said, Outcome.SAVED, text, row.pk)


def _write(session: Session, row: MinuteLine, said: Said, text: str, by: User) -> None:
    session.revision += 1
    row.is_removed, row.revision, row.device = not text, session.revision, said.device[:40]
    row.text, row.kind = text or row.text, _kind(said, row)
    row.changed_by, row.changed_at = by, timezone.now()
    row.save()


def _kind(said: Said, row: MinuteLine) -> str:
    return said.kind if said.kind in MinuteLine.Kind.values else row.kind
