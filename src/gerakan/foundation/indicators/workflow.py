"""The life of a delivered file."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.indicators import permissions
from gerakan.foundation.indicators.delivery import Delivery
from gerakan.foundation.indicators.models import ImportBatch
from gerakan.foundation.indicators.uses import uses_of
from gerakan.foundation.workflow import Transition, Workflow

State = ImportBatch.State


def columns_are_clear(batch: ImportBatch) -> str | None:
    """A region, a year and at least one indicator are needed."""
    return next(iter(Delivery(batch).mapping.problems()), None)


def every_name_is_decided(batch: ImportBatch) -> str | None:
    """No row is dropped in silence: it gets a region, or somebody skips it."""
    open_cases = Delivery(batch).names.open_cases
    if not open_cases:
        return None
    return _("%(count)d nama belum dipastikan: %(names)s.") % {
        "count": len(open_cases), "names": ", ".join(case.written for case in open_cases[:5]),
    }  # fmt: skip


def nothing_rests_on_it(batch: ImportBatch) -> str | None:
    """A frozen run or a later correction would lose its ground."""
    if uses := uses_of(batch.values.all()):
        return _("Nilainya sudah dipakai: %s.") % ", ".join(use.label for use in uses[:3])
    if later := batch.values.filter(is_current=False).count():
        return _("%d nilainya sudah dikoreksi oleh impor lain. Batalkan impor yang lebih baru dahulu.") % later
    return None


def _rows(name: str, label: str | Promise, sources: tuple[State, ...], target: State) -> list[Transition[ImportBatch]]:
    guards = {"map": (columns_are_clear,), "resolve": (every_name_is_decided,), "undo": (nothing_rests_on_it,)}
    return [
        Transition(name, label, source, target, permission=permissions.WORK_ON_BATCH, guards=guards.get(name, ()))
        for source in sources
    ]


OPEN = (State.UPLOADED, State.MAPPED, State.RESOLVED)

import_workflow: Workflow[ImportBatch] = Workflow(
    "import",
    *_rows("map", gettext_lazy("Pakai kolom ini"), OPEN, State.MAPPED),
    *_rows("resolve", gettext_lazy("Pastikan nama"), (State.MAPPED, State.RESOLVED), State.RESOLVED),
    *_rows("apply", gettext_lazy("Terapkan"), (State.RESOLVED,), State.APPLIED),
    *_rows("undo", gettext_lazy("Batalkan impor ini"), (State.APPLIED,), State.UNDONE),
    *_rows("discard", gettext_lazy("Buang berkas ini"), OPEN, State.DISCARDED),
)
