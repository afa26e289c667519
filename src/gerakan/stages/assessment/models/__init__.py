"""Penilaian in tables."""

from gerakan.stages.assessment.models.cases import Case, Ruling
from gerakan.stages.assessment.models.enquiries import Enquiry
from gerakan.stages.assessment.models.marks import Entry, Mark, MarkSheet, MarkVersion
from gerakan.stages.assessment.models.talks import Flag, QualityCheck, Remark

__all__ = [
    "Case",
    "Enquiry",
    "Entry",
    "Flag",
    "Mark",
    "MarkSheet",
    "MarkVersion",
    "QualityCheck",
    "Remark",
    "Ruling",
]
