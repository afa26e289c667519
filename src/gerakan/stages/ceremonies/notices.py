"""What an event tells people."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.notifications.kinds import Delivery, MessageKind, Wording, message_kind
from gerakan.foundation.notifications.telling import notify
from gerakan.foundation.ui import formats
from gerakan.stages.agreements.models import Agreement
from gerakan.stages.agreements.queries.agreements import officials_of
from gerakan.stages.ceremonies.models import SigningEvent

INVITED = message_kind(
    MessageKind(
        code="ceremonies.invited",
        label=_("Undangan acara penandatanganan"),
        examples={
            "name": "Penandatanganan 2027",
            "day": "4 Juni 2027",
            "place": "Jakarta",
            "agenda": "09.00 Pembukaan",
        },
        indonesian=Wording("Undangan: {{ name }}", "{{ name }}, {{ day }}. {{ place }}\n\n{{ agenda }}"),
        english=Wording("Invitation: {{ name }}", "{{ name }}, {{ day }}. {{ place }}\n\n{{ agenda }}"),
        delivery=Delivery.IMMEDIATE,
    )
)


def invite(event: SigningEvent, agreements: Iterable[Agreement]) -> None:
    """Each invited region's officials."""
    place = " · ".join(filter(None, (event.place, event.link)))
    values = {"name": event.name, "day": formats.moment(event.starts_at), "place": place, "agenda": event.agenda}
    people = [person for row in agreements for person in officials_of(row.region)]
    notify(people, INVITED, values, url=reverse("ceremonies:event", args=[event.pk]))
