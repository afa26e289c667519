"""`gerakan replay DOSSIER`: compute everything again from what went in; say `sama`, or the first difference."""

import argparse
import contextlib
import csv
import io
import math
import tempfile
from collections.abc import Iterator
from pathlib import Path

from gerakan.compute import run as compute
from gerakan.compute.complaints import Complaint
from gerakan.compute.dossier.archive import Archive, read_archive
from gerakan.compute.dossier.steps import PLAN, Column, Decisions, Passing, Plan, Step, read_plan
from gerakan.compute.dossier.verify import faults

NEAR = 1e-9
"""Relative difference within which two machines agree on a number."""
HEADER_LINES = 1


def describe(parser: argparse.ArgumentParser) -> None:
    """One file."""
    parser.add_argument("dossier", type=Path, metavar="DOSSIER.zip", help="berkas keputusan")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 and `sama`, or exit 1 and the first difference."""
    archive = read_archive(arguments.dossier)
    with tempfile.TemporaryDirectory(prefix="gerakan-") as folder:
        found = next(differences(archive, Path(folder)), None)
    print(found or f"sama: {archive.manifest['title']}, sidik akhir {archive.manifest['head']}")
    return int(found is not None)


def differences(archive: Archive, folder: Path) -> Iterator[str]:
    """In the order of time: the seal, then each step with what it received, then the decisions."""
    yield from faults(archive)
    plan = _unpacked_plan(archive, folder)
    for passing in plan.passings:
        yield from _passed_on(folder, passing)
    for number, step in enumerate(plan.steps, start=1):
        yield from _repeated(folder, step, folder / f".ulang-{number}")
    if plan.decisions:
        yield from decided_otherwise(folder, plan.decisions)


def _unpacked_plan(archive: Archive, folder: Path) -> Plan:
    if PLAN not in archive.files:
        raise Complaint(archive.place, f"{PLAN} tidak ada di dalamnya")
    try:
        for path, data in archive.files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    except OSError as error:
        raise Complaint(archive.place, f"tidak dapat dibuka ({error.strerror})") from error
    plan = read_plan(folder / PLAN)
    for missing in sorted(plan.paths - archive.files.keys()):
        raise Complaint(archive.place, f"{PLAN} menyebut {missing}, tetapi berkas itu tidak ada")
    return plan


def _repeated(folder: Path, step: Step, out: Path) -> Iterator[str]:
    said = io.StringIO()
    words = [step.command, *(str(folder / path) for path in step.inputs), *step.options, "--out", str(out)]
    with contextlib.redirect_stderr(said):
        code = compute(words)
    if code:
        yield f"{step.name}: tidak dapat dihitung ulang (kode {code}). {said.getvalue().replace(str(folder) + '/', '').strip()}"
        return
    for path in step.results:
        again = out / Path(path).name
        if not again.is_file():
            yield f"{step.name}: {path} tidak dihasilkan oleh perintah {step.command}"
        elif (found := _first_cell(_rows(folder / path), _rows(again))) is not None:
            yield f"{step.name}: {path}, {found}"


def _rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def _first_cell(recorded: list[list[str]], again: list[list[str]]) -> str | None:
    """Where two tables part, with both values."""
    for line, (one, other) in enumerate(zip(recorded, again, strict=False), start=1):
        for at in range(max(len(one), len(other))):
            before, after = (row[at] if at < len(row) else "" for row in (one, other))
            if not alike(before, after):
                column = recorded[0][at] if at < len(recorded[0]) else at + 1
                return f"baris {line} ({one[0] if one else ''}), kolom {column}: tercatat {before or 'kosong'}, terhitung {after or 'kosong'}"
    if len(recorded) != len(again):
        return f"tercatat {len(recorded) - HEADER_LINES} baris, terhitung {len(again) - HEADER_LINES}"
    return None


def alike(one: str, other: str) -> bool:
    """The same text, or numbers that two machines may write for one another."""
    if one == other:
        return True
    try:
        return math.isclose(float(one), float(other), rel_tol=NEAR, abs_tol=NEAR)
    except ValueError:
        return False


def _passed_on(folder: Path, passing: Passing) -> Iterator[str]:
    """Every row of the target whose key the source knows has the source's value."""
    source = dict(_column(folder, passing.source, passing.key))
    for line, (key, value) in enumerate(_column(folder, passing.target, passing.key), start=HEADER_LINES + 1):
        given = source.get(key)
        if given is None:
            yield f"{passing.target}, baris {line} ({key}): tidak ada di {passing.source.path}"
        elif not alike(value, given if passing.times == 1 else _times(given, passing.times)):
            said = f"{given} × {passing.times:g}" if passing.times != 1 else given
            yield f"{passing.target}, baris {line} ({key}): {value or 'kosong'}, padahal {passing.source} mengatakan {said}"


def _times(text: str, factor: float) -> str:
    try:
        return repr(float(text) * factor)
    except ValueError:
        return text


def _column(folder: Path, column: Column, key: str) -> list[tuple[str, str]]:
    header, *rows = _rows(folder / column.path) or [[]]
    for name in (key, column.name):
        if name not in header:
            raise Complaint(Path(column.path), "kolom ini tidak ada di kepala tabel", row=1, column=name)
    at, own = header.index(key), header.index(column.name)
    return [(row[at], row[own]) for row in rows]


def decided_otherwise(folder: Path, decisions: Decisions) -> Iterator[str]:
    """Decisions follow the ranking; where they do not, somebody gave a reason and somebody else signed."""
    ranked = dict(_column(folder, Column(decisions.ranking, "decision"), "unit"))
    taken = _column(folder, Column(decisions.taken, "decision"), "unit")
    header, *rows = _rows(folder / decisions.overrides) or [[]]
    overrides = {row[header.index("unit")]: dict(zip(header, row, strict=False)) for row in rows}
    for line, (unit, decision) in enumerate(taken, start=HEADER_LINES + 1):
        where = f"{decisions.taken}, baris {line} ({unit})"
        override = overrides.pop(unit, None)
        if override is None and decision != ranked.get(unit):
            yield f"{where}: {decision}, padahal peringkat mengatakan {ranked.get(unit, 'tidak ada')} dan tidak ada penyimpangan tercatat"
        elif override is not None:
            yield from _unsound(f"{decisions.overrides} ({unit})", override, decision)
    for unit in sorted(ranked.keys() - dict(taken).keys()):
        yield f"{decisions.taken}: tidak ada keputusan untuk {unit}"
    for unit in overrides:
        yield f"{decisions.overrides} ({unit}): tidak ada keputusan untuk daerah ini"


def _unsound(where: str, override: dict[str, str], decision: str) -> Iterator[str]:
    if override.get("to") != decision:
        yield f"{where}: menyimpang menjadi {override.get('to')}, tetapi keputusannya {decision}"
    if not override.get("reason", "").strip():
        yield f"{where}: tanpa alasan"
    if (
        not override.get("decided_by")
        or not override.get("signed_by")
        or override["decided_by"] == override["signed_by"]
    ):
        yield f"{where}: tanpa tanda tangan orang kedua"
