"""The register on screen, and the public page that anybody may ask."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.documents import commands
from gerakan.foundation.documents.models import Letter, NumberSeries
from tests.factories.accounts import somebody
from tests.factories.documents import DAY, NumberSeriesFactory, content, draft, stored
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    client.force_login(somebody(Role.SECRETARIAT))
    return client


@pytest.fixture
def letter():
    NumberSeriesFactory()
    return commands.issue_letter(draft(), by="uji", dated_on=DAY)


def test_anybody_may_check_a_letter_without_signing_in(client, letter):
    page = client.get(letter.verification_url.removeprefix("http://127.0.0.1:8000"))

    assert page.status_code == 200
    for part in (letter.number, letter.subject, "asli dan berlaku", "2 Maret 2026"):
        assert part in page.content.decode()


def test_a_withdrawn_letter_says_so_and_by_which(client, letter):
    second = commands.withdraw_letter(letter, content=content(), reason="keliru", by="uji", dated_on=DAY)

    said = client.get(reverse("verification:letter", args=[letter.token])).content.decode()

    assert "sudah ditarik" in said
    assert second.number in said


def test_a_draft_cannot_be_verified(client):
    assert client.get(reverse("verification:letter", args=[draft().token])).status_code == 404


@pytest.mark.parametrize(("changed", "answer"), [(b"", "sama persis"), (b"!", "Berkas berbeda")])
def test_a_dropped_file_is_compared_and_not_kept(client, letter, changed, answer, settings):
    kept = stored(letter.files.get(format="pdf"))
    before = sorted(settings.MEDIA_ROOT.rglob("*"))

    given = SimpleUploadedFile("surat.pdf", kept + changed)
    said = client.post(reverse("verification:letter", args=[letter.token]), {"file": given}).content.decode()

    assert answer in said
    assert sorted(settings.MEDIA_ROOT.rglob("*")) == before


def test_a_file_comes_as_a_download_and_never_runs(staff, letter):
    file = letter.files.get(format="pdf")

    answer = staff.get(reverse("documents:download", args=[file.pk]))

    assert b"".join(answer) == stored(file)
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")


def test_a_region_reads_its_own_letter_and_no_other(client, letter):
    region = RegionFactory()
    client.force_login(somebody(Role.REGION_ADMIN, region=region))
    own = commands.issue_letter(draft(region_code=region.code), by="uji", dated_on=DAY)

    assert client.get(own.get_absolute_url()).status_code == 200
    assert client.get(letter.get_absolute_url()).status_code == 404
    assert client.get(reverse("documents:download", args=[letter.files.first().pk])).status_code == 404
    assert own.number in client.get(reverse("documents:register")).content.decode()
    assert letter.number not in client.get(reverse("documents:register")).content.decode()
    assert client.post(reverse("documents:act", args=[own.pk]), {"action": "withdraw", "note": "x"}).status_code == 403


def test_a_draft_is_previewed_and_then_issued(staff):
    NumberSeriesFactory(year=2026)
    mine = draft()

    assert staff.get(reverse("documents:preview", args=[mine.pk])).content.startswith(b"%PDF")
    staff.post(reverse("documents:act", args=[mine.pk]), {"action": "issue"})

    mine.refresh_from_db()
    assert mine.state == Letter.State.ISSUED


def test_without_a_number_format_the_screen_says_what_to_do(staff):
    answer = staff.post(reverse("documents:act", args=[draft().pk]), {"action": "issue"}, follow=True)

    assert "Belum ada format nomor surat" in answer.content.decode()


def test_withdrawing_on_screen_issues_the_second_letter(staff, letter):
    NumberSeries.objects.update_or_create(unit="DJAI", year=2026, defaults={"pattern": "B-{nomor}/{tahun}"})

    staff.post(reverse("documents:act", args=[letter.pk]), {"action": "withdraw", "note": "Nama daerah keliru"})

    letter.refresh_from_db()
    assert letter.state == Letter.State.WITHDRAWN
    assert "Nama daerah keliru" in letter.withdrawn_by.data["body"][1]


def test_an_outside_letter_is_taken_in_with_its_file(staff):
    form = {
        "direction": "out", "kind": "mou", "number": "45/2019", "dated_on": "2019-05-20", "subject": "Naskah lama",
        "addressee": "Wali Kota", "file": SimpleUploadedFile("naskah.pdf", b"%PDF-1.4"),
    }  # fmt: skip

    answer = staff.post(reverse("documents:register_outside"), form, follow=True)

    assert "45/2019" in answer.content.decode()
    assert Letter.objects.get().files.get().size == 8


def test_a_program_is_not_a_letter(staff):
    form = {"direction": "out", "number": "1", "file": SimpleUploadedFile("surat.exe", b"MZ")}

    assert "Jenis berkas ini tidak diterima" in staff.post(reverse("documents:register_outside"), form).content.decode()


@pytest.mark.parametrize("n", [1, 30])
def test_the_register_asks_the_database_as_often_for_one_as_for_many(staff, n, django_assert_max_num_queries):
    for _time in range(n):
        draft()
    staff.get(reverse("documents:register"))

    with django_assert_max_num_queries(14):
        staff.get(reverse("documents:register"))


@pytest.mark.parametrize("name", ["register_outside", "number_series", "new_number_series"])
def test_only_the_secretariat_opens_these(client, name):
    client.force_login(somebody())

    assert client.get(reverse(f"documents:{name}")).status_code == 403


def test_a_number_format_is_kept_and_its_numbers_are_not_touched(staff):
    staff.post(
        reverse("documents:new_number_series"),
        {"unit": "A", "year": 2026, "pattern": "{nomor}/{tahun}", "next_number": 1},
    )
    row = NumberSeries.objects.get()
    NumberSeries.objects.update(next_number=9)

    staff.post(
        reverse("documents:edit_number_series", args=[row.pk]), {"pattern": "N-{nomor}/{tahun}", "next_number": 1}
    )

    row.refresh_from_db()
    assert (row.pattern, row.next_number) == ("N-{nomor}/{tahun}", 9)
