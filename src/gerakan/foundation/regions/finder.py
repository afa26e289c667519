"""Which region is meant? A pure index over names and codes that proposes where it may not decide."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum

from gerakan.foundation.regions.names import KABUPATEN, KOTA, WrittenCode, letters, read_code, read_name

ERRORS = frozenset({"press_error", "wrong_kind"})
MAX_CANDIDATES = 5
LOWEST_LIKENESS = 0.6
WRONG_KIND_PENALTY = 0.08
WRONG_PROVINCE_PENALTY = 0.2


class Status(StrEnum):
    """How the answer was reached; only the first three name one region."""

    EXACT = "exact"
    NORMALISED = "normalised"
    ALIAS = "alias"
    SUGGESTED = "suggested"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


class Why(StrEnum):
    """Why a candidate stands in the list."""

    CODE = "code"
    BPS_CODE = "bps_code"
    FORMER_CODE = "former_code"
    LOST_ZERO = "lost_zero"
    SAME_NAME = "same_name"
    FORMER_NAME = "former_name"
    SPELLING = "spelling"
    ABBREVIATION = "abbreviation"
    POPULAR_NAME = "popular_name"
    DECIDED = "decided"
    PRESS_ERROR = "press_error"
    WRONG_KIND = "wrong_kind"
    OTHER_PROVINCE = "other_province"
    ALIKE = "alike"


@dataclass(frozen=True)
class Entry:
    """A region as the finder knows it; `provinces` are the codes of today's and former provinces."""

    pk: int
    code: str
    bps_code: str
    name: str
    kind: str
    provinces: tuple[str, ...]
    former_codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class OtherName:
    """An alias or former name of a region."""

    code: str
    text: str
    kind: str
    reason: str


@dataclass(frozen=True)
class Candidate:
    """A region that may be meant, with the reason and a likeness between 0 and 1."""

    region: Entry
    why: Why
    likeness: float = 1.0


@dataclass(frozen=True)
class Finding:
    """The answer: a region when the rules allow one, and the candidates, best first."""

    status: Status
    region: Entry | None = None
    candidates: tuple[Candidate, ...] = ()

    @property
    def is_resolved(self) -> bool:
        """One region, found by rule and not by likeness."""
        return self.region is not None


@dataclass(frozen=True)
class Question:
    """A written name with what the caller knows; `provinces` None means not asked."""

    base: str
    kind: str | None
    provinces: frozenset[str] | None

    def fits(self, entry: Entry) -> bool:
        """Kind and province agree, as far as they are known."""
        return self.fits_kind(entry) and self.fits_province(entry)

    def fits_kind(self, entry: Entry) -> bool:
        return self.kind is None or entry.kind == self.kind

    def fits_province(self, entry: Entry) -> bool:
        return self.provinces is None or bool(self.provinces & set(entry.provinces))


