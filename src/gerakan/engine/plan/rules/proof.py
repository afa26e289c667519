"""R-601 to R-610: what is said rests on evidence, agrees with the tables, and came from more than one side."""

import re
from collections.abc import Iterator

from gerakan.engine.plan.cells import Cells
from gerakan.engine.plan.numbers import read_number
from gerakan.engine.plan.rules.finding import Found, Place, Severity, found
from gerakan.engine.plan.rules.reading import Reading
from gerakan.engine.plan.rules.rule import rule
from gerakan.engine.plan.structure import SHEETS, Passage, rows

MEASURED = re.compile(
    r"rp\.?\s?\d[\d.,]*(?:\s(?:ribu|juta|miliar|triliun)\b)?|\d[\d.,]*\s?(?:%|(?:persen|ribu|juta|miliar|triliun)\b)",
    re.IGNORECASE,
)
"""Amounts of money, percentages and large numbers in a sentence."""

RESTING = ("problems", "gaps", "swot", "passages")
"""Sheets whose rows name evidence."""


@rule("R-601", Severity.SEVERE, "problems")
def problem_without_evidence(reading: Reading) -> Iterator[Found]:
    """A problem rests on no evidence."""
    for one in reading.plan.problems:
        if not one.evidence:
            yield found(Place("problems", one.code, "evidence"), problem=one.statement)


def _resting_on(reading: Reading, mark: str) -> Iterator[Found]:
    marked = {one.code: one for one in reading.plan.evidence if getattr(one, mark)}
    for sheet in RESTING:
        for row in rows(reading.plan, sheet):
            for code in getattr(row, "evidence", ()):
                if code in marked:
                    yield found(
                        Place(sheet, row.key, "evidence"),
                        Place("evidence", code, mark),
                        code=code,
                        text=marked[code].text,
                        dated=marked[code].dated,
                    )


@rule("R-602", Severity.WARNING, *RESTING, "evidence")
def stale_evidence(reading: Reading) -> Iterator[Found]:
    """Something rests on evidence that has changed since."""
    yield from _resting_on(reading, "is_stale")


@rule("R-603", Severity.SEVERE, *RESTING, "evidence")
def withdrawn_evidence(reading: Reading) -> Iterator[Found]:
    """Something rests on evidence that was withdrawn."""
    yield from _resting_on(reading, "withdrawn")


@rule("R-604", Severity.SEVERE, *SHEETS)
def number_unlike_table(reading: Reading) -> Iterator[Found]:
    """A number in a text is not the one in the table."""
    cells = Cells(reading.plan)
    for passage in reading.plan.passages:
        for cited in passage.citations:
            written, value = read_number(cited.written), cells.number(cited)
            if written is not None and value is not None and not written.stands_for(value):
                yield found(
                    Place("passages", passage.anchor, "text"),
                    Place(cited.sheet, cited.row, cited.field, cited.year),
                    written=cited.written,
                    value=value,
                )


@rule("R-605", Severity.WARNING, *SHEETS)
def citation_without_ground(reading: Reading) -> Iterator[Found]:
    """A cited number is not in the text, cannot be read, or has no such cell."""
    cells = Cells(reading.plan)
    for passage in reading.plan.passages:
        for cited in passage.citations:
            if cited.written not in passage.text or read_number(cited.written) is None or cells.number(cited) is None:
                yield found(
                    Place("passages", passage.anchor, "citations"),
                    Place(cited.sheet, cited.row, cited.field, cited.year),
                    written=cited.written,
                )


FUTURE = re.compile(r"\b(?:akan|ditargetkan|diproyeksikan|diperkirakan|menargetkan)\b", re.IGNORECASE)
YEAR = re.compile(r"\b20\d\d\b")


@rule("R-606", Severity.WARNING, "passages", version=2)
def claim_without_evidence(reading: Reading) -> Iterator[Found]:
    """A statement of fact rests neither on evidence nor on a table; of the future, on no target or projection."""
    for one in reading.plan.passages:
        if _is_bare(one):
            ahead = any(int(year) >= reading.plan.starts for year in YEAR.findall(one.text))
            why = "future" if ahead or FUTURE.search(one.text) else "fact"
            yield found(
                Place("passages", one.anchor, "evidence"),
                anchor=one.anchor,
                text=one.text[:80].rstrip(" .,;") or "teks bahasa Inggris",
                claim=why,
            )


def _is_bare(one: Passage) -> bool:
    return one.claim and not one.evidence and not one.citations


@rule("R-607", Severity.SEVERE, "participation")
def nobody_heard(reading: Reading) -> Iterator[Found]:
    """The log of participation is empty."""
    if not reading.plan.participation:
        yield found(Place("participation"))


@rule("R-608", Severity.WARNING, "participation")
def only_one_side_heard(reading: Reading) -> Iterator[Found]:
    """Only the government was heard, or only one side."""
    sides = {one.helix for one in reading.plan.participation if one.helix}
    if reading.plan.participation and len(sides) < 2:
        yield found(
            Place("participation", "", "helix"), helix=next(iter(sides), ""), count=len(reading.plan.participation)
        )


@rule("R-609", Severity.WARNING, "gaps", "swot")
def analysis_without_evidence(reading: Reading) -> Iterator[Found]:
    """A gap or a line of the SWOT rests on no evidence."""
    for sheet in ("gaps", "swot"):
        for row in rows(reading.plan, sheet):
            if not getattr(row, "evidence", ()):
                yield found(Place(sheet, row.key, "evidence"), code=row.key)


@rule("R-610", Severity.HINT, "passages", certain=False, version=2)
def number_on_its_own(reading: Reading) -> Iterator[Found]:
    """An amount or a percentage in a text refers to no table; a statement without any ground is R-606's."""
    for passage in reading.plan.passages:
        if _is_bare(passage):
            continue
        cited = [*(one.written for one in passage.citations), *passage.shown]
        text = passage.text
        for reference in (one for one in cited if "/" in one):
            text = text.replace(reference, "")
        for match in MEASURED.finditer(text):
            if not any(written in match[0] or match[0] in written for written in cited if written):
                yield found(Place("passages", passage.anchor, "text"), written=match[0].strip())


RULES = (
    problem_without_evidence,
    stale_evidence,
    withdrawn_evidence,
    number_unlike_table,
    citation_without_ground,
    claim_without_evidence,
    nobody_heard,
    only_one_side_heard,
    analysis_without_evidence,
    number_on_its_own,
)
