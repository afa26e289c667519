import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from tests.factories.accounts import PASSWORD, RoleAssignmentFactory, somebody

pytestmark = pytest.mark.django_db

LOGIN, HOME = reverse("account_login"), "/beranda/"


@pytest.fixture(autouse=True)
def _no_limits_left():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def person():
    return somebody(Role.SECRETARIAT)


def sign_in(client, person, password=PASSWORD):
    return client.post(LOGIN, {"login": person.email, "password": password})


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_signing_in_by_email(client, person):
    answer = sign_in(client, person)
    assert (answer.status_code, answer.url) == (302, HOME)
    assert is_signed_in(client)


def test_the_page_comes_back_where_one_wanted_to_go(client, person):
    wanted = reverse("accounts:people")
    assert client.get(wanted).url == f"{LOGIN}?next={wanted}"
    answer = client.post(f"{LOGIN}?next={wanted}", {"login": person.email, "password": PASSWORD, "next": wanted})
    assert answer.url == wanted


def test_a_foreign_address_is_not_followed(client, person):
    answer = client.post(LOGIN, {"login": person.email, "password": PASSWORD, "next": "https://jahat.example/"})
    assert answer.url == HOME


def test_wrong_passwords_run_into_a_limit_shared_by_all_processes(client, person):
    for _attempt in range(5):
        sign_in(client, person, "salah-salah-salah")
    page = sign_in(client, person).content.decode()
    assert not is_signed_in(client)
    assert "Terlalu banyak" in page


def test_somebody_deactivated_does_not_get_in(client, person):
    person.is_active = False
    person.save()
    sign_in(client, person)
    assert not is_signed_in(client)


def test_a_session_dies_with_the_account(client, person):
    sign_in(client, person)
    person.is_active = False
    person.save()
    assert client.get(reverse("accounts:profile")).url.startswith(LOGIN)


def test_nobody_signs_up_alone(client):
    page = client.get(reverse("account_signup")).content.decode()
    assert "Akun dibuat lewat undangan" in page
    client.post(reverse("account_signup"), {"email": "a@b.id", "password1": PASSWORD, "password2": PASSWORD})
    assert not is_signed_in(client)


def test_signing_out_needs_a_click(client, person):
    client.force_login(person)
    client.get(reverse("account_logout"))
    assert is_signed_in(client)
    client.post(reverse("account_logout"))
    assert not is_signed_in(client)


def test_a_forgotten_password_from_mail_to_new_password(client, person):
    client.post(reverse("account_reset_password"), {"email": person.email})
    message = mail.outbox[0]
    link = re.search(r"https?://[^/]+(/\S+)", message.body).group(1)
    page = client.get(link, follow=True)
    answer = client.post(
        page.request["PATH_INFO"], {"password1": "tujuh-perahu-hijau", "password2": "tujuh-perahu-hijau"}
    )

    assert message.subject.endswith("Buat kata sandi baru untuk Gerakan")
    assert "Bukalah tautan ini" in message.body
    assert answer.url == reverse("account_reset_password_from_key_done")
    assert sign_in(client, person, "tujuh-perahu-hijau").status_code == 302
    assert "Tautan tidak berlaku" in client.get(link, follow=True).content.decode()


def test_an_unknown_email_gets_the_same_answer(client, person):
    known = client.post(reverse("account_reset_password"), {"email": person.email})
    unknown = client.post(reverse("account_reset_password"), {"email": "tidak-ada@contoh.id"})
    assert known.url == unknown.url
    assert "tidak ada akun dengan surel ini" in mail.outbox[1].body


def test_changing_the_password_asks_for_the_old_one(client, person):
    sign_in(client, person)
    url = reverse("account_change_password")
    new = {"password1": "tujuh-perahu-hijau", "password2": "tujuh-perahu-hijau"}
    assert client.post(url, {"oldpassword": "salah", **new}).status_code == 200
    assert client.post(url, {"oldpassword": PASSWORD, **new}).status_code == 302


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def confirm(client, url):
    """The password once more, before the security of the account changes."""
    asked = client.get(url)
    assert asked.url.startswith(reverse("account_reauthenticate"))
    assert client.post(asked.url, {"password": PASSWORD, "next": url}).url == url


