"""Questions about the library: what there is, what a piece of work needs now, what the search knows."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.search.sources import Entry
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.asides import Aside, Line
from gerakan.stages.materials.models import Material, MaterialQuerySet, MaterialVersion
from gerakan.stages.mentoring.models import Deliverable, Expected, GuidanceStage, Workshop
from gerakan.stages.sessions.models import Task

KIND = "material"
MOST_BESIDE = 5


def materials() -> MaterialQuerySet:
    """With their editions."""
    return Material.objects.select_related("edition")


def of_edition(user: Actor, edition: Edition) -> MaterialQuerySet:
    """The library of an edition as far as the person may read it."""
    return materials().visible_to(user).filter(edition=edition)


def version_of(material: Material, number: int | None = None) -> MaterialVersion | None:
    """One version, the newest when none is named."""
    rows = material.versions.select_related("written_by", "material")
    return rows.filter(number=material.latest if number is None else number).first()


def versions_of(material: Material) -> QuerySet[MaterialVersion]:
    """All of them, the newest first."""
    return material.versions.select_related("written_by").order_by("-number")


def stages_of(edition: Edition) -> list[tuple[int, str]]:
    """The stages of the newest published programme, and "all"."""
    rows = Workshop.objects.filter(programme__edition=edition, programme__state="published")
    names = {row.number: str(row) for row in rows.order_by("programme__number")}
    return [(0, _("Semua tahap")), *sorted(names.items())]


def results_of(edition: Edition) -> list[str]:
    """What the published programmes of an edition ask for, by name."""
    rows = Expected.objects.filter(workshop__programme__edition=edition, workshop__programme__state="published")
    return list(dict.fromkeys(rows.order_by("workshop__number", "order").values_list("name", flat=True)))


def size_words(size: int) -> str:
    """As a reader on a slow line wants it: "4 KB", "2,3 MB".

    >>> size_words(100)
    '1 KB'
    """
    if size < 1024 * 1024:
        return f"{formats.number(max(1, round(size / 1024)), 0)} KB"
    return f"{formats.number(size / 1024 / 1024, 1)} MB"


def beside_deliverable(user: Actor, thing: object) -> Aside | None:
    """What to read before this result is made: made for it first, then of its stage and the region's pillars."""
    if not isinstance(thing, Deliverable):
        return None
    return _beside(user, thing.stage, {thing.stage.number}, thing.expected.name)


def beside_task(user: Actor, thing: object) -> Aside | None:
    """By the task's result, else by its meeting, else by the stage that the region stands in."""
    if not isinstance(thing, Task):
        return None
    if thing.deliverable is not None:
        return beside_deliverable(user, thing.deliverable)
    stages = GuidanceStage.objects.filter(guidance=thing.guidance_id).select_related("guidance__participation__edition")
    met = stages.filter(sessions=thing.session_id) if thing.session_id else stages.none()
    rows = list(met) or list(stages.exclude(state__in=("waiting", "passed")).order_by("number")[:1])
    return _beside(user, rows[0], {row.number for row in rows}) if rows else None


def _beside(user: Actor, stage: GuidanceStage, numbers: set[int], result: str = "") -> Aside | None:
    edition, focus = stage.guidance.edition, stage.guidance.focus
    rows = Material.objects.visible_to(user).filter(edition=edition, state=Material.State.PUBLISHED)
    fits = Q(result="", stage__in=(0, *numbers)) & Q(pillar__in=("", *focus))
    if result:
        fits |= Q(result=result)
    ranked = rows.filter(fits).annotate(
        nearness=Case(
            When(~Q(result=""), then=Value(0)), When(stage__in=numbers, then=Value(1)), default=Value(2),
            output_field=IntegerField(),
        )
    )  # fmt: skip
    lines = [_line(row) for row in ranked.order_by("nearness", "title")[:MOST_BESIDE]]
    if not lines:
        return None
    more = f"{reverse('materials:library', args=[edition.slug])}?tahap={min(numbers)}"
    return Aside(_("Bahan untuk pekerjaan ini"), lines, more, _("Semua bahan tahap ini"))


def _line(row: Material) -> Line:
    return Line(row.title, row.get_absolute_url(), f"{row.get_kind_display()}, {size_words(row.size)}", row.summary)


def entries_of(material: Any) -> Iterator[Entry]:
    """Title, use and newest text; drafts are found by those who may see them."""
    version = version_of(material)
    body = " ".join(filter(None, (material.summary, version.text if version else "")))
    yield Entry(title=material.title, url=material.get_absolute_url(), body=body)
