"""What every row of a plan has, and the years that some of them carry."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gerakan.stages.masterplans.models.plans import YEARS, Masterplan, OfPlan

YEAR_FIELDS = tuple(f"y{number}" for number in range(1, YEARS + 1))
"""Amount or target of the plan's first to tenth year."""


class PlanRow(OfPlan, models.Model):
    """A row of one sheet; others link to it by its code."""

    PREFIX: ClassVar[str] = ""

    plan = models.ForeignKey(Masterplan, models.CASCADE, related_name="%(class)s_rows")
    code = models.CharField(_("kode"), max_length=20)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.code


def one_code(name: str) -> models.UniqueConstraint:
    """A code names one row of a plan's sheet."""
    return models.UniqueConstraint(fields=["plan", "code"], name=name)


def one_to_five(name: str, *fields: str) -> models.CheckConstraint:
    """Judged from 1 to 5, or not yet."""
    judged = Q()
    for field in fields:
        judged &= Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__range": (1, 5)})
    return models.CheckConstraint(condition=judged, name=name)


def never_negative(name: str) -> models.CheckConstraint:
    """No year has a negative amount."""
    fine = Q()
    for field in YEAR_FIELDS:
        fine &= Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": 0})
    return models.CheckConstraint(condition=fine, name=name)


def long_text(label: Any, help_text: Any = "") -> Any:
    """Words of any length."""
    return models.TextField(label, blank=True, help_text=help_text)


def short_text(label: Any, help_text: Any = "", *, length: int = 200) -> Any:
    """A name."""
    return models.CharField(label, max_length=length, blank=True, help_text=help_text)


def one_of(label: Any, choices: Any, help_text: Any = "") -> Any:
    """One of a vocabulary, or not yet said."""
    return models.CharField(label, max_length=30, blank=True, choices=choices, help_text=help_text)


def codes_of(label: Any, help_text: Any = "") -> Any:
    """Codes of rows of another sheet; the sheets say which."""
    return models.JSONField(label, default=list, blank=True, help_text=help_text)


class Money(PlanRow):
    """Whole rupiah by year."""

    class Meta(PlanRow.Meta):
        abstract = True


class Targets(PlanRow):
    """A figure by year."""

    class Meta(PlanRow.Meta):
        abstract = True


for _name in YEAR_FIELDS:
    Money.add_to_class(_name, models.BigIntegerField(null=True, blank=True))
    Targets.add_to_class(_name, models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True))
