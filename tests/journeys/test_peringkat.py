"""From published terms to a frozen ranking: the secretariat at work, a visitor who reads the rules."""

import pytest
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.selection.models import SelectionRun
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory
from tests.factories.selection import a_final_edition
from tests.journeys.conduct import Traveller, let_the_worker_work

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]
NAMES = ("Bangkalan", "Banyuwangi", "Blitar", "Bojonegoro", "Gresik", "Jember")


@pytest.fixture
def edition() -> Edition:
    """Six regions whose marks are final, under terms without quota or condition."""
    made = a_final_edition(6, edition=EditionFactory(state="open", is_sample=True, year=2027))
    for region, name in zip(Region.objects.order_by("code"), NAMES, strict=True):
        Region.objects.filter(pk=region.pk).update(name=f"Kabupaten {name}")
    return made


def test_terms_become_a_ranking_that_is_explained(visit, edition, picture):
    person = somebody(Role.SECRETARIAT)
    type(person).objects.filter(pk=person.pk).update(name="Sari Contoh")
    staff = Traveller(visit(user=person))
    writes_and_publishes(staff, edition, picture)
    visitor = Traveller(visit(width=360))
    visitor.go(reverse("terms:versions", args=[edition.slug]))
    visitor.follow("Versi 2")
    visitor.reads("Kawasan Selat: paling sedikit 1", "Surat komitmen kepala daerah", "Masukan Kementerian")
    picture(visitor.visitor, "peringkat-publik")

    confirms_the_condition(staff, edition)
    computes(staff, edition, picture)
    tries_another_weight(staff, edition)
    assert visitor.visitor.page.request.get(staff.page.url).status == 404


def writes_and_publishes(staff: Traveller, edition: Edition, picture) -> None:
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


def confirms_the_condition(staff: Traveller, edition: Edition) -> None:
    staff.go(reverse("selection:conditions", args=[edition.slug]))
    staff.reads("belum diperiksa")
    staff.page.locator("main thead input[type=checkbox]").first.check()
    staff.press("Memenuhi: Surat komitmen kepala daerah")
    cells = staff.page.locator("main table").inner_text()
    assert (cells.count("memenuhi"), cells.count("belum diperiksa")) == (6, 0)


def computes(staff: Traveller, edition: Edition, picture) -> None:
    staff.go(reverse("selection:rankings", args=[edition.slug]))
    staff.press("Hitung dari nilai akhir", within="body")
    let_the_worker_work()
    run = SelectionRun.objects.get()
    staff.go(run.get_absolute_url())
    staff.reads("2 di dalam garis", "Aturan yang menghasilkan daftar ini", "Zona")
    staff.page.locator("main .listing-bar").first.scroll_into_view_if_needed()
    staff.page.locator("main table").first.evaluate("table => table.scrollIntoView({block: 'center'})")
    picture(staff.visitor, "peringkat-daftar")
    staff.follow(str(run.standings.get(rank=3).region))
    staff.reads("peringkat 3 dari 6 daerah", "Dari mana skornya", "Karena sdm demikian adanya.")
    picture(staff.visitor, "peringkat-lembar")
    pdf = staff.page.request.get(staff.page.url + "pdf/")
    assert pdf.body().startswith(b"%PDF")


def tries_another_weight(staff: Traveller, edition: Edition) -> None:
    staff.go(reverse("selection:attempt", args=[edition.slug]))
    staff.fill(name="Indeks saja", marks_weight="0")
    staff.press("Hitung uji coba")
    let_the_worker_work()
    staff.go(SelectionRun.objects.get(trial_name="Indeks saja").get_absolute_url())
    staff.reads("Uji coba, bukan keputusan", "Dibandingkan dengan peringkat yang berlaku", "Skor = 0 % nilai asesor")
