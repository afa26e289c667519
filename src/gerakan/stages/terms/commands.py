"""Verbs of the terms: draft, publish, draw clusters."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.invitations.calculations import QuotaOrder
from gerakan.stages.terms import permissions, queries
from gerakan.stages.terms.models import Cluster, ClusterRegion, Condition, Terms, TermsQuota
from gerakan.stages.terms.workflow import later_version_says_why, terms_workflow


@command
def draft_terms(
    edition: Edition,
    *,
    fields: Mapping[str, Any],
    quotas: Sequence[QuotaOrder] = (),
    conditions: Sequence[tuple[str, str]] = (),
    by: User,
) -> Terms:
    """Write the next version; the draft there is becomes what is said now. conditions: kind and words."""
    check(by, permissions.WRITE)
    Edition.objects.select_for_update().get(pk=edition.pk)
    last = edition.terms.order_by("-number").first()
    if last is not None and last.state == Terms.State.DRAFT:
        terms = last
        for name, value in fields.items():
            setattr(terms, name, value)
        terms.save()
    else:
        terms = Terms.objects.create(edition=edition, number=last.number + 1 if last else 1, **fields)
    terms.quotas.all().delete()
    terms.conditions.all().delete()
    TermsQuota.objects.bulk_create(TermsQuota(terms=terms, **asdict(quota)) for quota in quotas)
    Condition.objects.bulk_create(Condition(terms=terms, kind=kind, words=words) for kind, words in conditions)
    record("terms.drafted", terms, by=by, changes={name: str(value) for name, value in fields.items()})
    return terms


@command
def publish(terms: Terms, *, by: User) -> None:
    """From here on everybody reads it and nobody changes it; the version before is replaced."""
    check(by, permissions.WRITE, terms)
    Edition.objects.select_for_update().get(pk=terms.edition_id)
    before = queries.terms_in_force(terms.edition)
    if before is not None:
        if reason := later_version_says_why(terms):
            raise TransitionRefused(reason)
        terms_workflow.fire(before, "replace", by=by, note=terms.reason)
    Terms.objects.filter(pk=terms.pk, state=Terms.State.DRAFT).update(published_at=timezone.now(), published_by=by)
    terms_workflow.fire(terms, "publish", by=by)
    terms.refresh_from_db()


@command
def draw_cluster(edition: Edition, *, name: str, regions: Sequence[Region], by: User) -> Cluster:
    """Say which regions a cluster holds; none takes it away. Terms in force may count its places, then it stays."""
    check(by, permissions.WRITE)
    Edition.objects.select_for_update().get(pk=edition.pk)
    _refuse_counted(edition, name)
    taken = ClusterRegion.objects.filter(edition=edition, region__in=regions).exclude(cluster__name=name)
    if other := taken.select_related("region", "cluster").first():
        raise TransitionRefused(
            _("%(region)s sudah termasuk kawasan %(cluster)s.") % {"region": other.region, "cluster": other.cluster}
        )
    cluster, _made = Cluster.objects.get_or_create(edition=edition, name=name)
    cluster.members.all().delete()
    rows = [ClusterRegion(cluster=cluster, edition=edition, region=region) for region in regions]
    ClusterRegion.objects.bulk_create(rows)
    record("terms.cluster", cluster, by=by, changes={"regions": ", ".join(str(region) for region in regions)})
    if not regions:
        cluster.delete()
    return cluster


def _refuse_counted(edition: Edition, name: str) -> None:
    counted = TermsQuota.objects.filter(
        terms__edition=edition, terms__state=Terms.State.PUBLISHED, attribute=TermsQuota.Attribute.CLUSTER, value=name
    )
    if counted.exists():
        raise TransitionRefused(
            _("Ketentuan yang berlaku menghitung tempat untuk kawasan %s; kawasan itu tidak dapat diubah lagi.") % name
        )
