"""Verbs of a charter: write, open for signing, take back, sign or refuse, begin another version."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.clusters import notices, permissions
from gerakan.stages.clusters.calculations.contents import contents_of
from gerakan.stages.clusters.calculations.merging import Values, labels_of, touched
from gerakan.stages.clusters.models import Charter, JointPlan, Membership, Signature
from gerakan.stages.clusters.queries import plans as queries
from gerakan.stages.clusters.queries.signing import charter_to_sign, holder_today, text_digest
from gerakan.stages.clusters.workflow import charter_workflow

State = Charter.State
ENOUGH_WORDS = 10


@command
def write(plan: JointPlan, *, values: Values, seen: Mapping[str, str], by: User) -> None:
    """The text of the draft; what a colleague changed meanwhile stays."""
    plan = queries.held(plan)
    check(by, permissions.WRITE, plan)
    charter = _in_state(plan, State.DRAFT, _("Piagam hanya dapat diubah selama disusun."))
    now = {name: getattr(charter, name) for name in Charter.TEXTS}
    changed = touched(now, values, seen, labels_of(Charter, Charter.TEXTS))
    for name, value in changed.items():
        setattr(charter, name, value)
    charter.save(update_fields=list(changed))
    record("joint_charter.written", charter, by=by, changes={name: [now[name], value] for name, value in changed.items()})  # fmt: skip
    plan.keep(_("Piagam diubah"), contents_of(plan), by=by)


@command
def move(plan: JointPlan, *, step: str, note: str = "", by: User) -> None:
    """Open it for signing, or take it back: signatures given so far then no longer stand."""
    plan = queries.held(plan)
    charter = queries.newest_charter(plan)
    if charter is None or step not in {"open", "recall"}:
        raise TransitionRefused(_("Tindakan ini tidak dikenal."))
    charter_workflow.fire(charter, step, by=by, note=note)
    if step == "recall":
        charter.signatures.all().delete()
    plan.keep(
        _("Piagam menunggu tanda tangan") if step == "open" else _("Piagam ditarik untuk diubah"),
        contents_of(plan),
        by=by,
    )
    notices.tell(plan, notices.SIGN if step == "open" else notices.RECALLED, note=note, url=_charter_url(plan))


@command
def begin_again(plan: JointPlan, *, by: User) -> Charter:
    """The next version, with the words of the one in force; that one binds until all have signed the next."""
    plan = queries.held(plan)
    check(by, permissions.MANAGE, plan)
    last = _in_state(plan, State.IN_FORCE, _("Versi baru dimulai setelah piagam sekarang berlaku."))
    texts = {name: getattr(last, name) for name in Charter.TEXTS}
    made = Charter.objects.create(plan=plan, version=last.version + 1, **texts)
    record("joint_charter.begun", made, by=by, changes={"version": made.version})
    plan.keep(_("Versi %s piagam dimulai") % made.version, contents_of(plan), by=by)
    return made


@command
def sign(member: Membership, *, seen: str, name: str = "", title: str = "", by: User) -> Signature:
    """By whoever holds the office today; the last signature puts the charter in force and gives it its number.

    `seen` is the fingerprint of the text that the person read. A province, whose officials are not recorded, says
    name and title. A member that joined later signs the charter in force.
    """
    plan = queries.held(member.plan)
    check(by, permissions.SIGN, member)
    charter = _to_sign(plan, member, seen)
    holder = holder_today(member, by) if member.region else None
    if holder is None and not (name.strip() and title.strip()):
        raise TransitionRefused(_("Tuliskan nama dan jabatan yang menandatangani."))
    facts = {
        "refused_because": "", "holder": holder, "signer_name": holder.name if holder else name.strip(),
        "signer_title": holder.title if holder else title.strip(), "mandate": holder.mandate_number if holder else "",
        "signed_on": timezone.localdate(), "sha256": seen, "by": by,
    }  # fmt: skip
    made, _new = Signature.objects.update_or_create(charter=charter, member=member, defaults=facts)
    told = {"member": member.name, "signer": f"{made.signer_name}, {made.signer_title}", "sha256": seen}
    record("joint_charter.signed", charter, by=by, changes=told)
    if charter.state == State.SIGNING and not queries.unsigned_members(charter):
        _enter(plan, charter, by)
    plan.keep(_("%s menandatangani piagam") % member.name, contents_of(plan), by=by)
    return made


@command
def refuse(member: Membership, *, seen: str, reason: str, by: User) -> None:
    """Not like this, and why; the charter can be taken back and changed."""
    plan = queries.held(member.plan)
    check(by, permissions.SIGN, member)
    charter = _to_sign(plan, member, seen)
    if len(reason.strip()) < ENOUGH_WORDS:
        raise TransitionRefused(_("Tuliskan alasannya dalam beberapa kata."))
    holder = holder_today(member, by) if member.region else None
    facts = {
        "refused_because": reason.strip(), "holder": holder, "signer_name": holder.name if holder else by.name,
        "signer_title": holder.title if holder else str(Role.PROVINCE.label), "signed_on": timezone.localdate(),
        "sha256": seen, "by": by,
    }  # fmt: skip
    Signature.objects.update_or_create(charter=charter, member=member, defaults=facts)
    record("joint_charter.refused", charter, by=by, changes={"member": member.name}, note=reason.strip())
    plan.keep(_("%s menolak menandatangani piagam") % member.name, contents_of(plan), by=by)
    notices.tell_managers(plan, notices.REFUSED, note=f"{member.name}: {reason.strip()}", url=_charter_url(plan))


def _to_sign(plan: JointPlan, member: Membership, seen: str) -> Charter:
    charter = charter_to_sign(plan, member)
    if charter is None:
        raise TransitionRefused(_("Tidak ada piagam yang menunggu tanda tangan daerah ini."))
    if text_digest(charter) != seen:
        raise TransitionRefused(_("Isi piagam berubah sejak Anda membacanya. Baca dahulu yang sekarang."))
    return charter


def _enter(plan: JointPlan, charter: Charter, by: User) -> None:
    """The earlier version gives way; numbers of an edition are given in turn, none twice."""
    earlier = queries.charter_in_force(plan)
    if earlier:
        charter_workflow.fire(earlier, "replace", by=by)
    edition = Edition.objects.select_for_update().get(pk=plan.edition_id)
    given = Charter.objects.filter(plan__edition=edition).exclude(number="").count()
    charter.number = f"PB-{given + 1:03d}/{edition.slug.upper()}"
    charter.in_force_on = timezone.localdate()
    charter.save(update_fields=["number", "in_force_on"])
    charter_workflow.fire(charter, "enter", by=by)
    notices.tell(plan, notices.IN_FORCE, note=charter.number, url=_charter_url(plan))


def _in_state(plan: JointPlan, state: str, refusal: str) -> Charter:
    charter = queries.newest_charter(plan)
    if charter is None or charter.state != state:
        raise TransitionRefused(refusal)
    return charter


def _charter_url(plan: JointPlan) -> str:
    return reverse("clusters:charter", args=[plan.pk])
