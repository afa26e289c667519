"""Screens of the ranking: who sees what before and after publication, papers, trials, exports."""

import dataclasses
import io
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from pypdf import PdfReader

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.tasks.models import Job
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment.models import MarkSheet
from gerakan.stages.replies.models import StagedMark
from gerakan.stages.selection import documents
from gerakan.stages.selection.calculations import Trial, outcome_of
from gerakan.stages.selection.commands.conditions import look_at
from gerakan.stages.selection.commands.runs import freeze_run, publish_run
from gerakan.stages.selection.models import ConditionCheck, SelectionRun, SelectionStanding
from gerakan.stages.selection.queries import sheets
from gerakan.stages.selection.queries.ground import ground_of
from gerakan.stages.terms.models import Condition
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory
from tests.factories.regions import RegionFactory
from tests.factories.selection import a_final_edition, a_ranking, official_of, standing_at
from tests.factories.terms import some_terms
from tests.foundation.tasks import work
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
REVIEW = "Perkuat data dasar sebelum membeli aplikasi."
REASONS = "alasan"


@pytest.fixture(scope="module", autouse=True)
def edition(request):
    """Six regions with final marks in an edition that visitors may know of; two places."""
    with standing_rows(request):
        made = a_final_edition(6, edition=EditionFactory(state="open"))
        MarkSheet.objects.update(note_for_region=REVIEW)
        yield made


def opened(client, by, name, *args, query=""):
    client.logout()
    if by is not None:
        client.force_login(by, BACKEND)
    return client.get(reverse(name, args=args) + query)


def person(word, run):
    other = EditionFactory(state="open", year=2029)
    return {
        "staff": lambda: somebody(Role.SECRETARIAT),
        "auditor": lambda: somebody(Role.AUDITOR),
        "plenary": lambda: somebody(Role.PLENARY, edition=run.edition),
        "plenary of another edition": lambda: somebody(Role.PLENARY, edition=other),
        "assessor": lambda: MarkSheet.objects.first().engagement.assessor.user,
        "its region": lambda: official_of(standing_at(run, 1).region),
        "another region": lambda: official_of(RegionFactory()),
        "visitor": lambda: None,
    }[word]()


INSIDE = ("staff", "auditor", "plenary")
OUTSIDE = ("plenary of another edition", "assessor", "its region", "another region", "visitor")


@pytest.mark.parametrize("word", INSIDE)
def test_those_in_the_room_see_everything_before_publication(client, edition, word):
    run = a_ranking(edition)
    by, standing = person(word, run), standing_at(run, 1)

    assert "Semua perhitungan" in opened(client, by, "selection:ranking", run.pk).content.decode()
    assert str(run) in opened(client, by, "selection:rankings", edition.slug).content.decode()
    assert opened(client, by, "selection:conditions", edition.slug).status_code == 200
    assert REVIEW in opened(client, by, "selection:sheet", standing.pk).content.decode()
    assert opened(client, by, "selection:sheet_pdf", standing.pk).content.startswith(b"%PDF")


@pytest.mark.parametrize("word", OUTSIDE)
def test_nobody_else_learns_of_a_ranking_before_publication(client, edition, word):
    run = a_ranking(edition)
    by, standing = person(word, run), standing_at(run, 1)

    turned_away = {302, 403, 404} if by is None else {403, 404}
    for name, argument in (
        ("selection:ranking", run.pk), ("selection:sheet", standing.pk), ("selection:sheet_pdf", standing.pk),
        ("selection:rankings", edition.slug), ("selection:conditions", edition.slug), ("selection:attempt", edition.slug),
    ):  # fmt: skip
        answer = opened(client, by, name, argument)
        assert answer.status_code in turned_away, name
        assert standing.region.name not in answer.content.decode()
    assert opened(client, by, "selection:ranking", run.pk, query="?unduh=csv").status_code == 404


