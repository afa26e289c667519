"""Asesor in tables."""

from gerakan.stages.assessors.models.pool import Assessor, Engagement
from gerakan.stages.assessors.models.ties import Tie, TieDeclaration

__all__ = ["Assessor", "Engagement", "Tie", "TieDeclaration"]
