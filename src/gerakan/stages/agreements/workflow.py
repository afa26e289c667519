"""Lives of an agreement, a turn at a desk, and a duty."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.agreements import permissions
from gerakan.stages.agreements.models import Agreement, AgreementFile, Duty, Turn
from gerakan.stages.agreements.queries.agreements import final_file, unsigned_parties
from gerakan.stages.agreements.queries.fields import missing_in
from gerakan.stages.agreements.queries.review import following, unanswered

State = Agreement.State


def chain_is_known(agreement: Agreement) -> str | None:
    """There is a first desk to go to."""
    return None if agreement.template.desks.exists() else _("Naskah edisi ini belum mempunyai meja persetujuan.")


def every_field_is_filled(agreement: Agreement) -> str | None:
    """A paper to sign has no gaps."""
    missing = missing_in(agreement, agreement.clauses.values_list("text", flat=True), for_signing=True)
    return _("Belum terisi: %s.") % ", ".join(missing) if missing else None


def nobody_has_signed(agreement: Agreement) -> str | None:
    """After the first signature the text stays."""
    return _("Sudah ada yang menandatangani; naskah tidak dapat ditarik.") if agreement.signatures.exists() else None


def both_have_signed(agreement: Agreement) -> str | None:
    """It holds when both parties have signed."""
    return _("Belum ditandatangani kedua pihak.") if unsigned_parties(agreement) else None


def remarks_are_answered(turn: Turn) -> str | None:
    """The ministry's desks answer the region before they approve."""
    if turn.desk.is_regional:
        return None
    left = ", ".join(dict.fromkeys(row.clause.heading for row in unanswered(turn.agreement)))
    return _("Jawab dahulu catatan daerah pada: %s.") % left if left else None


def last_desk_finds_it_complete(turn: Turn) -> str | None:
    """The last approval makes the paper."""
    return None if following(turn.agreement, turn.desk) else every_field_is_filled(turn.agreement)


def paper_is_there(agreement: Agreement) -> str | None:
    """There is something to sign."""
    there = final_file(agreement) or agreement.files.filter(kind=AgreementFile.Kind.SCAN).exists()
    return None if there else _("Naskah siap tanda tangan belum dibuat.")


agreement_workflow: Workflow[Agreement] = Workflow(
    "agreement",
    Transition(
        "send", gettext_lazy("Kirim ke meja pertama"), State.DRAFT, State.REVIEW,
        permission=permissions.PREPARE, guards=(chain_is_known,),
    ),
    Transition(
        "take_back", gettext_lazy("Kembali ke sekretariat"), State.REVIEW, State.DRAFT,
        permission=permissions.SEE, needs_note=True,
    ),
    Transition(
        "settle", gettext_lazy("Tetapkan naskah"), State.REVIEW, State.APPROVED,
        permission=permissions.SEE, guards=(every_field_is_filled,),
    ),
    Transition(
        "reopen", gettext_lazy("Buka kembali naskah"), State.APPROVED, State.DRAFT,
        permission=permissions.PREPARE, guards=(nobody_has_signed,), needs_note=True,
    ),
    Transition(
        "conclude", gettext_lazy("Nyatakan berlaku"), State.APPROVED, State.IN_FORCE,
        permission=permissions.SEE, guards=(both_have_signed, paper_is_there),
    ),
    Transition(
        "cancel", gettext_lazy("Batalkan"), State.DRAFT, State.CANCELLED,
        permission=permissions.PREPARE, needs_note=True,
    ),
    Transition(
        "end", gettext_lazy("Masa berlaku habis"), State.IN_FORCE, State.ENDED, permission=permissions.END,
    ),
    Transition(
        "replace", gettext_lazy("Digantikan yang baru"), State.IN_FORCE, State.REPLACED, permission=permissions.END,
    ),
    Transition(
        "terminate", gettext_lazy("Akhiri sebelum waktunya"), State.IN_FORCE, State.TERMINATED,
        permission=permissions.END, needs_note=True,
    ),
)  # fmt: skip
turn_workflow: Workflow[Turn] = Workflow(
    "agreement_turn",
    Transition(
        "approve", gettext_lazy("Setujui"), Turn.State.WAITING, Turn.State.APPROVED,
        permission=permissions.DECIDE, guards=(remarks_are_answered, last_desk_finds_it_complete),
    ),
    Transition(
        "return", gettext_lazy("Kembalikan"), Turn.State.WAITING, Turn.State.RETURNED,
        permission=permissions.DECIDE, needs_note=True,
    ),
    Transition(
        "recall", gettext_lazy("Tarik dari meja"), Turn.State.WAITING, Turn.State.RECALLED,
        permission=permissions.PREPARE, needs_note=True,
    ),
)  # fmt: skip
duty_workflow: Workflow[Duty] = Workflow(
    "agreement_duty",
    Transition(
        "fulfil", gettext_lazy("Catat dipenuhi"), Duty.State.OPEN, Duty.State.DONE, permission=permissions.FULFIL,
    ),
    Transition(
        "reopen", gettext_lazy("Belum dipenuhi"), Duty.State.DONE, Duty.State.OPEN,
        permission=permissions.PREPARE, needs_note=True,
    ),
    Transition(
        "waive", gettext_lazy("Tidak berlaku lagi"), Duty.State.OPEN, Duty.State.WAIVED,
        permission=permissions.PREPARE, needs_note=True,
    ),
)  # fmt: skip
