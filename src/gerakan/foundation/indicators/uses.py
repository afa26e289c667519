"""What rests on a value? Later stages are asked; they never tell.

`settings.INDICATOR_USES` names functions (dotted paths) that take a QuerySet of values and answer with a list of `Use`:
the runs and documents in which one of these values is frozen. An import is undone only when every list is empty.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from gerakan.foundation.indicators.models import IndicatorValue


@dataclass(frozen=True)
class Use:
    """Something that would lose its ground: its words and its page."""

    label: str
    url: str = ""


Asks = Callable[[QuerySet[IndicatorValue]], list[Use]]


def uses_of(values: QuerySet[IndicatorValue]) -> list[Use]:
    """Everything that rests on one of these values."""
    askers: list[Asks] = [import_string(path) for path in getattr(settings, "INDICATOR_USES", [])]
    return [use for ask in askers for use in ask(values)]
