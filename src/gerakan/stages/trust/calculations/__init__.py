"""The engine, asked for what marks are worth and for hours of further interviews."""

from gerakan.stages.trust.calculations.hours import Offer, offer_for, uncovered
from gerakan.stages.trust.calculations.outcomes import Outcome, outcome_of, proposals_of

__all__ = ["Offer", "Outcome", "offer_for", "outcome_of", "proposals_of", "uncovered"]
