"""Rows of local institutions."""

from gerakan.stages.institutions.models.acts import ActFile, LegalAct, LegalActQuerySet
from gerakan.stages.institutions.models.offices import OfficeHolder, OfficeHolderQuerySet
from gerakan.stages.institutions.models.reach import regions_open_to

__all__ = ["ActFile", "LegalAct", "LegalActQuerySet", "OfficeHolder", "OfficeHolderQuerySet", "regions_open_to"]
