"""Lists: the best under the quotas, two signatures, changes by hand, publication."""

import pytest
from django.core.exceptions import PermissionDenied

from gerakan.foundation.audit.models import Event
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.invitations.calculations import QuotaOrder, lottery_number
from gerakan.stages.invitations.commands import lists
from gerakan.stages.invitations.models import HandChange, InvitationList, ListEntry
from gerakan.stages.invitations.queries import lists as queries
from tests.factories.invited_lists import a_country

pytestmark = pytest.mark.django_db
PAPUA = QuotaOrder("island_group", "papua", minimum=1)


def places(drawn: InvitationList) -> dict[int, str]:
    return dict(drawn.entries.values_list("region_id", "place"))


def test_without_quotas_the_ranks_decide():
    country = a_country()

    drawn = country.draw(3, reserve=2)

    by_rank = [places(drawn)[region.pk] for region in country.regions]
    assert by_rank == ["invited"] * 3 + ["reserve"] * 2 + ["below"] * 3
    assert list(drawn.entries.filter(place="reserve").values_list("position", flat=True)) == [1, 2]


def test_a_quota_names_who_comes_in_and_who_leaves():
    country = a_country(papuan=[5])

    drawn = country.draw(3, PAPUA)

    gained, displaced = country.regions[5], country.regions[2]
    assert places(drawn)[gained.pk] == "invited"
    assert drawn.entries.get(region=gained).reason == (f"Masuk karena kuota, menggantikan {displaced} (peringkat 3).")
    assert drawn.entries.get(region=displaced).decisive == ListEntry.Decisive.QUOTA
    assert drawn.prices[0]["gained"] == [str(gained)]
    assert drawn.prices[0]["displaced"] == [str(displaced)]


def test_quotas_that_clash_are_named_and_nothing_is_stored():
    country = a_country(kota=[0, 1])
    too_many = QuotaOrder("kind", "kota", minimum=3)

    with pytest.raises(TransitionRefused, match="Jenis daerah: Kota paling sedikit 3"):
        country.draw(4, too_many, QuotaOrder("new_entrant", "ya", minimum=1))

    assert not InvitationList.objects.exists()


def test_more_places_than_candidates_is_said_in_numbers():
    with pytest.raises(TransitionRefused, match="Hanya 8 daerah memenuhi syarat untuk 9 tempat"):
        a_country().draw(9)


def test_equals_at_the_cut_draw_a_public_lot():
    country = a_country(ranks=[1, 2, 2, 2])
    tied = country.regions[1:]

    drawn = country.draw(2, seed=11)

    winner = max(tied, key=lambda region: lottery_number(region.code, 11))
    assert places(drawn)[winner.pk] == "invited"
    decisive = set(drawn.entries.filter(region__in=tied).values_list("decisive", flat=True))
    assert decisive == {ListEntry.Decisive.LOTTERY}
    assert f"“11:{winner.code}”" in drawn.entries.get(region=winner).reason


def test_the_same_order_gives_the_same_list():
    country = a_country(ranks=[1, 2, 2, 2, 5, 5, 7, 8], papuan=[6])

    first, again = country.draw(4, PAPUA), country.draw(4, PAPUA)

    assert queries.content_hash(first) == queries.content_hash(again)
    assert (first.number, again.number) == (1, 2)


def test_the_proposer_cannot_approve():
    country = a_country()
    drawn = country.draw(3)
    lists.propose(drawn, by=country.first)

    with pytest.raises(PermissionDenied):
        lists.approve(drawn, by=country.first)

    lists.approve(drawn, by=country.second)
    drawn.refresh_from_db()
    assert (drawn.state, drawn.proposed_by, drawn.approved_by) == ("approved", country.first, country.second)
    assert drawn.content_hash == queries.content_hash(drawn)


def test_an_edition_invites_from_one_list():
    country = a_country()
    country.approved(3)
    other = country.draw(4)
    lists.propose(other, by=country.first)

    with pytest.raises(TransitionRefused, match="sudah mempunyai daftar yang disetujui"):
        lists.approve(other, by=country.second)


def test_a_change_by_hand_needs_a_reason_and_a_second_person():
    country = a_country()
    drawn = country.draw(3)
    coming, leaving = country.regions[4], country.regions[0]

    with pytest.raises(TransitionRefused, match="memerlukan alasan"):
        lists.propose_change(drawn, region_in=coming, region_out=leaving, reason=" ", by=country.first)
    change = lists.propose_change(
        drawn, region_in=coming, region_out=leaving, reason="Ibu kota baru.", by=country.first
    )
    with pytest.raises(PermissionDenied):
        lists.decide_change(change, approve=True, by=country.first)
    assert places(drawn)[coming.pk] == "reserve"

    lists.decide_change(change, approve=True, by=country.second)

    assert places(drawn)[coming.pk] == "invited"
    assert places(drawn)[leaving.pk] == "reserve"
    assert drawn.entries.get(region=coming).reason == "Ibu kota baru."
    assert Event.objects.filter(action="hand_change.approved", actor=country.second.name).exists()


def test_a_list_with_an_undecided_change_cannot_be_proposed():
    country = a_country()
    drawn = country.draw(3)
    lists.propose_change(
        drawn, region_in=country.regions[4], region_out=country.regions[0], reason="x", by=country.first
    )

    with pytest.raises(TransitionRefused, match="1 perubahan dengan tangan menunggu"):
        lists.propose(drawn, by=country.first)


def test_a_rejected_change_moves_nobody():
    country = a_country()
    drawn = country.draw(3)
    change = lists.propose_change(
        drawn, region_in=country.regions[4], region_out=country.regions[0], reason="x", by=country.first
    )

    lists.decide_change(change, approve=False, by=country.second)

    assert places(drawn)[country.regions[0].pk] == "invited"
    with pytest.raises(TransitionRefused, match="sudah diputuskan"):
        lists.decide_change(change, approve=True, by=country.second)
    assert HandChange.objects.get().state == "rejected"


def test_a_swap_that_breaks_a_quota_is_refused():
    country = a_country(papuan=[5])
    drawn = country.draw(3, PAPUA)

    with pytest.raises(TransitionRefused, match="melanggar kuota: Gugus pulau: Papua menjadi 0"):
        lists.propose_change(
            drawn, region_in=country.regions[4], region_out=country.regions[5], reason="x", by=country.first
        )


def test_an_approved_list_is_closed_to_changes():
    country = a_country()
    drawn = country.approved(3)

    with pytest.raises(TransitionRefused, match="sudah disetujui dan tidak dapat diubah"):
        lists.propose_change(
            drawn, region_in=country.regions[4], region_out=country.regions[0], reason="x", by=country.first
        )


def test_only_an_approved_list_is_published_and_only_once():
    country = a_country()
    drawn = country.draw(3)
    with pytest.raises(TransitionRefused, match="Hanya daftar yang disetujui"):
        lists.publish(drawn, by=country.first)

    lists.propose(drawn, by=country.first)
    lists.approve(drawn, by=country.second)
    lists.publish(drawn, by=country.first)

    with pytest.raises(TransitionRefused, match="belum diumumkan"):
        lists.publish(drawn, by=country.first)
