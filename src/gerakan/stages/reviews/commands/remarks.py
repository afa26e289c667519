"""Verbs of remarks: written, answered, resolved, opened again; a suggestion accepted or declined."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.chapters.commands.writing import AlreadyKept, save_section
from gerakan.stages.chapters.models import Language, Section
from gerakan.stages.chapters.queries.quoting import as_written, read_at, with_references
from gerakan.stages.masterplans.commands.cells import NothingKept, save_cells
from gerakan.stages.masterplans.commands.saving import Edit
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries import cells
from gerakan.stages.masterplans.queries.sheets import SHEETS
from gerakan.stages.reviews import notices, permissions
from gerakan.stages.reviews.models import PlanRemark
from gerakan.stages.reviews.queries import plans as queries
from gerakan.stages.reviews.workflow import remark_workflow

Kind, State = PlanRemark.Kind, PlanRemark.State


@dataclass(frozen=True)
class Anchor:
    """A cell (or a row, or a sheet), words of a section, or nothing: the whole plan."""

    sheet: str = ""
    row: int | None = None
    field: str = ""
    section: str = ""
    quote: str = ""


@command
def remark(
    plan: Masterplan, *, anchor: Anchor, text: str, is_compulsory: bool = False, after: str | None = None, by: User
) -> PlanRemark:
    """Say something at a place; with `after`: what should stand there instead."""
    check(by, permissions.REMARK, plan)
    if is_compulsory:
        check(by, permissions.DEMAND, plan)
    if not text.strip():
        raise TransitionRefused(_("Tuliskan catatannya."))
    made = PlanRemark(
        plan=plan, written_on=queries.versions_of(plan).first(), kind=Kind.REMARK if after is None else Kind.SUGGESTION,
        text=text.strip(), is_compulsory=is_compulsory, author=by, as_whom=by.hat_label[:200],
        sheet=anchor.sheet, row=anchor.row, field=anchor.field, section=anchor.section, quote=anchor.quote,
    )  # fmt: skip
    figures = _anchor(made)
    if after is not None:
        made.after = with_references(after.strip(), made.quote, figures)
        if made.after == made.before:
            raise TransitionRefused(_("Isi yang diusulkan sama dengan isi sekarang."))
    made.save()
    record("plan_remark.written", made, by=by, changes={"is_compulsory": is_compulsory, "kind": made.kind})
    notices.tell_others(made)
    return made


def _anchor(made: PlanRemark) -> Mapping[str, str]:
    """What stands at its place now, and the figures that a reader sees there; refuses places that do not exist."""
    if made.section:
        return _quote(made)
    if made.sheet:
        _cell(made)
    return {}


def _quote(made: PlanRemark) -> Mapping[str, str]:
    """Words are copied from a page; kept as the text has them, so that they are found again."""
    text, figures = read_at(made.plan, made.section)
    if made.quote.strip():
        made.quote = as_written(text, figures, made.quote)
        if not made.quote:
            raise TransitionRefused(_("Kalimat yang dimaksud tidak ada di naskah sekarang. Salin persis dari naskahnya; mungkin ia baru berubah."))  # fmt: skip
    made.before = made.quote
    return figures


def _cell(made: PlanRemark) -> None:
    sheet = SHEETS.get(made.sheet)
    row = sheet.rows_of(made.plan).filter(pk=made.row).first() if sheet and made.row else None
    column = sheet.column(made.field) if sheet and made.field else None
    if sheet is None or (made.row and row is None) or (made.field and column is None):
        raise TransitionRefused(_("Tempat catatan ini tidak ada lagi. Muat ulang halaman."))
    if row is not None:
        made.code = row.code
        made.before = cells.shown(column, row) if column else ""


@command
def answer(remark: PlanRemark, *, text: str, by: User) -> None:
    """What the region did about it; its writer decides whether that is enough."""
    check(by, permissions.ANSWER, remark)
    if not text.strip():
        raise TransitionRefused(_("Tuliskan jawaban daerah."))
    remark.answer, remark.answered_by, remark.answered_at = text.strip(), by, timezone.now()
    remark.save(update_fields=["answer", "answered_by", "answered_at"])
    remark_workflow.fire(remark, "answer", by=by, note=text)
    notices.tell_writer(remark, text[:300])


@command
def resolve(remark: PlanRemark, *, by: User) -> None:
    """Its writer is content."""
    check(by, permissions.RESOLVE, remark)
    _settle(remark, by)
    remark_workflow.fire(remark, "resolve", by=by)


@command
def reopen(remark: PlanRemark, *, note: str, by: User) -> None:
    """Not yet."""
    remark_workflow.fire(remark, "reopen", by=by, note=note)
    PlanRemark.objects.filter(pk=remark.pk).update(settled_at=None, settled_by=None, reason=note)
    notices.tell_region(remark.plan, notices.REMARKED, note=f"{remark.text[:150]}: {note}")


@command
def accept(remark: PlanRemark, *, by: User) -> None:
    """One click: the words are saved as the writer's own save, and credited to whoever suggested them."""
    check(by, permissions.ANSWER, remark)
    remark.plan = queries.held(remark.plan)
    _must_wait(remark)
    _settle(remark, by)
    remark_workflow.fire(remark, "accept", by=by)
    (_put_words if remark.section else _put_cell)(remark, by)
    told = {"suggested_by": str(remark.author), "before": remark.before[:300], "after": remark.after[:300]}
    record("plan_remark.accepted", remark, by=by, changes=told)
    notices.tell_writer(remark, _("Usulan Anda diterima: %s") % remark.after[:200])


