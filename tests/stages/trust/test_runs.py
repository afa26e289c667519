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
from gerakan.stages.assessment.models import Case
from gerakan.stages.trust.calculations import outcome_of
from gerakan.stages.trust.commands import runs
from gerakan.stages.trust.models import TrustAssessor, TrustRun, TrustStanding
from gerakan.stages.trust.queries.files import trust_files
from gerakan.stages.trust.queries.marks import is_stale
from tests.factories.accounts import a_region, somebody
from tests.factories.assessment import a_case, send, sheets_of
from tests.factories.trust import a_trust_run
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _run(request):
    with standing_rows(request):
        yield a_trust_run().pk


@pytest.fixture
def run(db, _run) -> TrustRun:
    """Eight regions, four assessors who all meet."""
    return TrustRun.objects.select_related("ruling__edition").get(pk=_run)


def test_chances_add_up_to_the_places(run):
    assert sum(run.standings.values_list("chance", flat=True)) == pytest.approx(run.parameters["top"])
    assert {row.zone for row in run.standings.all()} <= {"certain", "grey", "out"}


def test_the_same_marks_are_the_same_calculation(run):
    again = runs.freeze_run(run.ruling, outcome=outcome_of(run.ruling), by=somebody(Role.SECRETARIAT))

    assert again == run
    assert TrustRun.objects.count() == 1


def test_a_new_mark_makes_a_calculation_stale(run):
    assert not is_stale(run)

    case = a_case(a_region("35.40", "Kabupaten Sepuluh"), place=9)
    for sheet in sheets_of(case):
        send(sheet)

    assert is_stale(run)


def test_first_marks_count_not_those_after_the_discussion(run):
    Case.objects.filter(ruling=run.ruling).update(state=Case.State.CLOSED)

    assert outcome_of(run.ruling).content_hash == run.content_hash


def test_only_the_secretariat_computes(run):
    outcome = outcome_of(run.ruling)
    with pytest.raises(PermissionDenied):
        runs.freeze_run(run.ruling, outcome=outcome, by=somebody(Role.AUDITOR))


def test_the_database_refuses_to_change_what_is_frozen(run):
    attempts = [
        lambda: TrustRun.objects.filter(pk=run.pk).update(seed=3),
        lambda: TrustStanding.objects.filter(run=run).update(rank=1),
        lambda: TrustAssessor.objects.filter(run=run).update(severity=0),
    ]
    for attempt in attempts:
        with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
            attempt()


def test_the_files_give_the_same_numbers_without_this_system(run, tmp_path):
    with zipfile.ZipFile(io.BytesIO(trust_files(run))) as archive:
        archive.extractall(tmp_path)
    asked = [sys.executable, "-m", "gerakan", "compute", "panel", "totals.csv", "spec.toml", "--out", "out"]

    subprocess.run(asked, cwd=tmp_path, check=True, timeout=60)

    with (tmp_path / "out" / "units.csv").open() as units:
        found = {row["unit"]: float(row["corrected"]) for row in csv.DictReader(units)}
    wanted = {row.case.region.code: row.corrected for row in run.standings.select_related("case__region")}
    assert found == pytest.approx(wanted)
    assert json.loads((tmp_path / "out" / "result.json").read_text())["connected"] is True
