"""Who may do what in review."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import STAFF, hat_of, holds
from gerakan.foundation.accounts.models import RoleAssignment
from gerakan.foundation.accounts.roles import Role
from gerakan.stages.masterplans import permissions as plans
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.mentoring.models import Guidance, Seat
from gerakan.stages.mentoring.models.programmes import GUIDING_ROLES
from gerakan.stages.reviews.models import PlanRemark, PlanVersion

ASKING = (Role.REGION_ADMIN, Role.PLANNING_AGENCY)
OWN_TIME = datetime.timedelta(days=14)
"""So long after adoption the region alone makes its plan public."""


def plan_of(thing: object) -> Masterplan | None:
    """The plan that a thing of this stage belongs to."""
    found = thing if isinstance(thing, Masterplan) else getattr(thing, "plan", None)
    return found if isinstance(found, Masterplan) else None


@who
def asks_for_it(user: Actor, thing: object = None) -> bool:
    """Diskominfo atau Bappeda daerah itu."""
    return holds(user, *ASKING) and _belongs(user, thing)


@who
def writes_in_it(user: Actor, thing: object = None) -> bool:
    """Diskominfo, Bappeda, atau perangkat daerah itu."""
    return holds(user, *plans.WRITERS) and _belongs(user, thing)


@who
def is_its_head(user: Actor, thing: object = None) -> bool:
    """Kepala daerah itu atau penjabatnya."""
    return holds(user, Role.REGION_HEAD) and _belongs(user, thing)


@who
def comments_on_it(user: Actor, thing: object = None) -> bool:
    """Pembimbing daerah itu, bukan pengamat."""
    return _is_seated(user, thing, *Seat.GUIDING)


@who
def decides_about_it(user: Actor, thing: object = None) -> bool:
    """Ketua atau anggota tim pembimbing daerah itu."""
    return _is_seated(user, thing, *Seat.DECIDING)


@who
def leads_its_team(user: Actor, thing: object = None) -> bool:
    """Ketua tim pembimbing daerah itu."""
    return _is_seated(user, thing, Seat.Role.LEAD)


@who
def wrote_it(user: Actor, thing: object = None) -> bool:
    """Penulis catatan itu, selama masih bekerja untuk rencana itu."""
    if thing is None:
        return comments_on_it.holds(user) or writes_in_it.holds(user)
    if not isinstance(thing, PlanRemark) or thing.author_id != user.pk:
        return False
    return comments_on_it.holds(user, thing) or (writes_in_it.holds(user, thing) and not thing.is_compulsory)


@who
def its_writer_left(user: Actor, thing: object = None) -> bool:
    """Ketua atau anggota tim, bila penulis catatannya tidak lagi bekerja untuk rencana itu."""
    if not isinstance(thing, PlanRemark) or not decides_about_it.holds(user, thing):
        return False
    plan, author = thing.plan, {"user": thing.author_id}  # whichever of several roles the author has in use
    sits = Seat.objects.filter(
        guidance__participation__region=plan.region_id, guidance__participation__edition=plan.edition_id,
        ended_at__isnull=True, role__in=Seat.GUIDING, **author,
    )  # fmt: skip
    held = RoleAssignment.objects.filter(**author).in_force()
    guides = sits.exists() and held.filter(role__in=GUIDING_ROLES).exists()
    return not (guides or held.filter(role__in=plans.WRITERS, region=plan.region_id).exists())


@who
def it_waits_too_long(user: Actor, thing: object = None) -> bool:
    """Empat belas hari setelah ditetapkan."""
    plan = plan_of(thing)
    if plan is None:
        return thing is None
    last = PlanVersion.objects.filter(plan=plan, adoption__isnull=False).select_related("adoption").first()
    return last is not None and timezone.now() - last.adoption.at >= OWN_TIME


@who
def is_public(user: Actor, version: object = None) -> bool:
    """Siapa saja, bila versinya sudah diumumkan."""
    return isinstance(version, PlanVersion) and PlanVersion.objects.public().filter(pk=version.pk).exists()


@who
def reads_its_plan(user: Actor, thing: object = None) -> bool:
    """Siapa saja yang boleh membaca rencananya."""
    return plans.SEE.predicate.holds(user, plan_of(thing))


def _belongs(user: Actor, thing: object) -> bool:
    plan, hat = plan_of(thing), hat_of(user)
    return thing is None or (plan is not None and hat is not None and hat.region_id == plan.region_id)


def _is_seated(user: Actor, thing: object, *roles: str) -> bool:
    if thing is None:
        return holds(user, *GUIDING_ROLES)
    plan = plan_of(thing)
    if plan is None:
        return False
    team = Guidance.objects.all().guided_by(user, *roles)
    return team.filter(participation__region=plan.region_id, participation__edition=plan.edition_id).exists()


SEE = permission("reviews.see", plans.SEE.predicate, _("Membaca telaah rencana induk"))
READ = permission("reviews.read", is_public | reads_its_plan, _("Membaca versi rencana induk"))
READ_REMARK = permission("reviews.read_remark", reads_its_plan, _("Membaca catatan telaah"))
ASK = permission("reviews.ask", asks_for_it, _("Meminta telaah rencana induk daerahnya"))
REMARK = permission("reviews.remark", comments_on_it | writes_in_it, _("Memberi catatan dan usulan pada rencana induk"))
DEMAND = permission("reviews.demand", comments_on_it, _("Mewajibkan penyelesaian sebuah catatan"))
ANSWER = permission("reviews.answer", writes_in_it, _("Menjawab catatan telaah"))
RESOLVE = permission("reviews.resolve", wrote_it | its_writer_left, _("Menyelesaikan catatan telaah"))
DECIDE = permission("reviews.decide", decides_about_it, _("Menerima bagian rencana atau mengembalikannya"))
APPROVE = permission("reviews.approve", leads_its_team, _("Menyetujui rencana induk"))
ADOPT = permission("reviews.adopt", is_its_head, _("Menetapkan rencana induk daerahnya"))
PUBLISH = permission("reviews.publish", asks_for_it | (STAFF & it_waits_too_long), _("Mengumumkan rencana induk"))
WITHDRAW = permission("reviews.withdraw", asks_for_it | STAFF, _("Menarik rencana induk yang diumumkan"))
