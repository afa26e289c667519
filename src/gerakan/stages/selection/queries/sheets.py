"""Why is this region in, or out? One answer for the plenary, the region and its paper."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from django.utils.translation import gettext as _

from gerakan.foundation.ui import formats
from gerakan.stages.assessment.models import MarkSheet
from gerakan.stages.assessment.queries.rubric import evidence_of, places, tree_of_case
from gerakan.stages.replies.models import StagedMark
from gerakan.stages.selection.models import SelectionRun, SelectionStanding
from gerakan.stages.terms.models import INDEX, MARKS
from gerakan.stages.terms.queries import tie_figures

Place = SelectionStanding.Place
LEVELS = 4


@dataclass(frozen=True)
class Part:
    """A part of the score: its value 0 to 100, its weight in per cent, its points, the average of the same kind."""

    name: str
    value: float
    weight: float
    points: float
    average: float


@dataclass(frozen=True)
class Element:
    """One element of the marks, 0 to 4, beside the average of the same kind of region."""

    code: str
    title: str
    mark: float | None
    share: float
    average: float | None

    @property
    def difference(self) -> float | None:
        """Above (or below) the average."""
        return None if self.mark is None or self.average is None else self.mark - self.average


@dataclass(frozen=True)
class ItemRow:
    """One item: its mark as drafted and final, what the panel said, how much evidence there was."""

    element: str
    title: str
    draft: float | None
    final: float | None
    reasons: tuple[str, ...]
    decision: str
    evidence_count: int


@dataclass(frozen=True)
class Sheet:
    """Everything one sheet says."""

    standing: SelectionStanding
    sentence: str
    tie: str
    parts: tuple[Part, ...]
    elements: tuple[Element, ...]
    items: tuple[ItemRow, ...]
    notes: tuple[str, ...]
    missing: str

    @property
    def waterfall(self) -> list[tuple[str, float]]:
        """Points by part, for the drawing."""
        return [(part.name, part.points) for part in self.parts]


def sheet_of(standing: SelectionStanding) -> Sheet:
    """Put the sheet together in a bounded number of queries."""
    run = standing.run
    everybody = list(run.standings.select_related("region"))
    alike = [row for row in everybody if row.region.kind == standing.region.kind]
    return Sheet(
        standing=standing,
        sentence=sentence(standing, len(everybody)),
        tie=_tie(standing),
        parts=_parts(run, standing, alike),
        elements=_elements(standing, alike),
        items=tuple(_items(standing)),
        notes=tuple(_notes(standing)),
        missing=_missing(standing, everybody),
    )


def sentence(standing: SelectionStanding, count: int) -> str:
    """The first line: place, rank with its interval, chance."""
    opening = {
        Place.CHOSEN: _("Di dalam garis"),
        Place.RESERVE: _("Cadangan ke-%d") % (standing.position or 0),
        Place.BELOW: _("Di bawah garis"),
        Place.BARRED: _("Tidak dapat dipilih karena syarat belum terpenuhi"),
    }[Place(standing.place)]
    return _(
        "%(opening)s: peringkat %(rank)s dari %(count)s daerah, antara %(low)s dan %(high)s bila penilaian diulang."
    ) % {
        "opening": opening, "rank": formats.number(standing.rank, 0), "count": formats.number(count, 0),
        "low": formats.number(standing.low, 0), "high": formats.number(standing.high, 0),
    }  # fmt: skip


def _tie(standing: SelectionStanding) -> str:
    if not standing.tied:
        return ""
    names = {**tie_figures(standing.run.edition), "lot": _("undian dari benih yang diumumkan")}
    return _("Skornya sama dengan daerah lain; yang memutus: %s.") % names.get(standing.tied, standing.tied)


def _parts(run: SelectionRun, standing: SelectionStanding, alike: Sequence[SelectionStanding]) -> tuple[Part, ...]:
    weights = run.parameters["weights"]
    marks = Part(
        _("Nilai asesor"), standing.marks, weights[MARKS], standing.points[MARKS], fmean(r.marks for r in alike)
    )
    index = Part(
        _("Indeks penjaringan"), standing.index, weights[INDEX], standing.points[INDEX], fmean(r.index for r in alike)
    )
    return marks, index


def _elements(standing: SelectionStanding, alike: Sequence[SelectionStanding]) -> tuple[Element, ...]:
    told: dict[str, list[float]] = {}
    for row in alike:
        for code, _title, mark, _share in row.elements:
            if mark is not None:
                told.setdefault(code, []).append(mark)
    return tuple(
        Element(code, title, mark, share, fmean(told[code]) if code in told else None)
        for code, title, mark, share in standing.elements
    )


def _items(standing: SelectionStanding) -> list[ItemRow]:
    case = standing.case
    marks = {row.item_id: row for row in StagedMark.objects.filter(reply__case=case)}
    proofs = Counter(evidence_of(case).values_list("item_id", flat=True))
    return [
        ItemRow(
            element=place.element, title=place.item.title, draft=_level(marks[place.item.pk].draft),
            final=_level(marks[place.item.pk].standing), reasons=tuple(marks[place.item.pk].words),
            decision=marks[place.item.pk].final_reason, evidence_count=proofs[place.item.pk],
        )
        for place in places(tree_of_case(case))
        if place.item.pk in marks
    ]  # fmt: skip


def _level(mark: object) -> float | None:
    return None if mark is None else float(str(mark))


def _notes(standing: SelectionStanding) -> list[str]:
    sent = MarkSheet.objects.filter(case=standing.case_id, state=MarkSheet.State.SENT).exclude(note_for_region="")
    return list(sent.order_by("pk").values_list("note_for_region", flat=True))


def _missing(standing: SelectionStanding, everybody: Sequence[SelectionStanding]) -> str:
    """What would have changed the outcome, for those outside."""
    if standing.place == Place.BARRED:
        return _("Yang belum terpenuhi: %s.") % standing.barred_because
    moved = standing.run.results
    if standing.region.code in moved["displaced"]:
        return _("Menurut skor di dalam garis; kuota memberikan tempatnya kepada daerah lain.")
    inside = [row for row in everybody if row.place == Place.CHOSEN and row.region.code not in moved["gained"]]
    if standing.place == Place.CHOSEN or not inside:
        return ""
    gap = min(row.score for row in inside) - standing.score
    if gap <= 0:
        return _("Skornya sama dengan daerah terakhir yang masuk; penentu skor sama yang memutuskan.")
    return _("Kurang %(gap)s poin dari skor terendah yang masuk tanpa kuota. %(ways)s") % {
        "gap": formats.number(gap, 2), "ways": _ways(standing, gap),
    }  # fmt: skip


def _ways(standing: SelectionStanding, gap: float) -> str:
    """The one element whose rise alone would have been enough, if there is one."""
    weight = standing.run.parameters["weights"][MARKS] / 100
    found = []
    for _code, title, mark, share in standing.elements:
        if mark is None or not share or not weight:
            continue
        rise = gap / (weight * 100 / LEVELS * share / 100)
        if mark + rise <= LEVELS:
            found.append((rise, title))
    if not found:
        return _("Tidak satu unsur pun cukup menutupnya sendiri.")
    rise, title = min(found)
    return _("Kenaikan %(rise)s tingkat pada unsur %(title)s sudah menutupnya.") % {
        "rise": formats.number(rise, 2), "title": title,
    }  # fmt: skip
