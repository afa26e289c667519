"""What penilaian tells people."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.accounts.models import User
from gerakan.foundation.notifications.kinds import Delivery, MessageKind, Wording, message_kind
from gerakan.foundation.notifications.telling import notify
from gerakan.foundation.ui import formats
from gerakan.stages.assessment.models import Case, Enquiry, Flag, MarkSheet
from gerakan.stages.assessment.queries.masks import name_for_markers
from gerakan.stages.invitations.queries.invitations import staff_of

EXAMPLES = {"region": "Kabupaten Sumenep", "edition": "Edisi 2027"}
WITH_DAY = EXAMPLES | {"day": "Jumat, 4 Juni 2027"}

MARKS_WANTED = message_kind(
    MessageKind(
        code="assessment.marks_wanted",
        label=_("Nilai ditunggu"),
        examples=EXAMPLES,
        indonesian=Wording(
            "Nilai Anda untuk {{ region }} ditunggu", "Lembar nilai {{ region }} ({{ edition }}) belum Anda kirim."
        ),
        english=Wording(
            "Your marks for {{ region }} are awaited", "You have not sent the marks for {{ region }} ({{ edition }})."
        ),
        delivery=Delivery.IMMEDIATE,
    )
)
DISCUSSION = message_kind(
    MessageKind(
        code="assessment.discussion",
        label=_("Pembahasan panel dibuka"),
        examples=EXAMPLES,
        indonesian=Wording(
            "{{ region }} siap dibahas",
            "Semua nilai {{ region }} ({{ edition }}) sudah masuk; pembahasan panel dibuka.",
        ),
        english=Wording(
            "{{ region }} can be discussed", "All marks for {{ region }} ({{ edition }}) are in; the panel may discuss."
        ),
    )
)
FLAG_RAISED = message_kind(
    MessageKind(
        code="assessment.flag_raised",
        label=_("Pertanyaan panel kepada tim"),
        examples=WITH_DAY,
        indonesian=Wording("Panel {{ region }} bertanya", "Panel {{ region }} menunggu jawaban sampai {{ day }}."),
        english=Wording("The panel of {{ region }} asks", "The panel of {{ region }} awaits an answer by {{ day }}."),
        delivery=Delivery.IMMEDIATE,
    )
)
FLAG_SETTLED = message_kind(
    MessageKind(
        code="assessment.flag_settled",
        label=_("Jawaban tim kepada panel"),
        examples=WITH_DAY,
        indonesian=Wording("Pertanyaan tentang {{ region }} dijawab", "Jawaban tim ada pada berkas {{ region }}."),
        english=Wording("Your question on {{ region }} is answered", "The answer is with the case of {{ region }}."),
    )
)

ENQUIRY_WAITS = message_kind(
    MessageKind(
        code="assessment.enquiry_waits",
        label=_("Permintaan klarifikasi asesor"),
        examples=EXAMPLES | {"item": "Regulasi kota cerdas"},
        indonesian=Wording(
            "Asesor meminta klarifikasi {{ region }}",
            "Teruskan atau tolak permintaan tentang “{{ item }}” ({{ edition }}).",
        ),
        english=Wording(
            "An assessor wants {{ region }} to clarify",
            "Pass on or decline the enquiry on “{{ item }}” ({{ edition }}).",
        ),
        delivery=Delivery.IMMEDIATE,
    )
)
ENQUIRY_DECIDED = message_kind(
    MessageKind(
        code="assessment.enquiry_decided",
        label=_("Permintaan klarifikasi Anda"),
        examples={"item": "Regulasi kota cerdas", "outcome": "Diteruskan ke daerah", "note": ""},
        indonesian=Wording("Permintaan tentang “{{ item }}”: {{ outcome }}", "{{ outcome }}. {{ note }}"),
        english=Wording("Your enquiry on “{{ item }}”: {{ outcome }}", "{{ outcome }}. {{ note }}"),
    )
)


def tell_marker(sheet: MarkSheet) -> None:
    """Marks are awaited; says nothing about anybody else's."""
    url = reverse("assessment:sheet", args=[sheet.pk])
    notify([sheet.engagement.assessor.user], MARKS_WANTED, values_of(sheet.case), url=url)


def tell_case(case: Case, kind: MessageKind, people: Iterable[User]) -> None:
    """Something new about a case."""
    notify(people, kind, values_of(case), url=reverse("assessment:case", args=[case.pk]))


def tell_of_flag(flag: Flag, kind: MessageKind, person: User) -> None:
    """A question, or its answer."""
    values = values_of(flag.case, for_staff=kind is FLAG_RAISED) | {"day": formats.day(flag.due_on, weekday=True)}
    notify([person], kind, values, url=reverse("assessment:case", args=[flag.case_id]))


def tell_desk(enquiry: Enquiry) -> None:
    """Something to pass on."""
    case = enquiry.sheet.case
    url = reverse("assessment:enquiries", args=[case.ruling.edition.slug])
    notify(
        staff_of(case.ruling.edition),
        ENQUIRY_WAITS,
        values_of(case, for_staff=True) | {"item": str(enquiry.item)},
        url=url,
    )


def tell_asker(enquiry: Enquiry) -> None:
    """Passed on, or why not; no region is named."""
    values = {"item": str(enquiry.item), "outcome": enquiry.get_state_display(), "note": enquiry.note}
    notify([enquiry.sheet.engagement.assessor.user], ENQUIRY_DECIDED, values, url=place_of(enquiry))


def place_of(enquiry: Enquiry) -> str:
    """Where the asker reads on."""
    return f"{reverse('assessment:sheet', args=[enquiry.sheet_id])}#butir-{enquiry.item.code}"


def values_of(case: Case, *, for_staff: bool = False) -> dict[str, str]:
    """The words that stand for a case in a message; assessors read a code name where the phase hides regions."""
    return {
        "region": case.region.name if for_staff else name_for_markers(case),
        "edition": case.ruling.edition.name,
    }
