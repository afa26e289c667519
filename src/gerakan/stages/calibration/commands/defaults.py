"""The sample cases that come with the project, for the readiness instrument."""

import tomllib
from pathlib import Path

from django.utils.translation import gettext as _

from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.instruments.models import Node
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.calibration.commands import cases
from gerakan.stages.calibration.models import CalibrationSet

DEFAULT_SET = Path(__file__).resolve().parent.parent / "data" / "default_set.toml"


@command
def use_default(calibration: CalibrationSet, *, by: User) -> int:
    """Copy them into an empty set, where they may be edited; refuses an instrument that lacks their items."""
    if calibration.cases.exists():
        raise TransitionRefused(_("Set ini sudah berisi contoh. Hapus dahulu bila hendak memakai yang bawaan."))
    told = tomllib.loads(DEFAULT_SET.read_text(encoding="utf-8"))["case"]
    marked = Node.objects.filter(version=calibration.version_id, is_marked=True)
    known = set(marked.values_list("code", flat=True))
    if missing := sorted({item["code"] for case in told for item in case["item"]} - known):
        raise TransitionRefused(_("Contoh bawaan tidak cocok dengan instrumen ini: butir %s tidak ada.") % missing[0])
    for row in told:
        case = cases.add_case(
            calibration, title=row["title"], introduction=row["introduction"].strip(), experts=row["experts"],
            is_default=True, by=by,
        )  # fmt: skip
        for item in row["item"]:
            cases.write_item(case, **item, by=by)
    record("calibration.filled", calibration, by=by, changes={"cases": len(told)})
    return len(told)
