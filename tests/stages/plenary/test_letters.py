"""Letters: previews before publication, words looked at first, all in one go, a wrong one withdrawn by a second."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.documents.commands import withdraw_letter
from gerakan.foundation.documents.models import Letter, NumberSeries
from gerakan.foundation.documents.withdrawal import withdrawal_of
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment.models import Remark
from gerakan.stages.plenary import tasks
from gerakan.stages.plenary.commands import letters, results
from gerakan.stages.plenary.commands.results import Change
from gerakan.stages.plenary.models import FeedbackText
from gerakan.stages.plenary.queries import letters as queries
from tests.factories.accounts import somebody
from tests.factories.invited_lists import SENDER
from tests.factories.plenary import a_plenary
from tests.foundation.tasks import work

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def a_series():
    NumberSeries.objects.create(unit="DJAI", year=timezone.localdate().year, pattern="B-{nomor:03}/{tahun}")


def body(letter):
    return " ".join(letter.data["body"])


def test_a_letter_waits_for_publication(client):
    sitting = a_plenary()
    sitting.frozen()
    found = sitting.decision(1)

    with pytest.raises(TransitionRefused, match="setelah hasil diumumkan"):
        letters.write_letter(found, sender=SENDER, by=sitting.staff)
    client.force_login(sitting.staff, BACKEND)
    answer = client.get(reverse("plenary:preview", args=[found.pk]))
    assert answer.content.startswith(b"%PDF")
    assert not Letter.objects.exists()


def test_words_are_looked_at_before_they_go_out():
    sitting = a_plenary()
    case = sitting.decision(8).standing.case
    for text in ("Dokumen rencana belum lengkap.", "Kepala dinasnya pemarah."):
        Remark.objects.create(case=case, text=text, is_public=True, author=sitting.staff)
    plenary = sitting.published()
    a_series()
    assert letters.collect_feedback(plenary, by=sitting.staff) == 2
    assert letters.collect_feedback(plenary, by=sitting.staff) == 0

    with pytest.raises(TransitionRefused, match="2 teks asesor belum diperiksa"):
        letters.write_letter(sitting.decision(8), sender=SENDER, by=sitting.staff)
    fair, rude = FeedbackText.objects.order_by("pk")
    letters.release(plenary, texts=[fair], by=sitting.staff)
    with pytest.raises(TransitionRefused, match="mengapa"):
        letters.hold(rude, reason=" ", by=sitting.staff)
    letters.hold(rude, reason="Menyangkut pribadi.", by=sitting.staff)
    letter = letters.write_letter(sitting.decision(8), sender=SENDER, by=sitting.staff)

    assert "Dokumen rencana belum lengkap." in body(letter)
    assert "pemarah" not in str(letter.data)


def test_every_region_is_told_its_outcome():
    sitting = a_plenary()
    sitting.propose(1, "conditional", condition="Perbup ditetapkan", owner="Sekda", due_on=datetime.date(2027, 9, 1))
    sitting.settle(1)
    plenary = sitting.published()
    a_series()

    tasks.write_letters.start(
        by=sitting.staff, plenary_id=plenary.pk, sender=SENDER.as_data(), user_id=sitting.staff.pk
    )
    work.drain()

    told = {letter.region_code: letter for letter in Letter.objects.all()}
    of = [body(told[region.code]) for region in sitting.regions]
    assert len(told) == 8
    assert not queries.unwritten(plenary).exists()
    assert "Perbup ditetapkan. Penanggung jawab: Sekda. Dipenuhi paling lambat 1 September 2027." in of[0]
    assert "ditetapkan sebagai daerah terpilih." in of[1]
    assert "cadangan urutan ke-1" in of[3]
    assert "belum terpilih" in of[7]
    first = told[sitting.regions[7].code]
    assert first.data["table"]["rows"][0][:2] == ["Struktur", "3,10"]
    assert {file.format for file in first.files.all()} == {"pdf", "docx"}
    assert all(len(file.sha256) == 64 for file in first.files.all())


def test_a_wrong_letter_is_withdrawn_by_a_second_and_written_anew():
    sitting = a_plenary()
    plenary = sitting.published()
    a_series()
    wrong = letters.write_letter(sitting.decision(1), sender=SENDER, by=sitting.staff)
    with pytest.raises(TransitionRefused, match="sudah dibuat"):
        letters.write_letter(sitting.decision(1), sender=SENDER, by=sitting.staff)

    withdraw_letter(wrong, content=withdrawal_of(wrong, reason="Salah nama."), reason="Salah nama.", by=sitting.staff)

    assert sitting.decision(1) in queries.unwritten(plenary)
    again = letters.write_letter(sitting.decision(1), sender=SENDER, by=sitting.staff)
    assert (Letter.objects.get(pk=wrong.pk).state, again.state) == ("withdrawn", "issued")


def test_a_region_reads_its_own_letter_only(client):
    sitting = a_plenary()
    sitting.published()
    a_series()
    for place in (1, 8):
        letters.write_letter(sitting.decision(place), sender=SENDER, by=sitting.staff)
    client.force_login(somebody("region_head", region=sitting.regions[7]), BACKEND)

    own, other = (Letter.objects.get(region_code=sitting.regions[at].code) for at in (7, 0))

    assert client.get(own.get_absolute_url()).status_code == 200
    assert client.get(other.get_absolute_url()).status_code == 404


def test_a_correction_replaces_the_letters_of_those_whom_it_moves(client):
    a_series()
    sitting = a_plenary()
    plenary, (_first, _second, falling, rising, *_rest) = sitting.published(), sitting.regions
    told = letters.write_letter(sitting.decision(3), sender=SENDER, by=sitting.staff)
    changes = [Change(falling, "reserve", "Salah hitung.", position=1), Change(rising, "selected", "Salah hitung.")]
    later = results.correct(plenary, changes=changes, reason="Salah hitung.", by=sitting.staff)
    results.publish(later, by=sitting.staff)

    again = letters.write_letter(later.decisions.get(region=falling), sender=SENDER, by=sitting.staff)

    assert body(again).startswith(f"Surat ini menggantikan surat nomor {told.number}")
    assert {row.region for row in queries.letters_of(plenary) if row.is_replaced} == {falling, rising}
    assert not [row for row in queries.letters_of(later) if row.is_replaced]
    client.force_login(sitting.staff, BACKEND)
    shown = client.get(reverse("plenary:letters", args=[plenary.pk])).content.decode()
    assert shown.count("digantikan versi yang lebih baru") == 1
