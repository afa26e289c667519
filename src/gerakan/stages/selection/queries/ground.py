"""What a ranking is computed from: final marks, what the panel's calculation says of them, the index of the shortlisting."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gerakan.foundation.editions.models import Edition
from gerakan.foundation.instruments.scoring import Score, score
from gerakan.foundation.instruments.tree import Tree
from gerakan.foundation.ui import formats
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment.models import Case
from gerakan.stages.assessment.queries.rubric import trees_of
from gerakan.stages.invitations.queries.lists import approved_lists
from gerakan.stages.replies.models import Reply, StagedMark
from gerakan.stages.selection.queries.conditions import conditions_of
from gerakan.stages.shortlisting.models import Run, Standing
from gerakan.stages.terms.models import Terms
from gerakan.stages.terms.queries import attributes_of, terms_in_force
from gerakan.stages.trust.models import TrustRun, TrustStanding
from gerakan.stages.trust.queries.marks import is_stale

NAMED = 5
ElementRow = tuple[str, str, float | None, float]


@dataclass(frozen=True)
class Finalist:
    """One region as it comes into the ranking. items: final marks, None where one does not apply; total, raw, corrected, lower, upper: levels 0 to 4; index: 0 to 100."""

    case: Case
    items: Mapping[str, float | None]
    total: float
    elements: tuple[ElementRow, ...]
    panel: TrustStanding | None
    index: float
    attributes: Mapping[str, str]
    barred_because: str


@dataclass(frozen=True)
class Ground:
    """Everything of one edition at one moment."""

    terms: Terms
    trust_run: TrustRun
    index_run: Run
    finalists: tuple[Finalist, ...]


def ground_of(edition: Edition) -> Ground:
    """Raises TransitionRefused with a sentence that names what is missing first."""
    terms = terms_in_force(edition)
    if terms is None:
        raise TransitionRefused(_("Umumkan lebih dahulu ketentuan penetapan edisi ini."))
    cases = _final_cases(edition)
    trust_run = _trust_run(edition)
    index_run, index = _index(edition, cases)
    conditions = {row.region.pk: row.open for row in conditions_of(terms, [case.region for case in cases])}
    attributes = attributes_of([case.region for case in cases], edition)
    panel = {row.case_id: row for row in trust_run.standings.all()}
    marks, trees = final_marks(cases), trees_of(cases)
    scores = {case.pk: scored(trees[case.pk], marks[case.pk]) for case in cases}
    finalists = tuple(
        Finalist(
            case=case, items=marks[case.pk], total=total_of(case, scores[case.pk]),
            elements=elements_of(scores[case.pk], trees[case.pk]),
            panel=panel.get(case.pk), index=index[case.region_id], attributes=attributes[case.region_id],
            barred_because="; ".join(state.words for state in conditions[case.region_id]),
        )
        for case in cases
    )  # fmt: skip
    return Ground(terms, trust_run, index_run, finalists)


def final_marks(cases: Sequence[Case]) -> dict[int, dict[str, float | None]]:
    """By case: the final mark of every item, None where it does not apply."""
    marks: dict[int, dict[str, float | None]] = defaultdict(dict)
    for row in StagedMark.objects.filter(reply__case__in=cases).select_related("item", "reply"):
        marks[row.reply.case_id][row.item.code] = None if row.standing is None else float(row.standing)
    return marks


def scored(tree: Tree, marks: Mapping[str, float | None]) -> Score:
    """The score of final marks in the tree that shows in the region."""
    return score(tree, marks, {code for code, mark in marks.items() if mark is None})


def unfinished(edition: Edition) -> QuerySet[Case]:
    """Regions whose marks are not final yet."""
    going = Case.objects.filter(ruling__edition=edition).exclude(state=Case.State.WITHDRAWN)
    done = Reply.objects.filter(state=Reply.State.FINAL).values("case")
    return going.exclude(pk__in=done).select_related("region").order_by("region__code")


def _final_cases(edition: Edition) -> list[Case]:
    if left := list(unfinished(edition)):
        names = ", ".join(str(case.region) for case in left[:NAMED])
        more = _(" dan %s lainnya") % formats.number(len(left) - NAMED, 0) if len(left) > NAMED else ""
        raise TransitionRefused(_("Nilai belum final: %(names)s%(more)s.") % {"names": names, "more": more})
    rows = Case.objects.filter(ruling__edition=edition).exclude(state=Case.State.WITHDRAWN)
    cases = list(rows.select_related("ruling__version", "ruling__edition", "region__province").order_by("region__code"))
    if not cases:
        raise TransitionRefused(_("Belum ada daerah yang dinilai pada edisi ini."))
    return cases


def _trust_run(edition: Edition) -> TrustRun:
    run = TrustRun.objects.filter(ruling__edition=edition).select_related("ruling").order_by("-number").first()
    if run is None:
        raise TransitionRefused(_("Hitung lebih dahulu kepercayaan nilai edisi ini."))
    if is_stale(run):
        raise TransitionRefused(_("Nilai berubah sesudah kepercayaan nilai dihitung; hitung sekali lagi."))
    return run


def _index(edition: Edition, cases: Sequence[Case]) -> tuple[Run, dict[int, float]]:
    """The percentile of each region's rank in its own list, since kota and kabupaten are ranked apart."""
    approved = approved_lists(edition).select_related("run__scheme__edition").first()
    if approved is None:
        raise TransitionRefused(_("Edisi ini belum mempunyai daftar undangan yang disetujui; indeks tidak ada."))
    rows = list(approved.run.standings.filter(rank__isnull=False))
    last: dict[str, int] = {}
    for row in rows:
        last[row.pool] = max(last.get(row.pool, 1), row.rank or 1)
    index = {row.region_id: _percentile(row, last[row.pool]) for row in rows}
    if without := [str(case.region) for case in cases if case.region_id not in index]:
        raise TransitionRefused(_("Tanpa indeks penjaringan: %s.") % ", ".join(without[:NAMED]))
    return approved.run, index


def _percentile(row: Standing, last: int) -> float:
    return 100.0 if last == 1 else 100 * (last - (row.rank or 1)) / (last - 1)


def total_of(case: Case, scored: Score) -> float:
    """Raises TransitionRefused naming the items without a mark."""
    if scored.total is None:
        raise TransitionRefused(
            _("Nilai %(region)s tidak lengkap: %(items)s.")
            % {"region": case.region, "items": ", ".join(scored.missing[:NAMED])}
        )
    return scored.total


def elements_of(scored: Score, tree: Tree) -> tuple[ElementRow, ...]:
    """Rows as a ranking keeps them."""
    told = [scored.by_code[element.code] for element in tree.elements]
    return tuple((one.code, one.title, one.mark, one.share) for one in told)
