"""The sheet of figures by sector: template, reading with complaints by cell, and the way out for `gerakan compute`."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.exchange import Column, Complaint, Report, Row, Sheet, number, text, whole_number
from gerakan.foundation.exchange.layout import find_heading
from gerakan.foundation.exchange.table import Table, shown
from gerakan.foundation.regions.models import Region
from gerakan.stages.potentials.models import SECTORS, Delivery, code_of

FIRST_YEAR, LAST_YEAR = 1990, 2100

sector_sheet = Sheet(
    Column("region_code", gettext_lazy("Kode wilayah"), text, help=gettext_lazy("Kode Kemendagri, misalnya 35.29."), example="35.29"),
    Column("region", gettext_lazy("Kabupaten/Kota"), text, required=False, example="Kabupaten Sumenep"),
    Column("sector", gettext_lazy("Lapangan usaha"), text, headings=("Sektor", "Kategori"), example="A",
           help=gettext_lazy("Kode 17 lapangan usaha BPS (A, B, … R,S,T,U) atau namanya.")),
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
    """One figure as it will be written."""

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


def read_sectors(name: str, data: bytes, *, regions: Mapping[str, Region], own: Region | None) -> Checked:
    """Read a delivery; `own`: the only region it may speak of. Raises FileRefused for what is no table."""
    report = sector_sheet.read(name, data)
    reader = _Reader(report, regions, own)
    lines = [line for row in report.rows if (line := reader.line(row)) is not None]
    return Checked(report.table, lines, sorted([*report.complaints, *reader.complaints]), reader.hole_count)


def read_for(region: Region | None, name: str, data: bytes) -> Checked:
    """As `read_sectors`, with the register as it stands."""
    return read_sectors(name, data, regions={found.code: found for found in Region.objects.all()}, own=region)


def checked(delivery: Delivery) -> Checked:
    """What a delivered file says, and every complaint about it."""
    with delivery.file.open("rb") as file:
        return read_for(delivery.region, delivery.name, file.read())


class _Reader:
    """Checks row by row what one column alone cannot know."""

    def __init__(self, report: Report, regions: Mapping[str, Region], own: Region | None) -> None:
        self.report, self.regions, self.own = report, regions, own
        self.places = sector_sheet.places(find_heading(report.table))
        self.seen: dict[tuple[str, str, int], int] = {}
        self.complaints: list[Complaint] = []
        self.hole_count = 0

    def line(self, row: Row) -> Line | None:
        """The row's figure; None when it has a complaint or no value."""
        region, sector = self._region(row), code_of(row.values["sector"] or "")
        if sector is None:
            self._complain(
                row, "sector", _("Bukan salah satu dari 17 lapangan usaha."), _("Tulis kodenya, A sampai R,S,T,U.")
            )
        year = row.values["year"]
        if not FIRST_YEAR <= year <= LAST_YEAR:
            self._complain(row, "year", _("Bukan tahun yang mungkin."), "")
        value, whole = row.values["value"], row.values.get("whole")
        if value is None:
            self.hole_count += 1
        if not self._is_right(row, value, whole) or region is None or sector is None or value is None:
            return None
        return (
            Line(region, sector, year, value, whole, row.values.get("note") or "")
            if self._is_new(row, sector)
            else None
        )

    def _region(self, row: Row) -> Region | None:
        region = self.regions.get(row.values["region_code"])
        if region is None:
            self._complain(
                row, "region_code", _("Kode wilayah tidak dikenal."), _("Pakai kode Kemendagri seperti 35.29.")
            )
        elif self.own is not None and region.pk != self.own.pk:
            self._complain(row, "region_code", _("Bukan daerah Anda."), _("Kirim hanya angka %s.") % self.own)
        return region

    def _is_right(self, row: Row, value: float | None, whole: float | None) -> bool:
        if value is not None and value < 0:
            self._complain(
                row, "value", _("Kurang dari nol."), _("Nilai tambah dan tenaga kerja tidak pernah negatif.")
            )
        elif value is not None and whole is not None and whole < value:
            self._complain(
                row, "whole", _("Lebih kecil daripada nilai daerah."), _("Periksa satuannya: keduanya harus sama.")
            )
        return not any(complaint.row == row.number - 1 for complaint in self.complaints)

    def _is_new(self, row: Row, sector: str) -> bool:
        key = (row.values["region_code"], sector, row.values["year"])
        if key in self.seen:
            self._complain(row, "sector", _("Sudah ada di baris %d.") % self.seen[key], _("Hapus salah satunya."))
            return False
        self.seen[key] = row.number
        return True

    def _complain(self, row: Row, column: str, problem: str, remedy: str) -> None:
        at, line = self.places.get(column, 0), row.number - 1
        self.complaints.append(
            Complaint(self.report.table.name, line, at, shown(self.report.table.cell(line, at)), problem, remedy)
        )


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
