"""Charts of a plan: numbers, a sentence that says what they show, where they come from."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from gerakan.foundation.documents.book.text import words
from gerakan.foundation.documents.book.tree import Block, Chart, Notice, Series, Shape
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.charts.chart import PILLARS
from gerakan.stages.books.documents.money import Amounts, Budget
from gerakan.stages.books.documents.source import Row, Source, pillars

LONGEST = 60
"""A category's words beside an axis."""


def counts(
    anchor: str, caption: str, counted: Sequence[tuple[str, int]], *, unit: str, source: str = "", empty: str = ""
) -> Block:
    """One bar for each, in the order given."""
    if not any(number for _name, number in counted):
        return Notice(words(empty or _("Belum ada yang dapat digambar: %s.") % caption))
    names = tuple(_short(name) for name, _number in counted)
    series = (Series(capital_of(unit), tuple(float(number) for _name, number in counted)),)
    return Chart(
        anchor, caption, _most(caption, counted, unit), Shape.BARS, names, series, unit, source, is_horizontal=True
    )


def capital_of(text: str) -> str:
    """As the name of a series."""
    return text[:1].upper() + text[1:]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _most(caption: str, counted: Sequence[tuple[str, int]], unit: str) -> str:
    name, most = max(counted, key=lambda one: one[1])
    total = formats.number(sum(number for _name, number in counted), 0)
    return _("%(caption)s: seluruhnya %(total)s %(unit)s, terbanyak %(name)s (%(most)s).") % {
        "caption": caption, "total": total, "unit": unit, "name": name, "most": formats.number(most, 0),
    }  # fmt: skip


def tally(rows: Iterable[Row], field: str, names: Iterable[tuple[str, str]]) -> list[tuple[str, int]]:
    """How many rows say each of these."""
    found = Counter(str(row.get(field)) for row in rows)
    return [(name, found[value]) for value, name in names]


def stacked(
    anchor: str,
    caption: str,
    categories: Sequence[str],
    series: Mapping[str, Sequence[float]],
    *,
    unit: str,
    colours: Mapping[str, str] | None = None,
    source: str = "",
    is_horizontal: bool = False,
) -> Block:
    """Parts upon one another."""
    if not any(any(values) for values in series.values()):
        return Notice(words(_("Belum ada yang dapat digambar: %s.") % caption))
    drawn = tuple(
        Series(name, tuple(map(float, values)), (colours or {}).get(name, "")) for name, values in series.items()
    )
    sums = [(name, sum(values)) for name, values in zip(categories, zip(*series.values(), strict=True), strict=True)]
    alt = _most(caption, [(name, round(number)) for name, number in sums], unit)
    return Chart(anchor, caption, alt, Shape.STACKED, tuple(categories), drawn, unit, source, is_horizontal)


def money_by_year(anchor: str, caption: str, budget: Budget, parts: Mapping[str, Amounts], *, source: str) -> Block:
    """Stacked by the parts; the sums are the plan's money."""
    years = [str(year) for year in budget.source.years]
    scaled = {name: [budget.scale.of(amount) for amount in amounts] for name, amounts in parts.items() if any(amounts)}
    colours = {name: PILLARS[code] for code, name in pillars()}
    return stacked(anchor, caption, years, scaled, unit=budget.scale.words, colours=colours, source=source)


def ceiling_chart(anchor: str, caption: str, budget: Budget, source: str) -> Block:
    """What every year costs beside what the region can spend."""
    if not budget.total or not any(budget.ceilings):
        return Notice(words(_("Pagu per tahun belum diisi, jadi biaya belum dapat dibandingkan dengannya.")))
    cost = Series(_("Biaya"), tuple(float(budget.scale.of(one)) for one in budget.by_year))
    most = tuple(None if one is None else float(budget.scale.of(one)) for one in budget.ceilings)
    over = [str(year) for year, a, b in zip(budget.source.years, budget.by_year, budget.ceilings, strict=True) if b is not None and a > b]  # fmt: skip
    alt = (
        _("Biaya melebihi pagu pada %s.") % ", ".join(over)
        if over
        else _("Biaya tidak melebihi pagu pada tahun mana pun.")
    )
    years = tuple(str(year) for year in budget.source.years)
    return Chart(anchor, caption, alt, Shape.LINE, years, (cost, Series(_("Pagu"), most)), budget.scale.words, source)


def target_chart(source: Source, row: Row) -> Chart | None:
    """An indicator from its baseline to its last target; None when no target is said."""
    values = [
        None if row.get(field) is None else float(Decimal(str(row[field]))) for _year, field in source.year_fields
    ]
    if all(value is None for value in values) or row["baseline"] is None:
        return None
    until = max(at for at, value in enumerate(values) if value is not None)
    values = values[: until + 1]
    years = [str(row["baseline_year"] or _("dasar")), *map(str, source.years[: until + 1])]
    first, last = float(Decimal(str(row["baseline"]))), [value for value in values if value is not None][-1]
    alt = _("%(name)s dari %(first)s menjadi %(last)s %(unit)s.") % {
        "name": row["name"], "first": formats.number(first), "last": formats.number(last), "unit": row["unit"],
    }  # fmt: skip
    series = (Series(_("Nilai dasar dan target"), (first, *values)),)
    return Chart(
        f"g-target-{row['row']}", f"{row['code']} {row['name']}", alt, Shape.LINE, tuple(years), series, row["unit"],
        _("lembar Indikator, %s") % (row["source"] or _("sumber belum disebut")),
    )  # fmt: skip
