"""Questions about terms: which hold, what quotas speak of, where the stage stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.instruments.tree import tree_of
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui.navigation import StageState, Standing
from gerakan.stages.invitations.queries import lists as invited
from gerakan.stages.questionnaires.models import Round
from gerakan.stages.terms.models import INDEX, MARKS, Cluster, ClusterRegion, Terms, TermsQuota
from gerakan.stages.terms.models import TermsQuerySet as Rows

Attribute = TermsQuota.Attribute


@dataclass(frozen=True)
class QuotaWords:
    """A quota as people read it."""

    label: str
    bounds: str


def terms() -> Rows:
    """For one page."""
    return Terms.objects.select_related("edition", "published_by").prefetch_related("quotas", "conditions")


def terms_in_force(edition: Edition) -> Terms | None:
    """The published version that nothing replaced."""
    return terms().filter(edition=edition, state=Terms.State.PUBLISHED).first()


def versions_of(edition: Edition, user: Actor) -> QuerySet[Terms]:
    """All that this person may read, the newest first."""
    return terms().filter(edition=edition).visible_to(user).order_by("-number")


def clusters_of(edition: Edition) -> QuerySet[Cluster]:
    """With their regions."""
    return edition.clusters.prefetch_related("members__region")


def attributes_of(regions: Iterable[Region], edition: Edition) -> dict[int, dict[str, str]]:
    """Region id: what quotas ask about, clusters included (three queries)."""
    rows = list(regions)
    clusters = dict(ClusterRegion.objects.filter(edition=edition).values_list("region_id", "cluster__name"))
    told = invited.attributes_of(rows, edition)
    return {pk: {**own, Attribute.CLUSTER: clusters.get(pk, "")} for pk, own in told.items()}


def quota_values(edition: Edition) -> dict[str, dict[str, str]]:
    """Attribute: its values and their names."""
    names = {name: name for name in edition.clusters.values_list("name", flat=True)}
    return {**invited.quota_values(), Attribute.CLUSTER: names}


def quota_label(attribute: str, value: str, names: dict[str, dict[str, str]]) -> str:
    """Such as: Kawasan: Borobudur."""
    if attribute == Attribute.CLUSTER:
        return f"{Attribute.CLUSTER.label}: {value}"
    return invited.quota_label(attribute, value, names)


def quota_targets(edition: Edition) -> list[tuple[str, str | list[tuple[str, str]]]]:
    """Grouped choices of a form: attribute, then its values."""
    names = quota_values(edition)
    groups: list[tuple[str, str | list[tuple[str, str]]]] = [("", "—")]
    for attribute, values in names.items():
        own = [(f"{attribute}:{value}", quota_label(attribute, value, names)) for value in values]
        groups += [(str(Attribute(attribute).label), own)] if own else []
    return groups


def quotas_in_words(found: Terms) -> list[QuotaWords]:
    """Every quota with its bounds."""
    quotas = list(found.quotas.all())
    names = quota_values(found.edition) if quotas else {}
    return [QuotaWords(quota_label(row.attribute, row.value, names), bounds_in_words(row)) for row in quotas]


def bounds_in_words(quota: TermsQuota) -> str:
    """Least and most places."""
    low, high = quota.minimum, quota.maximum
    if low is not None and low == high:
        return _("tepat %d") % low
    parts = [_("paling sedikit %d") % low if low else "", _("paling banyak %d") % high if high is not None else ""]
    return ", ".join(part for part in parts if part)


def tie_figures(edition: Edition) -> dict[str, str]:
    """What may decide between equal scores: code to name; elements of the instrument that the edition asks with."""
    figures = {MARKS: _("nilai asesor"), INDEX: _("indeks penjaringan")}
    asked = Round.objects.select_related("version").filter(edition=edition).first()
    if asked is not None:
        figures |= {element.code: element.title for element in tree_of(asked.version).elements}
    return figures


def ties_in_words(found: Terms) -> str:
    """The whole rule, said aloud."""
    names = tie_figures(found.edition)
    steps = [names.get(code, code) for code in found.ties]
    lot = _("undian SHA-256 dari benih %(seed)d dan kode daerah") % {"seed": found.seed}
    return _(", lalu ").join([*steps, lot])


def stage_state(edition: Edition | None) -> StageState:
    """Done once terms are published."""
    if edition is None:
        return StageState(Standing.LATER)
    states = set(edition.terms.values_list("state", flat=True))
    if Terms.State.PUBLISHED in states:
        return StageState(Standing.DONE)
    return StageState(Standing.RUNNING if states else Standing.LATER)
