"""What members are told."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import STAFF_ROLES, Role
from gerakan.foundation.notifications.kinds import MessageKind, Wording, message_kind
from gerakan.foundation.notifications.telling import notify
from gerakan.stages.clusters.models import JointPlan, JointProgramme, Membership
from gerakan.stages.clusters.queries import plans as queries

EXAMPLES = {"plan": "Kawasan Danau Contoh", "note": "Angkutan air terpadu"}
READERS = (Role.REGION_ADMIN, Role.PLANNING_AGENCY)


def _kind(code: str, label: object, indonesian: tuple[str, str], english: tuple[str, str]) -> MessageKind:
    return message_kind(
        MessageKind(
            code=f"clusters.{code}", label=label, examples=EXAMPLES,  # type: ignore[arg-type]
            indonesian=Wording(*indonesian), english=Wording(*english),
        )
    )  # fmt: skip


SIGN = _kind(
    "sign", _("Piagam bersama menunggu tanda tangan"),
    ("Piagam {{ plan }} menunggu tanda tangan", "Piagam {{ plan }} menunggu tanda tangan kepala daerah anggota. {{ note }}"),
    ("The charter of {{ plan }} waits for signatures", "The charter of {{ plan }} waits for the heads of its members. {{ note }}"),
)  # fmt: skip
RECALLED = _kind(
    "recalled", _("Piagam bersama ditarik untuk diubah"),
    ("Piagam {{ plan }} ditarik untuk diubah", "Tanda tangan yang sudah ada tidak berlaku lagi. {{ note }}"),
    ("The charter of {{ plan }} was taken back", "Signatures given so far no longer stand. {{ note }}"),
)  # fmt: skip
REFUSED = _kind(
    "refused", _("Piagam atau bagian bersama ditolak"),
    ("{{ plan }}: ada yang menolak", "{{ note }}"),
    ("{{ plan }}: a member refused", "{{ note }}"),
)  # fmt: skip
IN_FORCE = _kind(
    "in_force", _("Piagam bersama berlaku"),
    ("Piagam {{ plan }} berlaku", "Semua anggota sudah menandatangani. Nomor: {{ note }}."),
    ("The charter of {{ plan }} is in force", "All members have signed. Number: {{ note }}."),
)  # fmt: skip
SHARE = _kind(
    "share", _("Bagian program bersama menunggu jawaban"),
    ("{{ plan }}: bagian Anda menunggu jawaban", "Periksa dan jawab bagian daerah Anda: {{ note }}."),
    ("{{ plan }}: your share waits for an answer", "Look at your region's share and answer it: {{ note }}."),
)  # fmt: skip
AGREED = _kind(
    "agreed", _("Program bersama disepakati"),
    ("{{ plan }}: program disepakati", "Semua anggota menerima bagiannya: {{ note }}. Program ini kini ada dalam buku setiap anggota."),
    ("{{ plan }}: a programme is agreed on", "All members accepted their shares: {{ note }}. It now stands in every member's books."),
)  # fmt: skip


def tell(plan: JointPlan, kind: MessageKind, *, note: str = "", url: str = "") -> None:
    """Heads, Diskominfo and Bappeda of all members."""
    people = [
        one for member in queries.members_of(plan) for one in queries.people_of(member, Role.REGION_HEAD, *READERS)
    ]
    _send(people, plan, kind, note, url)


def tell_share(programme: JointProgramme, members: Iterable[Membership]) -> None:
    """Those whose answer is missing."""
    roles = (Role.REGION_HEAD, Role.REGION_SECRETARY, Role.PLANNING_AGENCY)
    people = [one for member in members for one in queries.people_of(member, *roles)]
    _send(people, programme.plan, SHARE, str(programme), programme.get_absolute_url())


def tell_managers(plan: JointPlan, kind: MessageKind, *, note: str, url: str = "") -> None:
    """Whoever leads it, and who founded it while still working for the secretariat or that province."""
    lead = queries.lead_of(plan)
    people = queries.people_of(lead, *READERS) if lead else []
    there = Q(role__in=STAFF_ROLES) | Q(role=Role.PROVINCE, province=plan.province_id or 0)
    if plan.founded_by.assignments.filter(there).in_force().exists():
        people = [*people, plan.founded_by]
    _send(people, plan, kind, note, url)


def _send(people: list[User], plan: JointPlan, kind: MessageKind, note: str, url: str) -> None:
    notify(people, kind, {"plan": plan.name, "note": note}, url=url or plan.get_absolute_url())
