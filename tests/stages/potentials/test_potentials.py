"""Potensi from the delivered table to the published run: figures by hand, corrections, leaks, and what is said."""

import csv

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gerakan.compute import run as compute
from gerakan.engine.regional import Klassen
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.fingerprint import canonical
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.potentials import commands, exchange
from gerakan.stages.potentials.calculations import RESULTS, InputError
from gerakan.stages.potentials.documents import sentences
from gerakan.stages.potentials.models import CODES, PotentialRun, SectorFigure, code_of
from gerakan.stages.potentials.queries import likeness
from gerakan.stages.potentials.queries.figures import inputs_of
from gerakan.stages.potentials.views import showing
from tests.factories import potentials as made
from tests.factories.accounts import somebody
from tests.factories.mentoring import a_guidance, a_mentor, seated
from tests.factories.regions import ProvinceFactory, RegionFactory
from tests.standing import standing_rows


@pytest.fixture(scope="module")
def standing(request):
    with standing_rows(request):
        region = RegionFactory()
        yield made.a_sector_run(region)


@pytest.fixture
def run(standing, db) -> PotentialRun:
    return PotentialRun.objects.select_related("region").get(pk=standing.pk)


def row_of(run: PotentialRun, sector: str) -> dict:
    return next(row for row in run.result["rows"] if row["sector"] == sector)


def test_the_figures_by_hand(run):
    """A is four times as large as usual: 4,000 x 1.08^2 of the region; everything else as in the nation."""
    own, whole = row_of(run, "A"), 1000 / sum(1 + s % 5 for s in range(17)) / 1000
    total = 4000 * 1.08**2 + sum(1000 * (1 + s % 5) for s in range(1, 17)) * 1.03**2

    assert own["lq"] == pytest.approx(4000 * 1.08**2 / total / whole, rel=1e-4)
    assert own["growth"] == pytest.approx(0.08, abs=1e-6)
    assert own["competitive"] == pytest.approx(4000 * (1.08**2 - 1.03**2), rel=1e-4)
    assert own["mix"] == pytest.approx(0, abs=0.1)
    assert own["verdict"] == "strong"
    sums = run.result["sums"]
    assert sums["total"] == pytest.approx(sums["national"] + sums["mix"] + sums["competitive"])


def test_a_frozen_run_is_computed_again_to_the_same_numbers(run):
    assert canonical(RESULTS["sectors"](run.inputs, run.parameters)) == run.result
    with pytest.raises(TypeError, match="frozen"):
        run.save()

    by = somebody(Role.REGION_ADMIN, region=run.region)
    again = commands.freeze(run.region, kind="sectors", inputs=run.inputs, parameters=run.parameters, by=by)
    other = commands.freeze(
        run.region, kind="sectors", inputs=run.inputs, parameters={**run.parameters, "without": ["B"]}, by=by
    )
    assert (again.pk, other.number) == (run.pk, 2)
    assert "B" not in {row["sector"] for row in other.result["rows"]}


def test_the_command_line_finds_the_same_numbers(run, tmp_path):
    (tmp_path / "data.csv").write_text(exchange.compute_file(run.inputs), encoding="utf-8")
    options = ("--whole", "acuan", "--regions", "514", "--out", str(tmp_path / "out"))
    assert compute(["quotient", str(tmp_path / "data.csv"), *options]) == 0

    with (tmp_path / "out/typology.csv").open(encoding="utf-8") as stream:
        found = list(csv.DictReader(stream))
    for name in ("lq", "lower", "upper", "growth"):
        assert [float(row[name]) for row in found] == pytest.approx([row[name] for row in run.result["rows"]])


