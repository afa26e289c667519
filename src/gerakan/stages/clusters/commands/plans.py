"""Verbs of a joint plan: found, frame, members come and go, publish, withdraw, end."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.fingerprint import content_hash
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Province, Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.clusters import permissions
from gerakan.stages.clusters.calculations.contents import contents_of, public_contents
from gerakan.stages.clusters.calculations.merging import Values, labels_of, touched
from gerakan.stages.clusters.models import Charter, JointPlan, Membership, Publication
from gerakan.stages.clusters.queries import plans as queries
from gerakan.stages.clusters.workflow import plan_workflow

FRAME = ("name", "starts", "years", "vision")


@command
def found(
    edition: Edition, *, facts: Mapping[str, Any], members: Sequence[Region] = (), lead: Region | None = None, by: User
) -> JointPlan:
    """A cluster's plan, or a province's, which then belongs to it and leads; the charter begins as an empty draft."""
    plan = JointPlan(edition=edition, founded_by=by, slug=slugify(facts["name"])[:80] or "kawasan", **facts)
    check(by, permissions.FOUND, plan)
    try:
        with transaction.atomic():
            plan.save()
    except IntegrityError as error:
        raise TransitionRefused(
            _("Edisi ini sudah mempunyai rencana bersama dengan nama atau provinsi itu.")
        ) from error
    today = timezone.localdate()
    if plan.province:
        Membership.objects.create(plan=plan, province=plan.province, since=today, leads=True)
    for region in members:
        Membership.objects.create(plan=plan, region=region, since=today, leads=plan.province is None and region == lead)
    Charter.objects.create(plan=plan, version=1)
    record("joint_plan.founded", plan, by=by, changes={"name": plan.name, "member": [one.name for one in members]})
    plan.keep(_("Didirikan"), contents_of(plan), by=by)
    return plan


@command
def frame(plan: JointPlan, *, values: Values, seen: Mapping[str, str], by: User) -> None:
    """Name, years, vision; what a colleague changed meanwhile stays."""
    plan = queries.held(plan)
    check(by, permissions.WRITE, plan)
    now = {name: getattr(plan, name) for name in FRAME}
    changed = touched(now, values, seen, labels_of(JointPlan, FRAME))
    for name, value in changed.items():
        setattr(plan, name, value)
    _keeps_its_years(plan)
    plan.full_clean(exclude=["edition", "province", "founded_by"])
    plan.save(update_fields=list(changed))
    record("joint_plan.framed", plan, by=by, changes={name: [now[name], value] for name, value in changed.items()})
    plan.keep(_("Kerangka diubah"), contents_of(plan), by=by)


def _keeps_its_years(plan: JointPlan) -> None:
    """No programme falls out of the plan's years."""
    last = plan.starts + plan.years - 1
    out = [row.code for row in plan.programmes.all() if row.starts < plan.starts or row.ends > last]
    if out:
        raise TransitionRefused(_("Program %s berada di luar tahun itu. Ubah dahulu tahunnya.") % ", ".join(out))


@command
def join(plan: JointPlan, *, place: Region | Province, since: datetime.date, by: User) -> Membership:
    """One more member; a charter in force binds it once its head has signed."""
    plan = queries.held(plan)
    check(by, permissions.MANAGE, plan)
    if plan.charters.filter(state=Charter.State.SIGNING).exists():
        raise TransitionRefused(_("Piagam sedang ditandatangani. Tarik dahulu, lalu tambahkan anggotanya."))
    which = {"province": place} if isinstance(place, Province) else {"region": place}
    if queries.all_members(plan).today().filter(**which).exists():
        raise TransitionRefused(_("%s sudah menjadi anggota.") % place)
    made = Membership.objects.create(plan=plan, since=since, **which)
    record("joint_plan.joined", plan, by=by, changes={"member": made.name, "since": since.isoformat()})
    plan.keep(_("%s menjadi anggota") % made.name, contents_of(plan), by=by)
    return made


@command
def hand_lead(plan: JointPlan, *, to: Membership, by: User) -> None:
    """Another member leads; a province's own plan stays with the province."""
    plan = queries.held(plan)
    check(by, permissions.MANAGE, plan)
    if plan.province_id:
        raise TransitionRefused(_("Rencana provinsi diketuai provinsinya."))
    if to.plan_id != plan.pk or to.has_left:
        raise TransitionRefused(_("Pilih salah satu anggota."))
    plan.memberships.filter(leads=True).update(leads=False)
    plan.memberships.filter(pk=to.pk).update(leads=True)
    record("joint_plan.lead", plan, by=by, changes={"member": to.name})
    plan.keep(_("%s menjadi ketua") % to.name, contents_of(plan), by=by)


@command
def publish(plan: JointPlan, *, by: User) -> Publication:
    """Everybody may read what is agreed: the charter in force and the programmes that all accepted."""
    plan = queries.held(plan)
    check(by, permissions.MANAGE, plan)
    contents = public_contents(plan)
    if contents["charter"] is None:
        raise TransitionRefused(_("Diumumkan setelah piagamnya berlaku."))
    last = plan.publications.order_by("-number").first()
    sha256 = content_hash(**contents)
    if last and last.sha256 == sha256 and last.withdrawn_at is None:
        raise TransitionRefused(_("Isi yang disepakati tidak berubah sejak versi %s.") % last.number)
    made = Publication.objects.create(
        plan=plan, number=last.number + 1 if last else 1, contents=contents, sha256=sha256, by=by
    )
    record("joint_plan.published", plan, by=by, changes={"version": made.number, "sha256": made.sha256})
    return made


@command
def withdraw(publication: Publication, *, reason: str, by: User) -> None:
    """Nobody outside reads this version; its page says why."""
    plan = queries.held(publication.plan)
    check(by, permissions.CLOSE, plan)
    if not reason.strip():
        raise TransitionRefused(_("Tuliskan alasannya."))
    rows = Publication.objects.filter(pk=publication.pk, withdrawn_at__isnull=True)
    if not rows.update(withdrawn_at=timezone.now(), withdrawn_because=reason.strip()):
        raise TransitionRefused(_("Versi ini sudah ditarik."))
    record("joint_plan.withdrawn", plan, by=by, changes={"version": publication.number}, note=reason.strip())


@command
def move(plan: JointPlan, *, step: str, note: str, by: User) -> None:
    """End it, or open it again; ended, it stands in no book and in no sum."""
    plan = queries.held(plan)
    plan_workflow.fire(plan, step, by=by, note=note)
    plan.keep(_("Kerja sama berakhir") if step == "end" else _("Kerja sama dibuka lagi"), contents_of(plan), by=by)
