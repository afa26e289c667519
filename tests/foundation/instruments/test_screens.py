"""Screens as people use them, without JavaScript."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.instruments.commands import versions as commands
from gerakan.foundation.instruments.content import content_hash
from gerakan.foundation.instruments.models import Instrument, InstrumentVersion
from gerakan.foundation.instruments.tree import tree_of
from tests.factories.accounts import a_region, somebody
from tests.factories.instruments import a_draft, a_published_version, an_element, an_item, the_default_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    person = somebody(Role.SECRETARIAT)
    client.force_login(person)
    return client


def text(response):
    return response.content.decode()


def fields_of(response):
    """What the forms of a page hold, as a browser would send it back."""
    form = response.context["form"]
    data = {name: field for name in form.fields if (field := form[name].value()) is not None and field is not False}
    for rule in response.context.get("rules") or ():
        data |= {rule.add_prefix(name): rule[name].value() or "" for name in rule.fields}
    rules = response.context.get("rules")
    return data | ({f"{rules.prefix}-TOTAL_FORMS": len(rules), f"{rules.prefix}-INITIAL_FORMS": 0} if rules else {})


def save(client, url, version, **changed):
    data = fields_of(client.get(url)) | {"dibaca": version.revision} | changed
    return client.post(url, data, follow=True)


def test_an_instrument_is_opened_filled_and_published(staff):
    staff.post("/instrumen/baru/", {"title": "Kesiapan kita", "code": "kita", "purpose": "readiness"})
    version = InstrumentVersion.objects.get()
    root = f"/instrumen/{version.pk}"
    save(staff, f"{root}/susun/unsur/", version, title="Struktur", code="struktur", weight="100")
    version.refresh_from_db()
    element = version.nodes.get()
    levels = {f"level_{n}": f"Keadaan {n}" for n in range(5)}
    save(staff, f"{root}/susun/butir/?di={element.pk}", version, title="Pegawai", code="sdm", weight="1", answer="level", **levels)  # fmt: skip

    page = staff.post(f"{root}/", {"action": "publish"}, follow=True)

    version.refresh_from_db()
    assert "terbit dan tidak berubah lagi" in text(page)
    assert (version.state, version.content_hash) == (
        "published",
        content_hash(version.introduction, tree_of(version).elements),
    )
    assert tree_of(version).item("sdm").levels[4].title == "Keadaan 4"


def test_what_is_wrong_is_told_and_stops_publishing(staff):
    version = a_draft([an_element("a", 90, an_item("x", levels=[["Ada"]]))])

    page = staff.post(f"/instrumen/{version.pk}/", {"action": "publish"}, follow=True)

    version.refresh_from_db()
    assert version.is_draft
    assert "Bobot unsur bagi kota berjumlah 90; harus 100." in text(page)
    assert "tingkat 1, 2, 3, 4 belum berbunyi" in text(page)


@pytest.mark.parametrize("code", ["sdm", "keuangan", "jaringan", "aplikasi", "struktur"])
def test_a_part_saved_unchanged_stays_the_same(staff, code):
    version = a_draft()
    before = tree_of(version).elements
    node = version.nodes.get(code=code)

    save(staff, f"/instrumen/bagian/{node.pk}/", version)

    assert content_hash("", tree_of(version).elements) == content_hash("", before)


def test_every_item_of_the_default_survives_its_form(staff):
    version = commands.copy_version(the_default_version(), code="salinan", title="Salinan", by="uji")
    before = content_hash("", tree_of(version).elements)

    for node in version.nodes.filter(
        code__in=["visi-prioritas", "reg-dasar", "fis-antarpulau", "ren-tidak-sesuai", "fisik"]
    ):
        version.refresh_from_db()
        save(staff, f"/instrumen/bagian/{node.pk}/", version)

    assert content_hash("", tree_of(version).elements) == before


def test_a_stale_form_is_refused_and_keeps_what_was_typed(staff):
    version = a_draft()
    node = version.nodes.get(code="sdm")
    url = f"/instrumen/bagian/{node.pk}/"
    data = fields_of(staff.get(url)) | {"dibaca": version.revision}
    staff.post(url, data | {"title": "Yang pertama"})

    page = staff.post(url, data | {"title": "Yang kedua"}, follow=True)

    node.refresh_from_db()
    assert node.title == "Yang pertama"
    assert "diubah orang lain" in text(page)
    assert "Yang kedua" in text(page)


def test_parts_are_moved_and_removed(staff):
    version = a_draft()
    first = version.nodes.get(code="struktur")
    staff.post(f"/instrumen/{version.pk}/susun/", {"turun": first.pk, "dibaca": version.revision})
    version.refresh_from_db()
    assert [element.code for element in tree_of(version).elements] == ["infrastruktur", "struktur"]

    assert "2 butir di dalamnya ikut terhapus" in text(staff.get(f"/instrumen/bagian/{first.pk}/hapus/"))
    staff.post(f"/instrumen/bagian/{first.pk}/hapus/", {"dibaca": version.revision})
    assert [item.code for item in tree_of(version).items()] == ["jaringan", "aplikasi"]


def test_a_new_code_is_followed_by_the_conditions_that_name_it(staff):
    version = a_draft([an_element("a", 100, an_item("x"), an_item("y", rules=[["item", "x", "at_least", "2"]]))])

    save(staff, f"/instrumen/bagian/{version.nodes.get(code='x').pk}/", version, code="z")

    assert tree_of(version).item("y").rules[0].about == "z"


def test_a_published_version_is_not_edited(staff):
    version = a_published_version()
    node = version.nodes.get(code="sdm")

    page = save(staff, f"/instrumen/bagian/{node.pk}/", version, title="Lain")

    node.refresh_from_db()
    assert "tidak dapat diubah" in text(page)
    assert node.title == "Butir sdm"


def test_conditions_are_tried_on_all_regions(staff):
    for code, name in [("35.71", "Kota Kediri"), ("35.29", "Kabupaten Sumenep"), ("35.28", "Kabupaten Pamekasan")]:
        a_region(code, name)
    rules = [["indicator", "spbe", "at_least", "2.5"]]
    version = a_draft(
        [an_element("a", 100, an_item("x", rules=[["kind", "", "is", "kota"]]), an_item("y", rules=rules))]
    )

    page = text(staff.get(f"/instrumen/{version.pk}/syarat/"))

    assert "Berlaku bagi 1 kota; 2 tidak." in page
    assert "Tidak berlaku bagi daerah mana pun; 3 tanpa angka, jadi tidak ditanyai." in page


def test_a_trial_computes_the_score_and_stores_nothing(staff):
    version = a_published_version()
    region = a_region()
    items = {item.code: item.pk for item in tree_of(version).items()}
    marks = {"sdm": "4", "keuangan": "2", "jaringan": "tb", "aplikasi": "3"}
    data = {f"n-{items[code]}": mark for code, mark in marks.items()}

    page = staff.post(
        f"/instrumen/{version.pk}/pratinjau/", data | {"daerah": region.slug, "isi": region.slug, "sebagai": "uji"}
    )

    score = page.context["trial"].score
    assert score.total == pytest.approx(0.6 * 3.5 + 0.4 * 3)
    assert "3,300" in text(page)
    assert "Tidak berlaku, bobotnya berpindah: jaringan." in text(page)


def test_answers_of_a_trial_open_and_close_items(staff):
    version = the_default_version()
    region = a_region()
    island = tree_of(version).item("wilayah-pulau")
    url = f"/instrumen/{version.pk}/pratinjau/"
    title = "Bagaimana layanan publik menjangkau pulau-pulau yang terpisah?</legend>"
    form = {"daerah": region.slug, "isi": region.slug, "sebagai": "daerah"}

    assert title not in text(staff.get(url, {"daerah": region.slug}))
    assert title in text(staff.post(url, form | {f"v-{island.pk}": "ya"}))
    assert title not in text(staff.post(url, form | {f"v-{island.pk}": "tidak"}))


def test_nonsense_in_a_trial_is_told_at_its_item(staff):
    version, region = a_published_version(), a_region()
    item = tree_of(version).item("keuangan")

    page = staff.post(
        f"/instrumen/{version.pk}/pratinjau/",
        {"daerah": region.slug, "isi": region.slug, f"v-{item.pk}": "banyak"},
    )

    assert "bukan angka" in text(page)
    assert 'value="banyak"' in text(page)


def test_a_workbook_goes_out_and_comes_back_the_same(staff):
    version = commands.copy_version(the_default_version(), code="salinan", title="Salinan", by="uji")
    before = content_hash(version.introduction, tree_of(version).elements)
    book = staff.get(f"/instrumen/{version.pk}/buku-kerja/").content

    page = staff.post(
        f"/instrumen/{version.pk}/impor/",
        {"file": SimpleUploadedFile("buku.xlsx", book), "dibaca": version.revision},
        follow=True,
    )

    version.refresh_from_db()
    assert "6 unsur, 33 butir" in text(page)
    assert content_hash(version.introduction, tree_of(version).elements) == before


def test_everybody_reads_what_is_published_and_nobody_a_draft(client):
    published, draft = a_published_version(), a_draft(code="rahasia")
    client.force_login(somebody(Role.ASSESSOR))

    assert client.get(f"/instrumen/{published.pk}/").status_code == 200
    assert client.get(f"/instrumen/{draft.pk}/").status_code == 404
    assert "Instrumen rahasia" not in text(client.get("/instrumen/"))
    assert client.get(f"/instrumen/{published.pk}/susun/").status_code == 403


def test_a_draft_is_copied_and_discarded(staff):
    published = a_published_version()
    staff.post(f"/instrumen/{published.pk}/salin/", {"how": "version"})
    draft = InstrumentVersion.objects.get(state="draft")
    assert (draft.number, draft.made_from) == (2, published)

    page = staff.post(f"/instrumen/{published.pk}/salin/", {"how": "version"})
    assert "sudah mempunyai rancangan" in text(page)

    staff.post(f"/instrumen/{draft.pk}/buang/", {"yakin": "ya"})
    assert list(Instrument.objects.get().versions.all()) == [published]


def test_the_list_is_exported(staff):
    a_published_version()

    assert io.BytesIO(staff.get("/instrumen/?unduh=xlsx").content).read(2) == b"PK"
