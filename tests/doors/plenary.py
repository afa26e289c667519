"""Doors of the plenary and the rows behind them."""

from collections.abc import Iterable

from gerakan.stages.plenary.models import Decision, Plenary, Recusal, Withdrawal
from tests.doors.registry import rows
from tests.factories.accounts import a_region
from tests.factories.plenary import Sitting, a_plenary, a_selection_run, some_regions


def _two() -> tuple[Sitting, Sitting]:
    """One that sits, and one that was published, over a region whose officials are asked."""
    return a_plenary(), a_plenary(a_selection_run(regions=[*some_regions(7), a_region()]))


@rows("plenary.Plenary", "plenary.see")
def versions() -> Iterable[Plenary]:
    sitting, done = _two()
    return [sitting.plenary, done.published()]


@rows("plenary.Decision", "plenary.see")
def decisions() -> Iterable[Decision]:
    _sitting, done = _two()
    return list(done.published().decisions.all())


@rows("plenary.Recusal", "plenary.see_recusal")
def recusals() -> Iterable[Recusal]:
    sitting = a_plenary()
    member = sitting.members[0]
    return [
        Recusal.objects.create(
            edition=sitting.edition, member=member, region=sitting.regions[0], source="entered", reason="Keluarga",
            entered_by=sitting.staff,
        )
    ]  # fmt: skip


@rows("plenary.Withdrawal", "plenary.see")
def withdrawals() -> Iterable[Withdrawal]:
    sitting = a_plenary()
    plenary = sitting.published()
    gone = plenary.decisions.get(region=sitting.regions[0])
    return [
        Withdrawal.objects.create(
            edition=sitting.edition, region=gone.region, decision=gone, happened_on="2027-06-11", reason="Mundur",
            recorded_by=sitting.staff,
        )
    ]  # fmt: skip