def test_sentences_give_figures_and_ask(run):
    lines = {line.code: line for line in sentences.sector_lines(run.result, run.inputs["notes"])}

    assert lines["A"].label == "menonjol"
    assert "8,0 %" in lines["A"].sentence
    assert all(line.question.endswith("?") for line in lines.values())
    assert "satu pabrik semen" in lines["C"].sentence
    assert "terbaik" not in " ".join(line.sentence + line.question for line in lines.values())
    asked = dict(sentences.questions_of(list(lines.values())))
    assert sorted(name.split()[0] for names in asked.values() for name in names) == sorted(lines)
    assert {name[0] for name in asked["Apakah layanannya cukup dan merata bagi warga di semua kecamatan?"]} == {*"DEPQ"}


def test_what_shrinks_is_not_said_to_grow_and_jobs_are_no_economy(run):
    rows = [row | ({"growth": -0.021} if row["sector"] == "A" else {}) for row in run.result["rows"]]
    [line] = [one for one in sentences.sector_lines(run.result | {"rows": rows}, {}, "jobs") if one.code == "A"]
    assert "dari tenaga kerja daerah" in line.sentence
    assert "menyusut 2,1 % per tahun; sektor yang sama pada acuan tumbuh 3,0 % per tahun." in line.sentence
    assert line.growth == ("−2,1 %", "3,0 %")

    sums = run.result["sums"] | {"total": -1234.0, "mix": -4.4}
    said = sentences.shift_sentence(run.result | {"sums": sums}, run.inputs | {"measure": "jobs"})
    assert said.startswith("Dari 2021 sampai 2023 tenaga kerja daerah berkurang 1.234 orang.")
    assert "susunan sektornya: −4." in said
    assert "juta rupiah" in sentences.shift_sentence(run.result, run.inputs)


def test_with_sectors_missing_nothing_is_said_of_the_whole_economy(run):
    kept = {name: run.inputs[name][:4] for name in ("sectors", "values", "whole")}
    inputs = run.inputs | kept
    result = RESULTS["sectors"](inputs, run.parameters)
    assert all("dari sektor yang dihitung" in line.sentence for line in sentences.sector_lines(result, {}))
    assert any(
        "Konstruksi" in said and "bukan dari seluruh ekonomi" in said for said in sentences.warnings_of(inputs, result)
    )

    chosen = RESULTS["sectors"](run.inputs, run.parameters | {"without": ["B"]})
    assert not any("Pertambangan" in said for said in sentences.warnings_of(run.inputs, chosen))
    with pytest.raises(InputError) as refused:
        RESULTS["sectors"](inputs | {"years": [2021]}, run.parameters)
    assert "satu tahun lagi" in sentences.refusal_of(refused.value.problem)


def test_a_hole_is_no_growth_and_a_sector_that_begins_has_no_rate(run):
    values = [list(own) for own in run.inputs["values"]]
    values[2][0], values[3][0] = None, 0
    inputs = run.inputs | {"values": values, "reference": "regions"}
    result = RESULTS["sectors"](inputs, run.parameters)

    assert "C" not in {row["sector"] for row in result["rows"]}
    kept = [own for at, own in enumerate(values) if at != 2]
    assert result["own_growth"] == pytest.approx(
        (sum(own[-1] for own in kept) / sum(own[0] for own in kept)) ** 0.5 - 1
    )
    assert result["missing"] == [["C", None], ["C", 2021]]
    told = " ".join(sentences.warnings_of(inputs, result))
    assert "angka lengkap: Industri pengolahan" in told
    assert "Sel kosong: Industri pengolahan 2021" in told
    [line] = [one for one in sentences.sector_lines(result, {}) if one.code == "D"]
    assert (line.label, "pada tahun pertama nol" in line.sentence) == ("baru mulai", True)
    with pytest.raises(InputError) as refused:
        RESULTS["sectors"](inputs | {"values": [[None, 1, 1]] * 17}, run.parameters)
    assert "tahun yang sama" in sentences.refusal_of(refused.value.problem)


