"""The second pair of eyes: which cases are looked at, and what a machine finds in their marks."""

import hashlib
import math
import re
from collections import defaultdict
from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from gerakan.stages.assessment.models import Case, Mark, QualityCheck, Ruling
from gerakan.stages.assessment.queries.cases import standing_marks
from gerakan.stages.assessment.queries.rubric import items_with_evidence, places, tree_of_case
from gerakan.stages.assessment.queries.sheets import lacks_proof

SHORTEST_COPY = 20
"""Shorter reasons ("belum ada") are alike without being copied."""


@dataclass(frozen=True)
class Finding:
    """One thing to look at."""

    kind: str
    item: str
    words: str

    def as_data(self) -> dict[str, str]:
        return asdict(self)


def sample_of(ruling: Ruling) -> set[int]:
    """Cases drawn by the published seed, the same for everybody who draws again."""
    taking_part = ruling.cases.exclude(state=Case.State.WITHDRAWN)
    codes = dict(taking_part.values_list("pk", "region__code"))
    drawn = sorted(codes, key=lambda pk: hashlib.sha256(f"{ruling.seed}:{codes[pk]}".encode()).hexdigest())
    return set(drawn[: math.ceil(ruling.check_share * len(drawn))])


def is_checked(case: Case) -> bool:
    """Signed, after the panel closed it the last time."""
    signed = QualityCheck.objects.filter(case=case)
    return signed.filter(signed_at__gte=case.closed_at).exists() if case.closed_at else signed.exists()


def findings_of(case: Case) -> list[Finding]:
    """Gaps, extremes without a passage, reasons that were copied."""
    marks = list(standing_marks(case).select_related("item", "sheet__engagement__assessor__user"))
    return [*_gaps(case, marks), *_unproven(case, marks), *_copies(case, marks)]


def _gaps(case: Case, marks: list[Mark]) -> list[Finding]:
    counted: defaultdict[int, int] = defaultdict(int)
    for mark in marks:
        counted[mark.item_id] += mark.level is not None or mark.does_not_apply
    wanted = case.sheets.filter(state="sent").count()
    return [
        Finding("gap", place.item.title, _("%(have)d dari %(want)d nilai") % {"have": have, "want": wanted})
        for place in places(tree_of_case(case))
        if (have := counted[place.item.pk]) < wanted
    ]


def _unproven(case: Case, marks: list[Mark]) -> list[Finding]:
    proven = items_with_evidence(case)
    by_item = {place.item.pk: place for place in places(tree_of_case(case))}
    return [
        Finding("proof", str(mark.item), _("%(who)s memberi %(level)s tanpa kutipan bukti") % _said(mark))
        for mark in marks
        if mark.item_id in by_item and lacks_proof(by_item[mark.item_id], mark, was_brought=mark.item_id in proven)
    ]


def _copies(case: Case, marks: list[Mark]) -> list[Finding]:
    same: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        words = " ".join(re.findall(r"\w+", mark.reason.casefold()))
        if len(words) >= SHORTEST_COPY:
            same[words].append(mark)
    return [
        Finding("copy", str(mark.item), _("%(who)s memakai alasan yang sama dengan %(other)s") % _pair(alike, mark))
        for alike in same.values()
        for mark in alike[1:]
    ]


def _said(mark: Mark) -> dict[str, object]:
    return {"who": str(mark.sheet.engagement), "level": mark.level}


def _pair(alike: list[Mark], mark: Mark) -> dict[str, object]:
    first = alike[0]
    return _said(mark) | {"other": f"{first.sheet.engagement}, {first.item}"}
