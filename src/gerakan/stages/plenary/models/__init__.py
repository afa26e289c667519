"""Sittings, decisions, withdrawals."""

from gerakan.stages.plenary.models.decisions import CHOSEN, TOLD, Decision, Note, QuotaDeparture, Verdict, Vote
from gerakan.stages.plenary.models.sittings import Attendance, Plenary, Recusal, closed_to
from gerakan.stages.plenary.models.withdrawals import Withdrawal

__all__ = [
    "CHOSEN", "TOLD", "Attendance", "Decision", "Note", "Plenary", "QuotaDeparture", "Recusal", "Verdict", "Vote",
    "Withdrawal", "closed_to",
]  # fmt: skip
