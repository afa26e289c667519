"""What the rules say about rows of the database, and what people do about it."""

import csv
import json

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans.calculations import ask, checked, plan_json, severe_count, standing
from gerakan.stages.masterplans.commands import exceptions
from gerakan.stages.masterplans.commands.plans import begin
from gerakan.stages.masterplans.models import MoneyLine, Problem, Programme
from gerakan.stages.masterplans.queries.plans import money_by_year
from gerakan.stages.mentoring.models import Guidance
from tests.factories.accounts import somebody
from tests.factories.filled_plans import a_filled_plan
from tests.factories.masterplans import a_plan, changed, typed
from tests.factories.mentoring import a_guidance, seated

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def test_a_clean_plan_stays_clean_through_the_database_and_one_cell_is_found(django_assert_max_num_queries):
    plan, writer = a_filled_plan(60)
    with django_assert_max_num_queries(27):
        found = ask(plan)
    assert (found.findings, found.share) == ((), 1)
    shown = {row["year"]: (row["cost"] or 0, row["left"]) for row in money_by_year(plan)}
    assert shown == {year.year: (year.total, year.room) for year in found.money.years}
    assert Programme.objects.filter(kind="programme").count() == 60

    row = Programme.objects.get(code="P-004")
    changed(plan, "program", row.pk, writer, ends=(str(row.ends), str(row.starts + 20)))
    line = MoneyLine.objects.filter(programme__code="P-001", y1__isnull=False).first()
    changed(plan, "anggaran", line.pk, writer, source=("APBD", ""))
    plan.refresh_from_db()
    told = {(one.rule, one.cells[0].sheet, one.cells[0].row, one.cells[0].field) for one in checked(plan).findings}
    assert {("R-401", "program", row.pk, "ends"), ("R-118", "anggaran", line.pk, "source")} <= told
    assert all(one.sentence and one.title for one in checked(plan).findings)


def test_the_command_line_finds_the_same_without_our_database(gerakan_line, tmp_path):
    plan, writer = a_plan()
    typed(plan, "masalah", {"statement": "Antre lama di puskesmas pagi", "subdimension": "kesehatan"}, by=writer)
    typed(plan, "program", {"name": "Antrean", "starts": "2028", "ends": "2045", "location": "Kota; Desa"}, by=writer)
    typed(plan, "anggaran", {"programme": "P-001", "kind": "Investasi", "y2": "5.000"}, by=writer)
    typed(plan, "pengecualian", {"subdimension": "sampah"}, {"reason": "tanpa subdimensi"}, by=writer)
    typed(plan, "quick-win", {"name": "Loket", "starts_on": "1/3/2028"}, by=writer)
    typed(plan, "langkah", {"quick_win": "QW-001", "text": "tanpa bulan"}, by=writer)
    (tmp_path / "plan.json").write_text(plan_json(plan), encoding="utf-8")
    done = gerakan_line("compute", "plan", "plan.json", "--out", "out", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    with (tmp_path / "out/findings.csv").open(encoding="utf-8", newline="") as file:
        theirs = [(row["rule"], row["sentence"]) for row in csv.DictReader(file)]
    assert theirs == [(one.rule, one.sentence) for one in ask(plan).findings]
    assert {"R-401", "R-118", "R-306"} <= {rule for rule, _sentence in theirs}
    assert json.loads(plan_json(plan))["region"] == plan.region.code


def _a_plan_with_a_finding():
    guidance = a_guidance()
    place = guidance.participation
    writer, mentor = somebody(Role.REGION_ADMIN, region=place.region), seated(guidance)
    plan = begin(place.region, edition=place.edition, starts=2028, by=writer)
    typed(plan, "masalah", {"statement": "Antre lama di puskesmas pagi"}, by=writer)
    plan.refresh_from_db()
    found = next(one for one in checked(plan).findings if one.rule == "R-601")
    return plan, writer, mentor, found


def test_an_exception_counts_once_the_mentor_agrees_and_lapses_with_its_finding():
    plan, writer, mentor, found = _a_plan_with_a_finding()
    before = severe_count(plan)
    with pytest.raises(TransitionRefused, match="alasannya"):
        exceptions.accept_finding(plan, fingerprint=found.fingerprint, reason="ok .", by=writer)
    made = exceptions.accept_finding(plan, fingerprint=found.fingerprint, reason="Survei keluar Juni.", by=writer)
    with pytest.raises(TransitionRefused, match="sudah mengajukan"):
        exceptions.accept_finding(plan, fingerprint=found.fingerprint, reason="Survei keluar bulan Juli.", by=writer)
    assert severe_count(plan) == before
    guidance = Guidance.objects.get(participation__region=plan.region)
    for other in (writer, somebody(Role.MENTOR), seated(guidance, "assistant"), seated(guidance, "observer")):
        with pytest.raises(PermissionDenied):
            exceptions.agree(made, by=other)
    exceptions.agree(made, by=mentor)
    assert severe_count(plan) == before - 1

    problem = Problem.objects.get()
    changed(plan, "masalah", problem.pk, writer, statement=(problem.statement, "Antre sangat lama di puskesmas"))
    plan.refresh_from_db()
    assert (severe_count(plan), [one.pk for one in standing(plan).lapsed]) == (before, [made.pk])
    exceptions.withdraw(made, by=writer)
    assert not plan.accepted.filter(by=F("by")).exists()


def test_findings_open_their_cells(client):
    plan, writer, mentor, found = _a_plan_with_a_finding()
    client.force_login(writer, BACKEND)
    url = reverse("masterplans:findings", args=[plan.pk])
    page = client.get(url, {"lembar": "masalah", "tingkat": "severe"}).content.decode()
    row = Problem.objects.get().pk
    assert found.sentence.replace("'", "&#x27;") in page
    assert f"?sorot={row}#baris-{row}" in page
    client.post(
        reverse("masterplans:accept_finding", args=[plan.pk]),
        {"fingerprint": found.fingerprint, "reason": "Survei keluar bulan Juni."},
    )
    client.force_login(mentor, BACKEND)
    made = plan.accepted.get()
    assert "Setujui pengecualian" in client.get(url).content.decode()
    client.post(reverse("masterplans:agree", args=[plan.pk, made.pk]))
    made.refresh_from_db()
    assert made.agreed_by == mentor
    assert client.get(reverse("masterplans:self_check", args=[plan.pk])).json()["starts"] == 2028