@dataclass
class RegionFinder:
    """The index; built once, asked often, never changed."""

    by_code: dict[str, Entry] = field(default_factory=dict)
    by_bps_code: dict[str, Entry] = field(default_factory=dict)
    by_former_code: dict[str, Entry] = field(default_factory=dict)
    by_name: dict[str, Entry] = field(default_factory=dict)
    by_base: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    by_alias: dict[str, list[tuple[Entry, str, str]]] = field(default_factory=lambda: defaultdict(list))
    provinces: dict[str, str] = field(default_factory=dict)

    @classmethod
    def build(
        cls, entries: Iterable[Entry], other_names: Iterable[OtherName], province_names: Iterable[tuple[str, str]]
    ) -> "RegionFinder":
        """`province_names`: pairs of code and any name of the province."""
        finder = cls(provinces={letters(name): code for code, name in province_names})
        for entry in entries:
            finder._add(entry)
        for other in other_names:
            finder._add_other(other)
        return finder

    def find_region(
        self, text: str, *, kind: str | None = None, province: str | None = None, bps_convention: bool = False
    ) -> Finding:
        """The rules in order: code, official name, letters, alias, then proposals.

        kind: "kabupaten" or "kota" when another column says so; a prefix that contradicts it is only proposed.
        province: code or any name, of today or former.
        bps_convention: a name without prefix is a kabupaten, as in tables of BPS.
        """
        provinces = self.read_province(province)
        if (code := read_code(text)) is not None:
            return self._by_written_code(code, Question("", kind, provinces))
        return self._by_written_name(text, kind, provinces, bps_convention=bps_convention)

    def read_province(self, text: str | None) -> frozenset[str] | None:
        """Codes meant by a province's code or name; empty when unknown, None when not asked."""
        if not text or not text.strip():
            return None
        digits = text.strip()
        if digits.isdigit():
            return frozenset({digits[:2]})
        code = self.provinces.get(letters(text))
        return frozenset({code}) if code else frozenset()

    def _add(self, entry: Entry) -> None:
        self.by_code[entry.code] = entry
        self.by_bps_code[entry.bps_code] = entry
        self.by_former_code.update(dict.fromkeys(entry.former_codes, entry))
        self.by_name[entry.name.casefold()] = entry
        self.by_base[read_name(entry.name).base].append(entry)

    def _add_other(self, other: OtherName) -> None:
        entry = self.by_code[other.code]
        key = letters(other.text)
        if entry not in self.by_base.get(key, ()) or other.kind != entry.kind:
            self.by_alias[key].append((entry, other.kind, other.reason))

    # codes

    def _by_written_code(self, code: WrittenCode, question: Question) -> Finding:
        if len(code.digits) == 3:
            return _proposed(self._lost_zero(code))
        candidates = self._of_code(code)
        fitting = [candidate for candidate in candidates if question.fits(candidate.region)]
        if len({candidate.region.code for candidate in fitting}) > 1:
            return Finding(Status.AMBIGUOUS, candidates=tuple(fitting))
        if not fitting:
            return _proposed([Candidate(c.region, _mismatch(question, c.region), c.likeness) for c in candidates])
        status = Status.ALIAS if fitting[0].why is Why.FORMER_CODE else Status.EXACT
        return Finding(status, fitting[0].region, tuple(fitting[:1]))

    def _of_code(self, code: WrittenCode) -> list[Candidate]:
        """A dotted code is Kemendagri's; plain digits may also be of BPS, or both."""
        if entry := self.by_code.get(code.dotted):
            found = [Candidate(entry, Why.CODE)]
        elif entry := self.by_former_code.get(code.dotted):
            found = [Candidate(entry, Why.FORMER_CODE)]
        else:
            found = []
        bps = None if code.is_dotted else self.by_bps_code.get(code.digits)
        if bps and bps not in [candidate.region for candidate in found]:
            found.append(Candidate(bps, Why.BPS_CODE))
        return found

    def _lost_zero(self, code: WrittenCode) -> list[Candidate]:
        """A spreadsheet turned 11.10 into 11.1."""
        entry = self.by_code.get(f"{code.dotted}0")
        return [Candidate(entry, Why.LOST_ZERO)] if entry else []

    # names

    def _by_written_name(
        self, text: str, kind: str | None, provinces: frozenset[str] | None, *, bps_convention: bool
    ) -> Finding:
        written = read_name(text)
        if kind and written.kind and kind != written.kind:
            return self._contradiction(written.base, written.whole, kind, provinces)
        default = KABUPATEN if bps_convention else None
        claimed = Question(written.base, written.kind or kind or default, provinces)
        exact = self.by_name.get(" ".join(text.split()).casefold())
        if exact and claimed.fits(exact):
            return Finding(Status.EXACT, exact, (Candidate(exact, Why.SAME_NAME),))
        # "Kota Baru" is the kabupaten Kotabaru: the kind word may belong to the name.
        glued = Question(written.whole, kind or default, provinces)
        questions = [claimed] if written.kind is None else [claimed, glued]
        for question in questions:
            if finding := self._by_letters(question):
                return finding
        return self._propose(claimed, glued)

    def _contradiction(self, base: str, whole: str, kind: str, provinces: frozenset[str] | None) -> Finding:
        """The prefix says one kind, the caller another: the glued reading may fit, else only proposals."""
        glued = Question(whole, kind, provinces)
        return self._by_letters(glued) or self._propose(Question(base, None, provinces), glued)

    def _by_letters(self, question: Question) -> Finding | None:
        """Official letters first, aliases beside them when the kind is open."""
        official = [entry for entry in self.by_base.get(question.base, ()) if question.fits(entry)]
        aliases = self._fitting_aliases(question)
        named = {entry.code: Candidate(entry, Why.SAME_NAME) for entry in official}
        if not official or question.kind is None:
            for entry, reason in aliases:
                named.setdefault(entry.code, Candidate(entry, Why(reason)))
        if not named:
            return None
        candidates = tuple(named.values())
        if len(candidates) > 1:
            return Finding(Status.AMBIGUOUS, candidates=candidates)
        status = Status.NORMALISED if official else Status.ALIAS
        return Finding(status, candidates[0].region, candidates)

    def _fitting_aliases(self, question: Question) -> list[tuple[Entry, str]]:
        return [
            (entry, reason)
            for entry, kind, reason in self.by_alias.get(question.base, ())
            if reason not in ERRORS and question.kind in (None, kind) and question.fits_province(entry)
        ]

    # proposals

    def _propose(self, *questions: Question) -> Finding:
        found: dict[str, Candidate] = {}
        for question in questions:
            for candidate in (*self._same_letters(question), *self._alike(question)):
                known = found.get(candidate.region.code)
                if known is None or candidate.likeness > known.likeness:
                    found[candidate.region.code] = candidate
        return _proposed(found.values())

    def _same_letters(self, question: Question) -> list[Candidate]:
        """The right letters with the wrong kind or province, and known errors of writing."""
        aliases = self.by_alias.get(question.base, ())
        known = [Candidate(e, Why(reason)) for e, kind, reason in aliases if question.kind in (None, kind)]
        other = [Candidate(e, Why.WRONG_KIND, 0.99) for e, kind, _ in aliases if question.kind not in (None, kind)]
        official = [Candidate(e, _mismatch(question, e), 0.995) for e in self.by_base.get(question.base, ())]
        return [_weighed(candidate, question) for candidate in (*known, *official, *other)]

    def _alike(self, question: Question) -> list[Candidate]:
        if len(question.base) < 3:
            return []
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(question.base)
        likeness = {key: _likeness(matcher, key) for key in (*self.by_base, *self.by_alias)}
        return [
            _weighed(Candidate(entry, Why.ALIKE, round(likeness[key], 3)), question)
            for key in likeness
            if LOWEST_LIKENESS <= likeness[key] < 1
            for entry in (*self.by_base.get(key, ()), *(e for e, _, _ in self.by_alias.get(key, ())))
        ]


