"""What this stage tells people, and the days on which silence counts."""

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
from gerakan.stages.invitations.queries.invitations import officials_of, staff_of
from gerakan.stages.questionnaires.models import Clarification, Part, Submission
from gerakan.stages.questionnaires.queries.rounds import signers_of

CLOSE = "questionnaires.close"
LAPSE = "questionnaires.clarification_lapse"
REMIND_AT = (10, 5, 2, 0, -1)
ASK_AT = (2, 0)

EXAMPLES = {"region": "Kabupaten Sumenep", "edition": "Edisi 2027", "day": "Jumat, 4 Desember 2026"}


def _kind(
    code: str, label: object, indonesian: Wording, english: Wording, *, urgent: bool = True, **examples: str
) -> MessageKind:
    delivery = Delivery.IMMEDIATE if urgent else Delivery.DIGEST
    return message_kind(
        MessageKind(f"questionnaires.{code}", label, EXAMPLES | examples, indonesian, english, delivery)  # type: ignore[arg-type]
    )


OPENED = _kind(
    "opened",
    _("Kuesioner dibuka"),
    Wording(
        "Kuesioner {{ edition }} dibuka bagi {{ region }}",
        "Isi kuesioner {{ edition }} bersama perangkat daerah dan kirim paling lambat {{ day }}. {{ rule }}",
    ),
    Wording(
        "The questionnaire of {{ edition }} is open for {{ region }}",
        "Fill in the questionnaire of {{ edition }} with your agencies and send it by {{ day }}. {{ rule }}",
    ),
    rule="Kiriman terlambat dinilai tanpa wawancara tambahan.",
)
DUE = _kind(
    "due",
    _("Pengingat kuesioner"),
    Wording(
        "Kuesioner {{ edition }} menunggu {{ region }}",
        "Kuesioner {{ edition }} dari {{ region }} ditunggu paling lambat {{ day }}.",
    ),
    Wording(
        "The questionnaire of {{ edition }} waits for {{ region }}",
        "The questionnaire of {{ edition }} is expected from {{ region }} by {{ day }}.",
    ),
)
GIVEN = _kind(
    "part_given",
    _("Bagian kuesioner untuk Anda"),
    Wording(
        "Anda diminta mengisi {{ part }}",
        "Isi bagian {{ part }} kuesioner {{ edition }} untuk {{ region }}. Kuesioner dikirim paling lambat {{ day }}.",
    ),
    Wording(
        "You are asked to fill in {{ part }}",
        "Fill in the part {{ part }} of the questionnaire of {{ edition }} for {{ region }}. It is sent by {{ day }}.",
    ),
    part="SDM",
)
TO_SIGN = _kind(
    "to_sign",
    _("Kuesioner menunggu persetujuan"),
    Wording(
        "Kuesioner {{ region }} menunggu persetujuan Anda",
        "Kuesioner {{ edition }} sudah lengkap diperiksa dan menunggu persetujuan kepala daerah, paling lambat {{ day }}.",
    ),
    Wording(
        "The questionnaire of {{ region }} waits for your approval",
        "The questionnaire of {{ edition }} was checked and waits for the approval of the head by {{ day }}.",
    ),
)
SENT = _kind(
    "sent",
    _("Kuesioner terkirim"),
    Wording(
        "Kuesioner {{ region }} terkirim", "Kuesioner {{ edition }} dari {{ region }} diterima, nomor {{ number }}."
    ),
    Wording(
        "The questionnaire of {{ region }} was sent",
        "The questionnaire of {{ edition }} from {{ region }} was received under {{ number }}.",
    ),
    urgent=False,
    number="TT-2027-35.29",
)
ASKED = _kind(
    "asked",
    _("Permintaan klarifikasi"),
    Wording(
        "Klarifikasi diminta: {{ item }}",
        "Sekretariat bertanya tentang “{{ item }}”: {{ question }} Jawab paling lambat {{ day }}. Bila tidak dijawab: {{ silence }}",
    ),
    Wording(
        "Clarification asked: {{ item }}",
        "The secretariat asks about “{{ item }}”: {{ question }} Answer by {{ day }}. Without an answer: {{ silence }}",
    ),
    item="Regulasi kota cerdas",
    question="Nomor peraturan berbeda dari berkasnya.",
    silence="jawaban dianggap tidak terbukti.",
)
REPLIED = _kind(
    "replied",
    _("Jawaban klarifikasi"),
    Wording("{{ region }} menjawab klarifikasi", "{{ region }} menjawab klarifikasi “{{ item }}”."),
    Wording("{{ region }} answered a clarification", "{{ region }} answered the clarification of “{{ item }}”."),
    urgent=False,
    item="Regulasi kota cerdas",
)
ENDED = _kind(
    "ended",
    _("Klarifikasi yang Anda minta selesai"),
    Wording("Klarifikasi “{{ item }}”: {{ outcome }}", "Baca jawaban daerah di samping butir itu."),
    Wording("Clarification of “{{ item }}”: {{ outcome }}", "Read the region's answer beside that item."),
    item="Regulasi kota cerdas",
    outcome="Dijawab",
)
VERIFIED = _kind(
    "verified",
    _("Kuesioner terverifikasi"),
    Wording("Kuesioner {{ region }} terverifikasi", "Kuesioner {{ edition }} dari {{ region }} sudah diverifikasi."),
    Wording(
        "The questionnaire of {{ region }} is verified",
        "The questionnaire of {{ edition }} from {{ region }} is verified.",
    ),
    urgent=False,
)


