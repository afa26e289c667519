"""Calibration sets whose comparison can be worked out by hand."""

from collections.abc import Sequence
from typing import Any

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.calibration.commands import cases, sets, sheets
from gerakan.stages.calibration.commands.sheets import Said
from gerakan.stages.calibration.models import CalibrationSet, CalibrationSheet, SampleCase
from tests.factories.accounts import an_edition, somebody
from tests.factories.instruments import a_published_version

ITEMS = ("sdm", "keuangan", "jaringan", "aplikasi")
REFERENCE = (1, 2, 3, 0)
SECRET = "Para ahli menimbang buktinya demikian."
"""The reason of every reference: what nobody may read early."""


def a_set(edition: Edition | None = None, *, case_count: int = 2, **fields: Any) -> CalibrationSet:
    """Prepared: sample cases of four items with the references 1, 2, 3, 0."""
    by = somebody(Role.SECRETARIAT)
    edition = edition or an_edition()
    if found := CalibrationSet.objects.filter(edition=edition).first():
        return found
    made = sets.prepare(edition, version=a_published_version(), by=by, **fields)
    for number in range(1, case_count + 1):
        a_sample(made, f"Kabupaten Rekaan {number}", by=by)
    return made


def a_sample(calibration: CalibrationSet, title: str, *, by: User | None = None) -> SampleCase:
    """One sample case."""
    by = by or somebody(Role.SECRETARIAT)
    case = cases.add_case(calibration, title=title, introduction="Daerah rekaan.", experts="Prof. Uji", by=by)
    for code, level in zip(ITEMS, REFERENCE, strict=True):
        cases.write_item(case, code=code, told=f"Kami punya {code}.", level=level, reason=SECRET, by=by)
    return case


def an_open_set(edition: Edition | None = None, **fields: Any) -> CalibrationSet:
    """Assessors may mark."""
    made = a_set(edition, **fields)
    if made.state == CalibrationSet.State.PREPARING:
        sets.open_set(made, by=somebody(Role.SECRETARIAT))
    return made


def owner(engagement: Engagement) -> User:
    """A fresh copy of the person, as a request would have it."""
    return User.objects.get(pk=engagement.assessor.user_id)


def mark(case: SampleCase, engagement: Engagement, levels: Sequence[int] = REFERENCE) -> None:
    """Say these levels, with a reason each; nothing is sent."""
    rows = case.items.order_by("node_id").values_list("pk", "node__code")
    by_code = {code: pk for pk, code in rows}
    said = [Said(by_code[code], level, f"Menurut saya {code}.") for code, level in zip(ITEMS, levels, strict=False)]
    sheets.save_marks(case, said=said, by=owner(engagement))


def send(case: SampleCase, engagement: Engagement, levels: Sequence[int] = REFERENCE) -> CalibrationSheet:
    """Mark every item and send."""
    mark(case, engagement, levels)
    return sheets.send(case, by=owner(engagement))


def send_all(calibration: CalibrationSet, engagement: Engagement, levels: Sequence[int] = REFERENCE) -> None:
    """Every case of the set."""
    for case in calibration.cases.all():
        send(case, engagement, levels)