@pytest.mark.parametrize("word", OUTSIDE)
def test_published_everybody_reads_the_list_and_a_region_its_own_sheet(client, edition, word):
    run = a_ranking(edition)
    publish_run(run, by=somebody(Role.SECRETARIAT))
    by, own, other = person(word, run), standing_at(run, 1), standing_at(run, 2)

    page = opened(client, by, "selection:ranking", run.pk).content.decode()
    assert own.region.name in page
    assert (own.get_absolute_url() in page) is (word == "its region")
    assert other.get_absolute_url() not in page
    for standing, is_open in ((own, word == "its region"), (other, False)):
        for name in ("selection:sheet", "selection:sheet_pdf"):
            assert (opened(client, by, name, standing.pk).status_code == 200) is is_open


def test_a_ranking_of_a_rehearsal_is_not_public(client, edition):
    run = a_ranking(edition)
    publish_run(run, by=somebody(Role.SECRETARIAT))
    type(edition).objects.filter(pk=edition.pk).update(is_test=True)

    assert opened(client, None, "selection:ranking", run.pk).status_code == 404


def test_the_export_holds_reasons_for_those_in_the_room_only(client, edition):
    asked = [(Condition.Kind.STATED, "Surat komitmen")]
    terms, staff = some_terms(edition, conditions=asked, place_count=2, draws=200), somebody(Role.SECRETARIAT)
    terms = edition.terms.get(state="published")
    everybody = [row.case.region for row in ground_of(edition).finalists]
    look_at(terms.conditions.get(), regions=everybody[1:], is_met=True, by=staff)
    look_at(terms.conditions.get(), regions=everybody[:1], is_met=False, note="Rahasia panel.", by=staff)
    run = a_ranking(edition)
    publish_run(run, by=staff)
    every = "?unduh=csv&" + "&".join(f"kolom={name}" for name in ("region", "rank", "elements", "reviews", "barred"))

    inside, outside = (
        opened(client, by, "selection:ranking", run.pk, query=every).content.decode() for by in (staff, None)
    )
    first = standing_at(run, 1)
    assert all(words in inside for words in (REVIEW, "Unsur struktur", "Rahasia panel.", first.region.name))
    assert first.region.name in outside
    assert not any(words in outside for words in (REVIEW, "Unsur struktur", "Rahasia panel."))


def test_a_condition_is_confirmed_for_many_at_once(client, edition):
    some_terms(edition, conditions=[(Condition.Kind.STATED, "Surat komitmen")], place_count=2, draws=200)
    condition = Condition.objects.get()
    regions = [row.case.region for row in ground_of(edition).finalists]
    address = reverse("selection:conditions", args=[edition.slug])
    client.force_login(somebody(Role.SECRETARIAT), BACKEND)

    client.post(address, {"aksi": f"penuhi-{condition.pk}", "pilih": [regions[0].pk, regions[2].pk]})
    assert set(ConditionCheck.objects.filter(is_met=True).values_list("region", flat=True)) == {
        regions[0].pk, regions[2].pk,
    }  # fmt: skip
    left = client.get(address, {"belum": "on"}).content.decode()
    assert regions[1].name in left
    assert regions[0].name not in left
    assert client.post(address, {"aksi": "penuhi-999999", "semua": "1"}).status_code == 404
    client.post(address, {"aksi": f"penuhi-{condition.pk}", "semua": "1"})
    assert ConditionCheck.objects.filter(is_met=True).count() == len(regions)

    client.force_login(somebody(Role.PLENARY, edition=edition), BACKEND)
    assert client.post(address, {"aksi": f"penuhi-{condition.pk}", "semua": "1"}).status_code == 403


def test_what_is_not_met_says_why(client, edition):
    some_terms(edition, conditions=[(Condition.Kind.STATED, "Surat komitmen")], place_count=2, draws=200)
    condition, region = Condition.objects.get(), ground_of(edition).finalists[0].case.region
    client.force_login(somebody(Role.SECRETARIAT), BACKEND)
    address = reverse("selection:look_at", args=[condition.pk, region.pk])

    assert "Tuliskan mengapa" in client.post(address, {"is_met": "tidak", "note": " "}).content.decode()
    client.post(address, {"is_met": "tidak", "note": "Belum ditandatangani."})
    page = client.get(reverse("selection:conditions", args=[edition.slug])).content.decode()

    assert "tidak: Belum ditandatangani." in page
    assert "Belum ditandatangani." in client.get(address).content.decode()
    elsewhere = reverse("selection:look_at", args=[condition.pk, RegionFactory().pk])
    assert client.get(elsewhere).status_code == 404


