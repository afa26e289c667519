"""Every right in words, and which roles have it in principle: for the page, the documentation and the test."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gerakan.foundation.access.actor import Actor, visitor
from gerakan.foundation.access.rulebook import Permission, declared_names, declared_permissions


@dataclass(frozen=True)
class Example:
    """A role and somebody who holds nothing but this role, to ask the rules about."""

    label: str
    person: Actor


Examples = Callable[[], Iterable[tuple[str | Promise, Actor]]]
_sources: list[Examples] = []


def register_examples(source: Examples) -> None:
    """The app that knows the roles says how a bare holder of each looks."""
    _sources.append(source)


def examples() -> list[Example]:
    """A visitor, then a holder of each role."""
    nobody = Example(_("Pengunjung"), visitor())
    return [nobody, *(Example(str(label), person) for source in _sources for label, person in source())]


@dataclass(frozen=True)
class Right:
    """One right: what it allows, to whom, and which roles have it always or depending on the thing."""

    name: str
    label: str
    words: str
    always: tuple[str, ...]
    depending: tuple[str, ...]
    everybody: tuple[str, ...]

    @property
    def always_in_words(self) -> str:
        """Roles that have it for every thing."""
        return self._in_words(self.always)

    @property
    def depending_in_words(self) -> str:
        """Roles that have it for some things."""
        return self._in_words(self.depending)

    def _in_words(self, labels: tuple[str, ...]) -> str:
        if labels == self.everybody:
            return _("semua")
        return _("semua peran") if labels == self.everybody[1:] else ", ".join(labels) or "–"


@dataclass(frozen=True)
class Area:
    """The rights of one app."""

    name: str
    rights: tuple[Right, ...]


def areas() -> tuple[Area, ...]:
    """All rights by app, worked out once for each language: they follow from what is declared alone."""
    return _areas(get_language(), declared_names(), len(_sources))


@lru_cache(maxsize=8)
def _areas(_language: str, _declared: frozenset[str], _sources: int) -> tuple[Area, ...]:
    holders = examples()
    rights = [_right(each, holders) for each in declared_permissions()]
    grouped = groupby(rights, key=lambda right: right.name.split(".")[0])
    return tuple(Area(name, tuple(members)) for name, members in grouped)


def _right(declared: Permission, holders: list[Example]) -> Right:
    answers = [(example.label, declared.predicate.holds_whatever(example.person)) for example in holders]
    return Right(
        name=declared.name,
        label=str(declared.label),
        words=declared.predicate.words,
        always=tuple(label for label, answer in answers if answer is True),
        depending=tuple(label for label, answer in answers if answer is None),
        everybody=tuple(example.label for example in holders),
    )


def as_markdown() -> str:
    """The page docs/dev/hak.md."""
    lines = [
        "# Hak",
        "",
        "Dibuat oleh `gerakan write_permissions` dari berkas `permissions.py`; jangan disunting.",
        "Kolom *selalu*: peran yang memiliki hak itu untuk setiap objek. Kolom *tergantung objek*: kalimatnya yang menentukan.",
    ]
    for area in areas():
        lines += [
            "",
            f"## {area.name}",
            "",
            "| Hak | Isi | Siapa | Selalu | Tergantung objek |",
            "| --- | --- | --- | --- | --- |",
        ]
        lines += [
            f"| `{right.name}` | {right.label} | {right.words} | {right.always_in_words} | {right.depending_in_words} |"
            for right in area.rights
        ]
    return "\n".join(lines) + "\n"
