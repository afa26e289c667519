"""Plans as tests need them."""

from typing import Any

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.stages.masterplans.commands.cells import save_cells
from gerakan.stages.masterplans.commands.plans import begin
from gerakan.stages.masterplans.commands.saving import Edit, Outcome
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.sheets import SHEETS
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory, ParticipationFactory


def a_plan(**details: Any) -> tuple[Masterplan, User]:
    """A plan just begun for 2028-2037, and somebody of its Diskominfo."""
    place = ParticipationFactory(edition=details.pop("edition", None) or EditionFactory(year=2027))
    writer = somebody(Role.REGION_ADMIN, region=place.region)
    return begin(place.region, edition=place.edition, by=writer, **details), writer


def typed(plan: Masterplan, sheet: str, *rows: dict[str, str], by: User) -> list[Outcome]:
    """New rows, as somebody types them."""
    edits = [
        Edit(field, text, key=str(number)) for number, row in enumerate(rows) for field, text in row.items()
    ]  # fmt: skip
    return save_cells(plan, sheet=SHEETS[sheet], edits=edits, by=by)


def changed(plan: Masterplan, sheet: str, row: int, by: User, **cells: tuple[str, str]) -> list[Outcome]:
    """Cells of one row: field=(what stood there, what is typed)."""
    edits = [Edit(field, text, seen, row) for field, (seen, text) in cells.items()]
    return save_cells(plan, sheet=SHEETS[sheet], edits=edits, by=by)
