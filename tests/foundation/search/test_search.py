"""Found by word forms, seen through each app's own eyes, the same on both databases."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from gerakan.foundation.accounts.models import Organisation, User
from gerakan.foundation.search import sources
from gerakan.foundation.search.indexing import forget, put, rebuild
from gerakan.foundation.search.models import SearchEntry
from gerakan.foundation.search.queries import search
from gerakan.foundation.search.sources import Direct, Entry, register, register_finder
from gerakan.foundation.search.words import index_words, stem
from tests.factories.accounts import OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db

TEXTS = {
    "Pelayanan terpadu": "Mal pelayanan publik melayani warga setiap hari kerja.",
    "Rencana induk": "Perencanaan kota cerdas memuat layanan kesehatan dan pendidikan.",
    "Kabupaten Siau Tagulandang Biaro": "Daerah kepulauan di Sulawesi Utara, kode 71.08.",
    "Anggaran": "Belanja modal dan pemanfaatan data.",
}


@pytest.fixture(autouse=True)
def _sources(monkeypatch):
    """Two kinds: organisations anybody may know of, people only themselves (and staff)."""
    monkeypatch.setattr(sources, "_sources", {})
    monkeypatch.setattr(sources, "_finders", {})
    register("paper", "Dokumen", Organisation.objects.all, to_entries=pages_of, is_public=True)
    register(
        "person", "Orang", User.objects.all, to_entries=lambda person: [Entry(person.name, f"/orang/{person.pk}/")]
    )


def pages_of(paper):
    return [Entry(paper.name, f"/dokumen/{paper.pk}/", TEXTS.get(paper.name, ""), place="hlm 1")]


@pytest.fixture
def papers():
    made = {title: OrganisationFactory(name=title) for title in TEXTS}
    put("paper", *made.values())
    return made


def titles(text, user=None, **options):
    return [hit.title for hit in search(user or UserFactory(), text, **options).hits]


@pytest.mark.parametrize("word", ["pelayanan", "melayani", "dilayani", "layanan", "LAYAN"])
def test_word_forms_find_each_other(papers, word):
    assert titles(word) == ["Pelayanan terpadu", "Rencana induk"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("siau biaro", ["Kabupaten Siau Tagulandang Biaro"]),
        ("71.08", ["Kabupaten Siau Tagulandang Biaro"]),
        ("perenc", ["Rencana induk"]),
        ("kesehatan anggaran", []),
        ("manfaat", ["Anggaran"]),
        ("", []),
        ("??", []),
    ],
)
def test_all_words_must_occur_and_the_last_may_be_unfinished(papers, text, found):
    assert titles(text) == found


@pytest.mark.parametrize(
    "text",
    ['"', "'", "a' OR '1'='1", 'NEAR("x" "y")', "stems:layan", "* OR *", "layan*)--", "\\", "a:* & !b", "()", "NOT layan",
     "layan\x00", "%", "x" * 5000, "ı", "\u202elayan"],
)  # fmt: skip
def test_nothing_a_person_types_is_query_syntax(papers, text):
    answer = search(UserFactory(), text)

    assert answer.count == len(answer.hits)


def test_the_title_weighs_more_than_the_text(papers):
    other = OrganisationFactory(name="Zona layanan")
    put("paper", other)

    assert titles("layanan")[:2] == ["Pelayanan terpadu", "Zona layanan"]


def test_hidden_rows_move_neither_count_nor_order_nor_page():
    me = UserFactory(name="Budi Layanan")
    put("person", me)
    before = search(me, "layanan", count=1)

    others = [UserFactory(name="Layanan Layanan") for _time in range(30)]
    put("person", *others)
    after = search(me, "layanan", count=1)

    assert before == after
    assert (after.count, [hit.title for hit in after.hits], after.has_next) == (1, ["Budi Layanan"], False)


def test_the_snippet_sets_off_the_words_and_is_the_original_text(papers):
    (hit,) = search(UserFactory(), "warga").hits

    assert "".join(piece.text for piece in hit.snippet) == TEXTS["Pelayanan terpadu"].rstrip(".")
    assert [piece.text for piece in hit.snippet if piece.is_hit] == ["warga"]
    assert hit.place == "hlm 1"


def test_the_index_follows_changes_and_forgets(papers):
    paper = papers["Anggaran"]
    Organisation.objects.filter(pk=paper.pk).update(name="Keuangan")
    paper.refresh_from_db()

    put("paper", paper)
    assert (titles("anggaran"), titles("keuangan")) == ([], ["Keuangan"])

    forget("paper", paper)
    assert titles("keuangan") == []


def test_everything_can_be_indexed_anew(papers):
    SearchEntry.objects.all().delete()
    SearchEntry.objects.create(kind="gone", object_id="1", title="x", url="/", title_stems="x", stems="x")

    call_command("rebuild_search", stdout=StringIO())

    assert rebuild()["paper"] == len(TEXTS)
    assert not SearchEntry.objects.filter(kind="gone").exists()
    assert titles("melayani")


def test_a_finder_answers_before_the_index():
    register_finder("regions", lambda user, text: [Direct("Kota Bitung", "/register/71.72/", "nama lama")])

    assert search(UserFactory(), "bitung").direct[0].title == "Kota Bitung"


def test_pages_follow_each_other_without_loss():
    put("paper", *[OrganisationFactory(name=f"Layanan {number:02}") for number in range(45)])
    person = UserFactory()

    pages = [titles("layanan", person, start=start, count=20) for start in (0, 20, 40)]

    assert [len(page) for page in pages] == [20, 20, 5]
    assert len({title for page in pages for title in page}) == 45


def test_stems_stand_beside_the_words_as_written():
    assert stem("pelayanan") == "layan"
    assert index_words(["Perencanaan, café!"]) == "rencana perencanaan cafe"


def test_visitors_search_what_is_public(client, papers):
    put("person", UserFactory(name="Layanan Rahasia"))

    page = client.get(reverse("search:search"), {"q": "melayani"}).content.decode()

    assert "Pelayanan terpadu" in page
    assert "Rahasia" not in page
    assert "<mark>melayani</mark>" in page


def test_htmx_gets_the_answers_alone(client, papers):
    part = client.get(reverse("search:search"), {"q": "melayani"}, headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in part
    assert "Pelayanan terpadu" in part


@pytest.mark.parametrize("page", ["-1", "0", "999999999999999999999", "x", "²", "50"])
def test_a_strange_page_is_no_error(client, papers, page):
    assert client.get(reverse("search:search"), {"q": "layan", "hal": page, "jenis": "zzz"}).status_code == 200


@pytest.mark.parametrize("n", [1, 30])
def test_the_database_is_asked_as_often_for_one_hit_as_for_many(n, django_assert_num_queries):
    put("paper", *[OrganisationFactory(name=f"Layanan {number}") for number in range(n)])
    person = UserFactory()

    with django_assert_num_queries(5):
        search(person, "layanan")
