"""What agreements tell people: a desk's turn, a return, a signature wanted, a duty due, an end in sight."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.notifications.kinds import Delivery, MessageKind, Wording, message_kind
from gerakan.foundation.notifications.reminding import remind, stop_reminders
from gerakan.foundation.notifications.telling import notify
from gerakan.foundation.ui import formats
from gerakan.stages.agreements.models import Agreement, Duty, Party, Turn
from gerakan.stages.agreements.queries import agreements as queries
from gerakan.stages.drafting.models import DutyRule

SIGN_AT = (10, 5, 2, 0, -2, -5)
SIGN_ESCALATES_AT = (0, -5)
DUTY_AT = (15, 5, 1, -1, -10)
DUTY_ESCALATES_AT = (-1, -10)
"""Working days before the day; below zero after it."""

EXAMPLES = {"region": "Kabupaten Sumenep", "edition": "Edisi 2027", "day": "Jumat, 4 Juni 2027"}


def _kind(
    code: str, label: object, indonesian: tuple[str, str], english: tuple[str, str], **more: str
) -> MessageKind:  # fmt: skip
    return message_kind(
        MessageKind(
            code=f"agreements.{code}",
            label=label,  # type: ignore[arg-type]
            examples=EXAMPLES | more,
            indonesian=Wording(*indonesian),
            english=Wording(*english),
            delivery=Delivery.IMMEDIATE,
        )
    )


DESK_TURN = _kind(
    "desk_turn", _("Nota kesepahaman tiba di meja Anda"),
    ("Nota kesepahaman {{ region }} di meja {{ desk }}",
     "Nota kesepahaman {{ region }} ({{ edition }}) menunggu di meja {{ desk }}. {{ note }}"),
    ("The agreement of {{ region }} is at the desk {{ desk }}",
     "The agreement of {{ region }} ({{ edition }}) waits at the desk {{ desk }}. {{ note }}"),
    desk="Bagian hukum", note="Dikembalikan: pasal 3 belum sesuai.",
)  # fmt: skip
SENT_BACK = _kind(
    "sent_back", _("Nota kesepahaman kembali ke sekretariat"),
    ("Nota kesepahaman {{ region }} dikembalikan", "Nota kesepahaman {{ region }} ({{ edition }}) kembali. {{ note }}"),
    ("The agreement of {{ region }} came back", "The agreement of {{ region }} ({{ edition }}) came back. {{ note }}"),
    note="Dikembalikan: pasal 3 belum sesuai.",
)  # fmt: skip
_ASKED = (
    "Naskah nota kesepahaman {{ region }} ({{ edition }}) sudah disetujui semua meja. "
    "Tanda tangani atau unggah naskah yang ditandatangani paling lambat {{ day }}."
)
_ASKED_IN_ENGLISH = "Every desk approved the agreement of {{ region }} ({{ edition }}). Sign it, or upload the signed copy, by {{ day }}."
SIGN_WANTED = {
    party: _kind(
        f"sign_wanted_{party}", label,
        ("Nota kesepahaman {{ region }} menunggu tanda tangan sampai {{ day }}", _ASKED),
        ("The agreement of {{ region }} is to be signed by {{ day }}", _ASKED_IN_ENGLISH),
    )
    for party, label in (("region", _("Tanda tangan daerah ditunggu")),
                         ("ministry", _("Tanda tangan kementerian ditunggu")))
}  # fmt: skip
IN_FORCE = _kind(
    "in_force", _("Nota kesepahaman berlaku"),
    ("Nota kesepahaman {{ region }} berlaku", "Nota kesepahaman {{ region }} ({{ edition }}) ditandatangani kedua pihak."),
    ("The agreement of {{ region }} holds", "Both parties signed the agreement of {{ region }} ({{ edition }})."),
)  # fmt: skip
DUTY_DUE = _kind(
    "duty_due", _("Kewajiban nota kesepahaman"),
    ("{{ duty }}: paling lambat {{ day }}",
     "{{ region }}, nota kesepahaman {{ edition }}: {{ duty }} ditunggu paling lambat {{ day }}."),
    ("{{ duty }}: due {{ day }}", "{{ region }}, agreement of {{ edition }}: {{ duty }} is due {{ day }}."),
    duty="Keputusan tentang Dewan Smart City",
)  # fmt: skip
RENEWAL = _kind(
    "renewal", _("Nota kesepahaman akan berakhir"),
    ("Nota kesepahaman {{ region }} berakhir {{ day }}",
     "Nota kesepahaman {{ region }} ({{ edition }}) berakhir {{ day }}. Naskah pembaruannya sudah disiapkan."),
    ("The agreement of {{ region }} ends {{ day }}",
     "The agreement of {{ region }} ({{ edition }}) ends {{ day }}. Its renewal has been prepared."),
)  # fmt: skip


def tell(agreement: Agreement, kind: MessageKind, people: Iterable[User], **more: str) -> None:
    """Something new about an agreement."""
    notify(people, kind, values_of(agreement) | more, url=agreement.get_absolute_url())


def tell_desk(turn: Turn, note: str = "") -> None:
    """Whoever sits there now."""
    tell(turn.agreement, DESK_TURN, queries.desk_people(turn), desk=turn.desk.label, note=note)


def ask_to_sign(agreement: Agreement) -> None:
    """Each party that has not signed, with reminders and the superior when the day comes."""
    for party in queries.unsigned_parties(agreement):
        people = signers(agreement, party)
        tell(agreement, SIGN_WANTED[party], people)
        if agreement.sign_by is None:
            continue
        for person in people:
            remind(
                agreement, kind=SIGN_WANTED[party], due_on=agreement.sign_by, at=SIGN_AT, values=values_of(agreement),
                person=person, url=agreement.get_absolute_url(), superior=_superior(agreement, party, person),
                escalate_at=SIGN_ESCALATES_AT,
            )  # fmt: skip


def nudge(agreement: Agreement) -> int:
    """Remind now whoever has not signed; returns how many people."""
    people = [(party, signers(agreement, party)) for party in queries.unsigned_parties(agreement)]
    for party, unsigned in people:
        tell(agreement, SIGN_WANTED[party], unsigned)
    return sum(len(unsigned) for _party, unsigned in people)


def party_has_signed(agreement: Agreement, party: str) -> None:
    """Whoever has signed is never reminded again."""
    stop_reminders(agreement, kind=SIGN_WANTED[party])


def remind_of_duty(duty: Duty) -> None:
    """Owners, and the superior once the day has passed."""
    agreement = duty.agreement
    values = values_of(agreement) | {"duty": duty.title, "day": formats.day(duty.due_on, weekday=True)}
    party = Party.REGION if duty.owner == DutyRule.Owner.REGION else Party.MINISTRY
    for person in duty_people(duty):
        remind(
            duty, kind=DUTY_DUE, due_on=duty.due_on, at=DUTY_AT, values=values, person=person,
            url=reverse("agreements:duty", args=[duty.pk]), superior=_superior(agreement, party, person),
            escalate_at=DUTY_ESCALATES_AT,
        )  # fmt: skip


def signers(agreement: Agreement, party: str) -> list[User]:
    """Who is asked for a party's signature: those who sign, and the region's office that arranges it."""
    if party == Party.REGION:
        return queries.officials_of(agreement.region, Role.REGION_HEAD, Role.REGION_ADMIN)
    return queries.holders_of(Role.DIRECTOR_GENERAL)


def duty_people(duty: Duty) -> list[User]:
    """Who sees to a duty."""
    if duty.owner == DutyRule.Owner.REGION:
        return queries.officials_of(duty.agreement.region, Role.REGION_ADMIN, Role.REGION_LEGAL)
    return queries.holders_of(Role.MINISTRY_LEGAL)


def values_of(agreement: Agreement) -> dict[str, str]:
    """The words that stand for an agreement in a message."""
    day = agreement.valid_until if agreement.is_signed else agreement.sign_by
    return {
        "region": agreement.region.name,
        "edition": agreement.edition.name,
        "day": formats.day(day, weekday=True) if day else "–",
    }


def _superior(agreement: Agreement, party: str, person: User) -> User | None:
    role = Role.REGION_SECRETARY if party == Party.REGION else Role.NATIONAL_ADMIN
    above = queries.officials_of(agreement.region, role) if party == Party.REGION else queries.holders_of(role)
    return next((user for user in above if user.pk != person.pk), None)
