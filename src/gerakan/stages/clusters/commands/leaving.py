"""A member leaves: its shares go over to those who stay, its duties to whom the plan names."""

import datetime
from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.clusters import notices, permissions
from gerakan.stages.clusters.calculations.contents import contents_of
from gerakan.stages.clusters.calculations.leaving import Redivision, redivisions
from gerakan.stages.clusters.models import Charter, Membership, Share
from gerakan.stages.clusters.queries import plans as queries

ENOUGH_WORDS = 10


@command
def leave(
    member: Membership, *, until: datetime.date, reason: str, heirs: Mapping[int, int], seen: int, by: User
) -> None:
    """`heirs`: programme -> member who takes its duty over; `seen`: the plan's revision that the preview showed.

    Percentages of those who stay keep their relation; everybody whose part changed is asked again. What was agreed on
    stays printed until the new parts are accepted.
    """
    plan = queries.held(member.plan)
    check(by, permissions.MANAGE, plan)
    member = queries.all_members(plan).get(pk=member.pk)
    _may_leave(member, until, reason)
    if plan.revision != seen:
        raise TransitionRefused(_("Rencana bersama berubah sejak pratinjau ini dibuat. Periksa pembagiannya sekali lagi."))  # fmt: skip
    found = redivisions(list(queries.programmes_of(plan)), member)
    for one in found:
        _hand_over(one, heirs.get(one.programme.pk))
    member.until, member.left_because = until, reason.strip()
    member.save(update_fields=["until", "left_because"])
    told = {one.programme.code: [one.leaving.share.points, one.leaving.total] for one in found}
    record("joint_plan.left", plan, by=by, changes={"member": member.name, "share": told}, note=reason.strip())
    plan.keep(_("%s keluar") % member.name, contents_of(plan), by=by)
    for one in found:
        notices.tell_share(one.programme, [after.share.member for after in one.staying])


def _may_leave(member: Membership, until: datetime.date, reason: str) -> None:
    if member.until is not None:
        raise TransitionRefused(_("%s sudah keluar.") % member.name)
    if member.leads:
        raise TransitionRefused(_("Tentukan dahulu ketua yang lain."))
    if until > timezone.localdate():
        raise TransitionRefused(_("Catat keluarnya pada hari itu; hari terakhirnya belum tiba."))
    if until < member.since:
        raise TransitionRefused(_("Hari terakhirnya tidak dapat sebelum hari pertamanya."))
    if len(reason.strip()) < ENOUGH_WORDS:
        raise TransitionRefused(_("Tuliskan alasannya dalam beberapa kata."))
    if member.plan.charters.filter(state=Charter.State.SIGNING).exists():
        raise TransitionRefused(_("Piagam sedang ditandatangani. Tarik dahulu, lalu catat yang keluar."))
    if len(queries.members_of(member.plan)) <= queries.ENOUGH_MEMBERS:
        raise TransitionRefused(_("Kerja sama memerlukan dua anggota. Akhiri kerja samanya bila tinggal satu."))


def _hand_over(one: Redivision, heir: int | None) -> None:
    """Points to everybody who stays, the duty to one of them."""
    leaving = one.leaving.share
    if not one.staying:
        raise TransitionRefused(_("Program %s hanya dipikul daerah ini. Bagi dahulu kepada anggota lain.") % one.programme.code)  # fmt: skip
    taker = next((after.share for after in one.staying if after.share.member_id == heir), None)
    if taker is None:
        raise TransitionRefused(_("Tentukan siapa yang meneruskan kewajiban dalam program %s.") % one.programme.code)
    words = _("Meneruskan %(member)s: %(duty)s") % {"member": leaving.member.name, "duty": leaving.duty}
    Share.objects.filter(pk=leaving.pk).delete()
    for after in one.staying:
        duty = f"{after.share.duty}\n{words}" if after.share.pk == taker.pk else after.share.duty
        Share.objects.filter(pk=after.share.pk).update(points=after.points, duty=duty)
