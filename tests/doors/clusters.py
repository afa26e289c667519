"""Doors of joint plans, and of those that everybody may read."""

from gerakan.stages.clusters.commands import plans as commands
from gerakan.stages.clusters.models import JointPlan, JointProgramme, Publication
from tests.doors.masterplans import its_plan
from tests.doors.registry import WITHOUT_RIGHT, Arguments, Rows, door, rows
from tests.factories.accounts import a_region, an_edition
from tests.factories.clusters import a_company, a_programme, again, answered, chartered, shared
from tests.factories.editions import EditionFactory
from tests.factories.regions import RegionFactory

WITHOUT_RIGHT.update(
    {
        f"clusters.{name}": "seen with its joint plan"
        for name in ("Membership", "Charter", "Signature", "PlanRevision", "Publication", "JointProgramme", "JointMoney",
                     "JointTarget", "Share", "ShareAnswer")
    }
)  # fmt: skip


def its_joint_plan() -> JointPlan:
    """The visitors' region leads it; in force, one programme agreed on, one still asked."""
    known = JointPlan.objects.filter(name="Kawasan pintu", edition=an_edition()).first()
    if known is not None:
        return known
    company = a_company(an_edition(), regions=[a_region(), RegionFactory()], name="Kawasan pintu")
    chartered(company)
    for name in ("Disepakati", "Ditanyakan"):
        shared(company, a_programme(company, name=name), 6000, 4000)
    row = company.plan.programmes.earliest("pk")
    for member, planner in zip(company.members, company.planners, strict=True):
        answered(again(row), member, planner)
    return JointPlan.objects.get(pk=company.plan.pk)


def its_programme() -> JointProgramme:
    return its_joint_plan().programmes.earliest("pk")


@door(*(f"clusters:{name}" for name in (
    "plan", "frame", "act", "history", "join", "charter", "edit_charter", "act_on_charter", "sign", "new_programme",
)))  # fmt: skip
def a_joint_plan() -> Arguments:
    return {"pk": its_joint_plan().pk}


@door("clusters:leave")
def a_member() -> Arguments:
    plan = its_joint_plan()
    return {"pk": plan.pk, "member": plan.memberships.filter(leads=False)[0].pk}


@door(*(f"clusters:{name}" for name in ("programme", "edit_programme", "shares", "answer", "remove_programme")))
def a_joint_programme() -> Arguments:
    return {"pk": its_programme().pk}


@door("clusters:own")
def joint_programmes_of_a_plan() -> Arguments:
    return {"pk": its_plan().pk}


@door("clusters_public:plan", "clusters_public:version", "clusters_public:contents")
def a_public_joint_plan() -> Arguments:
    row = Publication.objects.filter(plan__edition__slug="kawasan-umum").first()
    if row is None:
        edition = EditionFactory(slug="kawasan-umum", year=2027, is_sample=True, is_test=False, state="open")
        company = a_company(edition, 2)
        chartered(company)
        row = commands.publish(company.plan, by=company.chief)
    return {"edition": "kawasan-umum", "slug": row.plan.slug, "number": row.number}


@rows("clusters.JointPlan", "clusters.see")
def joint_plans() -> Rows:
    other = a_company(an_edition(), 2)
    return [its_joint_plan(), other.plan]
