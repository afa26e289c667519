"""R-101 to R-108: every row has a key of its own, every link leads somewhere, every chosen word is known."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from gerakan.engine.plan.pillars import PILLAR_OF, PILLARS
from gerakan.engine.plan.prose import same
from gerakan.engine.plan.rules.finding import Found, Place, Severity, found
from gerakan.engine.plan.rules.reading import Reading
from gerakan.engine.plan.rules.rule import rule
from gerakan.engine.plan.structure import SHEETS, Programme, QuickWin, Strategy, rows, words

LINKS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("goals", "mission"): ("missions",),
    ("strategies", "goal"): ("goals",),
    ("problems", "evidence"): ("evidence",),
    ("programmes", "parent"): ("programmes",),
    ("programmes", "strategy"): ("strategies",),
    ("programmes", "problems"): ("problems",),
    ("programmes", "depends_on"): ("programmes",),
    ("indicators", "of"): ("goals", "programmes", "quick_wins"),
    ("money", "programme"): ("programmes",),
    ("milestones", "programme"): ("programmes",),
    ("risks", "programme"): ("programmes", "quick_wins"),
    ("references", "programme"): ("programmes",),
    ("quick_wins", "programme"): ("programmes",),
    ("quick_wins", "problems"): ("problems",),
    ("swot", "evidence"): ("evidence",),
    ("swot", "strategies"): ("strategies",),
    ("gaps", "evidence"): ("evidence",),
    ("passages", "evidence"): ("evidence",),
}
"""Fields that hold keys of other sheets, one or many."""

CHOICES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("strategies", "kind"): words.STRATEGY_KINDS,
    ("programmes", "kind"): words.KINDS,
    ("programmes", "innovation"): words.INNOVATIONS,
    ("programmes", "field"): words.FIELDS,
    ("indicators", "direction"): words.DIRECTIONS,
    ("money", "source"): words.SOURCES,
    ("money", "kind"): words.MONEY_KINDS,
    ("ceilings", "source"): words.SOURCES,
    ("references", "scheme"): words.SCHEMES,
    ("swot", "component"): words.COMPONENTS,
    ("swot", "kind"): words.SWOT_KINDS,
    ("stakeholders", "helix"): words.HELICES,
    ("participation", "helix"): words.HELICES,
    ("evidence", "kind"): words.EVIDENCE_KINDS,
}
"""Fields whose words are given; empty is another rule's business."""

PILLARED = ("strategies", "problems", "programmes", "quick_wins")
LEVEL = {kind: number for number, kind in enumerate(words.KINDS)}


