"""Conditions as sentences."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.indicators.models import Indicator
from gerakan.foundation.instruments.applying import as_number
from gerakan.foundation.instruments.models import Condition
from gerakan.foundation.instruments.tree import Rule, Tree
from gerakan.foundation.regions.models import IslandGroup, Kind, Province
from gerakan.foundation.ui import formats

Subject, Test = Condition.Subject, Condition.Test
UNITS = {Subject.POPULATION: "", Subject.AREA: " km²"}


class Phrasebook:
    """Names of indicators and provinces, read once for a page."""

    def __init__(self, tree: Tree) -> None:
        self.items = {item.code: item for item in tree.items()}
        rules = [rule for part in tree.parts() for rule in part.rules]
        codes = {rule.about for rule in rules if rule.subject == Subject.INDICATOR}
        found = Indicator.objects.filter(code__in=codes).values_list("code", "name") if codes else ()
        self.indicators = dict(found)
        asks_provinces = any(rule.subject == Subject.PROVINCE for rule in rules)
        self.provinces = dict(Province.objects.values_list("code", "name")) if asks_provinces else {}

    def rule(self, rule: Rule) -> str:
        """“jenis daerah adalah kota”."""
        values = [self._value(rule, value.strip()) for value in rule.value.split(",")]
        test = str(Test(rule.test).label)
        return f"{self._subject(rule)} {test} {_(' atau ').join(values)}"

    def rules(self, rules: tuple[Rule, ...]) -> str:
        """All of them must hold."""
        return _(" dan ").join(self.rule(rule) for rule in rules)

    def _subject(self, rule: Rule) -> str:
        if rule.subject == Subject.INDICATOR:
            return self.indicators.get(rule.about, rule.about)
        if rule.subject == Subject.ITEM:
            item = self.items.get(rule.about)
            return _("jawaban “%s”") % (item.title if item else rule.about)
        label = str(Subject(rule.subject).label)
        return label[:1].lower() + label[1:]

    def _value(self, rule: Rule, value: str) -> str:
        named: dict[str, Mapping[str, Any]] = {
            Subject.KIND: dict(Kind.choices),
            Subject.ISLAND_GROUP: dict(IslandGroup.choices),
            Subject.PROVINCE: self.provinces,
        }
        names = named.get(rule.subject, {})
        if value in names:
            said = str(names[value])
            return said.lower() if rule.subject == Subject.KIND else said
        if rule.subject == Subject.ITEM and (item := self.items.get(rule.about)):
            return dict(item.choices).get(value, value)
        figure = as_number(value)
        return value if figure is None else formats.number(figure) + UNITS.get(Subject(rule.subject), "")
