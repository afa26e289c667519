"""Twenty-five agreements: a text, desks, signatures on paper and electronically, a QR on a phone, reminders for the rest."""

import datetime
import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.notifications.models import Notice
from gerakan.foundation.regions.models import Region
from gerakan.stages.agreements.commands import preparing, review
from gerakan.stages.agreements.models import Agreement
from gerakan.stages.agreements.queries import agreements as queries
from tests.factories.accounts import RoleAssignmentFactory, UserFactory, somebody
from tests.factories.agreements import MANDATE, director, numbers, official, paper_of, sitter, turn_of
from tests.factories.editions import EditionFactory, ParticipationFactory
from tests.journeys.conduct import Traveller, let_the_worker_work, timed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]
LONG = "Kepulauan Siau Tagulandang Biaro"


@pytest.fixture
def edition(register: None) -> Any:
    """Twenty-five selected regions of the real register, one of them led by a Penjabat, and the longest name."""
    made = EditionFactory(year=timezone.localdate().year + 1, state="open", name="Gerakan Menuju Kota Cerdas")
    chosen = list(Region.objects.filter(is_autonomous=True).exclude(name__contains=LONG).order_by("code")[:24])
    chosen.append(Region.objects.get(name__contains=LONG))
    for place, region in enumerate(chosen):
        ParticipationFactory(edition=made, region=region)
        acting = {"acting_kind": "pj", "mandate_number": MANDATE} if place == 0 else {}
        head = UserFactory(name=f"Kepala Contoh {place + 1}")
        RoleAssignmentFactory(user=head, role=Role.REGION_HEAD, region=region, **acting)
    numbers()
    return made


def rest_of_the_way(agreement: Agreement) -> Agreement:
    """The other twenty-two regions do the same without a screen."""
    if not agreement.local_number:
        preparing.give_local_number(agreement, number=f"{agreement.pk}/PK.KDH/A/2027", by=official_staff())
    while agreement.turns.filter(state="waiting").exists():
        turn = turn_of(agreement)
        review.approve(turn, by=sitter(turn))
    return queries.agreements().get(pk=agreement.pk)


def official_staff() -> User:
    return official(Role.SECRETARIAT)


def test_from_the_text_to_the_register(visit, edition, picture, settings, tmp_path):
    settings.SIGNING_FOLDER = tmp_path / "kunci"
    call_command("make_signing_certificate", stdout=io.StringIO())
    director()
    desk = visit(user=official_staff())
    staff = Traveller(desk)
    write_the_text(staff, edition)
    picture(desk, "nota-naskah")
    prepare_all(staff, edition, picture)
    first, second, third = queries.agreements_of(edition).order_by("region__code")[:3]
    the_region_reviews(visit, first, picture)
    the_ministry_sees_and_returns(visit, first, picture)
    for agreement in (first, second, third):
        rest_of_the_way(queries.agreements().get(pk=agreement.pk))
    an_acting_head_signs_electronically(visit, first, picture)
    the_director_signs(visit, first, tmp_path, picture)
    the_scan_is_uploaded(staff, second, tmp_path, picture)
    anybody_checks_on_a_phone(visit, first, picture)
    the_unsigned_are_reminded(staff, edition, third, signed=(first, second))
    the_region_does_its_duty(visit, second, picture)


def write_the_text(staff: Traveller, edition: Any) -> None:
    """From an empty page to a text that is ready."""
    staff.go(reverse("agreements:agreements", args=[edition.slug]))
    staff.reads("25 daerah terpilih belum mempunyai nota kesepahaman", "naskah edisi")
    staff.follow("Buka naskah edisi")
    staff.press("Mulai naskah")
    staff.follow("Ubah para pihak dan tanggal")
    today = timezone.localdate()
    staff.fill(
        national_office="Direktorat Jenderal Ekosistem Digital Contoh", national_name="Dira Contoh", place="Jakarta",
        witnesses="Kementerian Dalam Negeri", dated_on=today, sign_by=today + datetime.timedelta(days=30),
        valid_from=today, valid_until=today + datetime.timedelta(days=1095),
    )  # fmt: skip
    staff.press("Simpan")
    staff.reads("Bagian hukum daerah", "Keputusan kepala daerah tentang Dewan Smart City")
    staff.press("Nyatakan siap dipakai")
    staff.reads("Siap dipakai")


