"""Figures by sector and what was computed from them."""

from gerakan.stages.potentials.models.figures import Delivery, Measure, SectorFigure
from gerakan.stages.potentials.models.reach import regions_open_to
from gerakan.stages.potentials.models.runs import PotentialRun, RunPublication
from gerakan.stages.potentials.models.sectors import (
    CODES,
    EXTRACTIVE,
    SECTORS,
    VOCABULARY,
    Misnamed,
    code_of,
    misnamed,
    name_of,
)

__all__ = [
    "CODES",
    "EXTRACTIVE",
    "SECTORS",
    "VOCABULARY",
    "Delivery",
    "Measure",
    "Misnamed",
    "PotentialRun",
    "RunPublication",
    "SectorFigure",
    "code_of",
    "misnamed",
    "name_of",
    "regions_open_to",
]
