"""Two texts that began from one, put together paragraph by paragraph: a proposal that a person decides on."""

from collections.abc import Iterator, Sequence

from gerakan.foundation.documents.matching import matcher_of
from gerakan.stages.chapters.queries.words import paragraphs

Texts = Sequence[str]


def merged(base: str, mine: str, theirs: str) -> str:
    """What only one side changed is taken; where both did, theirs stands first and mine after it."""
    old, left, right = (list(paragraphs(text)) for text in (base, mine, theirs))
    return "\n\n".join(_parts(old, left, right))


def _parts(old: Texts, left: Texts, right: Texts) -> Iterator[str]:
    in_left, in_right = _kept(old, left), _kept(old, right)
    i = j = k = 0
    for at in [*(at for at in range(len(old)) if at in in_left and at in in_right), len(old)]:
        yield from _decided(old[i:at], left[j : in_left.get(at, len(left))], right[k : in_right.get(at, len(right))])
        if at < len(old):
            yield old[at]
            i, j, k = at + 1, in_left[at] + 1, in_right[at] + 1


def _kept(old: Texts, new: Texts) -> dict[int, int]:
    """Where each paragraph that stayed stands now."""
    blocks = matcher_of(old, new).get_matching_blocks()
    return {a + step: b + step for a, b, size in blocks for step in range(size)}


def _decided(old: Texts, left: Texts, right: Texts) -> Texts:
    """Paragraphs that stand beside each other are decided one by one; others as a whole."""
    if len(old) == len(left) == len(right) > 1:
        by_place = zip(old, left, right, strict=True)
        return [one for was, mine, theirs in by_place for one in _decided([was], [mine], [theirs])]
    if left in (old, right):
        return right
    return left if right == old else [*right, *(one for one in left if one not in right)]
