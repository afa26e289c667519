"""Lives of a round and of a submission."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.instruments.models import InstrumentVersion
from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.questionnaires import permissions
from gerakan.stages.questionnaires.models import Clarification, Evidence, Round, Submission
from gerakan.stages.questionnaires.queries import rounds, sheets

State = Submission.State


def version_is_published(asked: Round) -> str | None:
    """What may still change cannot be asked."""
    if asked.version.state != InstrumentVersion.State.PUBLISHED:
        return _("Instrumen %s belum terbit.") % asked.version
    return None


def somebody_confirmed(asked: Round) -> str | None:
    """A round without regions asks nobody."""
    return None if rounds.unasked(asked).exists() else _("Belum ada daerah yang menyatakan bersedia.")


def round_is_open(submission: Submission) -> str | None:
    """Nothing is sent after the last day."""
    asked = submission.round
    if asked.state != Round.State.OPEN or asked.closes_on < timezone.localdate():
        return _("Kuesioner edisi ini sudah ditutup. Hubungi sekretariat.")
    return None


def is_complete_enough(submission: Submission) -> str | None:
    """As the round's rule says."""
    if submission.round.accepts_incomplete:
        return None
    missing = sheets.sheet_of(submission).missing_count
    return _("Belum lengkap: %d butir. Lihat daftar yang kurang.") % missing if missing else None


def every_clarification_ended(submission: Submission) -> str | None:
    """Questions are answered or have lapsed."""
    waiting = submission.clarifications.filter(state=Clarification.State.OPEN).count()
    return _("%d permintaan klarifikasi masih menunggu daerah.") % waiting if waiting else None


def every_proof_checked(submission: Submission) -> str | None:
    """Somebody looked at each piece of evidence."""
    waiting = submission.evidence.standing().filter(check_state=Evidence.Check.WAITING).count()
    return _("%d bukti belum diperiksa.") % waiting if waiting else None


round_workflow: Workflow[Round] = Workflow(
    "questionnaire_round",
    Transition(
        "open", gettext_lazy("Buka kuesioner"), Round.State.PREPARING, Round.State.OPEN,
        permission=permissions.RUN, guards=(version_is_published, somebody_confirmed),
    ),
    Transition(
        "close", gettext_lazy("Tutup kuesioner"), Round.State.OPEN, Round.State.CLOSED,
        permission=permissions.RUN, needs_note=True,
    ),
)  # fmt: skip


submission_workflow: Workflow[Submission] = Workflow(
    "submission",
    Transition(
        "propose", gettext_lazy("Ajukan kepada kepala daerah"), State.FILLING, State.CHECKED,
        permission=permissions.COORDINATE, guards=(round_is_open, is_complete_enough),
    ),
    Transition(
        "send_back", gettext_lazy("Kembalikan untuk diperbaiki"), State.CHECKED, State.FILLING,
        permission=permissions.SEND_BACK, needs_note=True,
    ),
    Transition(
        "send", gettext_lazy("Setujui dan kirim"), State.CHECKED, State.SENT,
        permission=permissions.SIGN, guards=(round_is_open, is_complete_enough),
    ),
    *[
        Transition("ask", gettext_lazy("Minta klarifikasi"), source, State.AMENDING, permission=permissions.VERIFY)
        for source in (State.SENT, State.VERIFIED)
    ],
    Transition(
        "amended", gettext_lazy("Semua klarifikasi selesai"), State.AMENDING, State.SENT,
        permission=permissions.VERIFY, guards=(every_clarification_ended,),
    ),
    Transition(
        "verify", gettext_lazy("Verifikasi kiriman"), State.SENT, State.VERIFIED,
        permission=permissions.VERIFY, guards=(every_clarification_ended, every_proof_checked),
    ),
    *[
        Transition(
            "withdraw", gettext_lazy("Mengundurkan diri dari edisi ini"), source, State.WITHDRAWN,
            permission=permissions.SIGN, needs_note=True,
        )
        for source in (State.FILLING, State.CHECKED, State.SENT, State.AMENDING)
    ],
)  # fmt: skip
