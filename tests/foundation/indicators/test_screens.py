"""The screens: three steps on one page, who may, how many queries."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.indicators.delivery import Delivery
from gerakan.foundation.indicators.models import ImportBatch, Indicator, IndicatorValue, Objection
from tests.factories.accounts import a_region, somebody
from tests.factories.indicators import (
    IndicatorFactory,
    IndicatorValueFactory,
    a_batch,
    a_ready_batch,
    applied,
    csv_bytes,
)
from tests.foundation.indicators.conftest import ROWS

pytestmark = pytest.mark.django_db


def upload(client, rows, *, name="tabel.csv", **fields):
    file = SimpleUploadedFile(name, csv_bytes(rows))
    return client.post(reverse("indicators:deliveries"), {"file": file, **fields}, follow=True)


def as_posted(form) -> dict[str, str]:
    return {field.html_name: value for field in form if (value := field.value()) is not None}


def test_from_the_file_to_the_values_and_back(client, poverty, secretariat):
    client.force_login(secretariat)
    page = upload(client, [*ROWS, ["", "Kediri", "9,9"]])
    batch = ImportBatch.objects.get()
    assert "Penduduk miskin 2021" in page.content.decode()

    client.post(reverse("indicators:columns", args=[batch.pk]), as_posted(page.context["columns"]))
    page = client.get(batch.get_absolute_url())
    assert "1 perlu dilihat" in page.content.decode()
    ((_case, choice, _other),) = page.context["names_form"].rows()
    page = client.post(reverse("indicators:names", args=[batch.pk]), {choice.html_name: "35.06"}, follow=True)
    assert "Terapkan 3 baris" in page.content.decode()
    page = client.post(reverse("indicators:apply", args=[batch.pk]), as_posted(page.context["apply_form"]), follow=True)

    assert "3 baris diterapkan." in page.content.decode()
    assert poverty.values.filter(is_current=True).count() == 3
    page = client.post(reverse("indicators:act", args=[batch.pk]), {"action": "undo"}, follow=True)
    assert "Impor dibatalkan: 3 nilai" in page.content.decode()
    assert poverty.values.filter(is_current=True).count() == 0


def test_a_hostile_file_is_refused_beside_its_field(client, poverty, secretariat):
    client.force_login(secretariat)

    page = upload(client, [["Daerah", "P0"], ["=cmd|' /C calc'!A0", "1"]])

    assert "berisi rumus" in page.content.decode()
    assert not ImportBatch.objects.exists()


def test_another_region_may_be_named_by_hand(client, poverty, secretariat):
    client.force_login(secretariat)
    batch = a_ready_batch([["Daerah", "P0 2021"], ["Kota Apel", "4"], ["Kota Kediri", "7"]], by=secretariat)
    ((_case, _choice, other),) = client.get(batch.get_absolute_url()).context["names_form"].rows()
    address = reverse("indicators:names", args=[batch.pk])

    refused = client.post(address, {other.html_name: "Kediri"})
    client.post(address, {other.html_name: "35.79"})

    assert "Tidak menunjuk tepat satu daerah" in refused.content.decode()
    batch.refresh_from_db()
    assert Delivery(batch).names.cases[0].region.code == "35.79"


def test_another_heading_row_is_guessed_anew_without_leaving_the_page(client, poverty, secretariat):
    client.force_login(secretariat)
    batch = a_batch([["a", "b"], ["Daerah", "P0 2021"], ["Kota Batu", "4"]], by=secretariat)
    page = client.get(batch.get_absolute_url())

    page = client.post(
        reverse("indicators:columns", args=[batch.pk]), as_posted(page.context["columns"]) | {"heading_row": 2}
    )

    assert [place.role for place in page.context["columns"].mapping.places] == ["region", "figure"]
    assert ImportBatch.objects.get().state == "uploaded"


def test_a_stale_preview_is_told_and_nothing_is_written(client, poverty, secretariat):
    client.force_login(secretariat)
    batch = a_ready_batch(ROWS, by=secretariat)
    form = as_posted(client.get(batch.get_absolute_url()).context["apply_form"])
    applied([ROWS[0], ["35.29", "Kabupaten Sumenep", "1"]], by=secretariat)

    page = client.post(reverse("indicators:apply", args=[batch.pk]), form, follow=True)

    assert "Data berubah sejak pratinjau dibuat" in page.content.decode()
    assert poverty.values.count() == 1


def test_the_original_and_the_marked_copy_are_downloads(client, poverty, secretariat):
    client.force_login(secretariat)
    batch = a_ready_batch(ROWS, by=secretariat)

    original = client.get(reverse("indicators:original", args=[batch.pk]))
    marked = client.get(reverse("indicators:marked", args=[batch.pk]))

    assert original.getvalue() == csv_bytes(ROWS)
    original.close()
    assert original["Content-Disposition"].startswith("attachment")
    assert marked.content[:2] == b"PK"


@pytest.mark.parametrize(
    ("who", "list_status", "batch_status"),
    [("secretariat", 200, 200), ("owner", 200, 200), ("stranger", 200, 404), ("auditor", 200, 200), ("mentor", 403, 404), (None, 302, 302)],
)  # fmt: skip
def test_who_sees_a_delivery(request, poverty, who, list_status, batch_status):
    client, owner = request.getfixturevalue("client"), request.getfixturevalue("owner")
    batch = a_ready_batch(ROWS, by=owner, organisation=poverty.owner)
    people = {"auditor": Role.AUDITOR, "mentor": Role.MENTOR}
    if who:
        client.force_login(somebody(people[who]) if who in people else request.getfixturevalue(who))

    assert client.get(reverse("indicators:deliveries")).status_code == list_status
    assert client.get(batch.get_absolute_url()).status_code == batch_status
    original = client.get(reverse("indicators:original", args=[batch.pk]))
    original.close()
    assert original.status_code == batch_status


@pytest.mark.parametrize("name", ["columns", "names", "apply", "act"])
def test_an_auditor_reads_a_delivery_and_touches_nothing(client, poverty, owner, name):
    batch = a_ready_batch(ROWS, by=owner, organisation=poverty.owner)
    client.force_login(somebody(Role.AUDITOR))

    assert client.post(reverse(f"indicators:{name}", args=[batch.pk]), {"action": "discard"}).status_code == 403


def test_a_ministry_delivers_in_its_own_name(client, poverty, owner):
    client.force_login(owner)

    upload(client, ROWS)

    assert ImportBatch.objects.get().organisation == poverty.owner


def test_only_the_secretariat_defines_and_only_the_owner_verifies(client, poverty, owner, stranger, secretariat):
    IndicatorValueFactory(indicator=poverty)
    address = reverse("indicators:verify", args=["poverty"])
    client.force_login(owner)
    assert client.get(reverse("indicators:add")).status_code == 403
    client.force_login(stranger)
    assert client.post(address, {"year": 2021}).status_code == 403
    client.force_login(owner)

    client.post(address, {"year": 2021})

    assert IndicatorValue.objects.get().verified_by == owner


def test_an_indicator_is_added_and_its_code_stays_once_it_has_values(client, poverty, secretariat):
    client.force_login(secretariat)
    form = as_posted(client.get(reverse("indicators:edit", args=["poverty"])).context["form"])

    client.post(reverse("indicators:add"), form | {"code": "baru", "name": "Lain"})
    client.post(reverse("indicators:add"), form | {"code": "other", "name": "Lain", "classes": "Rendah\n\nTinggi"})
    IndicatorValueFactory(indicator=poverty)
    page = client.post(reverse("indicators:edit", args=["poverty"]), form | {"code": "changed"})

    assert Indicator.objects.get(code="other").classes == ["Rendah", "Tinggi"]
    assert not Indicator.objects.filter(code__in=["baru", "changed"]).exists()
    assert "Kode tidak dapat diganti" in page.content.decode()


def test_a_region_objects_to_its_own_figure_and_the_owner_answers(client, poverty, owner, regions):
    mine = IndicatorValueFactory(indicator=poverty, region=regions["35.29"])
    other = IndicatorValueFactory(indicator=poverty, region=regions["35.79"])
    client.force_login(somebody(Role.REGION_ADMIN, region=regions["35.29"]))
    assert client.get(reverse("indicators:object", args=[other.pk])).status_code == 403

    client.post(reverse("indicators:object", args=[mine.pk]), {"reason": "Angka kami lain."})
    objection = Objection.objects.get()
    assert client.get(reverse("indicators:answer", args=[objection.pk])).status_code == 403
    client.force_login(owner)
    client.post(reverse("indicators:answer", args=[objection.pk]), {"words": "Benar, akan dikoreksi."})

    page = client.get(reverse("indicators:region", args=[regions["35.29"].slug])).content.decode()
    assert "Angka kami lain." in page
    assert "Benar, akan dikoreksi." in page


@pytest.mark.parametrize("count", [1, 30])
def test_lists_take_the_same_number_of_queries_with_one_row_and_with_many(
    client, poverty, secretariat, count, django_assert_max_num_queries
):
    for at in range(count):
        IndicatorFactory()
        IndicatorValueFactory(
            indicator=poverty, region=a_region(f"{at // 60 + 11}.{at % 60 + 1:02d}", f"Kabupaten {at}")
        )
        a_batch(ROWS, by=secretariat)
    client.force_login(secretariat)

    for address in (reverse("indicators:library"), poverty.get_absolute_url(), reverse("indicators:deliveries")):
        with django_assert_max_num_queries(16):
            assert client.get(address).status_code == 200


@pytest.mark.parametrize("shape", ["lebar", "panjang"])
def test_downloads_have_the_shape_of_an_import(client, poverty, secretariat, shape):
    IndicatorValueFactory(indicator=poverty)
    client.force_login(secretariat)

    content = client.get(reverse("indicators:export"), {"tahun": 2021, "bentuk": shape}).content
    template = client.get(reverse("indicators:template"), {"bentuk": shape}).content

    assert content[:2] == template[:2] == b"PK"
