"""What a dossier computes, as `dossier.toml` in it says: steps, what passes from one to the next, and the decisions taken."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gerakan.compute.complaints import Complaint
from gerakan.compute.toml import Section, read_toml, section, sections

PLAN = "dossier.toml"
COMMANDS = {"index", "robustness", "choice", "evaluation", "ranks", "totals", "panel", "decided", "final"}


@dataclass(frozen=True, slots=True)
class Step:
    """One `gerakan compute COMMAND`: files of the dossier go in, results must come out as they are recorded."""

    name: str
    command: str
    inputs: tuple[str, ...]
    options: tuple[str, ...]
    results: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table of the dossier."""

    path: str
    name: str

    def __str__(self) -> str:
        return f"{self.path}, kolom {self.name}"


@dataclass(frozen=True, slots=True)
class Passing:
    """Values that one step hands to a later one, multiplied by `times`; rows are matched by `key`."""

    source: Column
    target: Column
    key: str
    times: float


@dataclass(frozen=True, slots=True)
class Decisions:
    """Where the ranking, the decisions and the departures from the ranking stand."""

    ranking: str
    taken: str
    overrides: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a replay does, in order."""

    title: str
    steps: tuple[Step, ...]
    passings: tuple[Passing, ...]
    decisions: Decisions | None

    @property
    def paths(self) -> set[str]:
        """Files that the plan names."""
        named = {path for step in self.steps for path in (*step.inputs, *step.results)}
        named |= {column.path for passing in self.passings for column in (passing.source, passing.target)}
        own = self.decisions
        return named | ({own.ranking, own.taken, own.overrides} if own else set())


def read_plan(file: Path) -> Plan:
    """Complaints name the step and the key."""
    values = read_toml(file, known=("title", "step", "passing", "decisions"))
    own = Section(file, "atas", values, known=("title", "step", "passing", "decisions"))
    steps = sections(file, values, "step", known=("name", "command", "inputs", "options", "results"))
    passings = sections(file, values, "passing", known=("from", "to", "key", "times"))
    if not steps:
        raise Complaint(file, "tidak ada satu [[step]] pun", row="atas", column="step")
    return Plan(
        title=own.text("title"),
        steps=tuple(_step(one) for one in steps),
        passings=tuple(_passing(one) for one in passings),
        decisions=_decisions(file, values) if "decisions" in values else None,
    )


def _step(own: Section) -> Step:
    command = own.text("command")
    if command not in COMMANDS:
        own.refuse("command", f"perintah tidak dikenal; yang dikenal: {', '.join(sorted(COMMANDS))}")
    return Step(
        own.text("name"), command, _texts(own, "inputs"), _texts(own, "options", at_least=0), _texts(own, "results")
    )


def _texts(own: Section, key: str, *, at_least: int = 1) -> tuple[str, ...]:
    values = own.items(key)
    if len(values) < at_least or not all(isinstance(value, str) for value in values):
        own.refuse(key, "harus berupa daftar teks yang tidak kosong")
    return tuple(values)


def _passing(own: Section) -> Passing:
    return Passing(_column(own, "from"), _column(own, "to"), own.text("key", "unit"), own.number("times", 1.0))


def _column(own: Section, key: str) -> Column:
    path, colon, name = own.text(key).rpartition(":")
    if not colon or not path or not name:
        own.refuse(key, "harus berbentuk BERKAS.csv:kolom")
    return Column(path, name)


def _decisions(file: Path, values: dict[str, Any]) -> Decisions:
    own = section(file, values, "decisions", known=("ranking", "taken", "overrides"))
    text: Callable[[str], str] = own.text
    return Decisions(text("ranking"), text("taken"), text("overrides"))
