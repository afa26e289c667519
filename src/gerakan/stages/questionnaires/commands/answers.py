"""Verbs of answers: kept as typed, never over somebody else's unseen words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.indicators.commands import ImportRefused, object_to
from gerakan.foundation.indicators.models import IndicatorValue
from gerakan.foundation.instruments.tree import Item
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.questionnaires import calculations, permissions
from gerakan.stages.questionnaires.models import Answer, AnswerVersion, FactStanding, Part, Submission
from gerakan.stages.questionnaires.queries import sheets


@dataclass(frozen=True)
class Typed:
    """What a person typed for one item, and the revision the person saw (0: none)."""

    item: Item
    value: Any
    does_not_apply: bool = False
    note: str = ""
    revision: int = 0

    def is_said_by(self, answer: Answer | AnswerVersion | None) -> bool:
        """Does this state of the answer say the same?"""
        if answer is None:
            return self.value is None and not self.does_not_apply and not self.note
        return (self.value, self.does_not_apply, self.note) == (answer.value, answer.does_not_apply, answer.note)


class AnswerConflict(Exception):
    """Somebody else changed these items meanwhile; theirs stands, nothing was kept of this save."""

    def __init__(self, conflicts: Sequence[tuple[Typed, Answer | None]]) -> None:
        super().__init__(_("Orang lain mengubah jawaban yang sama. Bandingkan kedua jawaban, lalu pilih."))
        self.conflicts = list(conflicts)


@command
def save_answers(part: Part, *, typed: Sequence[Typed], by: User) -> list[Answer]:
    """Keep drafts, all or none; raises AnswerConflict, or TransitionRefused when an item is locked."""
    check(by, permissions.FILL, part)
    submission = sheets.held(part)
    _refuse_locked(submission, part, [one.item for one in typed])
    found = {row.item_id: row for row in submission.answers.select_related("saved_by")}
    conflicts = [(one, found.get(one.item.pk)) for one in typed if one.revision != _revision(found.get(one.item.pk))]
    if conflicts:
        raise AnswerConflict(conflicts)
    kept = [_keep(submission, one, found.get(one.item.pk), by) for one in typed]
    record("answers.saved", part, by=by, changes={"items": [f"{one.item.code} ({one.revision + 1})" for one in typed]})
    calculations.recount(submission)
    return kept


@command
def confirm_fact(part: Part, *, item: Item, figure: IndicatorValue, revision: int, by: User) -> Answer:
    """The region stands by the figure of the library: it becomes the answer."""
    [answer] = save_answers(part, typed=[Typed(item, _plain(figure.value), revision=revision)], by=by)
    _stand(answer, figure, FactStanding.CONFIRMED)
    record("fact.confirmed", part, by=by, changes={"item": item.code, "figure": figure.value})
    return answer


@command
def contest_fact(
    part: Part, *, item: Item, figure: IndicatorValue, value: float | None, reason: str, evidence: str, revision: int,
    by: User,
) -> Answer:  # fmt: skip
    """The region says that the figure is wrong: its owner is asked, and the region's own figure is the answer."""
    if not reason.strip():
        raise TransitionRefused(_("Tulis mengapa angka ini keliru."))
    try:
        object_to(figure, reason=reason, evidence=evidence, by=by)
    except ImportRefused as refused:
        raise TransitionRefused(str(refused)) from refused
    [answer] = save_answers(part, typed=[Typed(item, _plain(value), note=reason, revision=revision)], by=by)
    _stand(answer, figure, FactStanding.CONTESTED)
    record("fact.contested", part, by=by, changes={"item": item.code, "figure": figure.value}, note=reason)
    return answer


def _refuse_locked(submission: Submission, part: Part, items: Sequence[Item]) -> None:
    own = {row.pk for row in sheets.asked_items(submission, part)}
    asked = sheets.open_items(submission)
    for item in items:
        if item.pk not in own:
            raise TransitionRefused(_("“%s” bukan butir bagian ini. Muat ulang halaman.") % item.title)
        if reason := sheets.why_item_locked(submission, item, asked):
            raise TransitionRefused(reason)


def _keep(submission: Submission, one: Typed, before: Answer | None, by: User) -> Answer:
    said = {"value": one.value, "does_not_apply": one.does_not_apply, "note": one.note}
    saved = {"saved_by": by, "saved_at": timezone.now(), "revision": one.revision + 1}
    if before is None:
        answer = _first(submission, one, said | saved)
    else:
        answer = before
        stays = before.fact_standing == FactStanding.CONTESTED or before.value == one.value
        fact = {} if stays else {"fact": None, "fact_standing": ""}
        if not Answer.objects.filter(pk=answer.pk, revision=one.revision).update(**said, **saved, **fact):
            raise AnswerConflict([(one, Answer.objects.get(pk=answer.pk))])
        for name, value in (said | saved | fact).items():
            setattr(answer, name, value)
    AnswerVersion.objects.create(answer=answer, **said, **saved)
    return answer


def _first(submission: Submission, one: Typed, fields: dict[str, Any]) -> Answer:
    try:
        with transaction.atomic():
            return Answer.objects.create(submission=submission, item_id=one.item.pk, **fields)
    except IntegrityError as error:
        there = Answer.objects.filter(submission=submission, item_id=one.item.pk).first()
        raise AnswerConflict([(one, there)]) from error


def _stand(answer: Answer, figure: IndicatorValue, standing: str) -> None:
    Answer.objects.filter(pk=answer.pk).update(fact=figure, fact_standing=standing)
    answer.fact, answer.fact_standing = figure, standing


def _revision(answer: Answer | None) -> int:
    return answer.revision if answer else 0


def _plain(value: float | None) -> float | int | None:
    return int(value) if isinstance(value, float) and value.is_integer() else value
