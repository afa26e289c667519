"""What a region is asked now: items that show, their answers and evidence, and what is missing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.indicators.models import IndicatorValue
from gerakan.foundation.instruments.applying import facts_of, verdicts_of
from gerakan.foundation.instruments.tree import Branch, Item, Tree, tree_of
from gerakan.stages.questionnaires.models import (
    Answer,
    AnswerVersion,
    Clarification,
    Evidence,
    Part,
    Round,
    Submission,
    Upload,
)
from gerakan.stages.questionnaires.queries.words import answer_in_words

State = Submission.State


@dataclass(frozen=True)
class Missing:
    """Something that a complete submission has."""

    part: Part
    item: Item
    words: str


@dataclass(frozen=True)
class Row:
    """One item of a part, shown or not."""

    item: Item
    part: Part
    answer: Answer | None
    evidence: tuple[Evidence, ...]
    clarifications: tuple[Clarification, ...]
    is_open: bool
    shows: bool

    @property
    def revision(self) -> int:
        """What a form must have seen to change it."""
        return self.answer.revision if self.answer else 0

    @property
    def words(self) -> str:
        """The answer to read."""
        return answer_in_words(self.item, self.answer)

    @property
    def is_answered(self) -> bool:
        """A value, or a reason why it does not apply."""
        if self.answer is None:
            return False
        if self.answer.does_not_apply:
            return bool(self.answer.note.strip())
        return self.answer.value not in (None, "", [])

    @property
    def lacks(self) -> list[str]:
        """What is missing, in words."""
        if self.answer is not None and self.answer.does_not_apply:
            return [] if self.is_answered else [_("tulis mengapa tidak berlaku")]
        found = []
        if self.item.is_required and not self.is_answered:
            found.append(_("belum dijawab"))
        if self.item.needs_proof and not self.evidence:
            found.append(_("bukti belum ada"))
        return found

    @property
    def question(self) -> Clarification | None:
        """The open question about it."""
        return next((row for row in self.clarifications if row.state == Clarification.State.OPEN), None)


@dataclass(frozen=True)
class Section:
    """A part with its rows; those whose conditions do not hold do not show and do not count."""

    part: Part
    branch: Branch
    element: Branch
    every: tuple[Row, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Those that show."""
        return tuple(row for row in self.every if row.shows)

    @property
    def counts(self) -> tuple[int, int, int]:
        """Asked, answered, lacking something."""
        answered = sum(row.is_answered for row in self.rows)
        return len(self.rows), answered, sum(bool(row.lacks) for row in self.rows)


@dataclass(frozen=True)
class Sheet:
    """A submission as it stands."""

    submission: Submission
    tree: Tree
    sections: tuple[Section, ...]

    def rows(self) -> Iterator[Row]:
        """All items that show, in order."""
        for section in self.sections:
            yield from section.rows

    @cached_property
    def missing(self) -> list[Missing]:
        """Everything that a complete submission has and this one lacks."""
        return [Missing(row.part, row.item, words) for row in self.rows() for words in row.lacks]

    @property
    def missing_count(self) -> int:
        """How many items lack something."""
        return len({one.item.pk for one in self.missing})

    def section_of(self, part: Part) -> Section:
        """Raises LookupError when nothing of the part shows."""
        return next(section for section in self.sections if section.part.pk == part.pk)


def asked_branches(tree: Tree) -> list[Branch]:
    """Branches that hold items for the region, in order: the parts of every submission."""
    return [
        branch
        for branch in tree.branches()
        if any(isinstance(child, Item) and child.answer for child in branch.children)
    ]


def sheet_of(submission: Submission) -> Sheet:
    """Seven queries, whatever the size (four more the first time a process reads the version)."""
    tree = tree_of(submission.round.version)
    answers = {row.item_id: row for row in submission.answers.select_related("saved_by", "fact")}
    evidence: dict[int, list[Evidence]] = defaultdict(list)
    for piece in submission.evidence.standing().select_related("added_by"):
        evidence[piece.item_id].append(piece)
    asked: dict[int, list[Clarification]] = defaultdict(list)
    for question in submission.clarifications.select_related("asked_by", "replied_by"):
        asked[question.item_id].append(question)
    shown = _shown(submission, tree, answers)
    why_closed = why_locked(submission)
    parts = {part.aspect_id: part for part in parts_of(submission)}

    def row(item: Item, part: Part) -> Row:
        questions = tuple(asked[item.pk])
        is_asked = any(one.state == Clarification.State.OPEN for one in questions)
        is_open = why_closed is None and (submission.state == State.FILLING or is_asked)
        pieces = tuple(evidence[item.pk])
        return Row(item, part, answers.get(item.pk), pieces, questions, is_open, item.code in shown)

    sections = [
        Section(part, branch, tree.element_of(branch.code), tuple(row(item, part) for item in _items(branch)))
        for branch in asked_branches(tree)
        if (part := parts.get(branch.pk))
    ]
    return Sheet(submission, tree, tuple(sections))


