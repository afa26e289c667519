"""Questions about rankings: which there are, whom quotas moved, what a trial would change."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.ui import formats
from gerakan.stages.assessment.models import MarkSheet
from gerakan.stages.selection.models import SelectionRun, SelectionStanding
from gerakan.stages.selection.models import SelectionRunQuerySet as Runs
from gerakan.stages.terms.models import TermsQuota
from gerakan.stages.terms.queries import bounds_in_words, quota_label, quota_values

Place = SelectionStanding.Place


@dataclass(frozen=True)
class Moved:
    """A quota that changed the choice: whom it brings in and whom it keeps out, with their ranks."""

    quota: str
    price: float
    gained: tuple[SelectionStanding, ...]
    displaced: tuple[SelectionStanding, ...]

    @property
    def words(self) -> str:
        """As it is said aloud."""
        return _("%(quota)s memasukkan %(gained)s menggantikan %(displaced)s.") % {
            "quota": self.quota, "gained": _named(self.gained), "displaced": _named(self.displaced),
        }  # fmt: skip


@dataclass(frozen=True)
class Differing:
    """One region that a trial would place otherwise than the ranking that counts."""

    tried: SelectionStanding
    counted: SelectionStanding


def runs() -> Runs:
    """For one page, without what they rest on."""
    related = ("edition", "terms", "trust_run", "index_run__scheme", "computed_by", "publication")
    return SelectionRun.objects.select_related(*related).defer("inputs")


def runs_of(edition: Edition, user: Actor) -> Runs:
    """All that this person may read, the newest first."""
    return runs().filter(edition=edition).visible_to(user).order_by("-number")


def latest_run(edition: Edition) -> SelectionRun | None:
    """The last ranking that counts."""
    return runs().filter(edition=edition).that_count().order_by("-number").first()


def standings_of(run: SelectionRun) -> QuerySet[SelectionStanding]:
    """Every region of a ranking with what the list shows."""
    return run.standings.select_related("region__province", "case")


def with_reviews(rows: QuerySet[SelectionStanding]) -> QuerySet[SelectionStanding]:
    """Also what assessors wrote for each region, for the export."""
    sheets = MarkSheet.objects.filter(state=MarkSheet.State.SENT).exclude(note_for_region="").order_by("pk")
    return rows.prefetch_related(Prefetch("case__sheets", sheets, to_attr="noted_sheets"))


def place_counts(run: SelectionRun) -> Counter[str]:
    """Place: how many regions."""
    return Counter(run.standings.values_list("place", flat=True))


def moved_by_quotas(run: SelectionRun) -> list[Moved]:
    """Quotas that changed the choice, the dearest first."""
    told = [price for price in run.results["prices"] if price["gained"]]
    if not told:
        return []
    rows = {row.region.code: row for row in run.standings.select_related("region")}
    names = quota_values(run.edition)
    found = [
        Moved(
            _quota_words(price["quota"], names), price["price"],
            gained=tuple(rows[code] for code in price["gained"]),
            displaced=tuple(rows[code] for code in price["displaced"]),
        )
        for price in told
    ]  # fmt: skip
    return sorted(found, key=lambda moved: -moved.price)


def differing(trial: SelectionRun, counted: SelectionRun) -> list[Differing]:
    """Who would be in, then who would be out, against the ranking that counts."""
    real = {row.region_id: row for row in counted.standings.select_related("region")}
    tried = trial.standings.select_related("region").order_by("rank")
    found = [
        Differing(row, real[row.region_id])
        for row in tried
        if row.region_id in real and (row.place == Place.CHOSEN) != (real[row.region_id].place == Place.CHOSEN)
    ]
    return sorted(found, key=lambda row: row.tried.place != Place.CHOSEN)


def is_stale(run: SelectionRun) -> bool:
    """Do other terms hold by now?"""
    return bool(run.edition.terms.filter(state="published").exclude(pk=run.terms_id).exists())


def _quota_words(quota: list[Any], names: dict[str, dict[str, str]]) -> str:
    attribute, value, low, high = quota
    bounds = TermsQuota(attribute=attribute, value=value, minimum=low, maximum=high)
    return _("Kuota %(label)s (%(bounds)s)") % {
        "label": quota_label(str(attribute), str(value), names), "bounds": bounds_in_words(bounds),
    }  # fmt: skip


def _named(rows: tuple[SelectionStanding, ...]) -> str:
    return ", ".join(
        _("%(region)s (peringkat %(rank)s)") % {"region": row.region, "rank": formats.number(row.rank, 0)}
        for row in rows
    )
