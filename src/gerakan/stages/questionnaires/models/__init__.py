"""Kuesioner in tables."""

from gerakan.stages.questionnaires.models.answers import Answer, AnswerVersion, FactStanding
from gerakan.stages.questionnaires.models.clarifications import Clarification
from gerakan.stages.questionnaires.models.evidence import Evidence, Upload
from gerakan.stages.questionnaires.models.parts import Part, PartHolder
from gerakan.stages.questionnaires.models.submissions import FrozenCopy, Round, Submission

__all__ = [
    "Answer",
    "AnswerVersion",
    "Clarification",
    "Evidence",
    "FactStanding",
    "FrozenCopy",
    "Part",
    "PartHolder",
    "Round",
    "Submission",
    "Upload",
]
