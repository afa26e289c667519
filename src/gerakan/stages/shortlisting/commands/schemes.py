"""Verbs on schemes: open a version, write it, move it through its life. A used scheme is never written again."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.indicators.models import Indicator
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.shortlisting.calculations.fingerprint import draft_fingerprint
from gerakan.stages.shortlisting.models import Scheme, SchemeGroup, SchemeIndicator
from gerakan.stages.shortlisting.queries.schemes import SETTINGS, next_number, parameters_of
from gerakan.stages.shortlisting.workflow import scheme_workflow


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group as typed; parents stand before their children."""

    code: str
    name: str
    parent: str
    weight: Decimal
    aggregation: str = Scheme.Aggregation.ARITHMETIC


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator's place as typed; group is a code, "" hangs it from the index."""

    indicator: Indicator
    group: str
    year: int
    weight: Decimal
    direction: int = 1
    normalisation: str = ""
    goalpost_low: float | None = None
    goalpost_high: float | None = None
    filling: str = SchemeIndicator.Filling.REWEIGHT


@command
def open_scheme(edition: Edition, *, title: str, copied_from: Scheme | None = None, by: Actor) -> Scheme:
    """A new version: empty, or a copy of any earlier one of any edition."""
    settings = {name: getattr(copied_from, name) for name in SETTINGS if name != "title"} if copied_from else {}
    scheme = Scheme.objects.create(edition=edition, number=next_number(edition), title=title, **settings)
    if copied_from:
        _write_tree(scheme, groups=_group_rows(copied_from), indicators=_indicator_rows(copied_from))
    record("scheme.opened", scheme, by=by, changes={"copied_from": str(copied_from or "")})
    return scheme


@command
def write_scheme(
    scheme: Scheme,
    *,
    settings: Mapping[str, Any],
    groups: Sequence[GroupRow],
    indicators: Sequence[IndicatorRow],
    by: Actor,
    seen: str | None = None,
) -> None:
    """Replace the content of a draft; anything else is refused, and so is a draft that is no longer what was seen."""
    locked = Scheme.objects.select_for_update().get(pk=scheme.pk)
    if seen is not None and seen != draft_fingerprint(locked):
        raise TransitionRefused(
            _("Skema ini diubah orang lain sejak Anda membukanya. Isian Anda masih di sini dan belum disimpan: lihat "
              "dahulu skemanya; menyimpan sekali lagi mengganti isinya dengan isian Anda.")
        )  # fmt: skip
    if locked.state != Scheme.State.DRAFT:
        raise TransitionRefused(
            _("Skema ini sudah %s dan tidak dapat diubah. Buat versi baru sebagai salinannya.")
            % locked.get_state_display()
        )
    before = parameters_of(locked)
    Scheme.objects.filter(pk=scheme.pk).update(**{name: settings[name] for name in SETTINGS if name in settings})
    locked.indicators.all().delete()
    locked.groups.all().delete()
    _write_tree(locked, groups=groups, indicators=indicators)
    scheme.refresh_from_db()
    record("scheme.written", scheme, by=by, changes=_differences(before, parameters_of(scheme)))


@command
def move_scheme(scheme: Scheme, *, step: str, by: Actor, note: str = "") -> None:
    """Make ready, reopen or retire; "use" belongs to a run."""
    if step == "use":
        raise TransitionRefused(_("Skema terkunci dengan sendirinya ketika dihitung."))
    scheme_workflow.fire(scheme, step, by=by, note=note)


@command
def discard_scheme(scheme: Scheme, *, by: Actor) -> None:
    """Take away a draft that nobody computed."""
    if scheme.state != Scheme.State.DRAFT:
        raise TransitionRefused(_("Hanya konsep yang dapat dibuang."))
    record("scheme.discarded", scheme, by=by, changes=parameters_of(scheme))
    scheme.delete()


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Any]]:
    """What changed, by name: settings as they are, groups and indicators by their weight and everything else said short."""
    said = {name: [before[name], after[name]] for name in after if not isinstance(after[name], list)}
    for part in ("groups", "indicators"):
        old, new = ({item["code"]: _short(item) for item in each[part]} for each in (before, after))
        said |= {code: [old.get(code), new.get(code)] for code in {**old, **new}}
    return {name: pair for name, pair in said.items() if pair[0] != pair[1]}


def _short(item: Mapping[str, Any]) -> str:
    return "; ".join(
        f"{value}"
        for name, value in item.items()
        if name not in {"code", "unit", "applies_to"} and value not in ("", None)
    )


def _write_tree(scheme: Scheme, *, groups: Sequence[GroupRow], indicators: Sequence[IndicatorRow]) -> None:
    made: dict[str, SchemeGroup] = {}
    for row in groups:
        values = asdict(row) | {"parent": made.get(row.parent)}
        made[row.code] = SchemeGroup.objects.create(scheme=scheme, **values)
    SchemeIndicator.objects.bulk_create(
        SchemeIndicator(scheme=scheme, **_columns(row) | {"group": made.get(row.group)}) for row in indicators
    )


def _columns(row: IndicatorRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in IndicatorRow.__dataclass_fields__}


def _group_rows(scheme: Scheme) -> list[GroupRow]:
    """Parents first, as they were written."""
    groups = scheme.groups.select_related("parent").order_by("pk")
    return [
        GroupRow(group.code, group.name, group.parent.code if group.parent else "", group.weight, group.aggregation)
        for group in groups
    ]


def _indicator_rows(scheme: Scheme) -> list[IndicatorRow]:
    return [
        IndicatorRow(
            item.indicator, item.group.code if item.group else "", item.year, item.weight, item.direction,
            item.normalisation, item.goalpost_low, item.goalpost_high, item.filling,
        )
        for item in scheme.indicators.select_related("indicator", "group").order_by("pk")
    ]  # fmt: skip
