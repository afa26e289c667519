"""The sheet of reasons: the same words for everybody, and only once they may be read."""

import pytest
from django.urls import reverse
from pypdf import PdfReader

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.invitations import documents
from gerakan.stages.invitations.calculations import QuotaOrder
from gerakan.stages.invitations.commands import lists
from gerakan.stages.invitations.models import Invitation
from gerakan.stages.invitations.queries.explanation import explain
from tests.factories.accounts import somebody
from tests.factories.invited_lists import a_country, in_days

pytestmark = pytest.mark.django_db


def entry_of(drawn, region):
    return drawn.entries.select_related("invitation_list__run__scheme__edition", "standing").get(region=region)


def test_the_first_sentence_says_place_rank_and_chance():
    country = a_country(ranks=[1, 2, 2, 4, 5, 6, 7, 8])
    drawn = country.draw(2, reserve=1)

    assert explain(entry_of(drawn, country.regions[0])).sentence == (
        "Diundang: peringkat 1 dari 8 daerah; berada di dalam garis pada 50 % dari pilihan metode dan bobot yang wajar."
    )
    tied = {explain(entry_of(drawn, region)).sentence.split(";")[0] for region in country.regions[1:3]}
    assert tied == {
        "Diundang: peringkat 2 dari 8 daerah, bernilai sama dengan 1 daerah lain",
        "Cadangan ke-1: peringkat 2 dari 8 daerah, bernilai sama dengan 1 daerah lain",
    }


def test_the_decisive_rule_is_named():
    country = a_country(papuan=[5])
    drawn = country.draw(3, QuotaOrder("island_group", "papua", minimum=1))

    assert explain(entry_of(drawn, country.regions[2])).decisive.startswith(
        "Kuota yang memutuskan. Tergeser oleh kuota"
    )


def test_a_visitor_reads_the_sheet_only_after_publication(client):
    country = a_country()
    drawn = country.approved(3)
    address = reverse("invitations:explanation", args=[entry_of(drawn, country.regions[7]).pk])

    assert client.get(address).status_code in {302, 404}

    lists.publish(drawn, by=country.first)
    assert "Tidak diundang: peringkat 8 dari 8 daerah" in client.get(address).content.decode()


def test_a_region_reads_its_own_sheet_once_its_invitation_is_sent(client):
    country = a_country()
    drawn = country.approved(3)
    official = country.official_of(country.regions[0])
    client.force_login(official)
    address = reverse("invitations:explanation", args=[entry_of(drawn, country.regions[0]).pk])

    assert client.get(address).status_code == 404

    Invitation.objects.create(
        invitation_list=drawn, edition=country.edition, region=country.regions[0], answer_by=in_days(3),
        sent_at="2026-11-01T00:00Z", state="sent",
    )  # fmt: skip
    assert client.get(address).status_code == 200
    other = reverse("invitations:explanation", args=[entry_of(drawn, country.regions[1]).pk])
    assert client.get(other).status_code == 404


def test_the_paper_says_what_the_page_says(tmp_path):
    country = a_country()
    sheet = explain(entry_of(country.approved(3), country.regions[0]))

    path = tmp_path / "sheet.pdf"
    path.write_bytes(documents.explanation_pdf(sheet, "https://contoh.example/penjelasan/1/"))

    pages = PdfReader(path).pages
    text = " ".join(pages[0].extract_text().split())
    assert len(pages) == 1
    assert sheet.sentence[:40] in text
    assert country.regions[0].name in text


def test_an_auditor_reads_and_does_not_write(client):
    country = a_country()
    drawn = country.draw(3)
    client.force_login(somebody(Role.AUDITOR))

    assert client.get(reverse("invitations:list", args=[drawn.pk])).status_code == 200
    client.post(reverse("invitations:act_on_list", args=[drawn.pk]), {"action": "propose"})
    drawn.refresh_from_db()
    assert drawn.state == "draft"


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_page_takes_a_bounded_number_of_queries(client, count, django_assert_max_num_queries):
    country = a_country(ranks=range(1, count + 2))
    drawn = country.draw(1)
    client.force_login(country.first)
    address = reverse("invitations:list", args=[drawn.pk])
    client.get(address)  # the rail remembers where each stage stands

    with django_assert_max_num_queries(20):
        assert client.get(address).status_code == 200
