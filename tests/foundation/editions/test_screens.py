"""Screens of editions: open to those who sign in, changed by the secretariat only."""

import datetime as dt

import pytest
from django.urls import reverse

from gerakan.foundation.editions.models import Edition
from tests.factories.accounts import somebody
from tests.factories.editions import (
    EditionFactory,
    EditionMilestoneFactory,
    FunnelCountFactory,
    ParticipationFactory,
)
from tests.factories.regions import ProvinceFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(client):
    person = somebody("secretariat")
    client.force_login(person)
    return person


@pytest.mark.parametrize("name", ["list", "new", "funnel"])
def test_visitors_are_asked_to_sign_in(client, name):
    assert client.get(reverse(f"editions:{name}")).status_code == 302


@pytest.mark.parametrize("n", [1, 30])
def test_an_edition_asks_the_same_number_of_questions(client, secretary, n, django_assert_max_num_queries):
    edition, province = EditionFactory(), ProvinceFactory()
    for _number in range(n):
        ParticipationFactory(edition=edition, region=RegionFactory(province=province, version=None))
    EditionMilestoneFactory(edition=edition)
    client.get(reverse("editions:list"))  # the frame is remembered from the page before
    with django_assert_max_num_queries(20):
        assert client.get(edition.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("n", [1, 30])
def test_the_list_asks_the_same_number_of_questions(client, secretary, n, django_assert_max_num_queries):
    EditionFactory.create_batch(n)
    client.get(reverse("editions:list"))  # the frame is remembered from the page before
    with django_assert_max_num_queries(12):
        assert client.get(reverse("editions:list")).status_code == 200


def test_only_the_secretariat_prepares_changes_copies(client):
    edition = EditionFactory()
    client.force_login(somebody("assessor"))
    assert client.get(edition.get_absolute_url()).status_code == 200
    for name in ("change", "copy", "milestone"):
        assert client.get(reverse(f"editions:{name}", args=[edition.slug])).status_code == 403
    assert client.get(reverse("editions:new")).status_code == 403


def test_a_new_edition(client, secretary):
    form = {"year": 2050, "name": "Edisi 2050", "theme": "", "rule": "Undangan", "starts_on": "2050-01-03"}
    answer = client.post(reverse("editions:new"), form | {"ends_on": "2050-12-01"})
    assert answer.url == "/edisi/2050/"
    again = client.post(reverse("editions:new"), form | {"ends_on": ""})
    assert "Edisi 2050 sudah ada" in again.content.decode()
    rehearsal = client.post(reverse("editions:new"), form | {"is_test": "on"})
    assert rehearsal.url == "/edisi/2050-uji/"


def test_dates_must_run_forward(client, secretary):
    form = {"year": 2051, "name": "Edisi", "starts_on": "2051-05-01", "ends_on": "2051-01-01"}
    assert "tidak boleh sebelum mulai" in client.post(reverse("editions:new"), form).content.decode()
    assert not Edition.objects.exists()


def test_copying_shows_first_what_comes_along(client, secretary):
    source = EditionFactory(year=2052, theme="Tema lama")
    ParticipationFactory.create_batch(2, edition=source)
    address = reverse("editions:copy", args=[source.slug])
    body = client.get(address).content.decode()
    assert "Tema lama" in body
    assert "Keikutsertaan daerah dan langkah-langkahnya: 2" in body
    answer = client.post(address, {"year": 2053, "name": "Edisi 2053"})
    assert answer.url == "/edisi/2053/"
    assert Edition.objects.get(year=2053).copied_from == source


def test_opening_from_the_screen_and_the_reason_when_not(client, secretary):
    edition = EditionFactory(rule="")
    act = reverse("editions:act", args=[edition.slug])
    assert "cara memilih" in client.post(act, {"action": "open"}, follow=True).content.decode()
    Edition.objects.update(rule="Undangan")
    client.post(act, {"action": "open"})
    assert Edition.objects.get().state == Edition.State.OPEN
    assert "tidak dikenal" in client.post(act, {"action": "terbang"}, follow=True).content.decode()


def test_the_calendar_is_kept_on_the_screen(client, secretary):
    edition = EditionFactory(year=2054)
    add = reverse("editions:milestone", args=[edition.slug])
    client.post(add, {"code": "assessment", "label": "Penilaian", "starts_on": "2054-03-02", "ends_on": "2054-03-04"})
    stone = edition.milestones.get()
    assert (stone.starts_on, stone.ends_on) == (dt.date(2054, 3, 2), dt.date(2054, 3, 4))
    client.post(reverse("editions:drop_milestone", args=[edition.slug, stone.pk]))
    assert not edition.milestones.exists()


def test_a_closed_edition_keeps_its_calendar(client, secretary):
    stone = EditionMilestoneFactory(edition=EditionFactory(state=Edition.State.CLOSED))
    drop = reverse("editions:drop_milestone", args=[stone.edition.slug, stone.pk])
    assert "buka kembali" in client.post(drop, follow=True).content.decode()
    assert stone.edition.milestones.exists()


def test_the_funnel_marks_conflicting_counts(client, secretary):
    edition = EditionFactory(year=2055)
    FunnelCountFactory(edition=edition, count=50, is_used_in_sums=True)
    FunnelCountFactory(edition=edition, count=48)
    body = client.get(reverse("editions:funnel")).content.decode()
    assert "sumber berbeda" in body
    assert "0 + 50 = 50" in body


def test_a_region_and_its_editions(client, secretary):
    place = ParticipationFactory()
    body = client.get(reverse("editions:region", args=[place.region.slug])).content.decode()
    assert place.edition.name in body
    stranger = RegionFactory()
    assert "Belum pernah ikut" in client.get(reverse("editions:region", args=[stranger.slug])).content.decode()
