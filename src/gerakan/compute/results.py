"""The directory that a command writes into, and the `result.json` that every command leaves there."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from gerakan.compute.complaints import Complaint
from gerakan.engine import ENGINE_VERSION


def open_directory(out: Path, files: Iterable[str]) -> Path:
    """Make the directory, and remove what an earlier run of the same command left."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name in files:
            (out / name).unlink(missing_ok=True)
    except OSError as error:
        raise Complaint(out, f"direktori hasil tidak dapat dipakai ({error.strerror})") from error
    return out


def write_result(
    out: Path,
    command: str,
    *,
    parameters: dict[str, Any],
    seed: int | None = None,
    warnings: Sequence[str] = (),
    **facts: Any,
) -> None:
    """What was asked and how: parameters, seed, engine version, warnings; no clock, so that a rerun gives the same bytes."""
    result = {
        "command": command,
        "engine_version": ENGINE_VERSION,
        "parameters": parameters,
        "seed": seed,
        "warnings": list(warnings),
        **facts,
    }
    text = json.dumps(result, ensure_ascii=False, indent=2, allow_nan=False)
    (out / "result.json").write_text(text + "\n", encoding="utf-8")
