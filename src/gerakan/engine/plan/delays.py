"""What a delay moves: the thing itself, its parts, and whatever waits for any of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gerakan.engine.plan.rules.rings import rings


class WaitingInARing(ValueError):
    """Things wait for each other, so that a delay would never end; `ring` names them in their order."""

    def __init__(self, ring: tuple[str, ...]) -> None:
        super().__init__(" > ".join((*ring, ring[0])))
        self.ring = ring


@dataclass(frozen=True)
class Task:
    """A programme or a part of one (`part_of`), in whole years; without both years nothing moves it."""

    code: str
    starts: int | None
    ends: int | None
    waits_for: tuple[str, ...] = ()
    part_of: str = ""


@dataclass(frozen=True)
class Move:
    """Years later than before; `because` is the code that pushes it, empty for the one that was moved by hand."""

    code: str
    years: int
    because: str = ""


def moved(tasks: Sequence[Task], code: str, years: int) -> tuple[Move, ...]:
    """Each moves as little as keeps it from starting before what it waits for has ended; slack is used up first.

    Parts move with their whole, and a whole with a part that would end after it. What already started too early keeps
    its distance. Nothing moves farther than the first, so this ends however things hang together. Raises KeyError when there is no such task, ValueError when it has no years or `years` is below one,
    WaitingInARing when something that would move waits in a ring.

    >>> plan = (Task("a", 2026, 2027), Task("b", 2028, 2029, ("a",)), Task("c", 2028, 2028, ("a",)))
    >>> moved(plan, "a", 2)
    (Move(code='a', years=2, because=''), Move(code='b', years=1, because='a'), Move(code='c', years=1, because='a'))
    """
    known = {one.code: one for one in tasks if one.starts is not None and one.ends is not None}
    if all(one.code != code for one in tasks):
        raise KeyError(code)
    if code not in known or years < 1:
        raise ValueError(f"{code} moves by {years} years")
    followers = _followers(known)
    for ring in rings({one: known[one].waits_for for one in _reached(followers, code)}):
        raise WaitingInARing(ring)
    moves = {code: Move(code, years)}
    waiting = [code]
    while waiting:
        pusher = waiting.pop(0)
        for one in followers[pusher]:
            asked = _asked(known, moves, known[pusher], known[one])
            if asked > (moves[one].years if one in moves else 0):
                moves[one] = Move(one, asked, moves[one].because if one == code else pusher)
                waiting.append(one)
    return tuple(moves[one.code] for one in tasks if one.code in moves)


def _followers(known: Mapping[str, Task]) -> dict[str, list[str]]:
    """Whom a move of each may concern: those that wait for it, its parts, its whole."""
    found: dict[str, list[str]] = {code: [] for code in known}
    for one in known.values():
        for other in one.waits_for:
            if other in found:
                found[other].append(one.code)
        if one.part_of in found:
            found[one.part_of].append(one.code)
            found[one.code].append(one.part_of)
    return found


def _asked(known: Mapping[str, Task], moves: Mapping[str, Move], pusher: Task, one: Task) -> int:
    """How far `one` must move because `pusher` moves."""
    by = moves[pusher.code].years
    asked = [0]
    if one.part_of == pusher.code:
        asked.append(by)
    if pusher.part_of == one.code:
        asked.append(_ends(pusher) + by - _ends(one) if _ends(pusher) <= _ends(one) else by)
    if pusher.code in one.waits_for:
        slack = max(0, _starts(one) - _ends(pusher))
        asked.append(by - slack)
    return max(asked)


def _starts(one: Task) -> int:
    return one.starts or 0


def _ends(one: Task) -> int:
    return one.ends or 0


def _reached(followers: Mapping[str, Sequence[str]], code: str) -> set[str]:
    seen, waiting = {code}, [code]
    while waiting:
        fresh = [one for one in followers[waiting.pop()] if one not in seen]
        seen.update(fresh)
        waiting += fresh
    return seen
