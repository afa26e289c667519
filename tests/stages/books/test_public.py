"""Books of a public version: read and taken by everybody, until it is withdrawn; a printed one can be checked."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.documents.book.pages import as_pages
from gerakan.foundation.documents.book.text import plain
from gerakan.foundation.documents.book.tree import Paragraph, Signatures
from gerakan.foundation.ui import formats
from gerakan.stages.books.documents.binding import Binding
from gerakan.stages.books.models import BookSetting, Rendering
from gerakan.stages.books.queries.shelf import BOOKS
from gerakan.stages.institutions.models import OfficeHolder
from tests.factories.books_of_plans import a_kept_book
from tests.factories.editions import EditionFactory
from tests.factories.masterplans import a_plan, typed
from tests.factories.reviews import made_public

pytestmark = pytest.mark.django_db


@pytest.fixture
def publication():
    plan, writer = a_plan(edition=EditionFactory(year=2027, is_test=False, state="open"))
    typed(plan, "misi", {"text": "Melayani"}, by=writer)
    plan.refresh_from_db()
    return made_public(plan, by=writer)


def status(door):
    answer = Client().get(door)
    if answer.streaming:  # read to its end, which closes the file and not the connection
        b"".join(answer.streaming_content)
    return answer.status_code


def test_everybody_reads_the_version_and_nobody_its_drafts(publication):
    plan, version = publication.plan, publication.version
    draft, adopted = a_kept_book(plan), a_kept_book(plan, version=version)
    doors = [
        reverse("books:published", args=[version.pk]), reverse("books:published_chapter", args=[version.pk, "buku3", "awal"]),
        reverse("books:download", args=[adopted.pk]), reverse("books:check", args=[adopted.token]),
    ]  # fmt: skip
    assert [status(door) for door in doors] == [200, 200, 200, 200]
    before_adoption = a_kept_book(plan, version=version, is_draft=True)  # tells what only those of the plan read
    for row in (draft, before_adoption):
        assert [status(reverse("books:download", args=[row.pk])), status(reverse("books:check", args=[row.token]))] == [404, 404]  # fmt: skip
    assert list(Rendering.objects.visible_to(plan.begun_by).order_by("pk")) == [draft, adopted, before_adoption]

    publication.__class__.objects.filter(pk=publication.pk).update(
        withdrawn_at=timezone.now(), withdrawn_by=plan.begun_by, reason="Salah."
    )
    assert [status(door) for door in doors[:3]] == [404, 404, 404]


def test_a_version_stays_what_it_was(publication):
    plan, version = publication.plan, publication.version
    typed(plan, "misi", {"text": "Tambahan setelah versi"}, by=plan.begun_by)
    plan.refresh_from_db()
    page = Client().get(reverse("books:published_chapter", args=[version.pk, "buku2", "2-arah"])).content.decode()
    assert "Melayani" in page
    assert "Tambahan setelah versi" not in page
    book = Binding(plan, version).book("buku2", "id", "https://contoh.id/buku/periksa/abc/")
    assert (book.is_draft, book.version, book.address) == (False, "1", "https://contoh.id/buku/periksa/abc/")
    assert Binding(plan, None).book("buku2", "id").is_draft


def test_what_is_not_for_everybody_stays_in_the_draft(publication):
    plan, writer = publication.plan, publication.plan.begun_by
    for sheet, values in PRIVATE.items():
        typed(plan, sheet, values, by=writer)
    plan.refresh_from_db()
    version = made_public(plan, by=writer).version

    adopted, draft = (everything_in(Binding(plan, one)) for one in (version, None))

    told = [words for values in PRIVATE.values() for words in values.values() if words.startswith("Rahasia")]
    assert {words: (words in adopted, words in draft) for words in told} == dict.fromkeys(told, (False, True))
    for heading in ("Kemungkinan 5", "Pengaruh tinggi", "Pemilik risiko", "Apa yang berubah"):
        assert (heading in adopted, heading in draft) == (False, True), heading
    for said in ("Kapal terlambat", "Sewa cadangan", "1 Maret 2027", "Buku ini untuk umum"):
        assert said in adopted, said
    assert "Buku ini untuk umum" not in draft


PRIVATE = {
    "pemangku": {"name": "Rahasia Forum", "helix": "masyarakat", "interest": "5", "influence": "1", "role": "Rahasia menolak"},
    "peran-serta": {"held_on": "2027-03-01", "who": "Rahasia Ibu", "helix": "masyarakat", "heard": "Rahasia ucapan", "changed": "Rahasia perubahan"},
    "risiko": {"statement": "Kapal terlambat", "cause": "Rahasia sebab", "likelihood": "5", "impact": "2", "mitigation": "Sewa cadangan", "owner": "Rahasia Budi"},
}  # fmt: skip


def everything_in(binding: Binding) -> str:
    """All words of the four books."""
    return " ".join(str(binding.book(work, "id")) for work in BOOKS)


def test_the_adopted_book_is_signed_by_who_adopted_it_and_the_draft_by_the_head_of_today(publication):
    plan, version = publication.plan, publication.version
    adopted = version.adoption
    BookSetting.objects.create(
        plan=plan, signer_name="Kepala yang Baru", signer_office="Bupati", saved_by=plan.begun_by
    )
    bound, draft = Binding(plan, version), Binding(plan, None)
    [signed] = [block for block in bound.book("buku3", "id").blocks() if isinstance(block, Signatures)]
    assert signed.people[0][:2] == (adopted.signer_title, adopted.signer_name)
    assert formats.day(adopted.act_on) in signed.place_and_date
    assert adopted.act_words in signed.intro
    assert draft.signer == ("Kepala yang Baru", "Bupati")
    BookSetting.objects.update(signer_name="", signer_office="")
    holder = OfficeHolder.objects.get(pk=adopted.holder_id)
    assert Binding(plan, None).signer == (holder.name, holder.title)
    pages = as_pages(bound.book("buku3", "id", "https://contoh.id/buku/periksa/abc/"))
    assert pages["qr"].startswith("<svg")


def test_what_stands_in_another_book_is_named_with_it(publication):
    bound = Binding(publication.plan, publication.version)
    said = dict(bound.said)
    said["chapters"] = [one | {"texts": {"id": "Lihat [[lihat:tabel-rujukan]] dan [[lihat:entah]]."}} if one["code"] == "1-latar-belakang" else one for one in said["chapters"]]  # fmt: skip
    bound.__dict__["said"] = said
    [text] = [plain(block.runs) for block in bound.book("buku1", "id").blocks() if isinstance(block, Paragraph) and "Lihat" in plain(block.runs)]  # fmt: skip
    assert text == "Lihat “Rujukan program” dalam Buku 2: Rencana Induk dan rujukan tidak dikenal: lihat:entah."


def test_a_file_is_compared_with_the_kept_one(publication):
    kept = a_kept_book(publication.plan, version=publication.version, data=b"%PDF-asli")
    door = reverse("books:check", args=[kept.token])
    for data, said in ((b"%PDF-asli", "sama dengan yang disimpan"), (b"%PDF-palsu", "bukan yang disimpan")):
        page = Client().post(door, {"file": SimpleUploadedFile("buku.pdf", data)}).content.decode()
        assert said in page
