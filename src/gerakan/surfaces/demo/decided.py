"""A rehearsal taken on from its marks to a frozen decision and a sealed dossier, by the verbs that people use."""

from collections.abc import Iterator, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.accounts.models import User
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment.commands import consolidation
from gerakan.stages.assessment.models import Case, MarkSheet, Ruling
from gerakan.stages.assessment.queries.cases import cases_of, open_differences
from gerakan.stages.assessment.queries.quality import sample_of
from gerakan.stages.plenary.commands import decisions, sittings
from gerakan.stages.plenary.commands.decisions import Proposal
from gerakan.stages.plenary.models import Decision, Plenary, Verdict
from gerakan.stages.plenary.queries import results, rooms
from gerakan.stages.replies import commands as replies
from gerakan.stages.replies.models import Reply
from gerakan.stages.selection.calculations import outcome_of
from gerakan.stages.selection.commands.runs import freeze_run
from gerakan.stages.selection.models import SelectionRun
from gerakan.stages.selection.queries.ground import ground_of
from gerakan.stages.trust import calculations as trust
from gerakan.stages.trust.commands.runs import freeze_run as freeze_trust
from gerakan.surfaces.demo import people
from gerakan.surfaces.demo.rehearsal import Say

STEP = 25
KEPT = "Latihan: dipertahankan setelah berunding."
DEPARTS = "Latihan: bukti lapangan datang setelah peringkat dihitung."
EVIDENCE = "Berita acara latihan 1"
TIED = "Latihan: pernah bekerja di daerah ini."


def decide(edition: Edition, *, say: Say) -> Plenary:
    """The frozen result; one that is there already stands. Raises TransitionRefused for an edition that counts, and where marks are missing."""
    refuse_what_counts(edition)
    last = results.last_version(edition)
    if last is not None and last.frozen_at is not None:
        return last
    team = people.staff()
    finish_marks(edition, team, say)
    say("Menghitung peringkat akhir")
    run = rank(edition, team["sekretariat"])
    say("Pleno bersidang")
    plenary = convene(run, team)
    depart(plenary, team)
    vote(plenary, team)
    sittings.close(plenary, by=team["pleno"])
    sittings.freeze(plenary, by=team["sekretariat"])
    return rooms.plenaries().get(pk=plenary.pk)


def refuse_what_counts(edition: Edition) -> None:
    """Nobody rehearses on regions that wait for a real answer."""
    if not (edition.is_test and edition.is_sample):
        raise TransitionRefused(_("%s bukan latihan; tidak ada yang diubah.") % edition)


def finish_marks(edition: Edition, team: dict[str, User], say: Say) -> None:
    """Every panel talks, closes and is checked; every region agrees; then the marks are weighed once more."""
    ruling = Ruling.objects.select_related("edition", "version").get(edition=edition)
    missing = MarkSheet.objects.filter(case__ruling=ruling, state=MarkSheet.State.DRAFT).count()
    if missing:
        raise TransitionRefused(_("%d lembar nilai belum masuk.") % missing)
    rows = list(cases_of(edition).exclude(state__in=(Case.State.WITHDRAWN, Case.State.HANDED)))
    drawn = sample_of(ruling)
    for count, case in enumerate(rows, 1):
        _close(case)
        if case.pk in drawn:
            consolidation.sign_check(case, note="Latihan: diperiksa orang kedua.", by=team["sekretariat2"])
        reply = replies.send_to_region(case, by=team["sekretariat"])
        replies.accept(Reply.objects.get(pk=reply.pk), by=people.official_of(case.region))
        if count % STEP == 0:
            say(f"{count} dari {len(rows)} daerah menyetujui nilainya")
    freeze_trust(ruling, outcome=trust.outcome_of(ruling), by=team["sekretariat"])


def _close(case: Case) -> None:
    owners = _owners(case)
    for row in open_differences(case):
        for given in (one for one in row.given if not one.is_settled):
            mark, owner = given.mark, owners[given.mark.sheet.engagement_id]
            consolidation.settle(mark, level=mark.level, does_not_apply=mark.does_not_apply, reason=KEPT, by=owner)
    case.refresh_from_db(fields=["state"])
    chair = case.sheets.that_count().get(seat__is_chair=True)
    consolidation.close(case, by=owners[chair.engagement_id])


def _owners(case: Case) -> dict[int, User]:
    """By engagement."""
    sheets = case.sheets.that_count().values_list("engagement", "engagement__assessor__user")
    users = User.objects.in_bulk([user for _engagement, user in sheets])
    return {engagement: users[user] for engagement, user in sheets}


def rank(edition: Edition, chief: User) -> SelectionRun:
    """By the published terms."""
    return freeze_run(edition, outcome=outcome_of(ground_of(edition)), by=chief)


def convene(run: SelectionRun, team: dict[str, User]) -> Plenary:
    """Everybody is here; one member leaves the room for the first region below the line."""
    members = _members(team)
    plenary = sittings.prepare(
        run.edition, run=run, held_on=timezone.localdate(), place="Ruang latihan", quorum=2, chair=members[0],
        by=team["sekretariat"],
    )  # fmt: skip
    plenary = rooms.plenaries().get(pk=plenary.pk)
    for member in members:
        sittings.attend(plenary, member=member, by=team["sekretariat"])
    below = plenary.decisions.filter(expected=Verdict.RESERVE).order_by("position").first()
    if below is not None:
        sittings.recuse(plenary, member=members[-1], region=below.region, reason=TIED, by=members[-1])
    sittings.open_sitting(plenary, by=members[0])
    return plenary


def depart(plenary: Plenary, team: dict[str, User]) -> None:
    """The first in reserve and the last with a place change places, with reason, evidence and a second signature."""
    chair, proposer, _third = _members(team)
    rows = rooms.decisions_of(plenary)
    rising = rows.filter(expected=Verdict.RESERVE).order_by("position").first()
    falling = rows.filter(expected=Verdict.SELECTED).order_by("-standing__rank").first()
    if rising is None or falling is None:
        return
    for decision, verdict, position in ((rising, Verdict.SELECTED, None), (falling, Verdict.RESERVE, 1)):
        proposal = Proposal(verdict, position, reason=DEPARTS, evidence=EVIDENCE)
        decisions.propose(decision, proposal=proposal, seen=decision.revision, by=proposer)
        decisions.sign(decision, seen=decision.revision, by=chair)


def vote(plenary: Plenary, team: dict[str, User]) -> None:
    """The ranking for all that are beyond doubt; the others one by one, by whoever may be in the room."""
    chair, *others = _members(team)
    decisions.accept_ranking(plenary, by=chair)
    for decision in rooms.decisions_of(plenary).filter(state=Decision.State.OPEN).order_by("standing__rank"):
        for member in _present(decision, [chair, *others]):
            decisions.vote(decision, choice="for", seen=decision.revision, by=member)
        decisions.decide(decision, by=chair)


def _present(decision: Decision, members: Sequence[User]) -> Iterator[User]:
    away = rooms.away_ids(decision.plenary.edition, decision.region)
    return (member for member in members if member.pk not in away)


def _members(team: dict[str, User]) -> list[User]:
    """The chair first."""
    return [team["pleno"], team["pleno2"], team["pleno3"]]
