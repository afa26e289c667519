"""Rows of local institutions."""

from gerakan.stages.institutions.models.acts import ActFile, LegalAct, LegalActQuerySet
from gerakan.stages.institutions.models.bodies import Body, Meeting, Member, MemberQuerySet
from gerakan.stages.institutions.models.handovers import Handover, HandoverItem, HandoverQuerySet
from gerakan.stages.institutions.models.offices import OfficeHolder, OfficeHolderQuerySet
from gerakan.stages.institutions.models.promises import CommitmentSeat, CommitmentSheet, Promise, PromiseYear
from gerakan.stages.institutions.models.reach import RegionalQuerySet, regions_open_to, told

__all__ = [
    "ActFile", "Body", "CommitmentSeat", "CommitmentSheet", "Handover", "HandoverItem",
    "HandoverQuerySet", "LegalAct", "LegalActQuerySet", "Meeting", "Member", "MemberQuerySet",
    "OfficeHolder", "OfficeHolderQuerySet", "Promise", "PromiseYear", "RegionalQuerySet", "regions_open_to", "told",
]  # fmt: skip
