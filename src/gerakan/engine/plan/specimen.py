"""A clean plan at real size, the same for the same seed. Sample: its region, figures and names are nobody's.

Tests plant errors into it, benchmarks measure on it, and a demonstration may show it as a sample.
"""

import random
from collections.abc import Iterator
from dataclasses import replace

from gerakan.engine.plan.pillars import INDONESIAN, PILLAR_OF, PILLARS, SUBDIMENSIONS
from gerakan.engine.plan.specimen_analysis import analysis, heads, heard, passages, stakeholders
from gerakan.engine.plan.specimen_words import PARTNERS, PLACES, PRIVATE_SOURCES, THEMES, Idea
from gerakan.engine.plan.structure import (
    Ceiling,
    Milestone,
    Money,
    Plan,
    PlanIndicator,
    Programme,
    QuickWin,
    Reference,
    Risk,
    Step,
)
from gerakan.engine.plan.totals import Budget

MILLION = 1_000_000
TERMS = ((0, 0), (0, 4), (1, 3), (2, 9), (0, 2), (3, 8), (1, 4), (4, 9), (0, 3))
"""First and last year of programmes, counted from the plan's first, in turn."""


def specimen(
    *, seed: int = 0, programmes: int = 72, starts: int = 2025, years: int = 10, region: str = "contoh"
) -> Plan:
    """A plan that breaks no rule: at least 18 programmes, every third with two activities.

    >>> plan = specimen()
    >>> len([one for one in plan.programmes if one.kind == "programme"]), len(plan.indicators), plan.years
    (72, 78, 10)
    """
    chance = random.Random(seed)  # noqa: S311 - sample words, no secret
    plan = replace(heads(region, starts, years), **analysis(starts, years))
    count = max(programmes, len(SUBDIMENSIONS))
    sown = [_Sown(number, count, chance, plan) for number in range(count)]
    plan = replace(
        plan,
        programmes=tuple(one for own in sown for one in own.programmes()),
        indicators=(*plan.indicators, *(own.indicator() for own in sown)),
        money=tuple(row for own in sown for row in own.money()),
        milestones=tuple(row for own in sown for row in own.milestones()),
        risks=tuple(own.risk() for own in sown),
        references=tuple(row for own in sown for row in own.references()),
        quick_wins=tuple(_quick_win(number, pillar, plan, sown) for number, pillar in enumerate(PILLARS)),
        stakeholders=stakeholders(),
        participation=heard(starts),
    )
    plan = replace(plan, known_codes=_codes(plan), ceilings=tuple(_ceilings(plan)))
    return replace(plan, passages=passages(plan))


