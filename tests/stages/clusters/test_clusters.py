"""A cluster's plan from its founding to the members' books: charter, shares to the rupiah, answers, leaving, counting once."""

import datetime
import hashlib

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from gerakan.engine.plan.dividing import divided, divided_again
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.ui.masking import MARK
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.books.documents.binding import Binding
from gerakan.stages.books.documents.made import deck_of
from gerakan.stages.chapters.queries.contents import contents_of
from gerakan.stages.clusters.calculations.contents import values_of
from gerakan.stages.clusters.calculations.leaving import redivisions
from gerakan.stages.clusters.calculations.merging import stamps
from gerakan.stages.clusters.commands import charters, leaving, plans, programmes
from gerakan.stages.clusters.commands.programmes import Portion
from gerakan.stages.clusters.forms import ProgrammeForm
from gerakan.stages.clusters.models import Charter, JointPlan, Membership, PlanRevision, ShareAnswer
from gerakan.stages.clusters.queries import comparing, counting, signing
from gerakan.stages.clusters.queries import joint as joints
from gerakan.stages.clusters.queries import plans as queries
from gerakan.stages.masterplans.commands.plans import begin
from gerakan.stages.reviews.models import PlanVersion
from gerakan.stages.reviews.queries import comparing as versions
from gerakan.stages.reviews.queries.public import public_contents
from gerakan.stages.reviews.queries.published import public_plan
from tests.factories.accounts import somebody
from tests.factories.clusters import (
    FACTS,
    TEXTS,
    a_company,
    a_programme,
    again,
    agreed,
    answered,
    chartered,
    division,
    opened,
    shared,
    signed,
)
from tests.factories.editions import EditionFactory, ParticipationFactory
from tests.factories.institutions import a_head
from tests.factories.masterplans import typed
from tests.factories.regions import RegionFactory
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(scope="module")
def edition(request):
    with standing_rows(request):
        yield EditionFactory(year=2027, slug="kawasan-2027")


@pytest.fixture(scope="module")
def bound(request, edition):
    """Three members under a charter in force; the first two have plans of their own."""
    with standing_rows(request):
        company = a_company(edition)
        chartered(company)
        company.own = []
        for region, planner in list(zip(company.regions, company.planners, strict=True))[:2]:
            ParticipationFactory(edition=edition, region=region)
            plan = begin(region, edition=edition, by=planner)
            typed(plan, "program", {"code": "P-1", "name": "Dermaga", "pillar": "living", "subdimension": "mobility"}, by=planner)  # fmt: skip
            typed(plan, "anggaran", {"programme": "P-1", "source": "APBD", "y1": "500.000.000"}, by=planner)
            company.own.append(plan)
        yield company


def test_a_whole_is_divided_without_remainder():
    for whole in (0, 1, 2, 99, 1_000_000_007, 10**15):
        for weights in ([1, 1, 1], [3333, 3333, 3334], [1, 9999, 0], [7]):
            parts = divided(whole, weights)
            assert sum(parts) == whole
            assert all(abs(part - whole * weight / sum(weights)) < 1 for part, weight in zip(parts, weights, strict=True) if whole < 10**12)  # fmt: skip
    assert divided(2, [1, 1, 1]) == [1, 1, 0]
    assert divided_again([10_000, 0, 0], 0, 10_000) == [0, 5000, 5000]
    with pytest.raises(ValueError, match="0"):
        divided(5, [0, 0])


