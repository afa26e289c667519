"""Planning in a browser: the board, a solved plan, a card dragged, a late delegation, the hall; looked at on phone and desk."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.assessors.commands import engagements
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.interviews.calculations.moving import Hand
from gerakan.stages.interviews.commands import days, plans
from gerakan.stages.interviews.models import Board, Interview, PlanVersion
from gerakan.stages.interviews.queries.planning import names_of
from tests.factories.accounts import a_region, somebody
from tests.factories.assessors import a_material, a_tie, an_assessor
from tests.factories.interviews import a_ground, a_published, a_version
from tests.factories.invited_lists import in_days
from tests.journeys.conduct import Traveller

pytestmark = pytest.mark.django_db(transaction=True)
SCREENS = {"360": {"width": 360, "theme": "dark"}, "1280": {"width": 1280, "theme": "light"}}


def looked_at(person: Traveller, path: str, name: str) -> None:
    """Open, find nothing wrong, keep pictures when somebody asks for them."""
    person.looked_at.clear()  # another look of the same plan is another page
    person.go(path)
    if folder := os.environ.get("GERAKAN_PICTURES"):
        person.pictures(lambda visitor, named: visitor.picture(Path(folder) / f"{named}.png"), name)


def test_every_screen_of_planning_is_sound(visit):
    board = a_ground(6, rooms=3)
    staff = somebody(Role.SECRETARIAT)
    version = a_published(board, staff)
    draft = plans.copy_to_draft(version, by=staff)
    feed = days.make_feed(board, by=staff)
    slug, region = board.edition.slug, version.plan["interviews"][0]["region"]
    person = Traveller(visit(width=360, user=staff), SCREENS)
    for name, arguments in (
        ("board", [slug]), ("set_up", [slug]), ("needs", [slug]), ("need", [slug, region]), ("absences", [slug]),
        ("import", [slug]), ("day", [slug]), ("plan", [version.pk]), ("plan", [draft.pk]), ("repair", [version.pk]),
        ("move", [draft.pk, region]), ("interview", [Interview.objects.first().pk]), ("hall", [feed.token]),
    ):  # fmt: skip
        looked_at(person, reverse(f"interviews:{name}", args=arguments), name)
    for look in ("asesor", "daerah"):
        looked_at(person, reverse("interviews:plan", args=[version.pk]) + f"?lihat={look}", f"plan-{look}")


def test_every_screen_of_assessors_is_sound(visit):
    board = a_ground(3)
    staff = somebody(Role.SECRETARIAT)
    [asked] = engagements.ask(board.edition, assessors=[an_assessor(skills=["data"])], answer_by=in_days(9), by=staff)
    engagement = Engagement.objects.get(code="A01")
    a_tie(engagement.assessor, a_region("33.01"))
    a_material(board.edition)
    slug, pk = board.edition.slug, engagement.assessor_id
    person = Traveller(visit(width=360, user=staff), SCREENS)
    for name, arguments in (
        ("pool", []), ("add", []), ("import", []), ("person", [pk]), ("edit", [pk]), ("engagements", [slug]),
        ("ask", [slug]), ("ties", [slug]), ("materials", [slug]),
    ):  # fmt: skip
        looked_at(person, reverse(f"assessors:{name}", args=arguments), f"a-{name}")
    own = Traveller(visit(width=360, user=asked.assessor.user), SCREENS)
    for name in ("answer", "declare", "task"):
        looked_at(own, reverse(f"assessors:{name}", args=[asked.pk]), f"a-{name}")
    looked_at(own, reverse("assessors:own"), "a-own")
    looked_at(own, reverse("interviews:own"), "own")


def test_a_card_is_dragged_and_a_forbidden_cell_says_why(visit):
    version = a_version(a_ground(6, rooms=3))
    staff = somebody(Role.SECRETARIAT)
    first = version.plan["interviews"][0]
    hand = Hand(version, *names_of(version))
    free = next(p for p in hand.nearest(first["region"], (first["day"], first["slot"])) if p.day == first["day"])
    taken = next(p for p in version.plan["interviews"][1:] if p["day"] == first["day"])
    person = visit(width=1280, user=staff)
    person.go(reverse("interviews:plan", args=[version.pk]) + f"?hari={first['day']}")
    card = person.page.locator(f"[data-region='{first['region']}']")
    forbidden = person.page.locator(f"td[data-place='{taken['day']}|{taken['slot']}|{taken['room']}']")

    card.hover()
    person.page.mouse.down()
    forbidden.hover()
    person.page.wait_for_selector("td.is-forbidden")
    forbidden.hover()
    person.page.wait_for_function("document.querySelector('[data-plan-said]').textContent.includes('sudah dipakai')")
    person.page.locator(f"td[data-place='{free.value}']").hover()
    person.page.mouse.up()
    person.page.wait_for_load_state("load")
    person.page.get_by_text("Draf berubah dan sudah diperiksa ulang.").first.wait_for()

    moved = PlanVersion.objects.get()
    place = next(one for one in moved.plan["interviews"] if one["region"] == first["region"])
    assert f"{place['day']}|{place['slot']}|{place['room']}" == free.value
    assert moved.verdict == []


def test_a_late_delegation_is_repaired_and_published(visit):
    board = a_ground(6, rooms=3)
    staff = somebody(Role.SECRETARIAT)
    version = a_published(board, staff)
    place = next(one for one in version.plan["interviews"] if one["day"] == 0)
    person = visit(width=360, user=staff)
    person.go(reverse("interviews:repair", args=[version.pk]))
    page = person.page
    page.locator("input[name=kind][value=late]").check()
    page.locator("select[name=region]").select_option(place["region"])
    page.locator("select[name=since]").select_option("1|0")
    page.get_by_role("button", name="Cari jadwal baru").click()
    page.get_by_role("heading", name="Sebelum dan sesudah").wait_for()
    page.locator("textarea[name=note]").fill("Pesawat terlambat")
    page.get_by_role("button", name="Terbitkan jadwal").click()
    page.locator("#confirm-dialog[open] button[value=yes]").click()
    page.get_by_text("Terbit:").first.wait_for()
    page.wait_for_load_state("load")
    assert person.faults() == []
    assert Board.objects.get().published_number == 2
    assert Interview.objects.get(region__code=place["region"]).slot.date.day == 4
    assert urlsplit(page.url).path == reverse("interviews:plan", args=[PlanVersion.objects.get(number=2).pk])
