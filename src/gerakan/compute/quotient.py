"""`gerakan compute quotient DATA.csv --out DIR`."""

import argparse
import math
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from gerakan.compute.arguments import natural, share
from gerakan.compute.complaints import Complaint, told_by_file
from gerakan.compute.results import open_directory, write_result
from gerakan.compute.tables import Row, Table, read_table, write_table
from gerakan.engine.arrays import FloatArray
from gerakan.engine.regional import (
    Klassen,
    Quadrant,
    Quotients,
    SectorTable,
    Typology,
    dynamic_shift_share,
    herfindahl,
    krugman_index,
    location_quotients,
    make_table,
    shift_share,
    typology,
    without,
)

FILES = ("quotients.csv", "shift_share.csv", "typology.csv", "allocation.csv", "structure.csv", "result.json")
PARTS = ("total", "national", "mix", "competitive")
ALLOCATION = ("competitive", "homothetic", "own", "allocation")
TYPOLOGY = ("share", "whole_share", "growth", "whole_growth", "lq", "lower", "upper", "klassen", "quadrant")
MOST_MISSING = 20


def describe(parser: argparse.ArgumentParser) -> None:
    """One file and the choices that methods leave open."""
    parser.add_argument("data", type=Path, metavar="DATA.csv", help="kolom region, sector, year, value")
    parser.add_argument("--level", type=share, default=0.9, metavar="P", help="tingkat selang (bawaan 0,9)")
    parser.add_argument("--most", type=natural, default=1000, metavar="N", help="amatan terbanyak daerah berukuran rata-rata (bawaan 1000)")  # fmt: skip
    parser.add_argument("--dynamic", action="store_true", help="shift-share dari tahun ke tahun, lalu dijumlahkan")
    parser.add_argument("--without", default="", metavar="S1,S2", help="sektor yang dikeluarkan, misalnya pertambangan")
    parser.add_argument(
        "--whole", default="", metavar="NAMA", help="region yang menjadi acuan, ganti jumlah semua region"
    )
    parser.add_argument("--regions", type=natural, default=None, metavar="N", help="banyaknya daerah di dalam acuan")
    parser.add_argument("--seed", type=natural, default=None, metavar="S", help="dicatat saja: tidak ada bilangan acak")


def run(arguments: argparse.Namespace) -> int:
    """Read, compute, write."""
    source = read_table(arguments.data)
    table, missing = _table(source, arguments.whole)
    dropped = _dropped(arguments.without, table, arguments.data)
    with told_by_file(arguments.data, arguments.data, {}):
        table = without(table, dropped)
        average = _average(table, arguments.regions)
        quotients = location_quotients(table, level=arguments.level, most=arguments.most, average=average)
    out = open_directory(arguments.out, FILES)
    _write_quotients(out, table, quotients)
    facts = _write_growth(out, table, quotients, dynamic=arguments.dynamic)
    write_table(out / "structure.csv", ("region", "year", "krugman", "herfindahl"), _structure(table))
    write_result(
        out,
        "quotient",
        parameters={
            "level": arguments.level,
            "most": arguments.most,
            "dynamic": arguments.dynamic,
            "without": sorted(dropped),
            "whole": arguments.whole,
            "whole_regions": arguments.regions,
            "first_year": table.years[0],
            "last_year": table.years[-1],
        },
        seed=arguments.seed,
        warnings=missing,
        regions=len(table.regions),
        sectors=len(table.sectors),
        years=list(table.years),
        observation=quotients.observation,
        **facts,
    )
    return 0


def _write_quotients(out: Path, table: SectorTable, quotients: Quotients) -> None:
    found = (quotients.quotient, quotients.lower, quotients.upper)
    write_table(
        out / "quotients.csv",
        ("region", "sector", "year", "lq", "lower", "upper"),
        (
            [region, sector, year, *(float(values[r, s, t]) for values in found)]
            for r, region in enumerate(table.regions)
            for s, sector in enumerate(table.sectors)
            for t, year in enumerate(table.years)
        ),
    )


def _write_growth(out: Path, table: SectorTable, quotients: Quotients, *, dynamic: bool) -> dict[str, float | None]:
    """What needs two years; with one there are only headers."""
    if len(table.years) < 2:
        for name, columns in (("shift_share", PARTS), ("allocation", ALLOCATION), ("typology", TYPOLOGY)):
            write_table(out / f"{name}.csv", ("region", "sector", *columns), ())
        return {"economy_growth": None}
    parts = dynamic_shift_share(table) if dynamic else shift_share(table)
    for name, columns in (("shift_share", PARTS), ("allocation", ALLOCATION)):
        rows = _rows(table, [getattr(parts, column) for column in columns])
        write_table(out / f"{name}.csv", ("region", "sector", *columns), rows)
    kinds = typology(table, quotients)
    write_table(out / "typology.csv", ("region", "sector", *TYPOLOGY), _kinds(table, quotients, kinds))
    return {"economy_growth": None if math.isnan(kinds.economy) else kinds.economy}


