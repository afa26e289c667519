"""From a frozen ranking to a published decision: a conflict, a departure, 25 and 5, letters, a withdrawal and who moves up."""

import pytest
from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.documents.models import Letter, NumberSeries
from gerakan.foundation.editions.models import Participation
from gerakan.stages.invitations.calculations import QuotaOrder
from gerakan.stages.plenary.models import Plenary
from tests.factories.accounts import somebody
from tests.factories.plenary import a_selection_run, some_regions
from tests.journeys.conduct import Traveller, let_the_worker_work

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]


@pytest.fixture
def run():
    """Forty regions, 25 places and 5 in reserve, one place at least for Papua, doubt around the line."""
    NumberSeries.objects.create(unit="DJAI", year=timezone.localdate().year, pattern="B-{nomor:03}/{tahun}")
    quota = QuotaOrder("island_group", "papua", 1, None)
    return a_selection_run(
        regions=some_regions(40, papuan=[12, 31]), places=25, reserve=5, grey=(24, 25, 26), quotas=[quota]
    )


def row(run, place):
    """The region in this place."""
    return run.standings.select_related("region").get(rank=place).region


def test_a_sitting_from_the_ranking_to_the_letters(visit, run, picture):
    edition = run.edition
    people = [somebody(Role.PLENARY, edition=edition) for _n in range(4)]
    staff = Traveller(visit(user=somebody(Role.SECRETARIAT)))
    plenary = prepare(staff, run, people)
    chair, first, second, third = (Traveller(visit(width=360, user=one)) for one in people)
    room, closed = f"/pleno/{plenary.pk}/", row(run, 26)

    recuse(third, room, closed)
    hold(chair, first, second, run=run, plenary=plenary)
    staff.go(f"{room}layar/?daerah={closed.code}")
    staff.reads("Mohon menunggu di luar:", people[3].name, "Bukti lapangan")
    picture(staff.visitor, "pleno-layar")
    vote((chair, first, second, third), run=run, room=room, closed=closed)
    picture(third.visitor, "pleno-suara")
    decide(chair, run=run, plenary=plenary)
    picture(chair.visitor, "pleno-putusan")
    visitor = announce(staff, visit(), room=room, slug=edition.slug)
    visitor.reads("25 daerah terpilih dan 5 cadangan", closed.name)
    visitor.follow("Penyimpangan (2)")
    visitor.reads("Bukti lapangan", people[1].name, "Berita acara 7/2027")
    picture(visitor.visitor, "pleno-penyimpangan")
    letters(staff, room)
    assert Letter.objects.filter(state="issued").count() == 40
    leave(staff, plenary.decisions.get(region=row(run, 3)))
    picture(staff.visitor, "pleno-hasil")
    visitor.go(f"/pleno/hasil/{edition.slug}/pengunduran-diri/")
    visitor.reads("Wali kota memutuskan tidak ikut.", row(run, 25).name)
    told = Participation.objects.filter(edition=edition)
    assert [told.filter(role=role).count() for role in ("selected", "withdrawn", "substitute", "reserve")] == [
        24,
        1,
        1,
        4,
    ]


def recuse(member, room, region):
    """The member declares it."""
    member.go(f"{room}benturan/")
    member.choose("region", str(region.pk))
    member.fill(reason="Saudara kandung bekerja di sana.")
    member.press("Catat")
    member.reads(region.name, "Dinyatakan anggota")


def hold(chair, first, second, *, run, plenary):
    """Open it, decide what is beyond doubt, and put a swap on the table."""
    chair.go(f"/pleno/{plenary.pk}/")
    chair.press("Buka sidang")
    chair.press("Terima usulan peringkat untuk semua yang pasti")
    chair.reads("Bersidang")
    depart(first, second, plenary.decisions.get(region=row(run, 26)), verdict="selected")
    depart(first, second, plenary.decisions.get(region=row(run, 25)), verdict="reserve", position=1)


def vote(members, *, run, room, closed):
    """Everybody on the own phone; the last one must not vote on its own region."""
    for member in members:
        member.go(f"{room}suara/")
        for place in (24, 25, 26):
            region = row(run, place)
            if member is not members[-1] or region != closed:
                member.press(f"Setuju {region.name}")
    members[-1].go(f"{room}suara/")
    members[-1].reads("Anda di luar ruangan")
    assert members[-1].page.get_by_role("button", name=f"Setuju {closed.name}", exact=True).count() == 0


def decide(chair, *, run, plenary):
    """The grey zone, one by one."""
    for place in (24, 25, 26):
        chair.go(f"/pleno/putusan/{plenary.decisions.get(region=row(run, place)).pk}/")
        chair.press("Putuskan", exact=False)


def announce(staff, outsider, *, room, slug):
    """Closed and frozen; nobody outside finds it until it is announced."""
    staff.go(room)
    for act in ("Tutup sidang", "Bekukan hasil"):
        staff.press(act)
    visitor = Traveller(outsider)
    assert visitor.page.goto(f"{outsider.root}/pleno/hasil/{slug}/").status == 404
    visitor.visitor.noted.clear()
    staff.press("Umumkan hasil")
    visitor.go(f"/pleno/hasil/{slug}/")
    return visitor


def leave(staff, decision):
    """A region withdraws."""
    staff.go(f"/pleno/putusan/{decision.pk}/mundur/")
    staff.fill(happened_on=timezone.localdate().isoformat(), reason="Wali kota memutuskan tidak ikut.")
    staff.press("Simpan")
    staff.reads("naik sebagai pengganti", "mundur")


def prepare(staff, run, people):
    """A sitting with everybody present."""
    staff.go(f"/pleno/edisi/{run.edition.slug}/")
    staff.follow("Siapkan sidang")
    staff.choose("run", str(run.pk))
    staff.choose("chair", str(people[0].pk))
    staff.fill(held_on="2027-06-10", place="Ruang Bhinneka", quorum=3)
    staff.press("Simpan")
    plenary = Plenary.objects.get()
    staff.go(f"/pleno/{plenary.pk}/kehadiran/")
    for person in people:
        staff.press(f"Catat hadir {person.name}")
    return plenary


def depart(first, second, decision, *, verdict, **said):
    """Proposed by one, signed by another."""
    first.go(f"/pleno/putusan/{decision.pk}/usul/")
    first.choose("verdict", verdict)
    first.fill(reason="Bukti lapangan datang terlambat.", evidence="Berita acara 7/2027", **said)
    first.press("Simpan")
    second.go(f"/pleno/putusan/{decision.pk}/")
    second.press("Tanda tangan kedua")


def letters(staff, room):
    """All at once, in the background."""
    staff.go(f"{room}surat/")
    staff.follow("Buat 40 surat")
    staff.fill(
        unit="DJAI", letterhead="Kementerian Komunikasi dan Digital", place="Jakarta", signatory_name="Citra Contoh",
        signatory_title="Direktur Jenderal",
    )  # fmt: skip
    staff.press("Buat surat")
    let_the_worker_work()
    staff.go(f"{room}surat/")
    staff.reads("B-040/")
