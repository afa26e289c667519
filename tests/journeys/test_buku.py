"""A region gives its books a look, has them made, takes PDF and Word away, and reads the web edition."""

from pathlib import Path

import pytest
from django.urls import reverse

from gerakan.stages.books.models import Rendering
from tests.factories.editions import EditionFactory
from tests.factories.filled_plans import fill_with_specimen
from tests.factories.masterplans import a_plan
from tests.journeys.conduct import Traveller, let_the_worker_work

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def test_books_are_made_and_read(transactional_db, visit, picture, tmp_path):
    plan, writer = a_plan(edition=EditionFactory(year=2027, state="open"))
    fill_with_specimen(plan, by=writer, programmes=18)
    person = Traveller(visit(user=writer))
    gives_them_a_look(person, plan, tmp_path)
    has_them_made(person, plan, picture)
    takes_and_reads(person, plan, picture)


def gives_them_a_look(person: Traveller, plan, folder: Path) -> None:
    """Too pale a colour is refused with its reason; a coat of arms is kept."""
    file = folder / "lambang.png"
    file.write_bytes(PIXEL)
    person.go(plan.get_absolute_url())
    person.follow("Naskah dan buku", within="main nav", exact=True)
    person.follow("Buku", within="main nav", exact=True)
    person.follow("Atur rupa buku")
    person.fill(
        colour="#ffee00", signer_office="Bupati", signer_name="Siti Contoh", foreword="Disusun bersama **warga**."
    )
    person.press("Simpan rupa buku")
    person.reads("Terlalu pucat")
    person.fill(colour="#0a6a6b")
    person.page.locator("input[name=picture]").set_input_files(file)
    person.press("Simpan rupa buku")
    person.page.get_by_text("Rupa buku disimpan").wait_for()


def has_them_made(person: Traveller, plan, picture) -> None:
    """One file, watched while the worker makes it."""
    buttons = ("Buat Buku 3: Ringkasan Eksekutif, PDF", "Buat Buku 3: Ringkasan Eksekutif, Word")
    for name in buttons:
        person.press(name)
    person.reads("Menunggu giliran")
    let_the_worker_work()
    person.go(reverse("books:books", args=[plan.pk]))
    person.reads("Unduh PDF")
    picture(person.visitor, "buku-berkas")
    assert Rendering.objects.ready().count() == 2


def takes_and_reads(person: Traveller, plan, picture) -> None:
    """What is taken away is what was kept; the web edition says the same."""
    for link, head in (("Unduh PDF", b"%PDF"), ("Unduh Word", b"PK")):
        with person.page.expect_download() as asked:
            person.page.get_by_role("link", name=link).first.click()
        assert Path(asked.value.path()).read_bytes().startswith(head)
    person.follow("Buka Buku 3: Ringkasan Eksekutif", exact=True)
    person.page.get_by_role("link", name="→").click()
    person.look()
    person.reads("Program unggulan")
    picture(person.visitor, "buku-baca")
