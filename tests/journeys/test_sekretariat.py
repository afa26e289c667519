"""From a dirty table to a published list: new edition, import, scheme, ranking, list, letters, answers, replacement."""

import datetime
import re
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.editions.models import Edition
from gerakan.foundation.indicators.models import Indicator, IndicatorValue
from gerakan.foundation.tasks.models import Job
from gerakan.stages.invitations.models import Invitation, InvitationList, ListEntry
from gerakan.stages.shortlisting.models import Run, Scheme
from gerakan.surfaces.demo import people, real_table, values
from tests.conftest import SHARED_DATA
from tests.journeys.conduct import Traveller, let_the_worker_work, timed

YEAR = 2028
RULE = "Sepuluh angka BPS tahun 2021, kota dan kabupaten diperingkat terpisah."
QUOTAS = (
    ("kind:kota", 32, 32),
    ("kind:kabupaten", 48, 48),
    ("island_group:papua", 4, None),
    ("new_entrant:ya", 30, None),
)
SEED = "2028"


@pytest.fixture
def table(tmp_path: Path) -> tuple[Path, int, dict[str, int]]:
    """The dirty table with the weights of its ten indicators; elsewhere a generated workbook with four."""
    real = SHARED_DATA / "raw" / "bps_2021_kabkota.csv"
    if real.is_file():
        return real, real_table.YEAR, real_table.WEIGHTS
    made = tmp_path / "indeks-contoh.xlsx"
    made.write_bytes(values.sample_workbook(2026))
    weights = {"fiscal_capacity": 30, "green_city": 20, "government_performance": 30, "sustainable_city": 20}
    return made, 2026, weights


@pytest.mark.begins_first(70)
def test_within_an_hour_an_invited_list_that_can_be_defended(visit, team, table, picture):
    sari = Traveller(visit(user=team["sekretariat"]))
    budi = Traveller(visit(user=team["sekretariat2"]))

    with timed("edisi dan impor"):
        edition = opens_an_edition(sari, picture)
        imports(sari, table, picture)
    with timed("skema, perhitungan, keyakinan"):
        run = computes(sari, edition, table, picture)
    with timed("daftar dan tanda tangan kedua"):
        approved = agrees_on_a_list(sari, budi, run, picture)
    with timed("80 surat"):
        sends_letters(sari, approved, picture)
    with timed("jawaban, pengganti, pengumuman"):
        called = answers_come(visit, sari, edition, picture)
        publishes(visit, sari, approved, called, picture)


def opens_an_edition(sari: Traveller, picture) -> Edition:
    sari.go(reverse("workspace:home"))
    sari.go(reverse("editions:list"))
    sari.go(reverse("editions:new"))
    sari.fill(year=YEAR, name=f"Edisi {YEAR}", theme="Kota yang melayani", rule=RULE)
    today = timezone.localdate()
    sari.fill(starts_on=today.isoformat(), ends_on=(today + datetime.timedelta(days=300)).isoformat())
    sari.press("Simpan")
    sari.press("Buka edisi")
    edition = Edition.objects.get(year=YEAR)
    assert edition.state == Edition.State.OPEN
    sari.go(reverse("workspace:home"))
    sari.reads(f"Penjaringan Edisi {YEAR}", "Tidak ada yang menunggu Anda")
    picture(sari.visitor, "beranda")
    return edition


def imports(sari: Traveller, table, picture) -> None:
    path, year, weights = table
    sari.go(reverse("indicators:deliveries"))
    sari.page.locator("main input[type=file]").set_input_files(path)
    sari.fill(source="BPS, dicoba dalam perjalanan ini")
    sari.press("Unggah dan periksa")
    if not sari.page.locator("main [name=year]").input_value():
        sari.fill(year=year)
    picture(sari.visitor, "impor-kolom")
    sari.press("Pakai kolom ini")
    decides_doubtful_names(sari)
    sari.reads("Nilai baru")
    picture(sari.visitor, "impor-perubahan")
    sari.press("Terapkan", exact=False)
    let_the_worker_work()
    sari.reads_at_last("514 baris diterapkan")
    for code in weights:
        if Indicator.objects.get(code=code).applies_to == Indicator.Reach.BOTH:
            stored = IndicatorValue.objects.current().filter(indicator__code=code)
            assert stored.values("region").distinct().count() >= 450, code


