"""The main job: the dirty public table of 2021 becomes a list that can be defended, through the real import."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from gerakan.foundation.editions.models import Edition
from gerakan.foundation.indicators.delivery import Delivery
from gerakan.foundation.indicators.models import ImportBatch, IndicatorValue
from gerakan.stages.invitations.models import InvitationList, ListEntry
from gerakan.stages.shortlisting.models import Run
from gerakan.surfaces.demo import real_table


@pytest.mark.usefixtures("house")
def test_real_figures_of_514_regions_become_an_approved_list(shared_data: Path, capsys):
    call_command("demo", indicators=shared_data / "raw" / "bps_2021_kabkota.csv")

    assert "angka bps_2021_kabkota.csv, keputusan contoh" in capsys.readouterr().out
    _every_value_is_the_clean_one(shared_data)
    _every_region_was_ranked_with_its_kind()
    _the_list_keeps_its_quotas_and_stops_before_letters()
    assert Edition.objects.get(slug="contoh-bps-2021-kabkota").is_sample


def _every_value_is_the_clean_one(shared_data: Path) -> None:
    with (shared_data / "indicators_2021.csv").open(encoding="utf-8") as file:
        clean = {(row["region_code"], row["indicator"]): float(row["value"]) for row in csv.DictReader(file)}
    stored = IndicatorValue.objects.current().values_list("region__code", "indicator__code", "value")
    assert {(region, code): value for region, code, value in stored} == clean
    batch = ImportBatch.objects.get()
    assert not batch.is_sample
    assert Delivery(batch).names.doubtful == []


def _every_region_was_ranked_with_its_kind() -> None:
    assert Counter(Run.objects.get().standings.values_list("pool", flat=True)) == {"kabupaten": 416, "kota": 98}
    assert not Run.objects.get().standings.filter(coverage_share__lt=1).exists()


def _the_list_keeps_its_quotas_and_stops_before_letters() -> None:
    made = InvitationList.objects.get()
    invited = made.entries.filter(place=ListEntry.Place.INVITED)
    assert (made.state, made.published_at, made.invitations.count()) == ("approved", None, 0)
    assert Counter(invited.values_list("region__kind", flat=True)) == {"kabupaten": 48, "kota": 32}
    assert invited.filter(region__province__island_group="papua").count() >= 10
    assert not invited.filter(region__is_autonomous=False).exists()


def test_weights_sum_to_a_hundred_over_the_ten_columns():
    assert (len(real_table.WEIGHTS), sum(real_table.WEIGHTS.values())) == (10, 100)


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("content", [b"", b"MZ\x90\x00", b"a;b\n1;2\n"])
def test_a_file_that_is_no_table_leaves_nothing_behind(tmp_path: Path, content: bytes):
    path = tmp_path / "tabel.csv"
    path.write_bytes(content)

    with pytest.raises(CommandError):
        call_command("demo", indicators=path)

    assert not Edition.objects.filter(is_sample=True).exists()
    assert not ImportBatch.objects.exists()