def tell_opened(submission: Submission) -> None:
    """The region learns of it, and is reminded up to the day."""
    url, values = submission.get_absolute_url(), values_of(submission)
    people = officials_of(submission.region)
    notify(people, OPENED, values | {"rule": submission.round.late_rule}, url=url)
    move_reminders(submission)


def move_reminders(submission: Submission) -> None:
    """Up to the day as it stands now."""
    url, values = submission.get_absolute_url(), values_of(submission)
    for person in officials_of(submission.region):
        remind(
            submission, kind=DUE, due_on=submission.round.due_on, at=REMIND_AT, values=values, person=person, url=url
        )


def tell_again(submission: Submission) -> int:
    """A reminder by hand; returns how many people were told."""
    people = officials_of(submission.region)
    return len(notify(people, DUE, values_of(submission), url=submission.get_absolute_url()))


def tell_given(part: Part, people: Iterable[User]) -> None:
    """Somebody of an agency got a part."""
    url = reverse("questionnaires:part", args=[part.pk])
    notify(people, GIVEN, values_of(part.submission) | {"part": str(part)}, url=url)


def tell_signers(submission: Submission) -> None:
    """The head has something to approve."""
    url = reverse("questionnaires:approve", args=[submission.pk])
    notify(signers_of(submission.region), TO_SIGN, values_of(submission), url=url)


def tell_sent(submission: Submission) -> None:
    """The region and the secretariat know that it arrived."""
    people = [*officials_of(submission.region), *staff_of(submission.round.edition)]
    values = values_of(submission) | {"number": submission.receipt_number}
    notify(people, SENT, values, url=submission.get_absolute_url())


def tell_asked(question: Clarification) -> None:
    """The region has a question to answer."""
    submission = question.submission
    url = submission.get_absolute_url()
    values = values_of(submission) | {
        "item": str(question.item),
        "question": question.question,
        "silence": question.silence,
        "day": formats.day(question.due_on, weekday=True),
    }
    for person in officials_of(submission.region):
        notify([person], ASKED, values, url=url)
        remind(question, kind=ASKED, due_on=question.due_on, at=ASK_AT, values=values, person=person, url=url)


def tell_replied(question: Clarification) -> None:
    """The secretariat goes on."""
    submission = question.submission
    url = reverse("questionnaires:verification", args=[submission.pk])
    notify(staff_of(submission.round.edition), REPLIED, values_of(submission) | {"item": str(question.item)}, url=url)
    tell_follower(question)


def tell_follower(question: Clarification) -> None:
    """Whoever had it asked reads how it ended; the notice names no region, which may be masked for that person."""
    if question.follower is not None:
        values = {"item": str(question.item), "outcome": question.get_state_display()}
        notify([question.follower], ENDED, values, url=question.follower_url)


def tell_verified(submission: Submission) -> None:
    """The region is through."""
    notify(officials_of(submission.region), VERIFIED, values_of(submission), url=submission.get_absolute_url())


def values_of(submission: Submission) -> dict[str, str]:
    """The words that stand for a submission in a message."""
    return {
        "region": submission.region.name,
        "edition": submission.round.edition.name,
        "day": formats.day(submission.round.due_on, weekday=True),
    }


def end_of(day: datetime.date) -> datetime.datetime:
    """The first moment after a day in Jakarta."""
    return timezone.make_aware(datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time()))
