"""The facts of 2017 to 2024 equal the shared lists, and every number says what it counts."""

from gerakan.foundation.audit.models import Event
from gerakan.foundation.editions import facts
from gerakan.foundation.editions.commands import load_editions
from gerakan.foundation.editions.counting import (
    Basis,
    announced_region_count,
    coverages,
    cumulative,
    distinct_region_count,
    island_group_counts,
    kind_counts,
    participation_count,
    provinces_then_count,
    provinces_today_count,
    repeated_regions,
)
from gerakan.foundation.editions.models import Edition, FunnelCount, FunnelStep, Participation, Role
from gerakan.foundation.editions.queries import editions_by_region, funnel_of, funnel_of_all, participations_of
from gerakan.foundation.regions.models import Region
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory, ParticipationFactory


def test_participations_equal_the_shared_list(shared_rows):
    ours = {(str(f.year), f.code, f.role, f.confidence, f.source_url) for f in facts.participations()}
    theirs = {
        (row["edition"], row["region_code"], row["role"], row["confidence"], row["source_url"])
        for row in shared_rows("editions.csv")
    }
    assert ours == theirs
    assert len(facts.participations()) == 180


def test_provinces_and_funnel_equal_the_shared_lists(shared_rows):
    assert {(str(f.year), f.code, f.name) for f in facts.province_participations()} == {
        (row["edition"], row["province_code"], row["province_name"])
        for row in shared_rows("province_participations.csv")
    }
    ours = sorted((str(f.year), f.step, str(f.count), f.source_url) for f in facts.counts())
    theirs = sorted((r["edition"], r["step"], r["count"], r["source_url"]) for r in shared_rows("funnel.csv"))
    assert ours == theirs


def test_names_beside_the_codes_are_the_registers(loaded):
    names = dict(Region.objects.values_list("code", "name"))
    assert all(names[f.code].removeprefix("Kabupaten ") == f.name for f in facts.participations())


def test_every_step_of_the_funnel_is_defined():
    assert {fact.step for fact in facts.counts()} <= facts.steps().keys()
    assert all(step["label"] and step["definition"] for step in facts.steps().values())


def test_a_second_load_changes_nothing_and_leaves_no_event(loaded):
    events = Event.objects.count()
    assert load_editions(by="sistem: uji").total() == 0
    assert Event.objects.count() == events
    assert (Edition.objects.count(), Participation.objects.count(), FunnelCount.objects.count()) == (7, 180, 47)


def test_a_load_keeps_the_words_an_administrator_improved(loaded):
    FunnelStep.objects.filter(code="invited").update(definition="Lebih baik.")
    Edition.objects.filter(year=2017).update(theme="Tema yang ditemukan")
    load_editions(by="sistem: uji")
    assert FunnelStep.objects.get(code="invited").definition == "Lebih baik."
    assert Edition.objects.get(year=2017).theme == "Tema yang ditemukan"


def test_100_participations_of_98_regions(loaded):
    participations, distinct = participation_count(2017, 2019), distinct_region_count(2017, 2019)
    assert (participations.number, distinct.number) == (100, 98)
    assert "dua kali dihitung dua kali" in participations.definition
    assert "dihitung sekali" in distinct.definition
    assert participations.is_complete
    assert distinct.is_complete


def test_where_the_100_lie(loaded):
    assert island_group_counts(2017, 2019)["jawa"] == 58
    assert kind_counts(2017, 2019) == {"kabupaten": 56, "kota": 44}
    assert provinces_then_count(2017, 2019).number == 23
    assert provinces_today_count(2017, 2019).number == 24


def test_the_two_lists_differ_by_those_who_left_and_came(loaded):
    chosen = participation_count(2024, 2024).number
    took_part = participation_count(2024, 2024, basis=Basis.TOOK_PART).number
    assert (chosen, took_part) == (10, 10)
    assert Participation.objects.get(region__name="Kabupaten Bone Bolango").replaces.region.name == (
        "Kabupaten Flores Timur"
    )
    assert Participation.objects.get(edition__year=2017, role=Role.SUBSTITUTE).replaces.role == Role.WITHDRAWN


def test_known_repeats(loaded):
    repeats = {region.name: years for region, years in repeated_regions(2017, 2024).items()}
    assert repeats == {
        "Kota Depok": [2018, 2019],
        "Kabupaten Banyumas": [2018, 2019],
        "Kota Semarang": [2017, 2021],
        "Kabupaten Sleman": [2017, 2021],
        "Kabupaten Kudus": [2018, 2021],
        "Kabupaten Jepara": [2018, 2021],
        "Kota Jayapura": [2019, 2023],
    }


def test_the_announced_sums_come_out_of_the_published_numbers(loaded):
    lines = {line.edition.year: line for line in cumulative()}
    announced = [lines[year].announced for year in (2019, 2021, 2022, 2023, 2024)]
    assert announced == [100, 141, 191, 241, 251]
    assert [lines[year].participations for year in (2019, 2021)] == [100, 148]
    assert lines[2019].distinct_at_most == 98
    assert lines[2021].formula == "100 + 48 − 7 = 141"
    assert {count.count for count in lines[2023].printed} == {241, 251}
    assert not lines[2024].is_printed


def test_a_published_number_says_so_and_links_to_its_source(loaded):
    now, before = announced_region_count(), announced_region_count(2022)
    assert (now.number, before.number) == (241, 191)
    assert now.is_published
    assert now.source.startswith("https://")
    assert "paling banyak 239" in now.definition


def test_partial_lists_are_called_so(loaded):
    known = {c.edition.year: (c.known, c.published) for c in coverages(2017, 2024)}
    assert known == {
        2017: (25, 25), 2018: (50, 50), 2019: (25, 25), 2021: (30, 48), 2022: (20, 50), 2023: (18, 50), 2024: (10, 10),
    }  # fmt: skip
    counted = distinct_region_count(2017, 2024)
    assert not counted.is_complete
    assert "belum lengkap" in counted.source


def test_rehearsals_and_samples_never_count(loaded):
    before = participation_count(2017, 2100).number, editions_by_region()
    region = Region.objects.get(code="35.29")
    ParticipationFactory(edition=EditionFactory(is_test=True), region=region)
    ParticipationFactory(edition=EditionFactory(is_sample=True), region=region)
    assert (participation_count(2017, 2100).number, editions_by_region()) == before


def test_conflicting_counts_stand_side_by_side(loaded):
    rows = {row.step.code: row for row in funnel_of(Edition.objects.get(year=2019))}
    assert [count.count for count in rows["head_in_person"].counts] == [14, 12, 11]
    assert rows["head_in_person"].is_disputed
    assert not rows["selected"].is_disputed


def test_the_funnel_of_all_editions_takes_two_queries(loaded, django_assert_num_queries):
    person = somebody()
    with django_assert_num_queries(2):
        funnel = funnel_of_all(person)
    assert [edition.year for edition in funnel] == [2024, 2023, 2022, 2021, 2019, 2018, 2017]


def test_the_participations_of_one_region(loaded):
    semarang = Region.objects.get(name="Kota Semarang")
    assert [p.edition.year for p in participations_of(semarang, somebody())] == [2021, 2017]
