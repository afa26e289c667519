"""The number that a citation stands for: a cell of the plan, or a sum that no cell holds."""

from collections.abc import Mapping
from functools import cached_property

from gerakan.engine.plan.structure import Citation, Plan, Row, rows
from gerakan.engine.plan.totals import Budget

TOTALS = "totals"
"""A sheet of sums. Row "money": everything, or of one source ("money/APBD") or pillar ("money/society"), with or without
year; row "programmes", "indicators" or another sheet: how many rows it has, for programmes also by pillar
("programmes/society")."""


class Cells:
    """Asked for numbers by citations."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._rows: dict[str, Mapping[tuple[str, int | None], Row]] = {}

    @cached_property
    def _budget(self) -> Budget:
        return Budget(self.plan.programmes, self.plan.money)

    def number(self, cited: Citation) -> float | None:
        """None when there is no such cell or it holds no number."""
        if cited.sheet == TOTALS:
            return self._total(cited)
        if cited.sheet not in self._rows:
            own = self._sheet(cited.sheet)
            by_year = {(row.key, getattr(row, "year", None)): row for row in own}
            self._rows[cited.sheet] = {**{(row.key, None): row for row in reversed(own)}, **by_year}
        known = self._rows[cited.sheet]
        row = known.get((cited.row, cited.year)) or known.get((cited.row, None))
        value = getattr(row, cited.field, None)
        if isinstance(value, Mapping):
            value = value.get(cited.year)
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

    def _sheet(self, sheet: str) -> tuple[Row, ...]:
        return rows(self.plan, sheet) if hasattr(self.plan, sheet) and isinstance(rows(self.plan, sheet), tuple) else ()

    def _total(self, cited: Citation) -> float | None:
        name, _, part = cited.row.partition("/")
        if name == "money":
            return float(self._money(part, cited.year))
        if name == "programmes":
            counted = [one for one in self.plan.programmes if one.kind == "programme" and part in ("", one.pillar)]
            return float(len(counted))
        found = self._sheet(name)
        return float(len(found)) if found and not part else None

    def _money(self, part: str, year: int | None) -> int:
        by_pillar = self._budget.by_pillar
        if part in {pillar for pillar, _ in by_pillar}:
            return sum(amount for (pillar, at), amount in by_pillar.items() if pillar == part and year in (None, at))
        return self._budget.total(year=year, source=part)
