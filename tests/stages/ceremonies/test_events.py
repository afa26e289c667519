"""Signing and launching: list, invitation, attendance, materials."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.notifications.models import Notice
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.ceremonies import commands
from gerakan.stages.ceremonies.models import SigningEvent
from tests.factories.agreements import a_participant, a_text, an_agreement, official, staff

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def an_event(edition, **changes):
    said = {
        "kind": "signing", "name": "Penandatanganan", "starts_at": timezone.now() - datetime.timedelta(hours=1),
        "place": "Jakarta", "link": "", "agenda": "09.00 Pembukaan",
    }  # fmt: skip
    return commands.plan(edition, facts=said | changes, by=staff())


def test_every_region_has_one_seat_and_is_told(client):
    agreement = an_agreement()
    event = an_event(agreement.edition)
    client.force_login(staff(), BACKEND)
    change = reverse("ceremonies:change", args=[event.pk])

    client.post(change, {"action": "invite"})
    assert event.attendees.count() == 0
    client.post(change, {"action": "seat"})
    client.post(change, {"action": "seat"})
    client.post(change, {"action": "guest", "name": "Saksi Contoh", "title": "Kementerian Dalam Negeri"})
    client.post(change, {"action": "invite"})

    assert {row.name for row in event.attendees.all()} == {"Saksi Contoh", agreement.region_name}
    assert Notice.objects.filter(
        person=official(Role.REGION_ADMIN, agreement.region), kind="ceremonies.invited"
    ).exists()


def test_who_came_is_noted_after_it_began():
    agreement = an_agreement()
    event = an_event(agreement.edition)
    commands.seat(event, agreements=[agreement], by=staff())
    guest = commands.add_guest(event, name="Tamu", title="", by=staff())

    commands.note_attendance(event, present={guest.pk}, by=staff())

    assert dict(event.attendees.values_list("name", "was_there")) == {"Tamu": True, agreement.region_name: False}
    later = an_event(agreement.edition, starts_at=timezone.now() + datetime.timedelta(days=1))
    with pytest.raises(TransitionRefused, match="belum dimulai"):
        commands.note_attendance(later, present=set(), by=staff())


def test_a_region_sees_the_event_it_is_invited_to_and_no_list_of_others(client):
    text = a_text()
    ours, theirs = an_agreement(text), an_agreement(text)
    event = an_event(text.edition)
    commands.seat(event, agreements=[ours, theirs], by=staff())
    client.force_login(official(Role.REGION_ADMIN, ours.region), BACKEND)
    address = reverse("ceremonies:event", args=[event.pk])
    assert client.get(address).status_code == 404

    commands.invite(event, by=staff())
    page = client.get(address).content.decode()

    assert "09.00 Pembukaan" in page
    assert theirs.region.name not in page
    stranger = official(Role.REGION_ADMIN, a_participant(text.edition))
    assert not SigningEvent.objects.visible_to(stranger).exists()


def test_materials_are_handed_out_as_downloads(client):
    agreement = an_agreement()
    event = an_event(agreement.edition, place="", link="https://rapat.example/x")
    client.force_login(staff(), BACKEND)
    change = reverse("ceremonies:change", args=[event.pk])

    client.post(change, {"action": "material", "file": SimpleUploadedFile("bahan.html", b"<script>")})
    assert not event.materials.exists()
    client.post(change, {"action": "material", "file": SimpleUploadedFile("bahan.pdf", b"%PDF-1.7 x")})
    answer = client.get(reverse("ceremonies:material", args=[event.pk, event.materials.get().pk]))

    assert "attachment" in answer["Content-Disposition"]
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 x"


def test_an_event_is_somewhere(client):
    agreement = an_agreement()
    client.force_login(staff(), BACKEND)

    page = client.post(
        reverse("ceremonies:new_event", args=[agreement.edition.slug]),
        {"kind": "launch", "name": "Peluncuran", "starts_at": "2027-03-01T09:00"},
    ).content.decode()

    assert "Isi tempat, tautan konferensi video, atau keduanya." in page
    assert not SigningEvent.objects.exists()
