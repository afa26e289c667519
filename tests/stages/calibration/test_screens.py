"""Screens of kalibrasi: two devices, the plain form, writing a case; and what no door tells before sending."""

import pytest
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.calibration.models import CalibrationMark, CalibrationSet, Reference
from tests.factories.accounts import somebody
from tests.factories.assessors import an_engagement
from tests.factories.calibration import ITEMS, SECRET, a_set, an_open_set, owner, send
from tests.factories.instruments import the_default_version

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def test_after_sending_the_comparison_is_open_and_names_nobody(client):
    case = an_open_set().cases.first()
    others = [an_engagement() for _n in range(3)]
    for other in others:
        send(case, other, (2, 2, 2, 1))
    me = an_engagement()
    send(case, me)
    client.force_login(owner(me), BACKEND)

    page = client.get(reverse("calibration:sheet", args=[case.pk]), follow=True).content.decode()

    assert SECRET in page
    assert "3 lain" in page
    assert not any(other.assessor.user.name in page for other in others)
    assert not any(other.code in page for other in others)
    second = case.calibration.cases.last()
    assert client.get(reverse("calibration:result", args=[second.pk])).status_code == 404


def test_the_second_device_is_told_and_overwrites_nothing(client):
    me = an_engagement()
    case = an_open_set().cases.first()
    item = case.items.get(node__code="sdm")
    client.force_login(owner(me), BACKEND)
    address = reverse("calibration:save", args=[case.pk, item.pk])
    said = {"level": "3", "reason": "Telepon.", "revision": "0"}
    part = {"HTTP_HX_REQUEST": "true"}

    assert "Tersimpan" in client.post(address, said, **part).content.decode()
    assert client.post(address, said).status_code == 302  # the same tap again is no quarrel
    other = said | {"level": "1", "reason": "Laptop."}
    clash = client.post(address, other)
    assert clash.status_code == 409
    assert "Perangkat lain lebih dahulu menyimpan" in clash.content.decode()
    assert "Perangkat lain lebih dahulu menyimpan" in client.post(address, other, **part).content.decode()
    assert CalibrationMark.objects.get().level == 3

    client.post(address, other | {"replace": "1"}, **part)

    assert (CalibrationMark.objects.get().level, CalibrationMark.objects.get().revision) == (1, 2)


@pytest.mark.parametrize(
    "said", [{"level": "9"}, {"level": "2", "revision": "x"}, {"level": "2", "revision": "-1"}, {}]
)
def test_nonsense_is_refused_with_a_sentence(client, said):
    me = an_engagement()
    case = an_open_set().cases.first()
    client.force_login(owner(me), BACKEND)
    address = reverse("calibration:save", args=[case.pk, case.items.first().pk])

    answer = client.post(address, {"reason": "", "revision": ""} | said, HTTP_HX_REQUEST="true")

    assert answer.status_code == 422
    assert "tidak lengkap" in answer.content.decode()
    assert not CalibrationMark.objects.exists()


def test_an_item_of_another_case_is_refused(client):
    me = an_engagement()
    first, second = an_open_set().cases.all()
    client.force_login(owner(me), BACKEND)
    address = reverse("calibration:save", args=[first.pk, second.items.first().pk])

    assert client.post(address, {"level": "2", "revision": "0"}, HTTP_HX_REQUEST="true").status_code == 422
    assert not CalibrationMark.objects.exists()


def test_an_assessor_of_another_edition_finds_nothing(client):
    case = an_open_set().cases.first()
    client.force_login(somebody(Role.ASSESSOR), BACKEND)
    assert client.get(reverse("calibration:sheet", args=[case.pk])).status_code == 404
    assert "Belum ada kalibrasi" in client.get("/kalibrasi/").content.decode()


def test_the_secretariat_writes_a_case_on_screen(client):
    client.force_login(somebody(Role.SECRETARIAT), BACKEND)
    calibration = a_set(case_count=0)
    slug = calibration.edition.slug
    client.post(
        reverse("calibration:add_case", args=[slug]),
        {"title": "Kota Rekaan", "introduction": "Di tepi sungai.", "experts": "Prof. Uji"},
    )
    case = calibration.cases.get()
    page = reverse("calibration:item", args=[case.pk])
    refused = client.post(f"{page}?kode=sdm", {"told": "Tiga orang.", "level": "1", "reason": ""})
    assert "Tuliskan alasan nilai acuan" in refused.content.decode()
    for code in ITEMS:
        client.post(f"{page}?kode={code}", {"told": f"Punya {code}.", "level": "2", "reason": "Sesuai bunyinya."})
    assert Reference.objects.count() == 4
    shown = client.get(reverse("calibration:case", args=[case.pk])).content.decode()
    assert "Acuan 2:" in shown
    client.post(reverse("calibration:remove_item", args=[case.pk, case.items.first().pk]))
    assert case.items.count() == 3
    client.post(reverse("calibration:remove_case", args=[case.pk]))
    assert not calibration.cases.exists()


def test_from_no_set_to_an_open_one_on_screen(client):
    engagement = an_engagement()
    slug = engagement.edition.slug
    client.force_login(somebody(Role.SECRETARIAT), BACKEND)
    assert "Siapkan set" in client.get(reverse("calibration:set", args=[slug])).content.decode()
    version = the_default_version()
    client.post(
        reverse("calibration:prepare", args=[slug]),
        {"version": version.pk, "is_required": "on", "due_on": "2027-06-04"},
    )
    client.post(reverse("calibration:fill", args=[slug]))
    client.post(reverse("calibration:act", args=[slug]), {"action": "open"})
    client.post(reverse("calibration:remind", args=[slug]))

    page = client.get(reverse("calibration:set", args=[slug])).content.decode()

    assert CalibrationSet.objects.get().state == "open"
    assert "Ingatkan 1 asesor" in page
    assert "1 pengingat dikirim." in page


def test_progress_and_items_export(client):
    calibration = an_open_set()
    for levels in ((1, 2, 3, 0), (4, 2, 3, 0)):
        send(calibration.cases.first(), an_engagement(), levels)
    client.force_login(somebody(Role.AUDITOR), BACKEND)
    slug = calibration.edition.slug

    page = client.get(reverse("calibration:progress", args=[slug])).content.decode()
    people = client.get(reverse("calibration:progress", args=[slug]), {"unduh": "csv"}).content.decode()
    items = client.get(reverse("calibration:items", args=[slug]), {"unduh": "csv"}).content.decode()

    assert "Alfa Krippendorff, ordinal" in page
    assert len(people.strip().splitlines()) == 3
    assert items.splitlines()[1].startswith("Butir sdm")  # 1 against 4: the most disputed
