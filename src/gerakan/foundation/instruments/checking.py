"""What stands against publishing a tree, in sentences that name the part."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gerakan.foundation.indicators.models import Indicator
from gerakan.foundation.instruments.applying import as_number, for_kind
from gerakan.foundation.instruments.models import Condition, Node
from gerakan.foundation.instruments.tree import LEVELS, Branch, Item, Part, Rule, Tree
from gerakan.foundation.regions.models import IslandGroup, Kind, Province
from gerakan.foundation.ui import formats

Subject, Test = Condition.Subject, Condition.Test
SLACK = 0.0005  # weights have three decimals


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong; code is "" when it is about the whole."""

    code: str
    text: str


Check = Callable[[Tree], Iterator[Fault]]


def faults_of(tree: Tree) -> list[Fault]:
    """Everything that is wrong, in the order in which it is best put right."""
    return [fault for check in CHECKS for fault in check(tree)]


def is_filled(tree: Tree) -> Iterator[Fault]:
    """Every element and aspect holds something, and something is marked."""
    for branch in tree.branches():
        if not branch.children:
            yield Fault(branch.code, _("“%s” masih kosong: tambahkan butir, atau hapus.") % branch.title)
    if not any(item.is_marked and not item.is_penalty for item in tree.items()):
        yield Fault("", _("Belum ada butir yang dinilai asesor."))


def codes_differ(tree: Tree) -> Iterator[Fault]:
    """Upper and lower case are the same code."""
    counts = Counter(part.code.casefold() for part in tree.parts())
    for part in tree.parts():
        if counts[part.code.casefold()] > 1:
            yield Fault(part.code, _("Kode “%s” dipakai lebih dari sekali.") % part.code)


def weights_sum_to_hundred(tree: Tree) -> Iterator[Fault]:
    """Elements, in every kind of region."""
    for kind, label in Kind.choices:
        total = sum(element.weight for element in for_kind(tree, kind).elements if _carries(element))
        if tree.elements and abs(total - 100) > SLACK:
            said = {"kind": str(label).lower(), "sum": formats.number(total)}
            yield Fault("", _("Bobot unsur bagi %(kind)s berjumlah %(sum)s; harus 100.") % said)


def everything_weighs(tree: Tree) -> Iterator[Fault]:
    """A marked item without weight, or under a part without weight, would be marked for nothing."""
    for kind, label in Kind.choices:
        for part in for_kind(tree, kind).parts():
            if _carries(part) and part.weight <= 0:
                said = {"part": part.title, "kind": str(label).lower()}
                yield Fault(part.code, _("“%(part)s” dinilai tetapi bobotnya nol bagi %(kind)s.") % said)


def _carries(part: Part) -> bool:
    """Is there anything in it that is marked?"""
    if isinstance(part, Item):
        return part.is_marked and not part.is_penalty
    return any(_carries(child) for child in part.children)


def levels_are_described(tree: Tree) -> Iterator[Fault]:
    """Five texts for all that is marked or answered by level."""
    for item in tree.items():
        bare = [str(level) for level in LEVELS if not any(t.level == level and t.title.strip() for t in item.levels)]
        if bare and (item.is_marked or item.answer == Node.Answer.LEVEL):
            said = {"item": item.title, "levels": ", ".join(bare)}
            yield Fault(item.code, _("“%(item)s”: tingkat %(levels)s belum berbunyi.") % said)


def answers_are_possible(tree: Tree) -> Iterator[Fault]:
    """Choices to choose from, columns to fill, a range in order, something that is asked or marked."""
    for item in tree.items():
        said = {"item": item.title}
        if not item.answer and not item.is_marked:
            yield Fault(item.code, _("“%(item)s” tidak dijawab daerah dan tidak dinilai asesor.") % said)
        if item.answer == Node.Answer.CHOICE and len({code for code, _label in item.choices}) < 2:
            yield Fault(item.code, _("“%(item)s”: tulis paling sedikit dua pilihan dengan kode berbeda.") % said)
        if item.answer == Node.Answer.TABLE and not item.columns:
            yield Fault(item.code, _("“%(item)s”: tabelnya belum berkolom.") % said)
        if item.lowest is not None and item.highest is not None and item.lowest >= item.highest:
            yield Fault(item.code, _("“%(item)s”: nilai terkecil harus di bawah nilai terbesar.") % said)
        if item.prefill_code and item.answer != Node.Answer.NUMBER:
            yield Fault(item.code, _("“%(item)s”: hanya jawaban angka dapat diisi dari indikator.") % said)


def proof_has_a_form(tree: Tree) -> Iterator[Fault]:
    """Compulsory evidence needs a file or a link."""
    for item in tree.items():
        if item.needs_proof and not {"file", "link"} & set(item.proof_kinds):
            yield Fault(item.code, _("“%s” mewajibkan bukti: izinkan berkas atau tautan.") % item.title)


