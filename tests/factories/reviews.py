"""Plans on their way through review, as tests need them."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.chapters.queries.contents import contents_of
from gerakan.stages.institutions.models import ActFile, LegalAct, OfficeHolder
from gerakan.stages.masterplans.commands.plans import begin
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.reviews.commands import adopting, reviewing
from gerakan.stages.reviews.models import Adoption, PlanVersion, Publication, Round
from gerakan.stages.reviews.queries import plans as queries
from gerakan.stages.reviews.queries.contents import fingerprint
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory
from tests.factories.filled_plans import fill_with_specimen
from tests.factories.institutions import a_head, an_act
from tests.factories.masterplans import typed
from tests.factories.mentoring import a_guidance, seated


@dataclass
class Case:
    """A plan and everybody around it."""

    plan: Masterplan
    writer: User
    lead: User

    def again(self) -> Masterplan:
        """As it stands now."""
        return Masterplan.objects.select_related("region", "edition").get(pk=self.plan.pk)


def a_case(
    *,
    filled: int = 0,
    edition: Edition | None = None,
    region: Region | None = None,
    is_test: bool = True,
    is_sample: bool = False,
) -> Case:
    """A guided region with its plan: clean with `filled` programmes, else with one mission and nothing severe hidden."""
    slug = f"telaah-{Edition.objects.count()}"
    edition = edition or EditionFactory(
        slug=slug, year=2027, state="open", is_test=is_test and not is_sample, is_sample=is_sample
    )
    guidance = a_guidance(edition=edition, region=region)
    place = guidance.participation
    writer, lead = somebody(Role.REGION_ADMIN, region=place.region), seated(guidance)
    plan = begin(place.region, edition=place.edition, starts=2028, by=writer)
    if filled:
        fill_with_specimen(plan, by=writer, programmes=filled)
    else:
        typed(plan, "misi", {"text": "Melayani"}, by=writer)
    return Case(Masterplan.objects.select_related("region", "edition").get(pk=plan.pk), writer, lead)


def approved(case: Case) -> Masterplan:
    """Asked for, every part accepted, approved."""
    if case.again().is_open:
        reviewing.ask(case.again(), by=case.writer)
    version = queries.last_version(case.plan)
    assert version is not None
    for one in queries.parts_standing(case.plan, version):
        if one.acceptance is None:
            reviewing.accept_part(case.plan, part=one.part.code, seen=version.number, by=case.lead)
    reviewing.approve(case.again(), seen=version.number, by=case.lead)
    return case.again()


def a_perkada(region: Region, *, number: str = "", dated: datetime.date | None = None) -> LegalAct:
    """A regulation of the head, dated today, with its file."""
    day = dated or timezone.localdate()
    number = number or f"{LegalAct.objects.count() + 12} Tahun 2028"
    act = an_act(region, kind="perkada", number=number, title="Rencana Induk Kota Cerdas", dated=day, in_force_from=day)
    ActFile.objects.create(
        act=act, version=1, name="perkada.pdf", size=4, sha256="0" * 64, file=ContentFile(b"%PDF", name="perkada.pdf")
    )
    return act


def an_acting_head(region: Region) -> tuple[OfficeHolder, User]:
    """A Penjabat with a mandate, and the account that goes with the office."""
    user = somebody(Role.REGION_HEAD, region=region, acting_kind="pj", mandate_number="100.2.1.3/7/SJ")
    return a_head(region, name=user.name, capacity="pj", user=user), user


def adopted(case: Case) -> Masterplan:
    """By a Penjabat with a regulation of today."""
    plan = approved(case)
    holder, head = an_acting_head(plan.region)
    version = queries.last_version(plan)
    assert version is not None
    adopting.adopt(plan, act=a_perkada(plan.region), signer=holder, seen=version.number, by=head)
    return case.again()


def a_published_plan(
    *, filled: int = 6, edition: Edition | None = None, is_test: bool = False
) -> tuple[Case, Publication]:
    """Approved, adopted and public; of an edition that visitors may see."""
    case = a_case(filled=filled, edition=edition, is_test=is_test)
    return case, adopting.publish(adopted(case), by=case.writer)


def a_version(plan: Masterplan, *, by: User, contents: dict[str, Any] | None = None) -> PlanVersion:
    """Frozen without asking anybody."""
    contents, last = contents or contents_of(plan), plan.versions.count()
    made = PlanVersion.objects.create(
        plan=plan, number=last + 1, revision=plan.revision, contents=contents, sha256=fingerprint(contents), made_by=by
    )
    Round.objects.create(plan=plan, version=made, state=Round.State.RETURNED, note="Uji.", decided_at=timezone.now())
    return made


def made_public(plan: Masterplan, *, by: User, contents: dict[str, Any] | None = None) -> Publication:
    """With an act and a signer, past every guard."""
    version, act = a_version(plan, by=by, contents=contents), a_perkada(plan.region)
    holder = plan.region.office_holders.filter(office="head", until=None).first() or a_head(plan.region)
    adoption = Adoption.objects.create(
        version=version, act=act, holder=holder, signer_name=holder.name, signer_title=holder.title,
        capacity=holder.capacity, act_words=str(act), act_on=act.dated, by=by,
    )  # fmt: skip
    return Publication.objects.create(plan=plan, version=version, adoption=adoption, by=by)
