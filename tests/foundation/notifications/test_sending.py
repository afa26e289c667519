"""The outbox against a real mail server in this process."""

import datetime
import email
import socket

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.log import NoTrace
from gerakan.foundation.notifications import commands, sending
from gerakan.foundation.notifications.models import OutgoingMail
from gerakan.foundation.notifications.telling import mail
from tests.factories.accounts import somebody
from tests.factories.notifications import INVITED, VALUES

pytestmark = pytest.mark.django_db
State = OutgoingMail.State


class Sink:
    """A mail server that keeps what it gets, after refusing as often as told."""

    def __init__(self):
        self.received, self.refusals = [], 0

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the server library's name
        if self.refusals:
            self.refusals -= 1
            return "451 try later"
        self.received.append(email.message_from_bytes(envelope.content))
        return "250 OK"


@pytest.fixture
def sink(settings):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    handler = Sink()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    yield handler
    controller.stop()


def waiting():
    mail("bupati@contoh.id", INVITED, VALUES)
    return OutgoingMail.objects.get()


def test_a_message_arrives_once_in_both_forms(sink):
    row = waiting()

    assert [sending.send(row.pk), sending.send(row.pk), sending.send_due()] == [True, False, 0]

    (message,) = sink.received
    assert message["To"] == "bupati@contoh.id"
    assert message["Message-ID"] == row.message_id
    assert [part.get_content_type() for part in message.walk()][1:] == ["text/plain", "text/html"]
    row.refresh_from_db()
    assert (row.state, row.attempts) == (State.SENT, 1)


def test_a_refused_message_is_tried_again_later_and_then_arrives_once(sink):
    sink.refusals = 1
    row = waiting()

    assert sending.send(row.pk) is False
    row.refresh_from_db()
    assert (row.state, row.attempts, "try later" in row.last_error) == (State.QUEUED, 1, True)
    assert row.try_at > timezone.now()
    assert sending.send_due() == 0

    OutgoingMail.objects.update(try_at=timezone.now())
    assert sending.send_due() == 1
    assert len(sink.received) == 1


def test_after_the_last_attempt_it_has_failed_and_a_person_may_send_it_again(sink):
    sink.refusals = 6
    row = waiting()
    for _attempt in range(6):
        OutgoingMail.objects.update(try_at=timezone.now())
        sending.send(row.pk)
    row.refresh_from_db()
    assert (row.state, row.attempts) == (State.FAILED, 6)

    commands.send_again([row], by=somebody(Role.SECRETARIAT))

    assert sending.send_due() == 1
    with pytest.raises(NoTrace):
        commands.send_again([row], by=somebody(Role.SECRETARIAT))


def test_a_message_whose_worker_died_is_uncertain_and_never_sent_by_itself(sink):
    row = waiting()
    OutgoingMail.objects.update(state=State.SENDING, claimed_at=timezone.now() - datetime.timedelta(minutes=6))

    assert (sending.mark_stranded(), sending.send_due()) == (1, 0)

    row.refresh_from_db()
    assert row.state == State.UNCERTAIN
    assert sink.received == []
