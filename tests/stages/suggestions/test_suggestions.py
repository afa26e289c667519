"""A model is suggested where the plan asks for it, taken over through the plan's own save, set aside for a reason."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans.commands.cells import undo
from gerakan.stages.masterplans.models import Masterplan, Problem, Programme
from gerakan.stages.potentials.models import PotentialRun
from gerakan.stages.suggestions import commands, queries
from gerakan.stages.suggestions.models import Adoption, ModelProgramme
from tests.factories.accounts import somebody
from tests.factories.masterplans import a_plan, typed
from tests.factories.potentials import a_sector_run
from tests.factories.regions import RegionFactory
from tests.factories.suggestions import FACTS, a_model, practised

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def asking_plan():
    """Two problems of health that nobody answers, one gap; waste has a programme."""
    plan, writer = a_plan()
    typed(plan, "masalah", {"code": "M-1", "subdimension": "health", "pillar": "living", "statement": "Antrean tiga jam"},
          {"code": "M-2", "subdimension": "waste", "pillar": "environment", "statement": "Sampah menumpuk"}, by=writer)  # fmt: skip
    typed(plan, "kesenjangan", {"code": "KS-1", "subdimension": "health", "gap": "Belum ada jadwal"}, by=writer)
    typed(
        plan,
        "program",
        {"name": "Bank sampah", "pillar": "environment", "subdimension": "waste", "problems": "M-2"},
        by=writer,
    )
    return Masterplan.objects.get(pk=plan.pk), writer


def kinds(plan):
    return {one.model.title: [reason.kind for reason in one.reasons] for one in queries.suggestions_for(plan)}


def test_every_reason_is_the_plans_own():
    plan, writer = asking_plan()
    a_model()
    a_model(title="Sampah pilah", pillar="environment", subdimension="waste")
    a_model(title="Rancangan saja", is_published=False)
    a_model(title="Bukan untuk jenis ini", for_whom="kota" if plan.region.kind == "kabupaten" else "kabupaten")

    assert kinds(plan) == {"Antrean terjadwal": ["empty", "gap", "problem"]}
    typed(plan, "pengecualian", {"subdimension": "health", "reason": "Tidak sekarang"}, by=writer)
    assert kinds(plan) == {}


def test_a_peer_adds_weight_and_is_no_reason_alone():
    plan, _writer = asking_plan()
    peer, chief = RegionFactory(), somebody(Role.SECRETARIAT)
    first, second = a_model(title="A tanpa serupa"), a_model(title="B dengan serupa")
    unasked = a_model(title="Sampah pilah", pillar="environment", subdimension="waste")
    for model in (second, unasked):
        practised(model, chief, region=peer)
    PotentialRun.objects.create(
        region=plan.region, kind="peers", inputs={}, parameters={}, result={"rows": [{"code": peer.code}]}, number=1,
        content_hash="0" * 64, computed_by=chief,
    )  # fmt: skip

    found = queries.suggestions_for(plan)
    assert [(one.model, one.weight) for one in found] == [(second, 11), (first, 9)]


def test_a_suggestion_says_the_figures_it_rests_on(client):
    plan, writer = asking_plan()
    typed(plan, "bukti", {"code": "B-1", "text": "Antrean 190 menit", "source": "RSUD", "dated": "2027-03-01", "is_stale": "ya"},
          {"code": "B-2", "text": "Ditarik", "withdrawn": "ya"}, by=writer)  # fmt: skip
    Problem.objects.filter(plan=plan, code="M-1").update(evidence=["B-1", "B-2"])
    peer, chief, model = RegionFactory(), somebody(Role.SECRETARIAT), a_model()
    practised(model, chief, region=peer)
    run = a_sector_run(plan.region)
    PotentialRun.objects.create(
        region=plan.region, kind="peers", inputs={}, parameters={}, result={"rows": [{"code": peer.code, "distance": 0.3}]},
        number=1, content_hash="0" * 64, computed_by=chief,
    )  # fmt: skip

    [found] = queries.suggestions_for(plan)
    said = {reason.kind: (reason.words, list(reason.rests)) for reason in found.reasons}
    assert said["problem"][1] == ["B-1 Antrean 190 menit (RSUD, 1 Maret 2027); bukti ini usang."]
    assert said["gap"][1] == ["Belum ada bukti untuk baris ini."]
    assert "Jasa kesehatan dan kegiatan sosial: " in said["figure"][0]
    assert "BPS (contoh)" in said["figure"][1][0]
    assert "jarak 0,30" in said["peer"][0]
    assert said["peer"][1][0].startswith(model.practices.get(region=peer).result)
    client.force_login(writer, BACKEND)
    page = client.get(reverse("suggestions:suggestions", args=[plan.pk])).text
    assert run.get_absolute_url() in page
    assert "Antrean 190 menit" in page


def test_taken_over_it_is_a_programme_of_the_plan_with_its_indicator():
    plan, writer = asking_plan()
    model = a_model()
    made = commands.adopt(model, plan=plan, by=writer)

    row = Programme.objects.get(pk=made.programme_id)
    assert (row.name, row.problems, row.code) == ("Antrean terjadwal", ["M-1"], made.code)
    assert row.indicators.get().direction == "down"
    assert kinds(plan) == {}
    with pytest.raises(TransitionRefused, match="sudah dipakai"):
        commands.adopt(model, plan=plan, by=writer)
    plan.refresh_from_db()
    for revision in (plan.revision, plan.revision - 1):
        undo(Masterplan.objects.get(pk=plan.pk), revision=revision, by=writer)
    assert kinds(plan), "taken back, it is suggested again"


def test_set_aside_for_a_reason_and_thought_of_again():
    plan, writer = asking_plan()
    model = a_model()
    with pytest.raises(TransitionRefused, match="alasan"):
        commands.dismiss(model, plan=plan, reason="tidak", by=writer)
    commands.dismiss(model, plan=plan, reason="Rumah sakit kami memakai sistem provinsi.", by=writer)
    assert kinds(plan) == {}
    commands.reconsider(queries.dismissed_by(plan).get(), by=writer)
    assert kinds(plan)


def test_the_library_holds_what_somebody_runs():
    model, chief = a_model(is_published=False), somebody(Role.SECRETARIAT)
    with pytest.raises(TransitionRefused, match="sedikitnya satu daerah"):
        commands.move(model, step="publish", by=chief)
    practised(model, chief)
    commands.move(model, step="publish", by=chief)
    with pytest.raises(TransitionRefused, match="sedikitnya satu"):
        commands.drop_practice(model.practices.get(), by=chief)
    with pytest.raises(TransitionRefused, match="lebih dahulu"):
        commands.write_model(model, facts=FACTS, seen=0, by=chief)


def test_a_plans_programme_becomes_a_draft_that_only_its_writer_and_curators_see():
    plan, writer = asking_plan()
    made = commands.propose(Programme.objects.get(), by=writer)

    assert (made.subdimension, made.problem, made.origin, made.state) == ("waste", "Sampah menumpuk", plan, "draft")
    stranger = somebody(Role.REGION_ADMIN, region=RegionFactory())
    assert list(ModelProgramme.objects.visible_to(stranger)) == []
    assert list(ModelProgramme.objects.visible_to(writer)) == [made]
    with pytest.raises(PermissionDenied):
        commands.propose(Programme.objects.get(), by=stranger)
    with pytest.raises(TransitionRefused, match="Lengkapi dahulu"):
        commands.move(made, step="publish", by=somebody(Role.SECRETARIAT))
    Programme.objects.update(name="Layanan terpadu " * 18)
    title = commands.propose(Programme.objects.get(), by=writer).title
    assert (title.startswith("Layanan terpadu Layanan"), title.endswith(" …"), len(title) <= 200) == (True, True, True)
    with pytest.raises(TransitionRefused, match="sudah ada di pustaka"):
        commands.propose(Programme.objects.get(), by=writer)


def test_on_screen(client, django_assert_max_num_queries):
    plan, writer = asking_plan()
    model = a_model()
    client.force_login(writer, BACKEND)
    address = reverse("suggestions:suggestions", args=[plan.pk])
    client.get(address)
    with django_assert_max_num_queries(32):
        page = client.get(address).content.decode()
    assert "Masalah M-1 belum dijawab program: Antrean tiga jam" in page
    assert "Kesenjangan KS-1: Belum ada jadwal" in page
    answer = client.post(
        reverse("suggestions:decide", args=[plan.pk]), {"action": "adopt", "which": model.pk}, follow=True
    )
    assert "Program ditambahkan" in answer.content.decode()
    assert Adoption.objects.get().programme.name == model.title
    client.force_login(somebody(Role.REGION_ADMIN, region=RegionFactory()), BACKEND)
    assert client.get(address).status_code == 404
