"""Doors of the plenary and the rows behind them."""

from collections.abc import Iterable

from gerakan.stages.invitations.calculations import QuotaOrder
from gerakan.stages.plenary.models import Decision, FeedbackText, Plenary, QuotaDeparture, Recusal, Withdrawal
from tests.doors.registry import Arguments, door, rows
from tests.factories.accounts import a_region
from tests.factories.plenary import Sitting, a_plenary, a_selection_run, some_regions


def _two() -> tuple[Sitting, Sitting]:
    """One that sits, and one that was published, over a region whose officials are asked."""
    return a_plenary(), a_plenary(a_selection_run(regions=[*some_regions(7), a_region()]))


@door(
    "plenary:room", "plenary:act", "plenary:attendance", "plenary:recusals", "plenary:schedule", "plenary:screen",
    "plenary:ballots", "plenary:departures", "plenary:set_aside", "plenary:letters", "plenary:write_letters", "plenary:feedback",
)  # fmt: skip
def room() -> Arguments:
    return {"pk": a_plenary().plenary.pk}


@door(
    "plenary:decision", "plenary:propose", "plenary:act_on_decision", "plenary:vote", "plenary:withdraw",
    "plenary:preview",
)  # fmt: skip
def decision() -> Arguments:
    return {"pk": a_plenary().decision(3).pk}


@door("plenary:versions", "plenary:prepare")
def of_edition() -> Arguments:
    return {"slug": a_plenary().edition.slug}


@door("plenary:result", "plenary:withdrawals")
def told() -> Arguments:
    return {"slug": _published().edition.slug}


@door("plenary:version")
def version() -> Arguments:
    return {"slug": _published().edition.slug, "number": 1}


@door("plenary:lift")
def lift() -> Arguments:
    [row] = recusals()
    return {"pk": row.edition.plenaries.get().pk, "recusal": row.pk}


@door("plenary:sign_quota")
def sign_quota() -> Arguments:
    sitting = a_plenary(quotas=[QuotaOrder("island_group", "papua", 1, None)])
    asked = QuotaDeparture.objects.create(
        plenary=sitting.plenary, quota=sitting.plenary.run.terms.quotas.get(), reason="x", evidence="y",
        proposed_by=sitting.chair,
    )  # fmt: skip
    return {"pk": asked.pk}


@door("plenary:hold")
def hold() -> Arguments:
    [text] = feedback()
    return {"pk": text.plenary_id, "text": text.pk}


def _published() -> Plenary:
    return a_plenary().published()


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


@rows("plenary.FeedbackText", "plenary.see_feedback")
def feedback() -> Iterable[FeedbackText]:
    found = a_plenary().decision(3)
    return [FeedbackText.objects.create(plenary=found.plenary, decision=found, text="Tim siap, dokumen kurang.")]
