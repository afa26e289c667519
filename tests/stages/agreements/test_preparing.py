"""From an edition's text to agreements: what is missing is named before anything is made."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.documents.models import NumberSeries
from gerakan.foundation.documents.signing import pdf_text
from gerakan.foundation.editions.models import Role as Part
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.agreements.commands import preparing
from gerakan.stages.agreements.models import Agreement
from gerakan.stages.agreements.queries.preparing import Signer, candidates, without_agreement
from gerakan.stages.drafting import commands as drafting
from tests.factories.accounts import RoleAssignmentFactory, UserFactory, somebody
from tests.factories.agreements import MANDATE, a_participant, a_text, an_agreement, facts, numbers, staff
from tests.factories.editions import EditionFactory, ParticipationFactory
from tests.factories.regions import RegionFactory
from tests.foundation.tasks import work

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def test_a_text_is_frozen_once_it_is_ready():
    text = a_text()

    with pytest.raises(TransitionRefused, match="versi berikutnya"):
        drafting.write_clause(text, heading="Lain", text="Lain", by=staff())
    following = drafting.begin_text(text.edition, by=staff())

    assert following.number == 2
    assert [row.heading for row in following.clauses.all()] == [row.heading for row in text.clauses.all()]
    assert [row.role for row in following.desks.all()] == [row.role for row in text.desks.all()]
    assert text.clauses.count() == 6


@pytest.mark.parametrize("words", ["{{ kepala_dinas }}", "{{ daerah", "{% now %}"])
def test_a_clause_names_known_fields_only(words):
    numbers()
    text = drafting.begin_text(EditionFactory(), by=staff())

    with pytest.raises(TransitionRefused, match="Kata sisipan"):
        drafting.write_clause(text, heading="Pasal", text=words, by=staff())


def test_a_text_without_dates_is_not_ready():
    numbers()
    text = drafting.begin_text(EditionFactory(), by=staff())
    drafting.save_facts(text, facts=facts(valid_until=None), by=staff())

    with pytest.raises(TransitionRefused, match="tanggal berlaku"):
        drafting.declare_ready(text, by=staff())


def test_only_the_secretariat_writes():
    with pytest.raises(PermissionDenied):
        drafting.begin_text(EditionFactory(), by=somebody(Role.MINISTRY_LEGAL))


def test_those_who_took_part_and_have_none_are_listed():
    text = a_text()
    region = a_participant(text.edition)
    ParticipationFactory(edition=text.edition, role=Part.REFUSED)
    ParticipationFactory(edition=text.edition, role=Part.WITHDRAWN)
    stand_in = ParticipationFactory(edition=text.edition, role=Part.SUBSTITUTE).region
    ParticipationFactory()

    assert {row.region for row in without_agreement(text.edition)} == {region, stand_in}
    an_agreement(text, region)
    assert {row.region for row in without_agreement(text.edition)} == {stand_in}


def test_what_is_missing_is_named_and_nothing_is_made():
    text = a_text()
    headless = ParticipationFactory(edition=text.edition, region=RegionFactory()).region

    [row] = candidates(text)

    assert row.missing == ["nama penanda tangan daerah", "jabatan penanda tangan daerah"]
    with pytest.raises(TransitionRefused, match="nama penanda tangan daerah"):
        preparing.prepare(text, region=headless, signer=row.signer, by=staff())
    assert not Agreement.objects.exists()


def test_a_unit_without_numbers_makes_nothing():
    text = a_text()
    region = a_participant(text.edition)
    NumberSeries.objects.all().delete()

    with pytest.raises(TransitionRefused, match="format nomor"):
        preparing.prepare(text, region=region, signer=Signer("Nama", "Bupati"), by=staff())

    assert not Agreement.objects.exists()


def test_an_acting_head_signs_as_such_with_the_mandate():
    text = a_text()
    region = ParticipationFactory(edition=text.edition, region=RegionFactory(kind="kota")).region
    RoleAssignmentFactory(
        user=UserFactory(name="Penjabat Contoh"), role=Role.REGION_HEAD, region=region, acting_kind="pj",
        mandate_number=MANDATE,
    )  # fmt: skip

    made = an_agreement(text, region)

    assert (made.region_name, made.region_title, made.region_capacity, made.region_mandate) == (
        "Penjabat Contoh", f"Pj. Wali Kota {region.base_name}", "pj", MANDATE,
    )  # fmt: skip
    with made.files.get(kind="draft").file.open("rb") as handle:
        words = pdf_text.read(handle.read()).text
    assert MANDATE in "".join(words.split())  # a line may end inside it
    assert "PENJABAT CONTOH" in words.upper()


def test_two_numbers_and_both_formats():
    made = an_agreement()

    today = timezone.localdate()
    assert made.national_number == f"1/DJAI/HK.04.02/{today.month:02}/{today.year}"
    assert {(row.kind, row.name[-4:]) for row in made.files.all()} == {("draft", ".pdf"), ("word", "docx")}
    assert all(len(row.sha256) == 64 for row in made.files.all())


def test_twice_is_once():
    made = an_agreement()

    with pytest.raises(TransitionRefused, match="sudah mempunyai"):
        an_agreement(made.template, made.region)


def test_many_are_prepared_in_the_background(client):
    text = a_text()
    regions = [a_participant(text.edition) for _n in range(3)]
    ParticipationFactory(edition=text.edition, region=RegionFactory())
    client.force_login(staff(), BACKEND)
    address = reverse("agreements:prepare", args=[text.edition.slug])
    assert "Belum terisi" in client.get(address).content.decode()

    answer = client.post(address)
    work.drain()

    assert {row.region for row in Agreement.objects.all()} == set(regions)
    assert "3 naskah disiapkan." in client.get(answer.url, follow=True).content.decode()


def test_a_signatory_may_be_typed(client):
    text = a_text()
    region = ParticipationFactory(edition=text.edition, region=RegionFactory()).region
    client.force_login(staff(), BACKEND)
    address = reverse("agreements:prepare_one", args=[text.edition.slug, region.pk])

    refused = client.post(address, {"name": "Nama", "title": "Plt. Bupati", "capacity": "plt", "mandate": ""})
    answer = client.post(address, {"name": "Nama", "title": "Plt. Bupati", "capacity": "plt", "mandate": MANDATE})

    assert "memerlukan nomor surat mandat" in refused.content.decode()
    assert answer.status_code == 302
    assert Agreement.objects.get().region_mandate == MANDATE


def test_a_term_never_ends_before_it_begins(client):
    made = an_agreement()
    client.force_login(staff(), BACKEND)
    said = {
        "region_name": "A", "region_title": "B", "national_name": "C", "national_title": "D",
        "valid_from": made.valid_until, "valid_until": made.valid_from,
    }  # fmt: skip

    page = client.post(reverse("agreements:complete", args=[made.pk]), said).content.decode()

    assert "harus sesudah tanggal mulai" in page
    assert Agreement.objects.get().valid_until - timezone.localdate() == datetime.timedelta(days=730)
