"""The builder: the tree of a draft, its parts, and what became of each item."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gerakan.foundation.access import check, get_for
from gerakan.foundation.instruments import permissions, queries
from gerakan.foundation.instruments.checking import faults_of
from gerakan.foundation.instruments.commands import parts as part_commands
from gerakan.foundation.instruments.commands import versions as commands
from gerakan.foundation.instruments.crosswalks import earlier, faults_of_crosswalk, pairs_of
from gerakan.foundation.instruments.drafts import revision_typed
from gerakan.foundation.instruments.forms.parts import BranchForm, ItemForm, initial_of, rule_forms, rules_typed
from gerakan.foundation.instruments.forms.versions import DescribeForm, pair_forms, pairs_typed
from gerakan.foundation.instruments.models import InstrumentVersion, Node
from gerakan.foundation.instruments.tree import Item, Part, tree_of
from gerakan.foundation.instruments.words import Phrasebook
from gerakan.foundation.workflow import TransitionRefused
from gerakan.foundation.workflow.asking import whole


@require_http_methods(["GET", "POST"])
def build(request: HttpRequest, pk: int) -> HttpResponse:
    """The tree with its buttons, and the words around it."""
    draft = get_for(request.user, permissions.EDIT, queries.versions(), pk=pk)
    if not draft.is_draft:
        messages.info(request, _("Versi ini sudah terbit. Salin dahulu sebagai versi berikut untuk mengubahnya."))
        return redirect(draft)
    if moved := request.POST.get("naik") or request.POST.get("turun"):
        return _move(request, draft, moved)
    form = DescribeForm(request.POST or None, instance=draft)
    if form.is_valid() and _did(
        request, commands.describe, draft, seen=revision_typed(request.POST), **form.cleaned_data
    ):
        messages.success(request, _("Pengantar disimpan."))
        return redirect("instruments:build", pk)
    draft = queries.versions().get(pk=pk)
    tree = tree_of(draft)
    faults = faults_of(tree)
    lines = queries.lines_of(tree, faults)
    return render(
        request,
        "instruments/build.html",
        {"version": draft, "lines": lines, "faults": faults, "form": form, "older": earlier(draft)},
    )


def _move(request: HttpRequest, draft: InstrumentVersion, moved: str) -> HttpResponse:
    node = get_object_or_404(draft.nodes, pk=whole(moved))
    _did(request, part_commands.move_part, node, is_up="naik" in request.POST, seen=revision_typed(request.POST))
    return redirect(f"{reverse('instruments:build', args=[draft.pk])}#bagian-{node.pk}")


def _did(request: HttpRequest, verb: Any, thing: Any, **typed: Any) -> bool:
    """Whether the verb went through; why not is told on the page."""
    try:
        verb(thing, by=request.user, **typed)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
        return False
    return True


@require_http_methods(["GET", "POST"])
def add_part(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """A new element, aspect or item."""
    draft = get_for(request.user, permissions.EDIT, queries.versions(), pk=pk)
    asked = request.GET.get("di", "")
    initial = {"parent": whole(asked)} if whole(asked) else {}
    form = _form(kind)(request.POST or None, version=draft, kind=kind, initial=initial)
    rules = rule_forms(request.POST or None, ())
    if request.method == "POST" and form.is_valid() and rules.is_valid():
        part = form.part(rules_typed(rules))
        if _did(
            request, part_commands.add_part, draft, part=part, parent=form.place, seen=revision_typed(request.POST)
        ):
            messages.success(request, _("“%s” ditambahkan.") % part.title)
            return redirect("instruments:build", pk)
    return _part_page(request, draft, form, rules, kind=kind)


@require_http_methods(["GET", "POST"])
def edit_part(request: HttpRequest, pk: int) -> HttpResponse:
    """One part with its levels and conditions."""
    check(request.user, permissions.EDIT)
    node = get_object_or_404(Node.objects.select_related("version__instrument"), pk=pk)
    part = next(part for part in tree_of(node.version).parts() if part.pk == node.pk)
    initial = initial_of(part, node.parent_id)
    form = _form(node.kind)(request.POST or None, version=node.version, kind=node.kind, initial=initial)
    rules = rule_forms(request.POST or None, part.rules)
    if request.method == "POST" and form.is_valid() and rules.is_valid():
        changed = form.part(rules_typed(rules))
        if _did(
            request, part_commands.change_part, node, part=changed, parent=form.place, seen=revision_typed(request.POST)
        ):
            messages.success(request, _("“%s” disimpan.") % changed.title)
            return redirect(f"{reverse('instruments:build', args=[node.version_id])}#bagian-{node.pk}")
    return _part_page(request, node.version, form, rules, kind=node.kind, part=part)


def _form(kind: str) -> type[BranchForm]:
    return ItemForm if kind == Node.Kind.ITEM else BranchForm


def _part_page(
    request: HttpRequest, draft: InstrumentVersion, form: BranchForm, rules: Any, *, kind: str, part: Part | None = None
) -> HttpResponse:
    draft.refresh_from_db()
    tree = tree_of(draft)
    context = {
        "version": draft,
        "form": form,
        "rules": rules,
        "part": part,
        "kind": Node.Kind(kind).label,
        "is_item": kind == Node.Kind.ITEM,
        "condition": Phrasebook(tree).rules(part.rules) if part else "",
        "answered": tree.answered_items(),
        "is_read_only": not draft.is_draft,
    }
    return render(request, "instruments/part.html", context)


@require_http_methods(["GET", "POST"])
def remove_part(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once, then take it away with what stands below."""
    check(request.user, permissions.EDIT)
    node = get_object_or_404(Node.objects.select_related("version__instrument"), pk=pk)
    part = next(part for part in tree_of(node.version).parts() if part.pk == node.pk)
    if request.method == "POST":
        if _did(request, part_commands.remove_part, node, seen=revision_typed(request.POST)):
            messages.success(request, _("“%s” dihapus.") % part.title)
        return redirect("instruments:build", node.version_id)
    below = len(list(part.items())) if not isinstance(part, Item) else 0
    return render(request, "instruments/remove.html", {"version": node.version, "part": part, "below": below})


@require_http_methods(["GET", "POST"])
def crosswalk(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of each item since the version before; written while it is a draft."""
    right = permissions.EDIT if request.method == "POST" else permissions.READ
    version = get_for(request.user, right, queries.versions(), pk=pk)
    older = earlier(version)
    if older is None:
        return render(request, "instruments/crosswalk.html", {"version": version})
    if "usulkan" in request.POST:
        _did(request, commands.propose_crosswalk, version, seen=revision_typed(request.POST))
        return redirect("instruments:crosswalk", pk)
    before, now = tree_of(older), tree_of(version)
    rows = pair_forms(request.POST or None, pairs_of(version, older), before, now)
    if request.method == "POST" and rows.is_valid():
        if _did(
            request, commands.settle_crosswalk, version, pairs=pairs_typed(rows), seen=revision_typed(request.POST)
        ):
            messages.success(request, _("Padanan disimpan."))
            return redirect("instruments:crosswalk", pk)
        version.refresh_from_db()
    pairs = pairs_of(version, older)
    context = {"version": version, "older": older, "rows": rows, "pairs": pairs, "faults": faults_of_crosswalk(pairs, before, now),
               "may_edit": version.is_draft and permissions.EDIT.allows(request.user)}  # fmt: skip
    return render(request, "instruments/crosswalk.html", context)
