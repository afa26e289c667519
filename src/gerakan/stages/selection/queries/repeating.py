"""A frozen ranking's ground taken from its own record, and the same with the final marks of one region amended."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.instruments.scoring import score
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment.models import Case
from gerakan.stages.assessment.queries.rubric import tree_of_case
from gerakan.stages.replies.models import StagedMark
from gerakan.stages.selection.models import SelectionRun, SelectionStanding
from gerakan.stages.selection.queries.ground import Finalist, Ground, elements_of, total_of
from gerakan.stages.trust.models import TrustStanding

Marks = Mapping[str, float | None]


@dataclass(frozen=True)
class Amendment:
    """What an authority changed for one region: all its final marks by item code, and whether a condition still bars it."""

    region_id: int
    marks: Marks
    lifts_bar: bool = False


def ground_of_run(run: SelectionRun) -> Ground:
    """Exactly what the ranking rested on; rows that changed since do not count."""
    kept = {
        row.region.code: row
        for row in run.standings.select_related("case__ruling__version", "case__ruling__edition", "case__region__province", "region")
    }  # fmt: skip
    finalists = tuple(_finalist(kept[row["region"]], row) for row in run.inputs["rows"])
    return Ground(run.terms, run.trust_run, run.index_run, finalists)


def amended(ground: Ground, amendment: Amendment) -> Ground:
    """One finalist scored again from these marks; everybody else as recorded."""
    return replace(
        ground,
        finalists=tuple(
            _amended(row, amendment) if row.case.region_id == amendment.region_id else row for row in ground.finalists
        ),
    )


def final_marks_of(case: Case) -> dict[str, float | None]:
    """By item code, as they were final before the ranking."""
    rows = StagedMark.objects.filter(reply__case=case).select_related("item")
    return {row.item.code: None if row.standing is None else float(row.standing) for row in rows}


def _amended(row: Finalist, amendment: Amendment) -> Finalist:
    tree = tree_of_case(row.case)
    marks = amendment.marks
    if unknown := set(marks) - {item.code for item in tree.items()}:
        raise TransitionRefused(_("Butir ini tidak dinilai di sana: %s.") % ", ".join(sorted(unknown)))
    scored = score(tree, marks, {code for code, mark in marks.items() if mark is None})
    barred = "" if amendment.lifts_bar else row.barred_because
    return replace(
        row,
        items=dict(marks),
        total=total_of(row.case, scored),
        elements=elements_of(scored, tree),
        barred_because=barred,
    )


def _finalist(standing: SelectionStanding, row: Mapping[str, Any]) -> Finalist:
    return Finalist(
        case=standing.case,
        items=row["items"],
        total=row["total"],
        elements=tuple((code, title, mark, share) for code, title, mark, share in standing.elements),
        panel=_panel(row["panel"]),
        index=row["index"],
        attributes=row["attributes"],
        barred_because=row["barred"],
    )


def _panel(told: "list[float | None] | None") -> TrustStanding | None:
    """Unsaved: the figures of that time."""
    if told is None:
        return None
    return TrustStanding(**dict(zip(("raw", "corrected", "lower", "upper"), told, strict=True)))
