"""Screens of the letters: words to check, who has a letter, preview, write all."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.documents.content import Imprint
from gerakan.foundation.documents.pdf import letter_pdf
from gerakan.foundation.ui.listing import BulkAction, Choice, Column, Empty, Listing
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.invitations.documents import Sender
from gerakan.stages.plenary import documents, permissions, tasks
from gerakan.stages.plenary.commands import letters as verbs
from gerakan.stages.plenary.forms import SenderForm
from gerakan.stages.plenary.models import Decision, FeedbackText, Plenary, Verdict
from gerakan.stages.plenary.models.decisions import DecisionQuerySet
from gerakan.stages.plenary.queries import letters as queries
from gerakan.stages.plenary.queries import rooms
from gerakan.stages.selection.queries.sheets import sheet_of

UNSIGNED = Sender("", ("",), "", "", "", "")

feedback_listing = Listing(
    name="plenary.feedback",
    title=gettext_lazy("Teks asesor untuk surat"),
    columns=(
        Column("region", gettext_lazy("Daerah"), value="decision.region.name", sort="decision__region__name"),
        Column("text", gettext_lazy("Teks"), template="plenary/parts/feedback_text.html", export=lambda row: row.text),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state"),
        Column("reason", gettext_lazy("Mengapa ditahan"), sort="reason"),
        Column("checked_by", gettext_lazy("Diperiksa oleh"), sort="checked_by__name", is_hidden=True),
    ),
    filters=(Choice("keadaan", gettext_lazy("Keadaan"), FeedbackText.State.choices, lookup="state"),),
    search=("decision__region__name", "text"),
    order="region",
    page_sizes=(50, 100, 514),
    bulk=(BulkAction("release", gettext_lazy("Tidak ada yang bersifat pribadi: kirim"), permission="plenary.write"),),
    empty=Empty(gettext_lazy("Tidak ada teks"), gettext_lazy("Asesor tidak menulis catatan untuk daerah.")),
)

letter_listing = Listing(
    name="plenary.letters",
    title=gettext_lazy("Surat hasil"),
    columns=(
        Column("region", gettext_lazy("Daerah"), value="region.name", sort="region__name"),
        Column("verdict", gettext_lazy("Putusan"), value="verdict_label", sort="verdict"),
        Column(
            "letter",
            gettext_lazy("Surat"),
            value="letter_number",
            template="plenary/parts/letter.html",
            export=lambda row: row.letter_number,
        ),
        Column("code", gettext_lazy("Kode"), value="region.code", sort="region__code", is_hidden=True),
    ),
    filters=(Choice("putusan", gettext_lazy("Putusan"), Verdict.choices, lookup="verdict"),),
    search=("region__name", "region__code"),
    order="region",
    page_sizes=(100, 50, 514),
    empty=Empty(gettext_lazy("Tidak ada surat"), gettext_lazy("Versi ini tidak mengubah hasil daerah mana pun.")),
)


@require_GET
def letters(request: Request, pk: int) -> HttpResponse:
    """Every region that is told, with its letter or a preview."""
    plenary = get_for(request.user, permissions.WRITE, rooms.plenaries(), pk=pk)
    context = {
        "plenary": plenary, "edition": plenary.edition, "unwritten": queries.unwritten(plenary).count(),
        "counts": queries.feedback_counts(plenary), "is_published": plenary.state == Plenary.State.PUBLISHED,
    }  # fmt: skip
    return letter_listing.respond(request, queries.letters_of(plenary), "plenary/letters.html", context)


@require_http_methods(["GET", "POST"])
def write_letters(request: Request, pk: int) -> HttpResponse:
    """Letterhead and signatory; then all letters in the background."""
    plenary = get_for(request.user, permissions.WRITE, rooms.plenaries(), pk=pk)
    form = SenderForm(request.POST or None, initial=queries.last_sender())
    if request.method == "POST" and form.is_valid():
        sender = form.sender().as_data()
        job = tasks.write_letters.start(by=request.user, plenary_id=pk, sender=sender, user_id=request.user.pk)
        return redirect("tasks:job", job.pk)
    context = {
        "plenary": plenary,
        "edition": plenary.edition,
        "form": form,
        "count": queries.unwritten(plenary).count(),
    }
    return render(request, "plenary/write_letters.html", context)


@require_GET
@never_cache
def preview(request: Request, pk: int) -> HttpResponse:
    """How a letter will look, marked as a draft; kept nowhere."""
    found = get_for(request.user, permissions.WRITE, _decisions(), pk=pk)
    sender = SenderForm(queries.last_sender())
    told = documents.result_letter(
        found, sender.sender() if sender.is_valid() else UNSIGNED, sheet=sheet_of(found.standing),
        words=queries.released_words(found), replaces=queries.earlier_letter(found),
    )  # fmt: skip
    imprint = Imprint("", None, _address(request, found), is_sample=found.plenary.edition.is_sample, is_draft=True)
    answer = HttpResponse(letter_pdf(told, imprint), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="rancangan-{found.region.code}.pdf"'
    return answer


@require_http_methods(["GET", "POST"])
def feedback(request: Request, pk: int) -> HttpResponse:
    """The assessors' words before they go out: collect, release many, hold one."""
    plenary = get_for(request.user, permissions.WRITE, rooms.plenaries(), pk=pk)
    rows = queries.feedback_of(plenary)
    if request.method == "POST" and request.POST.get("aksi") == "release":
        count = verbs.release(plenary, texts=feedback_listing.chosen(request, rows), by=request.user)
        messages.success(request, ngettext("%d teks akan dikirim.", "%d teks akan dikirim.", count) % count)
        return redirect("plenary:feedback", pk)
    if request.method == "POST":
        count = verbs.collect_feedback(plenary, by=request.user)
        messages.info(request, ngettext("%d teks baru.", "%d teks baru.", count) % count)
        return redirect("plenary:feedback", pk)
    context = {"plenary": plenary, "edition": plenary.edition, "counts": queries.feedback_counts(plenary)}
    return feedback_listing.respond(request, rows, "plenary/feedback.html", context)


@require_POST
def hold(request: Request, pk: int, text: int) -> HttpResponse:
    """A personal remark stays here."""
    plenary = get_for(request.user, permissions.WRITE, rooms.plenaries(), pk=pk)
    found = get_object_or_404(queries.feedback_of(plenary), pk=text)
    try:
        verbs.hold(found, reason=request.POST.get("note", ""), by=request.user)
        messages.success(request, _("Teks ditahan."))
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect("plenary:feedback", pk)


def _address(request: Request, found: Decision) -> str:
    return request.build_absolute_uri(reverse("plenary:result", args=[found.plenary.edition.slug]))


def _decisions() -> DecisionQuerySet:
    return Decision.objects.select_related(
        "plenary__edition", "plenary__run__terms", "region__province", "standing__run__edition", "standing__run__terms",
        "standing__case__ruling__version",
    )  # fmt: skip
