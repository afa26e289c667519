"""What every screen of a region shares: its tabs, and acts that answer with a sentence when they are refused."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from gerakan.foundation.access import Permission, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.exchange import FileRefused
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.institutions import permissions
from gerakan.stages.institutions.models import regions_open_to

TABS: tuple[tuple[str, Promise], ...] = (
    ("institutions:region", gettext_lazy("Ringkasan")),
    ("institutions:offices", gettext_lazy("Pejabat")),
    ("institutions:acts", gettext_lazy("Produk hukum")),
    ("institutions:bodies", gettext_lazy("Lembaga")),
    ("institutions:promises", gettext_lazy("Janji")),
    ("institutions:handovers", gettext_lazy("Serah terima")),
)


@dataclass(frozen=True)
class Tab:
    """One page of a region."""

    label: str | Promise
    url: str
    current: bool
    count: str = ""


def region_for(request: Request, slug: str, right: Permission = permissions.SEE) -> Region:
    """A region that the person may look into."""
    return get_for(request.user, right, regions_open_to(request.user).select_related("province"), slug=slug)


def frame(request: Request, region: Region, current: str = "") -> dict[str, Any]:
    """What the head of every page of a region shows."""
    may_hand_over = permissions.SEE_HANDOVER.allows(request.user, region)
    open_tabs = [row for row in TABS if may_hand_over or row[0] != "institutions:handovers"]
    tabs = [
        Tab(label, reverse(name, args=[region.slug]), name == f"institutions:{current}") for name, label in open_tabs
    ]
    return {"region": region, "tabs": tabs, "may_keep": permissions.KEEP.allows(request.user, region)}


def tried(page: HttpRequest, act: Callable[[], object], said: str = "") -> bool:
    """Whether it was done; a refusal or the success is told on the next page."""
    try:
        act()
    except (TransitionRefused, FileRefused) as reason:
        messages.error(page, str(reason))
        return False
    if said:
        messages.success(page, said)
    return True
