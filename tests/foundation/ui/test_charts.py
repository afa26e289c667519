"""One spec, three pictures, one table; nothing in them breaks the content security policy."""

import re

import altair
import pytest

from gerakan.foundation.ui import charts

LONG = "Kabupaten Kepulauan Siau Tagulandang Biaro"


def every_kind():
    return [
        charts.bars("Batang", [("Satu", 3.0), (LONG, 5.0), ("Kosong", None)], unit="skor", cut=4),
        charts.intervals("Selang", [(LONG, 1, 2, 4), ("Dua", 3, 5, 9)], decimals=0, cut=6),
        charts.waterfall("Air terjun", [("Satu", 3.0), ("Dua", -1.5)], cut=2),
        charts.line("Garis", {"Ini": [(2020, 1.0), (2021, None), (2022, 3.0)], "Itu": [(2020, 2.0)]}),
        charts.histogram("Sebaran", [1.0, 2.0, 2.5, 9.0], bins=4, cut=2),
        charts.tornado("Sobol", [("Bobot", 0.1, 0.2), ("Cara", 0.3, 0.5)]),
    ]


@pytest.mark.parametrize("chart", every_kind(), ids=lambda chart: chart.title)
def test_a_chart_is_valid_for_altair_and_drawn_for_page_file_and_word(chart):
    altair.LayerChart.from_dict(dict(chart.spec))

    assert chart.svg.startswith("<svg")
    assert chart.svg_narrow != chart.svg
    assert chart.document().startswith("<svg")
    assert chart.png().startswith(b"\x89PNG")


@pytest.mark.parametrize("chart", every_kind(), ids=lambda chart: chart.title)
def test_a_picture_in_a_page_has_a_name_and_no_inline_style(chart):
    assert f'role="img" aria-label="{chart.title}"' in chart.svg
    assert re.findall(r"\s(style|class|on\w+)=", chart.svg) == []
    assert "http" not in chart.svg.replace("http://www.w3.org/2000/svg", "")


def test_colours_are_tokens_so_that_the_dark_theme_can_replace_them():
    colours = {
        colour for chart in every_kind() for colour in re.findall(r'(?:fill|stroke)="(#[0-9a-f]{3,6})"', chart.svg)
    }

    assert colours <= {
        "#10243e",
        "#475a72",
        "#d9dee5",
        "#7d8a9b",
        "#ffffff",
        "#14467c",
        "#b3202c",
        "#1e7b4f",
        "#a1260d",
    }


def test_bars_are_sorted_and_what_is_missing_stays_visible():
    chart = charts.bars("Batang", [("Satu", 3.0), ("Kosong", None), ("Dua", 5.0)])

    assert chart.rows == [("Dua", "5,0"), ("Satu", "3,0"), ("Kosong", "tidak ada data")]
    assert "tidak ada data" in chart.svg


def test_a_waterfall_ends_at_the_sum():
    assert charts.waterfall("Jumlah", [("Satu", 3.0), ("Dua", -1.5)]).rows[-1] == ("Jumlah", "1,5")


def test_a_histogram_loses_nobody():
    chart = charts.histogram("Sebaran", [0.0, 0.1, 5.0, 10.0, 10.0], bins=3)

    assert sum(int(row[1]) for row in chart.rows) == 5


def test_names_cannot_smuggle_markup_into_the_picture():
    chart = charts.bars('Judul "><script>x</script>', [('<script>alert("x")</script>', 1.0)])

    assert "<script" not in chart.svg


def test_an_altair_chart_wears_the_house_style():
    data = altair.Data(values=[{"a": "A", "b": 1200.5}])
    drawn = altair.Chart(data).mark_bar(color="#14467c").encode(x="b:Q", y="a:N")

    chart = charts.from_altair(drawn, "Altair", ("Nama", "Nilai"), [("A", "1.200,5")])

    assert 'fill="#14467c"' in chart.svg
    assert "1.200" in chart.svg