def test_titles_of_charts_say_what_they_show(run):
    drawn = showing.sectors_shown(run.inputs, run.parameters, run.result)
    assert drawn["quotient_chart"].title == "Bagiannya jelas di atas acuan: Pertanian, kehutanan, dan perikanan"
    assert drawn["quadrant_chart"].title.endswith("seluruh ekonomi acuan: Pertanian, kehutanan, dan perikanan")
    assert "dari daerah sendiri +" in drawn["parts_chart"].title
    plain = run.result | {"rows": [row | {"verdict": "usual", "competitive": 0.0} for row in run.result["rows"]]}
    drawn = showing.sectors_shown(run.inputs, run.parameters, plain)
    assert drawn["quadrant_chart"].title.startswith("Tidak ada sektor")
    assert drawn["shift_chart"].title.startswith("Setiap sektor berubah seperti")


def test_a_figure_in_another_unit_and_two_series_are_warned_of(run):
    assert not [
        said
        for said in sentences.warnings_of(run.inputs, run.result)
        if "meloncat" in said or "beberapa kiriman" in said
    ]
    values = [list(own) for own in run.inputs["values"]]
    values[2][1] *= 1000
    said = sentences.warnings_of(run.inputs | {"values": values, "is_mixed": True}, run.result)
    assert [one for one in said if "Industri pengolahan 2021–2022; Industri pengolahan 2022–2023" in one]
    assert [one for one in said if "beberapa kiriman" in one]


def test_klassen_puts_every_sector_with_figures_into_one_field(run):
    (_first, _what, prosperous), *others = sentences.klassen_rows(run.result)
    assert prosperous[0].startswith("A ")
    assert sum(len(names) for _label, _what, names in others) == 17 - len(prosperous)
    fields = [{"rows": [row_of(run, "A") | {"klassen": int(field)}]} for field in Klassen]
    told = [[label for label, _what, names in sentences.klassen_rows(one) if names] for one in fields]
    assert told == [[], ["Maju dan tumbuh cepat"], ["Maju tetapi tertekan"], ["Berkembang"], ["Relatif tertinggal"]]


def test_what_a_file_may_not_say_is_complained_of_by_cell(db):
    region, other = RegionFactory(), RegionFactory()
    good = [region.code, region.name, "A", 2021, 5, 50, ""]
    bad = [
        ("A2", [other.code, *good[1:]]), ("A3", ["99.99", *good[1:]]), ("C4", [*good[:2], "Z", *good[3:]]),
        ("E5", [*good[:4], -1, 50, ""]), ("F6", [*good[:2], "B", 2021, 5, 4, ""]), ("D7", [*good[:3], 21, 5, 50, ""]),
        ("G8", [*good[:2], "C", *good[3:6], "x" * 301]), ("C10", good),
    ]  # fmt: skip
    rows = [line for _cell, line in bad[:7]] + [good, good]
    said = exchange.read_for(region, "a.csv", made.table_of_rows(rows))

    assert {str(one.cell) for one in said.complaints if one.is_blocking} == {cell for cell, _line in bad}
    assert not said.is_clean
    delivery = made.an_uploaded_delivery(region, made.table_of_rows(rows))
    with pytest.raises(TransitionRefused, match="dikeluhkan"):
        commands.apply_delivery(delivery, by=delivery.created_by)
    assert not SectorFigure.objects.filter(region=region).exists()


