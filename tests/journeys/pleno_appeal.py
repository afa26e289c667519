"""An appeal upheld that changes ranks: the region, the secretariat, a panel on the phone, the correction for everybody."""

import datetime

from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.regions.models import Region
from gerakan.stages.appeals.commands import deciding
from gerakan.stages.appeals.models import Appeal, Correction
from gerakan.stages.appeals.queries import appeals as queries
from tests.factories.accounts import somebody
from tests.factories.appeals import again
from tests.factories.plenary import fresh
from tests.journeys.conduct import Traveller, let_the_worker_work


def drafted_and_filed(visit, picture, region: Region) -> Appeal:
    """Diskominfo writes on a phone, the head signs."""
    writer = Traveller(visit(width=360, user=somebody(Role.REGION_ADMIN, region=region)))
    writer.go("/keberatan/kami/")
    writer.reads("Keberatan dapat diajukan sampai", "pukul 23.59 WIB")
    writer.press("Susun keberatan")
    appeal = Appeal.objects.get()
    for row in queries.contestable(appeal):
        form = writer.page.locator(f"details:has(#minta-{row.item_id})")
        form.locator("summary").click()
        form.locator("[name=asked_mark]").fill("4")
        form.locator("[name=text]").fill("Bukti yang dikirim belum dibaca.")
        form.get_by_role("button").click()
        writer.look()
    picture(writer.visitor, "daerah-keberatan-dasar")
    head = Traveller(visit(user=somebody(Role.REGION_HEAD, region=region)))
    head.go(f"/keberatan/{appeal.pk}/")
    head.press("Ajukan keberatan")
    head.reads("Sekretariat memeriksa kelengkapan dan menunjuk panel")
    picture(head.visitor, "daerah-keberatan")
    return appeal


def arranged(desk: Traveller, picture, appeal: Appeal, panel: list[User]) -> None:
    """Panel, hearing, minutes."""
    desk.go(f"/keberatan/edisi/{appeal.edition.slug}/")
    picture(desk.visitor, "sekretariat-keberatan")
    desk.follow(appeal.region.name)
    desk.follow("Susun panel")
    desk.reads("ikut dalam pleno yang memutus")
    for at, person in enumerate(panel):
        line = desk.page.locator(f"tr:has(input[value='{person.pk}'])")
        if not at:
            line.get_by_label("sebagai ketua").check()
        line.get_by_role("button").click()
        desk.look()
    picture(desk.visitor, "sekretariat-keberatan-panel")
    desk.follow("Kembali ke keberatan")
    desk.press("Terima untuk disidangkan")
    begun = timezone.localtime() - datetime.timedelta(minutes=10)
    desk.fill(at=begun.strftime("%Y-%m-%dT%H:%M"), place="Ruang Bhinneka")
    desk.press("Tetapkan sidang")
    desk.fill(text="Daerah menjelaskan buktinya; panel bertanya tentang tanggal surat.")
    desk.press("Simpan berita acara")


def found_and_decided(phone: Traveller, picture, appeal: Appeal, panel: list[User]) -> None:
    """Findings, their effect, agreement of two of three, decision."""
    phone.go("/keberatan/panel/")
    phone.follow(appeal.region.name)
    phone.press("Tutup sidang")
    for ground in queries.grounds_of(appeal):
        card = phone.page.locator(f"#dasar-{ground.pk}")
        card.get_by_role("radio", name="Diubah").check()
        card.locator("[name=new_mark]").fill("4")
        card.locator("[name=reason]").fill("Surat keputusan yang dilampirkan membuktikannya.")
        card.get_by_role("button", name="Simpan temuan").click()
        phone.look()
    phone.press("Hitung akibatnya")
    phone.go("/keberatan/panel/")
    let_the_worker_work()
    phone.go(f"/keberatan/{appeal.pk}/")
    phone.reads("Daerah lain yang berpindah tempat", "Tidak terpilih → Terpilih")
    phone.page.get_by_role("heading", name="Akibat pada peringkat").scroll_into_view_if_needed()
    picture(phone.visitor, "panel-keberatan-akibat")
    phone.press("Saya menyetujui temuan ini")
    deciding.agree(again(appeal), seen=again(appeal).revision, by=fresh(panel[1]))
    phone.go(f"/keberatan/{appeal.pk}/")
    phone.page.locator("summary", has_text="Putuskan").click()
    phone.page.locator("#note-decide").fill("Keempat butir terbukti.")
    phone.press("Putuskan")
    phone.reads("Dikabulkan", "Keempat butir terbukti.")


def signed_and_announced(desk: Traveller, picture) -> None:
    """The second person signs; from then on everybody reads it."""
    desk.go(Correction.objects.get().get_absolute_url())
    picture(desk.visitor, "sekretariat-perbaikan")
    desk.press("Tanda tangani dan umumkan")
    desk.go("/keberatan/koreksi/")
    let_the_worker_work()


def everybody_reads_the_correction(reader: Traveller, picture, region: Region) -> None:
    """In the register, with what the panel found and without what the region wrote."""
    reader.go("/keberatan/koreksi/")
    reader.reads(region.name, "Keempat butir terbukti.")
    picture(reader.visitor, "publik-perbaikan")
    reader.go(Correction.objects.get().get_absolute_url())
    reader.reads("Putusan panel keberatan, 3 anggota", "Tidak terpilih → Terpilih")
    picture(reader.visitor, "publik-perbaikan-satu")
    reader.follow("Putusan keberatan")
    reader.reads("Surat keputusan yang dilampirkan membuktikannya.")
    assert "Bukti yang dikirim belum dibaca." not in reader.page.content()
