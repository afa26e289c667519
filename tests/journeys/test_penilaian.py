"""An assessor on a phone: marks without a line, sends once, meets the own second device, tries every door."""

import re
import time

import pytest
from django.urls import reverse

from gerakan.stages.assessment.models import Entry, Mark, MarkSheet
from tests.factories.accounts import a_region
from tests.factories.assessment import a_case, mark, owner, send, sheets_of

pytestmark = pytest.mark.django_db(transaction=True)


def address(sheet: MarkSheet) -> str:
    return reverse("assessment:sheet", args=[sheet.pk])


def levels_become(sheet: MarkSheet, **wanted: int) -> None:
    """What was tapped last may still be on its way."""
    for _try in range(100):
        if levels(sheet) == wanted:
            return
        time.sleep(0.1)
    assert levels(sheet) == wanted


def levels(sheet: MarkSheet) -> dict[str, int]:
    return dict(Mark.objects.filter(sheet=sheet).values_list("item__code", "level"))


def test_marking_without_a_line_and_sending_once(phone, picture):
    sheet = sheets_of(a_case(a_region()))[0]
    device = phone(owner(sheet))
    device.go(reverse("assessment:own_sheets"))
    device.page.wait_for_selector("[data-own-sheets][data-kept='1']", state="attached", timeout=30_000)
    assert device.faults() == []
    device.go(address(sheet))
    device.ready()
    assert device.faults() == []
    picture(device, "asesor-lembar")

    device.page.context.set_offline(True)
    device.tap(3)
    device.forward()
    device.tap(0)
    device.page.locator(".mark-card.here [name=reason]").fill("Belum ada anggaran sama sekali.")
    device.forward()
    device.line("belum terkirim")
    picture(device, "asesor-luring")
    assert levels(sheet) == {}

    device.page.reload()  # the page itself comes from the device
    device.page.wait_for_selector("[data-ready='1']", state="attached")
    device.line("belum terkirim")
    assert device.page.locator("#butir-sdm [name=level][value='3']").is_checked()
    assert device.page.locator("#butir-keuangan [name=reason]").input_value() == "Belum ada anggaran sama sekali."

    device.reconnect()
    device.line("Terkirim")
    levels_become(sheet, sdm=3, keuangan=0)
    assert Entry.objects.values("key").distinct().count() == Entry.objects.count()


def test_two_devices_of_one_assessor_are_put_side_by_side(phone, picture):
    sheet = sheets_of(a_case(a_region()))[0]
    one, other = phone(owner(sheet)), phone(owner(sheet), viewport={"width": 1280, "height": 800}, is_mobile=False)
    for device in (one, other):
        device.go(address(sheet))
        device.ready()
    one.page.context.set_offline(True)
    one.tap(1)
    other.tap(4)
    other.line("Terkirim")

    one.reconnect()
    box = one.page.locator("#butir-sdm [data-clash]")
    box.wait_for(timeout=20_000)
    levels_become(sheet, sdm=4)
    assert box.locator("[data-mine]").inner_text() == "1"
    assert box.locator("[data-theirs]").inner_text() == "4"
    assert one.faults() == []
    picture(one, "asesor-dua-perangkat")
    box.get_by_role("button", name="Pakai yang ini").click()
    box.wait_for(state="hidden")
    one.line("Terkirim")

    levels_become(sheet, sdm=1)
    other.page.reload()
    other.page.wait_for_selector("[data-ready='1']", state="attached")
    assert other.page.locator("#butir-sdm [name=level][value='1']").is_checked()


def test_the_keyboard_alone(phone):
    sheet = sheets_of(a_case(a_region()))[0]
    device = phone(owner(sheet), viewport={"width": 1280, "height": 800}, is_mobile=False, has_touch=False)
    device.go(address(sheet))
    device.ready()
    keys = device.page.keyboard
    for level in "23":
        keys.press(level)
        keys.press("Enter")
    keys.press("4")
    keys.type("Melayani semua kecamatan.")
    keys.press("Control+Enter")
    keys.press("1")
    keys.press("ArrowRight")
    device.line("Terkirim")

    levels_become(sheet, sdm=2, keuangan=3, jaringan=4, aplikasi=1)
    assert Mark.objects.get(item__code="jaringan").reason == "Melayani semua kecamatan."