def parts_of(submission: Submission) -> list[Part]:
    """With their people; each knows the submission at hand."""
    rows = list(submission.parts.select_related("aspect").prefetch_related("holders"))
    for part in rows:
        part.submission = submission
    return rows


def _items(branch: Branch) -> list[Item]:
    return [child for child in branch.children if isinstance(child, Item) and child.answer]


def _shown(submission: Submission, tree: Tree, answers: dict[int, Answer]) -> set[str]:
    facts = facts_of([submission.region], tree)[submission.region_id]
    known: dict[str, Any] = {}
    for item in tree.answered_items():
        answer = answers.get(item.pk)
        if answer is not None and not answer.does_not_apply:
            known[item.code] = answer.value
    return {code for code, verdict in verdicts_of(tree, facts, known).items() if verdict.shows}


def why_locked(submission: Submission) -> str | None:
    """Why nothing can be typed now; None when at least some items are open."""
    if submission.state not in (State.FILLING, State.AMENDING):
        return _("Kuesioner ini %s, jadi tidak dapat diubah.") % submission.get_state_display().lower()
    asked = submission.round
    is_over = asked.state != Round.State.OPEN or asked.closes_on < timezone.localdate()
    if submission.state == State.FILLING and is_over:
        return _("Kuesioner edisi ini sudah ditutup. Hubungi sekretariat.")
    return None


def figures_of(section: Section, submission: Submission) -> dict[str, IndicatorValue]:
    """The latest figure of the library for each item that is filled in beforehand, by the indicator's code."""
    codes = {row.item.prefill_code for row in section.rows} - {""}
    rows = IndicatorValue.objects.current().filter(
        region=submission.region, indicator__code__in=codes, state=IndicatorValue.State.OBSERVED, value__isnull=False
    )
    return {row.indicator.code: row for row in rows.select_related("indicator__owner").order_by("year")}


def asked_items(submission: Submission, part: Part) -> list[Item]:
    """Items that a part may hold, whether they show or not."""
    branch = next(one for one in asked_branches(tree_of(submission.round.version)) if one.pk == part.aspect_id)
    return _items(branch)


def open_items(submission: Submission) -> frozenset[int]:
    """Keys of the items about which a question is open."""
    rows = submission.clarifications.filter(state=Clarification.State.OPEN)
    return frozenset(rows.values_list("item_id", flat=True))


def why_item_locked(submission: Submission, item: Item, asked: frozenset[int] | None = None) -> str | None:
    """Why this item cannot be changed now."""
    if reason := why_locked(submission):
        return reason
    asked = open_items(submission) if asked is None else asked
    if submission.state == State.AMENDING and item.pk not in asked:
        return _("“%s” tidak sedang diminta diklarifikasi.") % item.title
    return None


def held(part: Part) -> Submission:
    """The submission of a part, its row held until the transaction ends: a save and a sending never cross."""
    rows = Submission.objects.select_for_update(of=("self",))
    part.submission = rows.select_related("round__version", "round__edition", "region").get(pk=part.submission_id)
    return part.submission


def part_of(thing: Evidence | Clarification | Upload) -> Part:
    """The part in which the item of a thing stands."""
    rows = Part.objects.select_related("aspect").prefetch_related("holders")
    part: Part = rows.get(submission=thing.submission, aspect=thing.item.parent_id)
    part.submission = thing.submission
    return part


def item_of(part: Part, pk: int) -> Item | None:
    """An item of this part by its key."""
    return next((item for item in asked_items(part.submission, part) if item.pk == pk), None)


def versions_seen(part: Part, seen: Mapping[int, int]) -> dict[int, AnswerVersion]:
    """What the answers to these items said at the revisions that a form had seen."""
    rows = AnswerVersion.objects.filter(answer__submission=part.submission_id, answer__item__in=seen)
    wanted = Q(pk__in=[])
    for item, revision in seen.items():
        wanted |= Q(answer__item=item, revision=revision)
    return {row.answer.item_id: row for row in rows.filter(wanted).select_related("answer")}


def figure_of(part: Part, item: Item) -> IndicatorValue | None:
    """The latest figure of the library for one item."""
    if not item.prefill_code:
        return None
    rows = IndicatorValue.objects.current().filter(
        region=part.submission.region, indicator__code=item.prefill_code, state=IndicatorValue.State.OBSERVED
    )
    return rows.filter(value__isnull=False).select_related("indicator__owner").order_by("-year").first()


def revision_of(part: Part, item: Item) -> int:
    """The present revision of an answer, 0 when there is none."""
    found = Answer.objects.filter(submission=part.submission_id, item_id=item.pk).values_list("revision", flat=True)
    return found.first() or 0
