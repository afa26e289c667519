"""The texts and the joint programmes laid beside a plan's rows, so that the rules of the engine read them too."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.db.models import Count, Sum
from django.urls import reverse

from gerakan.engine.plan import Plan
from gerakan.engine.plan.structure import Citation, Joint, Passage
from gerakan.foundation.documents.book.text import plain
from gerakan.stages.chapters.models import Language, Section
from gerakan.stages.chapters.queries.blocks import SEE, blocks_of, references_of
from gerakan.stages.chapters.queries.claims import UNPROVEN, evidence_of, state_of, statements
from gerakan.stages.chapters.queries.contents import Sections, entries_of, live_figures, sections_of, used_in
from gerakan.stages.chapters.queries.figures import shown_figures
from gerakan.stages.chapters.queries.template import template
from gerakan.stages.clusters.queries.joint import joint_of
from gerakan.stages.masterplans.calculations import Ground, Laid
from gerakan.stages.masterplans.models import Masterplan

WHOLE = 10_000
"""Points of a share."""
SHEET_OF = {
    "indikator": "indicators",
    "program": "programmes",
    "anggaran": "money",
    "bukti": "evidence",
    "pagu": "ceilings",
}
"""Sheets that references name, as the engine calls them; others are called as they are here."""
FIELD_OF = {"dasar": "baseline", "target": "targets", "nama": "name"}


def text_mark(plan: Masterplan) -> Hashable:
    """Every save of a text raises its revision."""
    rows = Section.objects.filter(plan=plan, is_dropped=False)
    return tuple(rows.aggregate(n=Count("pk"), revisions=Sum("revision")).values())


def joint_mark(plan: Masterplan) -> Hashable:
    """What this member's plan says of joint programmes."""
    return tuple(_joints(joint_of(plan)))


def lay_texts(plan: Masterplan, found: Laid) -> Laid:
    """One passage a paragraph or point."""
    sections = sections_of(plan)
    if not sections:
        return found
    figures = live_figures(plan)
    shown = {
        language: shown_figures(
            figures, used_in(one for one in sections.values() if one.language == language), language
        )
        for language in Language.values
    }
    evidence = found.plan.evidence
    grades = evidence_of([{"code": one.code, "withdrawn": one.withdrawn, "is_stale": one.is_stale} for one in evidence])
    codes = {f"bukti/{one.code}".casefold(): one.code for one in evidence}
    passages: list[Passage] = []
    links: dict[tuple[str, str], str] = {}
    for section, name in _named(sections):
        address = section.get_absolute_url()
        for passage in _passages(section, name, shown[section.language], grades, codes):
            passages.append(passage)
            links["passages", passage.anchor] = address
    return replace(found, plan=replace(found.plan, passages=tuple(passages)), links={**found.links, **links})


def _named(sections: Sections) -> Iterator[tuple[Section, str]]:
    """Every text that stands, in the order of reading, with a name that no other has: book, title, chapter where two share a title."""
    entries = list(entries_of(sections))
    counts = Counter((entry.book, entry.title) for entry in entries)
    chapters = {entry.code: entry.title for entry in entries}
    books = {book.code: f"Buku {number}" for number, book in enumerate(template().books, start=1)} | {
        "quickwin": "Buku Quick Win"
    }
    for entry in entries:
        title = entry.title if counts[entry.book, entry.title] == 1 else f"{chapters[entry.chapter]}: {entry.title}"
        if entry.is_local:
            title = f"{title} ({entry.code})"
        for language in Language.values:
            section = sections.get((entry.code, language))
            if section is not None and section.text.strip():
                yield section, f"{books[entry.book]}, {title}" + ("" if language == "id" else ", Inggris")


def _passages(
    section: Section, name: str, shown: Mapping[str, str], grades: Mapping[str, str], codes: Mapping[str, str]
) -> Iterator[Passage]:
    """English paragraphs are read for what they rest on only: their numbers and words are written otherwise."""
    is_read = section.language == Language.INDONESIAN
    broken = [one for one in references_of(section.text) if not one.startswith(SEE) and one not in shown]
    for number, runs in enumerate(statements(blocks_of(section.text, shown)), start=1):
        data = [run.datum for run in runs if run.datum]
        text = plain(runs)
        yield Passage(
            f"{name}, paragraf {number}", text if is_read else "", state_of(runs, grades) == UNPROVEN,
            tuple(dict.fromkeys(codes[one.casefold()] for one in data if one.startswith("bukti/"))),
            tuple(_citation(one) for one in broken if one in text),
            tuple(run.text for run in runs if run.datum),
        )  # fmt: skip


def _citation(reference: str) -> Citation:
    """A reference that names nothing, as the cell that it seeks."""
    parts = [*reference.split("/"), ""]
    sheet, path = parts[0], parts[1:]
    field = next((FIELD_OF[one] for one in path if one in FIELD_OF), "")
    year = next((int(one) for one in path if len(one) == 4 and one.isascii() and one.isdecimal()), None)
    return Citation(reference, SHEET_OF.get(sheet, sheet), path[0], field, year)


def lay_joint(plan: Masterplan, found: Laid) -> Laid:
    """Joint programmes in which the region has a part; the own programme that holds it knows its share."""
    rows = joint_of(plan)
    if not rows:
        return found
    shares = {row["own"]["own_code"]: row["own"]["points"] / WHOLE for row in rows if row["own"]["own_code"]}
    programmes = tuple(
        replace(one, cluster_share=shares[one.code]) if one.code in shares else one for one in found.plan.programmes
    )
    laid: Plan = replace(found.plan, programmes=programmes, joint=tuple(_joints(rows)))
    return replace(found, plan=laid, links={**found.links, ("joint", ""): reverse("clusters:own", args=[plan.pk])})


def _joints(rows: list[dict[str, Any]]) -> Iterator[Joint]:
    for row in rows:
        own = row["own"]
        yield Joint(f"{row['code']} {row['plan']}", row["name"], row["plan"], own["total"], own["own_code"])


TEXTS, JOINT = Ground(text_mark, lay_texts), Ground(joint_mark, lay_joint)
