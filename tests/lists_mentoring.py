"""Lists of bimbingan, for tests/lists.py."""

from gerakan.foundation.editions.models import Participation
from gerakan.stages.mentoring.models import Deliverable, Guidance, GuidanceStage, Mentor, Seat
from tests.factories.accounts import OrganisationFactory, somebody
from tests.factories.mentoring import a_programme, an_edition
from tests.factories.regions import RegionFactory
from tests.lists import Look, listed, many_regions, staff


@listed("mentoring:overview")
def regions_by_stages(count: int) -> Look:
    programme = a_programme(an_edition("daftar"))
    places = Participation.objects.bulk_create(
        Participation(edition=programme.edition, region=region, role="selected") for region in many_regions(count)
    )
    ways = Guidance.objects.bulk_create(Guidance(participation=place) for place in places)
    shops = list(programme.workshops.prefetch_related("expected"))
    stages = GuidanceStage.objects.bulk_create(
        GuidanceStage(guidance=way, workshop=shop, number=shop.number, state="open" if shop.number == 1 else "waiting")
        for way in ways
        for shop in shops
    )
    Deliverable.objects.bulk_create(
        Deliverable(stage=one, expected=asked) for one in stages for asked in one.workshop.expected.all()
    )
    lead = somebody("mentor")
    Seat.objects.bulk_create(Seat(guidance=way, user=lead, role="lead", why="Uji.", seated_by=lead) for way in ways)
    return staff(slug=programme.edition.slug)


@listed("mentoring:mentors")
def people_who_guide(count: int) -> Look:
    edition, home, office = an_edition("tim"), RegionFactory(), OrganisationFactory()
    for _n in range(count):
        user = somebody("mentor", edition=edition)
        type(user).objects.filter(pk=user.pk).update(organisation=office)
        Mentor.objects.create(user=user, pillars=["economy", "living"], home_region=home)
    return staff(slug=edition.slug)
