"""What the region computed to test its targets, laid beside the plan's public page (ADR 53)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gerakan.foundation.ui.asides import Aside, Line
from gerakan.stages.reviews.models import Publication
from gerakan.stages.scenarios.documents import sentences
from gerakan.stages.scenarios.queries import public


def beside_public_plan(_user: object, publication: object) -> Aside | None:
    """What the region computed to test its targets, on the plan's public page."""
    if not isinstance(publication, Publication) or public.publication_of(publication.plan) != publication:
        return None
    told = public.told_of(publication.plan)
    if not told:
        return None
    url = reverse("scenarios_public:scenarios", args=[publication.plan.edition.slug, publication.plan.region.slug])
    lines = [Line(f"{one.code} {one.name}", url, words=sentences.headline(one.runs[0].inputs, one.runs[0].result)[1]) for one in told[:5]]  # fmt: skip
    return Aside(_("Apakah targetnya terjangkau?"), lines, url, _("Asumsi, sumber, dan rentangnya"))
