"""A scenario from a target to a frozen answer: nothing guessed, nothing overwritten, the same on plain files."""

import csv
import json

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from gerakan.compute import run as compute
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.ui.masking import MARK
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans.models import PlanIndicator
from gerakan.stages.scenarios import commands, queries
from gerakan.stages.scenarios.models import Assumption, Scenario
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory
from tests.factories.masterplans import a_plan
from tests.factories.regions import RegionFactory
from tests.factories.reviews import made_public
from tests.factories.scenarios import a_run, a_scenario, fill, told
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def written(request, django_db_setup):
    """A plan with one target that can be tested."""
    with standing_rows(request):
        plan, writer = a_plan()
        fill(plan, by=writer)
        yield plan, writer


def test_the_plan_fills_in_what_it_knows_and_nothing_else(written):
    plan, writer = written
    assert [row.code for row in queries.testable(plan)] == ["I-1"]

    scenario = a_scenario(plan, by=writer)

    rows = {row.code: row for row in scenario.assumptions.all()}
    assert list(rows) == ["dasar", "tren", "P-1", "P-2"]
    assert (rows["dasar"].mode, rows["dasar"].source, scenario.base_year, scenario.until) == (1000, "PDAM", 2027, 2030)
    assert (rows["P-1"].starts, rows["P-1"].full, rows["P-1"].mode) == (2028, 2029, None)
    with pytest.raises(
        TransitionRefused, match="P-2 Bak penampung: isi rendah, paling mungkin, tinggi, sumber, tahun sumber"
    ):
        commands.compute(scenario, by=writer)
    PlanIndicator.objects.filter(plan=plan, code="I-1").update(baseline_year=1985)
    with pytest.raises(TransitionRefused, match="antara 1990 dan 2100"):
        a_scenario(plan, by=writer, name="Dari lama")


def test_a_run_is_frozen_repeated_on_plain_files_and_stale_when_the_target_moves(written, client, tmp_path):
    plan, writer = written
    run = a_run(a_scenario(plan, by=writer))
    client.force_login(writer)

    assert commands.compute(run.scenario, by=writer) == run
    page = client.get(run.get_absolute_url(), {"periksa": "1"}).content.decode()
    assert "Hasilnya sama" in page
    for name, view in (("asumsi.csv", "assumptions"), ("tanya.toml", "spec")):
        (tmp_path / name).write_bytes(client.get(reverse(f"scenarios:{view}", args=[run.pk])).content)
    files = [str(tmp_path / name) for name in ("asumsi.csv", "tanya.toml")]
    assert compute(["scenario", *files, "--seed", "1", "--draws", "4000", "--out", str(tmp_path / "hasil")]) == 0
    path = list(csv.DictReader((tmp_path / "hasil" / "path.csv").read_text().splitlines()))
    assert [float(row["mean"]) for row in path] == pytest.approx([one["mean"] for one in run.result["years"]], rel=1e-9)
    added = json.loads((tmp_path / "hasil" / "result.json").read_text())
    assert added["start"] == 1000
    assert [one["verdict"] for one in run.result["years"] if one["target"]] == ["reached", "open"]

    PlanIndicator.objects.filter(plan=plan, code="I-1").update(y3=1150)
    assert "Asumsi atau target berubah" in client.get(run.scenario.get_absolute_url()).content.decode()
    with pytest.raises(TypeError, match="frozen"):
        run.save()


def test_a_save_never_overwrites_what_was_not_seen_and_keeps_what_is_wrong_on_the_page(written, client):
    plan, writer = written
    scenario = a_scenario(plan, by=writer)
    client.force_login(writer)
    page = client.get(scenario.get_absolute_url())
    typed = {
        field.html_name: field.value()
        for form in [page.context["sheet"].head, *page.context["sheet"].rows]
        for field in form
    }
    typed = {name: "" if value is None else value for name, value in typed.items()}
    row = scenario.assumptions.get(code="P-1")

    wrong = client.post(scenario.get_absolute_url(), typed | {f"r{row.pk}-low": "9", f"r{row.pk}-mode": "4,5"})
    kept = client.post(scenario.get_absolute_url(), typed | {f"r{row.pk}-mode": "4,5"})
    late = client.post(scenario.get_absolute_url(), typed | {f"r{row.pk}-mode": "7"})
    beyond = client.post(scenario.get_absolute_url(), typed | {"correlation": "96", "seed": "3000000000"})

    assert (wrong.status_code, kept.status_code, late.status_code) == (422, 302, 422)
    assert "P-1 paling mungkin: Urutkan dari rendah ke tinggi." in wrong.content.decode()
    assert "Orang lain lebih dahulu mengubahnya" in late.content.decode()
    assert list(beyond.context["sheet"].head.errors) == ["correlation", "seed"]
    row.refresh_from_db()
    assert str(row.mode) == "4.5000"


