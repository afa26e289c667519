"""Who guides whom: proposed exactly and in words, decided by people, and never against a tie."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment.models import Case, MarkSheet
from gerakan.stages.assessors.models import Assessor, Engagement
from gerakan.stages.interviews.models import Interview
from gerakan.stages.mentoring.commands import guiding, teams
from gerakan.stages.mentoring.models import Mentor, Proposal, Seat
from gerakan.stages.mentoring.queries import teams as queries
from tests.factories.accounts import somebody
from tests.factories.agreements import staff
from tests.factories.assessment import a_ruling
from tests.factories.assessors import a_tie
from tests.factories.interviews import a_board
from tests.factories.mentoring import a_guidance, a_mentor, an_edition, seats
from tests.foundation.tasks import work

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def regions(count=3):
    edition = an_edition()
    return edition, [a_guidance(edition) for _n in range(count)]


def tied(user, region, ground="work"):
    person = Assessor.objects.create(user=user, background="academic", state=Assessor.State.ADMITTED)
    return a_tie(person, region, ground)


def test_a_proposal_covers_skills_and_says_why():
    edition, ways = regions(2)
    guiding.set_focus(ways[0], pillars=["living"], by=staff())
    economist = a_mentor(pillars=["economy"], home_region=ways[0].region)
    planner = a_mentor(pillars=["living", "environment"], may_lead=False)
    contact = a_mentor(Role.MINISTRY_CONTACT, pillars=[])

    made = teams.propose(edition, member_count=1, by=staff())

    pairs = {(row.guidance_id, row.role, row.user_id) for row in made.seats.all()}
    assert pairs == {(way.pk, role, who.pk) for way in ways
                     for role, who in (("lead", economist), ("member", planner), ("contact", contact))}  # fmt: skip
    assert made.is_proven
    assert made.unfilled == []
    words = made.seats.get(guidance=ways[0], user=economist).words
    assert "Satu-satunya di tim yang menguasai Ekonomi cerdas" in words
    assert "0 km" in words
    assert "2 dari paling banyak 5 daerah" in words


def test_who_is_tied_or_has_marked_is_never_proposed_nor_seated():
    edition, (way, _other) = regions(2)
    born, marked, official, honest = (a_mentor() for _n in range(4))
    tied(born, way.region, "birth")
    ruling = a_ruling()
    person = Assessor.objects.create(user=marked, background="academic", state=Assessor.State.ADMITTED)
    engaged = Engagement.objects.create(edition=ruling.edition, assessor=person, state="accepted", code="A77", max_per_day=8)  # fmt: skip
    talk = Interview.objects.create(board=a_board(ruling.edition), region=way.region)
    MarkSheet.objects.create(case=Case.objects.create(ruling=ruling, region=way.region, interview=talk), engagement=engaged)  # fmt: skip
    official.assignments.create(role=Role.AGENCY, region=way.region)
    Mentor.objects.get(user=honest).closed_regions.set([way.region])

    for person, why in ((born, "Lahir"), (marked, "menilai"), (official, "menjabat"), (honest, "dinyatakan")):
        with pytest.raises(TransitionRefused, match=why):
            teams.assign(way, user=person, role="observer", reason="Uji.", by=staff())
    made = teams.propose(edition, member_count=0, by=staff())
    assert not made.seats.filter(guidance=way).exists()
    assert "Ketua tim belum terisi" in " ".join(made.unfilled)


def test_to_have_guided_a_region_forbids_marking_it_and_not_guiding_it_again():
    _edition, (way,) = regions(1)
    again = a_mentor()
    tied(again, way.region, "mentoring")

    assert teams.assign(way, user=again, role="lead", reason="Tahun kedua.", by=staff()).pk


def test_a_tie_found_after_the_proposal_stops_its_acceptance():
    edition, (way,) = regions(1)
    lead = a_mentor()
    made = teams.propose(edition, member_count=0, by=staff())
    tied(lead, way.region)

    with pytest.raises(TransitionRefused, match="tidak boleh membimbing"):
        teams.accept(made, by=staff())

    assert (Proposal.objects.get(pk=made.pk).state, seats(way)) == ("open", [])


def test_a_drop_out_is_repaired_without_moving_anybody_else():
    edition, ways = regions(3)
    first, second = (a_mentor(max_regions=3) for _n in range(2))
    teams.accept(teams.propose(edition, member_count=1, by=staff()), by=staff())
    gone = Seat.objects.get(guidance=ways[0], role="member")
    teams.end_seat(gone, reason="Sakit.", by=staff())
    Mentor.objects.filter(user=gone.user).update(is_available=True, max_regions=2)
    before = {way.pk: seats(way) for way in ways}
    third = a_mentor(max_regions=1)

    made = teams.propose(edition, member_count=1, by=staff())
    assert teams.accept(made, by=staff()) == 1

    after = {way.pk: seats(way) for way in ways}
    assert all(set(before[pk]) <= set(after[pk]) for pk in before)
    assert ("member", third.pk) in after[ways[0].pk]
    assert {first.pk, second.pk} == {user for rows in before.values() for _role, user in rows}


def test_the_secretariat_changes_a_proposal_with_a_reason():
    edition, (way, other) = regions(2)
    lead = a_mentor()
    made = teams.propose(edition, member_count=0, by=staff())
    substitute, unfit = a_mentor(), a_mentor(Role.MINISTRY_CONTACT)
    pair, second = made.seats.get(guidance=way), made.seats.get(guidance=other)
    with pytest.raises(TransitionRefused, match="alasan"):
        teams.replace(pair, user=substitute, reason=" ", by=staff())
    with pytest.raises(TransitionRefused, match="tidak memegang peran"):
        teams.replace(pair, user=unfit, reason="Coba.", by=staff())

    teams.replace(pair, user=substitute, reason="Lebih dekat.", by=staff())
    teams.replace(second, user=None, reason="Menunggu ahli air.", by=staff())
    teams.accept(made, by=staff())

    assert (seats(way), seats(other)) == ([("lead", substitute.pk)], [])
    assert Seat.objects.get(guidance=way).why == "Lebih dekat."
    assert lead.pk != substitute.pk


def test_limits_of_load_and_one_lead_hold_by_hand_too():
    edition, (way, other) = regions(2)
    busy = a_mentor(max_regions=1)
    teams.assign(way, user=busy, role="lead", reason="Uji.", by=staff())

    with pytest.raises(TransitionRefused, match="paling banyak baginya"):
        teams.assign(other, user=busy, role="member", reason="Uji.", by=staff())
    with pytest.raises(TransitionRefused, match="ketua timnya sudah ada"):
        teams.assign(way, user=a_mentor(), role="lead", reason="Uji.", by=staff())
    assert queries.fitness(edition, [busy], []).loads[busy.pk] == 1
    assert teams.assign(other, user=busy, role="observer", reason="Belajar.", by=staff()).pk


def test_only_the_secretariat_seats_and_a_mentor_writes_the_own_page(client):
    _edition, (way,) = regions(1)
    mentor, other = a_mentor(), a_mentor()
    with pytest.raises(PermissionDenied):
        teams.assign(way, user=other, role="lead", reason="Uji.", by=mentor)
    client.force_login(mentor, BACKEND)
    said = {"pillars": ["living"], "max_regions": 2, "is_available": "on", "closed_regions": way.region.name}

    assert client.post(reverse("mentoring:mentor", args=[mentor.pk]), said).status_code == 302
    assert client.post(reverse("mentoring:mentor", args=[other.pk]), said).status_code == 403
    assert (
        "tidak dikenal"
        in client.post(
            reverse("mentoring:mentor", args=[mentor.pk]), said | {"closed_regions": "Kota Antah"}
        ).content.decode()
    )

    row = Mentor.objects.get(user=mentor)
    assert (row.pillars, row.max_regions, row.may_lead, list(row.closed_regions.all())) == (
        ["living"], 2, True, [way.region]
    )  # fmt: skip


def test_the_screens_of_a_proposal(client):
    edition, (way,) = regions(1)
    lead, other = a_mentor(), a_mentor()
    client.force_login(staff(), BACKEND)
    page = reverse("mentoring:proposal", args=[edition.slug])
    client.post(page, {"member_count": 0})
    work.drain()
    pair = Proposal.objects.get(edition=edition).seats.get()
    assert pair.words in client.get(page).content.decode()
    chosen = other if pair.user == lead else lead
    change = {"user": chosen.pk, "reason": "Sudah kenal daerahnya."}
    client.post(reverse("mentoring:change_proposed", args=[pair.pk]), change)
    client.post(reverse("mentoring:act_on_proposal", args=[pair.proposal_id]), {"action": "accept"})
    assert seats(way) == [("lead", chosen.pk)]

    client.post(reverse("mentoring:team", args=[way.pk]), {"user": lead.pk, "role": "lead", "reason": "Uji."})
    client.post(reverse("mentoring:end_seat", args=[Seat.objects.get(guidance=way).pk]), {"note": "Cuti."})
    client.post(reverse("mentoring:act_on_proposal", args=[pair.proposal_id]), {"action": "accept"})
    assert seats(way) == []
    client.force_login(somebody(Role.AUDITOR), BACKEND)
    assert client.get(page).status_code == 200
    assert client.post(page, {"member_count": 0}).status_code == 403
