"""Verbs after approval: adopted by the head, made public, withdrawn, reopened for a revision."""

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.search.indexing import forget, put
from gerakan.foundation.ui import formats
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.institutions.models import LegalAct, OfficeHolder
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.reviews import notices, permissions
from gerakan.stages.reviews.models import Adoption, PlanVersion, Publication
from gerakan.stages.reviews.queries import plans as queries
from gerakan.stages.reviews.queries.findable import KIND
from gerakan.stages.reviews.queries.published import listed
from gerakan.stages.reviews.workflow import plan_workflow


@command
def adopt(plan: Masterplan, *, act: LegalAct, signer: OfficeHolder, seen: int, by: User) -> Adoption:
    """The head (or whoever acts for the head) puts a legal act behind exactly the approved version."""
    plan = queries.held(plan)
    check(by, permissions.ADOPT, plan)
    version = _last(plan, seen)
    _fits(plan, version, act, signer)
    plan_workflow.fire(plan, "adopt", by=by)
    made = Adoption.objects.create(
        version=version, act=act, holder=signer, signer_name=signer.name, signer_title=signer.title,
        capacity=signer.capacity, mandate=signer.mandate_number, act_on=act.dated, by=by,
        act_words=_("%(kind)s Nomor %(number)s tentang %(title)s") % {
            "kind": act.get_kind_display(), "number": act.number, "title": act.title,
        },
    )  # fmt: skip
    told = {"version": version.number, "act": made.act_words, "signer": f"{signer.name}, {signer.title}", "mandate": made.mandate, "sha256": version.sha256}  # fmt: skip
    record("plan_review.adopted", version, by=by, changes=told)
    notices.tell_all(plan, notices.ADOPTED, version=version.number, note=made.act_words)
    return made


def _last(plan: Masterplan, seen: int) -> PlanVersion:
    last = queries.last_version(plan)
    if last is None or last.number != seen:
        raise TransitionRefused(_("Ada versi yang lebih baru. Muat ulang dan baca dahulu."))
    return last


def _fits(plan: Masterplan, version: PlanVersion, act: LegalAct, signer: OfficeHolder) -> None:
    """The act is the region's, of a day on which the signer held the office, and not older than the approval."""
    if not queries.acts_to_adopt_by(plan).filter(pk=act.pk).exists():
        raise TransitionRefused(_("Pilih produk hukum daerah ini yang berkasnya sudah disimpan."))
    approved = version.round.decided_at
    if act.dated > timezone.localdate():
        raise TransitionRefused(_("Tanggal produk hukum belum tiba."))
    if approved is not None and act.dated < timezone.localdate(approved):
        raise TransitionRefused(
            _("Produk hukum ini lebih tua daripada persetujuan pembimbing (%s); ia tidak dapat menetapkan versi ini.")
            % formats.day(timezone.localdate(approved))
        )
    if signer.pk not in {one.pk for one in queries.signers_on(act)}:
        raise TransitionRefused(
            _("%(name)s tidak tercatat sebagai kepala daerah pada %(day)s. Perbaiki catatan pejabat lebih dahulu.")
            % {"name": signer.name, "day": formats.day(act.dated)}
        )


@command
def publish(plan: Masterplan, *, by: User) -> Publication:
    """Everybody may read the adopted version; an earlier one stays readable as history."""
    plan = queries.held(plan)
    plan_workflow.fire(plan, "publish", by=by)
    adoption = queries.adoption_of(plan)
    if adoption is None:
        raise TransitionRefused(_("Penetapannya belum dicatat."))
    version = PlanVersion.objects.get(pk=adoption.version_id)
    made = Publication.objects.create(plan=plan, version=version, adoption=adoption, by=by)
    _find_anew(plan)
    notices.tell_all(plan, notices.PUBLISHED, version=version.number)
    notices.remind_of_period(plan, version.contents["head"].get("rpjmd_ends"))
    return made


@command
def withdraw(publication: Publication, *, reason: str, by: User) -> None:
    """Nobody outside reads it any longer; that it was public, and why it is not, stays on its page."""
    plan = queries.held(publication.plan)
    check(by, permissions.WITHDRAW, plan)
    if not reason.strip():
        raise TransitionRefused(_("Tuliskan alasannya."))
    rows = Publication.objects.filter(pk=publication.pk, withdrawn_at__isnull=True)
    newest = queries.current_publication(plan)
    if not rows.update(withdrawn_at=timezone.now(), withdrawn_by=by, reason=reason.strip()):
        raise TransitionRefused(_("Versi ini sudah ditarik."))
    if plan.state == Masterplan.State.PUBLISHED and newest is not None and newest.pk == publication.pk:
        plan_workflow.fire(plan, "withdraw", by=by, note=reason)
        notices.stop(plan)
    _find_anew(plan)
    number = publication.version.number
    record("plan_review.withdrawn", publication, by=by, changes={"version": number}, note=reason)
    notices.tell_all(plan, notices.WITHDRAWN, version=number, note=reason)


def _find_anew(plan: Masterplan) -> None:
    """The search knows the current public version only."""
    forget(KIND, *Publication.objects.filter(plan=plan))
    put(KIND, *listed().filter(plan=plan))


@command
def revise(plan: Masterplan, *, reason: str, by: User) -> None:
    """Write again; what is public stays public until the next version takes its place."""
    plan = queries.held(plan)
    plan_workflow.fire(plan, "revise", by=by, note=reason)
    notices.stop(plan)
