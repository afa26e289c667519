"""Rows to the engine and back: plain values in, plain values out, so that a frozen run can be computed again."""

from gerakan.engine import ENGINE_VERSION
from gerakan.engine.errors import InputError
from gerakan.stages.potentials.calculations.likeness import peer_result
from gerakan.stages.potentials.calculations.people import NATIONAL_TARGET, TARGET_YEAR, people_result
from gerakan.stages.potentials.calculations.sectors import sector_result

__all__ = [
    "ENGINE_VERSION",
    "NATIONAL_TARGET",
    "RESULTS",
    "TARGET_YEAR",
    "InputError",
    "peer_result",
    "people_result",
    "sector_result",
]

RESULTS = {"sectors": sector_result, "peers": peer_result, "people": people_result}