def prepare_all(staff: Traveller, edition: Any, picture: Any) -> None:
    """What is there is shown, then twenty-five are made with a bar, and sent."""
    staff.go(reverse("agreements:prepare", args=[edition.slug]))
    staff.reads("Siap dibuat", "Pj. ", MANDATE, LONG)
    picture(staff.visitor, "nota-siapkan")
    with timed("25 agreements, PDF and Word"):
        staff.press("Buat 25 nota kesepahaman")
        let_the_worker_work()
    staff.reads_at_last("25 naskah disiapkan.")
    assert Agreement.objects.filter(edition=edition).exclude(national_number="").count() == 25
    staff.go(reverse("agreements:agreements", args=[edition.slug]))
    staff.page.locator("input[data-all]").check()
    staff.press("Kirim ke meja pertama")
    let_the_worker_work()
    staff.go(reverse("agreements:agreements", args=[edition.slug]))
    staff.reads("Di meja persetujuan", "Bagian hukum daerah")
    picture(staff.visitor, "nota-daftar")


def the_region_reviews(visit: Any, agreement: Agreement, picture: Any) -> None:
    """The legal unit on a phone: a remark, other words, the local number, approval."""
    person = visit(width=360, user=somebody(Role.REGION_LEGAL, region=agreement.region))
    legal = Traveller(person)
    legal.go("/beranda/")
    legal.follow("Telaah")
    legal.reads("Naskah pertama kali sampai di meja")
    clause = agreement.clauses.get(order=4)
    card = legal.page.locator(f"#pasal-{clause.pk}")
    card.get_by_text("Beri catatan").click()
    card.locator("textarea[name=text]").first.fill("Anggaran baru tersedia pada perubahan APBD.")
    card.get_by_role("button", name="Simpan catatan").click()
    legal.look()
    card.get_by_text("Ubah bunyi").click()
    words = card.locator("textarea[name=text]").last
    words.fill(words.input_value().replace("60 hari", "90 hari"))
    card.get_by_role("button", name="Simpan bunyi").click()
    legal.look()
    legal.reads("90 hari", "Menunggu jawaban")
    card.scroll_into_view_if_needed()
    picture(person, "nota-telaah-telepon")
    legal.press("Setujui")
    legal.fill(number="41/PK.KDH/A/2027")
    legal.press("Simpan nomor daerah")
    legal.reads("41/PK.KDH/A/2027", "Bagian hukum kementerian")


def the_ministry_sees_and_returns(visit: Any, agreement: Agreement, picture: Any) -> None:
    """The ministry's legal unit sees what changed, answers, and returns it to the region with a reason; then it goes on."""
    person = visit(theme="dark", user=official(Role.MINISTRY_LEGAL))
    ministry = Traveller(person)
    ministry.go(reverse("agreements:text", args=[agreement.pk]))
    ministry.reads("Yang diubah meja Bagian hukum daerah")
    assert ministry.page.locator("main ins").first.inner_text().strip() == "90"
    picture(person, "nota-perubahan-gelap")
    ministry.reads("Jawab dahulu catatan daerah pada: Tugas PIHAK KEDUA.")
    ministry.page.locator("textarea[id^=jawab-]").fill("Setuju, 90 hari.")
    ministry.press("Jawab catatan")
    ministry.page.get_by_text("Kembalikan dengan alasan").click()
    ministry.fill(note="Perbaiki juga judul pasal.")
    ministry.press("Kembalikan")
    assert turn_of(agreement).desk.role == Role.REGION_LEGAL
    assert Notice.objects.filter(kind="agreements.desk_turn", body__contains="Perbaiki juga judul pasal.").exists()


