"""A questionnaire from round to verified: the secretariat at a desk, a region on a telephone with a slow line that breaks."""

import hashlib
from pathlib import Path
from typing import Any

from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.questionnaires.models import Answer, Evidence, Round, Submission
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory
from tests.factories.instruments import a_published_version
from tests.factories.invited_lists import in_days
from tests.factories.questionnaires import PDF, RULE, Asked, an_asked_region, confirmed, two_parts
from tests.factories.regions import RegionFactory
from tests.journeys.conduct import BOTH_THEMES, Traveller, timed

SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}


def slow(visitor: Any) -> Any:
    """The line of a telephone far from a mast."""
    line = visitor.page.context.new_cdp_session(visitor.page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)
    return line


def test_the_secretariat_opens_a_round_and_sees_who_is_where(visit, transactional_db, picture):
    edition = EditionFactory(state="open")
    confirmed(edition, RegionFactory.create_batch(2))
    a_published_version(two_parts(), code="kesiapan")
    visitor = visit(user=somebody(Role.SECRETARIAT))
    staff = Traveller(visitor)
    staff.go(reverse("questionnaires:round", args=[edition.slug]))
    staff.follow("Siapkan putaran")
    staff.page.locator("main [name=version]").select_option(index=1)
    staff.fill(late_rule=RULE)
    staff.press("Simpan putaran")
    staff.reads("2 daerah bersedia")
    staff.press("Buka kuesioner")
    staff.reads("Dibuka", "0 dari 5")
    assert Round.objects.get().submissions.count() == 2
    staff.page.locator("input[data-all]").check()
    staff.press("Ingatkan yang dipilih")
    staff.page.wait_for_load_state("load")
    picture(visitor, "sekretariat-kuesioner-light")


def test_a_region_fills_on_a_telephone_though_the_line_breaks(visit, transactional_db, picture):
    asked = an_asked_region()
    visitor = visit(width=360, user=asked.diskominfo)
    filler = Traveller(visitor, BOTH_THEMES)
    line = slow(visitor)
    filler.go(asked.submission.get_absolute_url())
    filler.reads("Bila terlambat atau tidak lengkap", "0 dari 3")
    filler.pictures(picture, "daerah-kuesioner")
    with timed("a part opened at 3G"):
        filler.go(reverse("questionnaires:part", args=[asked.part("struktur").pk]))
    level, money = asked.item("sdm")[1].pk, asked.item("keuangan")[1].pk
    page = filler.page
    with page.expect_response("**/simpan/"):
        page.locator(f"[name=v-{level}][value='3']").check()
    page.locator(".save-state.is-saved").wait_for()
    filler.pictures(picture, "daerah-kuesioner-isi")

    line.send("Network.emulateNetworkConditions", SLOW | {"offline": True})
    page.locator(f"[name=v-{money}]").fill("1.2")
    page.locator(f"[name=v-{money}]").fill("12,5")
    page.get_by_text("Tersimpan di perangkat ini, belum terkirim (1)").wait_for()
    filler.pictures(picture, "daerah-kuesioner-luring")
    assert not Answer.objects.filter(item=money).exists()
    visitor.noted.clear()  # the browser notes every request that the dead line swallowed
    line.send("Network.emulateNetworkConditions", SLOW)
    with page.expect_response("**/simpan/"):
        page.evaluate("window.dispatchEvent(new Event('online'))")
    page.locator(".save-state.is-saved").wait_for()
    assert Answer.objects.get(item=money).value == 12.5
    filler.look()


def test_what_was_typed_offline_is_there_after_the_page_was_closed(visit, transactional_db):
    asked = an_asked_region()
    visitor = visit(width=360, user=asked.diskominfo)
    filler = Traveller(visitor)
    line, url = slow(visitor), reverse("questionnaires:part", args=[asked.part("struktur").pk])
    money = asked.item("keuangan")[1].pk
    filler.go(url)
    line.send("Network.emulateNetworkConditions", SLOW | {"offline": True})
    filler.page.locator(f"[name=v-{money}]").fill("7")
    filler.page.get_by_text("belum terkirim (1)").wait_for()
    asked.say("keuangan", 9)  # meanwhile somebody else answers
    visitor.noted.clear()
    line.send("Network.emulateNetworkConditions", SLOW)
    visitor.go(url)
    filler.page.get_by_text("Orang lain mengubah jawaban yang sama").wait_for()
    visitor.noted.clear()  # 409 is what this is about
    filler.reads("7 miliar rupiah", "9 miliar rupiah")
    with filler.page.expect_response("**/simpan/"):
        filler.page.get_by_role("button", name="Pakai jawaban saya").click()
    filler.page.locator(".save-state.is-saved").wait_for()
    assert [row.value for row in Answer.objects.get().versions.all()] == [9, 7]


