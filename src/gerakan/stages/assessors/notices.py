"""What this stage tells people."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.accounts.models import User
from gerakan.foundation.notifications.kinds import Delivery, MessageKind, Wording, message_kind
from gerakan.foundation.notifications.telling import notify
from gerakan.foundation.ui import formats
from gerakan.stages.assessors.models import Engagement

EXAMPLES = {"name": "Dr. Ratna", "edition": "Edisi 2027", "day": "Jumat, 4 Desember 2026"}

ASKED = message_kind(
    MessageKind(
        code="assessors.asked",
        label=_("Permintaan bertugas sebagai asesor"),
        examples=EXAMPLES,
        indonesian=Wording(
            "Permintaan menjadi asesor {{ edition }}",
            "Yth. {{ name }}, Anda diminta menjadi asesor {{ edition }}. Jawablah paling lambat {{ day }}: hari yang Anda "
            "sediakan, jumlah wawancara sehari, lalu pernyataan ikatan dengan daerah. Tanpa pernyataan itu Anda tidak "
            "dapat ditempatkan.",
        ),
        english=Wording(
            "Request to assess in {{ edition }}",
            "Dear {{ name }}, you are asked to assess in {{ edition }}. Please answer by {{ day }}: your days, the "
            "interviews you can take in a day, then your word about ties to regions. Without it you cannot be placed.",
        ),
        delivery=Delivery.IMMEDIATE,
        is_compulsory=True,
    )
)
ANSWERED = message_kind(
    MessageKind(
        code="assessors.answered",
        label=_("Jawaban asesor"),
        examples={**EXAMPLES, "answer": "Bersedia"},
        indonesian=Wording("{{ name }}: {{ answer }}", "{{ name }} menjawab permintaan {{ edition }}: {{ answer }}."),
        english=Wording("{{ name }}: {{ answer }}", "{{ name }} answered the request of {{ edition }}: {{ answer }}."),
    )
)
REMOVED = message_kind(
    MessageKind(
        code="assessors.removed",
        label=_("Tugas asesor berakhir"),
        examples={**EXAMPLES, "reason": "Ikatan baru"},
        indonesian=Wording(
            "Tugas Anda pada {{ edition }} berakhir",
            "Yth. {{ name }}, tugas Anda sebagai asesor {{ edition }} berakhir. Alasan: {{ reason }}. Semua berkas daerah "
            "tertutup bagi Anda sejak sekarang.",
        ),
        english=Wording(
            "Your part in {{ edition }} has ended",
            "Dear {{ name }}, your part as assessor of {{ edition }} has ended. Reason: {{ reason }}. All files of regions "
            "are closed to you from now on.",
        ),
        delivery=Delivery.IMMEDIATE,
        is_compulsory=True,
    )
)


def ask(engagement: Engagement) -> None:
    """The request, with its page."""
    notify([engagement.assessor.user], ASKED, _values(engagement), url=_page(engagement))


def tell_secretariat(engagement: Engagement, staff: list[User]) -> None:
    """Whoever runs the edition learns of the answer."""
    values = _values(engagement) | {"answer": str(engagement.get_state_display())}
    notify(staff, ANSWERED, values, url=reverse("assessors:person", args=[engagement.assessor_id]))


def tell_removed(engagement: Engagement, reason: str) -> None:
    """The person learns why the doors are closed."""
    notify([engagement.assessor.user], REMOVED, _values(engagement) | {"reason": reason}, url=_page(engagement))


def _values(engagement: Engagement) -> dict[str, str]:
    day = formats.day(engagement.answer_by, weekday=True) if engagement.answer_by else "–"
    return {"name": engagement.assessor.user.name, "edition": engagement.edition.name, "day": day}


def _page(engagement: Engagement) -> str:
    return reverse("assessors:task", args=[engagement.pk])
