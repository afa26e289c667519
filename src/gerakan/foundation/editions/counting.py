"""How many? Every number says what it counts and where it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from gerakan.foundation.editions import facts
from gerakan.foundation.editions.models import (
    CHOSEN,
    TOOK_PART,
    Edition,
    EditionQuerySet,
    FunnelCount,
    Participation,
    ParticipationQuerySet,
)
from gerakan.foundation.regions.models import Region


class Basis(StrEnum):
    """Which list is counted."""

    CHOSEN = "chosen"
    TOOK_PART = "took_part"


@dataclass(frozen=True)
class Counted:
    """A number with its definition; `is_complete` is False when some lists of the span are known only in part."""

    number: int
    definition: str
    source: str
    is_published: bool = False
    is_complete: bool = True


@dataclass(frozen=True)
class Coverage:
    """How many regions of an edition are known by name, of how many that were published."""

    edition: Edition
    known: int
    published: int | None

    @property
    def is_complete(self) -> bool:
        """Every published place has a name."""
        return self.published is not None and self.known >= self.published


@dataclass(frozen=True)
class Cumulative:
    """The sums until one edition, from published numbers, beside the sums that sources printed.

    announced: as the ministry counts, 100 + 48 - 7 = 141: only the printed repeats are taken off.
    distinct_at_most: also without the repeats found in the complete lists (98 + 48 - 7 = 139); later
    repeats that nobody printed may lower it further.
    """

    edition: Edition
    added: int
    participations: int
    announced: int
    distinct_at_most: int
    formula: str
    printed: Sequence[FunnelCount]

    @property
    def is_printed(self) -> bool:
        """Some source printed the announced sum."""
        return self.announced in {count.count for count in self.printed}


# counted from the rows


def places(first: int, last: int, *, basis: Basis = Basis.CHOSEN) -> ParticipationQuerySet:
    """Real participations of a span of years on one of the two lists."""
    roles = CHOSEN if basis is Basis.CHOSEN else TOOK_PART
    return Participation.objects.that_count().filter(edition__year__range=(first, last), role__in=roles)


def participation_count(first: int, last: int, *, basis: Basis = Basis.CHOSEN) -> Counted:
    """A region that took part twice counts twice."""
    words = _("keikutsertaan kabupaten dan kota; daerah yang ikut dua kali dihitung dua kali")
    return _counted(places(first, last, basis=basis).count(), words, first, last, basis)


def distinct_region_count(first: int, last: int, *, basis: Basis = Basis.CHOSEN) -> Counted:
    """A region that took part twice counts once."""
    number = places(first, last, basis=basis).values("region").distinct().count()
    return _counted(number, _("daerah berbeda; yang ikut dua kali dihitung sekali"), first, last, basis)


def island_group_counts(first: int, last: int, *, basis: Basis = Basis.CHOSEN) -> dict[str, int]:
    """Participations per island group, the largest first."""
    rows = places(first, last, basis=basis).values_list("region__province__island_group")
    return dict(rows.annotate(n=Count("pk")).order_by("-n"))


def kind_counts(first: int, last: int, *, basis: Basis = Basis.CHOSEN) -> dict[str, int]:
    """Participations of kabupaten and of kota."""
    rows = places(first, last, basis=basis).values_list("region__kind")
    return dict(rows.annotate(n=Count("pk")).order_by("region__kind"))


def provinces_today_count(first: int, last: int, *, basis: Basis = Basis.CHOSEN) -> Counted:
    """In how many provinces of today the regions lie."""
    number = places(first, last, basis=basis).values("region__province").distinct().count()
    return _counted(number, _("provinsi menurut pembagian hari ini"), first, last, basis)


def provinces_then_count(first: int, last: int, *, basis: Basis = Basis.CHOSEN) -> Counted:
    """In how many provinces the regions lay at the time of their edition."""
    then = {province for edition in _span(first, last) for province in _provinces_then(edition, basis)}
    return _counted(len(then), _("provinsi menurut pembagian pada tahun edisinya"), first, last, basis)


def _provinces_then(edition: Edition, basis: Basis) -> set[str]:
    chosen = places(edition.year, edition.year, basis=basis).values("region")
    regions = Region.objects.as_of(edition.reference_day).filter(pk__in=chosen)
    return set(regions.values_list("province_code_then", flat=True))  # type: ignore[misc]  # as_of() adds it


def repeated_regions(first: int, last: int, *, basis: Basis = Basis.CHOSEN) -> dict[Region, list[int]]:
    """Regions with more than one edition in the span, with their years."""
    years: dict[int, list[int]] = {}
    for region, year in (
        places(first, last, basis=basis).order_by("edition__year").values_list("region_id", "edition__year")
    ):
        years.setdefault(region, []).append(year)
    twice = {region: seen for region, seen in years.items() if len(seen) > 1}
    return {region: twice[region.pk] for region in Region.objects.filter(pk__in=twice)}


def _counted(number: int, words: str, first: int, last: int, basis: Basis) -> Counted:
    complete = all(coverage.is_complete for coverage in coverages(first, last))
    lists = {
        Basis.CHOSEN: _("daftar daerah terpilih, termasuk yang kemudian mundur"),
        Basis.TOOK_PART: _("daerah yang mengikuti, termasuk pengganti"),
    }
    source = _("dihitung dari %(list)s, edisi %(first)d–%(last)d") % {
        "list": lists[basis],
        "first": first,
        "last": last,
    }
    if not complete:
        source += "; " + _("sebagian daftar belum lengkap")
    return Counted(number, words, source, is_complete=complete)


def _span(first: int, last: int) -> EditionQuerySet:
    return Edition.objects.that_count().filter(year__range=(first, last))


def coverages(first: int, last: int) -> list[Coverage]:
    """Per edition: names known against places published, oldest first."""
    known = dict(places(first, last).values_list("edition").annotate(n=Count("pk")).order_by())
    sizes = {count.edition_id: count.count for count in _used_counts() if _is_size(count)}
    return [
        Coverage(edition, known.get(edition.pk, 0), sizes.get(edition.pk))
        for edition in _span(first, last).order_by("year")
    ]


# published numbers


def _used_counts() -> QuerySet[FunnelCount]:
    return FunnelCount.objects.filter(is_used_in_sums=True).select_related("edition", "step")


def _is_size(count: FunnelCount) -> bool:
    """Selected, or mentored where regions were designated without a selection."""
    if count.edition.year in {edition["year"] for edition in facts.editions()}:
        return count.step.code == facts.size_step(count.edition.year)
    return count.step.code == "selected"


def cumulative(last: int | None = None) -> list[Cumulative]:
    """Published sizes added up edition by edition; 100, 141, 191, 241 come out as they were announced."""
    counts = list(_used_counts())
    sizes = {count.edition.year: count for count in counts if _is_size(count)}
    repeats = {count.edition.year: count.count for count in counts if count.step.code == "repeats"}
    printed = _printed_sums()
    first_gap = next((known.edition.year for known in coverages(2017, 9999) if not known.is_complete), 9999)
    lines: list[Cumulative] = []
    total = announced = distinct = 0
    for year in sorted(year for year in sizes if last is None or year <= last):
        added, again = sizes[year].count, repeats.get(year, 0)
        formula = f"{announced} + {added}{f' − {again}' if again else ''} = {announced + added - again}"
        total, announced = total + added, announced + added - again
        distinct += added - (again or (_repeats_until(year) if year < first_gap else 0))
        lines.append(Cumulative(sizes[year].edition, added, total, announced, distinct, formula, printed.get(year, [])))
    return lines


def _printed_sums() -> dict[int, list[FunnelCount]]:
    printed: dict[int, list[FunnelCount]] = {}
    for count in FunnelCount.objects.filter(step__code__startswith="cumulative").select_related("edition", "step"):
        printed.setdefault(count.edition.year, []).append(count)
    return printed


def _repeats_until(year: int) -> int:
    """How many of this edition had been chosen before; to be trusted while every list until then is complete."""
    before = places(2017, year - 1).values("region")
    return places(year, year).filter(region__in=before).count()


def announced_region_count(last: int | None = None) -> Counted:
    """The newest sum that a source printed and the published sizes reproduce: 191 until 2022, 241 until 2023.

    Raises LookupError when no sum was ever printed.
    """
    line = next((line for line in reversed(cumulative(last)) if line.is_printed), None)
    if line is None:
        raise LookupError("no printed sum")
    source = next(count.source_url for count in line.printed if count.count == line.announced)
    words = _(
        "daerah yang dibimbing menurut hitungan yang diumumkan sampai edisi %(year)d (%(formula)s);"
        " paling banyak %(distinct)d daerah berbeda"
    ) % {"year": line.edition.year, "formula": line.formula, "distinct": line.distinct_at_most}
    return Counted(line.announced, words, source, is_published=True)