def decides_doubtful_names(sari: Traveller) -> None:
    """The first candidate of each; the register has been taught most of them."""
    doubtful = sari.page.locator("#langkah-2 form fieldset")
    for at in range(doubtful.count()):
        doubtful.nth(at).locator("input[type=radio]").first.check()
    if doubtful.count():
        sari.press("Simpan keputusan")


def computes(sari: Traveller, edition: Edition, table, picture) -> Run:
    sari.go(reverse("invitations:rules", args=[edition.slug]))
    for test, words in (
        ("autonomous", "Daerah otonom dengan APBD sendiri"),
        ("not_running", "Bukan peserta edisi berjalan"),
    ):
        sari.choose("test", test)
        sari.fill(words=words)
        sari.press("Tambah aturan")
    picture(sari.visitor, "syarat")
    writes_a_scheme(sari, edition, table, picture)
    sari.follow("Hitung peringkat")
    sari.fill(**{"tempat-kota": 32, "tempat-kabupaten": 48, "draws": 1000, "seed": SEED})
    sari.press("Hitung dan bekukan")
    run = Run.objects.get()
    sari.reads("Pasti", "Abu-abu")
    picture(sari.visitor, "peringkat")
    sari.follow("Seberapa yakin")
    picture(sari.visitor, "keyakinan")
    sari.go(reverse("shortlisting:what_if", args=[run.pk]))
    return run


def writes_a_scheme(sari: Traveller, edition: Edition, table, picture) -> None:
    _path, year, weights = table
    sari.go(reverse("shortlisting:schemes", args=[edition.slug]))
    sari.follow("Buat versi baru")
    sari.fill(title=f"Skema {YEAR}")
    sari.press("Buat", exact=False)
    for at, (code, weight) in enumerate(weights.items()):
        indicator = Indicator.objects.get(code=code)
        if not sari.page.locator(f"[name='indikator-{at}-indicator']").count():
            sari.press("Simpan dan tambah baris")
        sari.choose(f"indikator-{at}-indicator", str(indicator.pk))
        sari.fill(**{f"indikator-{at}-year": year, f"indikator-{at}-weight": weight})
        sari.choose(f"indikator-{at}-direction", str(indicator.direction))
    sari.press("Simpan skema")
    picture(sari.visitor, "skema")
    sari.press("Nyatakan siap")
    assert Scheme.objects.get().state == Scheme.State.READY


def agrees_on_a_list(sari: Traveller, budi: Traveller, run: Run, picture) -> InvitationList:
    sari.go(reverse("invitations:draw_up", args=[run.pk]))
    sari.fill(place_count=80, reserve_count=12, lottery_seed=SEED)
    for at, (target, low, high) in enumerate(QUOTAS):
        sari.choose(f"kuota-{at}-target", target)
        sari.fill(**{f"kuota-{at}-minimum": low, f"kuota-{at}-maximum": "" if high is None else high})
    picture(sari.visitor, "kuota")
    sari.press("Susun daftar")
    sari.reads("80 diundang, 12 cadangan")
    sari.press("Usulkan untuk disetujui")
    approve = sari.page.locator("main").get_by_role("button", name="Setujui sebagai orang kedua")
    assert not approve.count() or approve.is_disabled() or approve.get_attribute("aria-disabled") == "true"

    budi.go(reverse("workspace:home"))
    budi.reads("Setujui daftar 1 sebagai orang kedua", "Sari Contoh menunggu")
    picture(budi.visitor, "tugas-orang-kedua")
    budi.follow("Setujui daftar 1")
    budi.press("Setujui sebagai orang kedua")
    budi.go(reverse("workspace:home"))
    budi.reads("Siapkan 80 undangan")
    assert "Setujui daftar" not in budi.page.locator("main").inner_text()
    return InvitationList.objects.get(state=InvitationList.State.APPROVED)


