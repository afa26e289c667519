"""What kelembagaan tells people: rights that ended with an office, acts that are still missing."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.notifications.kinds import kinds_of
from gerakan.foundation.notifications.reminding import remind_team, stop_reminders
from gerakan.foundation.notifications.telling import notify
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui import formats
from gerakan.stages.agreements.models import Agreement
from gerakan.stages.agreements.queries.agreements import holders_of
from gerakan.stages.institutions.models import Handover, OfficeHolder
from gerakan.stages.institutions.queries.acts import MissingAct
from gerakan.stages.institutions.queries.packages import successor_of
from gerakan.stages.mentoring.queries.people import officials_of, sekda_of

ACTS_AT = (15, 5, 1, -1, -10, -30)
ACTS_ESCALATE_AT = (-1, -10, -30)
"""Working days before the day; below zero after it. Late ones also go to the Sekda."""
KEEPING = (Role.REGION_ADMIN, Role.REGION_LEGAL)

EXAMPLES = {
    "region": "Kabupaten Sumenep", "office": "Kepala Diskominfo", "name": "Hana Contoh", "day": "Jumat, 4 Juni 2027",
    "acts": "SK Dewan Smart City, SK Tim Pelaksana", "state": "Menunggu pejabat lama",
}  # fmt: skip


_kind = kinds_of("institutions", EXAMPLES)

RIGHTS_END = _kind(
    "rights_end", _("Hak berakhir bersama jabatan"),
    ("{{ office }} {{ region }}: hak {{ name }} berakhir",
     "Masa jabatan {{ name }} sebagai {{ office }} {{ region }} berakhir {{ day }}. Haknya di Gerakan berakhir pada hari yang sama."),
    ("{{ office }} of {{ region }}: the rights of {{ name }} end",
     "{{ name }} is {{ office }} of {{ region }} until {{ day }}. The person's rights in Gerakan end on the same day."),
)  # fmt: skip
ACTS_DUE = _kind(
    "acts_due", _("Produk hukum daerah belum lengkap"),
    ("{{ region }}: {{ acts }} paling lambat {{ day }}",
     "{{ acts }} belum tercatat berlaku untuk {{ region }}. Nota kesepahaman memintanya paling lambat {{ day }}."),
    ("{{ region }}: {{ acts }} due {{ day }}",
     "{{ acts }} of {{ region }} are not registered as in force. The memorandum asks for them by {{ day }}."),
)  # fmt: skip
HANDOVER = _kind(
    "handover", _("Serah terima jabatan"),
    ("Serah terima {{ office }} {{ region }}",
     "Serah terima {{ office }} {{ region }}: pejabat lama menegaskan, pejabat baru menandatangani. Keadaannya: {{ state }}."),
    ("Hand-over of {{ office }}, {{ region }}",
     "Hand-over of {{ office }}, {{ region }}: the old holder confirms, the new one signs. It stands at: {{ state }}."),
)  # fmt: skip


def tell_handover(handover: Handover) -> None:
    """Whoever acts next, and the Sekda and Diskominfo who see to it."""
    old, now = handover.outgoing, successor_of(handover)
    users = [row.user for row in (old, now) if row is not None and row.user is not None]
    people = [*users, *officials_of(handover.region, Role.REGION_SECRETARY, Role.REGION_ADMIN)]
    values = {
        "region": handover.region.name, "office": str(old.office_label), "state": str(handover.get_state_display()),
    }  # fmt: skip
    notify(list(dict.fromkeys(people)), HANDOVER, values, url=handover.get_absolute_url())


def tell_rights_end(holder: OfficeHolder) -> None:
    """The person, and the secretariat, which gives and ends roles."""
    people = [*([holder.user] if holder.user else []), *holders_of(Role.SECRETARIAT)]
    values = {
        "region": holder.region.name, "office": str(holder.office_label), "name": holder.name,
        "day": formats.day(holder.until, weekday=True) if holder.until else "–",
    }  # fmt: skip
    notify(people, RIGHTS_END, values, url=reverse("institutions:offices", args=[holder.region.slug]))


def remind_of_acts(agreement: Agreement, missing: list[MissingAct]) -> None:
    """Who keeps the region's register, by working day; the Sekda once they are late."""
    due_on = missing[0].due_on
    if due_on is None:
        return
    region = agreement.region
    values = {
        "region": region.name, "acts": ", ".join(row.label for row in missing),
        "day": formats.day(due_on, weekday=True),
    }  # fmt: skip
    remind_team(
        agreement, officials_of(region, *KEEPING), superior=sekda_of(region), kind=ACTS_DUE, due_on=due_on, at=ACTS_AT,
        values=values, url=reverse("institutions:acts", args=[region.slug]), escalate_at=ACTS_ESCALATE_AT,
    )  # fmt: skip


def acts_are_complete(region: Region) -> None:
    """Nobody is reminded any more."""
    for agreement in Agreement.objects.filter(region=region):
        stop_reminders(agreement, kind=ACTS_DUE)
