"""The frozen doubts of a run, in sentences first."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.ui import formats
from gerakan.stages.shortlisting.models import Run, Scheme, Standing

FACTORS = {
    "treatment": gettext_lazy("perlakuan pencilan"),
    "normalisation": gettext_lazy("cara normalisasi"),
    "aggregation": gettext_lazy("cara menggabung"),
    "missing": gettext_lazy("aturan data kosong"),
    "leave_one_out": gettext_lazy("indikator mana yang ditinggalkan"),
    "imputation": gettext_lazy("taksiran untuk data yang tidak dilaporkan"),
    "weights": gettext_lazy("bobot"),
    "noise": gettext_lazy("galat pengukuran"),
}
METHODS = {**dict(Scheme.Normalisation.choices), **dict(Scheme.Aggregation.choices)} | {
    "generalised": gettext_lazy("Rata-rata berpangkat ½ (kelemahan lebih sulit ditutupi)"),
}


@dataclass(frozen=True, slots=True)
class Driver:
    """A choice and its share of the movement of ranks, with the standard error of that share."""

    name: str
    first: float
    first_se: float
    total: float
    total_se: float

    @property
    def width(self) -> float:
        """Of the bar, 0 to 100."""
        return round(100 * min(max(self.total, 0.0), 1.0), 1)


@dataclass(frozen=True, slots=True)
class Alternative:
    """The same list under one other choice, or without one indicator."""

    name: str
    swapped: int
    mean_shift: float
    most_shift: int
    enters: tuple[str, ...]
    leaves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Certainty:
    """What a page about sureness says of one list."""

    sentences: tuple[str, ...]
    drivers: tuple[Driver, ...]
    left_out: tuple[Alternative, ...]
    methods: tuple[Alternative, ...]
    warnings: tuple[str, ...]
    changes: tuple[dict[str, Any], ...]


def certainty_of(run: Run, pool: str) -> Certainty:
    """Sentences, drivers, alternatives and warnings of one list."""
    said = run.results[pool]
    drivers = tuple(_driver(row) for row in said["drivers"])
    names, units = indicator_names(run), {unit["code"]: unit["name"] for unit in run.inputs["units"]}
    left_out = tuple(_alternative(names.get(row["code"], row["code"]), row, units) for row in said["left_out"])
    methods = tuple(_alternative(str(METHODS[row["level"]]), row, units) for row in said["other_methods"])
    sentences = [
        sentence
        for sentence in (_most_moving(drivers), _most_needed(left_out), _agreement(methods, run.places[pool]))
        if sentence
    ]
    return Certainty(tuple(sentences), drivers, left_out, methods, tuple(said["warnings"]), tuple(said["changes"]))


def indicator_names(run: Run) -> dict[str, str]:
    """Names of indicators and groups as they were when it was computed."""
    return {item["code"]: item["name"] for item in (*run.parameters["groups"], *run.parameters["indicators"])}


def _driver(row: dict[str, Any]) -> Driver:
    numbers = {name: float(row[name]) for name in ("first", "first_se", "total", "total_se")}
    return Driver(name=str(FACTORS[row["factor"]]), **numbers)


def _alternative(name: str, row: dict[str, Any], units: dict[str, str]) -> Alternative:
    return Alternative(
        name=name,
        swapped=row["swapped"],
        mean_shift=float(row["mean_shift"] or 0),
        most_shift=row["most_shift"],
        enters=tuple(units[code] for code in row["enters"]),
        leaves=tuple(units[code] for code in row["leaves"]),
    )


def _most_moving(drivers: tuple[Driver, ...]) -> str:
    if not drivers:
        return ""
    words = [
        _("%(name)s (%(share)s ± %(se)s)")
        % {"name": d.name, "share": formats.share(max(d.total, 0)), "se": formats.share(2 * d.total_se)}
        for d in drivers[:3]
    ]
    return _("Yang paling menggerakkan peringkat: %s.") % _enumerated(words)


def _most_needed(left_out: tuple[Alternative, ...]) -> str:
    moving = [row for row in left_out if row.swapped][:3]
    if not moving:
        return _("Tanpa salah satu indikator pun, daftar yang diundang tetap sama.") if left_out else ""
    words = [_("%(name)s (%(count)d daerah berganti)") % {"name": row.name, "count": row.swapped} for row in moving]
    return _("Daftar paling berubah bila ditinggalkan: %s.") % _enumerated(words)


def _agreement(methods: tuple[Alternative, ...], places: int) -> str:
    if not methods:
        return ""
    worst = max(methods, key=lambda row: row.swapped)
    return _("Dengan cara lain yang paling berbeda (%(name)s), %(same)d dari %(places)d tempat tetap diisi daerah yang sama.") % {
        "name": worst.name, "same": places - worst.swapped, "places": places,
    }  # fmt: skip


def _enumerated(words: list[str]) -> str:
    return (
        words[0]
        if len(words) == 1
        else _("%(first)s, dan %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
    )


def membership_words(run: Run, row: Standing) -> list[Driver]:
    """Which choices decide a contested region's place."""
    return [_driver(found) for found in run.results[row.pool]["membership"].get(row.region.code, [])]


@dataclass(frozen=True, slots=True)
class Bin:
    """Ranks from first to last, in this share of the draws; x and width for the drawing, inside the line or not."""

    first: int
    last: int
    share: float
    height: float
    x: float
    width: float
    is_inside: bool

    @property
    def y(self) -> float:
        """Bars stand on the ground."""
        return round(100 - self.height, 2)


def histogram_of(run: Run, row: Standing) -> list[Bin]:
    """A contested region's ranks over all draws."""
    bins = run.results[row.pool]["histograms"].get(row.region.code, [])
    if not bins:
        return []
    start, end = bins[0][0], bins[-1][1] + 1
    most = max(count for _first, _last, count in bins)
    return [
        Bin(
            first=first,
            last=last,
            share=count / run.draws,
            height=round(100 * count / most, 2),
            x=round(100 * (first - start) / (end - start), 2),
            width=round(100 * (last + 1 - first) / (end - start) - 0.6, 2),
            is_inside=last <= run.places[row.pool],
        )
        for first, last, count in bins
    ]


@dataclass(frozen=True, slots=True)
class Waterfall:
    """Contributions as the drawing takes them; empty items where no exact split in points exists."""

    items: tuple[tuple[str, float], ...]
    start: float
    scale: str


def waterfall(run: Run, row: Standing) -> Waterfall:
    """What every indicator (or branch) adds to the score."""
    said, names = run.results[row.pool], indicator_names(run)
    parts = [(names.get(code, code), value) for code, value in row.contributions.items() if value]
    items = sorted(parts, key=lambda part: -part[1]) if said["scale"] in {"score", "above_average"} else []
    start = float(said["baseline"] or 0) if said["scale"] == "above_average" else 0.0
    return Waterfall(tuple(items), start, said["scale"])
