import datetime
import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts import commands
from gerakan.foundation.accounts.guards import RoleRefused
from gerakan.foundation.accounts.models import Invitation, RoleAssignment, User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.models import Event
from tests.factories.accounts import UserFactory, a_region, somebody

pytestmark = pytest.mark.django_db

NEW = {"name": "Rina Wulandari", "password": "lima-kapal-biru-9", "again": "lima-kapal-biru-9"}


@pytest.fixture
def secretary():
    return somebody(Role.SECRETARIAT)


def invite(secretary, capture, email="rina@contoh.id"):
    """The invitation and the link that was mailed."""
    mail.outbox.clear()
    with capture(execute=True):
        invitation = commands.invite(email=email, name="Rina", role=Role.REGION_ADMIN, region=a_region(), by=secretary)
    return invitation, link_in_mail()


def link_in_mail():
    return re.search(r"https?://[^/]+(/\S+)", mail.outbox[-1].body).group(1)


def test_the_mail_is_indonesian_and_names_inviter_role_and_place(secretary, django_capture_on_commit_callbacks):
    invite(secretary, django_capture_on_commit_callbacks)

    message = mail.outbox[0]
    assert message.to == ["rina@contoh.id"]
    assert message.subject == "Undangan masuk ke Gerakan sebagai Diskominfo"
    assert (
        f"{secretary.name} mengundang Anda menggunakan Gerakan sebagai Diskominfo (Kabupaten Sumenep)" in message.body
    )


def test_only_the_hash_of_the_link_is_kept(secretary, django_capture_on_commit_callbacks):
    invitation, link = invite(secretary, django_capture_on_commit_callbacks)
    token = link.rstrip("/").split("/")[-1]
    assert token not in str(Invitation.objects.values().get())
    assert len(invitation.token_hash) == 64


def test_accepting_makes_the_account_the_role_and_signs_in(client, secretary, django_capture_on_commit_callbacks):
    _invitation, link = invite(secretary, django_capture_on_commit_callbacks)
    assert "Diskominfo" in client.get(link).content.decode()

    answer = client.post(link, NEW, follow=True)

    person = User.objects.get(email="rina@contoh.id")
    assert answer.context["user"] == person
    assert (person.name, person.hat.role, str(person.hat.region)) == (
        "Rina Wulandari",
        "region_admin",
        "Kabupaten Sumenep",
    )
    assert person.check_password(NEW["password"])
    assert Event.objects.get(action="role.given").actor == secretary.name
    assert Event.objects.get(action="invitation.accepted").actor == "Rina Wulandari"


def test_a_link_works_once(client, secretary, django_capture_on_commit_callbacks):
    _invitation, link = invite(secretary, django_capture_on_commit_callbacks)
    client.post(link, NEW)
    client.logout()

    assert client.get(link).status_code == 410
    assert client.post(link, NEW).status_code == 410
    assert User.objects.filter(email="rina@contoh.id").count() == 1


def test_an_old_link_no_longer_works(client, secretary, django_capture_on_commit_callbacks):
    invitation, link = invite(secretary, django_capture_on_commit_callbacks)
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=timezone.now() - datetime.timedelta(seconds=1))

    assert client.get(link).status_code == 410
    assert Invitation.objects.get().standing == "kedaluwarsa"


def test_a_withdrawn_link_no_longer_works(client, secretary, django_capture_on_commit_callbacks):
    invitation, link = invite(secretary, django_capture_on_commit_callbacks)
    commands.revoke_invitation(invitation, by=secretary)

    assert client.get(link).status_code == 410
    with pytest.raises(RoleRefused, match="sudah ditarik"):
        commands.revoke_invitation(invitation, by=secretary)
    with pytest.raises(RoleRefused, match="Buat undangan baru"):
        commands.resend_invitation(invitation, by=secretary)


def test_sending_again_kills_the_old_link(client, secretary, django_capture_on_commit_callbacks):
    invitation, old = invite(secretary, django_capture_on_commit_callbacks)
    with django_capture_on_commit_callbacks(execute=True):
        commands.resend_invitation(invitation, by=secretary)

    assert client.get(old).status_code == 410
    assert client.get(link_in_mail()).status_code == 200


def test_an_invitation_of_somebody_who_left_gives_no_role(client, secretary, django_capture_on_commit_callbacks):
    _invitation, link = invite(secretary, django_capture_on_commit_callbacks)
    commands.deactivate(secretary, note="Pindah", by=somebody(Role.NATIONAL_ADMIN))

    page = client.post(link, NEW).content.decode()

    assert "Pengundang tidak lagi bertugas" in page
    assert not User.objects.filter(email="rina@contoh.id").exists()
    assert Invitation.objects.get().accepted_at is None


def test_a_weak_or_mistyped_password_is_refused_in_words(client, secretary, django_capture_on_commit_callbacks):
    _invitation, link = invite(secretary, django_capture_on_commit_callbacks)

    mistyped = client.post(link, {**NEW, "again": "lain"}).content.decode()
    weak = client.post(link, {**NEW, "password": "password", "again": "password"}).context["form"].errors["password"]

    assert "Kedua kata sandi berbeda." in mistyped
    assert len(weak) == 2
    assert not RoleAssignment.objects.filter(role=Role.REGION_ADMIN).exists()


def test_somebody_known_is_not_invited_but_given_a_role(secretary):
    UserFactory(email="rina@contoh.id", name="Rina")
    with pytest.raises(RoleRefused, match="Beri peran di halaman orang itu"):
        commands.invite(email="RINA@contoh.id", name="Rina", role=Role.ASSESSOR, by=secretary)


def test_a_secretary_invites_to_no_reserved_role(secretary):
    with pytest.raises(RoleRefused, match="administrator nasional"):
        commands.invite(email="rina@contoh.id", name="Rina", role=Role.SECRETARIAT, by=secretary)


def test_the_form_demands_the_place_that_fits_the_role(client, secretary):
    client.force_login(secretary)
    region = a_region()
    missing = client.post(reverse("accounts:invite"), {"email": "a@b.id", "name": "A", "role": Role.REGION_ADMIN})
    needless = client.post(
        reverse("accounts:invite"), {"email": "a@b.id", "name": "A", "role": Role.ASSESSOR, "region": region.pk}
    )

    assert missing.context["form"].errors["region"] == ["Peran ini memerlukan isian ini."]
    assert needless.context["form"].errors["region"] == ["Tidak berlaku untuk peran ini. Kosongkan."]


def test_inviting_from_the_screen(client, secretary, django_capture_on_commit_callbacks):
    client.force_login(secretary)
    data = {"email": "a@b.id", "name": "A", "role": Role.REGION_ADMIN, "region": a_region().pk}
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(reverse("accounts:invite"), data)

    invitation = Invitation.objects.get()
    assert answer.url == reverse("accounts:invitations")
    assert "A" in client.get(answer.url).content.decode()
    client.post(reverse("accounts:invitation", args=[invitation.pk]), {"action": "revoke"})
    assert "ditarik" in client.get(reverse("accounts:invitation", args=[invitation.pk])).content.decode()
