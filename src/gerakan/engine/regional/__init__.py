"""What a region is good at, who is like it, where its people go: quotients, shift and share, typologies, peers, paths."""

from gerakan.engine.regional.peers import Feature, Peer, peers
from gerakan.engine.regional.people import (
    NATIONAL_TARGET,
    TARGET_YEAR,
    Path,
    Point,
    growth_difference,
    growth_rate,
    project,
    year_reached,
)
from gerakan.engine.regional.quotient import Quotients, location_quotients
from gerakan.engine.regional.shift_share import ShiftShare, adds_up, dynamic_shift_share, shift_share
from gerakan.engine.regional.structure import (
    Klassen,
    Quadrant,
    Relatedness,
    Typology,
    herfindahl,
    klassen,
    krugman_index,
    relatedness,
    typology,
    yearly_growth,
)
from gerakan.engine.regional.table import SectorTable, make_table, without

__all__ = [
    "NATIONAL_TARGET",
    "TARGET_YEAR",
    "Feature",
    "Klassen",
    "Path",
    "Peer",
    "Point",
    "Quadrant",
    "Quotients",
    "Relatedness",
    "SectorTable",
    "ShiftShare",
    "Typology",
    "adds_up",
    "dynamic_shift_share",
    "growth_difference",
    "growth_rate",
    "herfindahl",
    "klassen",
    "krugman_index",
    "location_quotients",
    "make_table",
    "peers",
    "project",
    "relatedness",
    "shift_share",
    "typology",
    "without",
    "year_reached",
    "yearly_growth",
]
