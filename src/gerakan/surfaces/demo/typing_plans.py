"""A plan typed into its sheets, by the command that the screen uses."""

from typing import Any

from gerakan.foundation.accounts.models import User
from gerakan.stages.masterplans.commands.cells import save_cells
from gerakan.stages.masterplans.commands.plans import frame
from gerakan.stages.masterplans.commands.saving import Edit, Outcome
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.sheets import SHEETS
from gerakan.surfaces.demo.sample_plan import Row, Sheets

LATER = ("parent", "depends_on", "innovation")
"""Cells that name rows of their own sheet, or need an indicator first."""


class NotTyped(ValueError):
    """A cell of the sample cannot stand; its sentence says why."""


def type_plan(plan: Masterplan, *, head: dict[str, Any], sheets: Sheets, by: User) -> None:
    """Head, then every sheet in the order of the tabs. Raises NotTyped with the first cell that was refused."""
    frame(plan, values=head, seen={}, by=by)
    for code in SHEETS:
        if rows := sheets.get(code):
            _type(plan, code, [{name: text for name, text in row.items() if name not in LATER} for row in rows], by)
    _type_later(plan, sheets.get("program", []), by)
    plan.refresh_from_db()


def _type(plan: Masterplan, sheet: str, rows: list[Row], by: User) -> None:
    edits = [
        Edit(field, text, key=str(number)) for number, row in enumerate(rows) for field, text in row.items() if text
    ]
    _keep(plan, sheet, edits, by)


def _type_later(plan: Masterplan, rows: list[Row], by: User) -> None:
    keys = {row.code: row.pk for row in SHEETS["program"].rows_of(plan)}
    edits = [Edit(name, row[name], "", keys[row["code"]]) for row in rows for name in LATER if row.get(name)]
    if edits:
        _keep(plan, "program", edits, by)


def _keep(plan: Masterplan, sheet: str, edits: list[Edit], by: User) -> None:
    refused = [one for one in save_cells(plan, sheet=SHEETS[sheet], edits=edits, by=by) if one.status != Outcome.SAVED]
    if refused:
        raise NotTyped(f"{sheet}, {refused[0].edit}: {refused[0].sentence}")
