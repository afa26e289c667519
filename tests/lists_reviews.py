"""Lists of telaah, for tests/lists.py."""

from gerakan.foundation.editions.models import Edition
from gerakan.stages.chapters.queries.contents import Contents, contents_of
from gerakan.stages.institutions.models import LegalAct, OfficeHolder
from gerakan.stages.masterplans.models import Masterplan, Mission
from gerakan.stages.reviews.models import Adoption, PlanRemark, PlanVersion, Publication
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory
from tests.factories.institutions import a_head
from tests.factories.reviews import a_perkada
from tests.lists import Look, listed, many_regions, staff, visitor


def many_plans(count: int) -> list[Masterplan]:
    edition, by = (
        EditionFactory(slug=f"telaah-{Edition.objects.count()}", state="open", is_sample=True, is_test=False),
        somebody(),
    )
    return Masterplan.objects.bulk_create(
        Masterplan(region=region, edition=edition, name="Rencana", starts=2028, begun_by=by)
        for region in many_regions(count)
    )  # fmt: skip


@listed("reviews:reviews", "reviews:all_remarks")
def plans_with_remarks(count: int) -> Look:
    plans = many_plans(count)
    PlanRemark.objects.bulk_create(PlanRemark(plan=plan, text="Sebut sumber.", author=plan.begun_by) for plan in plans)
    return staff()


@listed("published:plans", "api:list_plans")
def public_plans(count: int) -> Look:
    made_public(many_plans(count), {})
    return staff()


@listed("api:get_plan")
def one_public_plan_as_data(count: int) -> Look:
    [plan] = many_plans(1)
    Mission.objects.bulk_create(Mission(plan=plan, code=f"MI-{n}", text=f"Misi {n}") for n in range(count))
    made_public([plan], contents_of(plan))
    return visitor(edisi=plan.edition.slug, daerah=plan.region.slug)


def made_public(plans: list[Masterplan], contents: Contents | dict[str, object]) -> None:
    holder: OfficeHolder = a_head(plans[0].region)
    act: LegalAct = a_perkada(plans[0].region)
    versions = PlanVersion.objects.bulk_create(
        PlanVersion(plan=plan, number=1, revision=1, contents=contents, sha256="0" * 64, made_by=plan.begun_by)
        for plan in plans
    )
    adoptions = Adoption.objects.bulk_create(
        Adoption(
            version=version, act=act, holder=holder, signer_name="Hana Contoh", signer_title="Bupati",
            capacity="definitif", act_words=str(act), act_on=act.dated, by=version.made_by,
        )
        for version in versions
    )  # fmt: skip
    Publication.objects.bulk_create(
        Publication(plan=one.version.plan, version=one.version, adoption=one, by=one.by) for one in adoptions
    )
