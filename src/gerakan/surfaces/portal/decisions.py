"""Everything public about how an edition decided: terms, result, ranking, dossiers, in one place."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition, Participation
from gerakan.stages.dossiers.models import Dossier
from gerakan.stages.plenary.models import TOLD, Decision, Plenary
from gerakan.stages.selection.models import SelectionStanding
from gerakan.stages.terms.models import Terms

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Decided:
    """One edition's way to its decision, as far as it is public."""

    edition: Edition
    terms: Terms | None
    results: tuple[Plenary, ...]
    dossiers: tuple[Dossier, ...]
    withdrawal_count: int

    @property
    def result(self) -> Plenary | None:
        """The version that holds."""
        return self.results[0] if self.results else None


def decided_editions(user: Actor) -> list[Decided]:
    """Editions whose terms or result are public, the newest first; five queries."""
    terms = {row.edition_id: row for row in Terms.objects.filter(state=Terms.State.PUBLISHED).select_related("edition")}
    published: dict[int, list[Plenary]] = {}
    for row in published_results():
        published.setdefault(row.edition_id, []).append(row)
    dossiers: dict[int, list[Dossier]] = {}
    for dossier in Dossier.objects.filter(plenary__state=Plenary.State.PUBLISHED).select_related("plenary__edition"):
        dossiers.setdefault(dossier.plenary.edition_id, []).append(dossier)
    left = Participation.objects.filter(role="withdrawn", edition__in=published).values_list("edition_id", flat=True)
    gone = list(left)
    return [
        Decided(
            edition, terms.get(edition.pk), tuple(published.get(edition.pk, ())), tuple(dossiers.get(edition.pk, ())),
            gone.count(edition.pk),
        )
        for edition in Edition.objects.visible_to(user).filter(pk__in={*terms, *published})
    ]  # fmt: skip


def published_results() -> Iterable[Plenary]:
    """Every version of every edition that anybody may know of, the newest first."""
    rows = Plenary.objects.filter(state=Plenary.State.PUBLISHED).exclude(edition__is_test=True)
    return rows.select_related("edition", "run").order_by("-edition__year", "-number")


def decision_rows(result: Plenary | None = None) -> Iterable[Row]:
    """What was decided about whom, version by version."""
    rows = Decision.objects.filter(verdict__in=TOLD, plenary__in=[result] if result else published_results())
    return rows.order_by("plenary", "standing__rank").values_list(
        "plenary__edition__slug", "plenary__edition__is_sample", "plenary__number", "region__code", "region__name", "verdict",
        "position", "standing__rank", "departs", "reason", "corrected_because", "plenary__content_hash",
    )  # fmt: skip


def standing_rows(result: Plenary | None = None) -> Iterable[Row]:
    """The ranking behind every published result."""
    runs = {result.run_id} if result else {row.run_id for row in published_results()}
    rows = SelectionStanding.objects.filter(run__in=runs)
    return rows.order_by("run", "rank").values_list(
        "run__edition__slug", "run__edition__is_sample", "run__number", "region__code", "region__name", "rank", "low", "high",
        "score", "marks", "marks_se", "index", "place", "position", "chance", "weighings", "zone", "tied", "barred_because",
        "run__content_hash",
    )  # fmt: skip


def result_of(edition: str, number: int) -> Plenary | None:
    """One version at its lasting address."""
    return next((row for row in published_results() if (row.edition.slug, row.number) == (edition, number)), None)
