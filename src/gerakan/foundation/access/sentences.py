"""Predicates: sentences about a person and perhaps a thing, that a computer tests and a person reads."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext as _
from rules.predicates import predicate

from gerakan.foundation.access.actor import Actor

Test = Callable[..., bool]
Joint = Literal["", "and", "or", "not"]


@dataclass(frozen=True)
class Predicate:
    """A sentence about a user and perhaps a thing; combine with &, | and ~."""

    rule: Any
    sentence: str = ""
    joint: Joint = ""
    parts: tuple["Predicate", ...] = ()

    def __and__(self, other: "Predicate") -> "Predicate":
        return Predicate(self.rule & other.rule, joint="and", parts=(self, other))

    def __or__(self, other: "Predicate") -> "Predicate":
        return Predicate(self.rule | other.rule, joint="or", parts=(self, other))

    def __invert__(self) -> "Predicate":
        return Predicate(~self.rule, joint="not", parts=(self,))

    @property
    def words(self) -> str:
        """The sentence as people read it, in their language."""
        if self.joint == "":
            return _(self.sentence)
        if self.joint == "not":
            return _("bukan %s") % self.parts[0].inside(self.joint)
        glue = _(" dan ") if self.joint == "and" else _(" atau ")
        return glue.join(part.inside(self.joint) for part in self.parts)

    def holds(self, user: Actor, thing: object = None) -> bool:
        """Is the sentence true of this person and thing?"""
        return bool(self.rule.test(user, thing))

    def holds_whatever(self, user: Actor) -> bool | None:
        """Is it true of this person for every thing, for none, or (None) does it depend on the thing?"""
        if self.joint == "":
            return None if self.rule.num_args > 1 else self.holds(user)
        answers = [part.holds_whatever(user) for part in self.parts]
        if self.joint == "not":
            return None if answers[0] is None else not answers[0]
        decisive = self.joint == "or"
        if decisive in answers:
            return decisive
        return None if None in answers else not decisive

    def inside(self, joint: Joint) -> str:
        """As part of a longer sentence, in brackets where they are needed."""
        return self.words if self.joint in {"", joint} else f"({self.words})"


def who(test: Test) -> Predicate:
    """Make a predicate of a function of (user) or (user, thing); its docstring is shown to people."""
    sentence = (test.__doc__ or test.__name__).strip().splitlines()[0].rstrip(".")
    return Predicate(predicate(test), sentence)


@who
def anybody(user: Actor) -> bool:
    """Siapa saja, juga tanpa masuk."""
    return True


@who
def signed_in(user: Actor) -> bool:
    """Siapa saja yang sudah masuk."""
    return user.is_authenticated and user.is_active
