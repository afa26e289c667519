"""The specimen's analysis, people and chapters."""

from collections.abc import Iterator
from typing import TypedDict

from gerakan.engine.plan.pillars import INDONESIAN, PILLAR_OF, PILLARS, SUBDIMENSIONS
from gerakan.engine.plan.specimen_words import COMPONENT_NAMES, HEARD, PLACES, THEMES
from gerakan.engine.plan.structure import (
    Citation,
    Evidence,
    Gap,
    Goal,
    Mission,
    Participation,
    Passage,
    Plan,
    PlanIndicator,
    Problem,
    Stakeholder,
    Strategy,
    Swot,
)
from gerakan.engine.plan.structure.words import STRATEGY_KINDS, SWOT_KINDS
from gerakan.engine.plan.totals import Budget

BILLION = 1_000_000_000
MISSIONS = (
    "Mendekatkan layanan yang pasti kepada setiap warga", "Menumbuhkan usaha dari hasil laut dan desa",
    "Menjaga laut, hutan dan ruang hidup bersama", "Menyiapkan warga yang sehat, cakap dan rukun",
)  # fmt: skip
GOALS = {
    "governance": ("Layanan daerah cepat, pasti dan terbuka", "Kepuasan warga atas layanan", 71.0),
    "branding": ("Daerah dikenal, dikunjungi dan dipercaya penanam modal", "Pengenalan daerah oleh wisatawan", 38.0),
    "economy": ("Pendapatan keluarga pesisir naik sepanjang musim", "Keluarga dengan penghasilan tetap", 54.0),
    "living": ("Warga bergerak lancar di ruang yang tertata dan sehat", "Warga yang merasa lingkungannya nyaman", 60.0),
    "society": ("Warga cakap, rukun dan siap menghadapi bencana", "Warga yang mengikuti kegiatan bersama", 33.0),
    "environment": ("Bakau, air dan energi terjaga untuk anak cucu", "Mutu lingkungan hidup daerah", 66.0),
}
SAYINGS = {
    "S": "Sisi {name} mempunyai pengalaman bersama yang sudah teruji",
    "W": "Pengetahuan tentang {name} masih tersebar di beberapa orang",
    "O": "Program nasional membuka dukungan bagi {name} daerah pesisir",
    "T": "Perubahan iklim dan pergantian pejabat mengganggu {name} daerah",
}


class Analysis(TypedDict):
    """Sheets of the first book."""

    goals: tuple[Goal, ...]
    strategies: tuple[Strategy, ...]
    problems: tuple[Problem, ...]
    indicators: tuple[PlanIndicator, ...]
    swot: tuple[Swot, ...]
    gaps: tuple[Gap, ...]
    evidence: tuple[Evidence, ...]


def heads(region: str, starts: int, years: int) -> Plan:
    """The head of the plan, its missions, and the registers that it is checked against."""
    return Plan(
        region=region,
        name="Rencana Induk Kota Cerdas Kabupaten Contoh (sampel)",
        starts=starts,
        years=years,
        rpjmd=(starts, starts + 4),
        vision="Kabupaten Contoh yang melayani, sejahtera dari laut, dan lestari bagi anak cucu",
        keywords=("melayani", "sejahtera", "lestari"),
        missions=tuple(Mission(f"MI-{number}", text) for number, text in enumerate(MISSIONS, start=1)),
        agencies=tuple(sorted({theme.agency for theme in THEMES.values()})),
        places=PLACES,
    )


def analysis(starts: int, years: int) -> Analysis:
    """Everything that programmes answer."""
    return Analysis(
        goals=tuple(
            Goal(f"T-{number + 1}", GOALS[pillar][0], f"MI-{number % len(MISSIONS) + 1}")
            for number, pillar in enumerate(PILLARS)
        ),
        strategies=tuple(_strategy(number, code) for number, code in enumerate(SUBDIMENSIONS)),
        problems=tuple(one for number, code in enumerate(SUBDIMENSIONS) for one in _problems(number, code)),
        indicators=tuple(_of_goal(number, pillar, starts, years) for number, pillar in enumerate(PILLARS)),
        swot=tuple(_swot()),
        gaps=tuple(_gap(number, code) for number, code in enumerate(SUBDIMENSIONS)),
        evidence=tuple(one for number, code in enumerate(SUBDIMENSIONS) for one in _evidence(number, code, starts)),
    )


def _strategy(number: int, code: str) -> Strategy:
    goal = tuple(PILLARS).index(PILLAR_OF[code]) + 1
    kind = STRATEGY_KINDS[number % len(STRATEGY_KINDS)]
    return Strategy(f"ST-{number + 1:02d}", PILLAR_OF[code], code, f"T-{goal}", THEMES[code].strategy, kind)


def _problems(number: int, code: str) -> Iterator[Problem]:
    for letter, statement in zip("ab", THEMES[code].problems, strict=True):
        evidence = (f"B-{number + 1:02d}{letter}",)
        yield Problem(f"M-{number + 1:02d}{letter}", PILLAR_OF[code], code, statement, evidence)


