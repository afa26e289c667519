"""One list for all: the same behaviour over a QuerySet and over plain rows, and nothing an address can break."""

import csv
import io
from dataclasses import dataclass
from datetime import date

import openpyxl
import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django_htmx.middleware import HtmxDetails

from gerakan.foundation.regions.models import Province
from gerakan.foundation.ui.listing import BulkAction, Choice, Column, Dates, Empty, Listing, Range, Tick
from gerakan.foundation.ui.listing.exports import harmless
from tests.factories.regions import ProvinceFactory


@dataclass(frozen=True)
class Row:
    pk: int
    name: str
    kind: str
    score: float | None
    on: date
    late: bool = False


ROWS = [
    Row(1, "Kota Tegal", "kota", 62.5, date(2026, 1, 5)),
    Row(2, "Kabupaten Tegal", "kabupaten", None, date(2026, 2, 5), late=True),
    Row(3, "Kabupaten Alor", "kabupaten", 81.0, date(2026, 3, 5)),
    Row(4, "kota Ambon", "kota", 40.0, date(2026, 4, 5)),
]
PLAIN = Listing(
    name="tests.plain",
    title="Contoh",
    columns=(
        Column("name", "Daerah", sort=True),
        Column("kind", "Jenis"),
        Column("score", "Skor", sort=True, align="end", total="score"),
        Column("on", "Tanggal", sort=True, is_hidden=True),
    ),
    filters=(
        Choice("kind", "Jenis", [("kota", "Kota"), ("kabupaten", "Kabupaten")]),
        Range("score", "Skor"),
        Dates("on", "Tanggal"),
        Tick("late", "Terlambat"),
    ),
    search=("name",),
    page_sizes=(2, 3),
    bulk=(BulkAction("invite", "Undang"),),
    empty=Empty("Belum ada daerah", "Hitung dulu."),
)
STORED = Listing(
    name="tests.stored",
    title="Provinsi",
    columns=(
        Column("name", "Provinsi", sort="name"),
        Column("population", "Penduduk", sort="population", align="end", total="population"),
    ),
    filters=(Choice("group", "Pulau", [("jawa", "Jawa")], lookup="island_group"), Range("population", "Penduduk")),
    search=("name", "code"),
    page_sizes=(25,),
    bulk=(BulkAction("invite", "Undang"),),
    empty=Empty("Belum ada provinsi"),
)


def get(query=""):
    request = RequestFactory().get(f"/daftar/{query}")
    request.user = AnonymousUser()
    return request


def names(query="", rows=ROWS, listing=PLAIN):
    return [row.thing.name for row in listing.page(get(query), rows).rows]


def test_every_word_must_be_found():
    assert names("?cari=tegal+kota&per=3") == ["Kota Tegal"]
    assert names("?cari=TEGAL&per=3") == ["Kota Tegal", "Kabupaten Tegal"]


def test_missing_values_come_last_either_way():
    assert names("?urut=score&per=3") == ["kota Ambon", "Kota Tegal", "Kabupaten Alor"]
    assert names("?urut=score&per=3&halaman=2") == ["Kabupaten Tegal"]
    assert names("?urut=-score&per=3&halaman=2") == ["Kabupaten Tegal"]


def test_sorting_by_name_ignores_case():
    assert names("?urut=name&per=3")[-1] == "kota Ambon"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?kind=kota", 2),
        ("?score-dari=60", 2),
        ("?score-dari=60&score-sampai=70", 1),
        ("?on-dari=2026-02-01&on-sampai=2026-03-31", 2),
        ("?late=on", 1),
        ("?kind=desa", 4),
        ("?score-dari=banyak", 4),
        ("?score-dari=1e400", 4),
        ("?score-dari=99999999999999999999999", 4),
        ("?on-dari=kemarin", 4),
    ],
)
def test_filters_narrow_and_nonsense_is_left_out(query, found):
    assert PLAIN.page(get(query), ROWS).count == found


