"""Penilaian in tables."""

from gerakan.stages.assessment.models.cases import Case, Ruling
from gerakan.stages.assessment.models.marks import Entry, Mark, MarkSheet, MarkVersion

__all__ = ["Case", "Entry", "Mark", "MarkSheet", "MarkVersion", "Ruling"]
