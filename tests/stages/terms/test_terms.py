"""Terms of a decision: written by the secretariat, read by everybody before the first mark, never changed."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.models import Event
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment.commands.rulings import draft_ruling, fix_ruling
from gerakan.stages.invitations.calculations import QuotaOrder
from gerakan.stages.terms.commands import draft_terms, draw_cluster, publish
from gerakan.stages.terms.models import ClusterRegion, Condition, Terms
from gerakan.stages.terms.queries import quotas_in_words, terms_in_force, ties_in_words
from tests.factories.accounts import an_edition, somebody
from tests.factories.editions import EditionFactory
from tests.factories.instruments import a_published_version
from tests.factories.regions import RegionFactory
from tests.factories.terms import some_terms, terms_draft

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
State = Terms.State
FILLED = {
    "basis": "corrected", "marks_weight": "75", "marks_lowest": "60", "marks_highest": "90", "place_count": "3",
    "reserve_count": "1", "tie_1": "marks", "tie_2": "", "tie_3": "", "computed": ["sent"],
    "stated": "Surat  komitmen\nKuesioner terkirim\nSurat komitmen", "certain": "0.9", "out": "0.1", "draws": "500",
    "seed": "7", "appeal_days": "5", "decide_days": "10", "granted": "adds", "reason": "",
    "kuota-TOTAL_FORMS": "1", "kuota-INITIAL_FORMS": "0", "kuota-0-target": "kind:kota", "kuota-0-minimum": "1",
    "kuota-0-maximum": "",
}  # fmt: skip


def an_open_edition():
    """One that visitors may know of."""
    return EditionFactory(state="open")


def page(client, name, *args, by=None):
    if by:
        client.force_login(by, BACKEND)
    return client.get(reverse(name, args=args))


def test_the_secretariat_writes_and_publishes_on_the_screens(client):
    edition = an_open_edition()
    client.force_login(somebody(Role.SECRETARIAT), BACKEND)

    written = client.post(reverse("terms:write", args=[edition.slug]), FILLED)
    drafted = Terms.objects.get()
    assert written.headers["Location"] == drafted.get_absolute_url()
    assert (drafted.state, drafted.weights, drafted.ties) == (State.DRAFT, {"marks": 75, "index": 25}, ["marks"])
    assert [(row.kind, row.words) for row in drafted.conditions.all()] == [
        ("sent", "Kuesioner terkirim"), ("stated", "Surat komitmen"),
    ]  # fmt: skip
    client.post(reverse("terms:publish", args=[edition.slug, 1]))

    assert terms_in_force(edition) == drafted
    assert [(row.label, row.bounds) for row in quotas_in_words(terms_in_force(edition))] == [
        ("Jenis daerah: Kota", "paling sedikit 1")
    ]
    assert list(Event.objects.filter(action__startswith="terms.").order_by("pk").values_list("action", flat=True)) == [
        "terms.drafted", "terms.publish",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({"marks_weight": "50"}, "di antara bobot terendah dan tertinggi"),
        ({"tie_2": "marks"}, "cukup disebut sekali"),
        ({"certain": "0.5", "out": "0.5"}, "harus di bawah batas pasti"),
        ({"kuota-0-maximum": "0"}, "tidak boleh di bawah paling sedikit"),
        ({"kuota-0-target": "cluster:Entah"}, "Entah"),
    ],
)
def test_nonsense_is_named_before_anything_is_kept(client, said, complaint):
    edition = an_open_edition()
    client.force_login(somebody(Role.SECRETARIAT), BACKEND)

    answer = client.post(reverse("terms:write", args=[edition.slug]), FILLED | said)

    assert complaint in answer.content.decode()
    assert not Terms.objects.exists()


def test_a_draft_is_written_over_and_a_published_version_is_not():
    edition = an_edition()
    first = terms_draft(edition, place_count=3)
    assert terms_draft(edition, place_count=4) == first
    publish(first, by=somebody(Role.SECRETARIAT))
    second = terms_draft(edition, place_count=5, reason="Anggaran bertambah.")

    assert (second.number, Terms.objects.get(number=1).place_count) == (2, 4)
    with pytest.raises(TypeError, match="frozen"):
        terms_in_force(edition).save()
    with pytest.raises(TransitionRefused):
        publish(Terms.objects.get(number=1), by=somebody(Role.SECRETARIAT))


def test_a_later_version_gives_its_reason_and_replaces():
    edition = an_edition()
    first, by = some_terms(edition, place_count=3), somebody(Role.SECRETARIAT)
    second = terms_draft(edition, place_count=5)
    with pytest.raises(TransitionRefused, match="tuliskan alasannya"):
        publish(second, by=by)
    assert terms_in_force(edition) == first

    publish(terms_draft(edition, place_count=5, reason="Anggaran bertambah."), by=by)

    assert [(row.number, row.state) for row in edition.terms.order_by("number")] == [
        (1, State.REPLACED), (2, State.PUBLISHED),
    ]  # fmt: skip


def test_quotas_that_ask_for_more_than_the_places_are_refused():
    asked = [QuotaOrder("kind", "kota", 2, None), QuotaOrder("kind", "kabupaten", 2, None)]
    drafted = terms_draft(place_count=3, quotas=asked)

    with pytest.raises(TransitionRefused, match="melebihi 3 tempat"):
        publish(drafted, by=somebody(Role.SECRETARIAT))


def test_a_region_lies_in_one_cluster_of_an_edition():
    edition, by = an_edition(), somebody(Role.SECRETARIAT)
    lake, coast = RegionFactory(), RegionFactory()
    draw_cluster(edition, name="Danau", regions=[lake, coast], by=by)

    with pytest.raises(TransitionRefused, match=f"{coast} sudah termasuk kawasan Danau"):
        draw_cluster(edition, name="Pantai", regions=[coast], by=by)
    draw_cluster(edition, name="Danau", regions=[lake], by=by)
    draw_cluster(edition, name="Pantai", regions=[coast], by=by)
    draw_cluster(an_open_edition(), name="Pantai", regions=[lake], by=by)
    draw_cluster(edition, name="Danau", regions=[], by=by)

    kept = ClusterRegion.objects.filter(edition=edition).values_list("cluster__name", "region")
    assert list(kept) == [("Pantai", coast.pk)]


def test_a_cluster_that_counts_places_stays():
    edition, by = an_edition(), somebody(Role.SECRETARIAT)
    draw_cluster(edition, name="Danau", regions=[RegionFactory()], by=by)
    some_terms(edition, quotas=[QuotaOrder("cluster", "Danau", 1, None)])

    with pytest.raises(TransitionRefused, match="menghitung tempat untuk kawasan Danau"):
        draw_cluster(edition, name="Danau", regions=[], by=by)


def test_unknown_names_of_a_cluster_are_named(client):
    edition, known = an_edition(), RegionFactory(name="Kabupaten Danau Toba")
    client.force_login(somebody(Role.SECRETARIAT), BACKEND)
    address = reverse("terms:cluster", args=[edition.slug])

    wrong = client.post(address, {"name": "Danau", "regions": "Kabupaten Danau Toba\nKabupaten Antah Berantah"})
    assert "bermakna ganda: Kabupaten Antah Berantah." in wrong.content.decode()
    client.post(address, {"name": "Danau", "regions": f"Kabupaten Danau Toba; {known.code}"})

    assert ClusterRegion.objects.get().region == known


@pytest.mark.parametrize(
    ("terms", "refusal"),
    [
        (None, "Umumkan lebih dahulu ketentuan penetapan"),
        ({"basis": "corrected", "place_count": 3}, "nilai terkoreksi untuk 3 tempat"),
        ({"basis": "raw", "place_count": 4}, "nilai mentah untuk 4 tempat"),
    ],
)
def test_marks_wait_for_terms_that_say_the_same(terms, refusal):
    edition, by = an_edition(), somebody(Role.SECRETARIAT)
    if terms:
        some_terms(edition, **terms)
    fields = {
        "version": a_published_version(),
        "silence": "Rancangan menjadi akhir.",
        "decides": "raw",
        "place_count": 3,
    }
    ruling = draft_ruling(edition, fields=fields, by=by)

    with pytest.raises(TransitionRefused, match=refusal):
        fix_ruling(ruling, by=by)
    some_terms(edition, basis="raw", place_count=3)
    fix_ruling(ruling, by=by)

    assert ruling.fixed_at is not None


@pytest.mark.parametrize("role", [Role.PLENARY, Role.AUDITOR, Role.ASSESSOR])
def test_only_the_secretariat_writes_and_publishes(role):
    edition, drafted = an_edition(), terms_draft()
    place = {"edition": edition} if role == Role.PLENARY else {}
    person = somebody(role, **place)

    for act in (
        lambda: draft_terms(edition, fields={"place_count": 1}, by=person),
        lambda: publish(drafted, by=person),
        lambda: draw_cluster(edition, name="Danau", regions=[], by=person),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_visitors_read_what_is_published_and_nothing_of_a_draft(client):
    edition, by = an_open_edition(), somebody(Role.SECRETARIAT)
    draw_cluster(edition, name="Kawasan Rahasia", regions=[RegionFactory()], by=by)
    drafted = terms_draft(edition, conditions=[(Condition.Kind.STATED, "Surat komitmen")], ties=["marks"])
    for address in (("terms:terms", edition.slug, 1), ("terms:write", edition.slug), ("terms:cluster", edition.slug)):
        assert page(client, *address).status_code in {302, 404}
    versions = page(client, "terms:versions", edition.slug)
    assert "Kawasan Rahasia" not in versions.content.decode()
    assert "belum diumumkan" in versions.content.decode()

    publish(drafted, by=by)
    terms_draft(edition, conditions=[(Condition.Kind.STATED, "Syarat baru")], reason="Alasan yang belum resmi")

    told = page(client, "terms:terms", edition.slug, 1).content.decode()
    assert "Surat komitmen" in told
    assert ties_in_words(terms_in_force(edition)) in told
    assert page(client, "terms:terms", edition.slug, 2).status_code == 404
    versions = page(client, "terms:versions", edition.slug).content.decode()
    assert "Kawasan Rahasia" in versions
    assert "Alasan yang belum resmi" not in versions
    assert "Versi 2" not in versions
    assert "Alasan yang belum resmi" in page(client, "terms:versions", edition.slug, by=by).content.decode()


@pytest.mark.parametrize("hidden", [{"state": "preparing"}, {"is_test": True, "state": "open"}])
def test_terms_of_an_edition_that_visitors_do_not_know_are_not_there(client, hidden):
    edition = EditionFactory(**hidden)
    some_terms(edition)

    for address in (("terms:versions", edition.slug), ("terms:terms", edition.slug, 1)):
        assert page(client, *address).status_code == 404


def test_a_region_reads_published_terms_in_its_own_frame_without_the_trail(client):
    edition = an_open_edition()
    some_terms(edition)
    official = somebody(Role.REGION_ADMIN, region=RegionFactory())

    told = page(client, "terms:terms", edition.slug, 1, by=official).content.decode()

    assert "Ketentuan penetapan, versi 1" in told
    assert "Jejak" not in told
    assert reverse("terms:write", args=[edition.slug]) not in told
