"""Telling people: a notice in the system, and e-mail as they chose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.utils import make_msgid

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.html import format_html, urlize
from django.utils.safestring import mark_safe

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.models import User
from gerakan.foundation.notifications.kinds import Delivery, MessageKind, Wording, fill, kind_of
from gerakan.foundation.notifications.models import Choice, MessageText, Notice, OutgoingMail
from gerakan.foundation.notifications.sending import deliver
from gerakan.foundation.tasks.running import put_in_line


@dataclass(frozen=True)
class Message:
    """A text with its values in place."""

    subject: str
    text: str
    html: str


def notify(people: Iterable[User], kind: MessageKind, values: Mapping[str, str], *, url: str = "") -> list[Notice]:
    """Tell each person once, in the person's language and way; call inside the command that is the reason.

    Notices and e-mail are rows of the same transaction: they stand or fall with the act; sending comes after commit.
    """
    unique = list({person.pk: person for person in people if person.is_active}.values())
    chosen = dict(Choice.objects.filter(person__in=unique, kind=kind.code).values_list("person_id", "delivery"))
    return [_tell(person, kind, values, url, chosen.get(person.pk, "")) for person in unique]


def _tell(person: User, kind: MessageKind, values: Mapping[str, str], url: str, chosen: str) -> Notice:
    delivery = kind.delivery if kind.is_compulsory or not chosen else Delivery(chosen)
    message = written(kind, person.language, values, url=url)
    notice = Notice.objects.create(
        person=person, kind=kind.code, text=message.subject[:300], body=written(kind, person.language, values).text, url=url,
        waits_for_digest=delivery == Delivery.DIGEST,
    )  # fmt: skip
    if delivery == Delivery.IMMEDIATE:
        post(person.email, kind.code, message)
    return notice


def mark_read(person: Actor, *, notice: Notice | None = None) -> int:
    """This notice, or all of them; reading leaves no trace in the log."""
    unread = Notice.objects.visible_to(person).unread()
    if notice:
        unread = unread.filter(pk=notice.pk)
    return unread.update(read_at=timezone.now())


def mail(address: str, kind: MessageKind, values: Mapping[str, str], *, url: str = "", language: str = "id") -> None:
    """Write to somebody who has no account."""
    post(address, kind.code, written(kind, language, values, url=url))


def post(address: str, kind: str, message: Message) -> OutgoingMail:
    """Put an e-mail into the outbox and in line; it leaves when the transaction has committed."""
    with transaction.atomic():
        row = OutgoingMail.objects.create(
            to=address, kind=kind, subject=message.subject[:300], body_text=message.text, body_html=message.html,
            message_id=make_msgid(domain="gerakan.localhost"),
        )  # fmt: skip
        put_in_line(deliver, row.pk)
    return row


def written(kind: MessageKind, language: str, values: Mapping[str, str], *, url: str = "") -> Message:
    """The text in use with these values; raises KeyError when a value is missing."""
    return compose(wording_in_use(kind, language), values, url=url)


def wording_in_use(kind: MessageKind, language: str) -> Wording:
    """The secretariat's latest version, else the declared text."""
    row = MessageText.objects.filter(kind=kind.code, language=language).order_by("-version").first()
    return Wording(row.subject, row.body) if row else kind.wording(language)


def compose(wording: Wording, values: Mapping[str, str], *, url: str = "") -> Message:
    """Plain text and HTML; values are text in both, never mark-up."""
    subject = " ".join(fill(wording.subject, values).split())
    address = f"{settings.SITE_URL}{url}" if url.startswith("/") else url
    text = fill(wording.body, values).strip() + (f"\n\n{address}\n" if address else "\n")
    return Message(subject, text, _as_html(text))


def _as_html(text: str) -> str:
    paragraphs = (urlize(part, nofollow=True, autoescape=True) for part in text.strip().split("\n\n"))
    body = mark_safe("".join(f"<p>{part}</p>" for part in paragraphs).replace("\n", "<br>"))  # noqa: S308 - urlize escaped it
    return format_html('<!doctype html><html lang="id"><meta charset="utf-8"><body>{}</body></html>', body)


def kind_label(code: str) -> str:
    """What a kind is called; its code when the app that declared it is gone."""
    try:
        return str(kind_of(code).label)
    except KeyError:
        return code
