"""Asesor in tables."""

from gerakan.stages.assessors.models.pool import Assessor, Background, Engagement
from gerakan.stages.assessors.models.ties import Tie, TieDeclaration
from gerakan.stages.assessors.models.training import Material, Reading

__all__ = ["Assessor", "Background", "Engagement", "Material", "Reading", "Tie", "TieDeclaration"]
