"""What kalibrasi tells people."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.notifications.kinds import Delivery, MessageKind, Wording, message_kind
from gerakan.foundation.notifications.telling import notify
from gerakan.foundation.ui import formats
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.calibration.models import CalibrationSet

EXAMPLES = {"edition": "Edisi 2027", "day": "Jumat, 4 Juni 2027"}

OPENED = message_kind(
    MessageKind(
        code="calibration.opened",
        label=_("Kalibrasi dibuka"),
        examples=EXAMPLES,
        indonesian=Wording(
            "Kalibrasi {{ edition }} dibuka",
            "Semua asesor {{ edition }} menilai contoh yang sama lebih dahulu. Selesaikan paling lambat {{ day }}; sesudah "
            "mengirim, Anda melihat nilai Anda di samping acuan para ahli.",
        ),
        english=Wording(
            "The calibration of {{ edition }} is open",
            "All assessors of {{ edition }} mark the same sample cases first. Finish by {{ day }}; after sending you see "
            "your marks beside those of the experts.",
        ),
        delivery=Delivery.IMMEDIATE,
    )
)
WANTED = message_kind(
    MessageKind(
        code="calibration.wanted",
        label=_("Kalibrasi ditunggu"),
        examples=EXAMPLES,
        indonesian=Wording(
            "Kalibrasi Anda untuk {{ edition }} ditunggu",
            "Masih ada contoh kalibrasi {{ edition }} yang belum Anda kirim (paling lambat {{ day }}).",
        ),
        english=Wording(
            "Your calibration for {{ edition }} is awaited",
            "You have not sent all sample cases of {{ edition }} (by {{ day }}).",
        ),
        delivery=Delivery.IMMEDIATE,
    )
)


def tell(calibration: CalibrationSet, kind: MessageKind, engagements: Iterable[Engagement]) -> None:
    """The same words for each of them; says nothing about anybody's marks."""
    day = formats.day(calibration.due_on, weekday=True) if calibration.due_on else "–"
    values = {"edition": calibration.edition.name, "day": day}
    notify([row.assessor.user for row in engagements], kind, values, url=reverse("calibration:own"))