@pytest.mark.parametrize(
    ("cell", "said", "change"),
    [
        ("E21", "1.000 kali angka tahun lainnya", lambda rows: times(rows, {("C", 2022): 1000})),
        ("E2", "tampak dalam ribu rupiah", lambda rows: times(rows, dict.fromkeys(((c, 2021) for c in CODES), 1000))),
        ("E2", "tampak dalam miliar rupiah", lambda rows: times(rows, dict.fromkeys(((c, 2021) for c in CODES), 0.001))),
        ("C2", "Klasifikasi lama", lambda rows: rows[0].__setitem__(2, "1. Pertanian, Peternakan, Kehutanan & Perikanan")),
        ("C3", "Bagian dari satu lapangan usaha", lambda rows: rows[1].__setitem__(2, "B.2 Pertambangan Batubara")),
        ("E53", "selisih 1.540", lambda rows: rows.append([*rows[0][:2], "PDRB", 2023, 1_531_540, "", ""])),
        ("E52", "Lengkapi lapangan usaha D", lambda rows: (rows.append([*rows[0][:2], "Jumlah", 2022, 1_530_000, "", ""]), rows.pop(20))),
        ("C2", "tanpa baris K", lambda rows: rows.pop(10)),
        ("E12", "Kosong", lambda rows: rows[10].__setitem__(4, "")),
        ("F12", "Nilai acuan kosong", lambda rows: rows[10].__setitem__(5, "")),
    ],
)  # fmt: skip
def test_a_dirty_table_is_told_the_cell(cell, said, change):
    region = Region(code="74.07", name="Kabupaten Wakatobi", population=118_793)
    rows = [[region.code, "", code, year, 10_000.0 * (s + 1), 1e7 * (s + 1) * 1e3, ""] for year in (2021, 2022, 2023) for s, code in enumerate(CODES)]  # fmt: skip
    read = [exchange.read_sectors("a.csv", made.table_of_rows(rows), regions={region.code: region}, own=region, measure="constant")]  # fmt: skip
    change(rows)
    read.append(exchange.read_sectors("a.csv", made.table_of_rows(rows), regions={region.code: region}, own=region, measure="constant"))  # fmt: skip

    assert read[0].complaints == []
    told = [f"{one.problem} {one.remedy}" for one in read[1].complaints if str(one.cell) == cell]
    assert any(said in one for one in told), read[1].complaints


def times(rows, factors):
    for row in rows:
        row[4] *= factors.get((row[2], row[3]), 1)


def test_a_template_comes_back_as_it_was_sent(db):
    region = RegionFactory()
    said = exchange.read_for(region, "pdrb.xlsx", made.a_table(region, suffix=".xlsx"))

    assert (said.complaints, len(said.lines)) == ([], 51)
    assert [line.value for line in said.lines[:17]] == [made.value_of(0, s, 2021) for s in range(17)]
    assert (code_of("m, n"), code_of("Real estat"), code_of("R S T U"), code_of("x")) == ("M,N", "L", "R,S,T,U", None)


def test_a_correction_replaces_and_is_undone_while_nothing_rests_on_it(db):
    region = RegionFactory()
    first = made.an_applied_delivery(region)
    second = made.an_applied_delivery(region, made.a_table(region, place=1))
    assert second.figures.count() == 3 * 2
    with pytest.raises(TransitionRefused, match="dikoreksi"):
        commands.undo_delivery(first, by=first.created_by)

    commands.undo_delivery(second, by=second.created_by)
    current = SectorFigure.objects.filter(region=region, is_current=True)
    assert set(current.values_list("delivery", flat=True)) == {first.pk}
    run = made.a_sector_run(region)
    with pytest.raises(TransitionRefused, match="sudah dipakai"):
        commands.undo_delivery(first, by=first.created_by)
    assert list(run.deliveries.all()) == [first]


def test_what_was_undone_meanwhile_is_not_frozen(db):
    region = RegionFactory()
    delivery = made.an_applied_delivery(region)
    inputs = inputs_of(region, "constant")
    commands.undo_delivery(delivery, by=delivery.created_by)
    with pytest.raises(TransitionRefused, match="dibatalkan"):
        commands.freeze(region, kind="sectors", inputs=inputs, parameters=made.SECTOR_CHOICES, by=delivery.created_by)


def test_the_sum_of_regions_is_a_whole_only_when_there_are_enough(db):
    province = ProvinceFactory()
    regions = [RegionFactory(province=province) for _n in range(12)]
    made.many_figures(regions[:3])
    assert inputs_of(regions[0], "constant")["whole"][0] == [None] * 3

    SectorFigure.objects.all().delete()
    made.many_figures(regions)
    inputs = inputs_of(regions[0], "constant")
    result = RESULTS["sectors"](inputs, made.SECTOR_CHOICES)
    assert (inputs["reference"], inputs["region_count"], result["near"]["region_count"]) == ("regions", 12, 12)
    assert inputs["whole"][0][0] == pytest.approx(sum(made.value_of(place, 0, 2021) for place in range(12)))
    assert result["rows"][0]["verdict"] == "strong"


