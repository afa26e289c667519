"""What review tells people."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.notifications.kinds import Delivery, MessageKind, kinds_of
from gerakan.foundation.notifications.reminding import remind_team, stop_reminders
from gerakan.foundation.notifications.telling import notify
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.mentoring.models import Seat
from gerakan.stages.mentoring.queries.people import or_successors
from gerakan.stages.reviews.models import PlanningPeriod, PlanRemark
from gerakan.stages.reviews.queries import plans as queries

PERIOD_ENDS_AT = (120, 60, 20, 0, -20, -60)
"""Working days before the last day of the RPJMD; below zero after it."""
EXAMPLES = {
    "region": "Kabupaten Sumenep", "edition": "Edisi 2027", "version": "2", "note": "Sumber angka belum ditulis.",
    "year": "2029",
}  # fmt: skip


_kind = kinds_of("reviews", EXAMPLES)

ASKED = _kind(
    "asked", _("Rencana induk menunggu telaah"),
    ("{{ region }} meminta telaah rencana induk",
     "Rencana induk {{ region }} ({{ edition }}), versi {{ version }}, menunggu telaah pembimbing. {{ note }}"),
    ("{{ region }} asks for review of its masterplan",
     "The masterplan of {{ region }} ({{ edition }}), version {{ version }}, waits for its mentors. {{ note }}"),
)  # fmt: skip
RETURNED = _kind(
    "returned", _("Rencana induk dikembalikan"),
    ("Rencana induk {{ region }} dikembalikan", "Pembimbing mengembalikan rencana induk versi {{ version }}. {{ note }}"),
    ("The masterplan of {{ region }} came back", "The mentors returned version {{ version }} of the masterplan. {{ note }}"),
)  # fmt: skip
APPROVED = _kind(
    "approved", _("Rencana induk disetujui pembimbing"),
    ("Rencana induk {{ region }} disetujui",
     "Pembimbing menyetujui rencana induk {{ region }} versi {{ version }}. Kepala daerah menetapkannya dengan produk hukum."),
    ("The masterplan of {{ region }} is approved",
     "The mentors approved version {{ version }} of the masterplan of {{ region }}. The head of the region adopts it by a legal act."),
)  # fmt: skip
ADOPTED = _kind(
    "adopted", _("Rencana induk ditetapkan"),
    ("Rencana induk {{ region }} ditetapkan", "Rencana induk {{ region }} versi {{ version }} ditetapkan: {{ note }}."),
    ("The masterplan of {{ region }} is adopted", "Version {{ version }} of the masterplan of {{ region }} was adopted: {{ note }}."),
    Delivery.DIGEST,
)  # fmt: skip
PUBLISHED = _kind(
    "published", _("Rencana induk diumumkan"),
    ("Rencana induk {{ region }} diumumkan", "Rencana induk {{ region }} versi {{ version }} dapat dibaca semua orang."),
    ("The masterplan of {{ region }} is public", "Everybody can read version {{ version }} of the masterplan of {{ region }}."),
    Delivery.DIGEST,
)  # fmt: skip
WITHDRAWN = _kind(
    "withdrawn", _("Rencana induk ditarik dari umum"),
    ("Rencana induk {{ region }} ditarik", "Versi {{ version }} tidak lagi dapat dibaca umum. {{ note }}"),
    ("The masterplan of {{ region }} was withdrawn", "Version {{ version }} can no longer be read by the public. {{ note }}"),
)  # fmt: skip
REMARKED = _kind(
    "remarked", _("Catatan pada rencana induk"),
    ("Catatan pada rencana induk {{ region }}", "Ada catatan baru pada rencana induk {{ region }}. {{ note }}"),
    ("A remark on the masterplan of {{ region }}", "There is a new remark on the masterplan of {{ region }}. {{ note }}"),
    Delivery.DIGEST,
)  # fmt: skip
DECIDED = _kind(
    "decided", _("Catatan atau usulan Anda ditanggapi"),
    ("Catatan Anda pada rencana induk {{ region }} ditanggapi", "{{ note }}"),
    ("Your remark on the masterplan of {{ region }} was answered", "{{ note }}"),
    Delivery.DIGEST,
)  # fmt: skip
PERIOD_ENDS = _kind(
    "period_ends", _("Masa RPJMD rencana induk berakhir"),
    ("RPJMD yang menjadi dasar rencana induk {{ region }} berakhir {{ year }}",
     "Rencana induk {{ region }} bersandar pada RPJMD yang berakhir {{ year }}. Catat RPJMD yang baru, lalu buka revisi terpandu."),
    ("The RPJMD behind the masterplan of {{ region }} ends in {{ year }}",
     "The masterplan of {{ region }} rests on an RPJMD that ends in {{ year }}. Note the new RPJMD, then open a guided revision."),
)  # fmt: skip
PERIOD_CHANGED = _kind(
    "period_changed", _("RPJMD daerah berubah"),
    ("RPJMD {{ region }} berubah", "RPJMD {{ region }} yang baru dicatat ({{ note }}). Lihat rujukan rencana induk yang putus."),
    ("The RPJMD of {{ region }} changed", "A new RPJMD of {{ region }} was noted ({{ note }}). See which references of the masterplan are broken."),
)  # fmt: skip


def tell_mentors(plan: Masterplan, *, version: int, note: str) -> None:
    """Those who accept and return."""
    _tell(queries.mentors_of(plan, *Seat.DECIDING), ASKED, plan, version=version, note=note)


def tell_region(plan: Masterplan, kind: MessageKind, *, version: int = 0, note: str = "") -> None:
    """Diskominfo and Bappeda; the head too when it is their turn."""
    roles = (Role.REGION_ADMIN, Role.PLANNING_AGENCY, *([Role.REGION_HEAD] if kind is APPROVED else []))
    _tell(queries.people_of(plan.region, *roles), kind, plan, version=version, note=note)


def tell_all(plan: Masterplan, kind: MessageKind, *, version: int, note: str = "") -> None:
    """The region and its mentors."""
    _tell([*queries.people_of(plan.region), *queries.mentors_of(plan)], kind, plan, version=version, note=note)


def tell_writer(remark: PlanRemark, note: str) -> None:
    """What became of a remark; to whoever decides there once its writer has left."""
    people = or_successors(remark.author, remark.plan.region, remark.plan.edition)
    _tell(people, DECIDED, remark.plan, note=note, url=remark.get_absolute_url())


def tell_others(remark: PlanRemark) -> None:
    """A new remark, to the other side."""
    plan = remark.plan
    region = queries.people_of(plan.region)
    ours = any(person.pk == remark.author_id for person in region)
    people = [person for person in (queries.mentors_of(plan) if ours else region) if person.pk != remark.author_id]
    _tell(people, REMARKED, plan, note=remark.text[:300], url=remark.get_absolute_url())


def remind_of_period(plan: Masterplan, year: int | None) -> None:
    """Before and after the last day of the RPJMD that a public plan rests on."""
    if year is None:
        return
    remind_team(
        plan, queries.people_of(plan.region), superior=None, kind=PERIOD_ENDS, due_on=datetime.date(year, 12, 31),
        at=PERIOD_ENDS_AT, values=_values(plan, year=str(year)), url=reverse("reviews:alarms", args=[plan.pk]),
    )  # fmt: skip


def stop(plan: Masterplan) -> None:
    """The revision has begun."""
    stop_reminders(plan, kind=PERIOD_ENDS)


def tell_period(plan: Masterplan, period: PlanningPeriod) -> None:
    """A new RPJMD, to the region and its mentors."""
    url = reverse("reviews:alarms", args=[plan.pk])
    people = [*queries.people_of(plan.region), *queries.mentors_of(plan)]
    _tell(people, PERIOD_CHANGED, plan, note=f"{period.starts}–{period.ends}", url=url)


def _tell(
    people: list[User], kind: MessageKind, plan: Masterplan, *, version: int = 0, note: str = "", url: str = ""
) -> None:
    values = _values(plan, version=str(version), note=note)
    notify(people, kind, values, url=url or reverse("reviews:review", args=[plan.pk]))


def _values(plan: Masterplan, *, version: str = "", note: str = "", year: str = "") -> dict[str, str]:
    said = {"region": plan.region.name, "edition": plan.edition.name}
    return said | {"version": version, "note": note, "year": year}
