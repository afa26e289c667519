"""A region on a telephone: the invitation, its letter, the answer."""

from django.urls import reverse

from gerakan.foundation.accounts.models import User
from gerakan.stages.invitations.models import Invitation
from tests.journeys.conduct import BOTH_THEMES, Traveller


def test_an_official_reads_the_letter_and_answers(visit, demonstration, picture):
    dodi = User.objects.get(email="diskominfo3@gerakan.example")
    visitor = visit(width=360, user=dodi)
    official = Traveller(visitor, BOTH_THEMES)
    official.go(reverse("workspace:home"))
    official.reads("Jawab undangan Edisi Contoh 2027", "Paling lambat")
    official.pictures(picture, "daerah-beranda")

    official.go(reverse("invitations:own_invitations"))
    official.follow("Edisi Contoh 2027")
    official.follow("CONTOH-")
    official.reads("Keterangan", "Berkas")
    official.pictures(picture, "daerah-surat")
    pdf = official.page.locator("main").get_by_role("link", name="PDF").first.get_attribute("href")
    assert official.page.request.get(visitor.root + pdf).body().startswith(b"%PDF")

    official.go(reverse("workspace:home"))
    official.follow("Jawab undangan")
    official.pictures(picture, "daerah-jawab")
    official.press("Kirim jawaban")
    official.page.locator("[name=answer][value=decline]").check()
    official.press("Kirim jawaban")
    official.reads("Tuliskan alasan daerah tidak bersedia.")
    official.page.locator("[name=answer][value=confirm]").check()
    official.press("Kirim jawaban")
    official.reads("Bersedia")
    assert Invitation.objects.get(answered_by=dodi).state == Invitation.State.CONFIRMED
    official.go(reverse("workspace:home"))
    official.reads("Tidak ada yang menunggu Anda")


def test_another_region_sees_nothing_of_it(visit, demonstration):
    dian = User.objects.get(email="diskominfo1@gerakan.example")
    theirs = Invitation.objects.get(region__in=_regions_of("diskominfo3@gerakan.example"))
    visitor = visit(width=360, user=dian)
    answer = visitor.go(reverse("invitations:answer", args=[theirs.pk]))
    assert answer.status == 404
    visitor.noted.clear()


def _regions_of(email: str) -> list[int]:
    return [row.region_id for row in User.objects.get(email=email).roles]
