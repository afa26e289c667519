"""A rule: its code, version and severity, which sheets it reads, and how it finds what is wrong."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gerakan.engine.plan.rules.finding import Finding, Found, Severity
from gerakan.engine.plan.rules.reading import Reading

Find = Callable[[Reading], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """says: what is wrong when it is broken, in English; the sentences for people stand in `engine.plan.sentences`.

    reads: sheets (and known_codes, agencies, places) whose change may change the answer; the head of the plan always may.
    needs: what must be given so that it can be asked at all, None when nothing.
    certain: False when a person must judge whether it is an error.
    version: rises whenever the same plan may get another answer.
    """

    code: str
    severity: Severity
    says: str
    reads: tuple[str, ...]
    find: Find
    certain: bool = True
    needs: Callable[[Reading], bool] | None = None
    version: int = 1

    def findings(self, reading: Reading) -> tuple[Finding, ...]:
        """Everything that breaks it, each thing once."""
        return tuple(
            Finding(self.code, self.version, self.severity, one.places, one.values)
            for one in dict.fromkeys(self.find(reading))
        )

    def can_be_asked(self, reading: Reading) -> bool:
        """Whether what it compares with is there."""
        return self.needs is None or self.needs(reading)


def rule(
    code: str,
    severity: Severity,
    *reads: str,
    certain: bool = True,
    needs: Callable[[Reading], bool] | None = None,
    version: int = 1,
) -> Callable[[Find], Rule]:
    """A function as a rule; its docstring is what the rule says."""

    def made(find: Find) -> Rule:
        return Rule(code, severity, (find.__doc__ or "").strip(), reads, find, certain, needs, version)

    return made
