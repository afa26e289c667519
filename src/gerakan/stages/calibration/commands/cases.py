"""Verbs of sample cases: what an invented region says, and what the experts give for it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor, check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.instruments.models import Node
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.calibration import permissions
from gerakan.stages.calibration.models import CalibrationSet, Reference, SampleCase, SampleItem
from gerakan.stages.calibration.queries.sets import MOST


@command
def add_case(
    calibration: CalibrationSet, *, title: str, introduction: str, experts: str = "", is_default: bool = False, by: User
) -> SampleCase:
    """One more sample case, without items."""
    _may_write(calibration, by)
    if calibration.cases.count() >= MOST:
        raise TransitionRefused(_("Satu set berisi paling banyak %d contoh.") % MOST)
    last = calibration.cases.aggregate(last=Max("order"))["last"] or 0
    case = SampleCase.objects.create(
        calibration=calibration, order=last + 1, title=title, introduction=introduction, experts=experts,
        is_default=is_default,
    )  # fmt: skip
    record("sample_case.written", case, by=by)
    return case


@command
def rewrite_case(case: SampleCase, *, title: str, introduction: str, experts: str, by: User) -> None:
    """Another name, story or list of experts."""
    _may_write(case.calibration, by)
    case.title, case.introduction, case.experts = title, introduction, experts
    case.save(update_fields=["title", "introduction", "experts"])
    record("sample_case.written", case, by=by)


@command
def remove_case(case: SampleCase, *, by: User) -> None:
    """With its items and references."""
    _may_write(case.calibration, by)
    record("sample_case.removed", case, by=by)
    case.delete()


@command
def write_item(
    case: SampleCase, *, code: str, told: str, evidence: str = "", level: int | None = None, reason: str = "", by: User
) -> SampleItem:
    """What the region says about one item; the reference once the experts have agreed on it."""
    _may_write(case.calibration, by)
    node = Node.objects.filter(version=case.calibration.version_id, code=code, is_marked=True).first()
    if node is None:
        raise TransitionRefused(_("Butir %s tidak dinilai pada instrumen ini.") % code[:40])
    if level is not None and not reason.strip():
        raise TransitionRefused(_("Tuliskan alasan nilai acuan; asesor belajar darinya."))
    row, _new = SampleItem.objects.update_or_create(case=case, node=node, defaults={"told": told, "evidence": evidence})
    _refer(row, {"level": level, "reason": reason})
    record("sample_item.written", case, by=by, changes={"item": node.title})
    return row


@command
def remove_item(item: SampleItem, *, by: User) -> None:
    """With its reference."""
    _may_write(item.case.calibration, by)
    record("sample_item.removed", item.case, by=by, changes={"item": item.node.title})
    item.delete()


def _refer(item: SampleItem, fields: Mapping[str, Any]) -> None:
    if fields["level"] is None:
        Reference.objects.filter(item=item).delete()
    else:
        Reference.objects.update_or_create(item=item, defaults=dict(fields))


def _may_write(calibration: CalibrationSet, by: Actor) -> None:
    check(by, permissions.PREPARE, calibration)
    state = CalibrationSet.objects.select_for_update().values_list("state", flat=True).get(pk=calibration.pk)
    if state != CalibrationSet.State.PREPARING:
        raise TransitionRefused(
            _("Set ini sudah dibuka; contohnya tidak berubah lagi. Tarik dahulu untuk memperbaiki.")
        )
