"""Life of a version of the terms."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.terms import permissions
from gerakan.stages.terms.models import Terms

State = Terms.State


def later_version_says_why(terms: Terms) -> str | None:
    """Whoever changes the rules explains it to everybody."""
    if terms.number > 1 and not terms.reason.strip():
        return _("Versi ini menggantikan ketentuan yang sudah diumumkan; tuliskan alasannya.")
    return None


def quotas_fit(terms: Terms) -> str | None:
    """Least places of one attribute never exceed the places there are."""
    least: dict[str, int] = {}
    for quota in terms.quotas.all():
        least[quota.attribute] = least.get(quota.attribute, 0) + (quota.minimum or 0)
    if any(count > terms.place_count for count in least.values()):
        return _("Jumlah kuota paling sedikit melebihi %d tempat.") % terms.place_count
    return None


terms_workflow: Workflow[Terms] = Workflow(
    "terms",
    Transition(
        "publish", gettext_lazy("Umumkan ketentuan"), State.DRAFT, State.PUBLISHED,
        permission=permissions.WRITE, guards=(later_version_says_why, quotas_fit),
    ),
    Transition(
        "replace", gettext_lazy("Gantikan dengan versi baru"), State.PUBLISHED, State.REPLACED,
        permission=permissions.WRITE, needs_note=True,
    ),
)  # fmt: skip