def test_a_province_is_a_smaller_whole_than_the_country(db):
    region = RegionFactory()
    RegionFactory()
    counts = []
    for reference in ("Indonesia", f"Provinsi {region.province.name}"):
        delivery = made.an_applied_delivery(region, made.a_table(region, place=len(counts)), reference=reference)
        counts.append(inputs_of(region, "constant")["region_count"])
    assert counts[1] == 1 < counts[0]
    delivery.reference = ""
    assert [str(one.cell) for one in exchange.checked(delivery).complaints if "milik siapa" in one.problem] == ["F2"]


def test_only_the_secretariat_sends_tables_of_many_regions(db):
    region, said = RegionFactory(), {"measure": "constant", "source": "BPS", "dated": "2024-02-28"}
    for by in (somebody(Role.AUDITOR), somebody(Role.REGION_ADMIN, region=region)):
        with pytest.raises(PermissionDenied):
            commands.deliver(None, name="a.csv", data=made.a_table(region), by=by, **said)


def test_peers_by_register_and_indicators_with_reasons(db):
    province = ProvinceFactory()
    regions = [RegionFactory(province=province, population=100_000 * (n + 1)) for n in range(6)]
    RegionFactory(province=province, kind="kota", population=100_000)
    inputs = likeness.inputs_for_peers(regions[0], likeness.traits())
    choices = {"weights": {"population": 2.0, "density": 1.0}, "mixes_kinds": False, "reach": 9.0, "count": 3}
    result = RESULTS["peers"](inputs, choices)

    assert [row["code"] for row in result["rows"]] == [region.code for region in regions[1:4]]
    Region.objects.filter(pk=regions[1].pk).update(is_autonomous=False)
    assert regions[1].code not in likeness.inputs_for_peers(regions[0], likeness.traits())["codes"], "as in Jakarta"
    assert RESULTS["peers"](inputs, {**choices, "reach": 0.01})["rows"] == []


def test_people_to_2045_beside_the_national_share(db):
    run = made.a_people_run(RegionFactory())
    said = sentences.people_sentences(run.result, "Daerah")

    assert [path["points"][-1][0] for path in run.result["paths"]] == [2045] * 3
    assert "82,37 %" in said[0]
    assert said[1].endswith("?")
    shares = [path["points"][-1][3] for path in run.result["paths"]]
    assert shares == sorted(shares)


def test_others_see_a_run_only_when_it_is_published(run, client):
    guidance = a_guidance(region=run.region)
    stranger, mentor = somebody(Role.REGION_ADMIN, region=RegionFactory()), a_mentor()
    client.force_login(stranger)
    doors = [reverse("potentials:run", args=[run.pk]), reverse("potentials:data", args=[run.pk])]
    assert [client.get(url).status_code for url in doors] == [404, 404]
    for name in ("region", "sectors", "peers", "people", "template"):
        assert client.get(reverse(f"potentials:{name}", args=[run.region.slug])).status_code == 403
    assert not PotentialRun.objects.visible_to(mentor).exists()
    seated(guidance, user=mentor)
    assert PotentialRun.objects.visible_to(mentor).get() == run
    with pytest.raises(PermissionDenied):
        commands.publish(run, by=mentor)

    outside = [run.region.slug, run.kind, run.number]
    client.logout()
    assert client.get(reverse("potentials_public:run", args=outside)).status_code == 404
    commands.publish(run, by=somebody(Role.REGION_HEAD, region=run.region))
    page = client.get(reverse("potentials_public:run", args=outside)).text
    assert "BPS (contoh)" in page
    assert run.computed_by.name not in page
    assert client.get(reverse("potentials_public:data", args=outside)).text.startswith("region,sector,year,value")
    assert "Kekuatan sektor, hitungan 1" in client.get(reverse("portal:region", args=[run.region.slug])).text
    client.force_login(stranger)
    assert [client.get(url).status_code for url in doors] == [200, 200]


