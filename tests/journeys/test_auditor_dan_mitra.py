"""An auditor reads everything and writes nothing; a partner ministry delivers its own indicator."""

import io

import xlsxwriter
from django.urls import reverse

from gerakan.foundation.accounts.models import User
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.indicators.models import Indicator, IndicatorValue
from gerakan.foundation.regions.models import Region
from gerakan.stages.invitations.models import InvitationList
from gerakan.stages.shortlisting.models import Run, Scheme
from tests.journeys.conduct import DESK_AND_PHONE, Traveller


def test_an_auditor_sees_the_chain_and_finds_nothing_to_press(visit, demonstration, picture):
    visitor = visit(user=User.objects.get(email="auditor@gerakan.example"))
    auditor = Traveller(visitor)
    auditor.go(reverse("workspace:home"))
    auditor.reads("Catatan peristiwa", "Sidik terakhir", "Mengumumkan daftar")
    picture(visitor, "auditor-beranda")
    auditor.go(reverse("audit:events"))
    auditor.reads("Menyetujui daftar sebagai orang kedua")
    for path in pages_of_the_edition():
        auditor.go(path)
        buttons = auditor.page.locator(
            "main form[method=post] button[type=submit], main form[method=post] button:not([type])"
        )
        assert buttons.count() == 0, (path, buttons.all_inner_texts())


def pages_of_the_edition() -> list[str]:
    edition = Edition.objects.get(slug="contoh-2027")
    run, shown = Run.objects.get(), InvitationList.objects.get()
    return [
        reverse("shortlisting:schemes", args=[edition.slug]),
        reverse("shortlisting:scheme", args=[Scheme.objects.get().pk]),
        reverse("shortlisting:ranking", args=[run.pk]),
        reverse("shortlisting:sureness", args=[run.pk]),
        reverse("invitations:rules", args=[edition.slug]),
        reverse("invitations:lists", args=[edition.slug]),
        reverse("invitations:list", args=[shown.pk]),
        reverse("invitations:invitations", args=[edition.slug]),
        reverse("invitations:invitation", args=[shown.invitations.first().pk]),
    ]


def test_a_ministry_delivers_its_indicator(visit, demonstration, picture):
    mira = User.objects.get(email="mitra@gerakan.example")
    indicator = Indicator.objects.get(code="green_city")
    role = mira.roles[0]
    role.organisation = indicator.owner
    role.save()
    ministry = Traveller(visit(user=mira), DESK_AND_PHONE)
    ministry.go(reverse("workspace:home"))
    ministry.reads("Indikator yang Anda kelola", indicator.name)
    ministry.pictures(picture, "mitra-beranda")
    ministry.follow("Kirim tabel")
    ministry.page.locator("main input[type=file]").set_input_files(
        {"name": "hijau.xlsx", "mimeType": "application/octet-stream", "buffer": a_table(indicator)}
    )
    ministry.press("Unggah dan periksa")
    ministry.press("Pakai kolom ini")
    ministry.reads("Nilai baru")
    ministry.press("Terapkan", exact=False)
    stored = IndicatorValue.objects.current().filter(indicator=indicator, year=2030)
    assert stored.count() == 10


def a_table(indicator: Indicator) -> bytes:
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    sheet = book.add_worksheet("Nilai")
    sheet.write_row(0, 0, ("Kode", "Kabupaten/Kota", f"{indicator.name} 2030"))
    for at, region in enumerate(Region.objects.filter(kind="kota").order_by("code")[:10], 1):
        sheet.write_row(at, 0, (region.code, region.name, 50 + at))
    book.close()
    return memory.getvalue()