def _likeness(matcher: "SequenceMatcher[str]", key: str) -> float:
    matcher.set_seq1(key)
    if matcher.real_quick_ratio() < LOWEST_LIKENESS or matcher.quick_ratio() < LOWEST_LIKENESS:
        return 0.0
    return matcher.ratio()


def _weighed(candidate: Candidate, question: Question) -> Candidate:
    """Agreeing kind and province raise a candidate above the others."""
    likeness = candidate.likeness
    if not question.fits_kind(candidate.region) and candidate.why is not Why.WRONG_KIND:
        likeness -= WRONG_KIND_PENALTY
    if not question.fits_province(candidate.region):
        likeness -= WRONG_PROVINCE_PENALTY
    return Candidate(candidate.region, candidate.why, round(likeness, 3))


def _mismatch(question: Question, entry: Entry) -> Why:
    if not question.fits_kind(entry):
        return Why.WRONG_KIND
    return Why.SAME_NAME if question.fits_province(entry) else Why.OTHER_PROVINCE


def _proposed(candidates: Iterable[Candidate]) -> Finding:
    ranked = sorted(candidates, key=lambda c: (-c.likeness, c.region.code))
    if not ranked:
        return Finding(Status.UNKNOWN)
    return Finding(Status.SUGGESTED, candidates=tuple(ranked[:MAX_CANDIDATES]))


__all__ = ["KABUPATEN", "KOTA", "Candidate", "Entry", "Finding", "OtherName", "RegionFinder", "Status", "Why"]
