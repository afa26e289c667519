"""Sentences of the books that say something about the plan's own tables."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """A number as it is written in a passage, and the cell of the plan that it stands for.

    written: as in the text, for instance "2,5 miliar"; the cell: sheet, key of the row, field, and year where a row has
    one value per year. The sheet "totals" holds sums that no row holds (`engine.plan.totals`).
    """

    written: str
    sheet: str
    row: str
    field: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a chapter; claim: it states a fact and so needs evidence (codes).

    shown: words of the text that the tables put there themselves, hence no citations that could disagree.
    """

    anchor: str
    text: str = ""
    claim: bool = False
    evidence: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    shown: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its anchor."""
        return self.anchor
