"""Of the way to a plan: two people fill one sheet: pasted, one cell told, a conflict settled, a line cut, a telephone."""

from typing import Any

from django.urls import reverse

from gerakan.foundation.accounts.models import User
from gerakan.stages.masterplans.commands.cells import remove_rows
from gerakan.stages.masterplans.models import Change, Masterplan, MoneyLine, Programme
from gerakan.stages.masterplans.queries.sheets import SHEETS
from tests.factories.filled_plans import fill_with_specimen
from tests.factories.masterplans import changed, typed
from tests.journeys.conduct import Traveller

PASTE = """(lines) => {
  const data = new DataTransfer();
  data.setData("text/plain", lines);
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
HURRIED = """() => {
  window.waits = [];
  AbortSignal.timeout = (wait) => {
    const hanging = new AbortController();
    waits.push(wait);
    setTimeout(() => hanging.abort(new DOMException("", "TimeoutError")), wait / 150);
    return hanging.signal;
  };
}"""
"""A page whose requests are cut a hundred and fifty times sooner, and which remembers after how many milliseconds."""
PROGRAMMES = 'Program\t\tAntrean daring\tKehidupan\nProgram\t\t"Air ""bersih""\nuntuk semua"\tLangit\nProgram\t\tSampah terpilah\tLingkungan\n'


def cell(person: Traveller, row: int, field: str) -> Any:
    """By its place on the page, from 0."""
    return person.page.locator("table[data-sheet] tbody tr").nth(row).locator(f"[data-field='{field}']")


def types(person: Traveller, row: int, field: str, text: str) -> None:
    """Over what stands there, as on a sheet; Enter keeps it."""
    cell(person, row, field).focus()
    person.page.keyboard.press("F2")
    person.page.locator("table[data-sheet] tbody :is(input, textarea)").fill(text)
    person.page.keyboard.press("Enter")


def told(person: Traveller, words: str) -> None:
    person.page.locator("[data-state]", has_text=words).wait_for(timeout=15_000)


def two_write_one_sheet(visit: Any, writer: User, other: User, picture: Any) -> Masterplan:
    """Begun on screen by the one, filled by both; returns the plan."""
    first, second = Traveller(visit(user=writer)), Traveller(visit(user=other))
    first.go(reverse("masterplans:own"))
    first.press("Mulai")
    first.reads("Belum ada yang diisi")
    plan = Masterplan.objects.get()
    address = reverse("masterplans:sheet", args=[plan.pk, "program"])
    a_table_is_pasted_and_one_cell_told(first, address, picture)
    a_conflict_shows_both_texts(first, second, address, picture)
    what_was_typed_without_a_line_is_sent_later(second, plan)
    money_on_a_telephone(visit, plan, writer, picture)
    the_outline_is_rearranged(visit, plan, writer, other, picture)
    second.go(reverse("masterplans:history", args=[plan.pk]))
    second.press("Batalkan perubahan ke-1")
    second.page.get_by_text("sudah berubah lagi").wait_for()
    return plan


def the_trial_gives_way_to_the_plan(plan: Masterplan, writer: User) -> None:
    """What was tried is removed; a clean plan is typed by the commands that the sheets use."""
    for code in ("anggaran", "program"):
        rows = list(SHEETS[code].rows_of(plan).values_list("pk", flat=True))
        remove_rows(plan, sheet=SHEETS[code], rows=rows, by=writer)
    fill_with_specimen(Masterplan.objects.get(pk=plan.pk), by=writer, programmes=18)


def a_table_is_pasted_and_one_cell_told(first: Traveller, address: str, picture: Any) -> None:
    """Three lines, one pillar that does not exist: the rest is kept at once."""
    first.go(address)
    cell(first, 0, "kind").focus()
    first.page.evaluate(PASTE, PROGRAMMES)
    first.page.locator("[data-troubles] li", has_text="Bukan pilihan yang dikenal").wait_for()
    first.look()
    picture(first.visitor, "rencana-induk-tempel")
    assert list(Programme.objects.values_list("name", "pillar").order_by("code")) == [
        ("Antrean daring", "living"), ('Air "bersih" untuk semua', ""), ("Sampah terpilah", "environment"),
    ]  # fmt: skip
    first.page.locator("[data-troubles]").get_by_role("button", name="Ubah").click()
    first.page.keyboard.press("ControlOrMeta+a")
    first.page.keyboard.type("lingk")
    first.page.keyboard.press("Tab")
    told(first, "Tersimpan pukul")
    assert Programme.objects.get(code="P-002").pillar == "environment"
    assert first.page.locator("[data-troubles]").is_hidden()
    assert first.page.evaluate("document.activeElement.dataset.field") == "subdimension"


def a_conflict_shows_both_texts(first: Traveller, second: Traveller, address: str, picture: Any) -> None:
    """The second writer's page is older than the first's save; other cells of the row are no conflict."""
    second.go(address)
    types(first, 0, "name", "Antrean daring semua puskesmas")
    told(first, "Tersimpan pukul")
    types(second, 0, "owner", "Dinas Kesehatan")
    types(second, 2, "name", "Sampah terpilah sejak rumah")
    told(second, "Tersimpan pukul")
    assert cell(second, 0, "name").inner_text() == "Antrean daring semua puskesmas", "news come with the answer"
    first.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    first.page.locator("tr", has_text="Dinas Kesehatan").wait_for()

    plan = Masterplan.objects.get()
    row, by = Programme.objects.get(code="P-001"), Change.objects.earliest("pk").by
    changed(plan, "program", row.pk, by, name=("Antrean daring semua puskesmas", "Antrean tanpa antre"))
    types(second, 0, "name", "Antrean daring semua rumah sakit")
    trouble = second.page.locator("[data-troubles] li")
    trouble.get_by_text("Antrean tanpa antre").wait_for()
    assert "Antrean daring semua rumah sakit" in trouble.inner_text()
    second.look()
    picture(second.visitor, "rencana-induk-bentrok")
    trouble.get_by_role("button", name="Pakai isian saya").click()
    told(second, "Tersimpan pukul")
    row.refresh_from_db()
    assert (row.name, row.owner) == ("Antrean daring semua rumah sakit", "Dinas Kesehatan")


def what_was_typed_without_a_line_is_sent_later(second: Traveller, plan: Masterplan) -> None:
    """The server keeps the row and its answer never comes: cut after 45 s, opened again, one row stands where one was typed."""
    url = f"**{reverse('masterplans:cells', args=[plan.pk, 'program'])}"

    def the_line_hangs(route: Any) -> None:
        if not Programme.objects.filter(name="Kota terang").exists():
            route.fetch()

    second.page.evaluate(HURRIED)
    second.page.route(url, the_line_hangs)
    types(second, 3, "name", "Kota terang")
    told(second, "1 sel belum terkirim")
    assert second.page.evaluate("waits[0]") == 45_000
    second.page.unroute(url)
    second.page.route(url, lambda route: route.abort())
    types(second, 1, "location", "Semua kecamatan")
    told(second, "2 sel belum terkirim")
    second.page.unroute(url)
    second.visitor.noted.clear()
    second.page.reload()
    told(second, "Tersimpan pukul")
    assert Programme.objects.filter(name="Kota terang").count() == 1
    assert Programme.objects.get(code="P-002").location == "Semua kecamatan"
    assert second.page.locator("tr", has_text="Kota terang").count() == 1
    cell(second, 1, "partners").focus()
    second.page.keyboard.type("Komunitas pesepeda")  # and the page is closed before the cell is left
    second.page.reload()
    told(second, "Tersimpan pukul")
    assert Programme.objects.get(code="P-002").partners == "Komunitas pesepeda"


def money_on_a_telephone(visit: Any, plan: Masterplan, writer: Any, picture: Any) -> None:
    """The sheet scrolls in its own box."""
    typed(plan, "anggaran", {"programme": "P-001", "source": "APBD"}, by=writer)
    phone = Traveller(visit(width=360, theme="dark", user=writer))
    phone.go(reverse("masterplans:sheet", args=[plan.pk, "anggaran"]))
    types(phone, 0, "y1", "1,5 miliar")
    told(phone, "Tersimpan pukul")
    assert cell(phone, 0, "y1").inner_text() == "1.500.000.000"
    picture(phone.visitor, "rencana-induk-telepon")
    phone.look()
    assert MoneyLine.objects.get().y1 == 1_500_000_000
    assert SHEETS["anggaran"].rows_of(plan).count() == 1


def the_outline_is_rearranged(visit: Any, plan: Masterplan, writer: User, other: User, picture: Any) -> None:
    """Dragged; by keyboard on a telephone whose line breaks; a colleague's move is seen beside one's own."""
    parts = [{"kind": "Kegiatan", "parent": "P-001", "name": name} for name in ("Loket", "Pelatihan", "Papan antrean")]
    typed(plan, "program", *parts, by=writer)
    address = reverse("outlines:outline", args=[plan.pk])
    first = Traveller(visit(user=writer))
    first.go(address)
    drag(first, "P-006", "P-003")
    told(first, "P-006 ke-1 dari 1 di bawah P-003")
    picture(first.visitor, "rencana-induk-susunan")
    first.look()

    phone = Traveller(visit(width=360, theme="dark", user=other))
    phone.go(address)
    url = f"**{reverse('outlines:move', args=[plan.pk])}"
    phone.page.route(url, lambda route: route.abort())
    phone.page.get_by_role("button", name="Pindahkan P-007").focus()
    phone.page.keyboard.press("Enter")
    phone.page.keyboard.press("ArrowUp")
    told(phone, "1 pemindahan belum tersimpan")
    assert Programme.objects.get(code="P-005").position < Programme.objects.get(code="P-007").position
    phone.page.unroute(url)
    phone.visitor.noted.clear()
    phone.page.reload()
    told(phone, "P-007 ke-1 dari 2 di bawah P-001")
    phone.look()

    first.page.get_by_role("button", name="Pindahkan P-007").click()
    first.page.get_by_role("button", name="Turun").click()
    trouble = first.page.locator("[data-trouble] li", has_text="P-007 ke-1 dari 2 di bawah P-001")
    trouble.get_by_role("button", name="Pakai tempat saya").wait_for()
    first.visitor.noted.clear()
    first.look()
    trouble.get_by_role("button", name="Pakai tempat saya").click()
    told(first, "P-007 ke-1 dari 1 di bawah P-002")
    parents = Programme.objects.filter(parent__isnull=False).values_list("code", "parent__code")
    assert dict(parents) == {"P-005": "P-001", "P-006": "P-003", "P-007": "P-002"}
    two_go_together(phone)
    phone.go(reverse("outlines:links", args=[plan.pk]))
    phone.look()
    assert dict(parents.all()) == dict.fromkeys(("P-005", "P-006", "P-007"), "P-003")


def two_go_together(phone: Traveller) -> None:
    """Ticked by finger, put behind a row."""
    phone.page.get_by_role("link", name="Pindahkan beberapa baris").click()
    for code in ("P-005", "P-007"):
        phone.page.get_by_label(code).check()
    phone.look()
    phone.press("Pilih tempatnya")
    phone.look()
    phone.page.get_by_label("Setelah (kode)").fill("P-006")
    phone.press("Pindahkan")


def drag(person: Traveller, moving: str, target: str) -> None:
    """Into the middle of a row; both are on the screen."""
    person.page.locator("[data-outline]").evaluate("(tree) => tree.scrollIntoView({ block: 'center' })")
    lines = person.page.locator(".outline-line")
    grip = (
        lines.filter(has=person.page.locator(f"[data-code]:text-is('{moving}')"))
        .locator(".outline-grip")
        .bounding_box()
    )
    box = lines.filter(has=person.page.locator(f"[data-code]:text-is('{target}')")).bounding_box()
    person.page.mouse.move(grip["x"] + 10, grip["y"] + 20)
    person.page.mouse.down()
    person.page.mouse.move(box["x"] + 60, box["y"] + box["height"] / 2, steps=6)
    person.page.mouse.up()