def test_nonsense_in_a_filter_is_told():
    errors = PLAIN.page(get("?score-dari=banyak"), ROWS).errors

    assert len(errors) == 1
    assert errors[0].startswith("Skor dari:")


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("halaman=0", 1),
        ("halaman=-1", 1),
        ("halaman=abc", 1),
        ("halaman=²", 1),
        ("halaman=" + "9" * 5000, 2),
        ("halaman=99", 2),
    ],
)
def test_any_page_number_leads_to_a_page(query, number):
    assert PLAIN.page(get(f"?{query}"), ROWS).page.number == number


@pytest.mark.parametrize("query", ["per=0", "per=1000000", "per=-3", "per=x", "per=" + "9" * 400])
def test_only_the_declared_page_sizes_exist(query):
    assert PLAIN.page(get(f"?{query}"), ROWS).asked.size == 2


@pytest.mark.parametrize(
    "query", ["urut=pk", "urut=password", "urut=-", "urut=kind", "kolom=pk", "cari=%00", "cari=" + "a " * 999]
)
def test_only_declared_columns_can_be_sorted_or_shown(query):
    page = PLAIN.page(get(f"?{query}"), ROWS)

    assert [column.key for column in page.columns] == ["name", "kind", "score"]


def test_chosen_columns_are_shown_and_the_first_always():
    page = PLAIN.page(get("?kolom=on"), ROWS)

    assert [column.key for column in page.columns] == ["name", "on"]
    assert page.rows[0].cells[1].text == "5 Januari 2026"


def test_totals_count_every_row_found_not_only_the_page():
    page = PLAIN.page(get("?kind=kota"), ROWS)

    assert [cell.text for cell in page.footer] == ["Jumlah seluruhnya", "", "102,5"]


def test_links_keep_the_rest_of_the_state():
    page = PLAIN.page(get("?cari=tegal&per=2&urut=name&halaman=2"), ROWS)

    assert page.headings[0].url == "/daftar/?cari=tegal&per=2&urut=-name"
    assert page.chips == [("“tegal”", "/daftar/?per=2&urut=name")]


def test_two_lists_on_one_page_do_not_disturb_each_other():
    page = PLAIN.page(get("?cari=alor&b-cari=tegal&b-kind=kota"), ROWS, prefix="b-")

    assert [row.thing.name for row in page.rows] == ["Kota Tegal"]
    assert page.dom_id == "b-daftar-tests-plain"
    assert page.bare_url == "/daftar/?cari=alor"


def test_an_empty_list_says_what_to_do_and_a_filtered_one_offers_a_way_back(render_listing):
    assert "Hitung dulu." in render_listing(PLAIN.page(get(), []))
    assert "Hapus semua saringan" in render_listing(PLAIN.page(get("?cari=zzz"), ROWS))


def test_what_people_typed_is_shown_as_text(render_listing):
    rows = [Row(1, "<script>alert(1)</script>", "kota", 1.0, date(2026, 1, 1))]
    drawn = render_listing(PLAIN.page(get("?cari=%3Cscript%3E"), rows))

    assert "<script>alert" not in drawn
    assert "&lt;script&gt;alert" in drawn


@pytest.mark.django_db
def test_the_same_address_answers_with_the_page_the_part_or_the_file():
    page, part = get(), get()
    page.htmx = HtmxDetails(page)
    part.META |= {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "daftar-tests-plain"}
    part.htmx = HtmxDetails(part)

    whole = PLAIN.respond(page, ROWS, "ui/bare.html").content.decode()
    partial = PLAIN.respond(part, ROWS, "ui/bare.html").content.decode()
    file = PLAIN.respond(get("?unduh=csv"), ROWS, "ui/bare.html")

    assert whole.startswith("<!doctype html>")
    assert partial.strip().startswith('<div class="listing" id="daftar-tests-plain">')
    assert file["Content-Disposition"].startswith('attachment; filename="tests-plain-')


