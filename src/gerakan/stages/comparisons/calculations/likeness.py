"""Texts of a plan that stand in another region's published plan too; only what everybody may read is compared (ADR 52)."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.urls import reverse

from gerakan.engine.plan import Others, OtherText, Place
from gerakan.engine.plan.likeness import RUN, WORD
from gerakan.engine.plan.prose import PROSE, comparable, same
from gerakan.engine.plan.sentences import spot
from gerakan.foundation.documents.book.text import plain
from gerakan.foundation.ui.masking import masked
from gerakan.stages.chapters.queries.blocks import blocks_of
from gerakan.stages.chapters.queries.claims import statements
from gerakan.stages.masterplans.calculations import SHEET_OF, Ground, Laid, read
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.reviews.models import PlanVersion, Publication
from gerakan.stages.reviews.queries.public import COLUMNS
from gerakan.stages.suggestions.models import ModelProgramme

MOST = 40
"""So many published plans are compared with: those of the same edition first, then the newest."""
Version = tuple[int, str]
"""Key and fingerprint."""
Known = tuple[Version, str, str]
"""Version, region, address of its public page."""


@dataclass(frozen=True)
class Copied:
    """A text of the plan beside the text that holds most of it. Both as runs: (words, whether the other has them too)."""

    place: str
    other: str
    url: str
    other_url: str
    share: float
    text: Sequence[tuple[str, bool]]
    other_text: Sequence[tuple[str, bool]]


def mark(plan: Masterplan) -> Hashable:
    """Which published versions there are."""
    return tuple(version for version, _name, _url in _known(plan))


def lay(plan: Masterplan, found: Laid) -> Laid:
    """Texts of other regions' published plans, each place opening its public page."""
    known = _known(plan)
    if not known:
        return found
    others = _indexed(tuple(version for version, _name, _url in known)).besides(plan.region.name)
    links = {(f"{name}:{sheet}", ""): url for _version, name, url in known for sheet in PROSE}
    links |= {(f"{name}:plan", ""): reverse("comparisons:likeness", args=[plan.pk]) for _version, name, _url in known}
    return replace(
        found, yardsticks=replace(found.yardsticks, others=others), links={**found.links, **links}
    )  # fmt: skip


OTHERS = Ground(mark, lay)


def _known(plan: Masterplan) -> list[Known]:
    rows = (
        Publication.objects.current()
        .exclude(plan__region=plan.region_id)
        .select_related("version", "plan__region", "plan__edition")
        .defer("version__contents")
    )
    found = sorted(rows, key=lambda row: (row.plan.edition_id != plan.edition_id, -row.pk))
    return [((row.version_id, row.version.sha256), row.plan.region.name, row.plan_url) for row in found[:MOST]]


@lru_cache(maxsize=4)
def _indexed(versions: tuple[Version, ...]) -> Others:
    """Versions never change, so that an index is made once a process and set of versions."""
    shared = _shared()
    return Others(text for key, _print in versions for text in _texts(key) if same(text.text) not in shared)


def _shared() -> frozenset[str]:
    """Words of the library of model programmes, which every plan may use."""
    rows = ModelProgramme.objects.values_list("problem", "description", "conditions", "formula")
    return frozenset(same(text) for row in rows for text in row)


def _texts(version: int) -> Iterator[OtherText]:
    """Every public text of a version: cells, and the Indonesian paragraphs of its books."""
    contents = PlanVersion.objects.values_list("contents", flat=True).get(pk=version)
    name = contents["head"]["region_name"]
    for sheet, fields in PROSE.items():
        code = SHEET_OF.get(sheet, "")
        public = [field for field in fields if field in COLUMNS.get(code, ())]
        for row in contents["rows"].get(code, ()):
            for field in public:
                if isinstance(row.get(field), str):
                    yield OtherText(name, sheet, row["code"], field, masked(row[field]))
    yield from _paragraphs(name, contents)


def _paragraphs(name: str, contents: Mapping[str, Any]) -> Iterator[OtherText]:
    for entry in contents.get("chapters", ()):
        blocks = blocks_of(entry["texts"].get("id", ""), contents["figures"])
        for number, runs in enumerate(statements(blocks), start=1):
            yield OtherText(name, "passages", f"{entry['title']}, paragraf {number}", "text", masked(plain(runs)))


def copies(plan: Masterplan) -> list[Copied]:
    """Every text that another published plan holds too, the likest first."""
    found = read(plan)
    others = found.yardsticks.others
    told = ((place, text, others.likest(text)) for place, text in comparable(found.plan))
    rows = [_copied(plan, found, (place, text), *likest) for place, text, likest in told if likest is not None]
    return sorted(rows, key=lambda one: -one.share)


def _copied(plan: Masterplan, found: Laid, told: tuple[Place, str], other: OtherText, share: float) -> Copied:
    place, text = told
    there = Place(f"{other.plan}:{other.sheet}", other.code, other.field)
    return Copied(
        spot(place), spot(there), found.links.get((place.sheet, place.code)) or reverse("masterplans:sheet", args=[plan.pk, SHEET_OF[place.sheet]]), found.links.get((there.sheet, ""), ""),
        share, _marked(text, other.text), _marked(other.text, text),
    )  # fmt: skip


def _marked(text: str, other: str) -> list[tuple[str, bool]]:
    """Words and gaps, joined where they are alike in being shared; shared: part of a run of three that the other has."""
    theirs = _runs([word[0].casefold() for word in WORD.finditer(other)])
    found = list(WORD.finditer(text))
    words = [word[0].casefold() for word in found]
    shared = {
        at + step for at in range(len(words) - RUN + 1) if tuple(words[at : at + RUN]) in theirs for step in range(RUN)
    }
    told: list[tuple[str, bool]] = []
    begins = 0
    for number, word in enumerate(found):
        is_joined = number in shared and (number - 1 in shared or begins == word.start())
        gap = text[begins : word.start()]
        told += [(gap, is_joined), (word[0], number in shared)]
        begins = word.end()
    return _joined([*told, (text[begins:], False)])


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def _joined(told: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    made: list[tuple[str, bool]] = []
    for words, is_shared in told:
        if made and made[-1][1] == is_shared:
            made[-1] = (made[-1][0] + words, is_shared)
        elif words:
            made.append((words, is_shared))
    return made