def test_a_charter_binds_when_all_heads_in_office_have_signed(edition):
    company = a_company(edition)
    first, second, third = company.members
    with pytest.raises(TransitionRefused, match="Lengkapi dahulu piagamnya"):
        charters.move(company.plan, step="open", by=company.chief)
    charter = opened(company)
    seen = signing.text_digest(charter)
    assert [row.plan for row in signing.owed_by(company.heads[0])] == [company.plan]
    signed(first, company.heads[0])
    assert not signing.owed_by(company.heads[0])

    with pytest.raises(TransitionRefused, match="tercatat menjabat adalah Hana"):
        charters.sign(second, seen=seen, by=somebody(Role.REGION_HEAD, region=company.regions[1]))
    with pytest.raises(PermissionDenied):
        charters.sign(second, seen=seen, by=company.heads[0])
    with pytest.raises(TransitionRefused, match="Isi piagam berubah"):
        charters.sign(second, seen="lain", by=company.heads[1])
    charters.refuse(second, seen=seen, reason="Pembagian biaya belum adil.", by=company.heads[1])
    assert queries.unsigned_members(charter) == [second, third]
    with pytest.raises(TransitionRefused, match="selama disusun"):
        charters.write(company.plan, values=TEXTS | {"purpose": "Lain"}, seen=stamps(TEXTS), by=company.chief)

    signed(second, company.heads[1])
    company.regions[2].office_holders.update(until=datetime.date(2024, 1, 1), since=datetime.date(2020, 1, 1))
    with pytest.raises(TransitionRefused, match="tidak ada kepala daerah"):
        charters.sign(third, seen=seen, by=company.heads[2])
    a_head(company.regions[2], name="Tuti Contoh", capacity="plt", user=company.heads[2])
    signed(third, company.heads[2])
    charter = Charter.objects.get(pk=charter.pk)
    assert (charter.state, charter.in_force_on) == ("in_force", timezone.localdate())
    assert charter.number.endswith("/KAWASAN-2027")
    assert charter.signatures.get(member=third).signer_title == "Plt. Kepala daerah"


def test_taken_back_the_signatures_fall_and_a_new_version_replaces_the_old(edition):
    company = a_company(edition, 2)
    opened(company)
    signed(company.members[0], company.heads[0])
    with pytest.raises(TransitionRefused, match="sedang ditandatangani"):
        plans.join(company.plan, place=RegionFactory(), since=timezone.localdate(), by=company.chief)
    charters.move(company.plan, step="recall", note="Anggota bertambah", by=company.chief)
    assert not queries.newest_charter(company.plan).signatures.exists()
    charters.move(company.plan, step="open", by=company.chief)
    for member, head in zip(company.members, company.heads, strict=True):
        signed(member, head)
    first = queries.charter_in_force(company.plan)
    charters.begin_again(company.plan, by=company.planners[0])
    assert queries.charter_in_force(company.plan) == first
    charters.move(company.plan, step="open", by=company.planners[0])
    for member, head in zip(company.members, company.heads, strict=True):
        signed(member, head)
    newest = queries.charter_in_force(company.plan)
    assert (newest.version, newest.number != first.number) == (2, True)


def test_shares_add_up_and_every_member_takes_its_own(bound):
    row = a_programme(bound)
    with pytest.raises(TransitionRefused, match=r"tepat 100 %; sekarang kurang 0,01 %"):
        shared(bound, row, 3333, 3333, 3333)
    found = shared(bound, row, 3333, 3333, 3334)
    assert [sum(column) for column in zip(*(part.amounts for part in found.parts), strict=True)] == [1_000_000_000, 100]
    assert sum(part.total for part in found.parts) == found.total == 1_000_000_100
    first, second, third = bound.members
    with pytest.raises(PermissionDenied):
        answered(row, second, bound.planners[0])
    answered(row, first, bound.planners[0])
    answered(row, second, bound.planners[1], is_accepted=False, reason="APBD kami tidak cukup tahun 2028.")
    answered(row, third, bound.planners[2])
    assert again(row).agreed is None
    answered(row, second, bound.planners[1])
    assert again(row).agreed["total"] == 1_000_000_100

    now = values_of(again(row))
    more = FACTS | {"money": {"APBD-2028": 2_000_000_000}}
    stale = division(row).part_of(first)
    programmes.change(again(row), values=more, seen=stamps(now), by=bound.chief)
    assert [part.is_asked_again for part in division(row).parts] == [True, True, True]
    assert again(row).agreed["total"] == 1_000_000_100, "the last agreement stands"
    with pytest.raises(TransitionRefused, match="berubah sejak"):
        programmes.answer(stale.share, seen=stale.digest, is_accepted=True, by=bound.planners[0])
    assert ShareAnswer.objects.filter(share__programme=row).count() == 4


