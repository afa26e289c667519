"""What waits in kuesioner: parts to fill, a signature, questions to answer, submissions to verify, regions to add."""

from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import region_of
from gerakan.foundation.accounts.models import User
from gerakan.foundation.editions.models import Edition
from gerakan.stages.invitations.models import Invitation
from gerakan.stages.questionnaires import permissions
from gerakan.stages.questionnaires.models import Clarification, Part, Round, Submission
from gerakan.stages.questionnaires.models.submissions import SubmissionQuerySet
from gerakan.surfaces.workspace.todo import Entry, Source

AT_WORK = (Edition.State.PREPARING, Edition.State.OPEN)
State = Submission.State


def to_sign(user: Actor) -> SubmissionQuerySet:
    """Checked questionnaires that wait for the head."""
    return _own(user).filter(state=State.CHECKED)


def questions(user: Actor) -> QuerySet[Clarification]:
    """Open questions to this person's region."""
    rows = Clarification.objects.filter(submission__region=region_of(user), state=Clarification.State.OPEN)
    return rows.select_related("item", "submission__region").order_by("due_on")


def to_fill(user: Actor) -> SubmissionQuerySet:
    """Questionnaires that this person brings together."""
    rows = _own(user).filter(state=State.FILLING, round__closes_on__gte=timezone.localdate())
    return rows if permissions.COORDINATE.allows(user) else rows.none()


def parts_to_fill(user: Actor) -> QuerySet[Part]:
    """Parts that were given to this person and lack something."""
    email = user.email if isinstance(user, User) else ""
    rows = Part.objects.filter(
        holders__email=email, submission__region=region_of(user), submission__state=State.FILLING,
        submission__round__state=Round.State.OPEN, missing_count__gt=0,
    )  # fmt: skip
    return rows.select_related("aspect", "submission__region", "submission__round")


def to_verify(user: Actor) -> SubmissionQuerySet:
    """Sent, and nothing is asked of the region."""
    rows = Submission.objects.filter(state=State.SENT, round__edition__state__in=AT_WORK)
    return rows.select_related("region", "round__edition")


def rounds_to_widen(user: Actor) -> QuerySet[Round]:
    """Open rounds that leave out regions which confirmed meanwhile; `waiting` says how many."""
    there = Submission.objects.filter(round=OuterRef(OuterRef("pk")), region=OuterRef("region"))
    confirmed = Invitation.objects.filter(edition=OuterRef("edition"), state=Invitation.State.CONFIRMED)
    rows = Round.objects.filter(Exists(confirmed.exclude(Exists(there))), state=Round.State.OPEN)
    said_yes = Count("edition__invitations", filter=Q(edition__invitations__state="confirmed"), distinct=True)
    rows = rows.annotate(said_yes=said_yes, asked=Count("submissions", distinct=True))
    return rows.annotate(waiting=F("said_yes") - F("asked")).select_related("edition")


def _own(user: Actor) -> SubmissionQuerySet:
    rows = Submission.objects.filter(region=region_of(user), round__state=Round.State.OPEN)
    return rows.select_related("region", "round__edition")


def _signature(row: Submission) -> Entry:
    return Entry(
        title=_("Setujui kuesioner %s") % row.region.name,
        detail=row.round.edition.name,
        url=reverse("questionnaires:approve", args=[row.pk]),
        act=_("Baca dan setujui"),
        due_on=row.round.due_on,
        blocks=_("Sekretariat menunggu"),
    )


def _question(row: Clarification) -> Entry:
    return Entry(
        title=_("Jawab klarifikasi: %s") % row.item.title,
        detail=row.submission.region.name,
        url=reverse("questionnaires:reply", args=[row.pk]),
        act=_("Jawab"),
        due_on=row.due_on,
        blocks=_("Sekretariat menunggu"),
    )


def _filling(row: Submission) -> Entry:
    return Entry(
        title=_("Isi kuesioner %s") % row.round.edition,
        detail=row.region.name,
        url=row.get_absolute_url(),
        act=_("Lanjutkan"),
        due_on=row.round.due_on,
        blocks=_("Sekretariat menunggu"),
    )


def _part(row: Part) -> Entry:
    return Entry(
        title=_("Isi bagian %s") % row.aspect.title,
        detail=row.submission.region.name,
        url=reverse("questionnaires:part", args=[row.pk]),
        act=_("Isi"),
        due_on=row.submission.round.due_on,
        blocks=_("Diskominfo menunggu"),
    )


def _verification(row: Submission) -> Entry:
    return Entry(
        title=_("Verifikasi kuesioner %s") % row.region.name,
        detail=row.round.edition.name,
        url=reverse("questionnaires:verification", args=[row.pk]),
        act=_("Periksa bukti"),
        blocks=_("Asesor menunggu"),
    )


def _widening(row: Any) -> Entry:
    words = ngettext("Kirim kuesioner ke %d daerah lagi", "Kirim kuesioner ke %d daerah lagi", row.waiting)
    url = reverse("questionnaires:round", args=[row.edition.slug])
    return Entry(words % row.waiting, row.edition.name, url, _("Tambahkan"), blocks=_("Daerah menunggu kuesioner"))


SOURCES = (
    Source(0, permissions.SIGN, to_sign, _signature),
    Source(0, permissions.FILL, questions, _question),
    Source(1, permissions.FILL, parts_to_fill, _part),
    Source(1, permissions.RUN, rounds_to_widen, _widening),
    Source(2, permissions.COORDINATE, to_fill, _filling),
    Source(2, permissions.VERIFY, to_verify, _verification),
)
