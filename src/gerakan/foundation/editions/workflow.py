"""Life of an edition: prepared, open, closed, archived."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.editions import permissions
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import Transition, Workflow

State = Edition.State


def has_a_rule_and_dates(edition: Edition) -> str | None:
    """Nobody is invited under an unwritten rule."""
    if not edition.rule.strip():
        return _("Tulis dahulu cara memilih daerah.")
    return None if edition.starts_on and edition.ends_on else _("Isi dahulu tanggal mulai dan selesai.")


edition_workflow: Workflow[Edition] = Workflow(
    "edition",
    Transition(
        "open", gettext_lazy("Buka edisi"), State.PREPARING, State.OPEN,
        permission=permissions.MANAGE, guards=(has_a_rule_and_dates,),
    ),
    Transition("close", gettext_lazy("Tutup edisi"), State.OPEN, State.CLOSED, permission=permissions.MANAGE),
    Transition(
        "reopen", gettext_lazy("Buka kembali"), State.CLOSED, State.OPEN,
        permission=permissions.MANAGE, needs_note=True,
    ),
    Transition("archive", gettext_lazy("Arsipkan"), State.CLOSED, State.ARCHIVED, permission=permissions.ARCHIVE),
)  # fmt: skip
