"""Who may do what with joint plans."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF, hat_of, holds
from gerakan.foundation.accounts.roles import REGION_ROLES, Role
from gerakan.stages.clusters.models import JointPlan, Membership
from gerakan.stages.mentoring.models.programmes import GUIDING_ROLES

WRITING = (Role.REGION_ADMIN, Role.PLANNING_AGENCY)
ANSWERING = (Role.REGION_HEAD, Role.REGION_SECRETARY, Role.PLANNING_AGENCY)


def plan_of(thing: object) -> JointPlan | None:
    """The joint plan that a thing of this stage belongs to."""
    found = thing if isinstance(thing, JointPlan) else getattr(thing, "plan", None)
    return found if isinstance(found, JointPlan) else None


def own_memberships(user: Actor) -> "QuerySet[Membership]":
    """Of the region or province that the role in use belongs to; those that have not ended."""
    hat = hat_of(user)
    if hat is None or hat.role not in {*REGION_ROLES, Role.PROVINCE}:
        return Membership.objects.none()
    if hat.role == Role.PROVINCE:
        return Membership.objects.today().filter(province_id=hat.province_id or 0)
    return Membership.objects.today().filter(region_id=hat.region_id or 0)


def _belongs(user: Actor, thing: object, **more: bool) -> bool:
    """Of the person's own place; of a membership itself when it is one."""
    if thing is None:
        return True
    rows = own_memberships(user).filter(**more)
    if isinstance(thing, Membership):
        return rows.filter(pk=thing.pk).exists()
    plan = plan_of(thing)
    return plan is not None and rows.filter(plan=plan).exists()


@who
def may_know_it(user: Actor, thing: object = None) -> bool:
    """Orang dari daerah atau provinsi anggotanya, dan pembimbing daerah anggotanya."""
    if not holds(user, *REGION_ROLES, Role.PROVINCE, *GUIDING_ROLES):
        return False
    plan = plan_of(thing)
    return thing is None or (plan is not None and JointPlan.objects.visible_to(user).filter(pk=plan.pk).exists())


@who
def is_its_province(user: Actor, thing: object = None) -> bool:
    """Provinsi pemiliknya."""
    hat = hat_of(user)
    if hat is None or hat.role != Role.PROVINCE:
        return False
    plan = plan_of(thing)
    return thing is None or (plan is not None and plan.province_id is not None and plan.province_id == hat.province_id)


@who
def leads_it(user: Actor, thing: object = None) -> bool:
    """Diskominfo atau Bappeda daerah yang mengetuainya."""
    return holds(user, *WRITING) and _belongs(user, plan_of(thing), leads=True)


@who
def writes_it(user: Actor, thing: object = None) -> bool:
    """Diskominfo atau Bappeda daerah anggotanya, atau provinsi anggotanya."""
    return holds(user, *WRITING, Role.PROVINCE) and _belongs(user, plan_of(thing))


@who
def signs_for_it(user: Actor, thing: object = None) -> bool:
    """Kepala daerah anggota itu, atau provinsi anggota itu."""
    return holds(user, Role.REGION_HEAD, Role.PROVINCE) and _belongs(user, thing)


@who
def answers_for_it(user: Actor, thing: object = None) -> bool:
    """Kepala daerah, sekretaris daerah, atau Bappeda anggota itu, atau provinsi anggota itu."""
    return holds(user, *ANSWERING, Role.PROVINCE) and _belongs(user, thing)


@who
def it_has_not_ended(user: Actor, thing: object = None) -> bool:
    """Selama kerja samanya berjalan."""
    plan = plan_of(thing)
    return plan is None or plan.is_open


def member_of(user: Actor, plan: JointPlan) -> Membership | None:
    """The membership for which this person may speak."""
    rows = own_memberships(user).filter(Q(plan=plan)).select_related("plan", "region__province", "province")
    return rows.order_by("pk").first()


SEE_WORK = permission("clusters.see_work", OVERSIGHT, _("Melihat semua rencana bersama"))
SEE = permission("clusters.see", OVERSIGHT | may_know_it, _("Membaca rencana bersama"))
FOUND = permission("clusters.found", STAFF | is_its_province, _("Mendirikan rencana bersama"))
MANAGE = permission(
    "clusters.manage", (STAFF | is_its_province | leads_it) & it_has_not_ended,
    _("Mengurus anggota, tanda tangan, dan pengumuman rencana bersama"),
)  # fmt: skip
CLOSE = permission(
    "clusters.close", STAFF | is_its_province | leads_it, _("Mengakhiri dan membuka lagi rencana bersama")
)
WRITE = permission(
    "clusters.write", (STAFF | is_its_province | writes_it) & it_has_not_ended, _("Menulis piagam dan program bersama")
)
SIGN = permission("clusters.sign", signs_for_it & it_has_not_ended, _("Menandatangani piagam bersama"))
ANSWER = permission("clusters.answer", answers_for_it & it_has_not_ended, _("Menerima atau menolak bagian anggota"))
COUNT = permission("clusters.count", OVERSIGHT, _("Melihat jumlah nasional tanpa hitungan ganda"))
