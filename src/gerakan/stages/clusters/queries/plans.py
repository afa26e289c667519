"""Joint plans as their lists and pages show them."""

from typing import TYPE_CHECKING

from django.db.models import Count, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.models import RoleAssignment, User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.stages.clusters.models import (
    Charter,
    JointPlan,
    JointProgramme,
    Membership,
    Publication,
    Share,
    ShareAnswer,
    Signature,
)
from gerakan.stages.mentoring.queries import people

if TYPE_CHECKING:
    from gerakan.stages.clusters.models.plans import MembershipQuerySet

ENOUGH_MEMBERS = 2


def plans_for(user: Actor) -> "QuerySet[JointPlan]":
    """Those this person may read."""
    return JointPlan.objects.visible_to(user).select_related("edition", "province")


def listed_for(user: Actor) -> "QuerySet[JointPlan]":
    """The same with what a list shows."""
    members = Membership.objects.today().filter(plan=OuterRef("pk")).order_by().values("plan")
    number = Charter.objects.filter(plan=OuterRef("pk"), state=Charter.State.IN_FORCE).values("number")
    programmes = JointProgramme.objects.filter(plan=OuterRef("pk")).order_by().values("plan")
    agreed = programmes.filter(agreed__isnull=False).annotate(n=Count("pk")).values("n")
    return plans_for(user).annotate(
        member_count=Coalesce(Subquery(members.annotate(n=Count("pk")).values("n"), IntegerField()), 0),
        programme_count=Coalesce(Subquery(programmes.annotate(n=Count("pk")).values("n"), IntegerField()), 0),
        agreed_count=Coalesce(Subquery(agreed, IntegerField()), 0),
        charter_number=Subquery(number),
    )


def held(plan: JointPlan) -> JointPlan:
    """As it stands, locked until the transaction ends: saves of one plan queue up."""
    rows = JointPlan.objects.select_for_update(of=("self",)).select_related("edition", "province")
    return rows.get(pk=plan.pk)


def all_members(plan: JointPlan) -> "MembershipQuerySet":
    """Those who left, too."""
    return Membership.objects.filter(plan=plan).select_related("region", "province", "plan")


def members_of(plan: JointPlan) -> list[Membership]:
    """Who belongs to it now, the lead first."""
    return list(all_members(plan).today())


def lead_of(plan: JointPlan) -> Membership | None:
    """Who leads it now."""
    return all_members(plan).today().filter(leads=True).first()


def newest_charter(plan: JointPlan) -> Charter | None:
    """The version that is being made, else the one in force."""
    return plan.charters.order_by("-version").first()


def charter_in_force(plan: JointPlan) -> Charter | None:
    """What binds the members now."""
    return plan.charters.filter(state=Charter.State.IN_FORCE).first()


def signatures_of(charter: Charter) -> "QuerySet[Signature]":
    """Given and refused, with who they stand for."""
    return charter.signatures.select_related("member__region", "member__province", "by")


def unsigned_members(charter: Charter) -> list[Membership]:
    """Members whose signature is missing."""
    signed = {one.member_id for one in charter.signatures.all() if one.is_given}
    return [one for one in members_of(charter.plan) if one.pk not in signed]


def has_signed(member: Membership) -> bool:
    """The charter that is in force."""
    rows = Signature.objects.filter(member=member, charter__state=Charter.State.IN_FORCE, refused_because="")
    return rows.exists()


def programmes() -> "QuerySet[JointProgramme]":
    """With everything that a division needs."""
    answers = Prefetch("answers", ShareAnswer.objects.select_related("by"))
    shares = Prefetch("shares", Share.objects.select_related("member__region", "member__province", "member__plan").prefetch_related(answers))  # fmt: skip
    rows = JointProgramme.objects.select_related("plan__edition", "plan__province")
    return rows.prefetch_related("money", "targets", shares)


def programmes_of(plan: JointPlan) -> "QuerySet[JointProgramme]":
    """All of a joint plan's."""
    return programmes().filter(plan=plan)


def programmes_for(user: Actor) -> "QuerySet[JointProgramme]":
    """Those of plans that this person may read."""
    return programmes().filter(plan__in=JointPlan.objects.visible_to(user))


def people_of(member: Membership, *roles: Role) -> list[User]:
    """Who works for a member today in one of these roles; whoever speaks for a province."""
    if member.region:
        return people.officials_of(member.region, *roles)
    held_now = RoleAssignment.objects.filter(role=Role.PROVINCE, province=member.province).in_force()
    return list(User.objects.filter(is_active=True, assignments__in=held_now).distinct().order_by("pk"))


def current_publication(plan: JointPlan) -> Publication | None:
    """What everybody reads now."""
    return plan.publications.filter(withdrawn_at__isnull=True).first()


def published() -> "QuerySet[Publication]":
    """The newest public version of every joint plan that is no test."""
    later = Publication.objects.filter(plan=OuterRef("plan"), withdrawn_at__isnull=True).order_by("-number")
    rows = Publication.objects.filter(pk=Subquery(later.values("pk")[:1]), plan__edition__is_test=False)
    return rows.select_related("plan__edition", "plan__province").defer("contents")


def history_of(edition: str, slug: str) -> list[Publication]:
    """Public versions of one joint plan, the newest first, withdrawn ones among them."""
    rows = Publication.objects.filter(plan__edition__slug=edition, plan__slug=slug, plan__edition__is_test=False)
    return list(rows.select_related("plan__edition", "plan__province").order_by("-number"))


def memberships_in(edition: Edition) -> "QuerySet[Membership]":
    """Of all joint plans of an edition that run."""
    today = Membership.objects.today().filter(Q(plan__state=JointPlan.State.ACTIVE), plan__edition=edition)
    return today.select_related("plan", "region", "province")
