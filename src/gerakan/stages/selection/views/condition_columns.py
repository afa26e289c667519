"""Conditions of the terms as a list: regions down, conditions across."""

import textwrap
from collections.abc import Callable, Sequence

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.ui.listing import BulkAction, Column, Empty, Listing, Tick
from gerakan.stages.selection.queries.conditions import ConditionState, RegionConditions
from gerakan.stages.terms.models import Condition

MET = "penuhi-"


def conditions_listing(conditions: Sequence[Condition], *, may_check: bool) -> Listing:
    """A cell says what was found; a condition that a person looks at can be confirmed for many at once."""
    stated = [row for row in conditions if row.kind == Condition.Kind.STATED]
    acts = [BulkAction(f"{MET}{row.pk}", _("Memenuhi: %s") % row, permission="selection.check") for row in stated]
    columns = [
        Column(f"c{row.pk}", _heading(row), value=_cell(at, row, may_check=may_check), show=lambda value: value,
               export=_export(at))
        for at, row in enumerate(conditions)
    ]  # fmt: skip
    return Listing(
        name="selection.conditions",
        title=gettext_lazy("Syarat penetapan"),
        columns=(
            Column("region", gettext_lazy("Daerah"), value="region.name", sort=True),
            Column("province", gettext_lazy("Provinsi"), value="region.province.name", sort=True),
            *columns,
            Column("code", gettext_lazy("Kode"), value="region.code", is_hidden=True),
        ),
        filters=(
            Tick("terbuka", gettext_lazy("Ada yang belum terpenuhi"), apply=lambda rows: [r for r in rows if r.open]),
            Tick("belum", gettext_lazy("Belum diperiksa"), apply=lambda rows: [r for r in rows if not r.is_looked_at]),
        ),
        search=("region.name", "region.code"),
        page_sizes=(100, 50, 514),
        row_key="region.pk",
        bulk=tuple(acts) if may_check else (),
        empty=Empty(
            gettext_lazy("Belum ada daerah yang dinilai"), gettext_lazy("Syarat diperiksa bagi daerah yang dinilai.")
        ),
    )


def _heading(condition: Condition) -> str:
    """Of a long sentence its beginning; the bulk act says the whole."""
    return textwrap.shorten(str(condition), 40, placeholder="…")


def _cell(at: int, condition: Condition, *, may_check: bool) -> Callable[[RegionConditions], SafeString | str]:
    def cell(row: RegionConditions) -> SafeString | str:
        words = state_words(row.states[at])
        if not may_check or condition.kind != Condition.Kind.STATED:
            return words
        url = reverse("selection:look_at", args=[condition.pk, row.region.pk])
        return format_html('<a href="{}">{}</a>', url, words)

    return cell


def _export(at: int) -> Callable[[RegionConditions], str]:
    return lambda row: state_words(row.states[at])


def state_words(state: ConditionState) -> str:
    """What was found."""
    if state.is_met is None:
        return _("belum diperiksa")
    if state.is_met:
        return _("memenuhi")
    return _("tidak: %s") % state.note if state.note else _("tidak memenuhi")
