"""Twenty wines tasted blind by nine judges: the Judgment of Princeton, 8 June 2012. Marks, and what others printed about them.

The marks are those of R. E. Quandt's report 161 of the Liquid Assets group, read in two transcriptions that know nothing of
each other: data set Wines2012 of R. McElreath's R package `rethinking` (used here), and J. J. Fox, Analytic_Enterprise,
data/judgment. They agree in 178 of 180 cells; `OTHER_TRANSCRIPTION` holds the two that differ. About the event: G. M. Taber
(2012), Journal of Wine Economics 7(2), 143-151; O. Ashenfelter & K. Storchmann, editorial of the same issue.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Flight = Literal["white", "red"]
Cells = Mapping[str, Sequence[float]]
"""Wine to one number per judge, in the order of `JUDGES`."""

JUDGES = ("Cardebat", "Colman", "Foy", "Gergaud", "Hodgson", "Murphy", "Meulders", "Rayyis", "Schott")
AMERICANS = frozenset({"Colman", "Foy", "Hodgson", "Murphy", "Schott"})
"""As Wines2012 codes them."""
FRANCE, JERSEY = "Prancis", "New Jersey"
SCALES = {"places": (1.0, 10.0), "marks": (0.0, 20.0)}
"""Lowest and highest possible number of each part."""


@dataclass(frozen=True, slots=True)
class Wine:
    """place: as published, equal for a tie. marks: in the order of `JUDGES`."""

    flight: Flight
    origin: str
    place: int
    marks: tuple[float, ...]


WINES = {
    "Heritage": Wine("white", JERSEY, 3, (10, 16, 16, 14, 17, 15.5, 10, 16, 17)),
    "Unionville": Wine("white", JERSEY, 2, (13, 14, 17, 19, 11, 15, 15, 15, 16)),
    "Puligny-Montrachet": Wine("white", FRANCE, 5, (14, 14, 16, 12, 13, 17, 12, 14.5, 12)),
    "Clos des Mouches": Wine("white", FRANCE, 1, (15, 16, 15, 10, 14, 18, 12, 17.5, 18)),
    "Silver Decoy": Wine("white", JERSEY, 4, (8, 12, 14.5, 19, 14, 16, 15, 16.5, 15)),
    "Bellview": Wine("white", JERSEY, 6, (13, 11, 14.5, 18, 10, 17, 14, 14, 16)),
    "Ventimiglia": Wine("white", JERSEY, 9, (15, 11, 16, 17, 9, 15, 15, 12, 15)),
    "Meursault-Charmes": Wine("white", FRANCE, 10, (11, 14, 17, 16, 9, 14, 12, 15, 14)),
    "Amalthea": Wine("white", JERSEY, 8, (9, 11, 15, 18, 10, 16, 15, 13, 17)),
    "Batard-Montrachet": Wine("white", FRANCE, 6, (12, 14, 17.5, 14, 10, 17, 12, 12, 15)),
    "Montrose": Wine("red", FRANCE, 4, (15, 14, 17.5, 10, 13, 13, 14, 15, 19)),
    "Mouton Rothschild": Wine("red", FRANCE, 1, (11, 11, 19, 17, 17, 14, 16, 19.5, 18)),
    "Silver Decoy Cabernet Franc": Wine("red", JERSEY, 8, (12, 16, 18, 9, 13, 17, 11, 14, 8)),
    "Heritage BDX": Wine("red", JERSEY, 3, (16, 12, 18, 14, 16, 16, 16, 12, 15)),
    "Bellview Lumiere": Wine("red", JERSEY, 7, (14, 14, 15, 19, 12, 15, 14, 13, 15)),
    "Tomasello Oak Reserve": Wine("red", JERSEY, 5, (11, 13, 16, 12, 15, 17, 15, 16, 12)),
    "Leoville Las Cases": Wine("red", FRANCE, 6, (14.5, 14, 18, 15, 10, 14, 13, 14.5, 15)),
    "Amalthea Europa VI": Wine("red", JERSEY, 9, (13, 12, 18, 10, 12, 15.5, 11, 15, 16)),
    "Four JG's": Wine("red", JERSEY, 10, (10, 13, 17, 11, 8, 13, 10, 16, 7)),
    "Haut-Brion": Wine("red", FRANCE, 2, (14.5, 11, 17.5, 18, 11, 18, 15, 16, 17)),
}
"""Places: American Association of Wine Economists, announcement of June 2012; two whites are tied at 6."""

OTHER_TRANSCRIPTION = {("Four JG's", "Meulders"): 15.0, ("Four JG's", "Rayyis"): 13.0}

APART_FROM_CHANCE = frozenset({"Clos des Mouches", "Four JG's"})
"""The only two wines that Quandt's test tells from chance, one better and one worse: the same announcement; R. Goldstein,
The Judgment of Princeton, blindtaste.com, 13 June 2012."""

WINNER_AT_THE_FOOT = {"last": 1, "tied for second-to-last": 2}
"""Judges who placed Clos des Mouches there: Goldstein, the same."""

MURPHY_TELLS = {
    "Mouton Rothschild": 14, "Silver Decoy Cabernet Franc": 17, "Tomasello Oak Reserve": 17, "Heritage BDX": 16,
    "Amalthea Europa VI": 15.5, "Haut-Brion": 18,
}  # fmt: skip
"""Her own marks: L. Murphy, The Judgment of... Princeton?, Wine Review Online, 19 June 2012."""
ELEVENS = {"Mouton Rothschild": 2, "Haut-Brion": 2}
"""Judges who gave eleven points: the same."""

MEANS = {
    ("white", FRANCE): 14.041667,
    ("white", JERSEY): 14.314815,
    ("red", FRANCE): 14.972222,
    ("red", JERSEY): 13.712963,
}
"""Fox's table of means, from the other transcription."""
SUMMARY = {"min": 7.0, "first quartile": 12.0, "median": 14.5, "mean": 14.2, "third quartile": 16.0, "max": 19.5}
DEVIATION = 2.66
"""Of the 180 marks: summary of Wines2012 as printed by Min-Yao, Rethinking club of UC Davis, chapter 9, 23 October 2019."""

