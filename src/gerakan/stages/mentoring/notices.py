"""What bimbingan tells people: a stage opened, a result due, delivered, returned or accepted, a remark, a seat."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.notifications.kinds import Delivery, MessageKind, kinds_of
from gerakan.foundation.notifications.reminding import remind_team, stop_reminders
from gerakan.foundation.notifications.telling import notify
from gerakan.foundation.ui import formats
from gerakan.stages.mentoring.models import Deliverable, GuidanceStage, Remark, Seat
from gerakan.stages.mentoring.queries import people as queries

DUE_AT = (5, 2, 0, -1, -5)
ESCALATE_AT = (-1, -5)
"""Working days before the day; below zero after it. Late ones also go to the Sekda, once each."""

EXAMPLES = {
    "region": "Kabupaten Sumenep", "edition": "Edisi 2027", "stage": "I", "result": "Visi, misi, sasaran, dan indikator",
    "day": "Jumat, 4 Juni 2027", "note": "Sumber angka belum ditulis.", "role": "Ketua tim",
}  # fmt: skip


_kind = kinds_of("mentoring", EXAMPLES)

STAGE_OPEN = _kind(
    "stage_open", _("Tahap bimbingan dibuka"),
    ("Tahap {{ stage }} bimbingan {{ region }} dibuka",
     "Tahap {{ stage }} bimbingan {{ region }} ({{ edition }}) dibuka. Lihat apa yang diserahkan dan sampai kapan."),
    ("Stage {{ stage }} of the mentoring of {{ region }} is open",
     "Stage {{ stage }} of the mentoring of {{ region }} ({{ edition }}) is open. See what is to be delivered and by when."),
)  # fmt: skip
RESULT_DUE = _kind(
    "result_due", _("Hasil bimbingan ditunggu"),
    ("{{ result }}: paling lambat {{ day }}",
     "{{ region }}, bimbingan tahap {{ stage }} ({{ edition }}): {{ result }} ditunggu paling lambat {{ day }}."),
    ("{{ result }}: due {{ day }}",
     "{{ region }}, mentoring stage {{ stage }} ({{ edition }}): {{ result }} is due {{ day }}."),
)  # fmt: skip
DELIVERED = _kind(
    "delivered", _("Hasil daerah menunggu pembimbing"),
    ("{{ region }} menyerahkan {{ result }}",
     "{{ region }} menyerahkan {{ result }} (tahap {{ stage }}, {{ edition }}). Terima, atau kembalikan dengan alasan."),
    ("{{ region }} delivered {{ result }}",
     "{{ region }} delivered {{ result }} (stage {{ stage }}, {{ edition }}). Accept it, or return it with a reason."),
)  # fmt: skip
RETURNED = _kind(
    "returned", _("Hasil bimbingan dikembalikan"),
    ("{{ result }} dikembalikan", "{{ result }} (tahap {{ stage }}, {{ edition }}) dikembalikan pembimbing. {{ note }}"),
    ("{{ result }} came back", "{{ result }} (stage {{ stage }}, {{ edition }}) was returned by the mentors. {{ note }}"),
)  # fmt: skip
ACCEPTED = _kind(
    "accepted", _("Hasil bimbingan diterima"),
    ("{{ result }} diterima", "{{ result }} (tahap {{ stage }}, {{ edition }}) diterima pembimbing."),
    ("{{ result }} is accepted", "{{ result }} (stage {{ stage }}, {{ edition }}) was accepted by the mentors."),
    Delivery.DIGEST,
)  # fmt: skip
REMARKED = _kind(
    "remarked", _("Catatan pembimbing"),
    ("Catatan pada {{ result }}", "Pembimbing memberi catatan pada {{ result }} ({{ edition }}). {{ note }}"),
    ("A remark on {{ result }}", "A mentor remarked on {{ result }} ({{ edition }}). {{ note }}"),
    Delivery.DIGEST,
)  # fmt: skip
ANSWERED = _kind(
    "answered", _("Catatan pembimbing dijawab"),
    ("Catatan Anda pada {{ result }} dijawab", "{{ region }} menjawab catatan Anda pada {{ result }}. {{ note }}"),
    ("Your remark on {{ result }} was answered", "{{ region }} answered your remark on {{ result }}. {{ note }}"),
    Delivery.DIGEST,
)  # fmt: skip
SEATED = _kind(
    "seated", _("Anda ditugaskan membimbing"),
    ("Anda {{ role }} bimbingan {{ region }}", "Anda ditugaskan sebagai {{ role }} bimbingan {{ region }} ({{ edition }})."),
    ("You are {{ role }} of the mentoring of {{ region }}",
     "You were made {{ role }} of the mentoring of {{ region }} ({{ edition }})."),
)  # fmt: skip


def tell_opened(stage: GuidanceStage) -> None:
    """The region and its mentors."""
    people = [*queries.region_team(stage.guidance.region), *queries.mentors_of(stage.guidance)]
    notify(people, STAGE_OPEN, _of_stage(stage), url=stage.get_absolute_url())


def tell_mentors(deliverable: Deliverable) -> None:
    """Those who accept or return."""
    people = queries.mentors_of(deliverable.stage.guidance, *Seat.DECIDING)
    notify(people, DELIVERED, _of(deliverable), url=deliverable.get_absolute_url())


def tell_region(deliverable: Deliverable, kind: MessageKind, note: str = "") -> None:
    """What the mentors said."""
    people = queries.region_team(deliverable.stage.guidance.region)
    notify(people, kind, _of(deliverable) | {"note": note}, url=deliverable.get_absolute_url())


def tell_writer(remark: Remark) -> None:
    """The region answered; who left the team does not read it, who decides there now does."""
    guidance = remark.deliverable.stage.guidance
    people = queries.or_successors(remark.author, guidance.region, guidance.edition)
    values = _of(remark.deliverable) | {"note": remark.answer}
    notify(people, ANSWERED, values, url=remark.deliverable.get_absolute_url())


def tell_seated(seat: Seat) -> None:
    """A new task."""
    guidance = seat.guidance
    values = {"region": guidance.region.name, "edition": guidance.edition.name, "role": str(seat.get_role_display())}
    notify([seat.user], SEATED, values, url=reverse("mentoring:guidance", args=[guidance.pk]))


def remind_of(deliverables: Iterable[Deliverable]) -> None:
    """Of one region: its team by working day; the Sekda hears of what is late once, not once for each of the team."""
    due = [row for row in deliverables if row.due_on is not None and row.is_owed]
    if not due:
        return
    region = due[0].stage.guidance.region
    team, sekda = queries.region_team(region), queries.sekda_of(region)
    for row in due:
        remind_team(
            row, team, superior=sekda, kind=RESULT_DUE, due_on=row.due_on, at=DUE_AT, values=_of(row),
            url=row.get_absolute_url(), escalate_at=ESCALATE_AT,
        )  # fmt: skip


def stop(deliverables: Iterable[Deliverable]) -> None:
    """Delivered, or asked for no longer."""
    for row in deliverables:
        stop_reminders(row, kind=RESULT_DUE)


def _of_stage(stage: GuidanceStage) -> dict[str, str]:
    guidance = stage.guidance
    return {"region": guidance.region.name, "edition": guidance.edition.name, "stage": stage.roman}


def _of(deliverable: Deliverable) -> dict[str, str]:
    day = formats.day(deliverable.due_on, weekday=True) if deliverable.due_on else "–"
    return _of_stage(deliverable.stage) | {"result": deliverable.expected.name, "day": day}
