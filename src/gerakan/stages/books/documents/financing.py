"""What the plan costs: by year, source, purpose and pillar, beside what the region can spend."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from gerakan.foundation.documents.book.text import words
from gerakan.foundation.documents.book.tree import Block, Notice, Table
from gerakan.foundation.ui import formats
from gerakan.stages.books.documents import charts
from gerakan.stages.books.documents.cells import NONE, filled, pillar_name
from gerakan.stages.books.documents.framing import Entry, Extra, sentence
from gerakan.stages.books.documents.money import Amounts, Budget
from gerakan.stages.books.documents.source import Row, Source, pillars
from gerakan.stages.masterplans.models import MoneyLine

MOST = 10


def by_pillar(budget: Budget) -> Mapping[str, Amounts]:
    """Names of pillars in their order, and what stands under none."""
    found = budget.by(lambda line: str(line.root["pillar"]))
    named = {name: found[code] for code, name in pillars() if code in found}
    return named | ({_("tanpa pilar"): found[""]} if "" in found else {})


def by_source(budget: Budget) -> Mapping[str, Amounts]:
    """Where the money comes from."""
    found = budget.by(lambda line: line.source)
    labels = dict(zip(MoneyLine.Source.values, map(str, MoneyLine.Source.labels), strict=True))
    named = {label: found[code] for code, label in labels.items() if code in found}
    return named | ({_("sumber belum disebut"): found[""]} if "" in found else {})


def by_kind(budget: Budget) -> Mapping[str, Amounts]:
    """What it is spent for."""
    found = budget.by(lambda line: line.kind)
    named = {str(kind.label): found[kind.value] for kind in MoneyLine.Kind if kind.value in found}
    return named | ({_("jenis belum disebut"): found[""]} if "" in found else {})


def financing(source: Source) -> Extra:
    """Nothing is rounded; every table ends in the same sum. Wide tables stand together, so that pages turn once."""
    budget, where = source.budget, _("lembar Anggaran")
    if not budget.total:
        return Extra(before=(Notice(words(_("Anggaran belum diisi."))),))
    said = _(
        "Seluruh program membutuhkan %(total)s dalam %(years)s tahun. Angka dalam %(unit)s; yang dihitung ialah anggaran program, atau anggaran kegiatannya bila programnya tidak mempunyai anggaran sendiri."
    ) % {"total": formats.money_exact(budget.total), "years": len(source.years), "unit": budget.scale.words}
    return Extra(before=(sentence(said),), after=(
        amounts_table(source, "t-money-pillars", _("Biaya menurut pilar dan tahun"), _("Pilar"), by_pillar(budget)),
        amounts_table(source, "t-money-kinds", _("Investasi dan operasional per tahun"), _("Jenis biaya"), by_kind(budget)),
        charts.money_by_year("g-money-sources", _("Biaya per tahun menurut sumber"), budget, by_source(budget), source=where),
        charts.money_by_year("g-money-kinds", _("Biaya per tahun menurut jenis"), budget, by_kind(budget), source=where),
        charts.counts("g-largest", _("Program dengan biaya terbesar"), largest(source, MOST), unit=budget.scale.words, source=where),
    ))  # fmt: skip


def ceiling_chart(source: Source, setting: Entry, caption: str) -> Block:
    """Cost beside ceiling."""
    return charts.ceiling_chart(setting["anchor"], caption, source.budget, _("lembar Anggaran dan Pagu"))


def pillar_chart(source: Source, setting: Entry, caption: str) -> Block:
    """Every year, stacked by pillar."""
    return charts.money_by_year(setting["anchor"], caption, source.budget, by_pillar(source.budget), source=_("lembar Anggaran"))  # fmt: skip


def source_table(source: Source, setting: Entry, caption: str) -> Block:
    """Where it comes from."""
    return amounts_table(source, setting["anchor"], caption, _("Sumber"), by_source(source.budget))


def whole_table(source: Source, setting: Entry, caption: str) -> Block:
    """Every programme."""
    return programmes_money(source, setting["anchor"], caption, source.programmes)


def years_table(source: Source, setting: Entry, caption: str) -> Block:
    """Cost, ceiling and what is left."""
    budget = source.budget
    scale = budget.scale
    lines = []
    for year, cost, most in zip(source.years, budget.by_year, budget.ceilings, strict=True):
        limit = NONE if most is None else formats.number(scale.of(most), 0)
        left = NONE if most is None else formats.number(scale.of(most - cost), 0)
        lines.append((str(year), formats.number(scale.of(cost), 0), limit, left))
    known = [one for one in budget.ceilings if one is not None]
    whole = len(known) == len(budget.ceilings)
    limit = formats.number(scale.of(sum(known)), 0) if whole else NONE
    left = formats.number(scale.of(sum(known) - budget.total), 0) if whole else NONE
    lines.append((_("Jumlah"), formats.number(scale.of(budget.total), 0), limit, left))
    headers = (_("Tahun"), _("Biaya (%s)") % scale.words, _("Pagu (%s)") % scale.words, _("Sisa (%s)") % scale.words)
    return Table(setting["anchor"], caption, headers, tuple(lines), right=(1, 2, 3), widths=(2, 3, 3, 3), has_total=True, source=_("lembar Anggaran dan Pagu"))  # fmt: skip


def amounts_table(source: Source, anchor: str, caption: str, first: str, parts: Mapping[str, Amounts]) -> Block:
    """A row for each part, the years beside one another, sums below and at the right."""
    lines = [((name,), amounts) for name, amounts in parts.items()]
    return _matrix(source, anchor, caption, {first: 6}, lines)


def programmes_money(source: Source, anchor: str, caption: str, rows: Sequence[Row]) -> Block:
    """The same for these programmes."""
    budget = source.budget
    lines = [((row["code"], row["name"]), budget.of_programmes[row["code"]]) for row in rows if row["code"] in budget.of_programmes]  # fmt: skip
    return _matrix(source, anchor, caption, {_("Kode"): 3, _("Program"): 9}, lines)


def _matrix(
    source: Source, anchor: str, caption: str, first: Mapping[str, int],
    lines: Sequence[tuple[tuple[str, ...], Amounts]],
) -> Block:  # fmt: skip
    budget = source.budget
    if not lines:
        return Notice(words(_("Belum ada anggaran: %s.") % caption.lower()))
    sums = tuple(sum(column) for column in zip(*(amounts for _name, amounts in lines), strict=True))
    rows = [(*name, *_figures(budget, amounts)) for name, amounts in lines]
    rows.append((_("Jumlah"), *[""] * (len(first) - 1), *_figures(budget, sums)))
    headers = (*first, *(str(year) for year in source.years), _("Jumlah"))
    right = tuple(range(len(first), len(headers)))
    shares = (*first.values(), *[3] * len(source.years), 4)
    named = _("%(caption)s (%(unit)s)") % {"caption": caption, "unit": budget.scale.words}
    return filled(Table(anchor, named, headers, tuple(rows), right=right, widths=shares, has_total=True, is_landscape=True, source=_("lembar Anggaran")))  # fmt: skip


def _figures(budget: Budget, amounts: Amounts) -> tuple[str, ...]:
    said = [formats.number(budget.scale.of(one), 0) if one else NONE for one in amounts]
    return *said, formats.number(budget.scale.of(sum(amounts)), 0)


def largest(source: Source, most: int) -> list[tuple[str, int]]:
    """Programmes that cost the most."""
    budget = source.budget
    sums = sorted(((code, sum(amounts)) for code, amounts in budget.of_programmes.items()), key=lambda one: -one[1])
    names = {row["code"]: f"{row['code']} {row['name']}" for row in source.programmes}
    return [(names.get(code, code), budget.scale.of(total)) for code, total in sums[:most]]


def pillar_of(budget: Budget, code: str) -> int:
    """All years of one pillar."""
    return sum(by_pillar(budget).get(pillar_name(code), ()))
