"""Kuesioner in tables."""

from gerakan.stages.questionnaires.models.answers import Answer, AnswerVersion, Evidence
from gerakan.stages.questionnaires.models.submissions import Round, Submission

__all__ = ["Answer", "AnswerVersion", "Evidence", "Round", "Submission"]
