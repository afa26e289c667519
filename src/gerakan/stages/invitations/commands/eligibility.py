"""Verbs of eligibility rules and self-nominations."""

import datetime
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.invitations import permissions
from gerakan.stages.invitations.models import EligibilityRule, SelfNomination

DEFAULT_RULES = (
    (EligibilityRule.Test.AUTONOMOUS, gettext_lazy("Daerah otonom dengan APBD dan DPRD sendiri")),
    (EligibilityRule.Test.NOT_RUNNING, gettext_lazy("Bukan peserta edisi yang sedang berjalan")),
)


@command
def add_rule(edition: Edition, *, by: User | str, **fields: Any) -> EligibilityRule:
    """A new rule at the end of the order."""
    _check(by, edition)
    last = edition.eligibility_rules.aggregate(last=Max("order"))["last"] or 0
    rule = EligibilityRule.objects.create(edition=edition, order=last + 1, **fields)
    record("eligibility_rule.added", rule, by=by, changes={"words": rule.words, "test": rule.test})
    return rule


@command
def change_rule(rule: EligibilityRule, *, by: User, **fields: Any) -> None:
    """Other words, another threshold, on or off; lists already drawn up keep what they applied."""
    _check(by, rule.edition)
    before = {name: getattr(rule, name) for name in fields}
    for name, value in fields.items():
        setattr(rule, name, value)
    rule.save()
    changes = {name: [str(before[name]), str(value)] for name, value in fields.items() if before[name] != value}
    record("eligibility_rule.changed", rule, by=by, changes=changes)


@command
def nominate(
    edition: Edition, *, region: Region, nominated_on: datetime.date, letter_number: str, reason: str, by: User
) -> SelfNomination:
    """Enter a region's own wish to take part."""
    _check(by, edition)
    if not region.is_autonomous:
        raise TransitionRefused(_("%s bukan daerah otonom.") % region)
    nomination, created = SelfNomination.objects.get_or_create(
        edition=edition,
        region=region,
        defaults={
            "nominated_on": nominated_on,
            "letter_number": letter_number,
            "reason": reason,
            "entered_by": by,
        },
    )
    if not created:
        raise TransitionRefused(_("%s sudah tercatat mengajukan diri.") % region)
    record("nomination.entered", nomination, by=by, note=reason)
    return nomination


def _check(by: User | str, edition: Edition) -> None:
    if not isinstance(by, str):
        check(by, permissions.EDIT_RULES, edition)
