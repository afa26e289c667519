"""Sittings, decisions, withdrawals, letters."""

from gerakan.stages.plenary.models.decisions import CHOSEN, TOLD, Decision, Note, QuotaDeparture, Verdict, Vote
from gerakan.stages.plenary.models.letters import FeedbackText, ResultLetter
from gerakan.stages.plenary.models.sittings import Attendance, Plenary, Recusal, closed_to
from gerakan.stages.plenary.models.withdrawals import Withdrawal

__all__ = [
    "CHOSEN", "TOLD", "Attendance", "Decision", "FeedbackText", "Note", "Plenary", "QuotaDeparture", "Recusal",
    "ResultLetter", "Verdict", "Vote", "Withdrawal", "closed_to",
]  # fmt: skip
