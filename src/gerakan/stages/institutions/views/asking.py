"""What every screen of a region shares: its tabs, and acts that answer with a sentence when they are refused."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.guards import RoleRefused
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.documents.downloads import as_download
from gerakan.foundation.exchange import FileRefused
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.institutions import permissions
from gerakan.stages.institutions.models import regions_open_to

TABS: tuple[tuple[str, Promise], ...] = (
    ("region", gettext_lazy("Ringkasan")),
    ("offices", gettext_lazy("Pejabat")),
    ("acts", gettext_lazy("Produk hukum")),
    ("bodies", gettext_lazy("Lembaga")),
    ("promises", gettext_lazy("Janji")),
    ("handovers", gettext_lazy("Serah terima")),
)


def regions_for(user: Actor) -> QuerySet[Region]:
    """Those that the person may look into."""
    return regions_open_to(user).select_related("province")


def frame(page: Request, region: Region, current: str = "") -> dict[str, Any]:
    """What the head of every page of a region shows."""
    may_hand_over = permissions.SEE_HANDOVER.allows(page.user, region)
    open_tabs = [row for row in TABS if may_hand_over or row[0] != "handovers"]
    tabs = [
        {"label": label, "url": page_of(region, name), "current": name == current} for name, label in open_tabs
    ]  # fmt: skip
    return {"region": region, "tabs": tabs, "may_keep": permissions.KEEP.allows(page.user, region)}


def tried(page: HttpRequest, act: Callable[[], object], said: str = "") -> bool:
    """Whether it was done; a refusal or the success is told on the next page."""
    try:
        act()
    except (TransitionRefused, FileRefused, RoleRefused) as reason:
        messages.error(page, str(reason))
        return False
    if said:
        messages.success(page, said)
    return True


def asked(
    page: Request, region: Region, form: Any, act: Callable[[dict[str, Any]], object], *,
    said: str, back: str, tab: str, title: str, **more: Any,
) -> HttpResponse:  # fmt: skip
    """A page with one form: what was typed is done, or shown again with the reason."""
    if page.method == "POST" and form.is_valid() and tried(page, lambda: act(dict(form.cleaned_data)), said):
        return redirect(back)
    context = frame(page, region, tab) | {"form": form, "title": title, "back": back} | more
    return render(page, "institutions/form.html", context)


def page_of(region: Region, tab: str) -> str:
    """Its address."""
    return reverse(f"institutions:{tab}", args=[region.slug])


def handed_out(kept: Any, name: str, back: str, request: Request) -> HttpResponse | FileResponse:
    """A kept file, saved by the browser and never run; told when it is gone."""
    if not kept or not kept.storage.exists(kept.name or ""):
        messages.error(request, _("Berkas ini tidak ada lagi di penyimpanan."))
        return redirect(back)
    return as_download(FileResponse(kept.open("rb"), content_type="application/octet-stream"), name)
