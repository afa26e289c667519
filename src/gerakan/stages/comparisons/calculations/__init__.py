"""Regions that are alike, texts that are alike, the pace at which others got better, official names: what the rules compare a plan with."""

from gerakan.stages.comparisons.calculations.likeness import OTHERS, Copied, copies
from gerakan.stages.comparisons.calculations.names import NAMES
from gerakan.stages.comparisons.calculations.nearness import Nearness, nearness
from gerakan.stages.comparisons.calculations.paces import PACES

__all__ = ["NAMES", "OTHERS", "PACES", "Copied", "Nearness", "copies", "nearness"]
