"""Invitations: letters, answers, silence, the reserve."""

import datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from gerakan.foundation.audit.models import Event
from gerakan.foundation.documents.models import Letter
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.invitations.calculations import QuotaOrder
from gerakan.stages.invitations.commands import invitations
from gerakan.stages.invitations.models import Invitation
from gerakan.stages.invitations.queries import invitations as queries
from tests.factories.invited_lists import SENDER, a_country, in_days

pytestmark = pytest.mark.django_db


def test_every_place_gets_one_invitation_however_often_they_are_prepared():
    country = a_country()
    approved = country.approved(3)

    made = invitations.prepare(approved, answer_by=in_days(5), by=country.first)
    again = invitations.prepare(approved, answer_by=in_days(9), by=country.first)

    assert (len(made), len(again)) == (3, 0)
    assert {row.region for row in made} == set(country.regions[:3])


def test_nothing_is_prepared_from_a_list_nobody_approved():
    country = a_country()

    with pytest.raises(TransitionRefused, match="setelah daftar disetujui orang kedua"):
        invitations.prepare(country.draw(3), answer_by=in_days(5), by=country.first)


def test_a_letter_has_a_number_two_files_and_names_the_deadline():
    country = a_country()
    [invitation] = country.sent(1)

    letter = Letter.objects.get()
    assert letter.number == f"B-001/{timezone.localdate().year}"
    assert {file.format for file in letter.files.all()} == {"pdf", "docx"}
    assert any(str(invitation.answer_by.year) in text for text in letter.data["body"])
    with pytest.raises(TransitionRefused, match="sudah dibuat"):
        invitations.write_letter(invitation, sender=SENDER, by=country.first)


def test_nothing_is_sent_without_its_letter():
    country = a_country()
    [invitation] = invitations.prepare(country.approved(1), answer_by=in_days(5), by=country.first)

    with pytest.raises(TransitionRefused, match="belum dibuat"):
        invitations.send(invitation, by=country.first)


def test_only_its_own_region_answers():
    country = a_country()
    first, second = country.sent(2)

    with pytest.raises(PermissionDenied):
        invitations.confirm(first, by=country.official_of(second.region))
    with pytest.raises(PermissionDenied):
        invitations.confirm(first, by=country.first)
    invitations.confirm(first, by=country.official_of(first.region))

    assert Invitation.objects.get(pk=first.pk).state == "confirmed"


def test_a_region_sees_its_own_invitation_only_once_it_was_sent():
    country = a_country()
    made = invitations.prepare(country.approved(2), answer_by=in_days(5), by=country.first)
    official = country.official_of(made[0].region)

    assert not Invitation.objects.visible_to(official).exists()

    Invitation.objects.filter(pk=made[0].pk).update(sent_at=timezone.now())
    assert list(Invitation.objects.visible_to(official)) == [made[0]]


def test_declining_needs_a_reason_and_frees_the_place():
    country = a_country()
    [invitation] = country.sent(1)
    official = country.official_of(invitation.region)

    with pytest.raises(TransitionRefused, match="memerlukan alasan"):
        invitations.decline(invitation, note="", by=official)
    invitations.decline(invitation, note="Anggaran.", by=official)

    called = invitations.call_reserve(invitation, answer_by=in_days(7), by=country.first)
    assert (called.region, called.replaces, called.state) == (country.regions[1], invitation, "prepared")
    with pytest.raises(TransitionRefused, match="sudah dipanggil"):
        invitations.call_reserve(invitation, answer_by=in_days(7), by=country.first)


def test_the_reserve_keeps_every_quota_and_says_whom_it_passed_over():
    country = a_country(papuan=[0, 5])
    papua = QuotaOrder("island_group", "papua", minimum=1)
    papuan, *_others = country.sent(2, papua, reserve=6)
    assert papuan.region == country.regions[0]
    invitations.decline(papuan, note="x", by=country.official_of(papuan.region))

    coming = queries.next_reserve(papuan)
    called = invitations.call_reserve(papuan, answer_by=in_days(7), by=country.first)

    assert called.region == country.regions[5]
    assert [entry.region for entry, _why in coming.passed_over] == country.regions[2:5]
    trail = Event.objects.get(action="invitation.reserve_called").changes
    assert set(trail["passed_over"]) == {str(region) for region in country.regions[2:5]}


def test_an_empty_reserve_is_said():
    country = a_country()
    [invitation] = country.sent(1, reserve=0)
    invitations.decline(invitation, note="x", by=country.official_of(invitation.region))

    with pytest.raises(TransitionRefused, match="cadangan sudah habis"):
        invitations.call_reserve(invitation, answer_by=in_days(7), by=country.first)


def test_silence_ends_the_invitation_after_its_day_and_not_before():
    country = a_country()
    [invitation] = country.sent(1)
    with pytest.raises(TransitionRefused, match="belum lewat"):
        invitations.lapse(invitation)

    with time_machine.travel(timezone.now() + datetime.timedelta(days=11)):
        with pytest.raises(TransitionRefused, match="Tenggat jawaban sudah lewat"):
            invitations.confirm(invitation, by=country.official_of(invitation.region))
        invitations.lapse(invitation)

    assert Invitation.objects.get().state == "lapsed"
    assert Event.objects.get(action="invitation.lapse").actor == "sistem: tenggat"


def test_more_time_needs_a_reason_and_is_recorded():
    country = a_country()
    [invitation] = country.sent(1)

    with pytest.raises(TransitionRefused, match="memerlukan alasan"):
        invitations.extend(invitation, answer_by=in_days(20), note="", by=country.first)
    invitations.extend(invitation, answer_by=in_days(20), note="Pilkada.", by=country.first)

    assert Invitation.objects.get().answer_by == in_days(20)
    assert Event.objects.get(action="invitation.extended").note == "Pilkada."
