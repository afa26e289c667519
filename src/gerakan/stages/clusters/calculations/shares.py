"""A joint programme divided among its members, to the rupiah and by year."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from gerakan.engine.plan.dividing import divided, divided_again
from gerakan.stages.clusters.models import WHOLE, JointProgramme, Membership, Share, ShareAnswer

Amounts = tuple[int, ...]


@dataclass(frozen=True)
class Part:
    """One member's: rupiah by year of the programme, and its answer to exactly this."""

    share: Share
    amounts: Amounts
    digest: str
    answers: Sequence[ShareAnswer]

    @property
    def total(self) -> int:
        """Of all years."""
        return sum(self.amounts)

    @property
    def percent(self) -> float:
        """Of the money."""
        return self.share.points / 100

    @property
    def last(self) -> ShareAnswer | None:
        """What the member said last, perhaps to something else."""
        return self.answers[0] if self.answers else None

    @property
    def answer(self) -> ShareAnswer | None:
        """What the member said to exactly this."""
        return self.last if self.last and self.last.digest == self.digest else None

    @property
    def is_accepted(self) -> bool:
        """Exactly this was accepted."""
        return self.answer is not None and self.answer.is_accepted

    @property
    def is_refused(self) -> bool:
        """Exactly this was refused."""
        return self.answer is not None and not self.answer.is_accepted

    @property
    def is_asked_again(self) -> bool:
        """It was answered, and has changed since."""
        return self.last is not None and self.answer is None


@dataclass(frozen=True)
class Division:
    """A programme with its money by year and everybody's part of it."""

    programme: JointProgramme
    shares: Sequence[Share]

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Of the programme, and any other year that has money."""
        own = set(range(self.programme.starts, self.programme.ends + 1))
        return tuple(sorted(own | {one.year for one in self.programme.money.all()}))

    @cached_property
    def by_source(self) -> Mapping[str, Amounts]:
        """Rupiah by year of every source that gives something."""
        given = {(one.source, one.year): one.amount for one in self.programme.money.all()}
        sources = sorted({source for source, _year in given})
        return {source: tuple(given.get((source, year), 0) for year in self.years) for source in sources}

    @cached_property
    def totals(self) -> Amounts:
        """Of all sources, by year."""
        return tuple(sum(column) for column in zip(*self.by_source.values(), strict=True)) or (0,) * len(self.years)

    @property
    def total(self) -> int:
        """Of all years."""
        return sum(self.totals)

    @property
    def points(self) -> int:
        """Of all shares; WHOLE when they are complete."""
        return sum(one.points for one in self.shares)

    @property
    def percent(self) -> float:
        """The same as a percentage."""
        return self.points / 100

    @property
    def is_complete(self) -> bool:
        """The shares add up to the whole."""
        return self.points == WHOLE

    @cached_property
    def parts(self) -> list[Part]:
        """Everybody's; each year's parts add up to the year's total."""
        rows = self._rows([one.points for one in self.shares])
        return [self._part(share, row) for share, row in zip(self.shares, rows, strict=True)]

    @property
    def part_rows(self) -> list[tuple[Part, list[tuple[int, int]]]]:
        """Everybody's with its rupiah beside their years."""
        return [(part, list(zip(self.years, part.amounts, strict=True))) for part in self.parts]

    @property
    def yearly(self) -> list[tuple[int, int]]:
        """(year, rupiah) of all."""
        return list(zip(self.years, self.totals, strict=True))

    def _rows(self, points: Sequence[int]) -> list[Amounts]:
        """A row of rupiah by year for each of these points."""
        columns = [divided(total, points) if any(points) else [0] * len(points) for total in self.totals]
        return [tuple(row) for row in zip(*columns, strict=True)]

    def in_rupiah(self, points: Sequence[int]) -> list[int]:
        """Of all years, for other points of the same members."""
        return [sum(row) for row in self._rows(points)]

    def _part(self, share: Share, amounts: Amounts) -> Part:
        row = self.programme
        targets = [[one.year, format(one.value.normalize(), "f")] for one in row.targets.all()]
        said = [
            row.name, row.starts, row.ends, row.indicator, row.unit, targets, list(self.years), list(self.totals),
            share.member_id, share.points, share.duty, list(amounts),
        ]  # fmt: skip
        return Part(share, amounts, _fingerprint(said), list(share.answers.all()))

    @cached_property
    def digest(self) -> str:
        """Of the whole table, for those who change it."""
        return _fingerprint(sorted([one.member_id, one.points, one.duty] for one in self.shares))

    @property
    def is_agreed(self) -> bool:
        """Everybody accepted exactly this."""
        return self.is_complete and bool(self.parts) and all(part.is_accepted for part in self.parts)

    def part_of(self, member: Membership | None) -> Part | None:
        """A member's own."""
        return next((part for part in self.parts if member and part.share.member_id == member.pk), None)


def _fingerprint(said: object) -> str:
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def division_of(programme: JointProgramme) -> Division:
    """As it stands; shares with their members and answers in few queries."""
    return Division(programme, list(programme.shares.all()))


def even_points(count: int) -> list[int]:
    """The whole in equal shares, to a hundredth of a percent."""
    return divided(WHOLE, [1] * count)


def points_without(shares: Sequence[Share], leaving: Membership) -> list[int]:
    """Points of everybody after one has left."""
    at = next(number for number, one in enumerate(shares) if one.member_id == leaving.pk)
    return divided_again([one.points for one in shares], at, WHOLE)
