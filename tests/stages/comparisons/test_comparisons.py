"""Plans side by side: only what is public, only what means the same, nothing ranked."""

import datetime as dt
import io
import json
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import FactSource
from gerakan.stages.comparisons.queries.comparing import compare
from gerakan.stages.comparisons.queries.sides import draft_side, published_side
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.models.rows import YEAR_FIELDS
from gerakan.stages.reviews.models import PlanVersion, Publication
from gerakan.stages.reviews.queries.public import MARK
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory
from tests.factories.masterplans import a_plan, typed
from tests.factories.reviews import made_public
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db
TARGET = {"unit": "persen", "direction": "makin tinggi makin baik", "formula": "a dibagi b", "baseline_year": "2027"}


def written(edition: Edition, money: str, years: int, unit: str) -> Masterplan:
    """One programme from 2028 on with an indicator and money in every year."""
    plan, writer = a_plan(edition=edition)
    Masterplan.objects.filter(pk=plan.pk).update(years=years)
    plan.refresh_from_db()
    typed(
        plan,
        "program",
        {
            "code": "P-1",
            "name": f"Sampah {money}",
            "pillar": "lingkungan",
            "subdimension": "Sampah",
            "innovation": "Layanan",
            "starts": "2028",
            "ends": "2029",
        },
        by=writer,
    )
    typed(
        plan,
        "anggaran",
        {"programme": "P-1", "source": "APBD", "kind": "Investasi", **dict.fromkeys(YEAR_FIELDS[: plan.years], money)},
        by=writer,
    )
    typed(
        plan,
        "indikator",
        {
            "code": "I-1",
            "programme": "P-1",
            "name": "Sampah terpilah",
            "baseline": "10",
            "y2": "20",
            **TARGET,
            "unit": unit,
        },
        by=writer,
    )
    return plan


@pytest.fixture(scope="module")
def plans(request, django_db_setup):
    """Ours of ten years in draft; one public of five years that fits; one public whose unit differs."""
    with standing_rows(request):
        FactSource.objects.get_or_create(
            fact="population", defaults={"label": "Dukcapil", "dated": dt.date(2024, 12, 31)}
        )
        edition = EditionFactory(slug="umum", year=2027, state="open", is_test=False)
        ours, fits, other = (
            written(edition, *told) for told in (("100", 10, "persen"), ("50", 5, "Persen"), ("70", 5, "ton"))
        )
        for plan in (fits, other):
            made_public(plan, by=plan.begun_by)
        yield ours, fits, other


def sides(plans):
    ours, *others = plans
    return [draft_side(ours), *(published_side(Publication.objects.get(plan=plan)) for plan in others)]


def test_money_is_compared_in_common_years_per_head_of_the_register(plans):
    found = compare(sides(plans))

    assert list(found.years) == [2028, 2029, 2030, 2031, 2032]
    assert [one.whole for one in found.money] == [1000, 250, 350]
    assert [one.per_head for one in found.money] == [
        pytest.approx(amount / side.region.population) for amount, side in zip((100, 50, 70), found.sides, strict=True)
    ]
    assert any("2028–2032 saja" in note for note in found.notes)
    assert any("31 Desember 2024" in note for note in found.notes)
    assert [[cell.programmes for cell in cells] for code, _label, cells in found.pillars if code == "environment"] == [
        [1, 1, 1]
    ]


def test_a_target_is_compared_only_in_the_same_unit_and_year(plans):
    ours, fits, other = sides(plans)

    [same], [apart] = compare([ours, fits]).matches, compare([ours, fits, other]).matches

    assert (same.year, [cell.a_year for cell in same.cells]) == (2029, [Decimal(5), Decimal(5)])
    assert apart.reasons == ["satuannya berbeda: Persen, persen, ton"]
    assert apart.cells == [None, None, None]


def test_everybody_sees_published_plans_and_nobody_elses_draft(plans, client, django_assert_max_num_queries):
    ours, fits, other = plans
    url = reverse("comparisons:public", args=[fits.edition.slug, fits.region.slug])
    client.get(url)

    with django_assert_max_num_queries(20):
        page = client.get(url)

    assert [side.name for side in page.context["comparison"].sides] == [fits.region.name, other.region.name]
    asked = client.get(url, {"d": f"{ours.edition.slug}/{ours.region.slug}"})
    assert "comparison" not in asked.context
    assert ours.region.name not in asked.content.decode()
    assert client.get(reverse("comparisons:public", args=[ours.edition.slug, ours.region.slug])).status_code == 404


def test_the_workbook_holds_what_the_page_holds(plans, client):
    ours, fits, _other = plans
    client.force_login(somebody(Role.REGION_HEAD, region=ours.region))
    url = reverse("comparisons:own", args=[ours.pk])
    asked = {"d": f"{fits.edition.slug}/{fits.region.slug}"}
    found = client.get(url, asked).context["comparison"]
    book = openpyxl.load_workbook(io.BytesIO(client.get(url, asked | {"unduh": "xlsx"}).content))

    rows = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
    assert list(rows) == ["Keterangan", "Uang", "Pilar", "Jenis program", "Indikator", "Target", "Subdimensi"]
    assert [row[0] for row in rows["Keterangan"][1:]] == list(found.notes)
    money = {row[0]: row[1:] for row in rows["Uang"]}
    assert money["Uang seluruh rencana"] == (1000, 250)
    assert money["Setahun per penduduk, 2028–2032"] == tuple(pytest.approx(one.per_head) for one in found.money)
    assert [row[0] for row in rows["Pilar"][1:]] == [label for _code, label, _cells in found.pillars]
    assert rows["Target"][1] == ("Sampah terpilah", "persen", 2029, 10, 20, 5, 10, 20, 5, None)


def test_nobody_is_reached_through_a_comparison_and_no_name_is_a_formula(plans, client):
    _ours, fits, _other = plans
    version = Publication.objects.get(plan=fits).version
    said = json.loads(json.dumps(version.contents))
    said["rows"]["program"][0]["name"] = "=1+1 hubungi budi@contoh.go.id"
    PlanVersion.objects.filter(pk=version.pk).update(contents=said)
    url = reverse("comparisons:public", args=[fits.edition.slug, fits.region.slug])

    assert "budi@contoh" not in client.get(url).content.decode()
    book = openpyxl.load_workbook(io.BytesIO(client.get(url, {"unduh": "xlsx"}).content))
    [cell] = [cell for row in book["Subdimensi"].iter_rows() for cell in row if cell.value and "1+1" in str(cell.value)]
    assert (cell.data_type, cell.value) == ("s", f"=1+1 hubungi {MARK}")


def test_the_own_team_sees_its_draft_and_nobody_elses(plans, client):
    ours, _fits, other = plans
    client.force_login(somebody(Role.REGION_HEAD, region=ours.region))

    page = client.get(reverse("comparisons:own", args=[ours.pk]), {"d": f"{other.edition.slug}/{other.region.slug}"})

    assert [side.is_draft for side in page.context["comparison"].sides] == [True, False]
    assert "Tidak dibandingkan: satuannya berbeda" in " ".join(page.content.decode().split())
    assert client.get(reverse("comparisons:own", args=[other.pk])).status_code == 404


def test_without_other_published_plans_it_says_what_is_missing(client):
    plan, writer = a_plan(edition=EditionFactory(slug="sepi", year=2027, is_test=True))
    Publication.objects.update(withdrawn_at=timezone.now(), reason="Uji")
    client.force_login(writer)

    assert (
        "Belum ada rencana daerah lain yang diumumkan"
        in client.get(reverse("comparisons:own", args=[plan.pk])).content.decode()
    )
