"""The edition in view is chosen once and followed everywhere; nobody chooses what they may not see."""

import pytest
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.choosing import MOST_IN_MENU, chosen_edition, edition_menu
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory

pytestmark = pytest.mark.django_db


def chosen(client):
    return client.get(reverse("editions:list")).wsgi_request


def choose(client, edition, back=""):
    return client.post(reverse("editions:choose"), {"pilihan": str(edition.pk), "kembali": back})


def test_without_a_choice_the_newest_running_edition_that_is_no_test(client):
    EditionFactory(year=2030, state="preparing")
    EditionFactory(year=2029, state="open", is_test=True)
    running = EditionFactory(year=2028, state="open")
    EditionFactory(year=2027, state="open")
    client.force_login(somebody(Role.SECRETARIAT))
    assert chosen_edition(chosen(client)) == running


def test_a_choice_stays_for_the_session(client):
    EditionFactory(year=2028, state="open")
    test = EditionFactory(year=2027, state="open", is_test=True)
    client.force_login(somebody(Role.SECRETARIAT))
    choose(client, test)
    page = client.get(reverse("editions:list"))
    assert chosen_edition(page.wsgi_request) == test
    assert "test-edition" in page.content.decode()


def test_a_page_about_an_edition_is_framed_by_it_and_so_are_the_next_ones(client):
    EditionFactory(year=2028, state="open")
    other = EditionFactory(year=2027, state="open", is_sample=True, name="Edisi Lain")
    client.force_login(somebody(Role.SECRETARIAT))
    page = client.get(reverse("editions:detail", args=[other.slug]))
    assert chosen_edition(page.wsgi_request) == other
    assert "Data contoh" in page.content.decode()
    assert chosen_edition(chosen(client)) == other


def test_a_sample_edition_says_so_on_every_page(client):
    EditionFactory(year=2028, state="open", is_sample=True)
    assert "Data contoh" in client.get("/").content.decode()


def test_a_visitor_never_sees_a_rehearsal(client):
    EditionFactory(year=2028, state="open", is_test=True)
    assert "test-edition" not in client.get("/").content.decode()


def test_an_edition_that_does_not_exist_is_no_choice(client):
    edition = EditionFactory(year=2028, state="open")
    client.force_login(somebody(Role.SECRETARIAT))
    for wrong in ("999999", "x", ""):
        client.post(reverse("editions:choose"), {"pilihan": wrong})
        assert chosen_edition(chosen(client)) == edition


def test_the_menu_stays_short_and_shows_the_edition_in_view(client):
    oldest, *_others = [EditionFactory(year=2030 + number, state="open") for number in range(MOST_IN_MENU + 3)]
    client.force_login(somebody(Role.SECRETARIAT))
    choose(client, oldest)
    choices = edition_menu(chosen(client)).choices
    assert len(choices) == MOST_IN_MENU
    assert [each.value for each in choices if each.is_current] == [str(oldest.pk)]


def test_choosing_needs_somebody_signed_in_and_a_post(client):
    edition = EditionFactory(year=2028, state="open")
    assert choose(client, edition).status_code == 302
    assert "edition" not in client.session
    client.force_login(somebody())
    assert client.get(reverse("editions:choose")).status_code == 405


def test_a_page_of_the_edition_before_becomes_the_same_page_of_the_one_now(client):
    before, now = EditionFactory(year=2028, state="open"), EditionFactory(year=2027, state="open")
    client.force_login(somebody(Role.SECRETARIAT))
    answer = choose(client, now, back=reverse("editions:detail", args=[before.slug]))
    assert answer.url == reverse("editions:detail", args=[now.slug])


@pytest.mark.parametrize("back", ["https://contoh.id/", "//contoh.id/", "/tidak/ada/", ""])
def test_a_way_back_to_elsewhere_is_not_taken(client, back):
    edition = EditionFactory(year=2028, state="open")
    client.force_login(somebody(Role.SECRETARIAT))
    assert choose(client, edition, back=back).url == reverse("editions:list")