def activate(client):
    confirm(client, reverse("mfa_activate_totp"))
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    return secret, answer


def test_the_second_factor_from_activation_to_recovery(client, person):
    sign_in(client, person)
    _secret, answer = activate(client)
    assert answer.status_code == 302
    codes = Authenticator.objects.get(user=person, type="recovery_codes").wrap().get_unused_codes()
    assert codes[0] in client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert "Tersisa 10 kode" in client.get(reverse("mfa_index")).content.decode()

    client.logout()
    assert sign_in(client, person).url == reverse("mfa_authenticate")
    assert not is_signed_in(client)
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert client.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == 302
    assert is_signed_in(client)

    client.logout()
    sign_in(client, person)
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert not is_signed_in(client), "a recovery code works once"


def test_the_secretariat_sees_who_lacks_a_second_factor(client, person):
    client.force_login(person)
    bare = somebody(Role.MENTOR)
    page = client.get(reverse("accounts:people"), {"no_second_factor": "on"}).content.decode()
    assert bare.email in page


@pytest.mark.parametrize(
    "name",
    ["account_login", "account_logout", "account_reset_password", "account_reset_password_done", "account_inactive",
     "account_reset_password_from_key_done", "account_change_password", "account_reauthenticate", "mfa_index",
     "mfa_activate_totp", "accounts:profile"],
)  # fmt: skip
def test_every_page_of_the_account_speaks_indonesian_in_our_frame(client, person, name):
    if name not in {"account_login", "account_reset_password", "account_inactive"}:
        sign_in(client, person)
    if name == "mfa_activate_totp":
        confirm(client, reverse(name))
    page = client.get(reverse(name)).content.decode()
    assert 'lang="id"' in page
    assert "GERAKAN" in page
    assert not re.search(r"Sign|Password|Two-Factor|Forgot", page)


# The role in use


def test_the_top_bar_offers_the_roles_and_rights_follow(client, person):
    mentor = RoleAssignmentFactory(user=person, role=Role.MENTOR)
    client.force_login(person)
    people = reverse("accounts:people")
    assert client.get(people).status_code == 200

    answer = client.post(reverse("accounts:choose_hat"), {"pilihan": mentor.pk, "kembali": reverse("accounts:profile")})

    assert answer.url == reverse("accounts:profile")
    assert "Anda sekarang bertindak sebagai Pembimbing." in client.get(answer.url).content.decode()
    assert client.get(people).status_code == 403


@pytest.mark.parametrize("back", ["https://jahat.example/", "//jahat.example", "javascript:alert(1)", ""])
def test_choosing_a_role_leads_to_no_foreign_place(client, person, back):
    client.force_login(person)
    answer = client.post(reverse("accounts:choose_hat"), {"pilihan": person.hat.pk, "kembali": back})
    assert answer.url == HOME


@pytest.mark.parametrize("choice", ["", "abc", "-1", "99999999999999999999"])
def test_a_role_of_somebody_else_is_no_choice(client, choice):
    other = somebody(Role.NATIONAL_ADMIN)
    client.force_login(somebody(Role.MENTOR))
    for forged in (choice, str(other.hat.pk)):
        client.post(reverse("accounts:choose_hat"), {"pilihan": forged})
    assert client.get(reverse("accounts:people")).status_code == 403


def test_the_profile_changes_name_and_language(client, person):
    client.force_login(person)
    data = {"name": "Nama Baru", "title": "Analis", "employee_number": "", "phone": "", "language": "en"}
    client.post(reverse("accounts:profile"), data)

    person.refresh_from_db()
    assert (person.name, person.title, person.language) == ("Nama Baru", "Analis", "en")
    assert 'lang="en"' in client.get(reverse("accounts:profile")).content.decode()
