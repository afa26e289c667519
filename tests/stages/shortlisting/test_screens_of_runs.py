"""Screens of schemes and runs: who sees them, what they say, how many questions they ask."""

import io

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.tasks.models import Job
from gerakan.stages.shortlisting.calculations.fingerprint import draft_fingerprint
from gerakan.stages.shortlisting.models import Run, Scheme
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory
from tests.factories.indicators import IndicatorFactory
from tests.factories.shortlisting import YEAR, a_computed_run, a_ready_scheme, a_scheme, regions, row, two_indicators

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    user = somebody(Role.SECRETARIAT)
    client.force_login(user)
    return user


def addresses(run):
    region = run.standings.first().region
    return {
        "see": [
            reverse("shortlisting:start"),
            reverse("shortlisting:schemes", args=[run.scheme.edition.slug]),
            reverse("shortlisting:scheme", args=[run.scheme_id]),
            reverse("shortlisting:ranking", args=[run.pk]),
            reverse("shortlisting:standing", args=[run.pk, region.code]) + "?andaikan=1",
            reverse("shortlisting:sureness", args=[run.pk]),
            reverse("shortlisting:what_if", args=[run.pk]),
            reverse("shortlisting:check_files", args=[run.pk]),
        ],
        "work": [
            reverse("shortlisting:open_scheme", args=[run.scheme.edition.slug]),
            reverse("shortlisting:edit_scheme", args=[run.scheme_id]),
            reverse("shortlisting:weigh", args=[run.scheme_id]),
            reverse("shortlisting:compute_run", args=[run.scheme_id]),
        ],
    }


@pytest.mark.parametrize(
    ("role", "see", "work"),
    [
        (Role.SECRETARIAT, {200, 302}, {200}),
        (Role.NATIONAL_ADMIN, {200, 302}, {200}),
        (Role.AUDITOR, {200, 302}, {403}),
        (Role.REGION_ADMIN, {403, 404}, {403, 404}),
        (Role.ASSESSOR, {403, 404}, {403, 404}),
        (None, {403, 404}, {403, 404}),
    ],
)
def test_who_sees_and_who_works(client, role, see, work):
    run = a_computed_run()
    place = {"region": run.standings.first().region} if role == Role.REGION_ADMIN else {}
    client.force_login(somebody(role, **place))
    assert {client.get(address).status_code for address in addresses(run)["see"]} <= see
    assert {client.get(address).status_code for address in addresses(run)["work"]} <= work


def test_visitors_are_asked_to_sign_in(client):
    run = a_computed_run()
    answers = [client.get(address) for group in addresses(run).values() for address in group]
    assert {answer.status_code for answer in answers} == {302}
    assert all("/akun/" in answer.url for answer in answers)


@pytest.mark.parametrize("count", [2, 28])
def test_the_ranking_asks_a_bounded_number_of_questions(client, staff, count, django_assert_max_num_queries):
    places = regions(kota=count, kabupaten=count)
    run = a_computed_run(a_ready_scheme(places), places={"kota": 1, "kabupaten": 1}, draws=100)
    client.get(
        reverse("shortlisting:schemes", args=[run.scheme.edition.slug])
    )  # the frame is remembered from the page before
    with django_assert_max_num_queries(12):
        answer = client.get(reverse("shortlisting:ranking", args=[run.pk]))
    assert answer.content.decode().count('class="interval"') == count


@pytest.mark.parametrize("count", [1, 30])
def test_versions_ask_a_bounded_number_of_questions(client, staff, count, django_assert_max_num_queries):
    edition = EditionFactory()
    Scheme.objects.bulk_create(Scheme(edition=edition, number=n, title="x") for n in range(1, count + 1))
    client.get(reverse("shortlisting:schemes", args=[edition.slug]))  # the frame is remembered from the page before
    with django_assert_max_num_queries(14):
        client.get(reverse("shortlisting:schemes", args=[edition.slug]))


def test_the_cut_line_stands_under_the_last_place(client, staff):
    run = a_computed_run()
    text = client.get(reverse("shortlisting:ranking", args=[run.pk]), {"daftar": "kota"}).content.decode()
    rows = text.split("<tbody>")[1].split("</tbody>")[0].split("<tr")[1:]

    assert ['class="cut"' in each.split(">")[0] for each in rows] == [False, True, False, False]


def test_ranking_filters_by_zone_and_exports_figures(client, staff):
    run = a_computed_run()
    address = reverse("shortlisting:ranking", args=[run.pk])
    answer = client.get(address, {"daftar": "kabupaten", "zona": "certain", "unduh": "xlsx"})
    sheet = load_workbook(io.BytesIO(b"".join(answer) if answer.streaming else answer.content)).active
    lines = [line for line in sheet.iter_rows(values_only=True) if line[0] and str(line[0]).startswith("Kabupaten")]

    assert [(line[1], line[5]) for line in lines] == [(1, 1), (2, 1)]
    assert all("<svg" not in str(cell) for line in lines for cell in line)


@pytest.mark.parametrize("pool", ["provinsi", "semua", "<script>"])
def test_a_list_that_is_not_there_is_not_found(client, staff, pool):
    run = a_computed_run()
    assert client.get(reverse("shortlisting:ranking", args=[run.pk]), {"daftar": pool}).status_code == 404


