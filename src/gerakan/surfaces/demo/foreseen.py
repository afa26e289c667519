"""Sample scenarios to one target of the whole plan; every range and source in them is sample."""

from collections.abc import Mapping

from gerakan.foundation.accounts.models import User
from gerakan.stages.masterplans.models import Masterplan, PlanIndicator
from gerakan.stages.scenarios import commands
from gerakan.stages.scenarios.models import Assumption, Scenario

INDICATOR = "IT-6"
ALL, FEWER = "Semua program berjalan", "Dua program tertunda"
NOTE = "Data contoh: rentang dan sumbernya dikarang untuk peragaan."
STILL = (-0.3, -0.1, 0.1)
EFFECTS = {
    "P-016": (4, 8, 14), "P-017": (6, 10, 16), "P-018": (3, 6, 10), "P-034": (2, 5, 9), "P-035": (4, 8, 13),
    "P-036": (2, 4, 7), "P-052": (5, 9, 14), "P-053": (3, 6, 11), "P-054": (1, 3, 6),
}  # fmt: skip
"""Per cent of the distance to 100 that each closes."""
RISKY = {"P-053": 70, "P-035": 85}
POSTPONED = ("P-017", "P-052")
SOURCE = "Contoh: pengalaman daerah lain dengan program sejenis"


def draw(plan: Masterplan, *, by: User) -> None:
    """All programmes, and the same without two of them; both computed, both public beside the plan."""
    row = PlanIndicator.objects.get(plan=plan, code=INDICATOR)
    facts = {"name": ALL, "note": NOTE, "rule": Scenario.Rule.GAP, "bound": 100}
    whole = commands.begin(plan, indicator=row, facts=facts, by=by)
    own = {one.code: one for one in whole.assumptions.all()}
    for code in sorted(set(own) - {commands.BASELINE, commands.TREND} - set(EFFECTS)):
        commands.drop_row(whole, row=own.pop(code).pk, by=by)
    whole.refresh_from_db()
    head = {name: getattr(whole, name) for name in commands.HEAD}
    rows = {one.pk: _cells(code, whole.base_year) for code, one in own.items() if code != commands.BASELINE}
    commands.write(whole, head=head, rows=rows, seen=whole.revision, by=by)
    fewer = commands.copy(whole, name=FEWER, by=by)
    for late in Assumption.objects.filter(scenario=fewer, code__in=POSTPONED):
        commands.drop_row(fewer, row=late.pk, by=by)
    for scenario in (whole, fewer):
        commands.publish(commands.compute(scenario, by=by), by=by)


def _cells(code: str, year: int) -> Mapping[str, object]:
    low, mode, high = EFFECTS.get(code, STILL)
    told = {"low": low, "mode": mode, "high": high, "source": SOURCE, "source_year": year - 1}
    if code == commands.TREND:
        return told | {"source": "Contoh: catatan mutu lingkungan lima tahun terakhir"}
    return told | {"chance": RISKY.get(code, 100)}
