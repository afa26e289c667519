"""Verbs of scenarios: write and compute them; open what was computed to everybody."""

from gerakan.stages.scenarios.commands.drawing import (
    BASELINE,
    HEAD,
    TREND,
    add_programmes,
    begin,
    compute,
    copy,
    drop,
    drop_row,
    write,
)
from gerakan.stages.scenarios.commands.opening import publish, withdraw

__all__ = [
    "BASELINE",
    "HEAD",
    "TREND",
    "add_programmes",
    "begin",
    "compute",
    "copy",
    "drop",
    "drop_row",
    "publish",
    "withdraw",
    "write",
]
