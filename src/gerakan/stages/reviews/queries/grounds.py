"""Whether the act that a plan was adopted by still holds."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.regions.grounds import Lack
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui import formats
from gerakan.stages.institutions import permissions
from gerakan.stages.reviews.models import Adoption


def lacking(region: Region, user: Actor) -> Iterator[Lack]:
    """Of each plan the act of its last adoption, when it has lapsed or was ended."""
    rows = Adoption.objects.filter(version__plan__region=region).select_related("act", "version__plan__edition")
    seen: set[int] = set()
    for row in rows.defer("version__contents").order_by("-version__number"):
        plan = row.version.plan
        if plan.pk not in seen and row.act.has_lapsed:
            said = {"act": row.act, "edition": plan.edition.name, "day": formats.day(row.act.last_day)}
            url = row.act.get_absolute_url() if permissions.SEE.allows(user, region) else ""
            yield Lack(_("%(act)s, yang menetapkan rencana induk %(edition)s, berlaku sampai %(day)s.") % said, url, is_late=True)  # fmt: skip
        seen.add(plan.pk)
