"""What a plenary leaves to whoever takes over: how the region scored, and what was decided about it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from gerakan.foundation.regions.handing_over import Line
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui import formats
from gerakan.stages.plenary.models import Decision, Plenary


def scores(region: Region) -> Iterable[Line]:
    """Of every edition whose result is public, as the version that holds says; a condition still to be met is a gap."""
    rows = Decision.objects.filter(region=region, plenary__state=Plenary.State.PUBLISHED)
    rows = rows.select_related("plenary__edition", "standing", "region")
    seen: set[int] = set()
    for row in rows.order_by("-plenary__edition__year", "plenary__edition", "-plenary__number"):
        if row.plenary.edition_id in seen:
            continue
        seen.add(row.plenary.edition_id)
        said = {
            "edition": row.plenary.edition.name, "verdict": row.verdict_label, "rank": row.standing.rank,
            "score": formats.number(row.standing.score, 2), "low": row.standing.low, "high": row.standing.high,
        }  # fmt: skip
        yield Line(
            _("%(edition)s: %(verdict)s, skor %(score)s, peringkat %(rank)d (antara %(low)d dan %(high)d)") % said
        )
        if row.condition:
            until = formats.day(row.due_on) if row.due_on else "–"
            yield Line(_("Syarat penetapan: %(what)s, paling lambat %(day)s") % {"what": row.condition, "day": until}, is_gap=True)  # fmt: skip