def test_a_copy_without_a_programme_is_compared_and_other_targets_are_not(written, client):
    plan, writer = written
    whole = a_run(a_scenario(plan, by=writer)).scenario
    fewer = commands.copy(whole, name="Tanpa bak", by=writer)
    commands.drop_row(fewer, row=fewer.assumptions.get(code="P-2").pk, by=writer)
    commands.compute(fewer, by=writer)
    other = a_scenario(plan, by=writer, name="Sampai 2028")
    Scenario.objects.filter(pk=other.pk).update(until=2028)
    other.refresh_from_db()
    commands.compute(told(other, by=writer, P_1=(1, 2, 3)), by=writer)
    client.force_login(writer)
    url = reverse("scenarios:compare", args=[plan.pk])

    side = client.get(url, {"s": [whole.pk, fewer.pk]})
    apart = client.get(url, {"s": [whole.pk, other.pk]})

    rows = dict(side.context["rows"])
    assert rows["P-2 Bak penampung"][1] == "–"
    assert rows["P-1 Sambungan rumah"][0] == rows["P-1 Sambungan rumah"][1]
    assert apart.context["reasons"] == ["Tahun akhirnya berbeda"]
    with pytest.raises(TransitionRefused, match="pernah dihitung"):
        commands.drop(whole, by=writer)


def test_another_region_sees_nothing_and_its_own_head_reads_without_writing(written, client):
    plan, writer = written
    scenario = a_scenario(plan, by=writer)

    client.force_login(somebody(Role.REGION_ADMIN, region=RegionFactory()))
    assert client.get(scenario.get_absolute_url()).status_code == 404
    client.force_login(somebody(Role.REGION_HEAD, region=plan.region))
    assert "Simpan dan hitung" not in client.get(scenario.get_absolute_url()).content.decode()
    assert client.post(scenario.get_absolute_url(), {}).status_code == 403


def test_everybody_reads_a_run_that_tests_the_public_targets_until_it_is_withdrawn(client):
    plan, writer = a_plan(edition=EditionFactory(year=2031, slug="umum", is_test=False, state="open"))
    fill(plan, by=writer)
    run = a_run(a_scenario(plan, by=writer))
    with pytest.raises(TransitionRefused, match="setelah rencana induknya diumumkan"):
        commands.publish(run, by=writer)
    Assumption.objects.filter(scenario=run.scenario, code="P-1").update(source="Ani, 0812 3456 7890")
    a_scenario(plan, by=writer, name="Belum dihitung")
    run, publication = commands.compute(run.scenario, by=writer), made_public(plan, by=writer)
    place = [plan.edition.slug, plan.region.slug]
    url = reverse("scenarios_public:run", args=[*place, run.pk])
    assert "terjangkau" not in client.get(publication.plan_url).text
    assert client.get(url).status_code == 404
    with pytest.raises(PermissionDenied):
        commands.publish(run, by=somebody(Role.AGENCY, region=plan.region))

    client.force_login(writer)
    act = reverse("scenarios:act_on_run", args=[run.pk])
    assert "dapat dibaca semua orang" in client.post(act, {"action": "publish"}, follow=True).text
    commands.publish(run, by=writer)
    assert run.publications.count() == 1
    client.logout()
    beside, listed, page = (client.get(one).text for one in (publication.plan_url, reverse("scenarios_public:scenarios", args=place), url))  # fmt: skip
    assert "Apakah targetnya terjangkau?" in beside
    assert "1 dari 1 skenario" in listed
    assert f"Ani, {MARK}" in page
    assert writer.name not in page
    files = [client.get(reverse("scenarios_public:file", args=[*place, run.pk, kind])) for kind in ("csv", "toml", "x")]
    assert [one.status_code for one in files] == [200, 200, 404]
    assert "0812" not in files[0].text
    PlanIndicator.objects.filter(plan=plan, code="I-1").update(y3=1150)
    other = commands.compute(run.scenario, by=writer)
    with pytest.raises(TransitionRefused, match="Target indikator I-1 berbeda"):
        commands.publish(other, by=writer)
    with pytest.raises(TransitionRefused, match="alasannya"):
        commands.withdraw(run, reason=" ", by=writer)
    commands.withdraw(run, reason="Sumbernya keliru", by=writer)
    assert client.get(url).status_code == 404
