"""The builder as people see it: on a phone and on a desk, light and dark."""

import os
from pathlib import Path

import pytest

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.instruments.commands import parts, versions
from tests.factories.accounts import a_region, somebody
from tests.factories.instruments import the_default_version

pytestmark = pytest.mark.journey
PICTURES = os.environ.get("GERAKAN_PICTURES", "")


@pytest.fixture
def places(live_server):
    """Addresses of every screen, with a version that follows the default one."""
    for code, name in [("35.71", "Kota Kediri"), ("35.29", "Kabupaten Sumenep")]:
        a_region(code, name)
    first = the_default_version()
    draft = versions.copy_version(first, by="uji")
    parts.remove_part(draft.nodes.get(code="mas-kemiskinan"), by="uji")
    element = draft.nodes.get(code="visi")
    item = draft.nodes.get(code="visi-pemimpin")
    root = f"/instrumen/{draft.pk}/"
    return {
        "list": "/instrumen/", "version": f"/instrumen/{first.pk}/", "build": f"{root}susun/",
        "item": f"/instrumen/bagian/{item.pk}/", "element": f"/instrumen/bagian/{element.pk}/",
        "remove": f"/instrumen/bagian/{element.pk}/hapus/", "crosswalk": f"{root}padanan/",
        "conditions": f"{root}syarat/", "import": f"{root}impor/", "copy": f"/instrumen/{first.pk}/salin/",
        "preview": f"{root}pratinjau/?daerah=daerah-35-29&sebagai=uji",
    }  # fmt: skip


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")])
def test_every_screen_reads_well(visit, places, width, theme):
    person = visit(width=width, theme=theme, user=somebody(Role.SECRETARIAT))
    faults = {}
    for name, address in places.items():
        person.go(address)
        if PICTURES:
            person.picture(Path(PICTURES) / f"{name}-{width}-{theme}.png")
        faults[name] = person.faults()

    assert faults == {key: [] for key in places}


def test_a_phone_tries_the_score_out(visit, places):
    person = visit(width=360, user=somebody(Role.SECRETARIAT))
    person.go(places["preview"])
    for box in person.page.locator(".levels").all():
        box.locator(".level").nth(3).click()
    person.page.get_by_role("button", name="Hitung nilainya").click()

    figure = person.page.locator("#nilai .figure-value").first.inner_text()
    if PICTURES:
        person.picture(Path(PICTURES) / "trial-360.png")
    assert figure.startswith("2,94")  # 3 everywhere; the deduction at level 3 takes 0,375 of planning, which weighs 15
    assert person.faults() == []
