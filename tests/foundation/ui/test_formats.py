"""What a person reads, to the letter."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from gerakan.foundation.ui import formats
from gerakan.foundation.ui.templatetags.gerakan import day, rupiah


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1234.5, None, "1.234,5"),
        (1234567, None, "1.234.567"),
        (0.1 + 0.2, None, "0,3"),
        (2.345, 2, "2,35"),
        (1000, 2, "1.000,00"),
        (-0.04, 1, "0,0"),
        (-1234.5, 1, "-1.234,5"),
        (Decimal("12.50"), None, "12,5"),
        (0, None, "0"),
        (100, None, "100"),
        (None, None, "–"),
        (float("nan"), 1, "–"),
        (float("inf"), 1, "–"),
    ],
)
def test_numbers(value, decimals, text):
    assert formats.number(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1_234_567_890, "Rp1,2 miliar"),
        (999_999_999, "Rp1 miliar"),
        (950_000_000, "Rp950 juta"),
        (2_000_000_000_000, "Rp2 triliun"),
        (999_999, "Rp1 juta"),
        (123_456, "Rp123.456"),
        (0, "Rp0"),
        (-1_500_000, "-Rp1,5 juta"),
        (None, "–"),
    ],
)
def test_money_is_short(value, text):
    assert formats.money(value) == text


def test_money_keeps_the_exact_rupiah_for_hover_and_print():
    drawn = rupiah(1_234_567_890)

    assert 'title="Rp1.234.567.890"' in drawn
    assert '<span class="exact-print">Rp1.234.567.890</span>' in drawn


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0 %"), (0.001, "< 1 %"), (0.47, "47 %"), (0.999, "> 99 %"), (0.995, "> 99 %"), (1, "100 %"), (None, "–")],
)
def test_a_share_never_reads_as_certain_when_it_is_not(value, text):
    assert formats.share(value) == text


def test_ranks_say_out_of_how_many():
    assert formats.rank(27, 98) == "27 dari 98"
    assert formats.rank(1027) == "1.027"
    assert formats.rank(None, 98) == "–"


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("Asia/Jakarta", "Sabtu, 21 November 2026 pukul 14.05 WIB"),
        ("Asia/Makassar", "Sabtu, 21 November 2026 pukul 15.05 WITA"),
        ("Asia/Jayapura", "Sabtu, 21 November 2026 pukul 16.05 WIT"),
    ],
)
def test_an_instant_says_its_zone(zone, text):
    with timezone.override(ZoneInfo(zone)):
        assert formats.moment(datetime(2026, 11, 21, 7, 5, tzinfo=UTC)) == text


def test_a_day_near_midnight_is_the_day_here():
    assert formats.day(datetime(2026, 11, 21, 18, 0, tzinfo=UTC)) == "22 November 2026"


def test_days():
    assert formats.day(date(2026, 8, 7), short=True) == "7 Agu 2026"
    assert formats.day(date(2026, 5, 1), weekday=True) == "Jumat, 1 Mei 2026"
    assert formats.days_range(date(2019, 2, 21), date(2019, 2, 22)) == "21–22 Februari 2019"
    assert formats.days_range(date(2019, 1, 30), date(2019, 2, 2)) == "30 Januari – 2 Februari 2019"
    assert formats.days_range(date(2019, 12, 30), date(2020, 1, 2)) == "30 Desember 2019 – 2 Januari 2020"
    assert formats.clock(time(9, 0)) == "09.00"
    assert str(day(None)) == "–"


def test_english_when_english_is_in_use():
    with translation.override("en"):
        assert formats.number(1234.5) == "1,234.5"
        assert formats.money(1_234_567_890) == "Rp1.2 billion"
        assert formats.day(date(2026, 5, 1), weekday=True) == "Friday, 1 May 2026"
        assert formats.moment(datetime(2026, 11, 21, 7, 5, tzinfo=UTC)) == "Saturday, 21 November 2026 at 14:05 WIB"