def test_a_small_calculation_answers_at_once(client, staff):
    scheme = a_ready_scheme()
    data = {"tempat-kota": 2, "tempat-kabupaten": 2, "draws": 200, "seed": 5}
    answer = client.post(reverse("shortlisting:compute_run", args=[scheme.pk]), data)

    run = Run.objects.get()
    assert answer.url == reverse("shortlisting:ranking", args=[run.pk])
    assert (run.seed, run.draws, run.places, run.computed_by) == (5, 200, {"kota": 2, "kabupaten": 2}, staff)


def test_a_large_calculation_becomes_a_job(client, staff, django_capture_on_commit_callbacks):
    scheme = a_ready_scheme()
    data = {"tempat-kota": 2, "tempat-kabupaten": 2, "draws": 5000, "seed": 5}
    answer = client.post(reverse("shortlisting:compute_run", args=[scheme.pk]), data)

    job = Job.objects.get()
    assert answer.url == job.get_absolute_url()
    assert not Run.objects.exists()


def test_what_cannot_be_computed_is_said_at_the_form(client, staff):
    places = regions()
    x, y = two_indicators(places)
    scheme = a_scheme(row(x, 50), row(y, 50, year=1999, direction=-1), by=staff)
    data = {"tempat-kota": 2, "tempat-kabupaten": 2, "draws": 200, "seed": 5}
    answer = client.post(reverse("shortlisting:compute_run", args=[scheme.pk]), data)

    assert "Kemiskinan: kolom ini kosong" in answer.content.decode()
    assert Scheme.objects.get(pk=scheme.pk).state == "ready"


def test_a_new_version_is_opened_and_written_on_screen(client, staff):
    indicator, edition = IndicatorFactory(code="x"), EditionFactory()
    client.post(reverse("shortlisting:open_scheme", args=[edition.slug]), {"title": "Baru"})
    scheme = Scheme.objects.get()
    answer = client.post(reverse("shortlisting:edit_scheme", args=[scheme.pk]), typed(indicator, scheme))

    assert answer.status_code == 302
    item = scheme.indicators.get()
    assert (item.indicator, item.weight, item.group.code, item.year) == (indicator, 100, "kelompok-manusia", YEAR)
    assert client.post(reverse("shortlisting:scheme", args=[scheme.pk]), {"action": "make_ready"}).status_code == 302
    assert Scheme.objects.get().state == "ready"


def test_two_editors_of_one_draft_never_overwrite_each_other_unasked(client, staff):
    places = regions()
    x, y = two_indicators(places)
    scheme = a_scheme(row(x, 25), row(y, 75), by=staff, is_ready=False)
    address, other = reverse("shortlisting:edit_scheme", args=[scheme.pk]), Client()
    other.force_login(somebody(Role.SECRETARIAT))
    mine, theirs = typed(x, scheme) | {"note": "Catatan saya"}, typed(y, scheme) | {"note": "Catatan lain"}
    assert f'name="dibaca" value="{mine["dibaca"]}"' in client.get(address).content.decode()

    assert other.post(address, theirs).status_code == 302
    answer = client.post(address, mine)

    text = answer.content.decode()
    assert "diubah orang lain sejak Anda membukanya" in text
    assert "Catatan saya" in text
    assert Scheme.objects.get().note == "Catatan lain"
    assert scheme.indicators.get().indicator == y
    again = mine | {"dibaca": answer.context["editor"].seen}
    assert client.post(address, again).status_code == 302
    assert Scheme.objects.get().note == "Catatan saya"


def typed(indicator, scheme):
    """One new group with one indicator in it, in one go, typed on what the scheme says now."""
    return {
        "dibaca": draft_fingerprint(Scheme.objects.get(pk=scheme.pk)),
        "title": "Baru", "treatment": "none", "max_winsorised": 5, "normalisation": "minmax", "aggregation": "arithmetic",
        "missing": "proportional", "max_filled_share": "0.25", "tie_rule": "Undian.", "certain_from": "0.9",
        "out_until": "0.1", "weight_spread": "0.25", "leaves_one_out": "on",
        "kelompok-TOTAL_FORMS": 1, "kelompok-INITIAL_FORMS": 0, "kelompok-0-name": "Manusia",
        "kelompok-0-weight": 100, "kelompok-0-aggregation": "arithmetic",
        "indikator-TOTAL_FORMS": 1, "indikator-INITIAL_FORMS": 0, "indikator-0-indicator": indicator.pk,
        "indikator-0-group": "kelompok-manusia", "indikator-0-year": YEAR, "indikator-0-weight": 100,
        "indikator-0-direction": 1, "indikator-0-filling": "median",
    }  # fmt: skip


def test_suggested_weights_fill_the_form_and_save_nothing(client, staff):
    places = regions()
    x, y = two_indicators(places)
    scheme = a_scheme(row(x, 25), row(y, 75, direction=-1), by=staff, is_ready=False)
    text = client.get(
        reverse("shortlisting:edit_scheme", args=[scheme.pk]), {"bobot-x": "41.5", "bobot-y": "58.5"}
    ).content.decode()

    assert "belum disimpan" in text
    assert 'value="41.500"' in text or 'value="41.5"' in text
    assert sorted(scheme.indicators.values_list("weight", flat=True)) == [25, 75]
