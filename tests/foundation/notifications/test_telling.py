"""People are told once, in their language, in the way they chose; the text they typed stays text."""

import pytest
from django.db import transaction

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.notifications import commands
from gerakan.foundation.notifications.digests import send_digests
from gerakan.foundation.notifications.kinds import MessageKind, Wording
from gerakan.foundation.notifications.models import MessageText, Notice, OutgoingMail
from gerakan.foundation.notifications.telling import compose, mark_read, notify, written
from tests.factories.accounts import UserFactory, somebody
from tests.factories.notifications import INVITED, LAWFUL, QUIET, VALUES, chosen_way

pytestmark = pytest.mark.django_db


def test_an_urgent_kind_goes_out_at_once_and_stands_in_the_system():
    person = UserFactory()

    notify([person, person], INVITED, VALUES, url="/surat/1/")

    assert [notice.text for notice in Notice.objects.visible_to(person)] == ["Undangan Kabupaten Siau"]
    mail = OutgoingMail.objects.get()
    assert (mail.to, mail.subject) == (person.email, "Undangan Kabupaten Siau")
    assert mail.body_text.strip().endswith("/surat/1/")


@pytest.mark.parametrize(
    ("delivery", "mails", "digest"), [("immediate", 1, False), ("digest", 0, True), ("none", 0, False)]
)
def test_a_person_chooses_how_to_be_told(delivery, mails, digest):
    person = UserFactory()
    chosen_way(person, INVITED, delivery)

    notify([person], INVITED, VALUES)

    assert OutgoingMail.objects.count() == mails
    assert Notice.objects.get().waits_for_digest is digest


def test_what_the_law_requires_cannot_be_chosen_away():
    person = UserFactory()
    chosen_way(person, LAWFUL, "none")

    notify([person], LAWFUL, {})

    assert OutgoingMail.objects.count() == 1


def test_the_persons_language_is_used():
    notify([UserFactory(language="en")], INVITED, VALUES)

    assert OutgoingMail.objects.get().subject == "Invitation for Kabupaten Siau"


def test_somebody_who_left_is_not_told():
    notify([UserFactory(is_active=False)], INVITED, VALUES)

    assert not Notice.objects.exists()


def test_when_the_act_falls_the_message_falls_with_it():
    class RefusedError(Exception):
        pass

    def told_and_refused():
        with transaction.atomic():
            notify([UserFactory()], INVITED, VALUES)
            raise RefusedError

    with pytest.raises(RefusedError):
        told_and_refused()
    assert (Notice.objects.count(), OutgoingMail.objects.count()) == (0, 0)


def test_values_are_text_in_the_subject_and_in_html():
    hostile = {"region": "<b>Kota</b>\r\nBcc: x@y.z {{ due }}", "due": "x"}

    message = written(INVITED, "id", hostile)

    assert "\n" not in message.subject
    assert "&lt;b&gt;Kota&lt;/b&gt;" in message.html
    assert "<b>" not in message.html
    assert "{{ due }}" in message.text


def test_a_missing_value_is_an_error_of_the_program_not_a_hole_in_a_letter():
    with pytest.raises(KeyError, match="due"):
        written(INVITED, "id", {"region": "x"})


def test_the_latest_version_of_a_text_is_used_and_earlier_ones_stay():
    staff = somebody(Role.SECRETARIAT)
    for word in ("Satu", "Dua"):
        commands.save_text(INVITED, language="id", subject=word, body="Untuk {{ region }}", by=staff)

    assert written(INVITED, "id", VALUES).subject == "Dua"
    assert list(MessageText.objects.values_list("version", "subject").order_by("version")) == [(1, "Satu"), (2, "Dua")]
    assert written(INVITED, "en", VALUES).subject == "Invitation for Kabupaten Siau"


@pytest.mark.parametrize("text", ["{{ secret }}", "{% include 'x' %}", "{{ region.objects }}", "{{ region|safe }}"])
def test_a_text_with_a_word_the_kind_does_not_have_is_refused(text):
    with pytest.raises(ValueError, match="Kata sisipan"):
        commands.save_text(INVITED, language="id", subject="x", body=text, by=somebody(Role.SECRETARIAT))


def test_a_declaration_with_an_unknown_word_is_refused():
    with pytest.raises(ValueError, match="tidak dikenal"):
        MessageKind("test.wrong", "x", {}, Wording("{{ a }}", ""), Wording("", ""))


def test_addresses_become_links_and_nothing_else_does():
    html = compose(Wording("x", "Lihat https://contoh.id/a?b=1&c=2"), {}).html

    assert '<a href="https://contoh.id/a?b=1&amp;c=2"' in html


def test_a_digest_gathers_what_waits_and_comes_once():
    person, other = UserFactory(), UserFactory()
    for region in ("Satu", "Dua"):
        notify([person], QUIET, {"region": region}, url="/x/")
    notify([other], QUIET, {"region": "{{ aneh }}"})

    assert (send_digests(), send_digests()) == (2, 0)

    mail = OutgoingMail.objects.get(to=person.email)
    assert "Kabar Satu" in mail.body_text
    assert "Kabar Dua" in mail.body_text
    assert mail.subject.startswith("2 ")


def test_what_was_read_meanwhile_is_not_in_the_digest():
    person = UserFactory()
    notify([person], QUIET, {"region": "Satu"})
    mark_read(person)

    assert send_digests() == 0
    assert not OutgoingMail.objects.exists()
