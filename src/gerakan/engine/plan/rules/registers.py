"""R-501 to R-504: codes in force, official names, the spatial plan."""

from collections.abc import Iterator

from gerakan.engine.plan.nearest import nearest
from gerakan.engine.plan.rules.finding import Found, Place, Severity, found
from gerakan.engine.plan.rules.reading import Reading
from gerakan.engine.plan.rules.rule import rule

EVERYWHERE = "seluruh "
"""How a location begins that means all places of a kind."""

OWNED = ("programmes", "risks", "quick_wins")


@rule("R-501", Severity.SEVERE, "references", "known_codes", needs=lambda reading: bool(reading.plan.known_codes))
def code_not_in_force(reading: Reading) -> Iterator[Found]:
    """A programme refers to a code that is not in the list of its scheme."""
    for row in reading.plan.references:
        known = reading.plan.known_codes.get(row.scheme)
        if known is not None and row.code not in known:
            yield found(
                Place("references", row.key, "code"),
                Place("programmes", row.programme),
                scheme=row.scheme,
                code=row.code,
                nearest=nearest(row.code, known),
            )


@rule("R-502", Severity.WARNING, *OWNED, "agencies", needs=lambda reading: bool(reading.plan.agencies))
def unofficial_agency(reading: Reading) -> Iterator[Found]:
    """An owner is not the official name of an agency."""
    known = frozenset(reading.plan.agencies)
    owners = [("programmes", one.code, one.owner) for one in reading.plan.programmes]
    owners += [("risks", one.code, one.owner) for one in reading.plan.risks]
    owners += [("quick_wins", one.code, one.owner) for one in reading.plan.quick_wins]
    for sheet, code, name in owners:
        if name and name not in known:
            yield found(Place(sheet, code, "owner"), name=name, nearest=nearest(name, known))


@rule("R-503", Severity.WARNING, "programmes", "places", needs=lambda reading: bool(reading.plan.places))
def unofficial_place(reading: Reading) -> Iterator[Found]:
    """A location is not the official name of a place."""
    known = frozenset(reading.plan.places)
    for one in reading.plan.programmes:
        for name in one.location:
            if name not in known and not name.casefold().startswith(EVERYWHERE):
                yield found(Place("programmes", one.code, "location"), name=name, nearest=nearest(name, known))


@rule("R-504", Severity.WARNING, "programmes")
def spatial_plan_not_asked(reading: Reading) -> Iterator[Found]:
    """Infrastructure was not checked against the spatial plan."""
    for one in reading.roots:
        if one.field == "infrastructure" and not one.rtrw_checked:
            yield found(Place("programmes", one.code, "rtrw_checked"), name=one.name)


RULES = (code_not_in_force, unofficial_agency, unofficial_place, spatial_plan_not_asked)
