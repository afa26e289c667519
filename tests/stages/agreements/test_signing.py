"""Signing on paper and electronically; a second program validates; a deputy names a mandate."""

import datetime
import hashlib
import shutil
import subprocess

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.documents.signing.checking import UploadRefused, checked_signing, checked_upload
from gerakan.foundation.documents.signing.providers import Identity, SigningRefused, Wish, provider
from gerakan.foundation.editions.models import ParticipationStep
from gerakan.foundation.notifications.models import Reminder
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.agreements.commands import signing
from gerakan.stages.agreements.commands.signing import Signed
from gerakan.stages.agreements.documents.keeping import write_papers
from gerakan.stages.agreements.models import Agreement, Duty, Signature
from gerakan.stages.agreements.queries import agreements as queries
from tests.factories.agreements import (
    an_authority,
    approved,
    at_the_first_desk,
    director,
    official,
    paper_of,
    staff,
)

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
BOTH = [Signed("ministry", "Dira Contoh", "Direktur Jenderal"), Signed("region", "Kepala", "Bupati Contoh")]


@pytest.fixture
def office(tmp_path, settings):
    settings.SIGNING_FOLDER = tmp_path / "kunci"
    return an_authority(settings.SIGNING_FOLDER)


def head_of(agreement):
    return official(Role.REGION_HEAD, agreement.region)


def test_both_sign_electronically_and_a_second_program_agrees(office, tmp_path):
    agreement = approved()
    before = paper_of(agreement)

    first = signing.sign(agreement, provider=office, address="203.0.113.9", by=director())
    signing.sign(agreement, provider=office, address="203.0.113.10", by=head_of(agreement))

    agreement.refresh_from_db()
    assert agreement.state == Agreement.State.IN_FORCE
    assert (first.document_sha256, first.address) == (hashlib.sha256(before).hexdigest(), "203.0.113.9")
    assert "Dira Contoh" in first.certificate
    signed = queries.signed_file(agreement)
    assert [row["is_whole"] and row["is_trusted"] for row in signed.findings] == [True, True]
    told = pdfsig(signed, tmp_path)
    assert told.count("Signature is Valid.") == 2
    assert "ETSI.CAdES.detached" in told
    assert told.count("Total document signed") == 1  # the second signature covers the first


def pdfsig(kept, folder):
    """What poppler says of the file."""
    program = shutil.which("pdfsig")
    if program is None:
        pytest.skip("pdfsig (poppler-utils) tidak ada di sini.")
    path = folder / "naskah.pdf"
    with kept.file.open("rb") as handle:
        path.write_bytes(handle.read())
    return subprocess.run([program, str(path)], capture_output=True, text=True, check=False, timeout=60).stdout


def test_a_changed_byte_is_seen(office):
    agreement = approved()
    signing.sign(agreement, provider=office, by=director())
    with queries.signed_file(agreement).file.open("rb") as handle:
        content = handle.read()
    place = content.index(b"/Producer") if b"/Producer" in content else 200
    spoilt = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]

    with pytest.raises(UploadRefused):
        checked_upload(spoilt, approved=b"")


def test_what_a_provider_returns_is_not_believed(office):
    agreement = approved()
    identity, wish = Identity("X", "Y", "Z"), Wish("Lain", "alasan")
    other = office.sign(paper_of(agreement), identity=identity, wish=wish)

    class Cheat:
        name, is_certified = "palsu", True

        def __init__(self, answer):
            self.answer = answer

        def sign(self, document, *, identity, wish, secret=""):
            return self.answer

    for answer, sentence in (
        (other[:-4000], "tidak utuh"),
        (paper_of(agreement), "tidak utuh"),
        (paper_of(agreement) + b"\n/ByteRange [0 9 9 9]\n%%EOF", "tidak utuh"),
        (other + b"\n% tambahan", "tidak utuh"),
        (b"%PDF-1.7 x", "lain dari"),
    ):
        with pytest.raises(TransitionRefused, match=sentence):
            signing.sign(agreement, provider=Cheat(answer), by=director())
    assert checked_signing(paper_of(agreement), other).last_signer
    assert not Signature.objects.exists()


def test_without_an_authority_nobody_signs(tmp_path, settings):
    settings.SIGNING_FOLDER = tmp_path / "tidak-ada"
    agreement = approved()

    with pytest.raises(TransitionRefused, match="make_signing_certificate"):
        signing.sign(agreement, provider=provider(), by=director())


def test_an_authority_is_made_once(office):
    with pytest.raises(SigningRefused, match="sudah ada"):
        office.make_authority("Lain")
    assert (office.folder / "authority.key").stat().st_mode & 0o077 == 0
    assert b"ENCRYPTED" in (office.folder / "authority.key").read_bytes()


def test_a_deputy_names_the_mandate(office):
    agreement = approved()
    deputy = official(Role.REGION_SECRETARY, agreement.region)

    with pytest.raises(TransitionRefused, match="nomor surat mandat"):
        signing.sign(agreement, provider=office, by=deputy)
    made = signing.sign(agreement, provider=office, mandate="800/12/2027", by=deputy)

    assert (made.is_deputy, made.mandate, made.name) == (True, "800/12/2027", deputy.name)
    assert queries.unsigned_parties(agreement) == ["ministry"]