def test_a_photo_goes_up_in_pieces_over_a_line_that_breaks(visit, transactional_db, picture, tmp_path):
    asked = an_asked_region()
    content = PDF + bytes(range(256)) * 10_000  # three pieces
    photo = tmp_path / "perda.pdf"
    photo.write_bytes(content)
    visitor = visit(width=360, user=asked.diskominfo)
    filler = Traveller(visitor)
    part, item = asked.item("sdm")
    filler.go(reverse("questionnaires:add_evidence", args=[part.pk, item.pk]))
    lost = []

    def break_once(route: Any) -> None:
        if "dari=1048576" in route.request.url and not lost:
            lost.append(route.request.url)
            route.abort("connectionreset")
        else:
            route.continue_()

    filler.page.route("**/unggah/**", break_once)
    filler.page.locator("[name=file]").set_input_files(str(photo))
    filler.fill(title="Perda kota cerdas")
    filler.page.locator("main").get_by_role("button", name="Simpan bukti").click()
    filler.page.get_by_text("Unggahan dilanjutkan sendiri").wait_for()
    picture(visitor, "daerah-bukti-light")
    filler.page.wait_for_url(lambda url: "#butir-" in url)
    visitor.noted.clear()
    filler.look()
    assert lost
    kept = Evidence.objects.get()
    assert (kept.title, kept.sha256) == ("Perda kota cerdas", hashlib.sha256(content).hexdigest())


def without_scripts(visit: Any, user: Any) -> Traveller:
    """Axe itself needs scripts; the other tests run it on these pages."""
    visitor = visit(user=user, scripts=False)
    visitor.barriers = visitor.overflow = list
    return Traveller(visitor)


def fill_by_forms(filler: Traveller, asked: Asked, photo: Path) -> None:
    """Every answer and its proof by plain posts."""
    level, money, law = (asked.item(code)[1].pk for code in ("sdm", "keuangan", "peraturan"))
    filler.go(reverse("questionnaires:part", args=[asked.part("struktur").pk]))
    filler.page.locator(f"[name=v-{level}][value='3']").check()
    filler.fill(**{f"v-{money}": "1.250"})
    filler.press("Simpan bagian ini")
    filler.reads("di luar batas")
    filler.fill(**{f"v-{money}": "12,5"})
    filler.press("Simpan bagian ini")
    filler.follow("Tambah bukti")
    filler.page.locator("[name=file]").set_input_files(str(photo))
    filler.press("Simpan bukti")
    filler.reads("foto.jpg")
    filler.go(reverse("questionnaires:part", args=[asked.part("regulasi").pk]))
    filler.page.locator(f"[name=v-{law}][value='tidak']").check()
    filler.press("Simpan bagian ini")


def test_without_scripts_the_whole_way_to_verified(visit, transactional_db, picture, tmp_path):
    asked = an_asked_region()
    photo = tmp_path / "foto.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0" + b"\0" * 500)
    filler = without_scripts(visit, asked.diskominfo)
    fill_by_forms(filler, asked, photo)
    filler.follow("Semua bagian")
    filler.follow("Periksa sebelum dikirim")
    filler.reads("Semua yang wajib sudah terisi")
    filler.press("Ajukan kepada kepala daerah")

    head = Traveller(visit(user=asked.head))
    head.go(reverse("workspace:home"))
    head.follow("Baca dan setujui")
    head.reads("12,5 miliar rupiah", "Anda menyetujui sebagai Kepala daerah")
    picture(head.visitor, "daerah-setujui-light")
    head.press("Setujui dan kirim")
    head.reads("TT-", "Sidik SHA-256")
    picture(head.visitor, "daerah-tanda-terima-light")

    staff = Traveller(visit(user=asked.staff))
    staff.go(reverse("questionnaires:verification", args=[asked.submission.pk]))
    picture(staff.visitor, "sekretariat-verifikasi-light")
    staff.page.locator("main").get_by_role("link", name="Minta klarifikasi").nth(1).click()
    staff.fill(question="Tahun berapa?", due_on=in_days(5).isoformat())
    staff.press("Kirim pertanyaan")
    staff.press("Sesuai")

    filler.go(reverse("workspace:home"))
    filler.follow("Jawab klarifikasi")
    filler.reads("12,5 miliar rupiah", "Tahun berapa?")
    filler.fill(words="Tahun 2026; tetap.")
    filler.press("Kirim jawaban klarifikasi")
    staff.go(reverse("questionnaires:verification", args=[asked.submission.pk]))
    staff.press("Verifikasi kiriman")
    staff.reads("Terverifikasi")
    assert Submission.objects.get().state == Submission.State.VERIFIED
