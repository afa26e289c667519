"""Rows of agreements."""

from gerakan.stages.agreements.models.agreements import Agreement, AgreementQuerySet, Clause, Comment, Turn
from gerakan.stages.agreements.models.duties import Duty
from gerakan.stages.agreements.models.signing import AgreementFile, Party, Signature

__all__ = [
    "Agreement", "AgreementFile", "AgreementQuerySet", "Clause", "Comment", "Duty", "Party", "Signature", "Turn",
]  # fmt: skip
