"""From closed marks to a published decision and its correction: one edition, one story, handed from screen to screen."""

import pytest
from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.documents.models import NumberSeries
from gerakan.foundation.editions.models import Edition, Participation
from gerakan.foundation.regions.models import Region
from gerakan.stages.plenary.models import Plenary
from gerakan.stages.selection.models import SelectionRun
from tests.factories.accounts import somebody
from tests.factories.closed import a_closed_hall
from tests.factories.editions import EditionFactory
from tests.factories.plenary import some_regions
from tests.factories.terms import some_terms
from tests.journeys import pleno_appeal, pleno_ranking, pleno_sitting
from tests.journeys.conduct import Traveller, timed
from tests.journeys.pleno_sitting import row

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]
NAMES = ("Bangkalan", "Banyuwangi", "Blitar", "Bojonegoro", "Gresik", "Jember")
REGIONS = 32


def given(place: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """What two assessors gave: well above the line, three around it, well below; they differ now and then."""
    first = (3, 3, 3, 3) if place < 24 else (3, 3, 3, 2) if place < 27 else (2, 2, 2, 2)
    return first, (first[0] - 1, *first[1:]) if place % 7 == 0 else first


@pytest.fixture
def edition() -> Edition:
    """Thirty-two regions whose marks are final, under terms without quota or condition: 25 places, 5 in reserve."""
    NumberSeries.objects.create(unit="DJAI", year=timezone.localdate().year, pattern="B-{nomor:03}/{tahun}")
    made = EditionFactory(state="open", is_sample=True, year=2027)
    some_terms(made, place_count=25, reserve_count=5, draws=200)
    regions = some_regions(REGIONS)
    for region, name in zip(regions, NAMES, strict=False):
        Region.objects.filter(pk=region.pk).update(name=f"Kabupaten {name}")
    a_closed_hall(made, regions, [given(place) for place in range(1, REGIONS + 1)])
    return made


@pytest.mark.begins_first(90)
def test_from_closed_marks_to_a_corrected_decision(visit, edition, picture):
    secretary = somebody(Role.SECRETARIAT)
    User.objects.filter(pk=secretary.pk).update(name="Sari Contoh")
    staff, reader = Traveller(visit(user=secretary)), Traveller(visit())

    with timed("terms and ranking"):
        run = ranked(staff, Traveller(visit(width=360)), edition, picture)
    with timed("sitting"):
        plenary = sat(visit, staff, reader, run, picture)
    with timed("letters and a withdrawal"):
        left(staff, reader, plenary, picture)
    with timed("appeal and correction"):
        corrected(visit, staff, reader, plenary, picture)


def ranked(staff: Traveller, phone: Traveller, edition: Edition, picture) -> SelectionRun:
    """The terms are public before anybody computes."""
    pleno_ranking.writes_and_publishes(staff, edition, picture)
    pleno_ranking.everybody_reads_the_terms(phone, edition, picture)
    pleno_ranking.confirms_the_condition(staff, edition, REGIONS)
    run = pleno_ranking.computes(staff, edition, picture)
    pleno_ranking.tries_another_weight(staff, phone, edition)
    return run


def sat(visit, staff: Traveller, reader: Traveller, run: SelectionRun, picture) -> Plenary:
    """A conflict, a departure with a second signature, votes on phones, the result."""
    people = [somebody(Role.PLENARY, edition=run.edition) for _n in range(4)]
    plenary = pleno_sitting.prepare(staff, run, people)
    chair, first, second, third = members = [Traveller(visit(width=360, user=one)) for one in people]
    for member in members:
        member.looked_at = chair.looked_at  # the same pages for all four: axe once
    room, closed = f"/pleno/{plenary.pk}/", row(run, 26)

    pleno_sitting.recuse(third, room, closed)
    pleno_sitting.hold(chair, first, second, run=run, plenary=plenary)
    staff.go(f"{room}layar/?daerah={closed.code}")
    staff.reads("Mohon menunggu di luar:", people[3].name, "Bukti lapangan")
    picture(staff.visitor, "pleno-layar")
    pleno_sitting.vote(members, run=run, room=room, closed=closed)
    picture(third.visitor, "pleno-suara")
    pleno_sitting.decide(chair, run=run, plenary=plenary)
    picture(chair.visitor, "pleno-putusan")
    pleno_sitting.announce(staff, reader, room=room, slug=run.edition.slug)
    reader.reads("25 daerah terpilih dan 5 cadangan", closed.name)
    reader.follow("Penyimpangan (2)")
    reader.reads("Bukti lapangan", people[1].name, "Berita acara 7/2027")
    picture(reader.visitor, "pleno-penyimpangan")
    return plenary


def left(staff: Traveller, reader: Traveller, plenary: Plenary, picture) -> None:
    """Everybody has a letter; one region leaves and the first of the reserve moves up."""
    edition, run = plenary.edition, plenary.run
    pleno_sitting.letters(staff, f"/pleno/{plenary.pk}/", REGIONS)
    pleno_sitting.leave(staff, plenary.decisions.get(region=row(run, 3)))
    picture(staff.visitor, "pleno-hasil")
    reader.go(f"/pleno/hasil/{edition.slug}/pengunduran-diri/")
    reader.reads("Wali kota memutuskan tidak ikut.", row(run, 25).name)
    told = Participation.objects.filter(edition=edition)
    counted = [told.filter(role=role).count() for role in ("selected", "withdrawn", "substitute", "reserve")]
    assert counted == [24, 1, 1, 4]


def corrected(visit, staff: Traveller, reader: Traveller, plenary: Plenary, picture) -> None:
    """The last of all was wronged: it takes a place, somebody gives way, the public page says why."""
    region = row(plenary.run, REGIONS)
    panel = [somebody(Role.ASSESSOR, edition=plenary.edition) for _n in range(3)]
    appeal = pleno_appeal.drafted_and_filed(visit, picture, region)
    pleno_appeal.arranged(staff, picture, appeal, panel)
    phone = Traveller(visit(width=360, theme="dark", user=panel[0]))
    pleno_appeal.found_and_decided(phone, picture, appeal, panel)
    pleno_appeal.signed_and_announced(staff, picture)
    pleno_appeal.everybody_reads_the_correction(reader, picture, region)
    reader.go(f"/pleno/hasil/{plenary.edition.slug}/")
    reader.reads("Hasil diperbaiki", f"{region.name}: Tidak terpilih → Terpilih", "Keempat butir terbukti.", "Versi 2")
