"""Sending what stands in the outbox: claimed first, so that two workers never send one message."""

import datetime
import logging

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from gerakan.foundation.notifications.models import OutgoingMail

logger = logging.getLogger(__name__)
State = OutgoingMail.State
WAITS = tuple(datetime.timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))


@task()
def deliver(mail_id: int) -> None:
    """Try to send one message of the outbox."""
    send(mail_id)


def send(mail_id: int) -> bool:
    """Claim, send, note; True when the server took it.

    A worker that dies between the server's answer and our note leaves the message claimed. It is then uncertain and
    shown to operators: sending it again might be a second copy, so a person decides.
    """
    now = timezone.now()
    claimed = OutgoingMail.objects.due().filter(pk=mail_id).update(state=State.SENDING, claimed_at=now)
    if not claimed:
        return False
    mail = OutgoingMail.objects.get(pk=mail_id)
    try:
        _hand_over(mail)
    except Exception as error:  # noqa: BLE001 - whatever the mail server does, the outbox keeps the message
        logger.warning("mail %s: %s", mail.pk, error)
        _put_back(mail, f"{type(error).__name__}: {error}")
        return False
    OutgoingMail.objects.filter(pk=mail.pk).update(
        state=State.SENT, sent_at=timezone.now(), attempts=mail.attempts + 1, last_error=""
    )
    return True


def _hand_over(mail: OutgoingMail) -> None:
    message = EmailMultiAlternatives(
        mail.subject, mail.body_text, settings.DEFAULT_FROM_EMAIL, [mail.to],
        headers={"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"},
    )  # fmt: skip
    message.attach_alternative(mail.body_html, "text/html")
    message.send()


def _put_back(mail: OutgoingMail, error: str) -> None:
    """Later again, each time after a longer wait; after the last it has failed."""
    tried = mail.attempts + 1
    again = tried <= len(WAITS)
    OutgoingMail.objects.filter(pk=mail.pk).update(
        state=State.QUEUED if again else State.FAILED,
        attempts=tried,
        last_error=error[:2000],
        try_at=timezone.now() + (WAITS[tried - 1] if again else datetime.timedelta()),
    )


def send_due() -> int:
    """Send everything whose time has come; returns how many left."""
    return sum(send(pk) for pk in OutgoingMail.objects.due().order_by("pk").values_list("pk", flat=True)[:500])


def mark_stranded() -> int:
    """Messages whose sending never ended are uncertain; returns how many."""
    return OutgoingMail.objects.stranded().update(
        state=State.UNCERTAIN,
        last_error=_("Pengiriman terputus; mungkin sudah sampai. Periksa sebelum mengirim lagi."),
    )
