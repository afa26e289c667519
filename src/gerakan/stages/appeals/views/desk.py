"""The desk of the secretariat, and the letter."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.documents.numbering import NoSeries
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing, Tick
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.appeals import permissions
from gerakan.stages.appeals.commands.letters import write_letter
from gerakan.stages.appeals.models import OPEN, Appeal
from gerakan.stages.appeals.queries import appeals as queries
from gerakan.stages.appeals.queries.corrections import waiting_of
from gerakan.stages.invitations.queries.invitations import last_sender
from gerakan.stages.plenary.forms import SenderForm

appeal_listing = Listing(
    name="appeals.desk",
    title=gettext_lazy("Keberatan"),
    columns=(
        Column("region", gettext_lazy("Daerah"), value="region.name", sort="region__name",
               link=lambda row: row.get_absolute_url()),
        Column("verdict", gettext_lazy("Putusan pertama"), value="decision.verdict_label"),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state"),
        Column("filed_at", gettext_lazy("Diajukan"), sort="filed_at", show=formats.day),
        Column("grounds", gettext_lazy("Dasar"), value="ground_count", sort="ground_count", align="end", is_hidden=True),
        Column("seats", gettext_lazy("Anggota panel"), value="seat_count", sort="seat_count", align="end"),
        Column("hearing_at", gettext_lazy("Sidang"), sort="hearing_at", show=formats.moment),
        Column("decide_by", gettext_lazy("Diputus paling lambat"), sort="decide_by",
               template="appeals/cells/decide_by.html"),
        Column("outcome", gettext_lazy("Putusan keberatan"), value="get_outcome_display", sort="outcome"),
        Column("code", gettext_lazy("Kode"), value="region.code", sort="region__code", is_hidden=True),
    ),
    filters=(
        Choice("keadaan", gettext_lazy("Keadaan"), Appeal.State.choices, lookup="state"),
        Tick("terbuka", gettext_lazy("Belum diputus"), apply=lambda rows: rows.filter(state__in=OPEN)),
    ),
    search=("region__name", "region__code"),
    order="filed_at",
    empty=Empty(
        gettext_lazy("Belum ada keberatan"),
        gettext_lazy("Daerah mengajukannya sendiri setelah hasil diumumkan, sampai tenggat ketentuan."),
    ),
)  # fmt: skip


@require_GET
def start(request: Request) -> HttpResponse:
    """Appeals of the edition in use."""
    check(request.user, permissions.SEE_WORK)
    edition = chosen_edition(request)
    return redirect("appeals:desk", edition.slug) if edition else redirect("editions:list")


@require_GET
def desk(request: Request, slug: str) -> HttpResponse:
    """All of an edition in the order in which they are decided."""
    check(request.user, permissions.SEE_WORK)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    rows = queries.appeals_of(edition, request.user)
    context = {"edition": edition, "waiting": waiting_of(edition)}
    return appeal_listing.respond(request, rows, "appeals/desk.html", context)


@require_http_methods(["GET", "POST"])
def letter(request: Request, pk: int) -> HttpResponse:
    """Letterhead and signatory; then number, Word and PDF."""
    found = get_for(request.user, permissions.LETTER, queries.appeals(), pk=pk)
    form = SenderForm(request.POST or None, initial=last_sender(found.edition))
    if request.method == "POST" and form.is_valid():
        try:
            write_letter(found, sender=form.sender(), by=request.user)
        except (TransitionRefused, NoSeries) as reason:
            messages.error(request, str(reason))
        else:
            return redirect(found)
    return render(request, "appeals/letter.html", {"appeal": found, "edition": found.edition, "form": form})