def test_two_who_save_at_once_lose_nothing(bound):
    row = a_programme(bound)
    now = values_of(row)
    seen = stamps(now)
    programmes.change(again(row), values=now | {"problem": "Masalah menurut Bappeda"}, seen=seen, by=bound.planners[0])
    programmes.change(again(row), values=now | {"unit": "jam"}, seen=seen, by=bound.planners[1])
    kept = again(row)
    assert (kept.problem, kept.unit) == ("Masalah menurut Bappeda", "jam")
    with pytest.raises(TransitionRefused, match="lebih dahulu mengubah masalah"):
        programmes.change(again(row), values=now | {"problem": "Masalah lain"}, seen=seen, by=bound.planners[1])
    shared(bound, row, 5000, 5000)
    portions = [Portion(one, 5000, "Kewajiban") for one in bound.members[:2]]
    with pytest.raises(TransitionRefused, match="lebih dahulu mengubah pembagian"):
        programmes.divide(again(row), portions=portions, seen="lama", by=bound.chief)


def test_who_leaves_hands_over_everything(bound):
    row = agreed(bound, 5000, 3000, 2000)
    plan, leaver = queries.held(bound.plan), bound.members[2]
    [found] = redivisions([again(row)], leaver)
    assert [(one.points, one.after) for one in found.staying] == [(6250, 625_000_063), (3750, 375_000_037)]
    facts = {"until": timezone.localdate(), "reason": "Bergabung dengan kawasan lain", "by": bound.chief}
    with pytest.raises(TransitionRefused, match="siapa yang meneruskan"):
        leaving.leave(leaver, heirs={}, seen=plan.revision, **facts)
    with pytest.raises(TransitionRefused, match="ketua yang lain"):
        leaving.leave(bound.members[0], heirs={}, seen=plan.revision, **facts)
    with pytest.raises(TransitionRefused, match="berubah sejak pratinjau"):
        leaving.leave(leaver, heirs={row.pk: bound.members[1].pk}, seen=plan.revision - 1, **facts)
    leaving.leave(leaver, heirs={row.pk: bound.members[1].pk}, seen=plan.revision, **facts)

    after = division(row)
    assert [part.total for part in after.parts] == [625_000_063, 375_000_037]
    assert f"Meneruskan {leaver.name}: Kewajiban {leaver.name}" in after.parts[1].share.duty
    assert [one["total"] for one in again(row).agreed["shares"]] == [500_000_050, 300_000_030, 200_000_020]
    newest = PlanRevision.objects.filter(plan=bound.plan)[:2]
    told = comparing.differences(newest[1].contents, newest[0].contents)
    assert any(one.label == f"bagian {leaver.name}" and one.before and not one.after for one in told)
    with pytest.raises(TransitionRefused, match="memerlukan dua anggota"):
        leaving.leave(bound.members[1], heirs={}, seen=queries.held(bound.plan).revision, **facts)


