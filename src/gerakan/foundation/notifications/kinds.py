"""What the system tells people: each kind is declared once, with its texts and the words they may hold."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _

PLACE = re.compile(r"\{\{\s*(\w+)\s*\}\}")


class Delivery(StrEnum):
    """How a person is told beside the notice in the system."""

    IMMEDIATE = "immediate"
    DIGEST = "digest"
    NONE = "none"


@dataclass(frozen=True)
class Wording:
    """Subject and body of one language; {{ name }} stands for a value."""

    subject: str
    body: str


@dataclass(frozen=True)
class MessageKind:
    """A kind of message; `examples` names every word its texts may hold, with one to preview by."""

    code: str
    label: str | Promise
    examples: Mapping[str, str]
    indonesian: Wording
    english: Wording
    delivery: Delivery = Delivery.DIGEST
    is_compulsory: bool = False
    words: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Raises ValueError when a text of the declaration uses a word without an example."""
        object.__setattr__(self, "words", frozenset(self.examples))
        for wording in (self.indonesian, self.english):
            if reason := fault(self, f"{wording.subject} {wording.body}"):
                raise ValueError(f"{self.code}: {reason}")

    def wording(self, language: str) -> Wording:
        """The declared text in a language."""
        return self.english if language == "en" else self.indonesian


_kinds: dict[str, MessageKind] = {}


def message_kind(kind: MessageKind) -> MessageKind:
    """Declare a kind of message, once."""
    if _kinds.get(kind.code, kind) != kind:
        raise ValueError(f"message kind {kind.code!r} is declared twice")
    _kinds[kind.code] = kind
    return kind


Texts = tuple[str, str]
"""Subject and body."""


def kinds_of(app: str, examples: Mapping[str, str]) -> Callable[..., MessageKind]:
    """How one app declares its messages: `code` within the app, label, Indonesian texts, English texts, delivery."""

    def declare(
        code: str, label: str | Promise, indonesian: Texts, english: Texts, delivery: Delivery = Delivery.IMMEDIATE,
    ) -> MessageKind:  # fmt: skip
        return message_kind(
            MessageKind(
                code=f"{app}.{code}", label=label, examples=examples, indonesian=Wording(*indonesian),
                english=Wording(*english), delivery=delivery,
            )
        )  # fmt: skip

    return declare


def kind_of(code: str) -> MessageKind:
    """Raises KeyError when nobody declared it."""
    return _kinds[code]


def kinds() -> list[MessageKind]:
    """Every kind, by code."""
    return [_kinds[code] for code in sorted(_kinds)]


def fault(kind: MessageKind, text: str) -> str | None:
    """Why this text cannot be used for the kind, None when it can."""
    if unknown := set(PLACE.findall(text)) - kind.words:
        allowed = ", ".join(f"{{{{ {word} }}}}" for word in sorted(kind.words))
        return _("Kata sisipan tidak dikenal: %(unknown)s. Yang boleh: %(allowed)s.") % {
            "unknown": ", ".join(sorted(unknown)),
            "allowed": allowed,
        }
    rest = PLACE.sub("", text)
    if "{{" in rest or "{%" in rest:
        return _("Kata sisipan ditulis {{ seperti_ini }}, tanpa perintah lain.")
    return None


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put the values into the text, as they are."""
    return PLACE.sub(lambda match: str(values[match[1]]), text)