def test_swiping_on_slow_network(phone):
    sheet = sheets_of(a_case(a_region()))[0]
    device = phone(owner(sheet))
    device.go(address(sheet))
    device.ready()
    session = device.page.context.new_cdp_session(device.page)
    slow = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
    session.send("Network.emulateNetworkConditions", slow)
    device.tap(2)
    swipe = "([from, to]) => { const at = (x) => new Touch({ identifier: 1, target: document.body, clientX: x, clientY: 300 }); document.body.dispatchEvent(new TouchEvent('touchstart', { touches: [at(from)], changedTouches: [at(from)], bubbles: true })); document.body.dispatchEvent(new TouchEvent('touchend', { touches: [], changedTouches: [at(to)], bubbles: true })); }"
    device.page.evaluate(swipe, [300, 80])
    assert device.page.locator(".mark-card.here").get_attribute("id") == "butir-keuangan"
    device.page.evaluate(swipe, [80, 300])
    assert device.page.locator(".mark-card.here").get_attribute("id") == "butir-sdm"
    device.line("Terkirim")
    levels_become(sheet, sdm=2)
    session.detach()


def test_a_session_that_ends_loses_nothing(phone):
    sheet = sheets_of(a_case(a_region()))[0]
    device = phone(owner(sheet))
    device.go(address(sheet))
    device.ready()
    device.page.context.clear_cookies()
    device.tap(2)
    device.page.wait_for_selector("[data-why]:not([hidden])")
    assert "Masuk lagi" in device.page.locator("[data-why]").inner_text()
    assert levels(sheet) == {}

    device.sign_in(owner(sheet))
    device.page.evaluate("dispatchEvent(new Event('online'))")
    device.line("Terkirim")
    levels_become(sheet, sdm=2)


def test_signing_out_takes_pages_along_and_leaves_what_is_unsent(phone):
    sheet = sheets_of(a_case(a_region()))[0]
    device = phone(owner(sheet))
    device.go(reverse("assessment:own_sheets"))
    device.page.wait_for_selector("[data-own-sheets][data-kept='1']", state="attached", timeout=30_000)
    kept = "caches.keys().then((names) => names.filter((name) => name.startsWith('pribadi:')).length)"
    assert device.page.evaluate(kept) == 1

    device.page.locator("form[data-sign-out]").evaluate("form => form.requestSubmit()")
    device.page.wait_for_url(re.compile(r"/$"))
    device.page.wait_for_load_state("networkidle")

    assert device.page.evaluate(kept) == 0
    assert device.page.evaluate("indexedDB.databases().then((all) => all.map((base) => base.name.split(':')[0]))") == [
        "antrean"
    ]


def test_without_a_script_it_is_a_plain_form(phone):
    sheet = sheets_of(a_case(a_region()))[0]
    device = phone(owner(sheet), java_script_enabled=False)
    device.go(address(sheet))
    card = device.page.locator("#butir-sdm")
    card.locator(".level:has([value='2'])").click()
    card.get_by_role("button", name="Simpan butir ini").click()
    device.page.wait_for_url(re.compile("#butir-keuangan$"))

    levels_become(sheet, sdm=2)


def test_the_blind_phase_holds_against_every_door(phone):
    case = a_case(a_region())
    done, mine = sheets_of(case)
    send(done, (3, 1, 3, 1))
    mark(mine, sdm=2)
    secret = "Karena jaringan demikian adanya."
    device = phone(owner(mine))
    for path in [
        reverse("assessment:own_sheets"), address(mine), reverse("assessment:case", args=[case.pk]), "/cari/?q=jaringan+demikian",
        reverse("assessment:send", args=[mine.pk]), "/beranda/", "/pemberitahuan/",
    ]:  # fmt: skip
        device.go(path)
        text = device.page.content()
        assert secret not in text, path
        assert "1 dari 2" not in text, path
    noted = device.noted[:]
    for path in [address(done), reverse("assessment:board", args=[case.ruling.edition.slug]), "/catatan/"]:
        answer = device.go(path)
        assert answer.status in {403, 404}
        assert secret not in device.page.content()
    assert [fault for fault in noted if not fault.startswith(("403", "404"))] == []
