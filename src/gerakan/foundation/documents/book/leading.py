"""Paragraphs that lead what follows: a heading set in strong letters, a sentence that ends in a colon."""

from collections.abc import Iterator, Sequence

from gerakan.foundation.documents.book.text import Runs, plain
from gerakan.foundation.documents.book.tree import Block, Paragraph

LONGEST = 160
"""Letters of a line that may lead; a longer one is a text of its own."""


def with_leads(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """Each with whether it must stand on the page of the one after it."""
    for at, block in enumerate(blocks):
        yield block, at + 1 < len(blocks) and isinstance(block, Paragraph) and _leads(block.runs)


def _leads(runs: Runs) -> bool:
    said = plain(runs).strip()
    return 0 < len(said) <= LONGEST and (said.endswith(":") or all(run.is_strong for run in runs))
