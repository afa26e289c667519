"""The home of who keeps an eye on all regions of an edition: how far mentoring and the plans have come."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from gerakan.foundation.editions.models import Edition
from gerakan.foundation.ui import formats
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.mentoring.models import Deliverable, GuidanceStage
from gerakan.stages.mentoring.models.programmes import roman
from gerakan.surfaces.workspace.homes import Step

State = GuidanceStage.State


@dataclass(frozen=True)
class Heap:
    """So many things in one state, and the list of them; without an address there is nothing to list."""

    label: str
    count: int
    url: str = ""


@dataclass(frozen=True)
class Guiding:
    """Stages with how many regions have passed them, plans by state, regions that are late."""

    steps: Sequence[Step]
    plans: Sequence[Heap]
    late: Heap | None


def guiding_of(edition: Edition) -> Guiding | None:
    """Of an edition whose mentoring has begun (three queries); nothing before that."""
    found = GuidanceStage.objects.filter(guidance__participation__edition=edition)
    counts: dict[int, dict[str, int]] = {}
    for number, state, count in found.values_list("number", "state").annotate(n=Count("pk")).order_by("number"):
        counts.setdefault(number, {})[state] = count
    if not counts:
        return None
    overview = reverse("mentoring:overview", args=[edition.slug])
    regions = max(sum(states.values()) for states in counts.values())
    late = Deliverable.objects.late().filter(stage__guidance__participation__edition=edition)
    behind = late.values("stage__guidance").distinct().count()
    return Guiding(
        [_step(number, states, f"{overview}?tahap={number}") for number, states in counts.items()],
        _plans(edition, regions),
        Heap(_("daerah terlambat menyerahkan hasil"), behind, f"{overview}?terlambat=1") if behind else None,
    )


def _step(number: int, states: dict[str, int], url: str) -> Step:
    total, passed, waiting = sum(states.values()), states.get(State.PASSED, 0), states.get(State.WAITING, 0)
    running = total - passed - waiting
    said = [_("%s lulus") % formats.number(passed, 0)] if passed else []
    said += [_("%s berjalan") % formats.number(running, 0)] if running else []
    look = "done" if passed == total else "later" if waiting == total else "current"
    return Step(_("Tahap %s") % roman(number), look, url if running else "", ", ".join(said))


def _plans(edition: Edition, regions: int) -> list[Heap]:
    counts = dict(Masterplan.objects.filter(edition=edition).values_list("state").annotate(n=Count("pk")).order_by())
    address = reverse("masterplans:plans")
    heaps = [
        Heap(str(state.label), counts[state.value], f"{address}?keadaan={state.value}")
        for state in Masterplan.State if state.value in counts
    ]  # fmt: skip
    missing = regions - sum(counts.values())
    return [Heap(_("belum dimulai"), missing), *heaps] if missing > 0 else heaps
