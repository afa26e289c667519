"""What waits in penilaian: sheets to mark, panels to settle, questions, quality checks, drafts, replies, audits."""

from django.db.models import Count, Exists, F, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gerakan.foundation.access import Actor
from gerakan.stages.assessment import permissions
from gerakan.stages.assessment.models import Case, Enquiry, Flag, MarkSheet, Ruling
from gerakan.stages.assessment.models.cases import CaseQuerySet
from gerakan.stages.assessment.models.marks import MarkSheetQuerySet
from gerakan.stages.assessment.queries.masks import code_name, listed_name, region_is_masked
from gerakan.stages.interviews.models import Seat
from gerakan.stages.replies import permissions as reply_permissions
from gerakan.stages.replies.models import Reply, ReplyQuerySet
from gerakan.surfaces.workspace.todo import Entry, Source


def own_drafts(user: Actor) -> MarkSheetQuerySet:
    """Own sheets that are not sent."""
    rows = MarkSheet.objects.visible_to(user).owned_by(user)
    rows = rows.filter(state=MarkSheet.State.DRAFT, case__state=Case.State.MARKING)
    return rows.select_related("case__region", "case__ruling__edition").annotate(is_masked=region_is_masked("case__"))


def own_panels(user: Actor) -> CaseQuerySet:
    """Open discussions of panels that this person chairs."""
    chair = Seat.objects.filter(
        interview=OuterRef("interview"), is_chair=True, engagement__assessor__user_id=user.pk or 0
    )
    rows = Case.objects.of_assessor(user).filter(Exists(chair), state=Case.State.CONSOLIDATING)
    return rows.select_related("region", "ruling__edition").annotate(is_masked=region_is_masked(""))


def own_flags(user: Actor) -> QuerySet[Flag]:
    """Questions of panels that this person answers for."""
    return Flag.objects.filter(owner_id=user.pk, settled_at__isnull=True).select_related("case__region")


def waiting_enquiries(user: Actor) -> QuerySet[Enquiry]:
    """What assessors want to know and nobody has passed on."""
    rows = Enquiry.objects.filter(state=Enquiry.State.WAITING)
    return rows.select_related("item", "sheet__case__region", "sheet__case__ruling__edition")


def unsent_drafts(user: Actor) -> QuerySet[Ruling]:
    """Editions with regions closed by their panels and not told yet; `unsent` counts them: they are sent in one act."""
    rows = Ruling.objects.filter(cases__state=Case.State.CLOSED).annotate(unsent=Count("cases"))
    return rows.select_related("edition")


def unanswered(user: Actor) -> ReplyQuerySet:
    """Draft marks that this person's region may answer."""
    rows = Reply.objects.visible_to(user).filter(state=Reply.State.WAITING)
    return rows.select_related("case__region", "case__ruling__edition")


def without_referee(user: Actor) -> ReplyQuerySet:
    """Disputed, and nobody was appointed."""
    rows = Reply.objects.filter(state=Reply.State.AUDITING, referee__isnull=True)
    return rows.select_related("case__region", "case__ruling__edition")


def own_audits(user: Actor) -> ReplyQuerySet:
    """Disputes that this person decides."""
    rows = Reply.objects.filter(Reply.objects.all().audited_by(user), state=Reply.State.AUDITING)
    return rows.select_related("case__region", "case__ruling__edition").order_by(F("replied_at").asc(nulls_last=True))


def _sheet(row: MarkSheet) -> Entry:
    title = _("Nilai %s") % listed_name(row)
    return Entry(
        title, row.case.ruling.edition.name, reverse("assessment:sheet", args=[row.pk]), _("Buka lembar nilai")
    )


def _panel(row: Case) -> Entry:
    is_masked = row.is_masked  # type: ignore[attr-defined]
    return Entry(
        title=_("Tutup pembahasan %s") % (code_name(row) if is_masked else row.region.name),
        detail=row.ruling.edition.name,
        url=reverse("assessment:case", args=[row.pk]),
        act=_("Buka berkas"),
        blocks=_("Daerah menunggu rancangan nilai"),
    )


def _flag(row: Flag) -> Entry:
    return Entry(
        title=_("Jawab pertanyaan panel %s") % row.case.region.name,
        detail=row.question[:100],
        url=f"{reverse('assessment:case', args=[row.case_id])}#pertanyaan",
        act=_("Jawab"),
        due_on=row.due_on,
        blocks=_("Panel menunggu"),
    )


def _enquiry(row: Enquiry) -> Entry:
    return Entry(
        title=_("Teruskan permintaan klarifikasi %s") % row.sheet.case.region.name,
        detail=str(row.item),
        url=reverse("assessment:enquiries", args=[row.sheet.case.ruling.edition.slug]),
        act=_("Teruskan"),
        blocks=_("Penilai menunggu"),
    )


def _unsent(row: Ruling) -> Entry:
    unsent: int = row.unsent  # type: ignore[attr-defined]
    return Entry(
        title=ngettext("Kirim %d rancangan nilai", "Kirim %d rancangan nilai", unsent) % unsent,
        detail=row.edition.name,
        url=reverse("replies:replies", args=[row.edition.slug]),
        act=_("Buka tanggapan"),
        blocks=_("Daerah menunggu rancangan nilai"),
    )


def _reply(row: Reply) -> Entry:
    return Entry(
        title=_("Tanggapi rancangan nilai %s") % row.case.ruling.edition,
        detail=row.case.region.name,
        url=reverse("replies:reply", args=[row.pk]),
        act=_("Tanggapi"),
        due_on=row.reply_by,
    )


def _referee(row: Reply) -> Entry:
    return Entry(
        title=_("Tunjuk pihak ketiga untuk %s") % row.case.region.name,
        detail=row.case.ruling.edition.name,
        url=reverse("replies:reply", args=[row.pk]),
        act=_("Tunjuk"),
        blocks=_("Daerah menunggu keputusan"),
    )


def _audit(row: Reply) -> Entry:
    return Entry(
        title=_("Putuskan sanggahan %s") % row.case.region.name,
        detail=row.case.ruling.edition.name,
        url=reverse("replies:reply", args=[row.pk]),
        act=_("Putuskan"),
        blocks=_("Daerah menunggu keputusan"),
    )


SOURCES = (
    Source(0, permissions.ANSWER_FLAG, own_flags, _flag),
    Source(0, permissions.PASS_ON, waiting_enquiries, _enquiry),
    Source(0, reply_permissions.ANSWER, unanswered, _reply),
    Source(1, permissions.OWN_WORK, own_drafts, _sheet),
    Source(1, permissions.OWN_WORK, own_panels, _panel),
    Source(1, permissions.OWN_WORK, own_audits, _audit),
    Source(1, reply_permissions.SEND, without_referee, _referee),
    Source(2, reply_permissions.SEND, unsent_drafts, _unsent),
)
