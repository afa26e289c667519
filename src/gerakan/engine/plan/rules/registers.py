"""R-501 to R-505: codes in force, official names and one way to write them, the spatial plan."""

import re
from collections.abc import Iterator

from gerakan.engine.plan.nearest import nearest
from gerakan.engine.plan.rules.finding import Found, Place, Severity, found
from gerakan.engine.plan.rules.reading import Reading
from gerakan.engine.plan.rules.rule import rule
from gerakan.engine.plan.spelling import variants, whole_name
from gerakan.engine.plan.structure import rows

EVERYWHERE = "seluruh "
"""How a location begins that means all places of a kind."""

OWNED = ("programmes", "risks", "quick_wins")


SDG = "SDG"
LAST_TARGETS = "5b 5c 9d 7c 6c 6b 3b 10b 5c 7c 7c 8c 3b 7c 9c 10b 19"
"""Of each of the seventeen goals the last target, by number and by letter, as the United Nations number the 169 (A/RES/71/313)."""


def _sdg() -> Iterator[str]:
    for goal, last in enumerate(LAST_TARGETS.split(), start=1):
        number, letter = int(last.rstrip("abcd")), last[-1] if last[-1].isalpha() else ""
        yield str(goal)
        yield from (f"{goal}.{target}" for target in range(1, number + 1))
        yield from (f"{goal}.{letters}" for letters in "abcd" if letters <= letter)


SDG_TARGETS = frozenset(_sdg())
INDICATOR = re.compile(r"(\d+\.\w+)\.\d+\*?")
"""An indicator of a target, 11.6.1, names its target first."""


def _is_known(scheme: str, code: str, known: frozenset[str] | None) -> bool:
    if known is not None and code in known:
        return True
    if scheme != SDG:
        return known is None
    match = INDICATOR.fullmatch(code.casefold())
    return (match[1] if match else code.casefold()) in SDG_TARGETS


@rule("R-501", Severity.SEVERE, "references", "known_codes", version=2)
def code_not_in_force(reading: Reading) -> Iterator[Found]:
    """A programme refers to a code that is not in the list of its scheme, or to a target that the United Nations do not have."""
    for row in reading.plan.references:
        known = reading.plan.known_codes.get(row.scheme, SDG_TARGETS if row.scheme == SDG else None)
        if known is not None and row.code and not _is_known(row.scheme, row.code, known):
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


@rule("R-503", Severity.WARNING, "programmes", "places", version=2, needs=lambda reading: bool(reading.plan.places))
def unofficial_place(reading: Reading) -> Iterator[Found]:
    """A location, of a kind that the list holds (a list of kecamatan knows no villages), is not the official name of a place."""
    known = frozenset(reading.plan.places)
    kinds = {whole_name(name).split()[0] for name in known if name.strip()}
    for one in reading.plan.programmes:
        for name in one.location:
            is_listed = whole_name(name).partition(" ")[0] in kinds
            if is_listed and name not in known and not name.casefold().startswith(EVERYWHERE):
                yield found(Place("programmes", one.code, "location"), name=name, nearest=nearest(name, known))


@rule("R-504", Severity.WARNING, "programmes")
def spatial_plan_not_asked(reading: Reading) -> Iterator[Found]:
    """Infrastructure was not checked against the spatial plan."""
    for one in reading.roots:
        if one.field == "infrastructure" and not one.rtrw_checked:
            yield found(Place("programmes", one.code, "rtrw_checked"), name=one.name)


@rule("R-505", Severity.WARNING, *OWNED, "known_names", "agencies", "places")
def name_written_otherwise(reading: Reading) -> Iterator[Found]:
    """One agency or place is written in two ways in the plan, or otherwise than officially."""
    plan = reading.plan
    owners = [
        (Place(sheet, row.key, "owner"), getattr(row, "owner", "")) for sheet in OWNED for row in rows(plan, sheet)
    ]
    places = [(Place("programmes", one.code, "location"), name) for one in plan.programmes for name in one.location]
    for told in ([] if plan.agencies else owners, [] if plan.places else places):  # know the lists
        yield from _otherwise([(place, name) for place, name in told if name.strip()], reading)


def _otherwise(told: list[tuple[Place, str]], reading: Reading) -> Iterator[Found]:
    first = {name: place for place, name in reversed(told)}
    meant = variants([name for _, name in told], reading.plan.known_names, reading.plan.region_name)
    for place, name in told:
        if other := meant.get(name):
            places = (place, first[other]) if other in first else (place,)
            yield found(*places, name=name, meant=other, held="plan" if other in first else "register")


RULES = (code_not_in_force, unofficial_agency, unofficial_place, spatial_plan_not_asked, name_written_otherwise)
