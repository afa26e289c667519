"""Everything that a plan says, as plain JSON (ADR 51): versions, comparison, public page and books read this and nothing else.

{"format": 1, "template": 1,
"head": {"name", "region", "region_name", "region_kind", "province", "edition", "edition_name", "starts", "years",
"rpjmd_starts", "rpjmd_ends", "keywords", "vision", "revision", "text_revision", "is_sample"},
"rows": {sheet: [{"row": key, "code": "I-001", every column as cells.plain gives it}]},
"chapters": [{"book", "code", "chapter", "level": 1 | 2, "title", "titles": {"id", "en"}, "texts": {"id", "en"},
"is_local", "sets": [{"anchor", "kind", "what", "only", "titles"}]}],  # in the order of reading
"figures": {reference: words}, "figures_en": {reference: words},  # of every reference used
"stale": [{"code", "language", "reference", "before", "now"}],  # figures that changed since a writer looked
"joint": [...]}  # joint programmes as clusters.queries.joint gives them; left out where there are none
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from gerakan.stages.chapters.models import Language, Section
from gerakan.stages.chapters.queries.blocks import SEE, references_of
from gerakan.stages.chapters.queries.figures import Figures, shown_figures
from gerakan.stages.chapters.queries.template import CHAPTER, Entry, template
from gerakan.stages.clusters.queries.joint import joint_of
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries import cells
from gerakan.stages.masterplans.queries.sheets import SHEETS

FORMAT = 1
Contents = dict[str, Any]
Sections = Mapping[tuple[str, str], Section]


def contents_of(plan: Masterplan) -> Contents:
    """Of the plan as it stands: one query a sheet, one for the texts, one for the head."""
    live, sections = LiveRows(plan), sections_of(plan)
    rows = {code: live[code] for code in SHEETS}
    head = head_of(plan, sections.values())
    figures = Figures(head, rows)
    used = used_in(sections.values())
    shown = shown_figures(figures, used)
    joint = joint_of(plan)
    return {
        "format": FORMAT, "template": template().version, "head": head, "rows": rows,
        "chapters": [_told(entry, sections) for entry in entries_of(sections)],
        "figures": shown, "figures_en": shown_figures(figures, used, "en"), "stale": list(stale_in(sections, shown)),
        **({"joint": joint} if joint else {}),
    }  # fmt: skip


class LiveRows(dict[str, list[dict[str, Any]]]):
    """Rows of a plan's sheets, plain, each sheet asked when it is needed."""

    def __init__(self, plan: Masterplan) -> None:
        super().__init__()
        self.plan = plan

    def __missing__(self, code: str) -> list[dict[str, Any]]:
        sheet = SHEETS[code]
        self[code] = [{"row": row.pk, **cells.plain_row(sheet, row)} for row in sheet.rows_of(self.plan)]
        return self[code]


def live_figures(plan: Masterplan) -> Figures:
    """Of the plan as it stands, asking only the sheets that references name."""
    return Figures(head_of(plan), LiveRows(plan))


def sections_of(plan: Masterplan) -> Sections:
    """The texts that stand, by code and language."""
    found = Section.objects.filter(plan=plan, is_dropped=False).select_related("changed_by", "held_by", "asked_by")
    return {(one.code, one.language): one for one in found}


def head_of(plan: Masterplan, sections: Iterable[Section] = ()) -> dict[str, Any]:
    """What the plan is called and how far it reaches."""
    plan = Masterplan.objects.select_related("region__province", "edition").get(pk=plan.pk)
    plain = ("name", "starts", "years", "rpjmd_starts", "rpjmd_ends", "keywords", "vision", "revision")
    return {
        **{name: getattr(plan, name) for name in plain},
        "region": plan.region.code, "region_name": plan.region.name, "region_kind": plan.region.kind,
        "province": plan.region.province.name, "edition": plan.edition.slug, "edition_name": plan.edition.name,
        "is_sample": plan.edition.is_sample, "text_revision": sum(one.revision for one in sections),
    }  # fmt: skip


def entries_of(sections: Sections) -> Iterator[Entry]:
    """The template's entries, each book followed by the region's own chapters."""
    local = [one for (_code, language), one in sections.items() if one.is_local and language == Language.INDONESIAN]
    for book in template().books:
        yield from book.entries
        for one in sorted(local, key=lambda one: (one.position, one.pk)):
            if one.book == book.code:
                yield local_entry(one, sections)


def local_entry(section: Section, sections: Sections) -> Entry:
    """A chapter of the region's own."""
    english = sections.get((section.code, Language.ENGLISH))
    titles = {"id": section.title, "en": english.title if english and english.title else section.title}
    return Entry(section.book, section.code, section.code, CHAPTER, titles, "", is_local=True)


def used_in(sections: Iterable[Section]) -> list[str]:
    """Every figure that any text refers to."""
    found = (reference for one in sections for reference in references_of(one.text))
    return list(dict.fromkeys(one for one in found if not one.startswith(SEE)))


def stale_in(sections: Sections, shown: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Places whose figure is another than the one that a writer confirmed; now is empty when it is gone."""
    for (code, language), section in sections.items():
        for reference, before in section.figures.items():
            now = shown.get(reference, "")
            if now != before and reference in references_of(section.text):
                yield {"code": code, "language": language, "reference": reference, "before": before, "now": now}


def _told(entry: Entry, sections: Sections) -> dict[str, Any]:
    texts = {
        language: sections[entry.code, language].text for language in ("id", "en") if (entry.code, language) in sections
    }
    return {
        "book": entry.book, "code": entry.code, "chapter": entry.chapter, "level": entry.level, "title": entry.title,
        "titles": dict(entry.titles), "texts": {language: text for language, text in texts.items() if text},
        "is_local": entry.is_local, "sets": [asdict(one) for one in entry.sets],
    }  # fmt: skip
