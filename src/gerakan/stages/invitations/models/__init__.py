"""Undangan in tables: eligibility, lists, invitations."""

from gerakan.stages.invitations.models.eligibility import EligibilityRule, SelfNomination
from gerakan.stages.invitations.models.invitations import Invitation
from gerakan.stages.invitations.models.lists import HandChange, InvitationList, ListEntry, Quota

__all__ = ["EligibilityRule", "HandChange", "Invitation", "InvitationList", "ListEntry", "Quota", "SelfNomination"]
