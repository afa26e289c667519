"""Searching: only what the person may see is matched, counted, ranked and quoted."""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.functional import Promise

from gerakan.foundation.access import Actor
from gerakan.foundation.search.engines import Term, matching
from gerakan.foundation.search.models import SearchEntry
from gerakan.foundation.search.sources import Direct, finders, source, sources
from gerakan.foundation.search.words import Word, stem, words_of

MOST_TERMS = 12
MOST_RANKED = 1000
SNIPPET_WORDS = 24
TITLE_WEIGHT = 5.0


@dataclass(frozen=True)
class Piece:
    """A stretch of a snippet; hits are set off."""

    text: str
    is_hit: bool


@dataclass(frozen=True)
class Hit:
    """One thing found."""

    kind: str
    label: str | Promise
    title: str
    url: str
    place: str
    region_code: str
    snippet: tuple[Piece, ...]


@dataclass(frozen=True)
class Answer:
    """What was found for a text: direct answers, ranked hits, and how many there are in all."""

    text: str
    direct: tuple[Direct, ...] = ()
    hits: tuple[Hit, ...] = ()
    count: int = 0
    has_next: bool = False


def search(user: Actor, text: str, *, kind: str = "", start: int = 0, count: int = 20) -> Answer:
    """What this person may know that answers this text, best first."""
    terms = terms_of(text)
    if not terms:
        return Answer(text)
    visible = _visible_to(user, kind)
    total = matching(terms).filter(visible).count()
    ranked = _ranked(terms, visible)[start : start + count]
    entries = SearchEntry.objects.in_bulk(ranked)
    hits = tuple(_hit(entries[pk], terms) for pk in ranked if pk in entries)
    return Answer(
        text, () if kind or start else _direct(user, text), hits, total, start + count < min(total, MOST_RANKED)
    )


def terms_of(text: str) -> list[Term]:
    """The words to look for; the last one counts as unfinished."""
    words = [word.plain for word in words_of(text[:400])][:MOST_TERMS]
    terms = [Term(stem(word)) for word in words[:-1]]
    return [*terms, Term(stem(words[-1]), beginning=words[-1])] if words else []


def _visible_to(user: Actor, kind: str) -> Q:
    """A condition on entries: of each source, only rows its own app shows this person."""
    allowed = Q(pk__in=[])
    for each in sources():
        if kind in {"", each.kind}:
            ids = each.visible_to(user).order_by().annotate(entry_id=Cast("pk", CharField())).values("entry_id")
            allowed |= Q(kind=each.kind, object_id__in=ids)
    return allowed


def _ranked(terms: list[Term], visible: Q) -> list[int]:
    """Primary keys, best first.

    The weight is counted from the entry alone. A database's own ranking weighs words by their rarity over all rows,
    so rows that the person must not know of would move the order, and the two databases would disagree.
    """
    in_title = matching(terms, column="title_stems").filter(visible)
    rows = _weighed(in_title, terms, limit=MOST_RANKED)
    if len(rows) < MOST_RANKED:
        seen = {pk for _weight, _title, pk in rows}
        others = matching(terms).filter(visible).exclude(pk__in=seen)
        rows += _weighed(others, terms, limit=MOST_RANKED - len(rows))
    return [pk for _weight, _title, pk in sorted(rows)]


def _weighed(entries: QuerySet[SearchEntry], terms: list[Term], *, limit: int) -> list[tuple[float, str, int]]:
    rows = entries.order_by("kind", "object_id", "part").values_list("pk", "title", "title_stems", "stems")[:limit]
    return [(-_weight(terms, title_stems, stems), title, pk) for pk, title, title_stems, stems in rows]


def _weight(terms: list[Term], title_stems: str, stems: str) -> float:
    in_title, everywhere = Counter(title_stems.split()), Counter(stems.split())
    title = sum(TITLE_WEIGHT for term in terms if in_title[term.root])
    return title + sum(math.log1p(everywhere[term.root]) for term in terms)


def _direct(user: Actor, text: str) -> tuple[Direct, ...]:
    return tuple(answer for finder in finders() for answer in finder(user, text))[:8]


def _hit(entry: SearchEntry, terms: list[Term]) -> Hit:
    return Hit(
        kind=entry.kind,
        label=source(entry.kind).label,
        title=entry.title,
        url=entry.url,
        place=entry.place,
        region_code=entry.region_code,
        snippet=tuple(_snippet(entry.body, terms)),
    )


def _snippet(text: str, terms: list[Term]) -> Iterator[Piece]:
    """The words around the first hit, hits set off."""
    words = list(words_of(text))
    hits = [place for place, word in enumerate(words) if _is_hit(word, terms)]
    if not words:
        return
    first = max(0, (hits[0] if hits else 0) - SNIPPET_WORDS // 3)
    shown = words[first : first + SNIPPET_WORDS]
    at = shown[0].start
    if at:
        yield Piece("… ", False)
    for word in shown:
        if _is_hit(word, terms):
            yield Piece(text[at : word.start], False)
            yield Piece(text[word.start : word.end], True)
            at = word.end
    yield Piece(text[at : shown[-1].end], False)
    if shown[-1] is not words[-1]:
        yield Piece(" …", False)


def _is_hit(word: Word, terms: list[Term]) -> bool:
    return any(
        stem(word.plain) == term.root or (term.beginning and word.plain.startswith(term.beginning)) for term in terms
    )
