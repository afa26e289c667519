"""Rows of local institutions."""

from gerakan.stages.institutions.models.acts import ActFile, LegalAct, LegalActQuerySet
from gerakan.stages.institutions.models.bodies import Body, Meeting, MeetingQuerySet, Member, MemberQuerySet
from gerakan.stages.institutions.models.offices import OfficeHolder, OfficeHolderQuerySet
from gerakan.stages.institutions.models.reach import regions_open_to

__all__ = [
    "ActFile", "Body", "LegalAct", "LegalActQuerySet", "Meeting", "MeetingQuerySet", "Member", "MemberQuerySet",
    "OfficeHolder", "OfficeHolderQuerySet", "regions_open_to",
]  # fmt: skip
