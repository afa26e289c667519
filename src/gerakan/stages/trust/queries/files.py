"""Files with which anybody computes the same correction without this system; assessors by code only."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from gerakan.stages.trust.models import TrustRun

HEADINGS = ("unit", "rater", "item", "mark", "order", "tie", "hour")
FIXED_TIME = (2017, 1, 1, 0, 0, 0)
"""The archive of one run is the same bytes whenever it is made."""


def trust_files(run: TrustRun) -> bytes:
    """A zip: totals.csv decides, marks.csv shows the items, spec.toml says how, with the command to type."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _texts(run):
            archive.writestr(zipfile.ZipInfo(name, FIXED_TIME), text)
    return packed.getvalue()


def rows_of(inputs: Mapping[str, Any]) -> list[list[Any]]:
    """Frozen sheets as [region, assessor, levels, total, place in the day, tie, hour]; early runs did not keep the hour."""
    return [[*row, None][:7] for row in inputs["rows"]]


def _texts(run: TrustRun) -> Iterator[tuple[str, str]]:
    rows = rows_of(run.inputs)
    yield "totals.csv", _table([unit, rater, "nilai", total, *more] for unit, rater, _levels, total, *more in rows)
    yield (
        "marks.csv",
        _table(
            [unit, rater, code, level, *more]
            for unit, rater, levels, _total, *more in rows
            for code, level in sorted(levels.items())
        ),
    )
    yield "spec.toml", _spec(run.parameters)
    yield "BACA.txt", _("Jalankan: gerakan compute panel totals.csv spec.toml --out hasil") + "\n"


def _table(rows: Iterable[list[Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADINGS)
    writer.writerows(rows)
    return text.getvalue()


def _spec(parameters: dict[str, Any]) -> str:
    return (
        f'top = {parameters["top"]}\nscale = {parameters["scale"]}\nmodel = "{parameters["model"]}"\n'
        f"seed = {parameters['seed']}\n"
    )
