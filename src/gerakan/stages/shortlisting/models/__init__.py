"""Penjaringan in tables: schemes, runs, eligibility, lists, invitations."""

from gerakan.stages.shortlisting.models.eligibility import EligibilityRule, SelfNomination
from gerakan.stages.shortlisting.models.invitations import Invitation
from gerakan.stages.shortlisting.models.lists import HandChange, InvitationList, ListEntry, Quota
from gerakan.stages.shortlisting.models.runs import Run, Standing
from gerakan.stages.shortlisting.models.schemes import Scheme, SchemeGroup, SchemeIndicator

__all__ = [
    "EligibilityRule",
    "HandChange",
    "Invitation",
    "InvitationList",
    "ListEntry",
    "Quota",
    "Run",
    "Scheme",
    "SchemeGroup",
    "SchemeIndicator",
    "SelfNomination",
    "Standing",
]