class _Sown:
    """One programme to be, with everything that hangs on it."""

    def __init__(self, number: int, count: int, chance: random.Random, plan: Plan) -> None:
        self.plan, self.number, self.count = plan, number, count
        self.subdimension = SUBDIMENSIONS[number % len(SUBDIMENSIONS)]
        self.theme, turn = THEMES[self.subdimension], number // len(SUBDIMENSIONS)
        self.idea: Idea = self.theme.ideas[turn % 4]
        again, self.problem = turn // 4, f"M-{SUBDIMENSIONS.index(self.subdimension) + 1:02d}{'ab'[turn % 2]}"
        self.where = PLACES[(number + again) % len(PLACES)]
        self.suffix = f" di {self.where} tahap {again}" if again else ""
        self.code = f"P-{number + 1:03d}"
        first, last = TERMS[number % len(TERMS)] if plan.years >= 10 else (0, min(number % 3 * 2, plan.years - 1))
        self.first, self.last = plan.starts + first, plan.starts + last
        self.base = chance.randrange(120, 900) * MILLION
        self.lift = chance.uniform(0.02, 0.06)
        self.private = chance.choice(PRIVATE_SOURCES)
        self.users = chance.randrange(400, 60_000)
        self.odds = chance.randrange(1, 6), chance.randrange(1, 6)

    @property
    def name(self) -> str:
        """Said once in the plan."""
        return self.idea.name + self.suffix

    def programmes(self) -> Iterator[Programme]:
        """The programme, and two activities below every third."""
        whole = Programme(
            code=self.code,
            name=self.name,
            pillar=PILLAR_OF[self.subdimension],
            subdimension=self.subdimension,
            strategy=f"ST-{SUBDIMENSIONS.index(self.subdimension) + 1:02d}",
            problems=self._problems(),
            innovation=self.idea.innovation,
            field=self.idea.field,
            owner=self.theme.agency,
            partners=(PARTNERS[self.number % len(PARTNERS)],),
            location=(self.where,),
            beneficiaries=self.theme.users,
            beneficiaries_number=self.users,
            budget_code=self._budget_code(),
            starts=self.first,
            ends=self.last,
            legal_basis="Peraturan Daerah Contoh Nomor 3 Tahun 2024",
            rtrw_checked=self.idea.field == "infrastructure",
            depends_on=self._before(),
            flagship=self.number < len(SUBDIMENSIONS) and self.number % 3 == 0,
        )
        yield whole
        for number, (verb, first, last) in enumerate(self._activities(), start=1):
            code, name = f"{self.code}.{number}", f"{verb} {self.name}"
            yield Programme(code, "activity", self.code, name, whole.pillar, whole.subdimension, owner=whole.owner,
                            budget_code=f"{whole.budget_code}.2.{number:02d}", starts=first, ends=last)  # fmt: skip

    def _problems(self) -> tuple[str, ...]:
        """The only programme of a sub-dimension answers both of its problems."""
        alone = self.count < self.number % len(SUBDIMENSIONS) + len(SUBDIMENSIONS) + 1
        return (self.problem, f"{self.problem[:-1]}b") if alone else (self.problem,)

    def _activities(self) -> tuple[tuple[str, int, int], ...]:
        both = ("Persiapan", self.first, self.first), ("Pelaksanaan", self.first, self.last)
        return both if self.number % 3 == 0 else ()

    def _budget_code(self) -> str:
        return f"{self.number % 7 + 1}.{self.number % 24 + 1:02d}.{self.number % 9 + 2:02d}"

    def _before(self) -> tuple[str, ...]:
        """Programmes of the second half of a round wait for a one-year programme of the first."""
        at = self.number - self.number % len(TERMS)
        late = self.number % len(TERMS) in (3, 5, 7) and self.plan.years >= 10
        return (f"P-{at + 1:03d}",) if late else ()

    def indicator(self) -> PlanIndicator:
        """Targets in every year of the programme."""
        return PlanIndicator(
            code=f"I-{self.number + 1:03d}",
            of=self.code,
            name=self.idea.indicator + self.suffix,
            unit=self.idea.unit,
            direction=self.idea.direction,
            formula=f"{self.idea.indicator.lower()} menurut catatan {self.theme.agency} pada akhir tahun",
            source=f"Laporan tahunan {self.theme.agency}",
            baseline_year=self.plan.starts - 1,
            baseline=self.idea.baseline,
            targets={year: self._target(year - self.plan.starts + 1) for year in range(self.first, self.last + 1)},
        )

    def _target(self, years: int) -> float:
        baseline, up = self.idea.baseline, self.idea.direction == "up"
        if up and self.idea.unit == "persen":
            return round(baseline + (96 - baseline) * self.lift * years, 1)
        return round(baseline * (1 + self.lift * years if up else 1 - self.lift * years), 1)

    def money(self) -> Iterator[Money]:
        """Investment in its first years, running money after it; a programme with activities says both sums."""
        built = self.first
        yield Money(self.code, built, "APBD", "investment", self.base)
        if self.number % 4 == 1:
            yield Money(self.code, built, self.private, "investment", self.base // 2)
        for year in range(built + 1, min(max(self.last, built + 2), self.plan.ends) + 1):
            yield Money(self.code, year, "APBD", "running", self.base // 5)
        yield from self._parts(built)

    def _parts(self, built: int) -> Iterator[Money]:
        if not self._activities():
            return
        yield Money(f"{self.code}.1", built, "APBD", "investment", self.base // 4)
        yield Money(f"{self.code}.2", built, "APBD", "investment", self.base - self.base // 4)
        if self.number % 4 == 1:
            yield Money(f"{self.code}.2", built, self.private, "investment", self.base // 2)
        for year in range(built + 1, min(max(self.last, built + 2), self.plan.ends) + 1):
            yield Money(f"{self.code}.2", year, "APBD", "running", self.base // 5)

    def milestones(self) -> Iterator[Milestone]:
        """At its end, and in its first year where that is another."""
        if self.first < self.last:
            yield Milestone(self.code, self.first, f"Rancangan dan tim {self.name} ditetapkan")
        yield Milestone(self.code, self.last, f"{self.idea.indicator} mencapai sasaran {self.code}")

    def risk(self) -> Risk:
        """One each."""
        causes = ("Petugas berpindah tugas", "Pengadaan terlambat", "Cuaca buruk berkepanjangan", "Mitra menarik diri")
        return Risk(
            code=f"R-{self.number + 1:03d}",
            programme=self.code,
            statement=f"{self.name} tidak dipakai {self.theme.users}",
            cause=f"{causes[self.number % 4]} pada {self.name}",
            likelihood=self.odds[0],
            impact=self.odds[1],
            mitigation=f"Uji coba {self.name} bersama {self.theme.users} sebelum diperluas",
            owner=self.theme.agency,
        )

    def references(self) -> Iterator[Reference]:
        """The RPJMD, a goal of sustainable development, and the long-term plan for what outlasts the RPJMD."""
        yield Reference(self.code, "RPJMD", f"RPJMD-{self.number % 30 + 1:02d}")
        yield Reference(self.code, "SDG", f"{self.number % 17 + 1}.{self.number % 3 + 1}")
        if self.plan.rpjmd is not None and self.last > self.plan.rpjmd[1]:
            yield Reference(self.code, "RPJPN", f"IE-{self.number % 17 + 1:02d}")


def _quick_win(number: int, pillar: str, plan: Plan, sown: list[_Sown]) -> QuickWin:
    own = next(one for one in sown if PILLAR_OF[one.subdimension] == pillar)
    name = f"Gebrakan {own.idea.name}"
    months = 9 + number % 4
    return QuickWin(
        code=f"Q-{number + 1:02d}",
        name=name,
        pillar=pillar,
        subdimension=own.subdimension,
        programme=own.code,
        problems=(own.problem,),
        idea=f"{own.idea.name} dimulai di {own.where} agar manfaatnya segera terasa",
        novelty=f"Pertama kali {INDONESIAN[own.subdimension]} dikerjakan bersama warga {own.where}",
        beneficiaries_number=own.users,
        owner=own.theme.agency,
        starts_month=f"{plan.starts}-{number % 3 + 1:02d}",
        months=months,
        steps=tuple(Step(month, f"Langkah {month} {name}") for month in range(1, months + 1, 2)),
        indicators=(own.idea.indicator,),
        sustainability=f"{own.theme.agency} memasukkan {own.idea.name} ke anggaran tahun berikutnya",
    )


def _codes(plan: Plan) -> dict[str, frozenset[str]]:
    """Codes in force: those used, and some that nobody uses."""
    used: dict[str, set[str]] = {"RPJMD": {f"RPJMD-{number:02d}" for number in range(1, 36)}}
    for row in plan.references:
        used.setdefault(row.scheme, set()).add(row.code)
    return {scheme: frozenset(codes) for scheme, codes in sorted(used.items())}


def _ceilings(plan: Plan) -> Iterator[Ceiling]:
    """A tenth above what the plan needs."""
    budget = Budget(plan.programmes, plan.money)
    for year in range(plan.starts, plan.ends + 1):
        yield Ceiling(year, budget.total(year=year) * 11 // 10 + MILLION)