def penalties_have_caps(tree: Tree) -> Iterator[Fault]:
    """Without a cap of its own a penalty takes nothing."""
    for item in tree.items():
        if item.is_penalty and not (item.is_marked and item.penalty_cap):
            text = _("Pengurang “%s” harus dinilai asesor dan menyebut pengurangan paling banyak.")
            yield Fault(item.code, text % item.title)


def rules_can_be_asked(tree: Tree) -> Iterator[Fault]:
    """They point to what exists and compare with what can be compared."""
    indicators = set(Indicator.objects.values_list("code", flat=True)) if _asks_indicators(tree) else set()
    provinces = set(Province.objects.values_list("code", flat=True)) if _asks(tree, Subject.PROVINCE) else set()
    for part in tree.parts():
        for rule in part.rules:
            if said := rule_fault(rule, part, tree, indicators, provinces):
                yield Fault(part.code, _("Syarat “%(part)s”: %(fault)s") % {"part": part.title, "fault": said})


def _asks(tree: Tree, subject: str) -> bool:
    return any(rule.subject == subject for part in tree.parts() for rule in part.rules)


def _asks_indicators(tree: Tree) -> bool:
    return _asks(tree, Subject.INDICATOR)


def rule_fault(rule: Rule, part: Part, tree: Tree, indicators: set[str], provinces: set[str]) -> str:
    """Why this rule cannot be asked; empty when it can."""
    if rule.subject == Subject.ITEM:
        return _item_fault(rule, part, tree)
    if rule.subject == Subject.INDICATOR and rule.about not in indicators:
        return _("indikator “%s” tidak ada di pustaka.") % rule.about
    if rule.test in {Test.AT_LEAST, Test.AT_MOST} or rule.subject in {Subject.POPULATION, Subject.AREA}:
        ordered = rule.subject in {Subject.POPULATION, Subject.AREA, Subject.INDICATOR}
        if not ordered:
            return _("pilih “adalah” atau “bukan”.")
        return "" if as_number(rule.value) is not None else _("“%s” bukan angka; tulis seperti 12.5.") % rule.value
    known: dict[str, set[str]] = {
        Subject.KIND: set(Kind.values),
        Subject.ISLAND_GROUP: set(IslandGroup.values),
        Subject.PROVINCE: provinces,
        Subject.AUTONOMOUS: {"ya", "tidak"},
    }
    return _strange(rule, known[rule.subject]) if rule.subject in known else ""


def _item_fault(rule: Rule, part: Part, tree: Tree) -> str:
    item = next((item for item in tree.items() if item.code == rule.about), None)
    if item is None or not item.answer:
        return _("butir “%s” tidak ada atau tidak dijawab daerah.") % rule.about
    inside = {one.code for one in part.items()} if isinstance(part, Branch) else {part.code}
    if item.code in inside:
        return _("bagian ini bergantung pada dirinya sendiri.")
    if rule.test in {Test.AT_LEAST, Test.AT_MOST}:
        return "" if as_number(rule.value) is not None else _("“%s” bukan angka; tulis seperti 12.5.") % rule.value
    known: dict[str, set[str]] = {
        Node.Answer.YES_NO: {"ya", "tidak"},
        Node.Answer.CHOICE: {code for code, _label in item.choices},
        Node.Answer.LEVEL: set(map(str, LEVELS)),
    }
    return _strange(rule, known[item.answer]) if item.answer in known else ""


def _strange(rule: Rule, known: set[str]) -> str:
    odd = [value.strip() for value in rule.value.split(",") if value.strip() not in known]
    said = {"value": ", ".join(odd), "known": ", ".join(sorted(known)[:8])}
    return _("“%(value)s” tidak dikenal; pilih dari: %(known)s.") % said if odd else ""


def rules_end(tree: Tree) -> Iterator[Fault]:
    """No part waits, through others, for its own answer."""
    above = {child.code: branch.code for branch in tree.branches() for child in branch.children}
    asks = {part.code: [r.about for r in part.rules if r.subject == Subject.ITEM] for part in tree.parts()}
    for part in tree.parts():
        if asks[part.code] and _returns(part.code, asks, above):
            text = _("Syarat “%s” berputar kembali kepada dirinya sendiri.")
            yield Fault(part.code, text % part.title)


def _returns(start: str, asks: dict[str, list[str]], above: dict[str, str]) -> bool:
    waiting, seen = list(asks[start]), set()
    while waiting:
        code = waiting.pop()
        if code == start:
            return True
        if code not in seen:
            seen.add(code)
            waiting += [*asks.get(code, ()), *([above[code]] if code in above else [])]
    return False


CHECKS: tuple[Check, ...] = (
    is_filled, codes_differ, weights_sum_to_hundred, everything_weighs, levels_are_described, answers_are_possible,
    proof_has_a_form, penalties_have_caps, rules_can_be_asked, rules_end,
)  # fmt: skip
