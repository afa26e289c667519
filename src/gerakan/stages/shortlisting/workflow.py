"""Life of a scheme."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.ui import formats
from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.shortlisting import permissions
from gerakan.stages.shortlisting.models import Scheme
from gerakan.stages.shortlisting.queries import schemes

HUNDRED = Decimal(100)


def weights_sum_to_hundred(scheme: Scheme) -> str | None:
    """At every branch of the tree."""
    wrong = [
        _("%(branch)s: %(sum)s") % {"branch": branch, "sum": formats.number(total)}
        for branch, total in schemes.weight_sums(scheme).items()
        if total != HUNDRED
    ]
    return _("Jumlah bobot harus 100. Sekarang %s.") % "; ".join(wrong) if wrong else None


def has_indicators(scheme: Scheme) -> str | None:
    """An empty scheme ranks nobody."""
    return None if scheme.indicators.exists() else _("Skema belum memuat indikator.")


def bridge_is_stated(scheme: Scheme) -> str | None:
    """Kota and kabupaten share a list only under a stated rule."""
    if scheme.ranked_together and not scheme.bridge.strip():
        return _("Tuliskan aturan jembatan agar kota dan kabupaten boleh diperingkat bersama.")
    return None


def scales_agree(scheme: Scheme) -> str | None:
    """Shares, ranks and standard scores cannot be added to each other; Copeland's wins only stand at the top."""
    mixed = schemes.odd_scales(scheme)
    if mixed:
        return _("Tidak sebanding dengan normalisasi skema: %s.") % ", ".join(mixed)
    if scheme.groups.filter(aggregation=Scheme.Aggregation.COPELAND).exists():
        return _("Copeland hanya dapat dipakai di tingkat atas.")
    return None


def goalposts_are_set(scheme: Scheme) -> str | None:
    """A fixed scale needs its two ends."""
    bare = schemes.without_goalposts(scheme)
    return _("Batas tetap belum diisi: %s.") % ", ".join(bare) if bare else None


scheme_workflow: Workflow[Scheme] = Workflow(
    "scheme",
    Transition(
        "make_ready", gettext_lazy("Nyatakan siap"), Scheme.State.DRAFT, Scheme.State.READY,
        permission=permissions.EDIT_SCHEME, guards=(has_indicators, weights_sum_to_hundred, bridge_is_stated, scales_agree, goalposts_are_set),
    ),
    Transition(
        "reopen", gettext_lazy("Sunting lagi"), Scheme.State.READY, Scheme.State.DRAFT,
        permission=permissions.EDIT_SCHEME,
    ),
    Transition(
        "use", gettext_lazy("Kunci karena dipakai"), Scheme.State.READY, Scheme.State.USED,
        permission=permissions.COMPUTE,
    ),
    Transition(
        "retire", gettext_lazy("Hentikan pemakaian"), Scheme.State.USED, Scheme.State.RETIRED,
        permission=permissions.EDIT_SCHEME, needs_note=True,
    ),
)  # fmt: skip
