"""Findings beside the exceptions made for them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from gerakan.engine.plan.prose import filler
from gerakan.stages.masterplans.calculations.checked import Checked, Told, checked
from gerakan.stages.masterplans.models import AcceptedFinding, Masterplan

SEVERE = "severe"


@dataclass(frozen=True)
class Item:
    """A finding, and what the region said about it."""

    told: Told
    exception: AcceptedFinding | None

    @property
    def is_open(self) -> bool:
        """It still has to be mended, or a mentor has to agree."""
        return self.exception is None or not self.exception.counts


@dataclass(frozen=True)
class Standing:
    """All findings of a plan; lapsed: exceptions whose finding is gone or says something else now."""

    checked: Checked
    items: Sequence[Item]
    lapsed: Sequence[AcceptedFinding]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Open findings by severity."""
        return Counter(one.told.severity for one in self.items if one.is_open)

    def of(self, *, sheet: str, severity: str) -> list[Item]:
        """Those that name this sheet and weigh this much; empty means all."""
        return [
            one
            for one in self.items
            if severity in ("", one.told.severity) and (not sheet or sheet in {cell.sheet for cell in one.told.cells})
        ]


def standing(plan: Masterplan) -> Standing:
    """What the rules say, and which of it was accepted."""
    found = checked(plan)
    known = {one.fingerprint: one for one in plan.accepted.select_related("by", "agreed_by")}
    items = [Item(told, known.get(told.fingerprint)) for told in found.findings]
    met = {told.fingerprint for told in found.findings}
    return Standing(found, items, [one for print_, one in known.items() if print_ not in met])


def says_nothing(reason: str) -> bool:
    """A reason of fewer than three words, or of words that stand for nothing."""
    return bool(filler(reason, 3))


def severe_count(plan: Masterplan) -> int:
    """Open severe findings: while there are any, review cannot be asked for."""
    return standing(plan).counts[SEVERE]
