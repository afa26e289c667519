"""Life of a letter: issued once, then withdrawn by a second one; never edited."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.documents import permissions
from gerakan.foundation.documents.models import Letter
from gerakan.foundation.workflow import Transition, Workflow

State = Letter.State


def is_made_here(letter: Letter) -> str | None:
    """What came from outside is withdrawn where it was made."""
    return _("Surat masuk ditarik oleh pengirimnya, bukan di sini.") if letter.direction == "in" else None


def has_a_successor(letter: Letter) -> str | None:
    """A withdrawal is itself a letter."""
    if hasattr(letter, "withdrawn_by"):
        return None
    return _("Surat ditarik dengan menerbitkan surat penarikan.")


letter_workflow: Workflow[Letter] = Workflow(
    "letter",
    Transition(
        "issue", gettext_lazy("Terbitkan"), State.DRAFT, State.ISSUED, permission=permissions.ISSUE
    ),
    Transition(
        "withdraw", gettext_lazy("Tarik"), State.ISSUED, State.WITHDRAWN,
        permission=permissions.WITHDRAW, guards=(is_made_here, has_a_successor), needs_note=True,
    ),
)  # fmt: skip
