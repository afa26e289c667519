"""National sums in which a joint programme counts once, beside what adding up members' books would give."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import add, or_
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Sum
from django.db.models.functions import Coalesce

from gerakan.foundation.editions.models import Edition
from gerakan.stages.clusters.models import Charter, JointPlan, JointProgramme, Membership
from gerakan.stages.masterplans.models import YEAR_FIELDS, Masterplan, MoneyLine

Row = Mapping[str, Any]


@dataclass(frozen=True)
class JointLine:
    """One joint programme in the sum: its total once, and in how many members' books it stands."""

    programme: JointProgramme
    total: int
    books: tuple[str, ...]
    outside: tuple[str, ...]
    in_books: int
    already: int

    @property
    def named(self) -> int:
        """What the books say of it together when each tells the total."""
        return self.total * len(self.books)

    @property
    def twice(self) -> int:
        """What adding up totals counts too often."""
        return max(self.named - self.total, 0)

    @property
    def unprinted(self) -> int:
        """What stands in no book at all."""
        return 0 if self.books else self.total

    @property
    def elsewhere(self) -> int:
        """Shares of members that have no plan in this edition."""
        return self.total - self.in_books


@dataclass(frozen=True)
class Counted:
    """The country's sum of an edition."""

    own: int
    plans: int
    lines: list[JointLine] = field(default_factory=list)

    @property
    def joint(self) -> int:
        """Joint programmes, each once."""
        return sum(one.total for one in self.lines)

    @property
    def already(self) -> int:
        """Shares that stand in members' own money as well."""
        return sum(one.already for one in self.lines)

    @property
    def once(self) -> int:
        """Every rupiah counted once."""
        return self.own - self.already + self.joint

    @property
    def named(self) -> int:
        """Totals of joint programmes as every book prints them."""
        return sum(one.named for one in self.lines)

    @property
    def books(self) -> int:
        """What one gets by adding up the books: own money, and the total of every joint programme in each of them."""
        return self.own + self.named

    @property
    def twice(self) -> int:
        """Totals that stand in more than one book."""
        return sum(one.twice for one in self.lines)

    @property
    def unprinted(self) -> int:
        """Totals that stand in none: no member of theirs has a plan."""
        return sum(one.unprinted for one in self.lines)

    @property
    def difference(self) -> int:
        """What adding up the books counts too much: `twice` + `already` - `unprinted`, nothing else."""
        return self.books - self.once


def counted_once(edition: Edition) -> Counted:
    """Money of all plans of an edition; joint programmes that are agreed and under a charter in force count once."""
    plans = frozenset(Masterplan.objects.filter(edition=edition).values_list("region__code", flat=True))
    money, members = own_money(edition), _members(edition)
    rows = JointProgramme.objects.filter(
        plan__edition=edition, plan__state=JointPlan.State.ACTIVE, plan__charters__state=Charter.State.IN_FORCE,
        agreed__isnull=False,
    )  # fmt: skip
    found = rows.select_related("plan").order_by("plan__name", "pk")
    lines = [_line(row, plans & members.get(row.plan_id, frozenset()), money) for row in found]
    return Counted(sum(money.values()), len(plans), lines)


def own_money(edition: Edition) -> dict[tuple[str, str], int]:
    """(region, programme) -> rupiah of all years; of a programme and its part only the programme's, as in every plan."""
    said = reduce(or_, (Q(**{f"{name}__isnull": False}) for name in YEAR_FIELDS))
    own = MoneyLine.objects.filter(said, plan__edition=edition, programme__isnull=False).order_by()
    above = [Exists(own.filter(programme=OuterRef(path))) for path in ("programme__parent", "programme__parent__parent")]  # fmt: skip
    whole = reduce(add, (Coalesce(F(name), 0) for name in YEAR_FIELDS))
    rows = own.exclude(above[0] | above[1]).values_list("plan__region__code", "programme__code")
    return {(region, code): total for region, code, total in rows.annotate(total=Sum(whole))}


def with_held(rows: Sequence[Row], plan: Masterplan) -> list[Row]:
    """Rows of a member's plan with what of its share the plan's own budget lacks: all of it where no programme is named."""
    money = own_money(plan.edition) if any(row["own"]["own_code"] for row in rows) else {}
    return [{**row, "missing": row["own"]["total"] - _already(row["own"], money)} for row in rows]


def _members(edition: Edition) -> dict[int, frozenset[str]]:
    """Codes of the regions that belong to each joint plan today."""
    found: dict[int, frozenset[str]] = {}
    rows = Membership.objects.today().filter(plan__edition=edition, region__isnull=False)
    for plan, code in rows.values_list("plan", "region__code"):
        found[plan] = found.get(plan, frozenset()) | {code}
    return found


def _line(row: JointProgramme, plans: frozenset[str], money: Mapping[tuple[str, str], int]) -> JointLine:
    said: Row = row.agreed or {}
    printed = [one for one in said["shares"] if one["member"] in plans]
    return JointLine(
        row, said["total"], tuple(one["name"] for one in printed),
        tuple(one["name"] for one in said["shares"] if one["member"] not in plans),
        sum(one["total"] for one in printed), sum(_already(one, money) for one in printed),
    )  # fmt: skip


def _already(share: Row, money: Mapping[tuple[str, str], int]) -> int:
    """Money of the share that the region's own budget holds too: never more than the share, never what is not there."""
    return min(int(share["total"]), money.get((share["member"], share.get("own_code", "")), 0))
