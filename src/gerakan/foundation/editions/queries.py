"""Questions about editions, first of all: how many? Every number says what it counts and where it comes from."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions import facts
from gerakan.foundation.editions.models import (
    CHOSEN,
    TOOK_PART,
    Edition,
    EditionQuerySet,
    FunnelCount,
    FunnelStep,
    Participation,
    ParticipationQuerySet,
    Role,
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
class FunnelRow:
    """One step of one edition with every number published for it."""

    step: FunnelStep
    counts: Sequence[FunnelCount]

    @property
    def is_disputed(self) -> bool:
        """Two sources give different numbers."""
        return len({count.count for count in self.counts}) > 1


@dataclass(frozen=True)
class Cumulative:
    """The sums until one edition, from published numbers alone, beside what others published as the sum."""

    edition: Edition
    added: int
    repeats: int
    participations: int
    distinct: int
    formula: str
    published: Sequence[FunnelCount]

    @property
    def is_confirmed(self) -> bool:
        """Some source printed this very number of distinct regions."""
        return self.distinct in {count.count for count in self.published}


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
    return set(regions.values_list("province_code_then", flat=True))


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


def funnel_of(edition: Edition) -> list[FunnelRow]:
    """Every published step in order, conflicting numbers side by side."""
    return _rows(edition.funnel_counts.select_related("step"))


def funnel_of_all(user: Actor) -> dict[Edition, list[FunnelRow]]:
    """The funnel of every visible edition that has one, newest first; two queries."""
    visible = list(Edition.objects.visible_to(user))
    counts = FunnelCount.objects.filter(edition__in=visible).select_related("step").order_by("step__order", "-count")
    by_edition: dict[int, list[FunnelCount]] = {}
    for count in counts:
        by_edition.setdefault(count.edition_id, []).append(count)
    return {edition: _rows(by_edition[edition.pk]) for edition in visible if edition.pk in by_edition}


def _rows(counts: Iterable[FunnelCount]) -> list[FunnelRow]:
    by_step: dict[FunnelStep, list[FunnelCount]] = {}
    for count in counts:
        by_step.setdefault(count.step, []).append(count)
    return [FunnelRow(step, by_step[step]) for step in sorted(by_step, key=lambda step: step.order)]


def cumulative(last: int | None = None) -> list[Cumulative]:
    """Published sizes added up edition by edition, published repeats taken off for distinct regions.

    Repeats of 2018 and 2019 are counted from the complete lists; of later editions they are known only
    where somebody published them, so the sums of 2022 and later are upper limits.
    """
    counts = list(_used_counts())
    sizes = {count.edition.year: count for count in counts if _is_size(count)}
    published_repeats = {count.edition.year: count.count for count in counts if count.step.code == "repeats"}
    printed = _printed_sums()
    lines: list[Cumulative] = []
    participations = distinct = 0
    for year in sorted(year for year in sizes if last is None or year <= last):
        added = sizes[year].count
        repeats = published_repeats.get(year, _repeats_in_complete_lists(year))
        formula = f"{distinct} + {added}" + (f" − {repeats}" if repeats else "")
        participations, distinct = participations + added, distinct + added - repeats
        lines.append(
            Cumulative(
                sizes[year].edition, added, repeats, participations, distinct,
                f"{formula} = {distinct}", printed.get(year, []),
            )
        )  # fmt: skip
    return lines


def _printed_sums() -> dict[int, list[FunnelCount]]:
    printed: dict[int, list[FunnelCount]] = {}
    for count in FunnelCount.objects.filter(step__code="cumulative_distinct").select_related("edition", "step"):
        printed.setdefault(count.edition.year, []).append(count)
    return printed


def _repeats_in_complete_lists(year: int) -> int:
    """How many of this edition had been chosen before; 0 while any list until then is incomplete."""
    if not all(coverage.is_complete for coverage in coverages(2017, year)):
        return 0
    before = places(2017, year - 1).values("region")
    return places(year, year).filter(region__in=before).count()


def distinct_regions_published(last: int | None = None) -> Counted:
    """The largest sum that a source printed and that the published sizes confirm: "191 daerah"."""
    line = next(line for line in reversed(cumulative(last)) if line.is_confirmed)
    source = next(count.source_url for count in line.published if count.count == line.distinct)
    words = _("daerah berbeda sejak 2017 menurut angka yang diumumkan sampai edisi %d") % line.edition.year
    return Counted(line.distinct, words, source, is_published=True)


# one region, one edition


def participations_of(region: Region, user: Actor) -> ParticipationQuerySet:
    """A region's editions that this person may see, newest first."""
    found = Participation.objects.visible_to(user).filter(region=region)
    return found.select_related("edition", "replaces__region", "replaced_by__region").prefetch_related("steps")


def participants(edition: Edition, user: Actor) -> ParticipationQuerySet:
    """Who took part in this edition and in what role, by code."""
    found = Participation.objects.visible_to(user).filter(edition=edition)
    return found.select_related("region__province", "replaces__region", "replaced_by__region").order_by("region__code")


def editions_by_region() -> dict[int, list[int]]:
    """Years in which each region took part, by its primary key: for maps and lists in one query."""
    rows = Participation.objects.that_count().took_part().order_by("edition__year")
    years: dict[int, list[int]] = {}
    for region, year in rows.values_list("region_id", "edition__year"):
        years.setdefault(region, []).append(year)
    return years


def role_counts(edition: Edition) -> dict[Role, int]:
    """How many regions stand in each role."""
    counted = Counter(edition.participations.values_list("role", flat=True))
    return {role: counted[role] for role in Role if counted[role]}