def an_acting_head_signs_electronically(visit: Any, agreement: Agreement, picture: Any) -> None:
    """The Penjabat, whose mandate the paper names."""
    head = User.objects.get(assignments__role=Role.REGION_HEAD, assignments__region=agreement.region)
    person = visit(width=360, user=head)
    acting = Traveller(person)
    acting.go(agreement.get_absolute_url())
    acting.reads(MANDATE, "Pj. ")
    acting.follow("Tanda tangani secara elektronik")
    acting.page.locator("[name=agrees]").check()
    picture(person, "nota-tanda-tangan-telepon")
    acting.press("Tanda tangani")
    assert queries.unsigned_parties(agreement) == ["ministry"]


def the_director_signs(visit: Any, agreement: Agreement, folder: Path, picture: Any) -> None:
    """The second signature puts it in force; a second program finds both whole."""
    person = visit(user=director())
    signer = Traveller(person)
    signer.go(reverse("agreements:sign", args=[agreement.pk]))
    signer.page.locator("[name=agrees]").check()
    signer.press("Tanda tangani")
    signer.reads("Berlaku", "utuh", "Keputusan kepala daerah tentang Tim Pelaksana")
    picture(person, "nota-berlaku")
    kept = queries.signed_file(agreement)
    assert kept is not None
    path = folder / "naskah.pdf"
    with kept.file.open("rb") as handle:
        path.write_bytes(handle.read())
    if program := shutil.which("pdfsig"):
        told = subprocess.run([program, str(path)], capture_output=True, text=True, check=False, timeout=60).stdout
        assert told.count("Signature is Valid.") == 2


def the_scan_is_uploaded(staff: Traveller, agreement: Agreement, folder: Path, picture: Any) -> None:
    """Signed on paper by both; the copy is compared with the approved text."""
    path = folder / "pindaian.pdf"
    path.write_bytes(paper_of(agreement))
    staff.go(reverse("agreements:upload", args=[agreement.pk]))
    staff.page.locator("[name=file]").set_input_files(path)
    picture(staff.visitor, "nota-unggah")
    staff.press("Simpan naskah")
    staff.reads("Berlaku", "100 % kata sama dengan naskah")


def anybody_checks_on_a_phone(visit: Any, agreement: Agreement, picture: Any) -> None:
    """The page behind the QR, and the register by number."""
    person = visit(width=360)
    visitor = Traveller(person)
    visitor.go(reverse("agreements:verify", args=[agreement.token]))
    visitor.reads("Naskah ini asli dan berlaku", agreement.national_number, "41/PK.KDH/A/2027", "SHA-256")
    picture(person, "nota-periksa-telepon")
    visitor.go(reverse("agreements:register") + "?cari=41/PK.KDH")
    visitor.reads(agreement.region.name)


def the_unsigned_are_reminded(
    staff: Traveller, edition: Any, unsigned: Agreement, *, signed: tuple[Agreement, ...]
) -> None:
    """Everybody is ticked; those who have signed hear nothing."""
    Notice.objects.all().delete()
    staff.go(reverse("agreements:agreements", args=[edition.slug]))
    staff.page.locator("input[data-all]").check()
    staff.press("Ingatkan yang belum menandatangani")
    told = {row.person_id for row in Notice.objects.filter(kind__startswith="agreements.sign_wanted")}
    heads = {
        row.pk: {user.pk for user in queries.officials_of(row.region, Role.REGION_HEAD)} for row in (unsigned, *signed)
    }
    assert heads[unsigned.pk] <= told
    assert not told & set().union(*(heads[row.pk] for row in signed))


def the_region_does_its_duty(visit: Any, agreement: Agreement, picture: Any) -> None:
    """A decree with number and day."""
    person = visit(width=360, user=somebody(Role.REGION_ADMIN, region=agreement.region))
    office = Traveller(person)
    office.go("/beranda/")
    office.follow("Catat dipenuhi")
    office.fill(proof_number="188/12/KPTS/2027", proof_on=timezone.localdate())
    office.press("Catat dipenuhi")
    office.reads("Dipenuhi", "188/12/KPTS/2027")
    picture(person, "nota-kewajiban-telepon")
