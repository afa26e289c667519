"""Answers as people read them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.instruments.answering import value_in_words
from gerakan.foundation.instruments.tree import Item
from gerakan.stages.questionnaires.models import Answer


def answer_in_words(item: Item, answer: Answer | None) -> str:
    """The whole answer on one line or a few."""
    if answer is None:
        return _("Belum dijawab")
    if answer.does_not_apply:
        return _("Tidak berlaku: %s") % answer.note
    return value_in_words(item, answer.value)


def original_in_words(item: Item, original: Mapping[str, Any]) -> str:
    """The answer that was kept with a question."""
    if original.get("does_not_apply"):
        return _("Tidak berlaku: %s") % str(original.get("note", ""))
    return value_in_words(item, original.get("value"))