def test_a_party_signs_once(office):
    agreement = approved()
    signing.sign(agreement, provider=office, by=director())

    with pytest.raises(TransitionRefused, match="sudah menandatangani"):
        signing.sign(agreement, provider=office, by=director())


def test_nothing_is_signed_before_the_desks_are_through(office):
    agreement = at_the_first_desk()

    with pytest.raises(TransitionRefused, match="tidak menunggu tanda tangan"):
        signing.sign(agreement, provider=office, by=head_of(agreement))


def test_a_scan_is_kept_compared_and_counted():
    agreement = approved()

    kept = signing.upload_signed(
        agreement, content=paper_of(agreement), signed=BOTH, signed_on=timezone.localdate(), by=staff()
    )

    agreement.refresh_from_db()
    assert (agreement.state, kept.same_share, kept.differences) == (Agreement.State.IN_FORCE, 1.0, [])
    assert kept.page_count >= 1
    assert kept.sha256 == hashlib.sha256(paper_of(agreement)).hexdigest()
    assert {(row.party, row.method, row.title) for row in Signature.objects.all()} == {
        ("ministry", "paper", "Direktur Jenderal"), ("region", "paper", "Bupati Contoh"),
    }  # fmt: skip
    assert ParticipationStep.objects.get(participation__region=agreement.region).step == "agreed"


def test_other_words_than_approved_are_shown():
    agreement = approved()
    clause = agreement.clauses.get(order=4)
    clause.text = clause.text.replace("60 hari", "900 hari")
    clause.save()
    write_papers(agreement, "draft", None)
    with agreement.files.filter(kind="draft").last().file.open("rb") as handle:
        altered = handle.read()

    kept = signing.upload_signed(agreement, content=altered, signed=BOTH, signed_on=timezone.localdate(), by=staff())

    assert 0.9 < kept.same_share < 1
    assert "60 → 900" in kept.differences


def test_a_later_copy_is_a_later_version():
    agreement = approved()
    today, content = timezone.localdate(), paper_of(agreement)
    signing.upload_signed(agreement, content=content, signed=BOTH, signed_on=today, by=staff())

    second = signing.upload_signed(agreement, content=content, signed=[], signed_on=today, by=staff())

    assert second.version == 2
    assert Duty.objects.count() == 2
    with pytest.raises(TypeError, match="kept"):
        second.delete()


def test_the_region_records_its_own_signature_only(client):
    agreement = approved()
    region_admin = official(Role.REGION_ADMIN, agreement.region)

    with pytest.raises(TransitionRefused, match="dicatat oleh sekretariat"):
        signing.upload_signed(
            agreement, content=paper_of(agreement), signed=BOTH, signed_on=timezone.localdate(), by=region_admin
        )
    client.force_login(region_admin, BACKEND)
    address = reverse("agreements:upload", args=[agreement.pk])
    assert "ministry_name" not in client.get(address).content.decode()
    said = {"signed_on": timezone.localdate(), "region_here": "on", "region_name": "Kepala", "region_title": "Bupati"}
    client.post(address, said | {"file": SimpleUploadedFile("naskah.pdf", paper_of(agreement))})

    assert queries.unsigned_parties(agreement) == ["ministry"]
    assert Agreement.objects.get().state == Agreement.State.APPROVED


@pytest.mark.parametrize("content", [b"%PDF-1.7 bukan apa-apa", b"MZ program", b"%PDF-1.7\n/ByteRange [0 1 2 3]"])
def test_what_is_no_pdf_is_refused(client, content):
    agreement = approved()
    client.force_login(staff(), BACKEND)

    page = client.post(
        reverse("agreements:upload", args=[agreement.pk]),
        {"signed_on": timezone.localdate(), "file": SimpleUploadedFile("naskah.pdf", content)},
    ).content.decode()

    assert "PDF" in page
    assert not Signature.objects.exists()


def test_tomorrow_is_no_day_to_have_signed():
    agreement = approved()
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)

    with pytest.raises(TransitionRefused, match="belum tiba"):
        signing.upload_signed(agreement, content=b"", signed=BOTH, signed_on=tomorrow, by=staff())


def test_whoever_has_signed_is_reminded_no_more(office):
    agreement = approved()

    signing.sign(agreement, provider=office, by=head_of(agreement))

    open_rows = Reminder.objects.filter(done_at=None)
    assert [row.kind for row in open_rows] == ["agreements.sign_wanted_ministry"]
    assert open_rows.get().person == User.objects.get(pk=director().pk)


def test_signing_on_its_page(client, office):
    agreement = approved()
    client.force_login(head_of(agreement), BACKEND)
    address = reverse("agreements:sign", args=[agreement.pk])
    assert "tidak tersertifikasi" in client.get(address).content.decode()

    assert client.post(address, {}).status_code == 200
    client.post(address, {"agrees": "on"})

    assert Signature.objects.get().address == "127.0.0.1"
