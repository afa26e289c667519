"""The charter: read, written, opened for signing, signed or refused on the member's own page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.workflow import TransitionRefused
from gerakan.foundation.workflow.asking import tried, whole
from gerakan.stages.clusters import permissions
from gerakan.stages.clusters.commands import charters as commands
from gerakan.stages.clusters.forms import CharterForm
from gerakan.stages.clusters.models import Charter, Membership
from gerakan.stages.clusters.queries import plans as queries
from gerakan.stages.clusters.queries.signing import charter_to_sign, holder_today, text_digest
from gerakan.stages.clusters.views.asking import rights_on, seen_for, seen_in
from gerakan.stages.clusters.workflow import charter_workflow


@require_GET
def charter(request: Request, pk: int) -> HttpResponse:
    """One version: its text, who signed, who refused and why."""
    plan = get_for(request.user, permissions.SEE, queries.plans_for(request.user), pk=pk)
    rows = list(plan.charters.order_by("-version"))
    asked = whole(request.GET.get("versi"))
    shown = next((one for one in rows if one.version == asked), rows[0])
    signed = {one.member_id: one for one in queries.signatures_of(shown)}
    rights = rights_on(request, plan)
    own = rights["own"]
    context = rights | {
        "charter": shown, "rows": rows, "texts": texts_of(shown), "actions": charter_workflow.actions(shown, request.user),
        "members": [(one, signed.get(one.pk)) for one in queries.all_members(plan) if one.pk in signed or not one.has_left],
        "waits": own and permissions.SIGN.allows(request.user, own) and charter_to_sign(plan, own),
    }  # fmt: skip
    context["actions"] = [one for one in context["actions"] if one.name in {"open", "recall"}]
    return render(request, "clusters/charter.html", context)


def texts_of(charter: Charter) -> list[tuple[str, str]]:
    """Heading and words of every part."""
    return [(str(Charter._meta.get_field(name).verbose_name), getattr(charter, name)) for name in Charter.TEXTS]  # type: ignore[union-attr]  # fmt: skip


@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: int) -> HttpResponse:
    """The draft's text; what only a colleague changed stays."""
    plan = get_for(request.user, permissions.WRITE, queries.plans_for(request.user), pk=pk)
    row = queries.newest_charter(plan)
    if row is None or row.state != Charter.State.DRAFT:
        messages.error(request, _("Piagam hanya dapat diubah selama disusun."))
        return redirect("clusters:charter", pk)
    now = {name: getattr(row, name) for name in Charter.TEXTS}
    form = CharterForm(request.POST or None, instance=row)
    if form.is_valid():
        act = lambda: commands.write(plan, values=form.cleaned_data, seen=seen_in(request), by=request.user)  # noqa: E731
        if tried(request, act, _("Piagam disimpan.")):
            return redirect("clusters:charter", pk)
    stands = texts_of(row) if form.is_bound and form.is_valid() else []
    context = {"plan": plan, "edition": plan.edition, "form": form, "seen": seen_for(now), "title": _("Piagam"), "stands": stands}  # fmt: skip
    return render(request, "clusters/form.html", context, status=422 if form.is_bound else 200)


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """Open for signing, take back, begin another version."""
    plan = get_for(request.user, permissions.MANAGE, queries.plans_for(request.user), pk=pk)
    asked, note = request.POST.get("action", ""), request.POST.get("note", "")
    if asked == "again":
        tried(request, lambda: commands.begin_again(plan, by=request.user), _("Versi baru dimulai; yang lama tetap berlaku."))  # fmt: skip
    else:
        tried(request, lambda: commands.move(plan, step=asked, note=note, by=request.user), _("Keadaan diubah."))
    return redirect("clusters:charter", pk)


@require_http_methods(["GET", "POST"])
def sign(request: Request, pk: int) -> HttpResponse:
    """The whole text, as whom one signs, and the two answers."""
    plan = get_for(request.user, permissions.SEE, queries.plans_for(request.user), pk=pk)
    check(request.user, permissions.SIGN, plan)
    own = permissions.member_of(request.user, plan)
    row = charter_to_sign(plan, own) if own else None
    if own is None or row is None:
        messages.info(request, _("Tidak ada piagam yang menunggu tanda tangan daerah ini."))
        return redirect("clusters:charter", pk)
    if request.method == "POST" and _answered(request, own):
        return redirect("clusters:charter", pk)
    holder, blocked = None, ""
    try:
        holder = holder_today(own, request.user) if own.region else None
    except TransitionRefused as reason:
        blocked = str(reason)
    context = {
        "plan": plan, "edition": plan.edition, "charter": row, "texts": texts_of(row), "own": own, "holder": holder,
        "blocked": blocked, "seen": text_digest(row),
    }  # fmt: skip
    return render(request, "clusters/sign.html", context)


def _answered(request: Request, own: Membership) -> bool:
    seen, by = request.POST.get("seen", "")[:100], request.user
    if request.POST.get("action") == "refuse":
        reason = request.POST.get("reason", "")[:4000]
        said = _("Penolakan dicatat dan disampaikan kepada ketua.")
        return tried(request, lambda: commands.refuse(own, seen=seen, reason=reason, by=by), said)
    name, title = request.POST.get("name", "")[:200], request.POST.get("title", "")[:200]
    sign = lambda: commands.sign(own, seen=seen, name=name, title=title, by=by)  # noqa: E731
    return tried(request, sign, _("Piagam ditandatangani."))
