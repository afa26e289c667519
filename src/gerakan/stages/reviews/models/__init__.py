"""Rows of review: versions, rounds, what was accepted, adopted and made public, remarks, the planning period."""

from gerakan.stages.reviews.models.adoptions import Adoption, PlanningPeriod, Publication
from gerakan.stages.reviews.models.remarks import PlanRemark
from gerakan.stages.reviews.models.versions import PartAcceptance, PlanVersion, Round

__all__ = ["Adoption", "PartAcceptance", "PlanRemark", "PlanVersion", "PlanningPeriod", "Publication", "Round"]
