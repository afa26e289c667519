"""What this stage tells people, and what silence means."""

import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.accounts.models import User
from gerakan.foundation.notifications.kinds import Delivery, MessageKind, Wording, message_kind
from gerakan.foundation.notifications.reminding import remind
from gerakan.foundation.notifications.telling import notify
from gerakan.foundation.ui import formats
from gerakan.stages.invitations.models import Invitation

LAPSE = "invitations.lapse"
REMIND_AT = (5, 2, 0)
"""Working days before the day of the answer."""

EXAMPLES = {"region": "Kabupaten Sumenep", "edition": "Edisi 2027", "day": "Jumat, 4 Desember 2026"}

INVITED = message_kind(
    MessageKind(
        code="invitations.invited",
        label=_("Undangan mengikuti penilaian"),
        examples=EXAMPLES,
        indonesian=Wording(
            "{{ region }} diundang mengikuti {{ edition }}",
            "{{ region }} diundang mengikuti penilaian {{ edition }}. Baca surat undangan dan jawab paling lambat {{ day }}. "
            "Bila tidak ada jawaban sampai tanggal itu, tempat diberikan kepada daerah cadangan berikutnya.",
        ),
        english=Wording(
            "{{ region }} is invited to {{ edition }}",
            "{{ region }} is invited to the assessment of {{ edition }}. Read the letter and answer by {{ day }}. "
            "Without an answer by that day the place goes to the next region in reserve.",
        ),
        delivery=Delivery.IMMEDIATE,
        is_compulsory=True,
    )
)
DUE = message_kind(
    MessageKind(
        code="invitations.invitation_due",
        label=_("Pengingat jawaban undangan"),
        examples=EXAMPLES,
        indonesian=Wording(
            "Undangan {{ edition }} menunggu jawaban {{ region }}",
            "Jawaban {{ region }} atas undangan {{ edition }} ditunggu paling lambat {{ day }}.",
        ),
        english=Wording(
            "The invitation to {{ edition }} waits for {{ region }}",
            "{{ region }} is asked to answer the invitation to {{ edition }} by {{ day }}.",
        ),
        delivery=Delivery.IMMEDIATE,
    )
)
ANSWERED = message_kind(
    MessageKind(
        code="invitations.invitation_answered",
        label=_("Jawaban undangan"),
        examples=EXAMPLES | {"answer": "Bersedia"},
        indonesian=Wording("{{ region }}: {{ answer }}", "{{ region }} menjawab undangan {{ edition }}: {{ answer }}."),
        english=Wording(
            "{{ region }}: {{ answer }}", "{{ region }} answered the invitation to {{ edition }}: {{ answer }}."
        ),
    )
)


def tell_region(invitation: Invitation, officials: list[User]) -> None:
    """The notice of the day, and the reminders up to the answer."""
    url = reverse("invitations:answer", args=[invitation.pk])
    values = values_of(invitation)
    notify(officials, INVITED, values, url=url)
    for person in officials:
        remind(invitation, kind=DUE, due_on=invitation.answer_by, at=REMIND_AT, values=values, person=person, url=url)


def tell_secretariat(invitation: Invitation, staff: list[User]) -> None:
    """Whoever works on the edition learns of the answer."""
    values = values_of(invitation) | {"answer": str(invitation.get_state_display())}
    notify(staff, ANSWERED, values, url=reverse("invitations:invitation", args=[invitation.pk]))


def values_of(invitation: Invitation) -> dict[str, str]:
    """The words that stand for an invitation in a message."""
    return {
        "region": invitation.region.name,
        "edition": invitation.edition.name,
        "day": formats.day(invitation.answer_by, weekday=True),
    }


def end_of(day: datetime.date) -> datetime.datetime:
    """The first moment after a day in Jakarta."""
    return timezone.make_aware(datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time()))
