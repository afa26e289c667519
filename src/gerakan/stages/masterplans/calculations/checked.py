"""What the rules say about a plan as it stands, with every place as a cell of a sheet."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from gerakan.engine.plan import Finding, Place, Report, check
from gerakan.engine.plan.affordability import Affordability, affordability
from gerakan.engine.plan.completeness import Completeness, completeness
from gerakan.engine.plan.sentences import SENTENCES, sentence, spot
from gerakan.stages.masterplans.calculations.building import SHEET_OF, engine_plan, rows_of
from gerakan.stages.masterplans.calculations.grounds import laid, marks
from gerakan.stages.masterplans.models import Masterplan

FIELDS: Mapping[tuple[str, str], str] = {
    ("indicators", "of"): "programme",
    ("references", "code"): "key",
    ("quick_wins", "starts_month"): "starts_on",
    ("participation", "date"): "held_on",
}
"""Fields that the engine calls otherwise."""

YEARLY = {"amount", "targets"}
KEPT = 16


@dataclass(frozen=True)
class Cell:
    """A place in words and where it opens: sheet and row are empty for the head of the plan or a whole sheet; url: no sheet."""

    words: str
    sheet: str = ""
    row: int | None = None
    field: str = ""
    url: str = ""


@dataclass(frozen=True)
class Told:
    """A finding as a person reads it."""

    rule: str
    version: int
    severity: str
    title: str
    sentence: str
    fingerprint: str
    cells: tuple[Cell, ...]

    @property
    def sheet(self) -> str:
        """Where it is mended."""
        return self.cells[0].sheet


@dataclass(frozen=True)
class Lack:
    """One part of completeness with the places that are missing."""

    name: str
    met: int
    needed: int
    share: float
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Checked:
    """Everything that a machine says about one revision of a plan."""

    findings: tuple[Told, ...]
    parts: tuple[Lack, ...]
    share: float
    money: Affordability
    unasked: tuple[tuple[str, str], ...]


_kept: OrderedDict[tuple[object, ...], Checked] = OrderedDict()
_lock = Lock()


def checked(plan: Masterplan) -> Checked:
    """Asked once a revision (rows change by saves only, and each is one) and state of what is laid beside."""
    key = (plan.pk, plan.begun_at, plan.revision, *marks(plan))
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    found = ask(plan)
    with _lock:
        _kept[key] = found
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return found


def ask(plan: Masterplan) -> Checked:
    """Read every sheet, ask every rule."""
    rows = rows_of(plan)
    beside = laid(plan, engine_plan(plan, rows))
    places = Places(plan, {(code, row.code): row.pk for code, own in rows.items() for row in own}, beside.links)
    built = beside.plan
    report, complete = check(built, beside.yardsticks), completeness(built)
    findings = tuple(_told(one, places) for one in report.findings)
    return Checked(findings, _parts(complete, places), complete.share, affordability(built), _unasked(report))


@dataclass(frozen=True)
class Places:
    """Places of the engine as cells of our sheets."""

    plan: Masterplan
    keys: Mapping[tuple[str, str], int]
    links: Mapping[tuple[str, str], str]

    def cell(self, place: Place) -> Cell:
        """Where a place opens."""
        sheet = SHEET_OF.get(place.sheet, "")
        url = self.links.get((place.sheet, place.code)) or self.links.get((place.sheet, ""), "")
        return Cell(spot(place), sheet, self.keys.get((sheet, place.code)), self._field(place), url)

    def _field(self, place: Place) -> str:
        if place.field in YEARLY:
            years = {year: f"y{number}" for number, year in enumerate(self.plan.all_years, start=1)}
            return years.get(place.year or 0, "")
        return FIELDS.get((place.sheet, place.field), place.field)


def _told(one: Finding, places: Places) -> Told:
    cells = tuple(places.cell(place) for place in one.places)
    title = SENTENCES[one.rule].title
    return Told(one.rule, one.version, one.severity.value, title, sentence(one), one.fingerprint, cells)


def _parts(complete: Completeness, places: Places) -> tuple[Lack, ...]:
    return tuple(
        Lack(one.name, one.met, one.needed, one.share, tuple(places.cell(place) for place in one.missing))
        for one in complete.parts
    )


def _unasked(report: Report) -> tuple[tuple[str, str], ...]:
    return tuple((code, SENTENCES[code].title) for code in report.unasked)
