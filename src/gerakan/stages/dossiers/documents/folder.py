"""The folder of a dossier: tables, specifications, and what to do with them."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from gerakan.foundation.instruments.variants import HEADINGS
from gerakan.stages.dossiers.queries import Contents, events_of, letters_of
from gerakan.stages.shortlisting.calculations.own_check import data_csv, spec_toml
from gerakan.stages.shortlisting.calculations.pools import pool_of
from gerakan.stages.shortlisting.models import Run
from gerakan.stages.terms.models import INDEX, MARKS, Terms

MARK_COLUMNS = ("unit", "rater", "item", "mark", "variant", "order", "tie", "hour")
STANDING_COLUMNS = ("unit", "rater", "item", "mark", "variant")
HOW_TO = """{plenary}

Periksa keutuhan:    gerakan verify BERKAS.zip --key kunci-umum.pem
Hitung ulang semua:  gerakan replay BERKAS.zip

Nilai butir setiap asesor, ketentuan, kuota, putusan, dan penyimpangan ada di dalam arsip ini. Orang ditulis dengan kode.
dossier.toml menyebut langkah-langkahnya; setiap langkah adalah satu perintah gerakan compute.
Indeks adalah persentil peringkat daerah dalam daftar penjaringannya.
"""
OVERRIDE_COLUMNS = ("unit", "from", "to", "reason", "evidence", "decided_by", "signed_by")


PARTS = (MARKS, INDEX)
"""In the order of the terms, which the repetitions follow; a database may hand keys back in another."""


def write_folder(folder: Path, contents: Contents) -> None:
    """Everything but what is computed."""
    plenary, run = contents.plenary, contents.plenary.run
    put(folder, "00-ketentuan/ketentuan.json", _terms(run.terms))
    for pool in sorted(run.index_run.places):
        _index(folder, run.index_run, pool)
    table(folder, "02-nilai/marks.csv", MARK_COLUMNS, contents.independent())
    table(folder, "02-nilai/instrument.csv", HEADINGS, contents.instrument.rows)
    put(folder, "03-panel/spec.toml", _panel(run.trust_run.parameters))
    table(folder, "04-nilai-akhir/standing.csv", STANDING_COLUMNS, contents.standing())
    table(folder, "04-nilai-akhir/replies.csv", ("unit", "item", "mark"), contents.decided())
    put(folder, "05-penetapan/spec.toml", final_spec(run.parameters))
    table(
        folder,
        "06-keputusan/decisions.csv",
        ("unit", "decision", "position", "condition", "due_on"),
        contents.decisions(),
    )
    table(folder, "06-keputusan/overrides.csv", OVERRIDE_COLUMNS, contents.departures())
    quota_columns = ("attribute", "value", "reason", "evidence", "decided_by", "signed_by")
    table(folder, "06-keputusan/quota_departures.csv", quota_columns, contents.quota_departures())
    table(
        folder, "06-keputusan/withdrawals.csv", ("unit", "happened_on", "reason", "replaced_by"), contents.withdrawals()
    )
    letter_columns = ("number", "dated_on", "kind", "region", "format", "sha256")
    table(folder, "07-surat/letters.csv", letter_columns, letters_of(plenary.edition))
    event_columns = ("event", "at", "action", "region", "previous_hash", "hash")
    table(folder, "08-jejak/events.csv", event_columns, events_of(plenary.edition))
    put(folder, "BACA.txt", HOW_TO.format(plenary=plenary))


def write_regions(folder: Path, contents: Contents) -> None:
    """What the final ranking reads: marks as they were just decided, index and attributes as the ranking froze them."""
    run = contents.plenary.run
    decided = {row["unit"]: row for row in read(folder / "04-nilai-akhir/decided.csv")}
    columns = list(dict.fromkeys(quota[0] for quota in run.parameters["quotas"]))
    ties = [code for code in run.parameters["ties"] if code not in (MARKS, INDEX)]
    rows = (
        [
            row["region"], decided[row["region"]]["marks"], decided[row["region"]]["marks_se"], row["index"],
            *(row["elements"].get(code) or 0 for code in ties), *(row["attributes"][column] for column in columns),
            int(bool(row["barred"])), row["barred"],
        ]
        for row in run.inputs["rows"]
    )  # fmt: skip
    header = ["unit", MARKS, f"{MARKS}_se", INDEX, *ties, *columns, "barred", "barred_because"]
    table(folder, "05-penetapan/regions.csv", header, rows)


def table(folder: Path, path: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """One line feed a row, as the commands write; a number with all its digits."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(["" if cell is None else cell for cell in row] for row in rows)
    put(folder, path, text.getvalue())


def put(folder: Path, path: str, text: str) -> None:
    """A text of the folder."""
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(text.encode())


def read(file: Path) -> list[dict[str, str]]:
    """A table of the folder."""
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _terms(terms: Terms) -> str:
    told = {field.attname: getattr(terms, field.attname) for field in terms._meta.concrete_fields}
    told = {name: value for name, value in told.items() if name not in ("id", "edition_id", "published_by_id")}
    told["conditions"] = [[row.kind, row.words] for row in terms.conditions.all()]
    told["quotas"] = [[row.attribute, row.value, row.minimum, row.maximum] for row in terms.quotas.all()]
    return json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1, default=str) + "\n"


def _index(folder: Path, run: Run, name: str) -> None:
    """Nothing for a run that came without figures."""
    if not run.inputs.get("indicators"):
        return
    pool = pool_of(run.inputs, run.parameters, name)
    put(folder, f"01-indeks-{name}/data.csv", data_csv(pool, pool.data.values))
    put(folder, f"01-indeks-{name}/spec.toml", spec_toml(pool, run.parameters, run.draws))


def _panel(parameters: dict[str, Any]) -> str:
    kept = {name: parameters[name] for name in ("top", "scale", "model", "seed")}
    return "".join(f"{name} = {json.dumps(value)}\n" for name, value in kept.items())


def final_spec(parameters: dict[str, Any]) -> str:
    """SPEC.toml of `gerakan compute final`."""
    lines = [
        f"choose = {parameters['choose']}", f"reserve = {parameters['reserve']}", f"seed = {parameters['seed']}",
        f"draws = {parameters['draws']}", f"ties = {json.dumps(parameters['ties'])}", "[weights]",
        *(f"{part} = {parameters['weights'][part]}" for part in PARTS), "[ranges]",
        *(f"{part} = {list(parameters['ranges'][part])}" for part in PARTS), "[zones]",
        f"certain = {parameters['certain']}", f"out = {parameters['out']}",
    ]  # fmt: skip
    for column, value, low, high in parameters["quotas"]:
        lines += ["[[quota]]", f"column = {json.dumps(column)}", f"value = {json.dumps(value, ensure_ascii=False)}"]
        lines += [f"{name} = {bound}" for name, bound in (("min", low), ("max", high)) if bound is not None]
    return "\n".join([*lines, ""])
