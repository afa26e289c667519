"""From a run to a list: merit, lottery, quotas, reserve; the engine chooses, this file speaks rows."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from gerakan.engine.choice import Candidates, Choice, Infeasible, choose
from gerakan.engine.choice import Quota as Bound
from gerakan.foundation.ui import formats
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.invitations.models import InvitationList, ListEntry, Quota
from gerakan.stages.invitations.queries import eligibility, lists
from gerakan.stages.invitations.queries.lists import Attributes
from gerakan.stages.shortlisting.models import Run, Standing

Place, Decisive = ListEntry.Place, ListEntry.Decisive
LOTTERY_SPAN = 1e-3
"""Merit is a percentile (0-100) and two ranks of 416 lie 0.24 apart: the lottery only ever decides between equals."""


@dataclass(frozen=True)
class QuotaOrder:
    """A quota as a person asks for it."""

    attribute: str
    value: str
    minimum: int | None = None
    maximum: int | None = None

    def row(self, invitation_list: InvitationList) -> Quota:
        """Its row, not yet stored."""
        return Quota(invitation_list=invitation_list, **asdict(self))

    @property
    def bound(self) -> Bound:
        """In the engine's words."""
        return Bound(self.attribute, self.value, self.minimum, self.maximum)


@dataclass(frozen=True)
class Order:
    """What a person asks for: how many, under which quotas, with which lottery seed."""

    place_count: int
    reserve_count: int = 10
    lottery_seed: int = 0
    quotas: tuple[QuotaOrder, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """For the log."""
        return asdict(self)


@dataclass(frozen=True)
class DrawnEntry:
    """One region's place before it is stored."""

    region_id: int
    standing_id: int | None
    place: str
    position: int | None
    decisive: str
    reason: str = ""

    def row(self, invitation_list: InvitationList) -> ListEntry:
        """Its row, not yet stored."""
        return ListEntry(invitation_list=invitation_list, **asdict(self))


@dataclass(frozen=True)
class Drawn:
    """A complete list: every region of the run has a place and a reason."""

    entries: tuple[DrawnEntry, ...]
    prices: list[dict[str, Any]] = field(default_factory=list)
    refusals: dict[str, str] = field(default_factory=dict)


def draw_up(run: Run, order: Order) -> Drawn:
    """The best list that meets every quota; the same run, rules and order give the same list.

    Raises TransitionRefused naming the smallest set of quotas that cannot be met together.
    """
    standings = list(run.standings.select_related("region__province"))
    refused = eligibility.refusals(run.scheme.edition, [row.region for row in standings], run=run)
    candidates = [row for row in standings if row.region_id not in refused and row.rank is not None]
    attributes = lists.attributes_of([row.region for row in candidates], run.scheme.edition)
    ranked = _by_merit(candidates, order.lottery_seed)
    best = _choose(ranked, attributes, order, order.quotas)
    plain = _choose(ranked, attributes, order, [quota for quota in order.quotas if quota.attribute == "kind"])
    entries = [*_places(ranked, best, plain, order), *_left_out(standings, candidates, refused)]
    return Drawn(
        entries=tuple(_with_lottery(entries, {row.pk: row for row in standings}, order.lottery_seed)),
        prices=_prices(best, ranked),
        refusals={row.region.code: str(refused[row.region_id]) for row in standings if row.region_id in refused},
    )


def merits(candidates: Iterable[Standing], seed: int) -> dict[int, float]:
    """Standing id: percentile of its rank within its list, with a seeded lottery between equals.

    Percentiles make a kota and a kabupaten comparable where a quota crosses the two lists.
    """
    rows = list(candidates)
    sizes: dict[str, int] = {}
    for row in rows:
        sizes[row.pool] = max(sizes.get(row.pool, 1), row.rank or 1)
    return {
        row.pk: 100 * (1 - ((row.rank or 1) - 1) / sizes[row.pool])
        + LOTTERY_SPAN * lottery_number(row.region.code, seed)
        for row in rows
    }


def lottery_number(code: str, seed: int) -> float:
    """A public lottery: SHA-256 of "seed:code" as a number from 0 to 1; anybody can repeat it."""
    digest = hashlib.sha256(f"{seed}:{code}".encode()).digest()
    return int.from_bytes(digest[:6]) / 2**48


@dataclass(frozen=True)
class Ranked:
    """A candidate with its merit."""

    standing: Standing
    merit: float

    @property
    def region_id(self) -> int:
        """Its region's key."""
        return self.standing.region_id


def _by_merit(candidates: Sequence[Standing], seed: int) -> list[Ranked]:
    merit = merits(candidates, seed)
    ranked = [Ranked(row, merit[row.pk]) for row in candidates]
    return sorted(ranked, key=lambda item: (-item.merit, item.standing.region.code))


def _choose(
    ranked: Sequence[Ranked], attributes: Mapping[int, Attributes], order: Order, quotas: Iterable[QuotaOrder]
) -> Choice:
    candidates = Candidates(
        tuple(str(item.region_id) for item in ranked),
        np.array([item.merit for item in ranked]),
        {name: [attributes[item.region_id][name] for item in ranked] for name in Quota.Attribute.values},
    )
    answer = choose(candidates, [quota.bound for quota in quotas], order.place_count)
    if isinstance(answer, Infeasible):
        raise TransitionRefused(_clash_in_words(answer, len(ranked), order))
    return answer


def _clash_in_words(clash: Infeasible, available: int, order: Order) -> str:
    if available < order.place_count:
        return _("Hanya %(have)d daerah memenuhi syarat untuk %(want)d tempat.") % {
            "have": available,
            "want": order.place_count,
        }
    names = lists.quota_values()
    words = [f"{lists.quota_label(bound.column, bound.value, names)} {_bounds(bound)}" for bound in clash.conflict]
    return _("Kuota ini tidak dapat dipenuhi bersama dengan %(count)d tempat: %(quotas)s.") % {
        "count": order.place_count,
        "quotas": "; ".join(words),
    }


def _bounds(bound: Bound) -> str:
    low = _("paling sedikit %d") % bound.min if bound.min is not None else ""
    high = _("paling banyak %d") % bound.max if bound.max is not None else ""
    return ", ".join(part for part in (low, high) if part)


def _places(ranked: Sequence[Ranked], best: Choice, plain: Choice, order: Order) -> list[DrawnEntry]:
    invited, by_merit_alone = set(best.chosen), set(plain.chosen)
    chosen = [item for item in ranked if str(item.region_id) in invited]
    others = [item for item in ranked if str(item.region_id) not in invited]
    swaps = _swaps(chosen, others, by_merit_alone)
    return [
        *(_entry(item, Place.INVITED, n, swaps) for n, item in enumerate(chosen, 1)),
        *(_entry(item, Place.RESERVE, n, swaps) for n, item in enumerate(others[: order.reserve_count], 1)),
        *(_entry(item, Place.BELOW, None, swaps) for item in others[order.reserve_count :]),
    ]


def _swaps(chosen: Sequence[Ranked], others: Sequence[Ranked], by_merit_alone: set[str]) -> dict[int, str]:
    """Region id: who it replaces, or who took its place, because of a quota; best against best."""
    gained = [item for item in chosen if str(item.region_id) not in by_merit_alone]
    displaced = [item for item in others if str(item.region_id) in by_merit_alone]
    words: dict[int, str] = {}
    for coming, leaving in zip(gained, displaced, strict=False):
        words[coming.region_id] = _("Masuk karena kuota, menggantikan %(name)s (peringkat %(rank)d).") % {
            "name": leaving.standing.region,
            "rank": leaving.standing.rank,
        }
        words[leaving.region_id] = _("Tergeser oleh kuota; tempatnya diisi %(name)s (peringkat %(rank)d).") % {
            "name": coming.standing.region,
            "rank": coming.standing.rank,
        }
    return words


def _entry(item: Ranked, place: str, position: int | None, swaps: Mapping[int, str]) -> DrawnEntry:
    reason = swaps.get(item.region_id, "")
    decisive = Decisive.QUOTA if reason else Decisive.MERIT
    return DrawnEntry(item.region_id, item.standing.pk, place, position, decisive, reason)


def _left_out(
    standings: Sequence[Standing], candidates: Sequence[Standing], refused: Mapping[int, eligibility.Refusal]
) -> list[DrawnEntry]:
    kept = {row.pk for row in candidates}
    return [
        DrawnEntry(
            row.region_id, row.pk, Place.NOT_ELIGIBLE, None, Decisive.RULE,
            str(refused.get(row.region_id) or _("Data tidak cukup untuk menghitung skor.")),
        )
        for row in standings
        if row.pk not in kept
    ]  # fmt: skip


def _with_lottery(entries: Sequence[DrawnEntry], standings: Mapping[int, Standing], seed: int) -> list[DrawnEntry]:
    """Mark the regions whose place was decided between equals, and say how to repeat the lottery."""
    places: dict[tuple[str, int], set[str]] = {}
    for entry in entries:
        if key := _tie_key(entry, standings):
            places.setdefault(key, set()).add(entry.place)
    return [
        _drawn_by_lot(entry, standings, seed) if (key := _tie_key(entry, standings)) and len(places[key]) > 1 else entry
        for entry in entries
    ]


def _tie_key(entry: DrawnEntry, standings: Mapping[int, Standing]) -> tuple[str, int] | None:
    standing = standings[entry.standing_id] if entry.standing_id else None
    if entry.decisive != Decisive.MERIT or standing is None or not standing.is_tied:
        return None
    return standing.pool, standing.rank or 0


def _drawn_by_lot(entry: DrawnEntry, standings: Mapping[int, Standing], seed: int) -> DrawnEntry:
    code = standings[entry.standing_id or 0].region.code
    reason = _("Nomor undian %(number)s dari SHA-256 “%(seed)d:%(code)s”; nomor tertinggi didahulukan.") % {
        "number": formats.number(lottery_number(code, seed), 6),
        "seed": seed,
        "code": code,
    }
    return DrawnEntry(entry.region_id, entry.standing_id, entry.place, entry.position, Decisive.LOTTERY, reason)


def _prices(best: Choice, ranked: Sequence[Ranked]) -> list[dict[str, Any]]:
    """What each binding quota costs, with the names of those it moves."""
    names = lists.quota_values() if best.prices else {}
    regions = {str(item.region_id): str(item.standing.region) for item in ranked}
    return [
        {
            "quota": lists.quota_label(price.quota.column, price.quota.value, names),
            "bounds": _bounds(price.quota),
            "price": round(price.price, 4),
            "gained": [regions[unit] for unit in price.gained],
            "displaced": [regions[unit] for unit in price.displaced],
        }
        for price in best.prices
        if price.price > LOTTERY_SPAN * len(best.chosen) or price.gained
    ]
