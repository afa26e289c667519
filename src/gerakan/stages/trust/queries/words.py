"""A calculation in sentences, charts' rows and tables: what a page about trust shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gerakan.foundation.instruments.tree import tree_of
from gerakan.foundation.ui import formats
from gerakan.stages.assessors.models import Tie
from gerakan.stages.trust.models import TrustAssessor, TrustRun

Z90 = 1.6449
SHOWN_GROUPS = 4
PARTS = {
    "unit": gettext_lazy("perbedaan antardaerah"),
    "rater": gettext_lazy("keketatan asesor"),
    "error": gettext_lazy("selebihnya: selera asesor terhadap satu daerah dan kebetulan"),
}
STATISTICS = {
    "icc_2k": gettext_lazy("Keandalan rata-rata panel, ICC(2,k)"),
    "icc_2": gettext_lazy("Keandalan satu asesor, ICC(2,1)"),
    "alpha_ordinal": gettext_lazy("Alfa Krippendorff, ordinal"),
    "alpha_interval": gettext_lazy("Alfa Krippendorff, interval"),
    "within_one": gettext_lazy("Bagian pasangan yang berbeda paling banyak satu tingkat"),
    "mean_absolute_difference": gettext_lazy("Beda mutlak rata-rata"),
}


@dataclass(frozen=True)
class Figure:
    """A number of a table with its interval; empty where it cannot be said."""

    label: str
    value: float | None
    lower: float | None = None
    upper: float | None = None

    @property
    def interval(self) -> str:
        """The bounds in words."""
        if self.lower is None or self.upper is None:
            return ""
        return _("%(low)s sampai %(high)s") % {
            "low": formats.number(self.lower, 2),
            "high": formats.number(self.upper, 2),
        }


@dataclass(frozen=True)
class ItemRow:
    """One item of the rubric: how hard, how well assessors agree on it, how well marks fit."""

    code: str
    title: str
    difficulty: float | None
    alpha: float | None
    within_one: float | None
    infit: float | None


class TrustPage:
    """What the page of one calculation says; every figure comes from the frozen run."""

    def __init__(self, run: TrustRun) -> None:
        self.run, self.results = run, run.results

    @property
    def refusal(self) -> list[str]:
        """Why marks are not corrected, and what would link the design; empty when they are."""
        if self.run.is_linked:
            return []
        return list(self._groups()) if len(self.results["groups"]) > 1 else [self._weak_links()]

    def _groups(self) -> Iterator[str]:
        groups = sorted(self.results["groups"], key=lambda group: -len(group["raters"]))
        yield _("Asesor terbagi dalam %d kelompok yang tidak menilai satu daerah pun bersama-sama:") % len(groups)
        for group in groups[:SHOWN_GROUPS]:
            yield _("%(raters)s bersama %(count)d daerah.") % {
                "raters": ", ".join(group["raters"]),
                "count": len(group["units"]),
            }
        yield _("Satu nilai dari %(rater)s untuk salah satu daerah kelompok lain menyambungkan keduanya.") % {
            "rater": groups[-1]["raters"][0]
        }

    def _weak_links(self) -> str:
        weak = [
            _("%(unit)s oleh %(rater)s") % {"unit": unit, "rater": rater} for unit, rater in self.results["bridges"]
        ]
        names = ", ".join((weak or self.results["cut_units"])[:SHOWN_GROUPS])
        return _("Asesor hanya terhubung lewat satu mata rantai (%s); bila itu keliru, semua koreksi keliru.") % names

    @cached_property
    def pairs(self) -> int:
        """Pairs of marks on which agreement rests."""
        return int(self._statistics("overall").get("pairs", {}).get("value") or 0)

    @property
    def agreement(self) -> list[Figure]:
        """Agreement overall, with intervals."""
        told = self._statistics("overall")
        return [
            Figure(str(label), told[name]["value"], told[name]["lower"], told[name]["upper"])
            for name, label in STATISTICS.items()
            if name in told and told[name]["value"] is not None
        ]

    @property
    def parts(self) -> list[Figure]:
        """Shares of the variance of totals."""
        found = {name: self.results["variances"].get(name) for name in PARTS}
        whole = sum(value for value in found.values() if value is not None)
        if not whole:
            return []
        return [Figure(str(PARTS[name]), value / whole) for name, value in found.items() if value is not None]

    @property
    def dependability(self) -> str:
        """What one more assessor would be worth, and how many would be enough."""
        told = self.results["dependability"]
        series = ", ".join(formats.number(phi, 2) for phi in told["phi"] if phi is not None)
        words: str = _("Keandalan nilai satu daerah dengan 1, 2, 3, … asesor: %s.") % series
        if told["needed"] is None:
            return words
        enough: str = _("Untuk 0,8 diperlukan %d asesor per daerah.") % told["needed"]
        return f"{words} {enough}"

    @property
    def severities(self) -> list[tuple[str, float, float, float]]:
        """(assessor, low, severity, high) at 90 %, the strict first."""
        rows = self.run.assessors.filter(severity__isnull=False).select_related("engagement__assessor__user")
        return [_severity(row) for row in rows]

    @property
    def unknown_assessors(self) -> list[TrustAssessor]:
        """Too few regions to say anything about."""
        return list(self.run.assessors.filter(severity__isnull=True).select_related("engagement__assessor__user"))

    @property
    def home_bonus(self) -> list[Figure]:
        """What marks of tied assessors differ from those of others for the same regions, by ground."""
        return [
            Figure(str(Tie.Ground(name.removeprefix("tie:")).label), effect["value"], effect["lower"], effect["upper"])
            for name, effect in self._effects().items()
            if name.startswith("tie:")
        ]

    @property
    def order(self) -> Figure | None:
        """What one more interview on the same day does to a mark."""
        effect = self._effects().get("order")
        return Figure(_("Tiap wawancara berikutnya pada hari yang sama"), **effect) if effect else None

    @property
    def hour(self) -> Figure | None:
        """What an hour later on the clock does to a mark."""
        effect = self._effects().get("hour")
        return Figure(_("Tiap jam lebih siang"), **effect) if effect else None

    @property
    def items(self) -> list[ItemRow]:
        """The rubric, the items on which assessors agree least first."""
        titles = {item.code: item.title for item in tree_of(self.run.ruling.version).items()}
        rows = [self._item(row, titles) for row in self.results["items"]]
        return sorted(rows, key=lambda row: (row.alpha is None, row.alpha or 0.0, row.code))

    def _item(self, row: Mapping[str, Any], titles: Mapping[str, str]) -> ItemRow:
        told = self._statistics(row["code"])
        alpha, within = (told.get(name, {}).get("value") for name in ("alpha_ordinal", "within_one"))
        title = titles.get(row["code"], row["code"])
        return ItemRow(row["code"], title, row["difficulty"], alpha, within, row["infit"])

    def _effects(self) -> dict[str, dict[str, float]]:
        return {
            effect["name"]: {name: effect[name] for name in ("value", "lower", "upper")}
            for effect in self.results["effects"]
        }

    def _statistics(self, scope: str) -> dict[str, dict[str, Any]]:
        return self._by_scope.get(scope, {})

    @cached_property
    def _by_scope(self) -> dict[str, dict[str, dict[str, Any]]]:
        found: dict[str, dict[str, dict[str, Any]]] = {}
        for told in self.results["agreement"]:
            found.setdefault(told["scope"], {})[told["statistic"]] = told
        return found


def _severity(row: TrustAssessor) -> tuple[str, float, float, float]:
    value, error = row.severity or 0.0, Z90 * (row.standard_error or 0.0)
    return f"{row.engagement.code} {row.engagement}", value - error, value, value + error


def zone_sentence(run: TrustRun) -> str:
    """How many regions are decided, and how many hang in the balance."""
    counts = dict.fromkeys(("certain", "grey", "out"), 0)
    for zone in run.standings.exclude(zone="").values_list("zone", flat=True):
        counts[zone] += 1
    if not any(counts.values()):
        return _("Tanpa koreksi tidak ada peluang yang dapat dinyatakan.")
    return ngettext(
        "Untuk %(places)d tempat: %(certain)d daerah pasti masuk, %(out)d pasti di luar, %(grey)d masih abu-abu.",
        "Untuk %(places)d tempat: %(certain)d daerah pasti masuk, %(out)d pasti di luar, %(grey)d masih abu-abu.",
        counts["grey"],
    ) % {"places": run.parameters["top"], **counts}
