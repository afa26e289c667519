"""Verbs of the way over the desks: send, rewrite, remark, answer, approve, return, recall."""

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import REGION_ROLES, Role
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.agreements import notices, permissions
from gerakan.stages.agreements.documents.keeping import new_number, write_papers
from gerakan.stages.agreements.models import Agreement, AgreementFile, Clause, Comment, Turn
from gerakan.stages.agreements.queries import agreements, review
from gerakan.stages.agreements.workflow import agreement_workflow, turn_workflow
from gerakan.stages.drafting.models import Desk
from gerakan.stages.drafting.queries import unknown_fields

State = Agreement.State


@command
def send(agreement: Agreement, *, by: User) -> None:
    """To the first desk; from here on the region reads it."""
    if not agreement.national_number:
        Agreement.objects.filter(pk=agreement.pk).update(national_number=new_number(agreement.template.unit))
        agreement.refresh_from_db(fields=["national_number"])
    agreement_workflow.fire(agreement, "send", by=by)
    agreement.sent_at = agreement.sent_at or timezone.now()
    Agreement.objects.filter(pk=agreement.pk).update(sent_at=agreement.sent_at)
    _open_turn(agreement, review.desks_of(agreement)[0])


@command
def rewrite(clause: Clause, *, text: str, heading: str, seen: int, by: User) -> None:
    """Other words for a clause, by whoever holds the text; never over words that were not on the screen.

    seen: revision of the clause that was on the screen.
    """
    agreement = _locked(clause)
    check(by, permissions.REWRITE, agreement)
    clause.refresh_from_db(fields=["heading", "text", "revision"])
    if seen != clause.revision:
        raise TransitionRefused(_("Rekan Anda lebih dahulu mengubah pasal ini. Baca dahulu bunyinya yang baru."))
    if reason := unknown_fields(text) or unknown_fields(heading):
        raise TransitionRefused(reason)
    before = [clause.heading, clause.text]
    clause.heading, clause.text, clause.revision = heading, text, clause.revision + 1
    clause.save(update_fields=["heading", "text", "revision"])
    record(
        "agreement.rewritten", agreement, by=by, changes={"heading": [before[0], heading], "text": [before[1], text]}
    )


@command
def remark(clause: Clause, *, text: str, by: User) -> Comment:
    """Say something about a clause, as what one is here."""
    agreement = _locked(clause)
    check(by, permissions.REMARK, agreement)
    if agreement.state not in {State.DRAFT, State.REVIEW}:
        raise TransitionRefused(_("Naskah sudah ditetapkan; catatan tidak ditambah lagi."))
    hat = hat_of(by)
    made = clause.comments.create(
        author=by, office=str(hat or ""), is_regional=hat is not None and hat.role in REGION_ROLES, text=text
    )
    record("agreement.remarked", agreement, by=by, changes={"heading": clause.heading}, note=text)
    return made


@command
def answer(comment: Comment, *, text: str, by: User) -> None:
    """The other side's word on a remark, once."""
    agreement = _locked(comment.clause)
    check(by, permissions.REMARK, agreement)
    hat = hat_of(by)
    if hat is None or (hat.role in REGION_ROLES) == comment.is_regional:
        raise TransitionRefused(_("Catatan dijawab pihak yang lain."))
    open_rows = Comment.objects.filter(pk=comment.pk, answered_at__isnull=True)
    if not open_rows.update(answer=text, answered_by=by, answered_at=timezone.now()):
        raise TransitionRefused(_("Catatan ini sudah dijawab."))
    record("agreement.answered", agreement, by=by, changes={"heading": comment.clause.heading}, note=text)


@command
def approve(turn: Turn, *, by: User) -> None:
    """On to the next desk; the last one settles the text and makes the paper to sign."""
    _hold(turn)
    _decided(turn, by)
    turn_workflow.fire(turn, "approve", by=by)
    agreement = turn.agreement
    if coming := review.following(agreement, turn.desk):
        _open_turn(agreement, coming)
        return
    agreement_workflow.fire(agreement, "settle", by=by)
    write_papers(agreement, AgreementFile.Kind.FINAL, by)
    notices.ask_to_sign(agreement)


@command
def send_back(turn: Turn, *, desk: Desk | None, note: str, by: User) -> None:
    """To an earlier desk, or to the secretariat, with the reason."""
    _hold(turn)
    if desk is not None and desk.pk not in {row.pk for row in review.desks_before(turn)}:
        raise TransitionRefused(_("Pilih meja sebelum meja ini."))
    _decided(turn, by, note)
    turn_workflow.fire(turn, "return", by=by, note=note)
    if desk is not None:
        _open_turn(turn.agreement, desk, note)
        return
    agreement_workflow.fire(turn.agreement, "take_back", by=by, note=note)
    staff = agreements.holders_of(Role.SECRETARIAT)
    notices.tell(turn.agreement, notices.SENT_BACK, staff, note=note)


@command
def recall(turn: Turn, *, note: str, by: User) -> None:
    """The secretariat takes it from a desk."""
    _hold(turn)
    _decided(turn, by, note)
    turn_workflow.fire(turn, "recall", by=by, note=note)
    agreement_workflow.fire(turn.agreement, "take_back", by=by, note=note)


@command
def reopen(agreement: Agreement, *, note: str, by: User) -> None:
    """A settled text that nobody has signed goes back to the secretariat."""
    agreement_workflow.fire(agreement, "reopen", by=by, note=note)
    for party in agreements.unsigned_parties(agreement):
        notices.party_has_signed(agreement, party)


def _hold(turn: Turn) -> None:
    """One decision at a time: the agreement's row is the lock."""
    Agreement.objects.select_for_update().get(pk=turn.agreement_id)
    turn.refresh_from_db(fields=["state"])


def _locked(clause: Clause) -> Agreement:
    rows = Agreement.objects.select_for_update(of=("self",)).select_related("region", "edition", "template")
    return rows.get(pk=clause.agreement_id)


def _open_turn(agreement: Agreement, desk: Desk, note: str = "") -> None:
    turn = Turn.objects.create(agreement=agreement, desk=desk, received=review.text_of(agreement))
    notices.tell_desk(turn, note)


def _decided(turn: Turn, by: User, note: str = "") -> None:
    """Written before the state moves, which the database refuses without a reason; refused together with it."""
    Turn.objects.filter(pk=turn.pk, state=Turn.State.WAITING).update(
        decided_at=timezone.now(), decided_by=by, decided_as=str(by.hat_label)[:200], note=note,
        left=review.text_of(turn.agreement),
    )  # fmt: skip
