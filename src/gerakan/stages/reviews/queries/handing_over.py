"""What review leaves to whoever takes over: adoption and publication, open remarks, what the RPJMD breaks."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from gerakan.foundation.regions.handing_over import Line
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui import formats
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.reviews.models import PlanRemark
from gerakan.stages.reviews.queries.alarms import alarms_of
from gerakan.stages.reviews.queries.plans import adoption_of, current_publication, next_step

State = Masterplan.State


def _plans(region: Region) -> Iterator[Masterplan]:
    yield from Masterplan.objects.filter(region=region).select_related("region", "edition").order_by("-edition__year")


def adoptions(region: Region) -> Iterable[Line]:
    """By which act each plan holds and what everybody reads; a plan that waits for its next step is a gap."""
    for plan in _plans(region):
        url = reverse("reviews:review", args=[plan.pk])
        adoption, public = adoption_of(plan), current_publication(plan)
        if adoption is not None:
            said = {
                "edition": plan.edition.name,
                "act": adoption.act_words,
                "who": f"{adoption.signer_name}, {adoption.signer_title}",
            }
            yield Line(_("%(edition)s: ditetapkan dengan %(act)s oleh %(who)s") % said, adoption.act.get_absolute_url())
        if public is not None:
            said = {"edition": plan.edition.name, "version": str(public.version.number), "day": formats.day(public.at)}
            yield Line(
                _("%(edition)s: versi %(version)s dapat dibaca umum sejak %(day)s") % said, public.get_absolute_url()
            )
        if plan.state != State.PUBLISHED:
            yield Line(f"{plan.edition.name}: {next_step(plan)}", url, is_gap=True)


def remarks(region: Region) -> Iterable[Line]:
    """Remarks and suggestions that somebody still has to settle; compulsory ones first."""
    rows = PlanRemark.objects.unsettled().filter(plan__region=region).select_related("plan")
    for row in rows.order_by("-is_compulsory", "pk"):
        words = f"{row.get_kind_display()}, {row.get_state_display().lower()}: {row.text[:200]}"
        yield Line(f"{_('Wajib')} · {words}" if row.is_compulsory else words, row.get_absolute_url(), is_gap=True)


def alarms(region: Region) -> Iterable[Line]:
    """Links between an adopted plan and the RPJMD that hold no longer."""
    for plan in _plans(region):
        for one in alarms_of(plan):
            yield Line(one.sentence, one.url, is_gap=not one.is_warning)