def test_books_name_it_and_the_country_counts_it_once(bound, edition):
    mine, yours = bound.own
    assert "joint" not in contents_of(mine)
    row = a_programme(bound)
    shared(bound, row, 5000, 3000, 2000)
    for member, planner in zip(bound.members, bound.planners, strict=True):
        code = "P-1" if member == bound.members[1] else ""
        answered(row, member, planner, own_code=code)
    with pytest.raises(TransitionRefused, match="tidak mempunyai program P-9"):
        answered(row, bound.members[0], bound.planners[0], own_code="P-9")

    found = counting.counted_once(edition)
    total, share = 1_000_000_100, 300_000_030
    assert (found.own, found.joint, found.already) == (1_000_000_000, total, share)
    assert found.once == 1_000_000_000 - share + total
    assert found.books == 1_000_000_000 + 2 * total
    assert found.difference == found.twice + found.already - found.unprinted == total + share
    assert (found.lines[0].elsewhere, len(found.lines[0].outside)) == (200_000_020, 1)

    assert [one["own"]["total"] for one in joints.joint_of(mine)] == [500_000_050]
    typed(yours, "program", {"code": "P-2", "name": "Kecil", "pillar": "living", "subdimension": "mobility"}, by=bound.planners[1])  # fmt: skip
    typed(yours, "anggaran", {"programme": "P-2", "source": "APBD", "y1": "100.000.000"}, by=bound.planners[1])
    [held] = counting.with_held(joints.joint_of(yours), yours)
    [short] = counting.with_held([held | {"own": held["own"] | {"own_code": "P-2"}}], yours)
    [none] = counting.with_held(joints.joint_of(mine), mine)
    assert (held["missing"], short["missing"], none["missing"]) == (0, 200_000_030, 500_000_050)
    for language, word in (("id", "(bersama)"), ("en", "(joint)")):
        book = Binding(yours, None).book("buku2", language)
        text = str(book)
        assert f"{row.name} {word}" in text
        assert "300.000.030" in text.replace(",", ".")
        assert "1.000.000.100" in text.replace(",", ".")
    assert "t-joint-summary" in str(Binding(mine, None).book("buku3", "id"))
    assert "bersama " in "".join(
        slide.points[0]
        for slide in deck_of(Binding(mine, None).source("id")).slides
        if slide.title == "Dikerjakan bersama daerah lain"
    )
    what_the_public_reads(contents_of(mine), row.name)
    plans.move(queries.held(bound.plan), step="end", note="Selesai", by=bound.chief)
    assert "joint" not in contents_of(mine)
    assert counting.counted_once(edition).joint == 0


def what_the_public_reads(contents, name):
    """The own part whole, of partners what books print; agreed on anew it shows in the comparison of versions."""
    contents["joint"][0]["own"]["duty"] += " Hubungi 0812-3456-7890."
    told = public_contents(PlanVersion(number=1), contents)
    [found] = told["joint"]
    assert (found["own"]["total"], found["own"]["amounts"] != []) == (500_000_050, True)
    assert found["own"]["duty"].endswith(f"Hubungi {MARK}.")
    assert [set(share) for share in found["shares"]] == [{"member", "name", "points", "total"}] * 3
    [(_row, cells)] = public_plan(told).joint
    assert cells["Bagian daerah ini"].startswith("Rp500.000.050 (50,00 %); di luar")
    assert "300.000.030 (30,00 %)" in cells["Mitra"]

    without = {key: said for key, said in contents.items() if key != "joint"}
    again = without | {"joint": [contents["joint"][0] | {"total": 2_000_000_000, "name": f"{name} baru"}]}
    assert "joint" not in public_contents(PlanVersion(number=1), without)
    assert [(one.act, one.name) for one in versions.compare(without, contents).joint] == [("added", name)]
    assert [one.act for one in versions.compare(contents, without).joint] == ["removed"]
    [changed] = versions.compare(contents, again).joint
    assert [cell.label for cell in changed.cells] == ["Nama", "Biaya seluruhnya"]
    assert versions.compare(contents, contents).is_empty


