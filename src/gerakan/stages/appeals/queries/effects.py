"""What findings do to a ranking, as it is kept with the decision and shown before it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from gerakan.stages.plenary.models import Verdict

Pair = tuple[Any, Any]


@dataclass(frozen=True)
class Move:
    """One region before and after."""

    region_id: int
    code: str
    name: str
    score: Pair
    rank: Pair
    verdict: Pair
    position: Pair

    @property
    def changes_place(self) -> bool:
        """Verdict or position, not only rank."""
        return (self.verdict[0], self.position[0]) != (self.verdict[1], self.position[1])

    @property
    def before(self) -> str:
        """In words."""
        return label_of(self.verdict[0], self.position[0])

    @property
    def after(self) -> str:
        """In words."""
        return label_of(self.verdict[1], self.position[1])


@dataclass(frozen=True)
class Effect:
    """Everybody whom a change touches. content_hash: of the ranking computed anew, empty when no mark changes."""

    subject_id: int
    base_number: int
    moves: tuple[Move, ...]
    marks: Mapping[str, Pair] = field(default_factory=dict)
    lifts_bar: bool = False
    lifts_departure: bool = False
    adds: bool = False
    content_hash: str = ""

    @property
    def subject(self) -> Move:
        """The region itself."""
        return next(move for move in self.moves if move.region_id == self.subject_id)

    @property
    def others(self) -> Sequence[Move]:
        """Who else gets or loses a place."""
        return [move for move in self.moves if move.changes_place and move.region_id != self.subject_id]

    @property
    def only_ranks(self) -> Sequence[Move]:
        """Whose rank shifts and place stays."""
        return [move for move in self.moves if not move.changes_place and move.region_id != self.subject_id]

    @property
    def changes_something(self) -> bool:
        """Is there anything to correct?"""
        return bool(self.marks) or self.lifts_bar or self.subject.changes_place

    def as_data(self) -> dict[str, Any]:
        """JSON."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Effect":
        """The same again."""
        pairs = ("score", "rank", "verdict", "position")
        moves = tuple(Move(**{**row, **{name: tuple(row[name]) for name in pairs}}) for row in data["moves"])
        marks = {code: tuple(pair) for code, pair in data["marks"].items()}
        return cls(**{**data, "moves": moves, "marks": marks})


def label_of(verdict: str, position: int | None) -> str:
    """A verdict with the position of a reserve."""
    label = str(Verdict(verdict).label)
    return f"{label} {position}" if position else label
