"""What a check says: a rule, the places that disagree, and the values for its sentence."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256


class Severity(StrEnum):
    """severe: review cannot be asked for; warning: should be mended or accepted with a reason; hint: worth a look."""

    SEVERE = "severe"
    WARNING = "warning"
    HINT = "hint"


RANK = {Severity.SEVERE: 0, Severity.WARNING: 1, Severity.HINT: 2}

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Place:
    """A cell: sheet, key of the row, field, and year where the field has one value per year.

    Empty code: the sheet as a whole; empty field: the row; sheet "plan": the head of the plan.
    """

    sheet: str
    code: str = ""
    field: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule yields: where (the first place is the one to mend), and what its sentence needs."""

    places: tuple[Place, ...]
    values: tuple[tuple[str, Value], ...]


def found(*places: Place, **values: Value) -> Found:
    """One thing found."""
    return Found(places, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken rule: which version of it, how bad, where, and the values for its sentence."""

    rule: str
    version: int
    severity: Severity
    places: tuple[Place, ...]
    values: tuple[tuple[str, Value], ...] = ()

    @property
    def place(self) -> Place:
        """The one to mend."""
        return self.places[0]

    @property
    def identity(self) -> str:
        """The same as long as the same rule names the same places; an accepted exception is kept by it."""
        places = "|".join(f"{one.sheet}:{one.code}:{one.field}:{one.year or ''}" for one in self.places)
        return f"{self.rule}|{places}"

    @property
    def fingerprint(self) -> str:
        """Changes with the rule's version and the values too; an exception accepted for other values has lapsed."""
        return sha256(f"{self.identity}|{self.version}|{self.values!r}".encode()).hexdigest()

    def about(self, name: str) -> Value | None:
        """One of its values."""
        return dict(self.values).get(name)