def _chosen(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """The codes of a field of one or of many."""
    return (value,) if isinstance(value, str) and value else tuple(value)


@rule("R-101", Severity.SEVERE, *SHEETS)
def doubled_key(reading: Reading) -> Iterator[Found]:
    """Two rows of a sheet have the same key."""
    for sheet in SHEETS:
        counts = Counter((row.key, getattr(row, "year", None)) for row in rows(reading.plan, sheet))
        yield from (found(Place(sheet, key, "code"), code=key, count=n) for (key, _), n in counts.items() if n > 1)


@rule("R-102", Severity.SEVERE, *sorted({sheet for sheet, _ in LINKS} | {to for many in LINKS.values() for to in many}))
def broken_link(reading: Reading) -> Iterator[Found]:
    """A field names a row that is not there."""
    keys = {sheet: {row.key for row in rows(reading.plan, sheet)} for many in LINKS.values() for sheet in many}
    for (sheet, field), targets in LINKS.items():
        known = set().union(*(keys[target] for target in targets))
        for row in rows(reading.plan, sheet):
            for code in _chosen(getattr(row, field)):
                if code not in known:
                    yield found(Place(sheet, row.key, field), Place(targets[0], code), code=code)


@rule("R-103", Severity.SEVERE, *PILLARED, "gaps", "waivers")
def foreign_subdimension(reading: Reading) -> Iterator[Found]:
    """A pillar or sub-dimension is unknown, or the sub-dimension belongs to another pillar."""
    for sheet in (*PILLARED, "gaps", "waivers"):
        for row in rows(reading.plan, sheet):
            pillar, code = getattr(row, "pillar", ""), getattr(row, "subdimension", "")
            if (pillar and pillar not in PILLARS) or (code and code not in PILLAR_OF):
                yield found(
                    Place(sheet, row.key, "pillar" if pillar and pillar not in PILLARS else "subdimension"),
                    pillar=pillar,
                    subdimension=code,
                    right="",
                )
            elif pillar and code and PILLAR_OF[code] != pillar:
                places = Place(sheet, row.key, "subdimension"), Place(sheet, row.key, "pillar")
                yield found(*places, pillar=pillar, subdimension=code, right=PILLAR_OF[code])


@rule("R-104", Severity.SEVERE, "programmes")
def wrong_level(reading: Reading) -> Iterator[Found]:
    """An activity hangs below no programme, a sub-activity below no activity, or a programme below anything."""
    for one in reading.plan.programmes:
        level, parent = LEVEL.get(one.kind), reading.programmes.get(one.parent)
        if level is None or (one.parent and parent is None):
            continue
        above = LEVEL.get(parent.kind) if parent else None
        if (level == 0 and parent) or (level > 0 and above != level - 1):
            places = (
                Place("programmes", one.code, "parent"),
                *((Place("programmes", parent.code, "kind"),) if parent else ()),
            )
            yield found(*places, kind=one.kind, above=parent.kind if parent else "")


@rule("R-105", Severity.SEVERE, *sorted({sheet for sheet, _ in CHOICES}))
def unknown_word(reading: Reading) -> Iterator[Found]:
    """A field holds a word that is not among those to choose from."""
    for (sheet, field), known in CHOICES.items():
        for row in rows(reading.plan, sheet):
            value = getattr(row, field)
            if value and value not in known:
                yield found(Place(sheet, row.key, field), word=value, known=", ".join(known))


@rule("R-106", Severity.WARNING, "programmes", "quick_wins")
def same_name(reading: Reading) -> Iterator[Found]:
    """Two programmes, or two quick wins, have the same name."""
    for sheet in ("programmes", "quick_wins"):
        named: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in rows(reading.plan, sheet):
            named[getattr(row, "parent", ""), same(getattr(row, "name", ""))].append(row.key)
        for (_, name), keys in named.items():
            if name and len(keys) > 1:
                yield found(*(Place(sheet, key, "name") for key in keys), name=name, count=len(keys))


@rule("R-107", Severity.HINT, "programmes", "strategies", "quick_wins", certain=False)
def across_subdimensions(reading: Reading) -> Iterator[Found]:
    """A programme carries out a strategy of another sub-dimension, or a quick win belongs to such a programme."""
    strategies = {one.code: one for one in reading.plan.strategies}
    for one in reading.plan.programmes:
        yield from _across("programmes", one, "strategies", strategies.get(one.strategy))
    for win in reading.plan.quick_wins:
        yield from _across("quick_wins", win, "programmes", reading.programmes.get(win.programme))


def _across(
    sheet: str, one: Programme | QuickWin, other_sheet: str, other: Strategy | Programme | None
) -> Iterator[Found]:
    if other is not None and one.subdimension and other.subdimension and one.subdimension != other.subdimension:
        places = Place(sheet, one.code, "subdimension"), Place(other_sheet, other.code, "subdimension")
        yield found(*places, name=one.name, subdimension=one.subdimension, across=other.subdimension)


@rule("R-108", Severity.WARNING, "indicators", "money", "milestones", "risks", "references")
def row_of_nothing(reading: Reading) -> Iterator[Found]:
    """Money, an indicator, a milestone, a risk or a reference does not say what it belongs to."""
    for sheet in ("indicators", "money", "milestones", "risks", "references"):
        field = "of" if sheet == "indicators" else "programme"
        yield from (
            found(Place(sheet, row.key, field), code=row.key)
            for row in rows(reading.plan, sheet)
            if not getattr(row, field)
        )


RULES = (
    doubled_key,
    broken_link,
    foreign_subdimension,
    wrong_level,
    unknown_word,
    same_name,
    across_subdimensions,
    row_of_nothing,
)
