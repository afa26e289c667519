"""What a scenario is asked: an indicator, assumptions about it, targets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from gerakan.engine.errors import InputError

Kind = Literal["baseline", "trend", "programme"]
Rule = Literal["sum", "gap"]
MOST_PROGRAMMES, LONGEST = 200, 60


@dataclass(frozen=True, slots=True)
class Assumption:
    """One row: the lowest, the likeliest and the highest value that somebody holds possible.

    baseline: the indicator in the base year, in its unit. trend: its change a year without any programme, in its unit.
    programme: the improvement that it brings at full effect, in the unit (rule "sum") or as the share of what is left to
    the bound that it closes, 0 to 1 (rule "gap"); it grows in equal steps from the first year `starts` to `full`.
    chance: probability that the programme is carried out at all.
    """

    code: str
    kind: Kind
    low: float
    mode: float
    high: float
    chance: float = 1.0
    starts: int = 0
    full: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """Everything else: years, which way is better, how effects are joined, how much programmes share one fate.

    correlation: of the normal scores behind the effects of programmes, 0 to below 1; one common factor.
    bound: the value that can be approached and never passed (rule "gap" only).
    """

    base_year: int
    until: int
    direction: Literal["up", "down"] = "up"
    rule: Rule = "sum"
    bound: float | None = None
    correlation: float = 0.0
    targets: Mapping[int, float] = field(default_factory=dict)

    @property
    def sign(self) -> float:
        """1 when more is better, -1 when less is."""
        return 1.0 if self.direction == "up" else -1.0

    @property
    def years(self) -> range:
        """From the base year to the last, both included."""
        return range(self.base_year, self.until + 1)


def check(question: Question, assumptions: Sequence[Assumption]) -> None:
    """Raises InputError with the row and column of the first thing that cannot be computed."""
    _check_question(question)
    for kind in ("baseline", "trend"):
        if sum(1 for one in assumptions if one.kind == kind) != 1:
            raise InputError(f"harus ada tepat satu baris {kind}", place="data", row=kind, column="kind")
    if sum(1 for one in assumptions if one.kind == "programme") > MOST_PROGRAMMES:
        raise InputError(f"paling banyak {MOST_PROGRAMMES} program", place="data", row="programme", column="kind")
    codes: set[str] = set()
    for one in assumptions:
        if one.code in codes:
            raise InputError("kode ini sudah dipakai", place="data", row=one.code, column="code")
        codes.add(one.code)
        _check_row(question, one)


def _check_question(question: Question) -> None:
    if not 0 < question.until - question.base_year <= LONGEST:
        raise InputError(f"tahun akhir harus 1 sampai {LONGEST} tahun sesudah tahun dasar", row="atas", column="until")
    if not 0 <= question.correlation < 1:
        raise InputError("keterkaitan harus dari 0 sampai di bawah 1", row="atas", column="correlation")
    if question.rule == "gap" and question.bound is None:
        raise InputError("batas belum diisi", row="atas", column="bound")
    for year in question.targets:
        if not question.base_year < year <= question.until:
            raise InputError("target di luar tahun skenario", row=f"target {year}", column="year")


def _check_row(question: Question, one: Assumption) -> None:
    if not one.low <= one.mode <= one.high:
        raise InputError("urutkan dari rendah ke tinggi", place="data", row=one.code, column="mode")
    if one.kind != "programme":
        return
    if not 0 <= one.chance <= 1:
        raise InputError("peluang harus di antara 0 dan 1", place="data", row=one.code, column="chance")
    if one.full < one.starts:
        raise InputError("tahun penuh tidak boleh sebelum tahun mulai", place="data", row=one.code, column="full")
    if question.rule == "gap" and not (one.low >= 0 and one.high <= 1):
        raise InputError("bagian jarak yang ditutup harus di antara 0 dan 1", place="data", row=one.code, column="high")
