"""A plenary held: a conflict, a departure with a second signature, votes on phones, 25 and 5, letters, a withdrawal."""

from collections.abc import Sequence

from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.documents.models import Letter
from gerakan.foundation.regions.models import Region
from gerakan.stages.plenary.models import Decision, Plenary
from gerakan.stages.selection.models import SelectionRun
from tests.journeys.conduct import Traveller, let_the_worker_work

GREY = (24, 25, 26)
"""Places in doubt around the line of 25."""


def row(run: SelectionRun, place: int) -> Region:
    """The region in this place."""
    return run.standings.select_related("region").get(rank=place).region


def recuse(member: Traveller, room: str, region: Region) -> None:
    """The member declares it."""
    member.go(f"{room}benturan/")
    member.choose("region", str(region.pk))
    member.fill(reason="Saudara kandung bekerja di sana.")
    member.press("Catat")
    member.reads(region.name, "Dinyatakan anggota")


def hold(chair: Traveller, first: Traveller, second: Traveller, *, run: SelectionRun, plenary: Plenary) -> None:
    """Open it, decide what is beyond doubt, and put a swap on the table."""
    chair.go(f"/pleno/{plenary.pk}/")
    chair.press("Buka sidang")
    chair.press("Terima usulan peringkat untuk semua yang pasti")
    chair.reads("Bersidang")
    depart(first, second, plenary.decisions.get(region=row(run, 26)), verdict="selected")
    depart(first, second, plenary.decisions.get(region=row(run, 25)), verdict="reserve", position=1)


def vote(members: Sequence[Traveller], *, run: SelectionRun, room: str, closed: Region) -> None:
    """Everybody on the own phone; the last one must not vote on its own region."""
    for member in members:
        member.go(f"{room}suara/")
        for place in GREY:
            region = row(run, place)
            if member is not members[-1] or region != closed:
                member.press(f"Setuju {region.name}")
    members[-1].go(f"{room}suara/")
    members[-1].reads("Anda di luar ruangan")
    assert members[-1].page.get_by_role("button", name=f"Setuju {closed.name}", exact=True).count() == 0


def decide(chair: Traveller, *, run: SelectionRun, plenary: Plenary) -> None:
    """The grey zone, one by one."""
    for place in GREY:
        chair.go(f"/pleno/putusan/{plenary.decisions.get(region=row(run, place)).pk}/")
        chair.press("Putuskan", exact=False)


def announce(staff: Traveller, reader: Traveller, *, room: str, slug: str) -> None:
    """Closed and frozen; nobody outside finds it until it is announced."""
    staff.go(room)
    for act in ("Tutup sidang", "Bekukan hasil"):
        staff.press(act)
    assert reader.page.goto(f"{reader.visitor.root}/pleno/hasil/{slug}/").status == 404
    reader.visitor.noted.clear()
    staff.press("Umumkan hasil")
    reader.go(f"/pleno/hasil/{slug}/")


def leave(staff: Traveller, decision: Decision) -> None:
    """A region withdraws."""
    staff.go(f"/pleno/putusan/{decision.pk}/mundur/")
    staff.fill(happened_on=timezone.localdate().isoformat(), reason="Wali kota memutuskan tidak ikut.")
    staff.press("Simpan")
    staff.reads("naik sebagai pengganti", "mundur")


def prepare(staff: Traveller, run: SelectionRun, people: Sequence[User]) -> Plenary:
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


def depart(first: Traveller, second: Traveller, decision: Decision, *, verdict: str, **said: object) -> None:
    """Proposed by one, signed by another."""
    first.go(f"/pleno/putusan/{decision.pk}/usul/")
    first.choose("verdict", verdict)
    first.fill(reason="Bukti lapangan datang terlambat.", evidence="Berita acara 7/2027", **said)
    first.press("Simpan")
    second.go(f"/pleno/putusan/{decision.pk}/")
    second.press("Tanda tangan kedua")


def letters(staff: Traveller, room: str, count: int) -> None:
    """All at once, in the background."""
    staff.go(f"{room}surat/")
    staff.follow(f"Buat {count} surat")
    staff.fill(
        unit="DJAI", letterhead="Kementerian Komunikasi dan Digital", place="Jakarta", signatory_name="Citra Contoh",
        signatory_title="Direktur Jenderal",
    )  # fmt: skip
    staff.press("Buat surat")
    let_the_worker_work()
    staff.go(f"{room}surat/")
    staff.reads(f"B-{count:03}/")
    assert Letter.objects.filter(state="issued").count() == count
