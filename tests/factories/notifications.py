"""Messages and things with deadlines as tests need them."""

from gerakan.foundation.accounts.models import User
from gerakan.foundation.notifications.kinds import Delivery, MessageKind, Wording, message_kind

INVITED = message_kind(
    MessageKind(
        code="test.invited",
        label="Undangan contoh",
        examples={"region": "Kabupaten Siau", "due": "2 Maret 2026"},
        indonesian=Wording("Undangan {{ region }}", "Yth. {{ region }},\n\nJawab sebelum {{ due }}."),
        english=Wording("Invitation for {{ region }}", "Dear {{ region }},\n\nAnswer by {{ due }}."),
        delivery=Delivery.IMMEDIATE,
    )
)
QUIET = message_kind(
    MessageKind("test.quiet", "Kabar contoh", {"region": "X"}, Wording("Kabar {{ region }}", "."), Wording("News", "."))
)
LAWFUL = message_kind(
    MessageKind(
        "test.lawful", "Wajib", {}, Wording("Penting", "Isi."), Wording("Important", "Body."),
        delivery=Delivery.IMMEDIATE, is_compulsory=True,
    )
)  # fmt: skip
VALUES = {"region": "Kabupaten Siau", "due": "2 Maret 2026"}


def chosen_way(person: User, kind: MessageKind, delivery: str) -> None:
    """This person wants to be told so."""
    person.notice_choices.update_or_create(kind=kind.code, defaults={"delivery": delivery})
