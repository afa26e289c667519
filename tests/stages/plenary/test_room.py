"""The room: who is out of it, proposals, second signatures, votes, decisions, places and quotas."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.invitations.calculations import QuotaOrder
from gerakan.stages.plenary import permissions
from gerakan.stages.plenary.commands import decisions, sittings
from gerakan.stages.plenary.models import Decision, Plenary, Recusal, Vote
from gerakan.stages.plenary.queries import places, results, rooms
from tests.factories.accounts import somebody
from tests.factories.assessors import a_tie, an_assessor
from tests.factories.plenary import DAY, a_plenary, a_selection_run, fresh, some_regions

pytestmark = pytest.mark.django_db


def verdicts(sitting):
    return [(row.verdict, row.position) for row in sitting.plenary.decisions.order_by("standing__rank")]


def test_the_ranking_is_the_first_proposal():
    sitting = a_plenary()

    assert verdicts(sitting) == [
        ("selected", None), ("selected", None), ("selected", None), ("reserve", 1), ("reserve", 2),
        ("refused", None), ("refused", None), ("refused", None),
    ]  # fmt: skip


def test_a_trial_is_never_decided():
    run = a_selection_run(trial_name="bobot lain")
    chair = somebody(Role.PLENARY, edition=run.edition)

    with pytest.raises(TransitionRefused, match="Uji coba"):
        sittings.prepare(
            run.edition, run=run, held_on=DAY, place="x", quorum=1, chair=chair, by=somebody("secretariat")
        )


def test_a_sitting_opens_with_a_quorum_and_its_chair():
    sitting = a_plenary(is_open=False)
    for member in sitting.members:
        sittings.attend(sitting.plenary, member=member, by=sitting.staff)

    with pytest.raises(TransitionRefused, match="Ketua sidang belum hadir"):
        sittings.open_sitting(sitting.plenary, by=sitting.staff)
    sittings.attend(sitting.plenary, member=sitting.members[0], is_present=False, by=sitting.staff)
    with pytest.raises(TransitionRefused, match="Hadir 2 anggota, kuorum 3"):
        sittings.open_sitting(sitting.plenary, by=sitting.staff)


def test_all_beyond_doubt_in_one_act_and_the_grey_one_by_one():
    sitting = a_plenary()

    assert decisions.accept_ranking(sitting.plenary, by=sitting.staff) == 6

    still = sitting.plenary.decisions.filter(state="open").values_list("standing__zone", flat=True)
    assert list(still) == ["grey", "grey"]
    with pytest.raises(TransitionRefused, match="Baru 0 suara; perlu 3"):
        decisions.decide(sitting.decision(3), by=sitting.staff)
    with pytest.raises(TransitionRefused, match="2 daerah belum diputuskan"):
        sittings.close(sitting.plenary, by=sitting.staff)
    sitting.vote(3, "against")
    with pytest.raises(TransitionRefused, match="tidak disetujui"):
        decisions.decide(sitting.decision(3), by=sitting.staff)
    assert sitting.settle(3).state == "decided"


def test_a_departure_needs_reason_evidence_and_another_member():
    sitting = a_plenary()
    first, second, _third = sitting.members

    with pytest.raises(TransitionRefused, match="menurut peringkat: Terpilih"):
        sitting.propose(3, "refused", reason="Kurang siap.")
    proposed = sitting.propose(3, "refused", reason="Kurang siap.", evidence="Berita acara 7")
    sitting.vote(3)
    with pytest.raises(TransitionRefused, match="menunggu tanda tangan kedua"):
        decisions.decide(sitting.decision(3), by=sitting.staff)
    with pytest.raises(TransitionRefused, match="Anda yang mengusulkan"):
        decisions.sign(proposed, seen=1, by=fresh(first))
    decisions.sign(proposed, seen=1, by=fresh(second))
    decisions.decide(sitting.decision(3), by=sitting.staff)

    [told] = results.departures(sitting.plenary)
    assert (told.region, told.expected, told.verdict, told.proposed_by, told.signed_by) == (
        sitting.regions[2], "selected", "refused", first, second,
    )  # fmt: skip


def test_the_database_refuses_a_departure_without_its_two_people():
    sitting = a_plenary()
    row = sitting.decision(6)
    decided = {"state": "decided", "decided_at": "2027-06-10T10:00:00Z", "verdict": "selected"}

    for fields in (
        decided,
        decided | {"departs": True},
        decided | {"departs": True, "reason": "x", "evidence": "y", "proposed_by": sitting.chair},
        decided
        | {"departs": True, "reason": "x", "evidence": "y", "proposed_by": sitting.chair, "signed_by": sitting.chair},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Decision.objects.filter(pk=row.pk).update(**fields)


def test_a_condition_has_an_owner_and_a_date():
    sitting = a_plenary()

    with pytest.raises(TransitionRefused, match="syarat, penanggung jawab, dan tanggal"):
        sitting.propose(1, "conditional", condition="Perbup ditetapkan")
    told = sitting.propose(
        1, "conditional", condition="Perbup ditetapkan", owner="Sekda", due_on=datetime.date(2027, 9, 1)
    )

    assert not told.departs
    assert sitting.settle(1).verdict == "conditional"


def test_a_vote_counts_for_the_proposal_that_was_seen():
    sitting = a_plenary()
    sitting.vote(3)
    before = sitting.decision(3)
    sitting.propose(3, "refused", reason="Kurang siap.", evidence="Berita acara 7")

    with pytest.raises(TransitionRefused, match="sudah berganti"):
        decisions.vote(before, choice="for", seen=before.revision, by=fresh(sitting.chair))
    tally = rooms.tally_of(sitting.decision(3))
    assert (tally.cast, len(tally.waiting)) == (0, 4)
    sitting.vote(3, "against", people=sitting.members[:1])
    sitting.vote(3, "for", people=sitting.members[:1])
    assert rooms.tally_of(sitting.decision(3)).pro == 1


def test_whoever_is_recused_is_out_of_the_room():
    sitting = a_plenary()
    member = sitting.members[2]
    sitting.vote(3, people=[member])
    sittings.recuse(sitting.plenary, member=member, region=sitting.regions[2], reason="Keluarga", by=fresh(member))
    shut = sitting.decision(3)

    assert not Vote.objects.exists()
    assert not permissions.SEE_ROOM.allows(fresh(member), shut)
    assert shut not in rooms.heard_decisions(sitting.plenary, fresh(member))
    for act in (
        lambda: decisions.vote(shut, choice="for", seen=0, by=fresh(member)),
        lambda: decisions.note(shut, text="x", by=fresh(member)),
        lambda: decisions.sign(shut, seen=0, by=fresh(member)),
        lambda: sitting.propose(3, "refused", reason="x", evidence="y", by=fresh(member)),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert [one.pk for one in rooms.away_for(sitting.plenary, sitting.regions[2])] == [member.pk]


def test_a_tie_in_the_pool_of_assessors_is_a_recusal():
    run = a_selection_run()
    region = run.standings.get(rank=4).region
    tied = an_assessor()
    a_tie(tied, region)
    somebody_else = somebody(Role.PLENARY, edition=run.edition)
    member = tied.user
    member.assignments.create(role=Role.PLENARY, edition=run.edition)
    plenary = sittings.prepare(
        run.edition, run=run, held_on=DAY, place="x", quorum=1, chair=somebody_else, by=somebody("secretariat")
    )

    [recusal] = Recusal.objects.all()
    assert (recusal.member, recusal.region, recusal.source) == (member, region, "tie")
    assert rooms.closed_regions(run.edition, member) == [region]
    assert [one.pk for one in rooms.away_for(plenary, region)] == [member.pk]


def test_a_signature_of_somebody_recused_later_is_void():
    sitting = a_plenary()
    found = sitting.propose(3, "refused", reason="Kurang siap.", evidence="Berita acara 7")
    signer = sitting.members[1]
    decisions.sign(found, seen=1, by=fresh(signer))
    sittings.recuse(sitting.plenary, member=signer, region=sitting.regions[2], reason="Kerabat", by=sitting.staff)

    assert sitting.decision(3).signed_by is None
    sittings.lift(Recusal.objects.get(), because="Salah orang", by=sitting.staff)
    assert permissions.SIGN.allows(fresh(signer), sitting.decision(3))


def test_places_and_quotas_are_named_before_the_sitting_ends():
    regions = some_regions(8, papuan=[3])
    sitting = a_plenary(regions=regions, quotas=[QuotaOrder("island_group", "papua", 1, None)])
    sitting.finish()
    decisions.reopen_decision(sitting.decision(3), reason="Bukti baru", by=sitting.staff)
    sitting.depart(3, "refused")

    with pytest.raises(TransitionRefused, match="Terpilih 2 dari 3 tempat"):
        sittings.close(sitting.plenary, by=sitting.staff)
    decisions.reopen_decision(sitting.decision(4), reason="Menggantikan", by=sitting.staff)
    sitting.depart(4, "selected")
    with pytest.raises(TransitionRefused, match=r"Kuota tidak terpenuhi: .*Papua: 0 \(paling sedikit 1\)"):
        sittings.close(sitting.plenary, by=sitting.staff)
    [state] = places.meter(sitting.plenary).quotas
    aside = decisions.depart_from_quota(
        sitting.plenary,
        quota=state.quota,
        reason="Tidak ada yang siap.",
        evidence="Lampiran 3",
        by=fresh(sitting.chair),
    )
    with pytest.raises(TransitionRefused, match="menunggu tanda tangan kedua"):
        sittings.close(sitting.plenary, by=sitting.staff)
    with pytest.raises(TransitionRefused, match="Anda yang mengusulkan"):
        decisions.sign_quota(aside, by=fresh(sitting.chair))
    decisions.sign_quota(aside, by=fresh(sitting.members[0]))
    sittings.close(sitting.plenary, by=sitting.staff)

    assert Plenary.objects.get().state == "decided"
    assert [row.position for row in sitting.plenary.decisions.filter(verdict="reserve")] == [1]


def test_who_leaves_before_the_result_is_followed_by_the_next():
    sitting = a_plenary()
    sitting.finish()
    decisions.reopen_decision(sitting.decision(2), reason="Surat bupati", by=sitting.staff)
    sitting.propose(2, "withdrawn", reason="Bupati mundur.", by=sitting.staff)
    decisions.decide(sitting.decision(2), by=sitting.staff)

    moved = sitting.decision(4)
    assert (moved.verdict, moved.state, moved.departs) == ("selected", "open", False)
    assert (sitting.decision(5).position, sitting.decision(5).state) == (1, "decided")
    sitting.settle(4)
    sittings.close(sitting.plenary, by=sitting.staff)


def test_outsiders_of_the_room_do_nothing():
    sitting = a_plenary()
    absent = somebody(Role.PLENARY, edition=sitting.edition)
    other = somebody(Role.PLENARY, edition=a_selection_run().edition)

    for person in (absent, other, somebody("assessor"), somebody("auditor")):
        with pytest.raises(PermissionDenied):
            decisions.vote(sitting.decision(3), choice="for", seen=0, by=person)
    for person in (sitting.members[0], somebody("auditor")):
        with pytest.raises(PermissionDenied):
            decisions.accept_ranking(sitting.plenary, by=fresh(person))
    assert not Plenary.objects.visible_to(other).filter(pk=sitting.plenary.pk).exists()
