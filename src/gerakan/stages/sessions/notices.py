"""What meetings tell people: planned, moved, cancelled; a task given, due, finished."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.notifications.kinds import Delivery, MessageKind, Wording, message_kind
from gerakan.foundation.notifications.telling import notify
from gerakan.stages.sessions.models import Session
from gerakan.stages.sessions.queries import sessions as queries

EXAMPLES = {
    "title": "Bimbingan tahap I", "when": "Selasa, 2 Februari 2027 · 09.00–12.00 WIB", "where": "Balai kota",
    "region": "Kabupaten Sumenep", "task": "Kirim data produksi padi", "day": "Jumat, 4 Juni 2027", "note": "Banjir.",
    "whose": "Dinas Pertanian",
}  # fmt: skip


def kind(
    code: str, label: object, indonesian: tuple[str, str], english: tuple[str, str],
    delivery: Delivery = Delivery.IMMEDIATE,
) -> MessageKind:  # fmt: skip
    """Declare a message of this stage."""
    return message_kind(
        MessageKind(
            code=f"sessions.{code}",
            label=label,  # type: ignore[arg-type]
            examples=EXAMPLES,
            indonesian=Wording(*indonesian),
            english=Wording(*english),
            delivery=delivery,
        )
    )


PLANNED = kind(
    "planned", _("Pertemuan dijadwalkan atau dipindah"),
    ("{{ title }}: {{ when }}", "{{ title }}, {{ when }}. {{ where }}\n\nDatanglah sendiri; jangan diwakilkan."),
    ("{{ title }}: {{ when }}", "{{ title }}, {{ when }}. {{ where }}\n\nPlease come yourself; do not send somebody else."),
)  # fmt: skip
CANCELLED = kind(
    "cancelled", _("Pertemuan dibatalkan"),
    ("{{ title }} dibatalkan", "{{ title }}, {{ when }}, dibatalkan. {{ note }}"),
    ("{{ title }} is cancelled", "{{ title }}, {{ when }}, is cancelled. {{ note }}"),
)  # fmt: skip


def tell_planned(session: Session) -> None:
    """Teams of its regions and their mentors."""
    notify(queries.people_of(session), PLANNED, _of(session), url=session.get_absolute_url())


def tell_cancelled(session: Session, note: str) -> None:
    """Whoever was told of it."""
    notify(queries.people_of(session), CANCELLED, _of(session) | {"note": note}, url=session.get_absolute_url())


def _of(session: Session) -> dict[str, str]:
    where = " · ".join(filter(None, (session.place, session.video_link)))
    return {"title": session.title, "when": queries.when(session), "where": where}
