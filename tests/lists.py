"""Every page that lists things, and how to fill it; a new list adds an entry here and nothing else.

`@listed("app:name")` fills the list with at least `count` rows and says who looks, with which parameters of the address. A second
call adds to the first or fills a page of its own. `COUNTED_ELSEWHERE` names the test of a list whose filling is a long story.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from gerakan.foundation.accounts.models import Invitation as Welcome
from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.log import record
from gerakan.foundation.audit.models import PublishedHead
from gerakan.foundation.indicators.commands import object_to
from gerakan.foundation.notifications.models import CalendarDay, Deadline, Notice, OutgoingMail
from gerakan.foundation.regions.models import Boundary, BoundarySet, Region
from gerakan.foundation.tasks.models import Job
from gerakan.stages.invitations.commands import invitations as inviting
from gerakan.stages.invitations.commands import lists as listing
from gerakan.stages.invitations.models import EligibilityRule, InvitationList, SelfNomination
from gerakan.stages.invitations.models import Invitation as RegionInvitation
from gerakan.stages.shortlisting.models import Scheme
from tests.factories.accounts import UserFactory, a_region, somebody
from tests.factories.assessment import many_cases
from tests.factories.assessors import a_tie, an_engagement
from tests.factories.documents import NumberSeriesFactory, draft
from tests.factories.editions import EditionFactory, FunnelCountFactory, FunnelStepFactory, ParticipationFactory
from tests.factories.indicators import IndicatorFactory, IndicatorValueFactory, a_batch
from tests.factories.invited_lists import Country, a_country, in_days
from tests.factories.questionnaires import a_round
from tests.factories.regions import AliasFactory, ProvinceFactory, RegionFactory
from tests.factories.shortlisting import a_computed_run, a_ready_scheme, a_scheme, regions, row, values

ROWS = [["Kode wilayah", "fiscal_capacity"], ["35.29", "0,5"]]


@dataclass(frozen=True)
class Look:
    """Who opens the page (a visitor when nobody), with which parameters."""

    by: User | None
    arguments: dict[str, Any] = field(default_factory=dict)
    query: dict[str, Any] = field(default_factory=dict)


Fill = Callable[[int], Look]
LISTS: dict[str, Fill] = {}
COUNTED_ELSEWHERE = {
    "ui:gallery": "tests/foundation/ui/test_listing.py::test_list_query_count",
    "trust:ranking": "tests/stages/trust/test_screens.py::test_the_ranking_asks_equally_often",
}


def listed(*names: str) -> Callable[[Fill], Fill]:
    """These pages list what the function makes."""

    def register(fill: Fill) -> Fill:
        LISTS.update(dict.fromkeys(names, fill))
        return fill

    return register


def staff(**arguments: Any) -> Look:
    """As the secretariat sees it."""
    return Look(somebody(Role.SECRETARIAT), arguments)


def visitor(**arguments: Any) -> Look:
    """As everybody sees it."""
    return Look(None, arguments)


def many_regions(count: int) -> list[Region]:
    """In one province, each with its own name."""
    province = ProvinceFactory()
    return [RegionFactory(province=province, code=f"{province.code}.{n + 1:02d}") for n in range(count)]


def country_of(count: int) -> Country:
    """With two regions more, so that somebody stays out."""
    return a_country(range(1, count + 3))


# accounts, audit, tasks


@listed("accounts:people")
def people(count: int) -> Look:
    for _n in range(count):
        somebody(Role.REGION_ADMIN, region=a_region())
    return staff()


@listed("accounts:invitations")
def welcomes(count: int) -> Look:
    Welcome.objects.bulk_create(
        Welcome(
            email=f"undangan{n}-{count}@contoh.id", name="Undangan", role=Role.MENTOR, token_hash=f"{n}-{count}",
            invited_by=UserFactory(), sent_at=timezone.now(), expires_at=timezone.now(),
        )
        for n in range(count)
    )  # fmt: skip
    return staff()


@listed("audit:events")
def events(count: int) -> Look:
    with transaction.atomic():
        for _n in range(count):
            record("person.created", UserFactory(), by=UserFactory())
    return Look(somebody(Role.AUDITOR))


@listed("audit:published")
def heads(count: int) -> Look:
    first = datetime.date(2020 + count, 1, 1)
    PublishedHead.objects.bulk_create(
        PublishedHead(day=first + datetime.timedelta(n), count=n, hash="0" * 64, published_at=timezone.now())
        for n in range(count)
    )
    return visitor()


@listed("tasks:jobs")
def jobs(count: int) -> Look:
    person = somebody(Role.SECRETARIAT)
    Job.objects.bulk_create(Job(name=f"Hitung {n}", state="failed", started_by=person) for n in range(count))
    return Look(person)


# regions and editions


@listed("regions:list")
def register_of_regions(count: int) -> Look:
    many_regions(count)
    return staff()


@listed("regions:detail")
def writings_of_a_region(count: int) -> Look:
    region = RegionFactory()
    AliasFactory.create_batch(count, region=region)
    return staff(slug=region.slug)


@listed("regions:names")
def dirty_names(count: int) -> Look:
    names = "\n".join(region.name for region in many_regions(count))
    return Look(somebody(Role.SECRETARIAT), query={"names": names})


@listed("editions:list", "editions:funnel")
def editions(count: int) -> Look:
    for edition in EditionFactory.create_batch(count, state="closed"):
        FunnelCountFactory(edition=edition, step=FunnelStepFactory())
    return staff()


@listed("editions:detail")
def participants(count: int) -> Look:
    edition = EditionFactory()
    for region in many_regions(count):
        ParticipationFactory(edition=edition, region=region)
    return staff(slug=edition.slug)


def travelled(count: int) -> Region:
    """A region that took part in that many editions."""
    region = RegionFactory()
    for edition in EditionFactory.create_batch(count, state="closed"):
        ParticipationFactory(region=region, edition=edition)
    return region


@listed("editions:region")
def journey(count: int) -> Look:
    return staff(slug=travelled(count).slug)


# indicators, documents, notifications


@listed("indicators:library")
def library(count: int) -> Look:
    IndicatorFactory.create_batch(count)
    return staff()


@listed("indicators:detail")
def values_of_an_indicator(count: int) -> Look:
    indicator = IndicatorFactory()
    for region in many_regions(count):
        IndicatorValueFactory(indicator=indicator, region=region)
    return staff(code=indicator.code)


@listed("indicators:region")
def values_of_a_region(count: int) -> Look:
    region = RegionFactory()
    for indicator in IndicatorFactory.create_batch(count):
        IndicatorValueFactory(indicator=indicator, region=region)
    return staff(slug=region.slug)


@listed("indicators:objections")
def objections(count: int) -> Look:
    for region in many_regions(count):
        official = somebody(Role.REGION_ADMIN, region=region)
        object_to(IndicatorValueFactory(region=region), reason="Tahun keliru", by=official)
    return staff()


@listed("indicators:deliveries")
def deliveries(count: int) -> Look:
    person = somebody(Role.SECRETARIAT)
    a_region()
    for _n in range(count):
        a_batch(ROWS, by=person)
    return Look(person)


@listed("documents:register")
def letters(count: int) -> Look:
    for _n in range(count):
        draft()
    return staff()


@listed("documents:number_series")
def number_series(count: int) -> Look:
    for n in range(count):
        NumberSeriesFactory(unit=f"D{n}-{count}")
    return staff()


@listed("notifications:notices")
def notices(count: int) -> Look:
    person = somebody(Role.SECRETARIAT)
    Notice.objects.bulk_create(Notice(person=person, kind="test.quiet", text=f"Kabar {n}") for n in range(count))
    return Look(person)


@listed("notifications:calendar")
def days_off(count: int) -> Look:
    first = datetime.date(timezone.localdate().year, 1, 1 + count % 2)
    for n in range(count):
        CalendarDay.objects.get_or_create(date=first + datetime.timedelta(n), defaults={"name": f"Libur {n}"})
    return staff()


@listed("notifications:outbox")
def mail(count: int) -> Look:
    OutgoingMail.objects.bulk_create(
        OutgoingMail(to="a@contoh.id", kind="test.quiet", subject=f"Surat {n}", message_id=f"{n}-{count}")
        for n in range(count)
    )
    return staff()


@listed("notifications:deadlines")
def deadlines(count: int) -> Look:
    Deadline.objects.bulk_create(
        Deadline(target=f"Jawaban {n}", target_type="x", target_id=f"{n}-{count}", outcome="uji", due_at=timezone.now())
        for n in range(count)
    )
    return staff()


# shortlisting


@listed("shortlisting:schemes")
def versions(count: int) -> Look:
    scheme = a_ready_scheme(edition=EditionFactory(state="open"))
    for n in range(count):
        Scheme.objects.create(edition=scheme.edition, number=n + 2, title=f"Skema {n}", state="ready")
    return staff(slug=scheme.edition.slug)


@listed("shortlisting:scheme", "shortlisting:edit_scheme", "shortlisting:weigh")
def indicators_of_a_scheme(count: int) -> Look:
    weight = round(100 / (count + 1), 3)
    indicators, places = IndicatorFactory.create_batch(count + 1), regions()
    for n, indicator in enumerate(indicators):
        values(indicator, places, [(7 * n + 3 * at) % 11 + at / 10 for at in range(len(places))])
    rows = [row(indicator, weight) for indicator in indicators]
    return staff(pk=a_scheme(*rows, is_ready=False).pk)


@listed("shortlisting:ranking", "shortlisting:sureness", "shortlisting:what_if")
def standings(count: int) -> Look:
    return staff(pk=a_computed_run(a_ready_scheme(regions(count + 1, count + 1))).pk)


# invitations


@listed("invitations:rules")
def rules(count: int) -> Look:
    edition = country_of(count).edition
    for n in range(count):
        EligibilityRule.objects.create(edition=edition, order=n + 1, test="autonomous", words=f"Otonom {n}")
    return staff(slug=edition.slug)


@listed("invitations:nominations")
def nominations(count: int) -> Look:
    country = country_of(count)
    SelfNomination.objects.bulk_create(
        SelfNomination(
            edition=country.edition, region=region, nominated_on="2026-01-02", letter_number="1", reason="Ingin",
            entered_by=country.first,
        )
        for region in country.regions
    )  # fmt: skip
    return Look(country.first, {"slug": country.edition.slug})


def drawn_lists(count: int) -> Country:
    """Lists that wait for a second signature."""
    country = a_country()
    for _n in range(count):
        listing.propose(country.draw(2), by=country.first)
    return country


@listed("invitations:lists")
def lists(count: int) -> Look:
    country = drawn_lists(count)
    return Look(country.second, {"slug": country.edition.slug})


@listed("workspace:home", "workspace:todo")
def waiting(count: int) -> Look:
    return Look(drawn_lists(count).second)


@listed("invitations:list")
def entries(count: int) -> Look:
    country = country_of(count)
    return Look(country.first, {"pk": country.draw(1).pk})


@listed("invitations:swap")
def entries_to_swap(count: int) -> Look:
    country = country_of(count)
    return Look(country.first, {"pk": country.draw(count).pk})


@listed("invitations:invitations")
def invitations(count: int) -> Look:
    country = invited(count)
    return Look(country.first, {"slug": country.edition.slug})


def invited(count: int) -> Country:
    """All sent; every second one gave up, and what it left is free."""
    country = country_of(count)
    made = inviting.prepare(country.approved(count), answer_by=in_days(10), by=country.first)
    given_up = [one.pk for one in made[::2]]
    RegionInvitation.objects.update(sent_at=timezone.now(), state="sent")
    RegionInvitation.objects.filter(pk__in=given_up).update(state="declined", answered_at=timezone.now())
    return country


@listed("invitations:prepare")
def before_inviting(count: int) -> Look:
    country = country_of(count)
    return Look(country.first, {"pk": country.approved(count).pk})


@listed("invitations:write_letters")
def before_writing(count: int) -> Look:
    country = country_of(count)
    inviting.prepare(country.approved(count), answer_by=in_days(10), by=country.first)
    return Look(country.first, {"slug": country.edition.slug})


@listed("invitations:own_invitations")
def own_invitations(count: int) -> Look:
    region = RegionFactory()
    for _n in range(count):
        country = a_country()
        made = inviting.prepare(country.approved(1, reserve=0), answer_by=in_days(10), by=country.first)
        RegionInvitation.objects.filter(pk=made[0].pk).update(region=region, sent_at=timezone.now(), state="sent")
    return Look(somebody(Role.REGION_ADMIN, region=region))


# the public site and the interface


def published(count: int) -> InvitationList:
    """A list of that many places that everybody may read."""
    country = country_of(count)
    made = country.approved(count)
    listing.publish(made, by=country.first)
    return made


@listed("portal:start")
def places_on_the_map(count: int) -> Look:
    edition = EditionFactory(state="closed")
    for region in many_regions(count):
        ParticipationFactory(edition=edition, region=region)
    return visitor()


@listed("portal:regions")
def public_regions(count: int) -> Look:
    many_regions(count)
    return visitor()


@listed("portal:region")
def public_journey(count: int) -> Look:
    return visitor(slug=travelled(count).slug)


@listed("portal:funnels")
def public_funnels(count: int) -> Look:
    editions(count)
    return visitor()


@listed("portal:lists")
def published_lists(count: int) -> Look:
    country = drawn_lists(count)
    InvitationList.objects.update(published_at=timezone.now(), approved_by=country.second, state="approved")
    return visitor()


@listed("portal:list")
def published_list(count: int) -> Look:
    return visitor(pk=published(count).pk)


@listed("api:list_regions", "api:list_boundaries")
def regions_as_data(count: int) -> Look:
    drawn, _made = BoundarySet.objects.get_or_create(source="Uji", checksum="uji")
    shape = {"type": "Polygon", "coordinates": [[[112, -7], [113, -7], [113, -8], [112, -7]]]}
    Boundary.objects.bulk_create(
        Boundary(region=region, boundary_set=drawn, geometry=shape, svg_path="M0 0h1v1z")
        for region in many_regions(count)
    )
    return visitor()


@listed("api:list_editions", "api:list_published")
def what_is_public_as_data(count: int) -> Look:
    editions(count)
    return published_lists(count)


@listed("api:list_indicators")
def library_as_data(count: int) -> Look:
    return library(count)


@listed("api:list_participants", "api:list_funnel")
def one_edition_as_data(count: int) -> Look:
    edition = EditionFactory(state="closed")
    for n, region in enumerate(many_regions(count)):
        ParticipationFactory(edition=edition, region=region)
        FunnelCountFactory(edition=edition, step=FunnelStepFactory(code=f"langkah-{n}", order=n))
    return visitor(kode=edition.slug)


@listed("api:list_values")
def values_as_data(count: int) -> Look:
    look = values_of_an_indicator(count)
    return Look(look.by, {"kode": look.arguments["code"]})


@listed("api:get_region")
def a_region_as_data(count: int) -> Look:
    return visitor(kode=travelled(count).code)


@listed("api:get_published")
def entries_as_data(count: int) -> Look:
    return visitor(nomor=published(count).pk)


@listed("questionnaires:round")
def questionnaires(count: int) -> Look:
    asked = a_round(many_regions(count))
    return Look(somebody(Role.SECRETARIAT), {"slug": asked.edition.slug})


# assessors


@listed("assessors:pool")
def pool_of_assessors(count: int) -> Look:
    for _n in range(count):
        an_engagement()
    return staff()


@listed("assessors:engagements", "assessors:ties")
def assessors_of_an_edition(count: int) -> Look:
    engagements = [an_engagement() for _n in range(count)]
    for engagement in engagements:
        a_tie(engagement.assessor, a_region())
    return staff(slug=engagements[0].edition.slug)


# assessment


@listed("assessment:board")
def cases_of_an_edition(count: int) -> Look:
    return staff(slug=many_cases(many_regions(count)).edition.slug)


from tests import (  # noqa: E402,F401 - more of the same, which needs what stands above
    lists_agreements,
    lists_appeals,
    lists_calibration,
    lists_capacities,
    lists_clusters,
    lists_institutions,
    lists_masterplans,
    lists_materials,
    lists_mentoring,
    lists_plenary,
    lists_potentials,
    lists_ratings,
    lists_replies,
    lists_reviews,
    lists_roadmaps,
    lists_scenarios,
    lists_selection,
    lists_sessions,
    lists_suggestions,
)
