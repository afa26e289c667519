"""What the right of reply tells people, and what silence means."""

import datetime
from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.accounts.models import User
from gerakan.foundation.notifications.kinds import Delivery, MessageKind, Wording, message_kind
from gerakan.foundation.notifications.reminding import remind
from gerakan.foundation.notifications.telling import notify
from gerakan.foundation.ui import formats
from gerakan.stages.replies.models import Reply

SILENCE = "replies.silence"
REMIND_AT = (2, 1, 0)
EXAMPLES = {"region": "Kabupaten Sumenep", "edition": "Edisi 2027", "day": "Jumat, 4 Juni 2027"}

REPLY_WANTED = message_kind(
    MessageKind(
        code="replies.reply_wanted",
        label=_("Rancangan nilai menunggu tanggapan"),
        examples=EXAMPLES,
        indonesian=Wording(
            "Rancangan nilai {{ region }} dapat ditanggapi sampai {{ day }}",
            "Rancangan nilai {{ region }} pada {{ edition }} sudah dapat dibaca. Setujui atau tanggapi paling lambat {{ day }}. "
            "Bila tidak ada tanggapan sampai tanggal itu, rancangan nilai menjadi nilai akhir.",
        ),
        english=Wording(
            "Draft marks of {{ region }} may be answered until {{ day }}",
            "Draft marks of {{ region }} in {{ edition }} can be read. Agree or reply by {{ day }}. "
            "Without a reply by that day the draft marks become final.",
        ),
        delivery=Delivery.IMMEDIATE,
        is_compulsory=True,
    )
)
AUDIT_WANTED = message_kind(
    MessageKind(
        code="replies.audit_wanted",
        label=_("Tanggapan daerah menunggu pihak ketiga"),
        examples=EXAMPLES,
        indonesian=Wording(
            "Tanggapan {{ region }} menunggu keputusan", "{{ region }} menanggapi rancangan nilai {{ edition }}."
        ),
        english=Wording("The reply of {{ region }} waits", "{{ region }} replied to the draft marks of {{ edition }}."),
        delivery=Delivery.IMMEDIATE,
    )
)
FINAL = message_kind(
    MessageKind(
        code="replies.final",
        label=_("Nilai akhir ditetapkan"),
        examples=EXAMPLES,
        indonesian=Wording("Nilai {{ region }} sudah final", "Nilai {{ region }} pada {{ edition }} sudah final."),
        english=Wording("The marks of {{ region }} are final", "The marks of {{ region }} in {{ edition }} are final."),
    )
)


def tell(reply: Reply, kind: MessageKind, people: Iterable[User]) -> None:
    """Something new about a reply."""
    notify(people, kind, values_of(reply), url=reverse("replies:reply", args=[reply.pk]))


def ask_region(reply: Reply, officials: list[User]) -> None:
    """The notice of the day, and the reminders up to the reply."""
    url, values = reverse("replies:reply", args=[reply.pk]), values_of(reply)
    notify(officials, REPLY_WANTED, values, url=url)
    for person in officials:
        remind(reply, kind=REPLY_WANTED, due_on=reply.reply_by, at=REMIND_AT, values=values, person=person, url=url)


def values_of(reply: Reply) -> dict[str, str]:
    """The words that stand for a reply in a message."""
    return {
        "region": reply.case.region.name,
        "edition": reply.case.ruling.edition.name,
        "day": formats.day(reply.reply_by, weekday=True),
    }


def end_of(day: datetime.date) -> datetime.datetime:
    """The first moment after a day in Jakarta."""
    return timezone.make_aware(datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time()))