def test_a_province_owns_a_plan_with_its_regions(edition):
    region = RegionFactory()
    other = RegionFactory(province=region.province)
    governor = somebody(Role.PROVINCE, province=region.province)
    facts = {"kind": "provinsi", "province": region.province, "name": "Provinsi cerdas", "starts": 2028, "years": 3}
    plan = plans.found(edition, facts=facts, members=[region, other], by=governor)
    assert queries.lead_of(plan).province == region.province
    stranger = somebody(Role.PROVINCE, province=RegionFactory().province)
    with pytest.raises(PermissionDenied):
        plans.found(edition, facts=facts | {"name": "Lain"}, by=stranger)
    with pytest.raises(TransitionRefused, match="sudah mempunyai"):
        plans.found(edition, facts=facts | {"name": "Lagi"}, by=governor)
    assert list(JointPlan.objects.visible_to(stranger)) == []
    charters.write(plan, values=TEXTS, seen=stamps(dict.fromkeys(TEXTS, "")), by=governor)
    charters.move(plan, step="open", by=governor)
    own = Membership.objects.get(plan=plan, province=region.province)
    with pytest.raises(TransitionRefused, match="nama dan jabatan"):
        signed(own, governor)
    signed(own, governor, name="Gandi Contoh", title="Gubernur")
    assert queries.newest_charter(plan).signatures.get().signer_title == "Gubernur"


def test_what_no_plan_can_hold_is_told_at_its_field(client, bound):
    client.force_login(bound.chief, BACKEND)
    answer = client.post(reverse("clusters:frame", args=[bound.plan.pk]), {"name": "x", "starts": 1990, "years": 11})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["starts", "years"])
    said = {name: value for name, value in FACTS.items() if name not in {"targets", "money"}}
    form = ProgrammeForm(said | {"beneficiaries_number": 3_000_000_000, "baseline_year": 40_000})
    assert list(form.errors) == ["beneficiaries_number", "baseline_year"]


def test_on_screen_and_in_public(client, bound, django_assert_max_num_queries):
    row = a_programme(bound)
    shared(bound, row, 5000, 3000, 2000)
    client.force_login(bound.planners[0], BACKEND)
    page = client.get(bound.plan.get_absolute_url()).content.decode()
    assert "Bagian daerah Anda menunggu jawaban" in page
    address = reverse("clusters:programme", args=[row.pk])
    with django_assert_max_num_queries(40):
        page = client.get(address).content.decode()
    assert "Rp500.000.050" in page
    part = division(row).part_of(bound.members[0])
    said = {"action": "accept", "which": part.share.pk, "seen": part.digest}
    assert "Bagian daerah Anda diterima" in client.post(reverse("clusters:answer", args=[row.pk]), said, follow=True).content.decode()  # fmt: skip
    said = {f"percent-{one.pk}": "33,33" for one in bound.members} | {"seen": division(row).digest}
    answer = client.post(reverse("clusters:shares", args=[row.pk]), said)
    assert answer.status_code == 422
    assert "kurang 0,01 %" in answer.content.decode()
    page = client.get(f"{reverse('clusters:shares', args=[row.pk])}?rata=1").content.decode()
    assert page.count('value="33,33"') == 2
    assert 'value="33,34"' in page
    client.force_login(bound.chief, BACKEND)
    Charter.objects.filter(plan=bound.plan).update(exit_terms="Hubungi 0812 3456 7890.")
    client.post(reverse("clusters:act", args=[bound.plan.pk]), {"action": "publish"})
    client.logout()
    page = client.get(bound.plan.public_url).content.decode()
    assert TEXTS["purpose"] in page
    assert f"Hubungi {MARK}." in page
    assert row.name not in page, "not agreed by all"
    shown = bound.plan.publications.get()
    file = client.get(
        reverse("clusters_public:contents", args=[bound.plan.edition.slug, bound.plan.slug, shown.number])
    )
    assert b"0812" not in file.content
    assert hashlib.sha256(file.content).hexdigest() in page
    client.force_login(bound.chief, BACKEND)
    client.post(reverse("clusters:act", args=[bound.plan.pk]), {"action": "withdraw", "which": "1", "note": "Keliru"})
    assert client.get(bound.plan.public_url).status_code == 410
    client.force_login(somebody(Role.REGION_ADMIN, region=RegionFactory()), BACKEND)
    assert client.get(bound.plan.get_absolute_url()).status_code == 404
