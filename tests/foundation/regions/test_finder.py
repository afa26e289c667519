"""The finder never names a wrong region: real tables, known traps, and noise."""

import csv
import time

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gerakan.foundation.audit.models import Event
from gerakan.foundation.regions.commands import NameTaken, remember_name
from gerakan.foundation.regions.finder import Entry, OtherName, RegionFinder, Status, Why
from gerakan.foundation.regions.models import Alias, AliasReason, Region
from gerakan.foundation.regions.names import letters, read_name
from gerakan.foundation.regions.queries import (
    find_region,
    nearest_regions,
    region_at_address,
    region_finder,
    regions_by_likeness,
    search_regions,
)
from tests.factories.accounts import somebody

ERRORS = {"press_error", "wrong_kind"}


@pytest.fixture(scope="session")
def pure(register, overlay) -> RegionFinder:
    """The real register without a database."""
    former = {c.new_code: c.old_code for c in overlay.changes if c.change == "moved"}
    entries = [
        Entry(
            pk=number, code=row["code"], bps_code=row["bps_code"], name=row["name"], kind=row["kind"],
            provinces=tuple({row["code"][:2], former.get(row["code"], row["code"])[:2]}),
            former_codes=(former[row["code"]],) if row["code"] in former else (),
        )
        for number, row in enumerate(register.regions)
    ]  # fmt: skip
    names = [OtherName(row.code, row.alias, row.kind, row.reason) for row in overlay.aliases]
    provinces = [(row["code"], row["name"]) for row in register.provinces]
    extra = [(code, name) for code, names in overlay.facts["province_aliases"].items() for name in names]
    return RegionFinder.build(entries, names, [*provinces, *extra])


