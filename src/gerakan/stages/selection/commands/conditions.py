"""Verbs on conditions: a person looked, and says what was found."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.selection import permissions
from gerakan.stages.selection.models import ConditionCheck
from gerakan.stages.terms.models import Condition, Terms


@command
def look_at(condition: Condition, *, regions: Iterable[Region], is_met: bool, note: str = "", by: User) -> None:
    """Say for these regions that the condition is met, or why it is not; the last look counts."""
    check(by, permissions.CHECK)
    if condition.kind != Condition.Kind.STATED:
        raise TransitionRefused(_("Syarat ini diperiksa sistem dari kuesioner."))
    if condition.terms.state != Terms.State.PUBLISHED:
        raise TransitionRefused(_("Ketentuan ini tidak berlaku; periksa syarat pada versi yang berlaku."))
    if not is_met and not note.strip():
        raise TransitionRefused(_("Tuliskan mengapa syarat tidak terpenuhi; daerah membacanya."))
    for region in regions:
        row, _made = ConditionCheck.objects.update_or_create(
            condition=condition, region=region, defaults={"is_met": is_met, "note": note.strip(), "checked_by": by}
        )
        changes = {"condition": str(condition), "is_met": is_met}
        record("selection.condition", row, by=by, changes=changes, note=note)
