"""What of a public plan is public (ADR 52): an allow-list of sheets and columns, and no way to reach a person.

Left out are names and ratings of stakeholders, who was heard and what they said, causes, ratings and owners of risks, quotations of
evidence, everything about evidence from minutes but its code, duties of partners in joint programmes, and whatever is added
to contents later until it is listed here.
In every text e-mail addresses, telephone numbers and numbers of persons (NIK, NIP) give way to a mark. A name that somebody
typed into a sentence cannot be recognised: the page on which a region publishes says so.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from gerakan.foundation.ui.masking import MARK, masked_all
from gerakan.stages.chapters.queries.figures import Figures
from gerakan.stages.masterplans.models import Evidence
from gerakan.stages.masterplans.queries.sheets import SHEETS
from gerakan.stages.reviews.models import PlanVersion
from gerakan.stages.reviews.queries.contents import Contents, canonical

RULE = 2
"""Counted up whenever the list changes, since fingerprints of public files change with it."""
WHOLE = (
    "masalah", "swot", "kesenjangan", "pengecualian", "misi", "sasaran", "strategi", "kode", "program", "indikator", "anggaran",
    "pagu", "peta-jalan", "rujukan", "quick-win", "langkah",
)  # fmt: skip
COLUMNS: Mapping[str, tuple[str, ...]] = {
    **{code: tuple(column.field for column in SHEETS[code].columns) for code in WHOLE},
    "bukti": ("code", "kind", "text", "source", "page", "dated", "is_stale", "withdrawn"),
    "pemangku": ("code", "helix"),
    "peran-serta": ("code", "held_on", "helix"),
    "risiko": ("code", "programme", "statement", "mitigation"),
}
"""Sheet: its public columns; a sheet that is not here is not public."""
JOINT = (
    "plan", "kind", "charter", "code", "name", "problem", "beneficiaries", "beneficiaries_number", "pillar", "subdimension",
    "starts", "ends", "indicator", "unit", "direction", "formula", "baseline", "baseline_year", "targets", "years", "money",
    "totals", "total",
)  # fmt: skip
JOINT_OWN = ("member", "name", "points", "amounts", "total", "duty", "own_code")
JOINT_PARTNER = ("member", "name", "points", "total")
"""A member tells its own part whole; of the others what its books print, their duties are theirs to tell."""
WITHHELD = tuple(
    f"{code}.{column.field}" for code, sheet in SHEETS.items() for column in sheet.columns if column.field not in COLUMNS.get(code, ())
)  # fmt: skip
"""Sheet and column of what stays inside."""
FROM_MINUTES = ("code", "kind")


def public_contents(version: PlanVersion, contents: Contents) -> Contents:
    """The public part of a version, with the fingerprint of the whole that the head adopted."""
    rows = {code: [_row(code, row) for row in contents["rows"].get(code, ())] for code in COLUMNS}
    known = Figures(contents["head"], {code: rows.get(code, ()) for code in SHEETS})
    shown = {
        "format": contents["format"], "rule": RULE, "withheld": list(WITHHELD),
        "version": {"number": version.number, "sha256": version.sha256},
        "head": contents["head"],
        "rows": rows,
        "chapters": contents.get("chapters", []),
        **({"joint": [_joint(row) for row in contents["joint"]]} if contents.get("joint") else {}),
        "figures": _figures(contents.get("figures", {}), known), "figures_en": _figures(contents.get("figures_en", {}), known),
    }  # fmt: skip
    found = masked_all(shown)
    return {**found, "version": shown["version"]}


def public_file(version: PlanVersion, contents: Contents) -> tuple[bytes, str]:
    """The file that anybody takes away, and its SHA-256."""
    data = canonical(public_contents(version, contents))
    return data, hashlib.sha256(data).hexdigest()


def _row(code: str, row: Mapping[str, Any]) -> dict[str, Any]:
    is_minutes = code == "bukti" and row.get("kind") == Evidence.Kind.MINUTES
    shown = (
        "row",
        *(FROM_MINUTES if is_minutes else COLUMNS[code]),
    )  # by its number a row is the same in every version
    return {field: row[field] for field in shown if field in row}


def _joint(row: Mapping[str, Any]) -> dict[str, Any]:
    shares = [{name: share[name] for name in JOINT_PARTNER} for share in row["shares"]]
    own = {name: row["own"][name] for name in JOINT_OWN}
    return {**{name: row[name] for name in JOINT}, "shares": shares, "own": own}


def _figures(figures: Mapping[str, str], public: Figures) -> dict[str, str]:
    """As they were frozen; a mark where the public rows do not say them."""
    return {one: said if public.shown(one) else MARK for one, said in figures.items()}
