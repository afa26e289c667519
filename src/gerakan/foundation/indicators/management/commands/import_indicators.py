"""gerakan import_indicators FILE --year 2021: the very path of the screens, for a terminal."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from gerakan.foundation.exchange import FileRefused
from gerakan.foundation.indicators import commands
from gerakan.foundation.indicators.delivery import Delivery
from gerakan.foundation.indicators.mapping import Place, Role, TableMapping
from gerakan.foundation.indicators.models import ImportBatch
from gerakan.foundation.workflow import TransitionRefused

ACTOR = "sistem: impor dari terminal"


class Command(BaseCommand):
    """Nothing is written unless every name is decided and every cell understood."""

    help = "Mengimpor tabel indikator dari berkas, dengan pemetaan dan keputusan nama dari berkas JSON bila perlu."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="berkas .xlsx, .xls, .ods, atau .csv")
        parser.add_argument("--year", type=int, help="tahun data bila tidak tertulis di tabel")
        parser.add_argument("--source", default="", help="sumber yang dicatat; bawaan: sumber indikator")
        parser.add_argument(
            "--mapping", type=Path,
            help='JSON: {"columns": {"Judul kolom": "kode_indikator" atau "ignore"}, "names": {"Nama": "kode wilayah"}}',
        )  # fmt: skip
        parser.add_argument("--without-bad-cells", action="store_true", help="terapkan tanpa sel yang dikeluhkan")
        parser.add_argument("--dry-run", action="store_true", help="hanya pratinjau")
        parser.add_argument("--sample", action="store_true", help="tandai sebagai data contoh")

    def handle(self, *args: Any, **options: Any) -> None:
        agreed = json.loads(options["mapping"].read_text("utf-8")) if options["mapping"] else {}
        try:
            with transaction.atomic():
                batch = self._prepare(options, agreed)
                self._finish(batch, options)
        except (FileRefused, TransitionRefused, commands.ImportRefused, OSError) as error:
            raise CommandError(str(error)) from error

    def _prepare(self, options: dict[str, Any], agreed: dict[str, Any]) -> ImportBatch:
        path: Path = options["file"]
        batch = commands.deliver(
            path.name, data=path.read_bytes(), by=ACTOR, source=options["source"], is_sample=options["sample"]
        )
        commands.map_columns(batch, mapping=_mapping(batch, options["year"], agreed.get("columns", {})), by=ACTOR)
        wanted = agreed.get("names", {})
        cases = Delivery(batch).names.open_cases
        if decisions := {case.key: wanted[case.written] for case in cases if case.written in wanted}:
            commands.decide_names(batch, decisions=decisions, by=ACTOR)
        return batch

    def _finish(self, batch: ImportBatch, options: dict[str, Any]) -> None:
        delivery = Delivery(batch)
        self._say(delivery)
        if options["dry_run"]:
            transaction.set_rollback(True)
            return
        if undecided := delivery.names.open_cases:
            raise CommandError(_ask(undecided))
        commands.apply_batch(
            batch, confirmed=delivery.preview.digest, by=ACTOR, without_bad_cells=options["without_bad_cells"]
        )
        self.stdout.write(f"Diterapkan sebagai impor {batch.pk}.")

    def _say(self, delivery: Delivery) -> None:
        counts = delivery.preview.counts()
        self.stdout.write(
            f"{counts['rows']} baris, {counts['new']} nilai baru, {counts['changed']} berubah, {counts['same']} sama, "
            f"{counts['blocking']} sel dikeluhkan, {counts['remarks']} catatan."
        )
        for complaint in delivery.preview.complaints:
            self.stdout.write(f"  {'!' if complaint.is_blocking else '·'} {complaint}")


def _mapping(batch: ImportBatch, year: int | None, columns: dict[str, str]) -> TableMapping:
    delivery = Delivery(batch)
    mapping = delivery.mapping
    labels = mapping.heading_of(delivery.table).labels
    places = tuple(_agreed(place, columns.get(labels[place.column])) for place in mapping.places)
    return replace(mapping, places=places, year=year or mapping.year)


def _agreed(place: Place, meaning: str | None) -> Place:
    if meaning is None:
        return place
    if meaning in Role.values:
        return replace(place, role=meaning, indicator="")
    return replace(place, role=Role.FIGURE, indicator=meaning)


def _ask(cases: list[Any]) -> str:
    lines = [
        f"  baris {case.first_row}: {case.written} ({case.province}) — mungkin "
        + ", ".join(f"{c.region.code} {c.region.name}" for c in case.finding.candidates[:3])
        for case in cases
    ]
    return "\n".join(["Nama berikut belum pasti; tulis keputusannya di --mapping:", *lines])