def sends_letters(sari: Traveller, approved: InvitationList, picture) -> None:
    sari.go(reverse("documents:new_number_series"))
    sari.fill(
        unit="DJAI", year=timezone.localdate().year, pattern="B-{nomor:03}/DJAI/{bulan:02}/{tahun}", next_number=1
    )
    sari.press("Simpan")
    sari.go(reverse("workspace:home"))
    sari.follow("Siapkan 80 undangan")
    sari.fill(answer_by=(timezone.localdate() + datetime.timedelta(days=14)).isoformat())
    sari.press("Siapkan undangan")
    sari.follow("Buat 80 surat")
    sari.fill(
        unit="DJAI", letterhead="Kementerian Contoh\nDirektorat Jenderal Contoh", address="Jalan Contoh 1, Jakarta"
    )
    sari.fill(place="Jakarta", signatory_name="Citra Contoh", signatory_title="Direktur Jenderal")
    sari.press("Buat surat")
    works(sari, "80 surat dibuat")
    letters = Invitation.objects.filter(letter__isnull=False).select_related("letter")
    assert {frozenset(row.letter.files.values_list("format", flat=True)) for row in letters} == {
        frozenset({"docx", "pdf"})
    }
    assert len({row.letter.number for row in letters}) == 80

    sari.go(reverse("workspace:home"))
    sari.follow("Kirim 80 undangan")
    sari.page.locator("[data-all]").first.check()
    everything = sari.page.locator("input[name=semua]")
    if everything.count():
        everything.check()
    sari.press("Kirim yang dipilih")
    works(sari, "80 undangan terkirim")
    picture(sari.visitor, "pekerjaan-latar")
    sari.go(reverse("invitations:invitations", args=[approved.run.scheme.edition.slug]))
    picture(sari.visitor, "undangan")


def works(sari: Traveller, words: str) -> None:
    """The work is in line; the worker comes; the page says so."""
    let_the_worker_work()
    job = Job.objects.latest("pk")
    assert job.state == Job.State.DONE, job.message
    sari.go(job.get_absolute_url())
    sari.reads(words)


def answers_come(visit, sari: Traveller, edition: Edition, picture) -> Invitation:
    """Two regions come, one does not; its place goes to the reserve."""
    called = list(Invitation.objects.filter(edition=edition).select_related("region").order_by("region__code")[:3])
    officials = people.regional([row.region for row in called])
    for row, person, says in zip(called, officials.values(), ("confirm", "confirm", "decline"), strict=True):
        official = Traveller(visit(user=person, width=360))
        official.go(reverse("workspace:home"))
        official.follow("Jawab undangan")
        official.page.locator(f"[name=answer][value={says}]").check()
        official.fill(note="Anggaran tahun ini sudah ditetapkan." if says == "decline" else "")
        official.press("Kirim jawaban")
        row.refresh_from_db()
        official.go(reverse("workspace:home"))
        official.reads("Tidak ada yang menunggu Anda")
    assert [row.state for row in called] == ["confirmed", "confirmed", "declined"]

    sari.go(reverse("workspace:home"))
    sari.reads("Isi 1 tempat yang kosong")
    sari.follow("Isi 1 tempat")
    sari.follow("panggil cadangan")
    sari.fill(answer_by=(timezone.localdate() + datetime.timedelta(days=10)).isoformat())
    picture(sari.visitor, "cadangan")
    sari.press("Panggil")
    substitute = Invitation.objects.get(replaces=called[2])
    sari.go(reverse("workspace:home"))
    sari.reads("Buat 1 surat undangan")
    assert "tempat yang kosong" not in sari.page.locator("main").inner_text()
    return substitute


def publishes(visit, sari: Traveller, approved: InvitationList, substitute: Invitation, picture) -> None:
    anybody = Traveller(visit())
    anybody.go(reverse("portal:lists"))
    anybody.reads("Belum ada daftar yang diumumkan")

    sari.go(reverse("invitations:list", args=[approved.pk]))
    sari.press("Umumkan")
    picture(sari.visitor, "daftar")

    anybody.go(reverse("portal:lists"))
    anybody.follow(f"Edisi {YEAR}")
    anybody.reads("80 daerah diundang, 12 cadangan", approved.content_hash)
    picture(anybody.visitor, "publik-daftar")
    entry = approved.entries.filter(place=ListEntry.Place.INVITED).select_related("region").order_by("position").first()
    anybody.go(reverse("portal:region", args=[entry.region.slug]))
    anybody.follow(f"Edisi {YEAR}: Diundang")
    anybody.reads("Yang memutuskan", "Sumbangan setiap indikator")
    assert re.search(r"Peluang", anybody.page.locator("main").inner_text())
    picture(anybody.visitor, "publik-lembar")
    assert substitute.region_id not in approved.entries.filter(place=ListEntry.Place.INVITED).values_list(
        "region", flat=True
    )
