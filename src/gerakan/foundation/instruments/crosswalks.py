"""What became of each item between two versions: proposed by code and text, settled by hand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gerakan.foundation.instruments.content import plain
from gerakan.foundation.instruments.models import Crosswalk, CrosswalkRow, InstrumentVersion
from gerakan.foundation.instruments.tree import Item, Tree, tree_of

Relation = CrosswalkRow.Relation


@dataclass(frozen=True, slots=True)
class Pair:
    """One row of a crosswalk."""

    old: str
    new: str
    relation: str
    note: str = ""

    @property
    def label(self) -> str:
        """The relation in words."""
        return str(Relation(self.relation).label)


def propose(older: Tree, newer: Tree, kept: Sequence[Pair] = ()) -> list[Pair]:
    """Rows for every item of both; `kept` rows stand as long as their items exist."""
    old = {item.code: item for item in older.items()}
    new = {item.code: item for item in newer.items()}
    told = [pair for pair in kept if pair.old in {"", *old} and pair.new in {"", *new}]
    left = [code for code in old if code not in {pair.old for pair in told}]
    free = [code for code in new if code not in {pair.new for pair in told}]
    for code in left:
        match = code if code in free else _same_words(old[code], [new[other] for other in free if other not in old])
        told.append(_pair(old[code], new.get(match)))
        free = [other for other in free if other != match]
    return [*told, *(Pair("", code, Relation.ADDED) for code in free)]


def _same_words(item: Item, others: Sequence[Item]) -> str:
    """An item that was only given another code."""
    return next((other.code for other in others if other.title.casefold() == item.title.casefold()), "")


def _pair(item: Item, now: Item | None) -> Pair:
    if now is None:
        return Pair(item.code, "", Relation.DROPPED)
    return Pair(item.code, now.code, Relation.SAME if asks_the_same(item, now) else Relation.CHANGED)


def asks_the_same(one: Item, other: Item) -> bool:
    """Words, levels and kind of answer agree; weight, place and code may differ."""
    left_out = {"code", "weight", "weights", "rules"}
    first, second = ({k: v for k, v in plain(item).items() if k not in left_out} for item in (one, other))
    return first == second


def faults_of_crosswalk(pairs: Sequence[Pair], older: Tree, newer: Tree) -> list[str]:
    """What is missing or contradicts itself, in sentences."""
    old, new = ({item.code for item in tree.items()} for tree in (older, newer))
    said = [_("Butir lama “%s” belum berpadanan.") % code for code in sorted(old - {pair.old for pair in pairs})]
    said += [_("Butir baru “%s” belum berpadanan.") % code for code in sorted(new - {pair.new for pair in pairs})]
    said += [_("Kode lama “%s” tidak ada.") % p.old for p in pairs if p.old and p.old not in old]
    said += [_("Kode baru “%s” tidak ada.") % p.new for p in pairs if p.new and p.new not in new]
    return [*said, *_contradictions(pairs)]


def _contradictions(pairs: Sequence[Pair]) -> list[str]:
    olds, news = Counter(pair.old for pair in pairs if pair.old), Counter(pair.new for pair in pairs if pair.new)
    said: list[str] = []
    for pair in pairs:
        name = pair.old or pair.new
        needs_both = pair.relation not in {Relation.DROPPED, Relation.ADDED}
        if needs_both and not (pair.old and pair.new):
            said.append(_("“%s”: isi kode lama dan kode baru.") % name)
        if pair.relation == Relation.SPLIT and olds[pair.old] < 2:
            said.append(_("“%s” dipecah: tulis satu baris bagi setiap pecahannya.") % name)
        if pair.relation == Relation.MERGED and news[pair.new] < 2:
            said.append(_("“%s” digabung: tulis satu baris bagi setiap butir asalnya.") % name)
        if pair.relation not in {Relation.SPLIT, Relation.MERGED} and (olds[pair.old] > 1 or news[pair.new] > 1):
            said.append(_("“%s” muncul dua kali tanpa dipecah atau digabung.") % name)
    return said


def earlier(version: InstrumentVersion) -> InstrumentVersion | None:
    """The latest published version before this one; the first version needs no crosswalk."""
    drafts = InstrumentVersion.State.DRAFT
    others = InstrumentVersion.objects.filter(instrument=version.instrument_id, number__lt=version.number)
    return others.select_related("instrument").exclude(state=drafts).order_by("-number").first()


def pairs_of(version: InstrumentVersion, older: InstrumentVersion) -> list[Pair]:
    """What is written so far."""
    rows = CrosswalkRow.objects.filter(crosswalk__older=older, crosswalk__newer=version)
    return [Pair(row.old_code, row.new_code, row.relation, row.note) for row in rows]


def store(version: InstrumentVersion, older: InstrumentVersion, pairs: Sequence[Pair]) -> Crosswalk:
    """Replace the rows."""
    crosswalk, _made = Crosswalk.objects.get_or_create(older=older, newer=version)
    crosswalk.rows.all().delete()
    CrosswalkRow.objects.bulk_create(
        CrosswalkRow(crosswalk=crosswalk, old_code=p.old, new_code=p.new, relation=p.relation, note=p.note)
        for p in pairs
    )
    return crosswalk


def open_faults(version: InstrumentVersion) -> list[str]:
    """What the crosswalk still lacks; empty for a first version."""
    older = earlier(version)
    if older is None:
        return []
    return faults_of_crosswalk(pairs_of(version, older), tree_of(older), tree_of(version))
