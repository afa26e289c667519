"""Two days, eighty regions, twenty assessors: from the questionnaire of a region to marks that stand."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse

from gerakan.foundation.instruments.tree import tree_of
from gerakan.stages.assessment.models import Case, Entry, Mark, MarkSheet, Ruling
from gerakan.stages.assessment.queries.rubric import places, tree_of_case
from gerakan.stages.interviews.models import Board, Interview, PlanVersion
from gerakan.stages.interviews.queries.planning import concerned_people
from gerakan.stages.questionnaires.commands import evidence
from gerakan.stages.questionnaires.models import Evidence, Part, Round, Submission
from gerakan.stages.replies.models import Reply
from gerakan.stages.trust.models import ThirdMark, TrustRun
from tests.browser import Visitor
from tests.factories.questionnaires import PDF, RULE
from tests.journeys import two_days
from tests.journeys.conduct import Traveller, let_the_worker_work, timed
from tests.journeys.phones import DESK, Phone
from tests.journeys.two_days import Hall, chair_of, levels_of, owner_of

ANSWER = "Rencana pembangunan menyebut layanan digital bagi nelayan di pulau terluar."
PROOF = "RPJMD bab empat tentang layanan pulau"
REASON = "Layanan sampai ke pulau terluar dan dipakai setiap hari."
NOTE_FOR_REGION = "Jadwal kapal perlu masuk ke aplikasi layanan."
DIFFERS = "sos-ruang"


@dataclass(frozen=True)
class Days:
    """What every scene needs: browsers, a camera, the hall, and the secretariat at its desk."""

    visit: Callable[..., Visitor]
    phone: Callable[..., Phone]
    picture: Callable[[Visitor, str], None]
    hall: Hall
    sari: Traveller


@pytest.fixture
def hall(register: None) -> Hall:
    with timed("80 daerah bersedia, 20 asesor siap"):
        return two_days.the_hall()


@pytest.mark.begins_first(280)
def test_two_days_of_eighty_regions(visit, phone, hall, picture, tmp_path):
    days = Days(visit, phone, picture, hall, Traveller(visit(user=hall.chief)))
    with timed("kuesioner"):
        submission = the_region_answers(days, tmp_path)
    with timed("jadwal tersusun, diperiksa, terbit"):
        version = the_timetable_is_solved(days)
    with timed("delegasi terlambat"):
        a_delegation_is_late(days, version)
    with timed("ketentuan"):
        ruling = the_ruling_is_fixed(days)
    case = Case.objects.get(ruling=ruling, region=hall.region)
    mine, fellow = members_of(case)
    with timed("menilai tanpa jaringan"):
        an_assessor_marks_without_a_line(days, mine)
    with timed("setiap pintu dicoba"):
        nobody_finds_a_way(days, submission, case, mine, fellow)
    with timed("semua lembar masuk"):
        two_days.says(fellow, DIFFERS, 1)
        two_days.the_others_mark(ruling, hall.crew)
    with timed("pembahasan"):
        the_panel_discusses(days, case, mine, fellow)
        two_days.the_others_close(ruling)
    with timed("kepercayaan, nilai tambahan"):
        a_third_mark_is_given(days, ruling, case)
    with timed("tanggapan"):
        the_region_replies(days, ruling, case)
    with timed("tutup"):
        the_edition_is_closed(days)


def the_worker_comes(days: Days) -> None:
    """While nobody sits at the page of the job and asks how far it is."""
    days.sari.page.goto("about:blank")
    let_the_worker_work()


def members_of(case: Case) -> tuple[MarkSheet, MarkSheet]:
    """The two who do not chair; the first marks on a telephone."""
    rows = case.sheets.select_related("engagement__assessor", "case__ruling__edition", "case__region", "seat")
    mine, fellow = rows.filter(seat__is_chair=False).order_by("pk")
    return mine, fellow


def the_region_answers(days: Days, folder: Path) -> Submission:
    """Secretariat asks, region fills on a telephone, head signs, secretariat verifies."""
    asked = a_round_is_opened(days)
    submission = Submission.objects.select_related("region").get(round=asked, region=days.hall.region)
    proof = folder / "rpjmd.pdf"
    proof.write_bytes(PDF)
    parts_are_filled(days, submission, proof)
    the_head_signs(days)
    two_days.the_others_answer(days.hall)
    it_is_verified(days, submission)
    return submission


def a_round_is_opened(days: Days) -> Round:
    days.sari.go(reverse("questionnaires:round", args=[days.hall.slug]))
    days.sari.follow("Siapkan putaran")
    days.sari.page.locator("main [name=version]").select_option(index=1)
    days.sari.fill(late_rule=RULE)
    days.sari.page.locator("main [name=accepts_incomplete]").check()
    days.sari.press("Simpan putaran")
    days.sari.reads("80 daerah bersedia")
    days.sari.press("Buka kuesioner")
    return Round.objects.select_related("version").get(edition=days.hall.edition)


def parts_are_filled(days: Days, submission: Submission, proof: Path) -> None:
    items = {item.code: item.pk for item in tree_of(submission.round.version).items()}
    part = Part.objects.get(submission=submission, aspect__code="visi")
    dian = Traveller(days.visit(width=360, user=days.hall.official))
    dian.go(reverse("workspace:home"))
    days.picture(dian.visitor, "dua-hari-daerah-beranda")
    dian.go(submission.get_absolute_url())
    dian.go(reverse("questionnaires:add_evidence", args=[part.pk, items["visi-kesesuaian"]]))
    dian.page.locator("[name=file]").set_input_files(str(proof))
    dian.fill(title=PROOF)
    dian.page.locator("main").get_by_role("button", name="Simpan bukti").click()
    dian.page.wait_for_url(lambda url: "#butir-" in url)
    dian.look()
    dian.page.locator(f"[name=v-{items['visi-pemimpin']}]").select_option(index=1)
    with dian.page.expect_response("**/simpan/"):
        dian.fill(**{f"v-{items['visi-kesesuaian']}": ANSWER})
    dian.page.locator(".save-state.is-saved").wait_for()
    days.picture(dian.visitor, "dua-hari-daerah-isi")
    dian.press("Simpan bagian ini")
    two_days.fill(submission, by=days.hall.official)
    dian.go(reverse("questionnaires:check_up", args=[submission.pk]))
    dian.reads("Semua yang wajib sudah terisi")
    days.picture(dian.visitor, "dua-hari-daerah-periksa")
    dian.press("Ajukan kepada kepala daerah")


def the_head_signs(days: Days) -> None:
    head = Traveller(days.visit(width=360, user=days.hall.head))
    head.go(reverse("workspace:home"))
    head.follow("Baca dan setujui")
    head.reads(ANSWER)
    head.press("Setujui dan kirim")
    head.reads("TT-", "Sidik SHA-256")


def it_is_verified(days: Days, submission: Submission) -> None:
    days.sari.go(reverse("questionnaires:round", args=[days.hall.slug]))
    days.picture(days.sari.visitor, "dua-hari-kuesioner")
    days.sari.go(reverse("questionnaires:verification", args=[submission.pk]))
    days.sari.press("Sesuai")
    for one in Evidence.objects.filter(submission=submission, check_state=Evidence.Check.WAITING):
        evidence.check_evidence(one, accepted=True, note="", by=days.hall.chief)
    days.sari.go(reverse("questionnaires:verification", args=[submission.pk]))
    days.sari.press("Verifikasi kiriman")
    days.sari.reads("Terverifikasi")


def the_timetable_is_solved(days: Days) -> PlanVersion:
    days.sari.go(reverse("interviews:set_up", args=[days.hall.slug]))
    day = two_days.first_monday()
    days.sari.fill(
        first_day=day.isoformat(), last_day=(day + timedelta(days=1)).isoformat(), begins="08:00", ends="16:00"
    )
    days.sari.fill(
        slot_minutes=30, breaks="12.00-13.00", rooms="Ruang Merapi\nRuang Rinjani\nRuang Kerinci\nRuang Semeru"
    )
    days.sari.press("Simpan papan")
    days.sari.reads("80", "20")
    days.sari.press("Susun jadwal")
    the_worker_comes(days)
    version = PlanVersion.objects.get(board__edition=days.hall.edition)
    assert (version.verdict, len(version.plan["interviews"])) == ([], 80)
    days.sari.go(reverse("interviews:plan", args=[version.pk]))
    days.sari.reads("menurut pemeriksa yang berdiri sendiri", "semua asesor dapat dibandingkan")
    days.picture(days.sari.visitor, "dua-hari-jadwal")
    days.sari.fill(note="Jadwal dua hari untuk semua delegasi.")
    publish(days)
    the_worker_comes(days)
    told = {address for message in mail.outbox for address in message.to if "Jadwal wawancara" in message.subject}
    board = Board.objects.get(edition=days.hall.edition)
    everybody = concerned_people(board.interviews.prefetch_related("seats__engagement__assessor__user"))
    assert told == {person.email for panel in everybody.values() for person in panel}
    assert len(told) >= 80 + 15
    version.refresh_from_db()
    return version


def publish(days: Days) -> None:
    """And everybody concerned is told."""
    days.sari.press("Terbitkan jadwal")
    days.sari.page.get_by_text("Terbit:").first.wait_for()


def a_delegation_is_late(days: Days, version: PlanVersion) -> None:
    """Its plane comes the second day; only those who are concerned hear of it."""
    late = next(
        place for place in version.plan["interviews"] if place["day"] == 0 and place["region"] != days.hall.region.code
    )
    mail.outbox.clear()
    days.sari.go(reverse("interviews:plan", args=[version.pk]))
    days.sari.follow("Perbaiki jadwal")
    days.sari.page.locator("input[name=kind][value=late]").check()
    days.sari.choose("region", late["region"])
    days.sari.choose("since", "1|0")
    with timed("  perbaikan"):
        days.sari.press("Cari jadwal baru")
    days.sari.reads("Sebelum dan sesudah")
    days.picture(days.sari.visitor, "dua-hari-perbaikan")
    days.sari.fill(note="Pesawat terlambat; delegasi tiba malam.")
    publish(days)
    the_worker_comes(days)

    now = PlanVersion.objects.get(board__edition=days.hall.edition, number=2)
    assert now.verdict == []
    before, after = ({place["region"]: place for place in one.plan["interviews"]} for one in (version, now))
    moved = {code for code in after if after[code] != before[code]}
    assert late["region"] in moved
    assert len(moved) <= 4
    assert after[late["region"]]["day"] == 1
    codes = {code for region in moved for code in (*before[region]["assessors"], *after[region]["assessors"])}
    crew = {person.code: person.assessor.user.email for person in days.hall.crew}
    told = {address for message in mail.outbox for address in message.to}
    assert {address for address in told if address in crew.values()} == {crew[code] for code in codes}
    regions = {row.region_id for row in Interview.objects.filter(region__code__in=moved)}
    officials = {person.email for person in people_of(regions)}
    assert told == officials | {crew[code] for code in codes}
    an_assessor_looks_up_the_hours(days, now)


def people_of(regions: set[int]) -> Any:
    """Who acts for these regions."""
    return two_days.User.objects.filter(assignments__region__in=regions).distinct()


def an_assessor_looks_up_the_hours(days: Days, version: PlanVersion) -> None:
    seat = Interview.objects.filter(board=version.board).first().seats.select_related("engagement__assessor__user")[0]
    person = Traveller(days.visit(width=360, user=seat.engagement.assessor.user))
    person.go(reverse("interviews:own"))
    days.picture(person.visitor, "dua-hari-asesor-jam")


def the_ruling_is_fixed(days: Days) -> Ruling:
    days.sari.go(reverse("assessment:board", args=[days.hall.slug]))
    days.sari.follow("Susun ketentuan penilaian")
    days.sari.page.locator("main [name=version]").select_option(index=1)
    days.sari.fill(marks_wanted=3, place_count=25, third_marks=5, check_share="0,03", seed=two_days.SEED)
    days.picture(days.sari.visitor, "dua-hari-ketentuan")
    days.sari.press("Simpan rancangan")
    days.sari.press("Tetapkan")
    days.sari.press("Buka berkas dari jadwal")
    days.sari.page.get_by_text("80 berkas dan 240 lembar baru").first.wait_for()
    days.picture(days.sari.visitor, "dua-hari-berkas")
    return Ruling.objects.select_related("edition", "version").get(edition=days.hall.edition)


def an_assessor_marks_without_a_line(days: Days, sheet: MarkSheet) -> None:
    """All items in a hall without a line, another device in between, then sent."""
    user, address = owner_of(sheet), reverse("assessment:sheet", args=[sheet.pk])
    one, other = days.phone(user), days.phone(user, **DESK)
    one.go(reverse("assessment:own_sheets"))
    one.page.wait_for_selector("[data-own-sheets][data-kept='1']", state="attached", timeout=30_000)
    days.picture(one, "dua-hari-asesor-lembar-lembar")
    for device in (one, other):
        device.go(address)
        device.ready()
    assert one.faults() == []
    days.picture(one, "dua-hari-asesor-butir")
    one.page.context.set_offline(True)
    wanted = marks_every_item(one)
    one.line("belum terkirim")
    days.picture(one, "dua-hari-asesor-luring")
    assert levels_of(sheet) == {}
    other.tap(1)
    other.line("Terkirim")

    one.reconnect()
    box = one.page.locator("#butir-visi-kesesuaian [data-clash]")
    box.wait_for(state="attached", timeout=20_000)
    one.page.locator("[data-dot=visi-kesesuaian]").click()
    box.scroll_into_view_if_needed()
    days.picture(one, "dua-hari-asesor-dua-perangkat")
    assert one.faults() == []
    box.get_by_role("button", name="Pakai yang ini").click()
    one.line("Terkirim")
    days.picture(one, "dua-hari-asesor-terkirim")
    becomes(sheet, wanted)
    assert (
        Entry.objects.filter(sheet=sheet).values("key").distinct().count() == Entry.objects.filter(sheet=sheet).count()
    )

    one.page.locator("[data-dot=kirim]").click()
    one.page.locator("[name=for_region]").fill(NOTE_FOR_REGION)
    one.page.get_by_role("button", name="Simpan catatan").click()
    one.page.wait_for_selector("[data-ready='1']", state="attached")
    one.page.locator("[data-dot=kirim]").click()
    one.page.get_by_role("link", name="Periksa dan kirim").click()
    days.picture(one, "dua-hari-asesor-kirim")
    one.page.get_by_role("button", name="Kirim nilai").click()
    sheets_are_kept(one)
    assert levels_of(sheet) == wanted


def sheets_are_kept(device: Phone) -> None:
    """It was sent, and the device asks for nothing more."""
    device.page.get_by_text("terkirim.").first.wait_for()
    device.page.wait_for_selector("[data-own-sheets][data-kept='1']", state="attached", timeout=60_000)


def marks_every_item(device: Phone) -> dict[str, int]:
    """Thumb by thumb to the end of the sheet; extremes and what always needs a reason get one."""
    wanted: dict[str, int] = {}
    while code := device.item:
        level = {"ren-tidak-sesuai": 0, DIFFERS: 4}.get(code, 2 + len(wanted) % 2)
        device.tap(level)
        if device.page.locator(".mark-card.here .wanted").count():
            device.write("reason", REASON)
        device.forward()
        wanted[code] = level
    return wanted


def becomes(sheet: MarkSheet, wanted: dict[str, int]) -> None:
    """What was tapped last may still be on its way."""
    deadline = time.monotonic() + 20
    while levels_of(sheet) != wanted and time.monotonic() < deadline:
        time.sleep(0.1)
    assert levels_of(sheet) == wanted


def nobody_finds_a_way(days: Days, submission: Submission, case: Case, mine: MarkSheet, fellow: MarkSheet) -> None:
    """A panel member who has not marked, somebody who is tied, the region and the secretariat try every door."""
    proofs = list(Evidence.objects.filter(submission=submission).values_list("pk", flat=True)[:2])
    parts = list(Part.objects.filter(submission=submission).values_list("pk", flat=True)[:1])
    marks = list(Mark.objects.filter(sheet=mine).values_list("pk", flat=True)[:1])
    things = {
        "assessment": {case.pk, mine.pk, *proofs, *marks}, "replies": {case.pk}, "trust": {case.pk},
        "questionnaires": {submission.pk, *proofs, *parts}, "interviews": {case.interview_id}, "assessors": set(),
    }  # fmt: skip
    addresses = list(
        two_days.doors(
            days.hall, {app: sorted(pks) for app, pks in things.items()}, code=[days.hall.region.code, DIFFERS]
        )
    )
    words = REASON.split(maxsplit=1)[0] + "+" + "terluar"
    addresses += [f"/cari/?q={words}", "/cari/?q=kapal", "/cari/?q=nelayan", "/api/v1/daerah?limit=600"]
    blind = [REASON, NOTE_FOR_REGION]
    marks_only = [address for address in addresses if not address.startswith(("/kuesioner/", "/wawancara/"))]
    for who, tried, secrets in (
        (owner_of(fellow), addresses, blind),
        (days.hall.tied.assessor.user, addresses, [*blind, ANSWER, PROOF]),
        (days.hall.official, marks_only, blind),
        (days.hall.chief, marks_only, blind),
    ):
        assert two_days.opened(days.visit(user=who), tried, secrets) == {}, who
    tied = Traveller(days.visit(user=days.hall.tied.assessor.user))
    tied.go(reverse("assessment:own_sheets"))
    assert days.hall.region.name not in tied.page.locator("main").inner_text()
    tied.go(reverse("interviews:own"))
    assert days.hall.region.name not in tied.page.locator("main").inner_text()


def the_panel_discusses(days: Days, case: Case, mine: MarkSheet, fellow: MarkSheet) -> None:
    """The owner of a mark changes it with a reason, the chair keeps hers and closes."""
    case.refresh_from_db()
    assert case.state == Case.State.CONSOLIDATING
    address = reverse("assessment:case", args=[case.pk])
    owner = Traveller(days.visit(width=360, user=owner_of(mine)))
    owner.go(address)
    days.picture(owner.visitor, "dua-hari-asesor-pembahasan")
    settles(owner, DIFFERS, level=3, reason="Ketua menunjukkan bahwa satu pulau belum terlayani.")
    assert levels_of(mine)[DIFFERS] == 3
    two_days.settle_all(case, owners=[owner_of(mine), owner_of(fellow)])

    chair = Traveller(days.visit(user=chair_of(case)))
    chair.go(address)
    days.picture(chair.visitor, "dua-hari-pembahasan")
    settles(chair, DIFFERS, reason="Sesuai yang saya dengar.")
    two_days.settle_all(case, owners=[chair_of(case)])
    chair.go(address)
    chair.reads("semula 4", "sudah dibahas")
    chair.press("Tutup pembahasan")
    case.refresh_from_db()
    assert case.state == Case.State.CLOSED


def settles(person: Traveller, item: str, *, reason: str, level: int | None = None) -> None:
    """Keep or change the own mark of one item."""
    row = person.page.locator(f"#butir-{item}")
    row.locator("summary").click()
    if level is not None:
        row.locator(f"[name=level][value='{level}']").check()
    row.locator("[name=reason]").fill(reason)
    row.get_by_role("button", name="Simpan keputusan").click()
    person.look()


def a_third_mark_is_given(days: Days, ruling: Ruling, case: Case) -> None:
    days.sari.go(reverse("trust:runs", args=[ruling.edition.slug]))
    days.sari.press("Hitung dari nilai saat ini")
    the_worker_comes(days)
    run = TrustRun.objects.get()
    days.sari.go(reverse("trust:run", args=[run.pk]))
    days.sari.reads("Rancangan tersambung")
    days.picture(days.sari.visitor, "dua-hari-kepercayaan")
    days.sari.go(reverse("trust:ranking", args=[run.pk]))
    days.picture(days.sari.visitor, "dua-hari-peringkat")
    days.sari.go(reverse("trust:third_marks", args=[run.pk]))
    days.sari.press("Usulkan penilaian tambahan")
    days.picture(days.sari.visitor, "dua-hari-nilai-tambahan")
    proposed = ThirdMark.objects.filter(run=run).exclude(case=case).select_related("case", "engagement__assessor")
    third = proposed.order_by("order")[0]
    form = days.sari.page.locator(f"form[action='{reverse('trust:decide', args=[third.pk])}']")
    form.locator("button[value=accept]").first.click()
    days.sari.look()
    third.refresh_from_db()
    assert third.state == ThirdMark.State.ACCEPTED

    sheet = MarkSheet.objects.select_related("engagement__assessor", "case").get(
        case=third.case, engagement=third.engagement
    )
    assert sheet.case.state == Case.State.MARKING
    device = days.phone(owner_of(sheet))
    device.go(reverse("assessment:sheet", args=[sheet.pk]))
    device.ready()
    wanted = marks_every_item(device)
    device.line("Terkirim")
    becomes(sheet, wanted)
    device.go(reverse("assessment:send", args=[sheet.pk]))
    device.page.get_by_role("button", name="Kirim nilai").click()
    sheets_are_kept(device)
    two_days.the_others_close(ruling)
    sheet.case.refresh_from_db()
    assert sheet.case.state == Case.State.CLOSED


def the_region_replies(days: Days, ruling: Ruling, case: Case) -> None:
    two_days.sign_all(ruling, by=days.hall.second)
    days.sari.go(reverse("replies:replies", args=[days.hall.slug]))
    with timed("  80 rancangan nilai"):
        days.sari.press("Kirim 80 rancangan nilai")
        job = days.sari.page.url
        the_worker_comes(days)
        days.sari.page.goto(job)
        days.sari.page.get_by_text("80 rancangan nilai dikirim.").first.wait_for()
    reply = Reply.objects.select_related("case__region").get(case=case)
    item = next(place.item for place in places(tree_of_case(case)) if place.item.code == DIFFERS)

    dian = Traveller(days.visit(width=360, user=days.hall.official))
    dian.go(reverse("replies:own_replies"))
    dian.go(reverse("replies:reply", args=[reply.pk]))
    dian.reads(NOTE_FOR_REGION)
    days.picture(dian.visitor, "dua-hari-daerah-rancangan")
    row = dian.page.locator(f"#butir-{DIFFERS}")
    row.locator("summary").click()
    row.locator("[name=answer][value=no]").check()
    row.locator("[name=text]").fill("Pulau yang disebut sudah terlayani sejak Maret.")
    row.locator("[name=file]").set_input_files(
        {"name": "berita-acara.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    days.picture(dian.visitor, "dua-hari-daerah-tanggapan")
    row.get_by_role("button", name="Simpan tanggapan").click()
    dian.look()
    dian.press("Kirim tanggapan")

    a_third_person_decides(days, reply)
    dian.go(reverse("replies:reply", args=[reply.pk]))
    dian.reads("3,5", "Berita acara membuktikan")
    mark = reply.marks.get(item_id=item.pk)
    assert (float(mark.final), mark.agrees) == (3.5, False)
    two_days.the_others_accept(days.hall)
    assert not Reply.objects.exclude(state=Reply.State.FINAL).exists()
    days.sari.go(reverse("replies:replies", args=[days.hall.slug]))
    days.picture(days.sari.visitor, "dua-hari-tanggapan")


def a_third_person_decides(days: Days, reply: Reply) -> None:
    days.sari.go(reverse("replies:reply", args=[reply.pk]))
    days.sari.page.locator("main [name=referee]").select_option(index=1)
    days.sari.press("Tunjuk")
    reply.refresh_from_db()
    referee = Traveller(days.visit(user=two_days.User.objects.get(pk=reply.referee.assessor.user_id)))
    referee.go(reverse("replies:reply", args=[reply.pk]))
    days.picture(referee.visitor, "dua-hari-pihak-ketiga")
    row = referee.page.locator(f"#butir-{DIFFERS}")
    row.locator("[name=final]").fill("3,5")
    row.locator("[name=reason]").fill("Berita acara membuktikan layanan sejak Maret.")
    row.get_by_role("button", name="Putuskan").click()
    referee.look()
    referee.press("Tetapkan nilai akhir")


def the_edition_is_closed(days: Days) -> None:
    """Nothing is awaited from anybody; the round ends with a word why."""
    days.sari.go(reverse("questionnaires:round", args=[days.hall.slug]))
    days.sari.page.locator("main summary").filter(has_text="Tutup kuesioner").click()
    days.sari.fill(note="Semua delapan puluh daerah sudah mengirim.")
    days.sari.press("Tutup kuesioner")
    assert Round.objects.get(edition=days.hall.edition).state == Round.State.CLOSED
    days.sari.go(reverse("assessment:board", args=[days.hall.slug]))
    assert {case.state for case in Case.objects.filter(ruling__edition=days.hall.edition)} == {Case.State.HANDED}
    days.sari.go(reverse("workspace:home"))
    days.picture(days.sari.visitor, "dua-hari-selesai")
