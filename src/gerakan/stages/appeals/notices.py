"""What appeals and corrections tell people, and what silence means."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.accounts.models import User
from gerakan.foundation.notifications.kinds import Delivery, MessageKind, Wording, message_kind
from gerakan.foundation.notifications.reminding import remind
from gerakan.foundation.notifications.telling import notify
from gerakan.foundation.ui import formats
from gerakan.stages.appeals.models import Appeal, Correction
from gerakan.stages.appeals.queries.effects import Move

REGION_SILENT = "appeals.region_silent"
COMPLETION_SILENT = "appeals.completion_silent"
PANEL_SILENT = "appeals.panel_silent"
REMIND_AT = (3, 1, 0)
EXAMPLES = {
    "region": "Kabupaten Sumenep",
    "edition": "Edisi 2027",
    "until": "Jumat, 4 Juni 2027 pukul 23.59 WIB",
    "words": "",
}

FILED = message_kind(
    MessageKind(
        code="appeals.filed",
        label=_("Keberatan diajukan"),
        examples=EXAMPLES,
        indonesian=Wording(
            "Keberatan {{ region }} diajukan",
            "{{ region }} mengajukan keberatan atas putusan {{ edition }}. Tunjuk panelnya; putusan paling lambat {{ until }}.",
        ),
        english=Wording(
            "{{ region }} appealed",
            "{{ region }} appealed against its decision in {{ edition }}. Appoint the panel; to be decided by {{ until }}.",
        ),
        delivery=Delivery.IMMEDIATE,
    )
)
RETURNED = message_kind(
    MessageKind(
        code="appeals.returned",
        label=_("Keberatan dikembalikan untuk dilengkapi"),
        examples=EXAMPLES | {"words": "Lampirkan surat keputusan yang disebut."},
        indonesian=Wording(
            "Lengkapi keberatan {{ region }} sampai {{ until }}",
            "{{ words }}\n\nBila tidak dilengkapi sampai {{ until }}, keberatan diteruskan seperti adanya.",
        ),
        english=Wording(
            "Complete the appeal of {{ region }} by {{ until }}",
            "{{ words }}\n\nIf it is not completed by {{ until }}, the appeal goes on as it is.",
        ),
        delivery=Delivery.IMMEDIATE,
        is_compulsory=True,
    )
)
SEATED = message_kind(
    MessageKind(
        code="appeals.seated",
        label=_("Ditunjuk dalam panel keberatan"),
        examples=EXAMPLES,
        indonesian=Wording(
            "Anda duduk dalam panel keberatan {{ region }}",
            "Baca keberatan {{ region }} pada {{ edition }}. Panel memutus paling lambat {{ until }}.",
        ),
        english=Wording(
            "You sit on the panel that hears {{ region }}",
            "Read the appeal of {{ region }} in {{ edition }}. The panel decides by {{ until }}.",
        ),
        delivery=Delivery.IMMEDIATE,
    )
)
HEARING = message_kind(
    MessageKind(
        code="appeals.hearing",
        label=_("Sidang keberatan ditetapkan"),
        examples=EXAMPLES | {"words": "Kamis, 10 Juni 2027 pukul 10.00, Ruang Bhinneka"},
        indonesian=Wording("Sidang keberatan {{ region }}", "Sidang keberatan {{ region }}: {{ words }}."),
        english=Wording("Hearing of {{ region }}", "The appeal of {{ region }} is heard: {{ words }}."),
        delivery=Delivery.IMMEDIATE,
        is_compulsory=True,
    )
)
DECIDED = message_kind(
    MessageKind(
        code="appeals.decided",
        label=_("Keberatan diputus"),
        examples=EXAMPLES | {"words": "Dikabulkan"},
        indonesian=Wording(
            "Keberatan {{ region }}: {{ words }}", "Keberatan {{ region }} pada {{ edition }} diputus: {{ words }}."
        ),
        english=Wording(
            "Appeal of {{ region }}: {{ words }}",
            "The appeal of {{ region }} in {{ edition }} was decided: {{ words }}.",
        ),
        delivery=Delivery.IMMEDIATE,
        is_compulsory=True,
    )
)
UNDECIDED = message_kind(
    MessageKind(
        code="appeals.undecided",
        label=_("Panel keberatan tidak memutus"),
        examples=EXAMPLES,
        indonesian=Wording(
            "Panel keberatan {{ region }} tidak memutus sampai {{ until }}",
            "Putusan pertama {{ edition }} atas {{ region }} tetap karena panel tidak memutus sampai {{ until }}.",
        ),
        english=Wording(
            "The panel did not decide on {{ region }} by {{ until }}",
            "The first decision of {{ edition }} on {{ region }} stands, because the panel did not decide by {{ until }}.",
        ),
        delivery=Delivery.IMMEDIATE,
        is_compulsory=True,
    )
)
SIGNATURE_WANTED = message_kind(
    MessageKind(
        code="appeals.signature_wanted",
        label=_("Perbaikan hasil menunggu tanda tangan kedua"),
        examples=EXAMPLES,
        indonesian=Wording(
            "Perbaikan hasil {{ edition }} menunggu tanda tangan kedua",
            "Perbaikan untuk {{ region }} pada {{ edition }} berlaku setelah ditandatangani orang kedua.",
        ),
        english=Wording(
            "A correction of {{ edition }} waits for its second signature",
            "The correction for {{ region }} in {{ edition }} holds once a second person has signed it.",
        ),
        delivery=Delivery.IMMEDIATE,
    )
)
MOVED = message_kind(
    MessageKind(
        code="appeals.moved",
        label=_("Perbaikan hasil mengubah tempat daerah"),
        examples=EXAMPLES | {"words": "Terpilih menjadi Cadangan 1"},
        indonesian=Wording(
            "Perbaikan hasil {{ edition }} mengubah tempat {{ region }}",
            "{{ region }}: {{ words }}. Alasan dan angkanya tertulis dalam register perbaikan. "
            "Apa yang sudah ditandatangani dalam nota kesepahaman tetap berlaku.",
        ),
        english=Wording(
            "A correction of {{ edition }} changes the place of {{ region }}",
            "{{ region }}: {{ words }}. Reason and figures stand in the register of corrections. "
            "What was signed in a memorandum of understanding still holds.",
        ),
        delivery=Delivery.IMMEDIATE,
        is_compulsory=True,
    )
)


RIGHT_ENDS = message_kind(
    MessageKind(
        code="appeals.right_ends",
        label=_("Hak mengajukan keberatan segera berakhir"),
        examples=EXAMPLES,
        indonesian=Wording(
            "Keberatan {{ region }} belum diajukan",
            "Rancangan keberatan {{ region }} atas putusan {{ edition }} belum diajukan kepala atau sekretaris daerah. "
            "Haknya berakhir {{ until }}.",
        ),
        english=Wording(
            "The appeal of {{ region }} is not filed yet",
            "The draft appeal of {{ region }} against its decision in {{ edition }} was not filed by its head or secretary. "
            "The right ends {{ until }}.",
        ),
        delivery=Delivery.IMMEDIATE,
    )
)


def remind_of_the_end(appeal: Appeal, people: Iterable[User]) -> None:
    """Three working days, one, and on the last day; nobody once it is filed."""
    until = formats.moment(appeal.file_by)
    values = {"region": appeal.region.name, "edition": appeal.edition.name, "words": "", "until": until}
    url, last = reverse("appeals:appeal", args=[appeal.pk]), timezone.localdate(appeal.file_by)
    for person in people:
        remind(appeal, kind=RIGHT_ENDS, due_on=last, at=REMIND_AT, values=values, person=person, url=url)


def tell(appeal: Appeal, kind: MessageKind, people: Iterable[User], words: str = "") -> None:
    """Something new about an appeal."""
    values = {
        "region": appeal.region.name, "edition": appeal.edition.name, "words": words,
        "until": formats.moment(appeal.complete_by if kind is RETURNED else appeal.decide_by),
    }  # fmt: skip
    notify(people, kind, values, url=reverse("appeals:appeal", args=[appeal.pk]))


def tell_of_correction(
    correction: Correction, kind: MessageKind, people: Iterable[User], move: Move | None = None
) -> None:
    """A correction waits, or moved a region."""
    region = move.name if move else correction.region.name
    words = f"{move.before} → {move.after}" if move else ""
    values = {"region": region, "edition": correction.edition.name, "until": "", "words": words}
    notify(people, kind, values, url=correction.get_absolute_url())
