"""Penjaringan in tables: schemes and runs."""

from gerakan.stages.shortlisting.models.runs import Run, RunPublication, Standing
from gerakan.stages.shortlisting.models.schemes import Scheme, SchemeGroup, SchemeIndicator

__all__ = [
    "Run",
    "RunPublication",
    "Scheme",
    "SchemeGroup",
    "SchemeIndicator",
    "Standing",
]