def test_the_worker_computes_a_ranking_and_a_trial_that_decides_nothing(client, edition):
    client.force_login(somebody(Role.SECRETARIAT), BACKEND)
    client.post(reverse("selection:rankings", args=[edition.slug]))
    work.drain()
    counted = SelectionRun.objects.get()
    client.force_login(somebody(Role.PLENARY, edition=edition), BACKEND)
    asked = {"name": "Indeks saja", "marks_weight": "0", "basis": "", "without_quotas": "on", "note": "Siapa masuk?"}
    client.post(reverse("selection:attempt", args=[edition.slug]), asked)
    work.drain()

    trial = SelectionRun.objects.get(trial_name="Indeks saja")
    job = Job.objects.get(result_url=trial.get_absolute_url())
    assert (job.state, trial.parameters["weights"]) == (Job.State.DONE, {"marks": 0, "index": 100})
    page = client.get(trial.get_absolute_url()).content.decode()
    assert all(words in page for words in ("Uji coba, bukan keputusan", "Siapa masuk?", "Dibandingkan dengan"))
    assert SelectionRun.objects.that_count().get() == counted
    with pytest.raises(TransitionRefused, match="Uji coba tidak dapat diumumkan"):
        publish_run(trial, by="uji")


def test_a_refusal_of_the_calculation_is_told_by_the_job(client, edition):
    some_terms(edition, conditions=[(Condition.Kind.STATED, "Surat komitmen")], place_count=2, draws=200)
    client.force_login(somebody(Role.SECRETARIAT), BACKEND)
    client.post(reverse("selection:rankings", args=[edition.slug]))
    work.drain()

    assert Job.objects.get().message == "Daerah yang memenuhi syarat kurang dari 2 tempat."
    assert not SelectionRun.objects.exists()


def test_a_plenary_tries_only_on_its_own_edition(edition):
    outcome = outcome_of(ground_of(edition), Trial("Coba", marks_weight=70))

    with pytest.raises(PermissionDenied):
        freeze_run(edition, outcome=outcome, by=somebody(Role.PLENARY, edition=EditionFactory(state="open")))


def a_long_sheet(edition):
    """40 items with reasons of 400 characters from each of three assessors, ten elements, long notes, a tie."""
    sheet = sheets.sheet_of(
        SelectionStanding.objects.select_related("run__terms").get(pk=standing_at(a_ranking(edition), 3).pk)
    )
    reason = " ".join(f"{word} bukti telah diperiksa di lapangan" for word in range(20))[:400]
    item = dataclasses.replace(
        sheet.items[0], title="Ketersediaan pusat data dan pemulihan bencana pada perangkat daerah yang menyelenggarakan",
        reasons=(reason, reason, reason), final=2.5,
    )  # fmt: skip
    return dataclasses.replace(
        sheet, items=(item,) * 40, elements=(sheet.elements[0],) * 10, notes=(reason * 3,) * 3,
        tie="Skornya sama dengan daerah lain; yang memutus: undian dari benih yang diumumkan.", missing=sheet.missing * 2,
    )  # fmt: skip


def test_the_paper_has_two_pages_at_most(edition):
    made = documents.sheet_pdf(a_long_sheet(edition), "https://gerakan.contoh.id/penetapan/lembar/123456/")

    pages = PdfReader(io.BytesIO(made)).pages
    assert len(pages) == 2
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert words.count("Ketersediaan pusat data") == 40
    assert "lembar/123456" in words


def test_the_sheet_shows_the_final_mark_beside_the_draft_with_its_reason(client, edition):
    run = a_ranking(edition)
    standing = standing_at(run, 1)
    mark = StagedMark.objects.filter(reply__case=standing.case_id).first()
    StagedMark.objects.filter(pk=mark.pk).update(draft=Decimal("1.50"), final=Decimal("3.00"), final_reason="Terbukti.")

    page = opened(client, somebody(Role.SECRETARIAT), "selection:sheet", standing.pk).content.decode()

    assert "semula 1,50" in page
    assert "Terbukti." in page
