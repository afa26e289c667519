"""Rows of joint plans."""

from gerakan.stages.clusters.models.charters import Charter, Signature
from gerakan.stages.clusters.models.plans import WHOLE, JointPlan, Membership, PlanRevision, Publication
from gerakan.stages.clusters.models.programmes import JointMoney, JointProgramme, JointTarget, Share, ShareAnswer

__all__ = [
    "WHOLE", "Charter", "JointMoney", "JointPlan", "JointProgramme", "JointTarget", "Membership", "PlanRevision",
    "Publication", "Share", "ShareAnswer", "Signature",
]  # fmt: skip
