"""A whole run worked out from frozen inputs: standings of every list and what is to be said about them."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from gerakan.engine.errors import InputError
from gerakan.foundation.audit.fingerprint import content_hash
from gerakan.stages.shortlisting.calculations import certainty
from gerakan.stages.shortlisting.calculations.index import ENGINE_VERSION, computed, places_aside, places_of, plain
from gerakan.stages.shortlisting.calculations.pools import Pool, pool_names, pools_of
from gerakan.stages.shortlisting.calculations.specs import nominal_shares, points_per_unit
from gerakan.stages.shortlisting.models import Scheme
from gerakan.stages.shortlisting.queries.inputs import gather_inputs
from gerakan.stages.shortlisting.queries.schemes import parameters_of

Say = Callable[[str], None]


class NotComputable(ValueError):
    """The data or the scheme stand against it; the text says where and what to do."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything a run freezes."""

    inputs: dict[str, Any]
    parameters: dict[str, Any]
    standings: list[dict[str, Any]]
    results: dict[str, Any]
    seed: int
    draws: int
    places: dict[str, int]
    engine_version: str = ENGINE_VERSION

    @property
    def content_hash(self) -> str:
        """The fingerprint: same inputs, same seed, same engine, same hash."""
        return content_hash(**asdict(self))


def outcome_of(
    scheme: Scheme, *, seed: int, draws: int, places: Mapping[str, int], say: Say = lambda _doing: None
) -> Outcome:
    """Fetch and compute; stores nothing. Raises NotComputable."""
    say(_("Mengambil data"))
    return work_out(gather_inputs(scheme), parameters_of(scheme), seed=seed, draws=draws, places=places, say=say)


def work_out(
    inputs: dict[str, Any],
    parameters: dict[str, Any],
    *,
    seed: int,
    draws: int,
    places: Mapping[str, int],
    say: Say = lambda _doing: None,
) -> Outcome:
    """The pure part: plain values in, plain values out."""
    _refuse_places(parameters, places)
    standings: list[dict[str, Any]] = []
    results: dict[str, Any] = {}
    try:
        for pool in pools_of(inputs, parameters):
            say(_("Menghitung daftar %s") % pool.name)
            rows, results[pool.name] = _pool_outcome(pool, parameters, draws=draws, seed=seed, places=places[pool.name])
            standings += rows
    except InputError as error:
        raise NotComputable(_sentence(error, parameters)) from error
    return Outcome(inputs, parameters, standings, results, seed, draws, dict(places))


def _pool_outcome(
    pool: Pool, parameters: Mapping[str, Any], *, draws: int, seed: int, places: int
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    result = computed(pool)
    sure = certainty.how_sure(pool, parameters, draws=draws, seed=seed, places=places)
    indices = certainty.what_drives(pool, parameters, draws=draws, seed=seed, places=places)
    rows = [
        asdict(place) | certainty.sureness(sure, i, parameters)
        for i, place in enumerate(places_of(pool, result, parameters))
    ]
    rows += [asdict(place) for place in places_aside(pool)]
    grey = [row["code"] for row in rows if row.get("zone") == "grey"]
    split = result.contributions
    return rows, {
        "shares": {code: plain(share) for code, share in nominal_shares(pool.spec).items()},
        "importance": certainty.importance(result),
        "scale": split.scale if split else "",
        "baseline": plain(points_per_unit(parameters) * split.baseline) if split else None,
        "warnings": [*result.warnings, *sure.warnings],
        "changes": [_change(change, pool) for change in result.changes],
        "drivers": certainty.drivers(indices),
        "membership": certainty.membership_drivers(indices),
        "histograms": certainty.histograms(sure, grey),
        "left_out": certainty.left_out(pool, result, places),
        "other_methods": certainty.other_methods(pool, result, places),
        "cells": sure.cells,
    }


def _change(change: Any, pool: Pool) -> dict[str, Any]:
    moments = ("skew_before", "kurtosis_before", "skew_after", "kurtosis_after")
    said = {name: plain(getattr(change, name)) for name in moments}
    return said | {"code": change.code, "method": change.method, "units": [pool.data.units[i] for i in change.rows]}


def _refuse_places(parameters: Mapping[str, Any], places: Mapping[str, int]) -> None:
    names = pool_names(parameters)
    if sorted(places) != sorted(names) or any(count < 1 for count in places.values()):
        raise NotComputable(_("Sebutkan jumlah tempat, satu atau lebih, untuk: %s.") % ", ".join(names))


def _sentence(error: InputError, parameters: Mapping[str, Any]) -> str:
    names = {item["code"]: item["name"] for item in (*parameters["indicators"], *parameters["groups"])}
    where = [names.get(part, part) for part in (error.column, error.row) if part and part != "semua"]
    place = ", ".join(dict.fromkeys(where))
    return _("Tidak dapat dihitung: %(where)s: %(problem)s. Perbaiki data atau skema, lalu hitung lagi.") % {
        "where": place or _("skema"),
        "problem": error.problem,
    }
