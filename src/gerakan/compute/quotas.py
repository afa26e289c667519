"""Quotas in a specification and in tables: one shape for every command that chooses."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gerakan.compute.complaints import told_by_file
from gerakan.compute.toml import Section, sections
from gerakan.engine.choice import Quota

QUOTA_COLUMNS = ("column", "value", "min", "max")


def read_quotas(file: Path, values: dict[str, Any]) -> list[Quota]:
    """Every `[[quota]]` of a specification."""
    with told_by_file(file, file, {}):
        return [_quota(item) for item in sections(file, values, "quota", known=QUOTA_COLUMNS)]


def _quota(own: Section) -> Quota:
    value = own.values.get("value")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        own.refuse("value", "harus berupa teks atau bilangan" if "value" in own.values else "belum diisi")
    if "min" not in own.values and "max" not in own.values:
        own.refuse("min", "kuota memerlukan min atau max")
    return Quota(own.text("column"), str(value), own.optional_whole("min"), own.optional_whole("max"))


def quota_rows(quotas: Sequence[Quota]) -> list[list[float | str | None]]:
    """As QUOTA_COLUMNS."""
    return [[quota.column, quota.value, quota.min, quota.max] for quota in quotas]
