"""What a plan leaves to whoever takes over: its programmes, money, indicators, open findings and delays.

Everything is of the region's newest plan; earlier ones are named with their state.
"""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from gerakan.foundation.audit.models import Event
from gerakan.foundation.regions.handing_over import Line, register_section
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui import formats
from gerakan.stages.masterplans.calculations.standing import SEVERE, standing
from gerakan.stages.masterplans.models import YEAR_FIELDS, Masterplan, PlanIndicator, Programme
from gerakan.stages.masterplans.queries.plans import counted_money
from gerakan.stages.roadmaps.queries.money import budget_of
from gerakan.stages.roadmaps.queries.spans import View, lines_of
from gerakan.stages.roadmaps.wording import ACTIONS, TITLES

DELAYED = next(iter(ACTIONS))
DELAYS_TOLD = 10


def register() -> None:
    """One section for each thing that a new holder asks about."""
    readers = (plans, programmes, budget, indicators, findings, delays)
    for at, (title, reader) in enumerate(zip(TITLES, readers, strict=True)):
        register_section(f"roadmaps.{reader.__name__}", title, reader, order=51 + at)


def newest_plan(region: Region) -> Masterplan | None:
    """The one that a new holder works with."""
    rows = Masterplan.objects.filter(region=region).select_related("region", "edition")
    return rows.order_by("-edition__year", "-pk").first()


def plans(region: Region) -> Iterable[Line]:
    """Every plan of the region with its years and its state."""
    rows = Masterplan.objects.filter(region=region).select_related("edition")
    for row in rows.order_by("-edition__year", "-pk"):
        said = {
            "name": row.name, "from": row.starts, "to": row.all_years[-1], "edition": row.edition.name,
            "state": row.get_state_display().lower(),
        }  # fmt: skip
        yield Line(_("%(name)s, %(from)d–%(to)d (%(edition)s): %(state)s") % said, row.get_absolute_url())
        if row.vision:
            yield Line(_("Visi: %s") % row.vision)


def programmes(region: Region) -> Iterable[Line]:
    """Whole programmes with owner, years and money; one that nobody owns is a gap."""
    plan = newest_plan(region)
    if plan is None:
        return
    costs = _costs(plan)
    for row in Programme.objects.filter(plan=plan, kind=Programme.Kind.PROGRAMME).order_by("position", "pk"):
        years = _years(row.starts, row.ends)
        said = (
            f"{row.code} {row.name}",
            row.owner or _("belum ada pemilik"),
            years,
            formats.money(costs.get(row.pk, 0)),
        )
        yield Line(" · ".join(map(str, said)), _at(plan, "program", row.pk), is_gap=not row.owner)


def budget(region: Region) -> Iterable[Line]:
    """Year by year beside what the region can spend; a year that passes its ceiling is a gap."""
    plan = newest_plan(region)
    if plan is None:
        return
    url = reverse("roadmaps:money", args=[plan.pk])
    for one in budget_of(plan).years:
        most = _("tanpa pagu") if one.ceiling is None else _("pagu %s") % formats.money(one.ceiling)
        yield Line(f"{one.year}: {formats.money(one.cost)}, {most}", url, is_gap=one.is_over)


def indicators(region: Region) -> Iterable[Line]:
    """Each with where it stood and its last target; one without either is a gap."""
    plan = newest_plan(region)
    if plan is None:
        return
    for row in PlanIndicator.objects.filter(plan=plan).order_by("position", "pk"):
        targets = zip(plan.all_years, (getattr(row, field) for field in YEAR_FIELDS), strict=False)
        year, last = max(((year, one) for year, one in targets if one is not None), default=(plan.all_years[-1], None))
        said = {
            "name": f"{row.code} {row.name}", "unit": row.unit, "from": _figure(row.baseline), "to": _figure(last),
            "year": year,
        }  # fmt: skip
        words = _("%(name)s: dari %(from)s menjadi %(to)s %(unit)s pada %(year)d") % said
        yield Line(words, _at(plan, "indikator", row.pk), is_gap=row.baseline is None or last is None)


def findings(region: Region) -> Iterable[Line]:
    """Severe ones by name, the others counted."""
    plan = newest_plan(region)
    if plan is None:
        return
    found, url = standing(plan), reverse("masterplans:findings", args=[plan.pk])
    for one in found.of(sheet="", severity=SEVERE):
        if one.is_open:
            yield Line(one.told.sentence, url, is_gap=True)
    others = sum(found.counts.values()) - found.counts[SEVERE]
    if others:
        yield Line(_("%d temuan lain pada rencana induk belum dibereskan") % others, url, is_gap=True)


def delays(region: Region) -> Iterable[Line]:
    """What begins before that which it waits for has ended, and what was moved, the last first."""
    plan = newest_plan(region)
    if plan is None:
        return
    url = reverse("roadmaps:roadmap", args=[plan.pk])
    for row in lines_of(plan, View(with_parts=True)):
        if row.early:
            said = {"programme": f"{row.code} {row.span.name}", "waits": ", ".join(row.early)}
            yield Line(_("%(programme)s mulai sebelum %(waits)s selesai") % said, url, is_gap=True)
    moved = Event.objects.filter(action=DELAYED, target_type="masterplans.masterplan", target_id=str(plan.pk))
    for event in moved.order_by("-pk")[:DELAYS_TOLD]:
        said = {"day": formats.day(event.at), "codes": ", ".join(event.changes.get("moved", ()))}
        yield Line(_("Digeser %(day)s: %(codes)s tahun") % said, url)


def _costs(plan: Masterplan) -> dict[int, int]:
    """By whole programme; money of parts counts with it."""
    above = dict(Programme.objects.filter(plan=plan).values_list("pk", "parent"))
    found: dict[int, int] = {}
    fields = YEAR_FIELDS[: plan.years]
    for programme, *amounts in counted_money(plan).values_list("programme", *fields):
        top = programme
        while parent := above.get(top):
            top = parent
        found[top] = found.get(top, 0) + sum(one or 0 for one in amounts)
    return found


def _at(plan: Masterplan, sheet: str, row: int) -> str:
    return f"{reverse('masterplans:sheet', args=[plan.pk, sheet])}?sorot={row}#baris-{row}"


def _figure(value: object) -> str:
    return "–" if value is None else formats.number(value)  # type: ignore[arg-type]


def _years(starts: int | None, ends: int | None) -> str:
    if not starts or not ends:
        return _("tanpa tahun")
    return str(starts) if starts == ends else f"{starts}–{ends}"