def _kinds(table: SectorTable, quotients: Quotients, kinds: Typology) -> Iterator[list[float | str | None]]:
    shape = kinds.growth.shape
    whole = np.broadcast_to(table.whole_shares[None, :, -1], shape)
    whole_growth = np.broadcast_to(kinds.whole_growth[None, :], shape)
    last = [values[:, :, -1] for values in (quotients.quotient, quotients.lower, quotients.upper)]
    rows = _rows(table, [table.shares[:, :, -1], whole, kinds.growth, whole_growth, *last])
    for row, at in zip(rows, np.ndindex(shape), strict=True):
        yield [*row, _word(Klassen(int(kinds.klassen[at]))), _word(Quadrant(int(kinds.quadrant[at])))]


def _average(table: SectorTable, count: int | None) -> float | None:
    """Size of an average region of the whole; None where the file holds all of them."""
    return None if count is None else float(np.nansum(table.whole) / len(table.years)) / count


def _table(source: Table, whole: str) -> tuple[SectorTable, list[str]]:
    source.need("region", "sector", "year", "value")
    cells: dict[tuple[str, str, int], float] = {}
    lines: dict[tuple[str, str, int], int] = {}
    for row in source.rows:
        key = (_name(source, row, "region"), _name(source, row, "sector"), _year(source, row))
        if key in lines:
            said = f"{key[0]}, {key[1]}, {key[2]} sudah ada di baris {lines[key]}"
            raise Complaint(source.file, said, row=row.line, column="year")
        lines[key] = row.line
        cells[key] = _value(source, row)
    return _filled(source.file, cells, whole)


def _filled(file: Path, cells: dict[tuple[str, str, int], float], whole: str) -> tuple[SectorTable, list[str]]:
    if not cells:
        raise Complaint(file, "tabel ini tidak berisi satu baris pun", row=2, column="region")
    named = tuple(dict.fromkeys(region for region, _sector, _year in cells))
    if whole and whole not in named:
        raise Complaint(file, f"acuan '{whole}' tidak ada di dalam data", row="semua", column="region")
    regions = tuple(region for region in named if region != whole)
    sectors = tuple(dict.fromkeys(sector for _region, sector, _year in cells))
    years = tuple(sorted({year for _region, _sector, year in cells}))
    figures = [[[cells.get((r, s, t), math.nan) for t in years] for s in sectors] for r in regions]
    values = np.array(figures, dtype=float)
    holes = [f"{regions[r]}, {sectors[s]}, {years[t]}: tidak dilaporkan" for r, s, t in np.argwhere(np.isnan(values))]
    said = [f"dan {len(holes) - MOST_MISSING} sel lagi"] if len(holes) > MOST_MISSING else []
    said += ["hanya satu tahun: shift-share dan tipologi tidak dihitung"] if len(years) < 2 else []
    reference = [[cells.get((whole, s, t), math.nan) for t in years] for s in sectors]
    given = np.array(reference, dtype=float) if whole else None
    return make_table(regions, sectors, years, values, given), holes[:MOST_MISSING] + said


def _name(source: Table, row: Row, column: str) -> str:
    if not row.cells[column]:
        raise Complaint(source.file, "sel ini kosong", row=row.line, column=column)
    return row.cells[column]


def _year(source: Table, row: Row) -> int:
    if not re.fullmatch(r"\d{4}", row.cells["year"]):
        raise Complaint(source.file, f"'{row.cells['year']}' bukan tahun", row=row.line, column="year")
    return int(row.cells["year"])


def _value(source: Table, row: Row) -> float:
    value = source.number_or_hole(row, "value")
    if not isinstance(value, float):
        return math.nan
    if value < 0:
        raise Complaint(source.file, f"{value:g} harus nol atau lebih", row=row.line, column="value")
    return value


def _dropped(text: str, table: SectorTable, file: Path) -> frozenset[str]:
    names = frozenset(name.strip() for name in text.split(",") if name.strip())
    for name in sorted(names - set(table.sectors)):
        raise Complaint(file, f"sektor '{name}' pada --without tidak ada di dalam data", row="semua", column="sector")
    return names


def _rows(table: SectorTable, columns: Sequence[FloatArray]) -> Iterator[list[float | str | None]]:
    for r, region in enumerate(table.regions):
        for s, sector in enumerate(table.sectors):
            yield [region, sector, *(float(column[r, s]) for column in columns)]


def _structure(table: SectorTable) -> Iterator[list[float | int | str]]:
    special = krugman_index(table.shares.transpose(0, 2, 1), table.whole_shares.T[None])
    concentrated = herfindahl(table.shares.transpose(0, 2, 1))
    for r, region in enumerate(table.regions):
        for t, year in enumerate(table.years):
            yield [region, year, float(special[r, t]), float(concentrated[r, t])]


def _word(kind: Klassen | Quadrant) -> str:
    return kind.name.lower() if kind else ""
