"""The own marks beside the reference and the anonymous group; asked only about cases that the person has sent."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from django.utils.translation import gettext as _

from gerakan.foundation.ui import formats
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.calibration.models import CalibrationMark, CalibrationSheet, Reference
from gerakan.stages.calibration.queries.sets import Place, places_of

SENT = CalibrationSheet.State.SENT
FEWEST_OTHERS = 3
"""With fewer others a distribution would tell whose mark it is."""
SAME = 0.05
"""Mean differences below are shown as none: they round to 0,0."""


@dataclass(frozen=True)
class Summary:
    """How far marks lie from the reference, over so many items."""

    gaps: tuple[int, ...]

    @property
    def count(self) -> int:
        return len(self.gaps)

    @property
    def lean(self) -> float:
        """Mean signed difference; positive is generous."""
        return fmean(self.gaps)

    @property
    def apart(self) -> float:
        """Mean absolute difference."""
        return fmean(abs(gap) for gap in self.gaps)

    @property
    def exact(self) -> int:
        return sum(gap == 0 for gap in self.gaps)

    @property
    def near(self) -> int:
        """At most one level away."""
        return sum(abs(gap) <= 1 for gap in self.gaps)

    @property
    def sentence(self) -> str:
        """Strictness in words."""
        return leaning(self.lean)

    @property
    def advice(self) -> str:
        """What to read again before marking regions."""
        if self.lean >= HALF:
            return _("Sebelum memberi nilai tinggi, tanyakan: bukti mana yang menunjukkannya?")
        if self.lean <= -HALF:
            return _("Rencana yang belum sempurna tetap dapat memenuhi bunyi tingkatnya; cocokkan kata demi kata.")
        if self.apart >= 1:
            return _("Rata-rata Anda seimbang, tetapi tiap butir berjauhan. Bacalah bunyi tingkat sebelum memilih.")
        return _("Nilai Anda dekat dengan acuan. Pertahankan cara membaca bukti ini.")


HALF = 0.5


@dataclass(frozen=True)
class Level:
    """One step of the scale: who stands on it."""

    level: int
    title: str
    others: int
    is_own: bool
    is_reference: bool


@dataclass(frozen=True)
class Compared:
    """One item of a case that was sent."""

    place: Place
    mark: CalibrationMark
    reference: Reference
    others: Counter[int]

    @property
    def gap(self) -> int:
        return (self.mark.level or 0) - self.reference.level

    @property
    def words(self) -> str:
        """The difference as one says it."""
        if self.gap == 0:
            return _("sama dengan acuan")
        told = {"n": abs(self.gap)}
        return (_("%(n)d tingkat lebih murah hati") if self.gap > 0 else _("%(n)d tingkat lebih ketat")) % told

    @property
    def shows_others(self) -> bool:
        return self.others.total() >= FEWEST_OTHERS

    @property
    def scale(self) -> list[Level]:
        titles = {text.level: text.title for text in self.place.item.levels}
        return [
            Level(n, titles.get(n, ""), self.others[n], self.mark.level == n, self.reference.level == n)
            for n in range(5)
        ]


def compared(sheet: CalibrationSheet) -> list[Compared]:
    """Every item of a sent sheet, the largest differences first."""
    marks = {mark.item_id: mark for mark in sheet.marks.all()}
    references = {row.item_id: row for row in Reference.objects.filter(item__case=sheet.case_id)}
    others = _levels_of_others(sheet)
    rows = [
        Compared(place, marks[place.row.pk], references[place.row.pk], others[place.row.pk])
        for place in places_of(sheet.case)
    ]
    return sorted(rows, key=lambda row: -abs(row.gap))


def summary_of(rows: Sequence[Compared]) -> Summary:
    """Of one case."""
    return Summary(tuple(row.gap for row in rows))


def whole_summary(engagement: Engagement) -> Summary | None:
    """Over everything this assessor has sent; None before the first."""
    sent = CalibrationMark.objects.filter(sheet__engagement=engagement, sheet__state=SENT, level__isnull=False)
    pairs = sent.values_list("level", "item__reference__level")
    gaps = tuple(level - reference for level, reference in pairs if level is not None)
    return Summary(gaps) if gaps else None


def leaning(lean: float) -> str:
    """So many levels more generous or stricter than the reference."""
    told = {"value": formats.number(abs(lean), 1)}
    if abs(lean) < SAME:
        return _("Rata-rata Anda sama dengan acuan.")
    if lean > 0:
        return _("Rata-rata Anda lebih murah hati %(value)s poin daripada acuan.") % told
    return _("Rata-rata Anda lebih ketat %(value)s poin daripada acuan.") % told


def _levels_of_others(sheet: CalibrationSheet) -> dict[int, Counter[int]]:
    rows = CalibrationMark.objects.filter(sheet__case=sheet.case_id, sheet__state=SENT, level__isnull=False)
    found: dict[int, Counter[int]] = defaultdict(Counter)
    for item, level in rows.exclude(sheet=sheet.pk).values_list("item_id", "level"):
        found[item][level or 0] += 1
    return found