GENEROSITY = {
    "Meulders": -0.305, "Schott": 0.235, "Rayyis": 0.230, "Cardebat": -0.595, "Foy": 0.879, "Murphy": 0.531,
    "Gergaud": 0.150, "Hodgson": -0.722, "Colman": -0.378,
}  # fmt: skip
GENEROSITY_ERROR, RESIDUAL, RESIDUAL_ERROR = 0.26, 0.850, 0.049
BEST_AND_WORST = {"Mouton Rothschild": 0.567, "Four JG's": -0.884}
"""Posterior means in standard deviations of a mark, all twenty wines together, priors normal(0, 1): J. N. Maloof's solution
of McElreath's exercise, Rethinking club of UC Davis, 18 October 2019."""
HOME_CONTRAST, HOME_CONTRAST_ERROR = -0.097, 0.253
"""American judge by American wine, in the same measure, prior normal(0, 0.5): Min-Yao, the same."""


def marks_of(flight: Flight | None = None, *, other: bool = False) -> dict[str, tuple[float, ...]]:
    """Marks of one flight or of both. other: as the other transcription has them."""
    changed = OTHER_TRANSCRIPTION if other else {}
    return {
        name: tuple(changed.get((name, judge), mark) for judge, mark in zip(JUDGES, wine.marks, strict=True))
        for name, wine in WINES.items()
        if flight in (None, wine.flight)
    }


def places_of(marks: Cells) -> dict[str, tuple[float, ...]]:
    """What the published ranking adds up: each judge's order, 10 for the best of ten, equal marks sharing their places.

    >>> places_of({"a": [15, 9], "b": [12, 9], "c": [15, 8]})
    {'a': (2.5, 2.5), 'b': (1.0, 2.5), 'c': (2.5, 1.0)}
    """
    by_judge = list(zip(*marks.values(), strict=True))
    return {
        name: tuple(_place(mark, all_) for mark, all_ in zip(own, by_judge, strict=True)) for name, own in marks.items()
    }


def _place(mark: float, marks: Sequence[float]) -> float:
    return sum(other < mark for other in marks) + (marks.count(mark) + 1) / 2


def panel_csv(cells: Cells, *, home: bool = False) -> str:
    """MARKS.csv of `gerakan compute panel`. home: says which judges shared their country's side with the wine."""
    head = ["unit", "rater", "item", "mark", "unit_group", *(["tie"] if home else [])]
    rows = [
        [name, judge, "rasa", f"{mark:g}", WINES[name].origin, *([_tie(name, judge)] if home else [])]
        for name, own in cells.items()
        for judge, mark in zip(JUDGES, own, strict=True)
    ]
    return _text([head, *rows])


def _tie(wine: str, judge: str) -> str:
    return "asal" if (judge in AMERICANS) == (WINES[wine].origin == JERSEY) else ""


def panel_toml(part: str, *, top: int = 4) -> str:
    """SPEC.toml beside it, for marks or for places."""
    low, high = SCALES[part]
    return f"top = {top}\nscale = [{low:g}, {high:g}]\nseed = 2012\n"


def regions_csv(parts: Mapping[str, Mapping[str, tuple[float, float]]]) -> str:
    """REGIONS.csv of `gerakan compute final`: each part with its standard error, both brought to 0-100.

    parts: name of a scale to wine to (value, standard error), as `gerakan compute panel` gives them.
    """
    wines = next(iter(parts.values()))
    head = ["unit", "origin", *(column for part in parts for column in (part, f"{part}_se"))]
    return _text([head, *([name, WINES[name].origin, *_hundred(parts, name)] for name in wines)])


def _hundred(parts: Mapping[str, Mapping[str, tuple[float, float]]], name: str) -> list[str]:
    cells = []
    for part, (low, high) in ((part, SCALES[part]) for part in parts):
        value, error = parts[part][name]
        cells += [f"{100 * (value - low) / (high - low):.8f}", f"{100 * error / (high - low):.8f}"]
    return cells


def final_toml(*, choose: int = 4, reserve: int = 1) -> str:
    """The published rule, places alone; every mixture with the mean mark counts as acceptable."""
    return f"""choose = {choose}
reserve = {reserve}
seed = 2012
draws = 4000
ties = ["marks"]
[weights]
places = 100
marks = 0
[ranges]
places = [0, 100]
marks = [0, 100]
"""


def _text(rows: Sequence[Sequence[str]]) -> str:
    return "".join(",".join(row) + "\n" for row in rows)
