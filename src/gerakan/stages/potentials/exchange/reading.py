"""A delivered sheet row by row: figures, and every complaint with its cell."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from gerakan.foundation.exchange import Complaint, Report, Row
from gerakan.foundation.exchange.layout import find_heading
from gerakan.foundation.exchange.table import shown
from gerakan.foundation.regions.models import Region
from gerakan.stages.potentials.exchange.plausible import remarks
from gerakan.stages.potentials.exchange.sheet import Checked, Line, sector_sheet
from gerakan.stages.potentials.exchange.totals import Total, misfits
from gerakan.stages.potentials.models import Delivery, Misnamed, SectorFigure, code_of, misnamed

FIRST_YEAR, LAST_YEAR = 1990, 2100
LONGEST_NOTE: int = SectorFigure._meta.get_field("note").max_length or 0


def read_sectors(
    name: str,
    data: bytes,
    *,
    regions: Mapping[str, Region],
    own: Region | None,
    measure: str = "",
    reference: str | None = None,
) -> Checked:
    """Read a delivery; `own`: the only region it may speak of; with a measure also what its figures look like.

    Raises FileRefused for what is no table.
    """
    report = sector_sheet.read(name, data)
    reader = _Reader(report, regions, own)
    lines = [line for row in report.rows if (line := reader.line(row)) is not None]
    looked = [
        *misfits(lines, reader.totals),
        *remarks(lines, reader.holes, measure=measure, reference=reference),
    ]
    said = [reader.complaint(at, column, problem, remedy, is_blocking=blocks) for at, column, problem, remedy, blocks in looked]  # fmt: skip
    complaints = sorted([*report.complaints, *reader.complaints, *said])
    return Checked(report.table, lines, complaints, len(reader.holes))


def read_for(
    region: Region | None, name: str, data: bytes, *, measure: str = "", reference: str | None = None
) -> Checked:
    """As `read_sectors`, with the register as it stands."""
    regions = {found.code: found for found in Region.objects.all()}
    return read_sectors(name, data, regions=regions, own=region, measure=measure, reference=reference)


def checked(delivery: Delivery) -> Checked:
    """What a delivered file says, and every complaint about it."""
    with delivery.file.open("rb") as file:
        return read_for(
            delivery.region, delivery.name, file.read(), measure=delivery.measure, reference=delivery.reference
        )


class _Reader:
    """Checks row by row what one column alone cannot know."""

    def __init__(self, report: Report, regions: Mapping[str, Region], own: Region | None) -> None:
        self.report, self.regions, self.own = report, regions, own
        self.places = sector_sheet.places(find_heading(report.table))
        self.seen: dict[tuple[str, str, int], int] = {}
        self.complaints: list[Complaint] = []
        self.totals: list[Total] = []
        self.holes: list[tuple[int, str, str, int]] = []

    def line(self, row: Row) -> Line | None:
        """The row's figure; None when it has a complaint or no value, or is a sum."""
        region, words = self._region(row), row.values["sector"] or ""
        kind, sector = misnamed(words), code_of(words)
        year, value, whole = row.values["year"], row.values["value"], row.values.get("whole")
        if kind == Misnamed.TOTAL:
            if region is not None:
                self.totals.append(Total(row.number - 1, region.code, year, value, whole))
            return None
        if sector is None:
            self._complain(row, "sector", *self._instead(kind))
        if not FIRST_YEAR <= year <= LAST_YEAR:
            self._complain(row, "year", _("Bukan tahun yang mungkin."), "")
        if value is None and region is not None and sector is not None:
            self.holes.append((row.number - 1, region.code, sector, year))
        if not self._is_right(row, value, whole) or region is None or sector is None or value is None:
            return None
        if not self._is_new(row, sector):
            return None
        return Line(row.number - 1, region, sector, year, value, whole, row.values.get("note") or "")

    def _region(self, row: Row) -> Region | None:
        region = self.regions.get(row.values["region_code"])
        if region is None:
            self._complain(
                row, "region_code", _("Kode wilayah tidak dikenal."), _("Pakai kode Kemendagri seperti 35.29.")
            )
        elif self.own is not None and region.pk != self.own.pk:
            self._complain(row, "region_code", _("Bukan daerah Anda."), _("Kirim hanya angka %s.") % self.own)
        return region

    @staticmethod
    def _instead(kind: str) -> tuple[str, str]:
        if kind == Misnamed.OLD:
            return (
                _("Klasifikasi lama: 9 sektor, tahun dasar 2000."),
                _("Minta kepada BPS seri 17 lapangan usaha tahun dasar 2010; kedua seri tidak dapat disambung."),
            )
        if kind == Misnamed.BELOW:
            return (
                _("Bagian dari satu lapangan usaha."),
                _("Hapus baris ini; nilainya sudah ada di dalam kategori di atasnya."),
            )
        return _("Bukan salah satu dari 17 lapangan usaha."), _("Tulis kodenya, A sampai R,S,T,U.")

    def _is_right(self, row: Row, value: float | None, whole: float | None) -> bool:
        if value is not None and value < 0:
            self._complain(
                row, "value", _("Kurang dari nol."), _("Nilai tambah dan tenaga kerja tidak pernah negatif.")
            )
        elif value is not None and whole is not None and whole < value:
            self._complain(
                row, "whole", _("Lebih kecil daripada nilai daerah."), _("Periksa satuannya: keduanya harus sama.")
            )
        if len(row.values.get("note") or "") > LONGEST_NOTE:
            self._complain(row, "note", _("Lebih dari %d huruf.") % LONGEST_NOTE, _("Ringkas catatannya."))
        return not any(complaint.row == row.number - 1 for complaint in self.complaints)

    def _is_new(self, row: Row, sector: str) -> bool:
        key = (row.values["region_code"], sector, row.values["year"])
        if key in self.seen:
            self._complain(row, "sector", _("Sudah ada di baris %d.") % self.seen[key], _("Hapus salah satunya."))
            return False
        self.seen[key] = row.number
        return True

    def _complain(self, row: Row, column: str, problem: str, remedy: str) -> None:
        self.complaints.append(self.complaint(row.number - 1, column, problem, remedy))

    def complaint(self, line: int, column: str, problem: str, remedy: str, *, is_blocking: bool = True) -> Complaint:
        """With what stands in that cell."""
        at = self.places.get(column, 0)
        return Complaint(
            self.report.table.name, line, at, shown(self.report.table.cell(line, at)), problem, remedy, is_blocking
        )
