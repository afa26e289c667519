"""From published terms to a frozen ranking: the secretariat at work, a visitor who reads the rules."""

from django.urls import reverse

from gerakan.foundation.editions.models import Edition
from gerakan.stages.selection.models import SelectionRun
from tests.journeys.conduct import Traveller, let_the_worker_work


def writes_and_publishes(staff: Traveller, edition: Edition, picture) -> None:
    """A cluster, a condition and a quota come into the next version of the terms."""
    staff.go(reverse("terms:cluster", args=[edition.slug]))
    staff.fill(name="Kawasan Selat", regions="Kabupaten Bangkalan\nKabupaten Gresik\nKabupaten Banyuwangi")
    staff.press("Simpan kawasan")
    staff.follow("Tulis versi berikutnya", within="body")
    staff.fill(stated="Surat komitmen kepala daerah", reason="Masukan Kementerian Dalam Negeri.")
    staff.choose("kuota-0-target", "cluster:Kawasan Selat")
    staff.page.locator("main [name='kuota-0-minimum']").fill("1")
    staff.press("Simpan rancangan")
    staff.reads("Rancangan", "paling sedikit 1")
    staff.press("Umumkan ketentuan", within="body")
    staff.reads("Berlaku", "Jejak")
    picture(staff.visitor, "peringkat-ketentuan")


def everybody_reads_the_terms(visitor: Traveller, edition: Edition, picture) -> None:
    """On a phone, without an account."""
    visitor.go(reverse("terms:versions", args=[edition.slug]))
    visitor.follow("Versi 2")
    visitor.reads("Kawasan Selat: paling sedikit 1", "Surat komitmen kepala daerah", "Masukan Kementerian")
    picture(visitor.visitor, "peringkat-publik")


def confirms_the_condition(staff: Traveller, edition: Edition, regions: int) -> None:
    """All regions at once."""
    staff.go(reverse("selection:conditions", args=[edition.slug]))
    staff.reads("belum diperiksa")
    staff.page.locator("main thead input[type=checkbox]").first.check()
    staff.press("Memenuhi: Surat komitmen kepala daerah")
    cells = staff.page.locator("main table").inner_text()
    assert (cells.count("memenuhi"), cells.count("belum diperiksa")) == (regions, 0)


def computes(staff: Traveller, edition: Edition, picture) -> SelectionRun:
    """From the final marks; the third region's sheet explains its place."""
    staff.go(reverse("selection:rankings", args=[edition.slug]))
    staff.press("Hitung dari nilai akhir", within="body")
    let_the_worker_work()
    run = SelectionRun.objects.get()
    staff.go(run.get_absolute_url())
    staff.reads("25 di dalam garis", "Aturan yang menghasilkan daftar ini", "Zona")
    staff.page.locator("main .listing-bar").first.scroll_into_view_if_needed()
    staff.page.locator("main table").first.evaluate("table => table.scrollIntoView({block: 'center'})")
    picture(staff.visitor, "peringkat-daftar")
    staff.follow(str(run.standings.get(rank=3).region))
    staff.reads(f"peringkat 3 dari {run.standings.count()} daerah", "Dari mana skornya", "Karena sdm demikian adanya.")
    picture(staff.visitor, "peringkat-lembar")
    pdf = staff.page.request.get(staff.page.url + "pdf/")
    assert pdf.body().startswith(b"%PDF")
    return run


def tries_another_weight(staff: Traveller, visitor: Traveller, edition: Edition) -> None:
    """A trial decides nothing and is nobody else's."""
    staff.go(reverse("selection:attempt", args=[edition.slug]))
    staff.fill(name="Indeks saja", marks_weight="0")
    staff.press("Hitung uji coba")
    let_the_worker_work()
    staff.go(SelectionRun.objects.get(trial_name="Indeks saja").get_absolute_url())
    staff.reads("Uji coba, bukan keputusan", "Dibandingkan dengan peringkat yang berlaku", "Skor = 0 % nilai asesor")
    assert visitor.visitor.page.request.get(staff.page.url).status == 404
