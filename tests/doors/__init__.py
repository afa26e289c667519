"""What the all-roles test needs to know of each app; a new stage adds a file here.

`@door("app:name", ...)` says how to fill the parameters of an address with a real thing.
`@rows("app.Model", "app.view")` makes rows some people see and others do not, and names the right that must agree
with the model's `visible_to`. `WITHOUT_RIGHT` lists models whose rows nobody is asked about one by one, with the reason.
"""

from tests.doors import (
    agreements,
    appeals,
    assessment,
    assessors,
    books,
    calibration,
    capacities,
    chapters,
    clusters,
    comparisons,
    dossiers,
    existing,
    institutions,
    instruments,
    interviews,
    masterplans,
    materials,
    mentoring,
    outlines,
    plenary,
    potentials,
    questionnaires,
    ratings,
    readings,
    reviews,
    roadmaps,
    scenarios,
    selection,
    sessions,
    suggestions,
    terms,
    trust,
    workbooks,
)
from tests.doors.registry import DOORS, ROWS, WITHOUT_RIGHT

__all__ = [
    "DOORS", "ROWS", "WITHOUT_RIGHT", "agreements", "appeals",
    "assessment", "assessors", "books", "calibration", "capacities", "chapters", "clusters", "comparisons", "dossiers", "existing", "institutions", "instruments", "interviews", "masterplans", "materials", "mentoring", "outlines", "plenary", "potentials",
    "questionnaires",
    "ratings", "readings", "reviews", "roadmaps", "scenarios", "selection", "sessions", "suggestions", "terms", "trust", "workbooks",
]  # fmt: skip
