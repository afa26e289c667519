"""A submission as it is frozen and handed on to assessors."""

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from gerakan.foundation.editions.models import Edition
from gerakan.foundation.instruments.answering import value_in_words
from gerakan.foundation.instruments.tree import Item, tree_of
from gerakan.foundation.regions.models import Region
from gerakan.stages.questionnaires.models import Clarification, Evidence, FrozenCopy, Submission
from gerakan.stages.questionnaires.queries.sheets import Row, Sheet

IN_EVIDENCE = ("kind", "title", "name", "size", "sha256", "url", "page", "quotation")


@dataclass(frozen=True)
class FrozenAnswer:
    """One answer as it was frozen, with the evidence beside it as the secretariat found it."""

    item: Item
    value: Any
    does_not_apply: bool
    note: str
    revision: int
    evidence: tuple[Evidence, ...]

    @property
    def words(self) -> str:
        """To read."""
        return self.note if self.does_not_apply else value_in_words(self.item, self.value)


@dataclass(frozen=True)
class Dossier:
    """What assessors read of a region; they ask for it through a right of their own stage."""

    submission: Submission
    checksum: str
    is_verified: bool
    answers: tuple[FrozenAnswer, ...]
    missing: tuple[str, ...]
    clarifications: tuple[Clarification, ...]

    def answer(self, code: str) -> FrozenAnswer | None:
        """The answer to an item of this code."""
        return next((row for row in self.answers if row.item.code == code), None)


def dossier_of(region: Region, edition: Edition) -> Dossier | None:
    """The newest frozen copy (the verified one, else the one that was sent); None when nothing was sent."""
    related = ("submission__round__version__instrument", "submission__round__edition", "submission__region")
    rows = FrozenCopy.objects.filter(submission__region=region, submission__round__edition=edition)
    copy = rows.select_related(*related).order_by("-pk").first()
    if copy is None or copy.submission.state == Submission.State.WITHDRAWN:
        return None
    content = json.loads(copy.content)
    return Dossier(
        submission=copy.submission,
        checksum=copy.checksum,
        is_verified=copy.moment == FrozenCopy.Moment.VERIFIED,
        answers=tuple(_frozen_answers(copy.submission, content)),
        missing=tuple(content["missing"]),
        clarifications=tuple(copy.submission.clarifications.select_related("item")),
    )


def _frozen_answers(submission: Submission, content: dict[str, Any]) -> list[FrozenAnswer]:
    tree = tree_of(submission.round.version)
    pieces = Evidence.objects.in_bulk([row["id"] for row in content["evidence"]])
    beside: dict[str, list[Evidence]] = defaultdict(list)
    for row in content["evidence"]:
        beside[row["item"]].append(pieces[row["id"]])
    return [
        FrozenAnswer(
            tree.item(row["item"]), row["value"], row["does_not_apply"], row["note"], row["revision"],
            tuple(beside[row["item"]]),
        )
        for row in content["answers"]
    ]  # fmt: skip


def content_of(sheet: Sheet) -> dict[str, Any]:
    """Answers, evidence with fingerprints, and what is missing; the ground of the checksum."""
    submission = sheet.submission
    version = submission.round.version
    rows = list(sheet.rows())
    return {
        "edition": submission.edition_code,
        "region": {"code": submission.region.code, "name": submission.region.name},
        "instrument": {
            "code": version.instrument.code, "version": version.number, "fingerprint": version.content_hash,
        },
        "answers": [_answer(row) for row in rows],
        "evidence": [
            {"id": piece.pk, "item": row.item.code, **{name: getattr(piece, name) for name in IN_EVIDENCE}}
            for row in rows
            for piece in row.evidence
        ],
        "missing": sorted({one.item.code for one in sheet.missing}),
    }  # fmt: skip


def canonical(content: dict[str, Any]) -> tuple[str, str]:
    """The text and its SHA-256: keys in order, no spaces, UTF-8."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text, hashlib.sha256(text.encode()).hexdigest()


def _answer(row: Row) -> dict[str, Any]:
    answer = row.answer
    return {
        "item": row.item.code,
        "title": row.item.title,
        "value": answer.value if answer else None,
        "does_not_apply": bool(answer and answer.does_not_apply),
        "note": answer.note if answer else "",
        "revision": row.revision,
        "figure": {"standing": answer.fact_standing, "value": answer.fact.value} if answer and answer.fact else None,
    }
