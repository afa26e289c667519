"""Is a frozen run what its inputs give? Recomputed from what was frozen, never from today's tables."""

from typing import Any

from gerakan.foundation.audit.fingerprint import first_difference
from gerakan.stages.shortlisting.calculations.index import ENGINE_VERSION
from gerakan.stages.shortlisting.calculations.outcome import Outcome, work_out
from gerakan.stages.shortlisting.models import Run
from gerakan.stages.shortlisting.queries.runs import frozen_standings


def recomputed(run: Run) -> Outcome:
    """The same question asked again."""
    return work_out(run.inputs, run.parameters, seed=run.seed, draws=run.draws, places=run.places)


def difference_of(run: Run) -> str | None:
    """The first place where the stored run and its recomputation part; None when it is what it says."""
    again = recomputed(run)
    stored, fresh = _comparable(run.results, frozen_standings(run)), _comparable(again.results, again.standings)
    return first_difference(stored, fresh) or _seal_difference(run, again)


def _seal_difference(run: Run, again: Outcome) -> str | None:
    if run.engine_version != ENGINE_VERSION:
        return f"/engine_version: {run.engine_version!r} ≠ {ENGINE_VERSION!r}"
    return first_difference(run.content_hash, again.content_hash, "/content_hash")


def _comparable(results: Any, standings: list[dict[str, Any]]) -> dict[str, Any]:
    rows = {row["code"]: {name: value for name, value in row.items() if _is_said(value)} for row in standings}
    return {"standings": rows, "results": results}


def _is_said(value: Any) -> bool:
    return value is not None and value != ""
