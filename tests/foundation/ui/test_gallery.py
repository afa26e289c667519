"""The gallery shows every component; what holds here holds on every screen made of them."""

import gzip
import re
from pathlib import Path

import pytest

import gerakan.foundation.ui

PACKAGE = Path(gerakan.foundation.ui.__file__).parent
PARTS_OF_OTHERS = {"logo", "mark", "fact", "moment", "listing_tools", "listing_results", "filter_bar", "bulk_bar"}
PARTS_OF_OTHERS |= {"pagination", "field"}
GALLERY = "/galeri/"
WEIGHT = 150_000


@pytest.mark.journey
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
def test_everybody_can_use_every_component(visit, width, theme):
    person = visit(width=width, theme=theme)
    person.go(GALLERY)

    assert person.faults() == []


@pytest.mark.journey
def test_a_page_weighs_less_than_150_kb(visit):
    person = visit(weigh=True)
    person.go(GALLERY)
    person.page.wait_for_load_state("networkidle")

    assert sum(person.weights.values()) < WEIGHT, person.weights


@pytest.mark.journey
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_auto_follows_the_device_before_the_first_paint(visit, theme):
    person = visit(theme=theme)
    person.go(GALLERY)

    assert person.page.locator("html").get_attribute("data-bs-theme") == theme


@pytest.mark.journey
@pytest.mark.parametrize("scripts", [True, False])
def test_a_chosen_theme_stays(visit, scripts):
    person = visit(scripts=scripts)
    person.go(GALLERY)

    person.page.locator(".topbar form button[value=dark]").evaluate("button => button.closest('details').open = true")
    person.page.locator(".topbar form button[value=dark]").click()
    person.go(GALLERY)

    assert person.page.locator("html").get_attribute("data-bs-theme") == "dark"


@pytest.mark.journey
def test_searching_replaces_the_list_and_changes_the_address(visit):
    person = visit()
    person.go(GALLERY)

    person.page.get_by_label("Cari", exact=True).fill("tidore")
    person.page.get_by_text("“tidore”").wait_for()

    assert "cari=tidore" in person.page.url
    assert person.page.locator("#daftar-ui-gallery tbody tr").count() == 6
    assert person.faults() == []


@pytest.mark.journey
def test_the_list_sorts_and_turns_pages_without_a_script(visit):
    person = visit(scripts=False)
    person.go(GALLERY)

    person.page.get_by_role("link", name="Daerah", exact=True).click()
    person.page.locator(".pages a[rel=next]").click()

    assert "urut=name" in person.page.url
    assert "halaman=2" in person.page.url


@pytest.mark.journey
def test_an_act_that_cannot_be_undone_asks_first(visit):
    person = visit()
    person.go(GALLERY)

    person.page.get_by_role("button", name="Undang", exact=True).click()
    dialog = person.page.get_by_role("dialog")
    question = dialog.inner_text()
    dialog.get_by_role("button", name="Batal").click()

    assert "Undang daerah yang dipilih?" in question
    assert person.page.url.endswith(GALLERY)


@pytest.mark.journey
def test_a_draft_survives_a_reload(visit):
    person = visit()
    person.go(GALLERY)
    name = person.page.locator("form[data-draft] [name=name]")
    name.fill("Layanan satu pintu")
    person.page.get_by_text("Tersimpan di perangkat ini").wait_for()

    person.page.reload()

    assert name.input_value() == "Layanan satu pintu"


def test_the_gallery_is_open_to_everybody_and_changes_nothing(client, db):
    assert client.get(GALLERY).status_code == 200
    assert client.post(GALLERY).status_code == 405


def test_every_component_is_in_the_gallery():
    templates = PACKAGE / "templates"
    shown = "".join(path.read_text("utf-8") for path in (templates / "ui").rglob("*.html"))
    used = {name.replace("-", "_") for name in re.findall(r"<c-([a-z-]+)", shown)}
    there = {path.stem for path in (templates / "cotton").glob("*.html")}

    assert there - used - PARTS_OF_OTHERS == set()


def test_no_page_carries_an_inline_script_or_style(client, db):
    content = client.get(GALLERY).content.decode()

    assert re.findall(r"<script(?![^>]*\bsrc=)", content) == []
    assert re.findall(r"\sstyle=", content) == []
    assert re.findall(r"\son[a-z]+=", content) == []


def test_own_styles_and_scripts_are_light():
    files = [*PACKAGE.glob("static/ui/*.css"), *PACKAGE.glob("static/ui/*.js"), *PACKAGE.glob("static/ui/*.svg")]

    assert sum(len(gzip.compress(path.read_bytes())) for path in files) < 25_000