@pytest.fixture(scope="session")
def bps_table(shared_data) -> list[list[str]]:
    with (shared_data / "raw" / "bps_2021_kabkota.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.reader(file, delimiter=";") if row[0].strip()][1:]


def test_all_names_of_the_bps_table_are_resolved_rightly(finder, bps_table, shared_rows):
    """Right means: the figures of the row are the clean figures of the region found."""
    clean = {
        (row["region_code"], row["indicator"]): float(row["value"])
        for row in shared_rows("indicators_2021.csv")
        if row["indicator"] in {"gdp", "adjusted_spending"}
    }
    found = []
    for row in bps_table:
        finding = finder.find_region(row[1], province=row[0], bps_convention=True)
        assert finding.region, row[:2]
        found.append(finding.region.code)
        assert clean[finding.region.code, "gdp"] == float(row[11].replace(",", "."))
        assert clean[finding.region.code, "adjusted_spending"] == float(row[4].replace(",", "."))
    assert len(set(found)) == 514


def test_without_the_convention_a_shared_name_is_never_guessed(pure, bps_table):
    statuses = [pure.find_region(row[1], province=row[0]).status for row in bps_table]
    assert statuses.count(Status.AMBIGUOUS) == 26
    assert Status.UNKNOWN not in statuses
    assert Status.SUGGESTED not in statuses


def test_every_alias_resolves_rightly_or_is_offered_first(pure, shared_rows):
    for row in shared_rows("region_aliases.csv"):
        for finding in (
            pure.find_region(row["alias"], kind=row["kind"]),
            pure.find_region(f"{row['kind']} {row['alias']}"),
        ):
            best = finding.region or finding.candidates[0].region
            assert best.code == row["region_code"], row
            if row["reason"] in ERRORS:
                assert finding.status is Status.SUGGESTED, row


def test_514_names_take_well_under_a_second(pure, bps_table):
    begin = time.perf_counter()
    for row in bps_table:
        pure.find_region(row[1], province=row[0], bps_convention=True)
    assert time.perf_counter() - begin < 0.5


@pytest.mark.parametrize(
    ("text", "status", "code"),
    [
        ("35.29", Status.EXACT, "35.29"),
        ("Kabupaten Sumenep", Status.EXACT, "35.29"),
        ("  kabupaten   SUMENEP ", Status.EXACT, "35.29"),
        ("Kab. Sumenep", Status.NORMALISED, "35.29"),
        ("Sumenep", Status.NORMALISED, "35.29"),
        ("Sumenep, Kab.", Status.NORMALISED, "35.29"),
        ("Pemerintah Kabupaten Sumenep", Status.NORMALISED, "35.29"),
        ("Nduga *", Status.NORMALISED, "95.08"),
        ("Kab. Kep. Sangihe", Status.NORMALISED, "71.03"),
        ("Kota Adm. Jakarta Pusat", Status.NORMALISED, "31.71"),
        ("Wali Kota Bogor", Status.NORMALISED, "32.71"),
        ("BANDUNG (KOTA)", Status.NORMALISED, "32.73"),
        ("Kota Baru", Status.NORMALISED, "63.02"),
        ("KOTABARU", Status.NORMALISED, "63.02"),
        ("Kota Mobagu", Status.NORMALISED, "71.74"),
        ("Kab. Toba Samosir", Status.ALIAS, "12.12"),
        ("Solo", Status.ALIAS, "33.72"),
        ("91.01", Status.ALIAS, "93.01"),
        ("92.71", Status.ALIAS, "96.71"),
        ("3529", Status.EXACT, "35.29"),
    ],
)
def test_found(pure, text, status, code):
    finding = pure.find_region(text)
    assert (finding.status, finding.region and finding.region.code) == (status, code)


@pytest.mark.parametrize(
    ("text", "status", "first"),
    [
        ("Bandung", Status.AMBIGUOUS, {"32.04", "32.73"}),
        ("Banjar", Status.AMBIGUOUS, {"32.79", "63.03"}),
        ("Pontianak", Status.AMBIGUOUS, {"61.71", "61.02"}),
        ("1103", Status.AMBIGUOUS, {"11.03", "11.01"}),
        ("9101", Status.AMBIGUOUS, {"93.01", "92.03"}),
        ("11.1", Status.SUGGESTED, {"11.10"}),
        ("Kota Sumenep", Status.SUGGESTED, {"35.29"}),
        ("Bupati Ambon", Status.SUGGESTED, {"81.71"}),
        ("Kota Padang Pariaman", Status.SUGGESTED, {"13.05"}),
        ("Kutai Kertanegara", Status.SUGGESTED, {"64.02"}),
        ("Kota Bandng", Status.SUGGESTED, {"32.73"}),
        ("Kabupaten Bandungg", Status.SUGGESTED, {"32.04"}),
        ("Sumanep", Status.SUGGESTED, {"35.29"}),
        ("Kabupaten Surakarta", Status.SUGGESTED, {"33.72"}),
        ("", Status.UNKNOWN, set()),
        ("Kab", Status.UNKNOWN, set()),
        ("99.99", Status.UNKNOWN, set()),
        ("Jumlah", Status.UNKNOWN, set()),
        ("***", Status.UNKNOWN, set()),
    ],
)
def test_not_decided_but_offered(pure, text, status, first):
    finding = pure.find_region(text)
    assert finding.region is None
    assert finding.status is status
    best = {c.region.code for c in finding.candidates[: len(first)]}
    assert best == first


@pytest.mark.parametrize("province", ["JAWA BARAT", "Prov. Jawa Barat", "32", "Jabar"])
def test_the_province_decides_between_two_banjars(pure, province):
    assert pure.find_region("Banjar", province=province).region.code == "32.79"


@pytest.mark.parametrize("province", ["PAPUA", "Papua Tengah", "91", "94"])
def test_a_region_of_a_new_province_is_accepted_under_the_old(pure, province):
    assert pure.find_region("Mimika", province=province).region.code == "94.04"


@pytest.mark.parametrize(
    ("province", "code"),
    [("D I YOGYAKARTA", "34"), ("KEP. BANGKA BELITUNG", "19"), ("DKI JAKARTA", "31"), ("KEP. RIAU", "21"), ("x", None)],
)
def test_provinces_as_tables_print_them(pure, province, code):
    assert pure.read_province(province) == (frozenset({code}) if code else frozenset())


def test_a_contradicting_province_is_only_proposed(pure):
    finding = pure.find_region("Kabupaten Sumenep", province="Jawa Barat")
    assert finding.region is None
    assert (finding.candidates[0].region.code, finding.candidates[0].why) == ("35.29", Why.OTHER_PROVINCE)


def test_a_contradicting_kind_is_only_proposed(pure):
    finding = pure.find_region("Kota Bandung", kind="kabupaten")
    assert finding.region is None
    assert {c.region.code for c in finding.candidates[:2]} == {"32.04", "32.73"}


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
def test_noise_around_an_official_name_changes_nothing(pure, data):
    entry = data.draw(st.sampled_from(sorted(pure.by_code.values(), key=lambda e: e.code)))
    text = data.draw(st.sampled_from([str.upper, str.lower, str.title]))(entry.name)
    text = text.replace(" ", data.draw(st.sampled_from([" ", "  ", ". ", "-", "_", "\u00a0"])))
    before = data.draw(st.text(alphabet=" *.,0123456789()", max_size=4))
    after = data.draw(st.text(alphabet=" *.,0123456789()¹²†", max_size=4))
    finding = pure.find_region(before + text + after)
    assert finding.region == entry, finding


@given(text=st.text(max_size=40))
@settings(max_examples=300)
def test_any_text_is_answered(pure, text):
    finding = pure.find_region(text)
    assert finding.is_resolved == (finding.status in {Status.EXACT, Status.NORMALISED, Status.ALIAS})
    assert len(finding.candidates) <= 5 or finding.status is Status.AMBIGUOUS


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
def test_a_damaged_name_is_never_resolved_to_letters_it_does_not_have(pure, data):
    entry = data.draw(st.sampled_from(sorted(pure.by_code.values(), key=lambda e: e.code)))
    place = data.draw(st.integers(0, len(entry.name) - 1))
    damaged = entry.name[:place] + data.draw(st.sampled_from(["", "x", "aa"])) + entry.name[place + 1 :]
    finding = pure.find_region(damaged)
    if finding.region and finding.region != entry:
        written = read_name(damaged)
        own = {read_name(finding.region.name).base}
        own |= {key for key, rows in pure.by_alias.items() for found, _, _ in rows if found == finding.region}
        assert written.base in own or written.whole in own


def test_a_decision_is_remembered(loaded):
    secretary = somebody("secretariat")
    region = Region.objects.get(code="35.29")
    assert find_region("Kab. Songennep").region is None

    remember_name(region, text="Kab. Songennep", by=secretary, seen_in="tabel kementerian")

    finding = find_region("Kabupaten SONGENNEP")
    assert (finding.region.code, finding.candidates[0].why) == ("35.29", Why.DECIDED)
    assert Event.objects.filter(action="region.name_decided", region="35.29").count() == 1


def test_a_decision_survives_the_next_load_and_is_not_overturned_silently(loaded):
    secretary = somebody("secretariat")
    sumenep, pamekasan = Region.objects.get(code="35.29"), Region.objects.get(code="35.28")
    remember_name(sumenep, text="Kota Sumenep", by=secretary)

    call_command("load_regions")

    assert find_region("Kota Sumenep").region.code == "35.29"
    assert Alias.objects.get(text="Sumenep", kind="kota").reason == AliasReason.DECIDED
    with pytest.raises(NameTaken, match="Kabupaten Sumenep"):
        remember_name(pamekasan, text="Kota Sumenep", by=secretary)


def test_the_command_line_answers(loaded, capsys):
    call_command("find_region", "Kab. Toba Samosir")
    assert "12.12 Kabupaten Toba" in capsys.readouterr().out
    with pytest.raises(CommandError, match="lebih dari satu"):
        call_command("find_region", "Bandung")
    assert "32.73 Kota Bandung" in capsys.readouterr().out


def test_one_address_for_ever(loaded):
    assert region_at_address("kabupaten-toba").code == "12.12"
    assert region_at_address("kabupaten-toba-samosir").code == "12.12"
    assert region_at_address("bandung") is None


@pytest.mark.parametrize(
    ("text", "codes"),
    [("sumenep", {"35.29"}), ("Mamuju Utara", {"76.01"}), ("91.09", {"94.04"}), ("Solo", {"33.72"})],
)
def test_search_by_name_old_name_and_code(loaded, text, codes):
    assert codes <= set(search_regions(text).values_list("code", flat=True))


def test_a_search_that_found_nothing_offers_the_likeliest(loaded):
    assert regions_by_likeness("sumanep")[0].code == "35.29"


def test_the_nearest_region_to_a_place(loaded):
    (nearest, distance), *_others = nearest_regions(-7.98, 112.63)
    assert (nearest.code, distance < 10) == ("35.73", True)


def test_building_the_finder_costs_a_fixed_number_of_queries(loaded, django_assert_num_queries):
    with django_assert_num_queries(4):
        region_finder()


def test_letters_spell_abbreviations_out():
    assert letters("KEP. RIAU") == letters("Kepulauan  Riau") == "kepulauanriau"
