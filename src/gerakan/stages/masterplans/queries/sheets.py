"""The sheets of a plan, declared once: the screen, the workbook, the history and the comparison all read this."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from gerakan.stages.masterplans import models as tables
from gerakan.stages.masterplans.models import YEAR_FIELDS, Masterplan


class Kind(StrEnum):
    """How a cell is read, shown and typed."""

    TEXT = "text"
    WORDS = "words"
    CHOICE = "choice"
    WHOLE = "whole"
    DECIMAL = "decimal"
    MONEY = "money"
    DAY = "day"
    YES = "yes"
    LINK = "link"
    LINKS = "links"


class Part(models.TextChoices):
    """Where in the books a sheet belongs."""

    ANALYSIS = "analysis", _("Analisis (Buku 1)")
    DIRECTION = "direction", _("Arah (Buku 2)")
    ACTION = "action", _("Program (Buku 2)")
    QUICK_WINS = "quick_wins", _("Quick win")


@dataclass(frozen=True)
class Column:
    """One column: the model's field, how its cells are read, which sheet its codes come from."""

    field: str
    label: str | Promise
    kind: Kind
    choices: Mapping[str, str | Promise]
    links_to: str = ""
    help: str | Promise = ""
    max_length: int | None = None

    @property
    def year(self) -> int | None:
        """Which year of the plan, from 1; None when it is no year's column."""
        return YEAR_FIELDS.index(self.field) + 1 if self.field in YEAR_FIELDS else None


@dataclass(frozen=True)
class Sheet:
    """A kind of row: its address on screen, its model, its columns in their order."""

    code: str
    model: type[tables.PlanRow]
    part: str
    columns: tuple[Column, ...]

    @property
    def label(self) -> str:
        """Its name on the tab."""
        return str(self.model._meta.verbose_name_plural)

    def column(self, field: str) -> Column | None:
        """The column of this field."""
        return next((column for column in self.columns if column.field == field), None)

    def columns_of(self, plan: Masterplan) -> list[Column]:
        """Without the years that the plan does not have."""
        return [column for column in self.columns if (column.year or 1) <= plan.years]

    def rows_of(self, plan: Masterplan) -> "models.QuerySet[Any]":
        """All rows in their order, with what they link to."""
        links = [column.field for column in self.columns if column.kind is Kind.LINK]
        return self.model._default_manager.filter(plan=plan).select_related(*links).order_by("position", "pk")


def label_of(column: Column, plan: Masterplan) -> str:
    """The heading: a year's column is headed by its year."""
    return str(plan.starts + column.year - 1) if column.year else str(column.label)


PARTS: Mapping[str, Mapping[type[tables.PlanRow], str]] = {
    Part.ANALYSIS: {
        tables.Evidence: "bukti", tables.Problem: "masalah", tables.SwotLine: "swot", tables.Gap: "kesenjangan",
        tables.Stakeholder: "pemangku", tables.Hearing: "peran-serta", tables.Waiver: "pengecualian",
    },
    Part.DIRECTION: {tables.Mission: "misi", tables.Goal: "sasaran", tables.Strategy: "strategi", tables.PlanningCode: "kode"},
    Part.ACTION: {
        tables.Programme: "program", tables.PlanIndicator: "indikator", tables.MoneyLine: "anggaran",
        tables.Ceiling: "pagu", tables.Milestone: "peta-jalan", tables.Reference: "rujukan", tables.Risk: "risiko",
    },
    Part.QUICK_WINS: {tables.QuickWin: "quick-win", tables.QuickWinStep: "langkah"},
}  # fmt: skip
"""Every sheet with its code, under its part of the plan."""
CODE_OF = {model: code for own in PARTS.values() for model, code in own.items()}
LISTS = {"evidence": "bukti", "problems": "masalah", "depends_on": "program", "indicators": "indikator"}
"""Which sheet a list of codes comes from."""
NOT_TYPED = {"id", "plan", "position"}
KINDS: Sequence[tuple[type["models.Field[Any, Any]"], Kind]] = (
    (models.ForeignKey, Kind.LINK),
    (models.JSONField, Kind.LINKS),
    (models.BooleanField, Kind.YES),
    (models.DateField, Kind.DAY),
    (models.DecimalField, Kind.DECIMAL),
    (models.BigIntegerField, Kind.MONEY),
    (models.IntegerField, Kind.WHOLE),
    (models.TextField, Kind.WORDS),
    (models.CharField, Kind.TEXT),
)


def _fields(model: type[tables.PlanRow]) -> "Iterator[models.Field[Any, Any]]":
    """Its code, its own fields, its years last."""
    typed = [field for field in model._meta.fields if field.name not in NOT_TYPED]
    yield from (field for field in typed if field.name == "code")
    yield from (field for field in typed if field.name != "code" and field.name not in YEAR_FIELDS)
    yield from (field for field in typed if field.name in YEAR_FIELDS)


def _column(field: "models.Field[Any, Any]") -> Column:
    kind = Kind.CHOICE if field.choices else next(kind for type_, kind in KINDS if isinstance(field, type_))
    links_to = CODE_OF[field.related_model] if kind is Kind.LINK else LISTS.get(field.name, "")  # type: ignore[index]
    choices: dict[str, Any] = {str(value): label for value, label in field.flatchoices if value}
    length = getattr(field, "max_length", None) if kind is Kind.TEXT else None
    return Column(field.name, capfirst(field.verbose_name), kind, choices, links_to, field.help_text, length)


SHEETS: dict[str, Sheet] = {
    CODE_OF[model]: Sheet(CODE_OF[model], model, part, tuple(map(_column, _fields(model))))
    for part, rows in PARTS.items()
    for model in rows
}


def linking_columns(sheet: Sheet) -> Iterator[tuple[Sheet, Column]]:
    """Every column of every sheet whose codes are this sheet's."""
    for other in SHEETS.values():
        for column in other.columns:
            if column.links_to == sheet.code:
                yield other, column
