"""A ranking: computed from final marks and index by the published rule, frozen, explained."""

import numpy as np
import pytest
from django.core.exceptions import PermissionDenied

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.invitations.calculations import QuotaOrder
from gerakan.stages.replies.models import Reply, StagedMark
from gerakan.stages.selection.calculations import Trial, outcome_of
from gerakan.stages.selection.commands.conditions import look_at
from gerakan.stages.selection.commands.runs import freeze_run
from gerakan.stages.selection.models import SelectionRun, SelectionStanding
from gerakan.stages.selection.queries import runs, sheets
from gerakan.stages.selection.queries.ground import ground_of
from gerakan.stages.terms.commands import draw_cluster
from gerakan.stages.terms.models import Condition
from gerakan.stages.trust.models import TrustStanding
from tests.factories.accounts import somebody
from tests.factories.selection import a_final_edition, a_ranking, standing_at
from tests.factories.terms import some_terms
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db
Place = SelectionStanding.Place


@pytest.fixture(scope="module", autouse=True)
def edition(request):
    """Eight regions with final marks; two places, two in reserve."""
    with standing_rows(request):
        yield a_final_edition(8)


def test_the_score_is_what_the_terms_say(edition):
    run = a_ranking(edition)

    for row in run.standings.select_related("case"):
        # by hand: all items weigh alike in the test's instrument's elements, so the total is recomputed from its elements
        total = sum((mark or 0) * share / 100 for _code, _title, mark, share in row.elements)
        assert row.marks == pytest.approx(25 * total)
        assert row.score == pytest.approx(0.8 * row.marks + 0.2 * row.index)
        assert row.points == pytest.approx({"marks": 0.8 * row.marks, "index": 0.2 * row.index})
    ranked = list(run.standings.order_by("rank").values_list("score", flat=True))
    assert ranked == sorted(ranked, reverse=True)
    assert [row.place for row in run.standings.order_by("rank")][:4] == [Place.CHOSEN] * 2 + [Place.RESERVE] * 2
    assert [row.position for row in run.standings.filter(place=Place.RESERVE).order_by("rank")] == [1, 2]


def test_the_index_is_the_percentile_in_its_own_list(edition):
    run = a_ranking(edition)

    by_code = list(run.standings.order_by("region__code").values_list("index", flat=True))
    assert by_code == pytest.approx(list(np.linspace(100, 0, 8)))


def test_corrected_marks_move_by_what_the_panel_found(edition):
    some_terms(edition, basis="corrected", place_count=2, draws=200)
    run = a_ranking(edition)

    panel = {row.case_id: row for row in TrustStanding.objects.filter(run=run.trust_run)}
    for row in run.standings.all():
        total = sum((mark or 0) * share / 100 for _code, _title, mark, share in row.elements)
        told = panel[row.case_id]
        assert row.marks == pytest.approx(25 * (total + told.corrected - told.raw), abs=1e-3)
        assert row.marks_se == pytest.approx(25 * (told.upper - told.lower) / (2 * 1.6448536), abs=1e-3)


def test_the_same_marks_are_answered_by_the_same_ranking(edition):
    assert a_ranking(edition) == a_ranking(edition)
    assert SelectionRun.objects.count() == 1


def test_a_ranking_is_frozen(edition):
    run = a_ranking(edition)

    with pytest.raises(TypeError, match="frozen"):
        run.save()
    with pytest.raises(TypeError, match="kept"):
        run.delete()


def test_marks_that_are_not_final_are_named(edition):
    waiting = Reply.objects.select_related("case__region").first()
    Reply.objects.filter(pk=waiting.pk).update(state=Reply.State.WAITING)

    with pytest.raises(TransitionRefused, match=rf"Nilai belum final: {waiting.case.region}\."):
        ground_of(edition)


def test_a_final_mark_decides_and_not_the_draft(edition):
    before = a_ranking(edition)
    last = before.standings.order_by("-rank").first()
    StagedMark.objects.filter(reply__case=last.case).update(final=4)
    after = a_ranking(edition)

    assert after.standings.get(region=last.region).marks == 100
    assert before.standings.get(region=last.region).marks == last.marks


def test_an_unmet_condition_bars_without_hiding_the_rank(edition):
    best = standing_at(a_ranking(edition), 1)
    terms = some_terms(edition, conditions=[(Condition.Kind.STATED, "Surat komitmen")], place_count=2, draws=200)
    staff, condition = somebody(Role.SECRETARIAT), terms.conditions.get()
    everybody = [row.region for row in best.run.standings.select_related("region")]
    look_at(condition, regions=everybody, is_met=True, by=staff)
    look_at(condition, regions=[best.region], is_met=False, note="Belum ditandatangani", by=staff)
    run = a_ranking(edition)

    barred = run.standings.get(region=best.region)
    assert (barred.rank, barred.place, barred.chance) == (1, Place.BARRED, 0)
    assert barred.barred_because == "Surat komitmen: Belum ditandatangani"
    assert [row.rank for row in run.standings.filter(place=Place.CHOSEN).order_by("rank")] == [2, 3]