def _put_cell(remark: PlanRemark, by: User) -> None:
    edit = Edit(remark.field, remark.after, remark.before, remark.row)
    try:
        save_cells(remark.plan, sheet=SHEETS[remark.sheet], edits=[edit], by=by)
    except NothingKept as nothing:
        said = nothing.outcomes[0]
        if said.status == said.SAVED:
            return
        if said.status == said.CONFLICT:
            raise TransitionRefused(
                _("Sel ini sudah berubah sejak diusulkan; sekarang isinya: %s.") % (said.text or "–")
            ) from nothing
        raise TransitionRefused(said.sentence) from nothing


def _put_words(remark: PlanRemark, by: User) -> None:
    """The quoted words, wherever they stand now, give way to the suggested ones."""
    found = Section.objects.filter(plan=remark.plan_id, code=remark.section, language=Language.INDONESIAN).first()
    if found is None or found.text.count(remark.quote) != 1:
        raise TransitionRefused(_("Kalimat yang dikutip sudah tidak ada di naskah, atau ada lebih dari sekali. Tulis perubahannya sendiri."))  # fmt: skip
    text = found.text.replace(remark.quote, remark.after, 1)
    try:
        said = save_section(remark.plan, code=remark.section, text=text, seen=found.text, by=by)
    except AlreadyKept:
        return
    if said.status != said.SAVED:
        raise TransitionRefused(_("Rekan Anda sedang mengubah naskah ini. Muat ulang, lalu coba lagi."))


@command
def decline(remark: PlanRemark, *, reason: str, by: User) -> None:
    """No, and why."""
    check(by, permissions.ANSWER, remark)
    _must_wait(remark)
    remark.reason = reason.strip()
    remark.save(update_fields=["reason"])
    _settle(remark, by)
    remark_workflow.fire(remark, "decline", by=by, note=reason)
    notices.tell_writer(remark, _("Usulan Anda ditolak: %s") % reason[:200])


def _must_wait(remark: PlanRemark) -> None:
    if not remark.is_suggestion:
        raise TransitionRefused(_("Catatan ini bukan usulan."))


def _settle(remark: PlanRemark, by: User) -> None:
    remark.settled_by, remark.settled_at = by, timezone.now()
    remark.save(update_fields=["settled_by", "settled_at"])
