"""A frozen run as the two files that `gerakan compute scenario` reads."""

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from gerakan.foundation.ui.listing.exports import harmless

COLUMNS = ("code", "kind", "low", "mode", "high", "chance", "starts", "full", "source", "year")
Plain = Mapping[str, Any]


def assumptions_file(inputs: Plain, parameters: Plain) -> str:
    """ASSUMPTIONS.csv; a share of the distance as 0 to 1."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in inputs["assumptions"]:
        is_programme = row["kind"] == "programme"
        scale = 100 if is_programme and parameters["rule"] == "gap" else 1
        numbers = [_number(float(row[name]) / scale) for name in ("low", "mode", "high")]
        own = [_number(row["chance"] / 100), row["starts"], row["full"]] if is_programme else ["", "", ""]
        writer.writerow([row["code"], row["kind"], *numbers, *own, harmless(row["source"]), row["source_year"]])
    return target.getvalue()


def spec_file(inputs: Plain, parameters: Plain) -> str:
    """SPEC.toml."""
    said = [
        f"name = {json.dumps(inputs['indicator']['name'], ensure_ascii=False)}",
        f"base_year = {parameters['base_year']}", f"until = {parameters['until']}",
        f'direction = "{inputs["indicator"]["direction"]}"', f'rule = "{parameters["rule"]}"',
        f"correlation = {_number(parameters['correlation'] / 100)}",
    ]  # fmt: skip
    if parameters["bound"] is not None:
        said.append(f"bound = {_number(float(parameters['bound']))}")
    for year, value in sorted(inputs["targets"].items()):
        said += ["", "[[target]]", f"year = {year}", f"value = {_number(float(value))}"]
    return "\n".join([*said, ""])


def _number(value: float) -> str:
    return f"{value:.15g}"
