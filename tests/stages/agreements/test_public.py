"""The public register and the page behind the QR; what is not signed shows nothing of itself."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.agreements.commands import review, signing
from gerakan.stages.agreements.commands.signing import Signed
from gerakan.stages.agreements.models import Agreement, Duty
from tests.factories.accounts import somebody
from tests.factories.agreements import (
    a_participant,
    a_text,
    an_agreement,
    approved,
    at_the_first_desk,
    official,
    paper_of,
    staff,
)
from tests.factories.editions import EditionFactory

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
SECRET = "Kalimat rahasia naskah"


def signed(agreement=None):
    agreement = approved(agreement)
    both = [Signed("ministry", "Dira Contoh", "Direktur Jenderal"), Signed("region", "Kepala", "Bupati")]
    signing.upload_signed(
        agreement, content=paper_of(agreement), signed=both, signed_on=timezone.localdate(), by=staff()
    )
    return Agreement.objects.select_related("region", "edition").get(pk=agreement.pk)


def register(client, **query):
    return client.get(reverse("agreements:register"), query).content.decode()


def test_found_by_region_year_and_either_number(client):
    one, other = signed(), signed()

    for word in (one.region.name, one.national_number, one.local_number):
        page = register(client, cari=word)
        assert one.region.name in page
        assert other.region.name not in page
    assert one.region.name in register(client, cari=str(one.edition.year))
    assert one.region.name not in register(client, keadaan="terminated")


def test_rehearsals_are_not_in_the_register_and_can_be_checked(client):
    rehearsal = signed(an_agreement(a_text(EditionFactory(is_test=True))))

    assert rehearsal.region.name not in register(client)
    assert "bukan naskah resmi" in client.get(reverse("agreements:verify", args=[rehearsal.token])).content.decode()


def test_a_file_is_compared_and_forgotten(client):
    agreement = signed()
    address = reverse("agreements:verify", args=[agreement.token])
    copy = b"".join(client.get(reverse("agreements:signed_copy", args=[agreement.token])).streaming_content)

    same = client.post(address, {"file": SimpleUploadedFile("a.pdf", copy)}).content.decode()
    other = client.post(address, {"file": SimpleUploadedFile("a.pdf", copy + b" ")}).content.decode()

    assert "Berkas sama persis" in same
    assert "Berkas berbeda" in other
    assert agreement.files.count() == 5


@pytest.mark.parametrize("make", [an_agreement, at_the_first_desk, approved])
def test_the_code_of_an_unsigned_text_tells_nothing(client, make):
    agreement = make()
    page = client.get(reverse("agreements:verify", args=[agreement.token])).content.decode()

    assert "belum ditandatangani" in page
    assert agreement.region.name not in page
    assert agreement.national_number not in page
    assert client.get(reverse("agreements:signed_copy", args=[agreement.token])).status_code == 404
    assert agreement.region.name not in register(client)
    assert client.get(reverse("agreements:verify", args=["kode-lain"])).status_code == 404


def test_a_region_never_meets_anothers_text_by_any_path(client):
    text = a_text()
    theirs = at_the_first_desk(an_agreement(text, a_participant(text.edition)))
    clause = theirs.clauses.first()
    comment = review.remark(clause, text=SECRET, by=official(Role.REGION_LEGAL, theirs.region))
    review.rewrite(clause, heading="H", text=SECRET, seen=0, by=official(Role.REGION_LEGAL, theirs.region))
    ours = a_participant(text.edition)
    kept = theirs.files.first()
    paths = {
        "agreement": [theirs.pk], "text": [theirs.pk], "preview": [theirs.pk], "file": [theirs.pk, kept.pk],
        "upload": [theirs.pk],
    }  # fmt: skip
    posts = {
        "remark": [theirs.pk, clause.pk], "rewrite": [theirs.pk, clause.pk], "answer": [theirs.pk, comment.pk],
        "decide": [theirs.pk], "number": [theirs.pk], "act": [theirs.pk],
    }  # fmt: skip
    own_file = at_the_first_desk(an_agreement(text, ours)).files.first()
    for role in (Role.REGION_LEGAL, Role.REGION_ADMIN, Role.REGION_HEAD):
        client.force_login(official(role, ours), BACKEND)
        assert {client.get(reverse(f"agreements:{name}", args=args)).status_code for name, args in paths.items()} == {
            404
        }
        assert {client.post(reverse(f"agreements:{name}", args=args)).status_code for name, args in posts.items()} == {
            404
        }
        assert client.get(reverse("agreements:file", args=[theirs.pk, own_file.pk])).status_code == 404
        assert client.get(reverse("agreements:agreements", args=[text.edition.slug])).status_code == 403
        own = client.get(reverse("agreements:own")).content.decode()
        assert SECRET not in own
        assert theirs.get_absolute_url() not in own
        assert not Duty.objects.visible_to(official(role, ours)).exists()


def test_a_region_never_meets_anothers_duties_in_list_search_or_file(client):
    agreement = signed()
    stranger = somebody(Role.REGION_ADMIN, region=a_participant(agreement.edition))
    client.force_login(stranger, BACKEND)
    address = reverse("agreements:duties")

    for query in ({}, {"cari": agreement.region.base_name}, {"unduh": "csv"}, {"urut": "region"}):
        assert "Tim Pelaksana" not in client.get(address, query).content.decode("utf-8-sig")
    assert client.get(reverse("agreements:duty", args=[agreement.duties.first().pk])).status_code == 404
