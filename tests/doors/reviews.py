"""Doors of telaah, and of the plans that everybody may read."""

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Participation
from gerakan.stages.masterplans.commands.plans import begin
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.reviews.models import PlanRemark, PlanVersion, Publication
from tests.doors.masterplans import its_plan
from tests.doors.registry import WITHOUT_RIGHT, Arguments, Rows, door, rows
from tests.factories.accounts import a_region, an_edition, somebody
from tests.factories.editions import EditionFactory
from tests.factories.masterplans import a_plan
from tests.factories.reviews import a_version, made_public

WITHOUT_RIGHT.update(
    {
        "reviews.Round": "seen with its plan",
        "reviews.PartAcceptance": "seen with its plan",
        "reviews.Adoption": "seen with its version",
        "reviews.Publication": "as its version",
        "reviews.PlanningPeriod": "seen with its plan",
    }
)


def its_version() -> PlanVersion:
    plan = its_plan()
    return plan.versions.first() or a_version(plan, by=plan.begun_by)


def its_publication() -> Publication:
    """Of an edition that visitors may see."""
    known = Publication.objects.filter(plan__edition__slug="telaah-umum").first()
    if known is not None:
        return known
    edition = EditionFactory(slug="telaah-umum", year=2027, is_sample=True, is_test=False, state="open")
    Participation.objects.create(edition=edition, region=a_region(), role="selected")
    writer = somebody(Role.REGION_ADMIN, region=a_region())
    return made_public(begin(a_region(), edition=edition, by=writer), by=writer)


def a_remark(plan: Masterplan) -> PlanRemark:
    return plan.remarks.first() or PlanRemark.objects.create(plan=plan, text="Uji.", author=plan.begun_by)


@door("reviews:review", "reviews:strip", "reviews:act", "reviews:part", "reviews:adopt", "reviews:compare",
      "reviews:remarks", "reviews:new_remark", "reviews:alarms")  # fmt: skip
def of_plan() -> Arguments:
    return {"pk": its_version().plan_id}


@door("reviews:version", "reviews:read_sheet", "reviews:act_on_remark", "reviews:withdraw")
def of_version() -> Arguments:
    version = its_version()
    return {
        "pk": version.plan_id, "number": version.number, "code": "misi", "remark": a_remark(version.plan).pk, "publication": 1,
    }  # fmt: skip


@door("reviews:read_chapter")
def of_chapter() -> Arguments:
    return {"pk": its_version().plan_id, "number": 0, "code": "1-pendahuluan"}


@door("published:plan", "published:version", "published:contents", "published:table")
def of_publication() -> Arguments:
    shown = its_publication()
    return {
        "edition": shown.plan.edition.slug, "region": shown.plan.region.slug, "number": shown.version.number, "code": "misi",
    }  # fmt: skip


@door("api:get_plan")
def of_public_data() -> Arguments:
    shown = its_publication()
    return {"edisi": shown.plan.edition.slug, "daerah": shown.plan.region.slug}


@rows("reviews.PlanVersion", "reviews.read")
def versions() -> Rows:
    other, writer = a_plan(edition=an_edition())
    return [its_version(), a_version(other, by=writer), its_publication().version]


@rows("reviews.PlanRemark", "reviews.read_remark")
def remarks() -> Rows:
    return [a_remark(its_plan()), a_remark(a_plan(edition=an_edition())[0])]
