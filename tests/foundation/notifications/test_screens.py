"""Notices, choices, texts, calendar, outbox and deadlines on screen."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.notifications.deadlines import set_deadline
from gerakan.foundation.notifications.models import CalendarDay, Choice, Deadline, MessageText, OutgoingMail
from gerakan.foundation.notifications.telling import mail, notify
from tests.factories.accounts import OrganisationFactory, UserFactory, somebody
from tests.factories.notifications import INVITED, LAWFUL, QUIET, VALUES
from tests.foundation.notifications.test_waiting import rename

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    client.force_login(somebody(Role.SECRETARIAT))
    return client


def test_a_person_sees_own_notices_and_opens_them(client):
    person, other = UserFactory(), UserFactory()
    (notice,) = notify([person], QUIET, {"region": "Kota Bitung"}, url="/pemberitahuan/pilihan/")
    notify([other], QUIET, {"region": "Rahasia"})
    client.force_login(person)

    said = client.get(reverse("notifications:notices")).content.decode()
    opened = client.post(reverse("notifications:open", args=[notice.pk]))

    assert "Kota Bitung" in said
    assert "Rahasia" not in said
    assert opened.url == "/pemberitahuan/pilihan/"
    notice.refresh_from_db()
    assert notice.read_at


def test_the_notice_of_another_is_not_there(client):
    (notice,) = notify([UserFactory()], QUIET, {"region": "x"})
    client.force_login(UserFactory())

    assert client.post(reverse("notifications:open", args=[notice.pk])).status_code == 404


def test_a_notice_never_leads_to_another_site(client):
    person = UserFactory()
    (notice,) = notify([person], QUIET, {"region": "x"}, url="https://jahat.example/")
    client.force_login(person)

    assert client.post(reverse("notifications:open", args=[notice.pk])).url == reverse("notifications:notices")


def test_choices_leave_out_what_is_compulsory(client):
    person = UserFactory()
    client.force_login(person)
    page = client.get(reverse("notifications:choices"))

    assert INVITED.code in page.context["form"].fields
    assert LAWFUL.code not in page.context["form"].fields
    form = dict.fromkeys(page.context["form"].fields, "none")
    client.post(reverse("notifications:choices"), form)
    assert Choice.objects.get(person=person, kind=INVITED.code).delivery == "none"


def test_a_text_is_previewed_with_examples_before_it_is_kept(staff):
    address = reverse("notifications:text", args=[INVITED.code, "id"])
    form = {"subject": "Halo {{ region }}", "body": "<script>{{ due }}"}

    said = staff.post(address, {**form, "preview": "1"}).content.decode()
    assert "Halo Kabupaten Siau" in said
    assert "&lt;script&gt;2 Maret 2026" in said
    assert not MessageText.objects.exists()

    staff.post(address, {**form, "save": "1"})
    assert MessageText.objects.get().version == 1


def test_a_wrong_word_is_an_error_at_its_field(staff):
    address = reverse("notifications:text", args=[INVITED.code, "id"])

    said = staff.post(address, {"subject": "x", "body": "{{ rahasia }}", "save": "1"}).content.decode()

    assert "Kata sisipan tidak dikenal: rahasia" in said
    assert not MessageText.objects.exists()


def test_a_day_is_set_and_taken_back(staff):
    staff.post(reverse("notifications:calendar"), {"date": "2026-12-28", "name": "Cuti bersama"})
    day = CalendarDay.objects.get()
    assert "Cuti bersama" in staff.get(reverse("notifications:calendar"), {"tahun": "2026"}).content.decode()

    staff.post(reverse("notifications:remove_day", args=[day.pk]))
    assert not CalendarDay.objects.exists()


def test_only_failed_mail_is_sent_again(staff):
    mail("a@contoh.id", INVITED, VALUES)
    mail("b@contoh.id", INVITED, VALUES)
    failed, waiting = OutgoingMail.objects.order_by("-pk")
    OutgoingMail.objects.filter(pk=failed.pk).update(state=OutgoingMail.State.FAILED, attempts=6)

    staff.post(reverse("notifications:outbox"), {"aksi": "again", "pilih": [failed.pk, waiting.pk]})

    failed.refresh_from_db()
    assert (failed.state, failed.attempts) == (OutgoingMail.State.QUEUED, 0)
    answer = staff.post(reverse("notifications:outbox"), {"aksi": "again", "pilih": [waiting.pk]}, follow=True)
    assert "hanya surel yang gagal" in answer.content.decode()


def test_a_deadline_is_frozen_with_a_reason_on_screen(staff):
    assert rename
    row = set_deadline(
        OrganisationFactory(name="Dinas Contoh"), outcome_code="test.renamed", by="uji",
        due_at=timezone.now() + datetime.timedelta(days=3),
    )  # fmt: skip
    assert "Dianggap berganti nama" in staff.get(reverse("notifications:deadlines")).content.decode()
    address = reverse("notifications:deadline", args=[row.pk])

    assert "memerlukan alasan" in staff.post(address, {"note": ""}, follow=True).content.decode()
    assert "Bencana alam" in staff.post(address, {"note": "Bencana alam"}, follow=True).content.decode()
    assert Deadline.objects.get().state == Deadline.State.FROZEN


@pytest.mark.parametrize("name", ["texts", "calendar", "outbox", "deadlines"])
def test_these_are_closed_to_people_without_the_role(client, name):
    client.force_login(UserFactory())

    assert client.get(reverse(f"notifications:{name}")).status_code == 403
