"""What waits in joint plans: a charter that the person's region has not answered."""

from django.urls import reverse

from gerakan.stages.clusters import permissions
from gerakan.stages.clusters.models import Charter, Membership
from gerakan.stages.clusters.queries import signing
from gerakan.surfaces.workspace.todo import Entry, Source


def _charter(row: Membership) -> Entry:
    return Entry(
        title=row.plan.name,
        detail=row.plan.edition.name,
        url=reverse("clusters:sign", args=[row.plan_id]),
        act=str(Charter._meta.verbose_name).capitalize(),
    )


SOURCES = (Source(1, permissions.SIGN, signing.owed_by, _charter),)