def _evidence(number: int, code: str, starts: int) -> Iterator[Evidence]:
    for letter, kind, statement in zip("ab", ("document", "survey"), THEMES[code].problems, strict=True):
        text = f"Laporan {INDONESIAN[code]} tahun {starts - 1}"
        dated = f"{starts - 1}-{number % 12 + 1:02d}-15"
        yield Evidence(f"B-{number + 1:02d}{letter}", kind, text, dated, str(number * 3 + 4), statement)


def _of_goal(number: int, pillar: str, starts: int, years: int) -> PlanIndicator:
    _, name, baseline = GOALS[pillar]
    targets = {starts + year: round(baseline + 1.5 * (year + 1), 1) for year in (0, 4, 9) if year < years}
    formula = "bagian responden yang setuju dari seluruh responden"
    return PlanIndicator(f"IT-{number + 1}", f"T-{number + 1}", name, "persen", "up", formula, "Survei tahunan warga",
                         starts - 1, baseline, targets)  # fmt: skip


def _swot() -> Iterator[Swot]:
    number = 0
    for component, name in COMPONENT_NAMES.items():
        for kind in SWOT_KINDS:
            at = number % len(SUBDIMENSIONS) + 1
            yield Swot(f"SW-{number + 1:02d}", component, kind, SAYINGS[kind].format(name=name), (f"B-{at:02d}a",), 0.25,
                       (f"ST-{at:02d}",))  # fmt: skip
            number += 1


def _gap(number: int, code: str) -> Gap:
    name, theme = INDONESIAN[code], THEMES[code]
    return Gap(
        code=f"K-{number + 1:02d}",
        subdimension=code,
        present=theme.problems[0],
        desired=f"Masalah {name} tertangani di semua kecamatan",
        gap=f"Baru sebagian kecamatan yang menangani {name}",
        cause=f"Kerja {name} belum dibagi antarperangkat",
        recommendation=f"{theme.strategy} mulai tahun pertama",
        priority=number % 3 + 1,
        evidence=(f"B-{number + 1:02d}a",),
    )


def stakeholders() -> tuple[Stakeholder, ...]:
    """Those who are heard."""
    return tuple(
        Stakeholder(f"PK-{number + 1:02d}", who, helix, "pemberi masukan", number % 5 + 1, (number + 2) % 5 + 1)
        for number, (helix, who) in enumerate(HEARD)
    )


def heard(starts: int) -> tuple[Participation, ...]:
    """Twelve meetings in the year before the plan."""
    return tuple(
        Participation(
            f"L-{number + 1:02d}",
            f"{starts - 1}-{number + 1:02d}-10",
            who,
            helix,
            f"{who} meminta perhatian pada {INDONESIAN[SUBDIMENSIONS[number]]} di kampungnya",
            f"Program {INDONESIAN[SUBDIMENSIONS[number]]} dimulai lebih awal",
        )
        for number, (helix, who) in enumerate(HEARD)
    )


def passages(plan: Plan) -> tuple[Passage, ...]:
    """A paragraph per pillar that cites its money, and one each for the whole and for a baseline."""
    budget = Budget(plan.programmes, plan.money)
    whole = _written(budget.total())
    count = sum(1 for one in plan.programmes if one.kind == "programme")
    first = Passage(
        "2.1",
        f"Rencana ini memuat {count} program dengan kebutuhan dana {whole} selama {plan.years} tahun, "
        "yang dibagi menurut pilar, tahun dan sumber agar mudah dipantau oleh warga.",
        claim=True,
        citations=(Citation(str(count), "totals", "programmes", ""), Citation(whole, "totals", "money", "")),
    )
    return (first, *(_of_pillar(plan, budget, number, pillar) for number, pillar in enumerate(PILLARS)))


def _of_pillar(plan: Plan, budget: Budget, number: int, pillar: str) -> Passage:
    amount = sum(money for (of, _), money in budget.by_pillar.items() if of == pillar)
    goal, measured, baseline = GOALS[pillar]
    money, level = _written(amount), f"{baseline:.1f}".replace(".", ",")
    text = (
        f"{goal}. Untuk itu pilar {INDONESIAN[pillar]} memerlukan {money}. {measured} pada tahun dasar tercatat "
        f"{level} persen, dan kemajuannya dilaporkan setiap akhir tahun kepada Dewan Smart City."
    )
    cited = (
        Citation(money, "totals", f"money/{pillar}", ""),
        Citation(level, "indicators", f"IT-{number + 1}", "baseline"),
    )
    return Passage(f"3.{number + 1}", text, claim=True, evidence=(plan.evidence[number * 6].code,), citations=cited)


def _written(amount: int) -> str:
    return f"Rp{amount / BILLION:.2f} miliar".replace(".", ",")
