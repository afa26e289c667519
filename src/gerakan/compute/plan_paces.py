"""PACES.csv: how fast comparable regions got better. Columns: key (definition or unit), basis, quantile, pace, peers."""

from collections import defaultdict
from pathlib import Path
from typing import cast

from gerakan.compute.complaints import Complaint
from gerakan.compute.tables import read_table
from gerakan.engine.plan import Pace
from gerakan.engine.plan.rules.yardsticks import Basis

COLUMNS = ("key", "basis", "quantile", "pace", "peers")
BASES = ("relative", "absolute")


def read_paces(file: Path) -> dict[str, Pace]:
    """By key; rows of one key give its quantiles."""
    table = read_table(file)
    table.need(*COLUMNS)
    quantiles: dict[str, dict[float, float]] = defaultdict(dict)
    of: dict[str, tuple[Basis, int]] = {}
    for row in table.rows:
        key, basis = row.cells["key"], row.cells["basis"]
        if basis not in BASES:
            raise Complaint(file, f"'{basis}' bukan relative atau absolute", row=row.line, column="basis")
        quantile, peers = table.number(row, "quantile"), table.number(row, "peers")
        if not 0 < quantile < 1:
            raise Complaint(file, "harus di antara 0 dan 1", row=row.line, column="quantile")
        quantiles[key][quantile] = table.number(row, "pace")
        of[key] = cast(Basis, basis), int(peers)
    return {key: Pace(own, *of[key]) for key, own in quantiles.items()}
