"""What marks are worth: computed from independent marks, frozen, refused where it would mislead."""

import csv
import io
import json
import subprocess
import sys
import zipfile

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment.models import Case
from gerakan.stages.trust.calculations import outcome_of
from gerakan.stages.trust.commands import runs
from gerakan.stages.trust.models import TrustAssessor, TrustRun, TrustStanding
from gerakan.stages.trust.queries.files import trust_files
from gerakan.stages.trust.queries.marks import cases_counted, independent_marks, is_stale
from gerakan.stages.trust.queries.words import TrustPage
from tests.factories.accounts import a_region, somebody
from tests.factories.assessment import a_case, a_ruling, mark, send, sheets_of
from tests.factories.trust import a_panel, a_trust_run

pytestmark = pytest.mark.django_db


def test_the_strict_assessor_is_found_and_the_regions_are_not_punished_for_the_panel():
    run = a_trust_run(a_panel(12, severity={0: 1}))

    strictest = run.assessors.first()
    assert (strictest.engagement.code, run.is_linked) == ("A01", True)
    assert strictest.severity > 0.3
    met = run.standings.filter(case__sheets__engagement=strictest.engagement)
    assert all(row.corrected > row.raw - 0.5 for row in met)
    assert sum(row.correction for row in met) > sum(
        row.correction for row in run.standings.exclude(pk__in=met.values("pk"))
    )


def test_chances_add_up_to_the_places():
    run = a_trust_run()

    assert sum(run.standings.values_list("chance", flat=True)) == pytest.approx(run.parameters["top"])
    assert {row.zone for row in run.standings.all()} <= {"certain", "grey", "out"}


def test_marks_that_cannot_be_compared_are_not_corrected_and_it_says_why():
    run = a_trust_run(a_panel(linked=False))

    assert not run.is_linked
    assert {row.corrected for row in run.standings.all()} == {None}
    assert {row.severity for row in run.assessors.all()} == {None}
    words = " ".join(TrustPage(run).refusal)
    assert "2 kelompok" in words
    assert "A01, A02 bersama 4 daerah" in words


def test_sealed_marks_are_not_read():
    ruling = a_panel(4)
    half = a_case(a_region("35.40", "Kabupaten Sepuluh"), place=9)
    first, _second = sheets_of(half)
    send(first, (3, 3, 3, 3))

    assert {sheet.region for sheet in independent_marks(ruling)} == {"35.01", "35.02", "35.03", "35.04"}
    assert cases_counted(ruling) == (4, 5)


def test_too_few_regions_are_said():
    a_case()
    with pytest.raises(TransitionRefused, match="3 daerah"):
        outcome_of(a_ruling())


def test_the_same_marks_are_the_same_calculation():
    ruling = a_panel()
    by = somebody(Role.SECRETARIAT)

    first, again = (runs.freeze_run(ruling, outcome=outcome_of(ruling), by=by) for _time in range(2))

    assert first == again
    assert TrustRun.objects.count() == 1


def test_a_new_mark_makes_a_calculation_stale():
    run = a_trust_run()
    assert not is_stale(run)

    case = a_case(a_region("35.40", "Kabupaten Sepuluh"), place=9)
    for sheet in sheets_of(case):
        send(sheet)

    assert is_stale(run)


def test_first_marks_count_not_those_after_the_discussion():
    ruling = a_panel()
    before = outcome_of(ruling).content_hash
    Case.objects.filter(ruling=ruling).update(state=Case.State.CLOSED)

    assert outcome_of(ruling).content_hash == before


def test_only_the_secretariat_computes():
    ruling = a_panel(4)
    with pytest.raises(PermissionDenied):
        runs.freeze_run(ruling, outcome=outcome_of(ruling), by=somebody(Role.AUDITOR))


def test_the_database_refuses_to_change_what_is_frozen():
    run = a_trust_run(a_panel(4))
    attempts = [
        lambda: TrustRun.objects.filter(pk=run.pk).update(seed=3),
        lambda: TrustStanding.objects.filter(run=run).update(rank=1),
        lambda: TrustAssessor.objects.filter(run=run).update(severity=0),
    ]
    for attempt in attempts:
        with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
            attempt()


def test_the_files_give_the_same_numbers_without_this_system(tmp_path):
    run = a_trust_run()
    with zipfile.ZipFile(io.BytesIO(trust_files(run))) as archive:
        archive.extractall(tmp_path)
    asked = [sys.executable, "-m", "gerakan", "compute", "panel", "totals.csv", "spec.toml", "--out", "out"]

    subprocess.run(asked, cwd=tmp_path, check=True, timeout=60)

    with (tmp_path / "out" / "units.csv").open() as units:
        found = {row["unit"]: float(row["corrected"]) for row in csv.DictReader(units)}
    wanted = {row.case.region.code: row.corrected for row in run.standings.select_related("case__region")}
    assert found == pytest.approx(wanted)
    assert json.loads((tmp_path / "out" / "result.json").read_text())["connected"] is True


def test_an_assessor_who_marks_again_is_not_counted_twice():
    ruling = a_panel(4)
    sheets = independent_marks(ruling)

    assert len({(sheet.region, sheet.assessor) for sheet in sheets}) == len(sheets) == 8
    case = a_case(a_region("35.40", "Kabupaten Sepuluh"), place=9)
    mark(sheets_of(case)[0], sdm=1)
    mark(sheets_of(case)[0], sdm=3)
    assert len(independent_marks(ruling)) == 8
