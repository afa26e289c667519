"""Columns of the sheet, what was read from it, its template, and the figures as `gerakan compute` reads them."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from gerakan.foundation.exchange import Column, Complaint, Sheet, number, text, whole_number
from gerakan.foundation.exchange.table import Table
from gerakan.foundation.regions.models import Region
from gerakan.stages.potentials.models import SECTORS

sector_sheet = Sheet(
    Column("region_code", gettext_lazy("Kode wilayah"), text, help=gettext_lazy("Kode Kemendagri, misalnya 35.29."), example="35.29"),
    Column("region", gettext_lazy("Kabupaten/Kota"), text, required=False, example="Kabupaten Sumenep"),
    Column("sector", gettext_lazy("Lapangan usaha"), text, headings=("Sektor", "Kategori"), example="A",
           help=gettext_lazy("Kode 17 lapangan usaha BPS (A, B, … R,S,T,U) atau namanya; baris PDRB atau Jumlah dicocokkan dengan jumlah sektornya.")),
    Column("year", gettext_lazy("Tahun"), whole_number, example="2023"),
    Column("value", gettext_lazy("Nilai"), number, required=False, example="1234567,8",
           help=gettext_lazy("PDRB dalam juta rupiah, atau orang bekerja. Kosong: tidak dilaporkan.")),
    Column("whole", gettext_lazy("Nilai acuan"), number, required=False,
           help=gettext_lazy("Angka yang sama untuk Indonesia atau provinsi; boleh kosong bila banyak daerah mengirim.")),
    Column("note", gettext_lazy("Catatan"), text, required=False, example="hampir seluruhnya satu pabrik semen",
           help=gettext_lazy("Sebutkan bila sektor ini bertumpu pada satu perusahaan.")),
    name=gettext_lazy("Angka sektor"),
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One figure as it will be written; `row` is its line on the sheet, from 0."""

    row: int
    region: Region
    sector: str
    year: int
    value: float
    whole: float | None
    note: str


@dataclass(frozen=True)
class Checked:
    """A file read: its lines, and every complaint by cell; rows without a value are counted as holes."""

    table: Table
    lines: list[Line]
    complaints: list[Complaint]
    hole_count: int = 0

    @property
    def has_remarks(self) -> bool:
        """Something to look at that does not stand against writing it."""
        return any(not complaint.is_blocking for complaint in self.complaints)

    @property
    def is_clean(self) -> bool:
        """Nothing stands against writing it."""
        return bool(self.lines) and not any(complaint.is_blocking for complaint in self.complaints)


def template_rows(regions: Iterable[Region], years: Sequence[int]) -> list[dict[str, Any]]:
    """One line for every sector and year, to be filled."""
    return [
        {"region_code": region.code, "region": region.name, "sector": sector.code, "year": year}
        for region in regions
        for year in years
        for sector in SECTORS
    ]


def compute_file(inputs: Mapping[str, Any]) -> str:
    """DATA.csv of `gerakan compute quotient --whole acuan`: the region and what it was compared with."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["region", "sector", "year", "value"])
    for name, grid in ((inputs["region"], inputs["values"]), ("acuan", inputs["whole"])):
        for sector, cells in zip(inputs["sectors"], grid, strict=True):
            for year, value in zip(inputs["years"], cells, strict=True):
                writer.writerow([name, sector, year, "" if value is None else value])
    return out.getvalue()
