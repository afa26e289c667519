"""Rings among things that wait for each other."""

from collections.abc import Iterable, Mapping


def rings(waits: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """One ring for each group of things that wait for each other, from its smallest name on.

    >>> rings({"a": ["b"], "b": ["c"], "c": ["b"], "d": ["d"], "e": ["x"]})
    (('b', 'c'), ('d',))
    """
    known = {one: tuple(to for to in others if to in waits) for one, others in waits.items()}
    found: list[tuple[str, ...]] = []
    taken: set[str] = set()
    for one in sorted(_on_rings(known)):
        if one not in taken:
            ring = _shortest(known, one)
            taken |= _group(known, one)
            found.append(ring)
    return tuple(found)


def _on_rings(waits: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Things left when those that wait for nothing, and those that nothing waits for, are taken away again and again."""
    left = {one: set(others) for one, others in waits.items()}
    while True:
        wanted = {to for others in left.values() for to in others}
        ends = {one for one, others in left.items() if not others or one not in wanted}
        if not ends:
            return {one for one in left if one in _reached(waits, one)}
        left = {one: others - ends for one, others in left.items() if one not in ends}


def _reached(waits: Mapping[str, tuple[str, ...]], start: str) -> set[str]:
    seen: set[str] = set()
    waiting = list(waits[start])
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            waiting += waits[one]
    return seen


def _group(waits: Mapping[str, tuple[str, ...]], start: str) -> set[str]:
    return {one for one in _reached(waits, start) if start in _reached(waits, one)}


def _shortest(waits: Mapping[str, tuple[str, ...]], start: str) -> tuple[str, ...]:
    """The shortest way from a thing back to itself."""
    paths: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while paths:
        path = paths.pop(0)
        for to in waits[path[-1]]:
            if to == start:
                return path
            if to not in seen:
                seen.add(to)
                paths.append((*path, to))
    return (start,)
