"""Places and quotas as the decisions stand now, and what still stands in the way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gerakan.stages.plenary.models import CHOSEN, Decision, Plenary, QuotaDeparture, Verdict
from gerakan.stages.selection.models import SelectionRun
from gerakan.stages.terms.models import TermsQuota
from gerakan.stages.terms.queries import bounds_in_words, quota_label, quota_values

Attributes = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class QuotaState:
    """A quota, how many places it has now, and whether the room set it aside."""

    quota: TermsQuota
    label: str
    bounds: str
    count: int
    is_set_aside: bool

    @property
    def is_met(self) -> bool:
        """Within its bounds."""
        high = self.quota.maximum
        return (self.quota.minimum or 0) <= self.count and (high is None or self.count <= high)

    @property
    def words(self) -> str:
        """As it is said aloud."""
        return _("%(label)s: %(count)d (%(bounds)s)") % {
            "label": self.label, "count": self.count, "bounds": self.bounds,
        }  # fmt: skip


@dataclass(frozen=True)
class Meter:
    """What the room sees all the time."""

    chosen: int
    places: int
    reserve: int
    reserve_places: int
    open: int
    open_grey: int
    quotas: tuple[QuotaState, ...]

    @property
    def broken(self) -> tuple[QuotaState, ...]:
        """Quotas that do not hold and were not set aside."""
        return tuple(state for state in self.quotas if not state.is_met and not state.is_set_aside)


def attributes_of(run: SelectionRun) -> dict[str, dict[str, str]]:
    """Region code: what quotas ask about, as the frozen ranking knew it."""
    [inputs] = SelectionRun.objects.filter(pk=run.pk).values_list("inputs", flat=True)
    return {row["region"]: row["attributes"] for row in inputs["rows"]}


def meter(plenary: Plenary) -> Meter:
    """Places and quotas, whoever looks: numbers name no region."""
    rows = list(plenary.decisions.values_list("region__code", "verdict", "state", "standing__zone"))
    chosen = [code for code, verdict, _state, _zone in rows if verdict in CHOSEN]
    terms = plenary.run.terms
    still = [zone for _code, _verdict, state, zone in rows if state == Decision.State.OPEN]
    return Meter(
        chosen=len(chosen),
        places=terms.place_count,
        reserve=sum(verdict == Verdict.RESERVE for _code, verdict, _state, _zone in rows),
        reserve_places=terms.reserve_count,
        open=len(still),
        open_grey=still.count("grey"),
        quotas=tuple(quota_states(plenary, chosen)),
    )


def quota_states(plenary: Plenary, chosen: Iterable[str]) -> list[QuotaState]:
    """Every quota of the terms for these regions (codes)."""
    quotas = list(plenary.run.terms.quotas.all())
    if not quotas:
        return []
    told = attributes_of(plenary.run)
    codes, names = list(chosen), quota_values(plenary.edition)
    aside = set(set_aside(plenary))
    return [
        QuotaState(
            quota, quota_label(quota.attribute, quota.value, names), bounds_in_words(quota),
            sum(told[code][quota.attribute] == quota.value for code in codes), quota.pk in aside,
        )
        for quota in quotas
    ]  # fmt: skip


def set_aside(plenary: Plenary) -> list[int]:
    """Quotas (keys) from which the room departs with two signatures."""
    signed = QuotaDeparture.objects.filter(plenary=plenary, signed_by__isnull=False)
    return list(signed.values_list("quota_id", flat=True))


def kept_quotas(plenary: Plenary) -> list[TermsQuota]:
    """Those that hold for whoever moves up."""
    return list(plenary.run.terms.quotas.exclude(pk__in=set_aside(plenary)))


def why_not_closed(plenary: Plenary) -> str | None:
    """What is missing before the sitting may end; None when nothing is."""
    now = meter(plenary)
    if now.open:
        return _("%d daerah belum diputuskan.") % now.open
    if now.chosen != now.places:
        return _("Terpilih %(have)d dari %(want)d tempat.") % {"have": now.chosen, "want": now.places}
    if now.reserve > now.reserve_places:
        return _("Cadangan %(have)d, paling banyak %(want)d.") % {"have": now.reserve, "want": now.reserve_places}
    if waiting := QuotaDeparture.objects.filter(plenary=plenary, signed_by__isnull=True).count():
        return _("%d penyimpangan dari kuota menunggu tanda tangan kedua.") % waiting
    if now.broken:
        return _("Kuota tidak terpenuhi: %s. Ubah putusannya, atau usulkan penyimpangan dari kuota itu.") % "; ".join(
            state.words for state in now.broken
        )
    return None
