"""The downloaded files give the same figures through the command line, without a database."""

import csv
import io
import zipfile
from decimal import Decimal

import pytest

from gerakan.__main__ import main
from gerakan.stages.shortlisting.calculations.own_check import check_files
from gerakan.stages.shortlisting.commands.schemes import GroupRow
from tests.factories.indicators import IndicatorFactory
from tests.factories.shortlisting import a_computed_run, a_scheme, regions, row, values

pytestmark = pytest.mark.django_db


@pytest.fixture
def run():
    """Groups, a gap of each kind, something for kota only, two normalisations."""
    places = regions(kota=8, kabupaten=8)
    x, y, z, only = (
        IndicatorFactory(code=code, applies_to=reach)
        for code, reach in (("x", "both"), ("y", "both"), ("z", "both"), ("ikb", "kota"))
    )
    values(x, places, [1, 5, 2, 8, None, 7, 3, 4] * 2)
    values(y, places, [3, 1, 4, 1.5, 9, 2.6, 5, 3.5] * 2)
    values(z, places, [30, 10, 20, None, 15, 25, 12, 90] * 2)
    values(only, places[:8], [50, 60, 40, 55, 45, 52, 58, 61])
    group = "kelompok-a"
    rows = (
        row(x, 60, group=group, filling="median"),
        row(y, 40, group=group, normalisation="minmax"),
        row(z, 30, direction=-1, filling="reweight"),
        row(only, 20),
    )
    settings = {"normalisation": "percentile_rank", "treatment": "winsorise_log", "missing": "equal_share"}
    scheme = a_scheme(*rows, groups=[GroupRow(group, "A", "", Decimal(50))], settings=settings)
    return a_computed_run(scheme, places={"kota": 3, "kabupaten": 3}, draws=600)


def unpacked(run, pool, folder):
    with zipfile.ZipFile(io.BytesIO(check_files(run, pool))) as archive:
        archive.extractall(folder)
    return folder


def table(path):
    with path.open(encoding="utf-8") as file:
        return {line["unit"]: line for line in csv.DictReader(file)}


@pytest.mark.parametrize("pool", ["kota", "kabupaten"])
def test_the_command_line_gives_the_same_scores_and_ranks(run, pool, tmp_path):
    folder = unpacked(run, pool, tmp_path)
    assert (
        main(["compute", "index", str(folder / "DATA.csv"), str(folder / "SPEC.toml"), "--out", str(folder / "out")])
        == 0
    )

    scores, ranks = table(folder / "out" / "scores.csv"), table(folder / "out" / "ranks.csv")
    stored = {row.region.code: row for row in run.standings.filter(pool=pool).select_related("region")}
    assert set(scores) == set(stored)
    for code, place in stored.items():
        assert 100 * float(scores[code]["indeks"]) == pytest.approx(place.score, rel=1e-11)
        assert int(ranks[code]["indeks"]) == place.rank


@pytest.mark.parametrize("pool", ["kota", "kabupaten"])
def test_the_command_line_gives_the_same_chances(run, pool, tmp_path):
    folder = unpacked(run, pool, tmp_path)
    words = ["compute", "robustness", str(folder / "DATA-DILAPORKAN.csv"), str(folder / "SPEC.toml")]
    assert main([*words, "--draws", "600", "--seed", "1", "--top", "3", "--out", str(folder / "out")]) == 0

    found = table(folder / "out" / "rank_distribution.csv")
    stored = {row.region.code: row for row in run.standings.filter(pool=pool).select_related("region")}
    for code, place in stored.items():
        assert float(found[code]["p_top"]) == pytest.approx(place.chance)
        assert float(found[code]["rank_p05"]) == place.rank_low
        assert float(found[code]["rank_p95"]) == place.rank_high


def test_the_files_say_how_to_use_them(run, tmp_path):
    text = (unpacked(run, "kota", tmp_path) / "BACA.txt").read_text(encoding="utf-8")
    assert run.content_hash in text
    assert "--draws 600 --seed 1 --top 3" in text