def test_what_nobody_looked_at_bars_and_says_so(edition):
    some_terms(edition, conditions=[(Condition.Kind.STATED, "Surat komitmen")], place_count=2, draws=200)

    with pytest.raises(TransitionRefused, match="kurang dari 2 tempat"):
        outcome_of(ground_of(edition))


def test_the_verified_questionnaire_is_a_condition_that_the_system_looks_at(edition):
    some_terms(edition, conditions=[(Condition.Kind.VERIFIED, "Kuesioner terverifikasi")], place_count=2, draws=200)

    assert {row.barred_because for row in ground_of(edition).finalists} == {"Kuesioner terverifikasi"}


def test_a_refusal_to_check_needs_a_reason_and_the_right(edition):
    terms = some_terms(edition, conditions=[(Condition.Kind.STATED, "Surat komitmen")], place_count=2)
    condition, region = terms.conditions.get(), ground_of(edition).finalists[0].case.region

    with pytest.raises(TransitionRefused, match="Tuliskan mengapa"):
        look_at(condition, regions=[region], is_met=False, by=somebody(Role.SECRETARIAT))
    with pytest.raises(PermissionDenied):
        look_at(condition, regions=[region], is_met=True, by=somebody(Role.PLENARY, edition=edition))


def test_a_quota_is_exact_and_its_price_is_said_aloud(edition):
    plain = a_ranking(edition)
    last = plain.standings.order_by("-rank").first()
    second = standing_at(plain, 2)
    by = somebody(Role.SECRETARIAT)
    draw_cluster(edition, name="Kawasan Danau", regions=[last.region], by=by)
    some_terms(edition, quotas=[QuotaOrder("cluster", "Kawasan Danau", 1, None)], place_count=2, draws=200)
    run = a_ranking(edition)

    chosen = {row.region for row in run.standings.filter(place=Place.CHOSEN).select_related("region")}
    assert chosen == {standing_at(plain, 1).region, last.region}
    moved = runs.moved_by_quotas(run)[0]
    assert moved.words == (
        f"Kuota Kawasan: Kawasan Danau (paling sedikit 1) memasukkan {last.region} (peringkat 8) "
        f"menggantikan {second.region} (peringkat 2)."
    )
    assert moved.price == pytest.approx(second.score - last.score)
    told = sheets.sheet_of(run.standings.get(region=second.region)).missing
    assert told == "Menurut skor di dalam garis; kuota memberikan tempatnya kepada daerah lain."
    gap = (
        standing_at(plain, 1).score - standing_at(plain, 3).score
    )  # the region that the quota brought in is no measure
    assert sheets.sheet_of(standing_at(run, 3)).missing.startswith(f"Kurang {gap:.2f} poin".replace(".", ","))


def test_quotas_that_clash_are_named(edition):
    some_terms(edition, quotas=[QuotaOrder("kind", "kota", 1, None)], place_count=2, draws=200)

    with pytest.raises(
        TransitionRefused, match=r"Kuota ini tidak dapat dipenuhi bersama: Jenis daerah: .* paling sedikit 1"
    ):
        outcome_of(ground_of(edition))


def test_a_trial_is_kept_apart_and_compared(edition):
    counted = a_ranking(edition)
    trial = a_ranking(edition, trial=Trial("Indeks saja", marks_weight=0))

    assert trial.is_trial
    assert runs.latest_run(edition) == counted
    by_index = list(trial.standings.order_by("rank").values_list("region__code", flat=True))
    assert by_index == sorted(by_index)
    moved = {(row.tried.region, row.tried.place == Place.CHOSEN) for row in runs.differing(trial, counted)}
    both = [
        {row.region for row in run.standings.filter(place=Place.CHOSEN).select_related("region")}
        for run in (trial, counted)
    ]
    assert moved == {(region, True) for region in both[0] - both[1]} | {(region, False) for region in both[1] - both[0]}


def test_who_may_try_may_not_compute(edition):
    member = somebody(Role.PLENARY, edition=edition)
    ground = ground_of(edition)

    assert freeze_run(edition, outcome=outcome_of(ground, Trial("Coba", marks_weight=70)), by=member).is_trial
    with pytest.raises(PermissionDenied):
        freeze_run(edition, outcome=outcome_of(ground), by=member)


def test_the_sheet_says_what_would_have_changed_the_outcome(edition):
    run = a_ranking(edition)
    outside = standing_at(run, 3)
    last_inside = standing_at(run, 2)
    sheet = sheets.sheet_of(outside)

    gap = last_inside.score - outside.score
    assert sheet.missing.startswith(f"Kurang {gap:.2f} poin".replace(".", ","))
    assert sum(part.points for part in sheet.parts) == pytest.approx(outside.score)
    assert sum(element.share for element in sheet.elements) == pytest.approx(100)
    assert all(item.reasons for item in sheet.items)
    assert sheets.sheet_of(last_inside).missing == ""