def test_a_file_holds_every_row_found_in_the_columns_on_screen():
    response = PLAIN.export(get("?kind=kabupaten&kolom=score&urut=name"), ROWS, "csv")

    lines = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert lines == [["Daerah", "Skor"], ["Kabupaten Alor", "81.0"], ["Kabupaten Tegal", ""]]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_no_text_becomes_a_formula(text):
    rows = [Row(1, text, "kota", -5.0, date(2026, 1, 1))]
    sheet = workbook(PLAIN.export(get(), rows, "xlsx"))["Data"]
    [_head, line] = csv.reader(io.StringIO(PLAIN.export(get(), rows, "csv").content.decode("utf-8-sig"), newline=""))

    assert harmless(text) == f"'{text}"
    assert line[0].startswith("'")
    assert line[2] == "-5.0"
    assert sheet["A2"].data_type == "s"
    assert sheet["C2"].value == -5


def test_a_spreadsheet_tells_what_it_holds():
    book = workbook(PLAIN.export(get("?kind=kota"), ROWS, "xlsx"))
    notes = {row[0].value: row[1].value for row in book["Keterangan"].iter_rows()}

    assert notes["Saringan"] == "Jenis: Kota"
    assert notes["Jumlah baris"] == "2"


def test_long_numbers_keep_all_their_digits():
    rows = [Row(1, "NIP", "kota", 198001012005011001, date(2026, 1, 1))]

    assert workbook(PLAIN.export(get(), rows, "xlsx"))["Data"]["C2"].value == "198001012005011001"


def test_chosen_rows_are_among_those_given():
    request = RequestFactory().post("/daftar/?kind=kota", {"pilih": ["1", "2", "99"]})
    everything = RequestFactory().post("/daftar/?kind=kota", {"semua": "1"})

    assert [row.pk for row in PLAIN.chosen(request, ROWS[1:])] == [2]
    assert [row.pk for row in PLAIN.chosen(everything, ROWS)] == [1, 4]


@pytest.mark.django_db
@pytest.mark.parametrize("keys", [["x"], ["9" * 40], [""], ["-1"], ["1.5"]])
def test_forged_keys_choose_nothing(keys):
    ProvinceFactory()
    request = RequestFactory().post("/daftar/", {"pilih": keys})

    assert list(STORED.chosen(request, Province.objects.all())) == []


@pytest.mark.django_db
def test_a_queryset_is_searched_filtered_sorted_and_summed():
    ProvinceFactory(name="Jawa Barat", population=50)
    ProvinceFactory(name="Jawa Timur", population=41)
    ProvinceFactory(name="Maluku", island_group="maluku", population=2)

    page = STORED.page(get("?cari=jawa&urut=-population&group=jawa&population-dari=1"), Province.objects.all())

    assert [row.thing.name for row in page.rows] == ["Jawa Barat", "Jawa Timur"]
    assert page.footer[1].text == "91"
    assert [row.name for row in STORED.chosen(post(page), Province.objects.all())] == ["Jawa Timur"]


def post(page):
    return RequestFactory().post("/daftar/", {"pilih": [page.rows[1].key]})


@pytest.mark.django_db
@pytest.mark.parametrize("n", [1, 30])
def test_list_query_count(n, render_listing):
    ProvinceFactory.create_batch(n)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        render_listing(STORED.page(get("?cari=contoh&urut=name"), Province.objects.all()))

    assert len(queries) == 3  # how many, one page of them, their sums


@pytest.fixture
def render_listing(rf):
    def render(page) -> str:
        from django.shortcuts import render as answer  # noqa: PLC0415 - needs settings

        response: HttpResponse = answer(page.request, "ui/listing.html", {"page": page})
        return response.content.decode()

    return render


def workbook(response):
    return openpyxl.load_workbook(io.BytesIO(response.content))