def test_screens_from_trying_to_freezing(run, client, django_assert_max_num_queries):
    client.force_login(somebody(Role.PLANNING_AGENCY, region=run.region))
    url = reverse("potentials:sectors", args=[run.region.slug])
    client.get(url)
    with django_assert_max_num_queries(20):
        page = client.get(url)
    assert page.status_code == 200
    assert "menonjol" in page.text
    done = client.post(url, {"ukuran": "constant", "acuan": "", "terkecil": "2,5"})
    made_run = PotentialRun.objects.filter(region=run.region).first()
    assert done.url == made_run.get_absolute_url()
    assert made_run.parameters["smallest"] == pytest.approx(0.025)
    assert "Hasilnya sama" in client.get(f"{made_run.get_absolute_url()}?periksa=1").text

    people = reverse("potentials:people", args=[run.region.slug])
    shown = {"penduduk": 100000, "tahun_lama": 2010, "kota_lama": "30", "tahun_kini": 2020, "kota_kini": "36,5",
             "tumbuh_rendah": "0.5", "tumbuh_sedang": "1", "tumbuh_tinggi": "1,5", "lebar": "50", "batas": "100", "sumber": "BPS"}  # fmt: skip
    assert "82,37" in client.get(people, shown).text
    assert "Urutkan" in client.get(people, {**shown, "tumbuh_rendah": "2"}).text
    alike = reverse("potentials:peers", args=[run.region.slug])
    assert client.get(alike).status_code == 200
    RegionFactory(population=run.region.population)
    page = client.get(alike, {"jangkauan": "9", "banyak": "1", "bobot-population": "2"})
    assert (len(page.context["rows"]), page.text.count('class="t5"')) == (1, 1)


def test_whoever_reads_an_opened_path_tries_other_assumptions_and_keeps_nothing(client, db):
    run = made.a_people_run(RegionFactory())
    url = reverse("potentials:attempt", args=[run.pk])
    client.force_login(somebody(Role.REGION_HEAD, region=RegionFactory()))
    assert client.get(url).status_code == 404
    commands.publish(run, by=somebody(Role.REGION_HEAD, region=run.region))

    same = client.get(url)
    other = client.get(url, dict(typed_of(same)) | {"batas": "85"})

    assert same.context["paths"] == run.result["paths"]
    assert other.context["paths"] != run.result["paths"]
    client.logout()
    outside = client.get(reverse("potentials_public:attempt", args=[run.region.slug, run.number]), dict(typed_of(same)) | {"batas": "85"})  # fmt: skip
    assert outside.context["paths"] == other.context["paths"]
    assert PotentialRun.objects.filter(region=run.region).count() == 1


def typed_of(page):
    return [(field.html_name, str(field.value())) for field in page.context["form"]]


def test_a_delivery_from_the_screen_to_figures(db, client):
    region = RegionFactory(population=20_000)
    client.force_login(somebody(Role.REGION_ADMIN, region=region))
    sent = {"measure": "constant", "source": "BPS", "dated": "2024-02-28", "reference": "Indonesia"}
    file = SimpleUploadedFile("pdrb.csv", made.a_table(region))
    page = client.post(reverse("potentials:region", args=[region.slug]), {**sent, "file": file}, follow=True)
    assert "Semua sel terbaca" in page.text

    delivery = region.sector_deliveries.get()
    client.post(reverse("potentials:act", args=[delivery.pk]), {"action": "apply"})
    assert SectorFigure.objects.filter(region=region, is_current=True).count() == 51
    assert client.get(reverse("potentials:marked", args=[delivery.pk])).status_code == 200
    assert "BPS" in client.get(reverse("potentials:delivery", args=[delivery.pk])).text
