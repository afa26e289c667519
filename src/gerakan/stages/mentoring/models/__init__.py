"""Rows of bimbingan."""

from gerakan.stages.mentoring.models.deliverables import Deliverable, DeliverableQuerySet, Remark, Version
from gerakan.stages.mentoring.models.guidance import Guidance, GuidanceQuerySet, GuidanceStage
from gerakan.stages.mentoring.models.programmes import Expected, Pillar, Programme, Workshop
from gerakan.stages.mentoring.models.teams import Mentor, Proposal, ProposedSeat, Seat

__all__ = [
    "Deliverable", "DeliverableQuerySet", "Expected", "Guidance", "GuidanceQuerySet", "GuidanceStage", "Mentor", "Pillar",
    "Programme", "Proposal", "ProposedSeat", "Remark", "Seat", "Version", "Workshop",
]  # fmt: skip
